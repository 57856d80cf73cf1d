"""What the user has said of two articles comes in; what of it changes their comparison goes out."""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any, get_args

from diptych.compare import NO_PINS, Pins
from diptych.corpus import Article
from diptych.corpus.library import Annotation, End, found, place_of
from diptych.facts import KINDS, MODES, Amount, Correction, Op
from diptych.text import Span

Ends = tuple[Span | None, Span | None]
"""Left and right; None where a divergence has nothing."""


@dataclass(frozen=True, slots=True)
class ByHand:
    """Links and figures of a pair as the user has them."""

    pins: Pins = NO_PINS
    left: tuple[Correction, ...] = ()
    right: tuple[Correction, ...] = ()


NOTHING_BY_HAND = ByHand()


def by_hand(left: Article, right: Article, said: Sequence[Annotation]) -> ByHand:
    """What the user linked, unlinked and corrected, as far as it finds its place."""
    return ByHand(pins_of(left, right, said), corrections_of(left, said), corrections_of(right, said))


def pins_of(left: Article, right: Article, said: Sequence[Annotation]) -> Pins:
    """What the user linked and unlinked, as far as both ends still stand in the texts."""
    linked: list[tuple[Span, Span]] = []
    unlinked: list[tuple[Span, Span]] = []
    for one in said:
        ends = ends_of(left, right, one) if one.kind == "link" else None
        if ends and ends[0] and ends[1]:
            (linked if one.said == "linked" else unlinked).append((ends[0], ends[1]))
    return Pins(tuple(linked), tuple(unlinked))


def corrections_of(article: Article, said: Sequence[Annotation]) -> tuple[Correction, ...]:
    """The figures of an article that the user corrected, in the order of saying."""
    found_ones = (correction_of(article, one) for one in said if one.kind == "figure")
    return tuple(one for one in found_ones if one)


def correction_of(article: Article, annotation: Annotation) -> Correction | None:
    """The correction that an annotation holds; None where it is of another article, or its words are gone."""
    end = annotation.left
    if not end.place or not end.is_of(article.origin.sha256, article.origin.source):
        return None
    span = found(article.text, end.place)
    return _read(span, annotation.words) if span else None


def correcting(article: Article, correction: Correction, before: Annotation | None = None) -> Annotation:
    """What is to be kept when the user corrects a figure; `before` is what was kept of it."""
    amount = correction.amount
    told = {
        "kind": correction.kind,
        "value": None if amount.value is None else str(amount.value),
        "low": str(amount.low),
        "high": str(amount.high),
        "op": amount.op,
        "unit": correction.unit,
        "mode": correction.mode,
    }
    words = json.dumps(told, ensure_ascii=False)
    end = end_of(article, correction.span)
    return Annotation("figure", end, said="corrected", words=words, id=before.id if before else 0)


def end_of(article: Article, span: Span | None) -> End:
    """A place of one article as it is kept."""
    origin = article.origin
    return End(origin.sha256, origin.source, place_of(article.text, span) if span else None)


def ends_of(left: Article, right: Article, one: Annotation) -> Ends | None:
    """Where both sides stand now, None where a divergence has nothing; None at all where one is lost."""
    spans = []
    for article, end in ((left, one.left), (right, one.right)):
        span = found(article.text, end.place) if end.place else None
        if end.place and span is None:
            return None
        spans.append(span)
    return spans[0], spans[1]


def _read(span: Span, words: str) -> Correction | None:
    """A correction in JSON; None for one that this Diptych does not understand."""
    try:
        told: Any = json.loads(words)
        value = told["value"]
        amount = Amount(
            None if value is None else Decimal(value), Decimal(told["low"]), Decimal(told["high"]), told["op"]
        )
        unit = told["unit"]
        is_known = told["kind"] in KINDS and told["mode"] in MODES and amount.op in get_args(Op)
        if not is_known or not isinstance(unit, str | None) or not amount.low <= amount.high:
            return None
        return Correction(span, told["kind"], amount, unit, told["mode"])
    except (ValueError, KeyError, TypeError, InvalidOperation, RecursionError):
        return None
