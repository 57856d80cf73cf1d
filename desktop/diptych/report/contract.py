"""A comparison comes in, the JSON that other programs read goes out: schema `diptych.comparison/1`.

Keys stand in the order of the contract and lists in reading order (divergences: worst first), so that the
same two texts always give the same bytes. Spans are half-open code-point offsets into that side's `text`.
"""

import json
from dataclasses import asdict
from decimal import ROUND_HALF_DOWN, ROUND_HALF_UP, Decimal
from typing import Any

from diptych.compare import Comparison, Divergence, Link
from diptych.corpus import Article
from diptych.facts import Date, Facts, Figure
from diptych.report.annotations import NOTHING, Annotations
from diptych.text import Span

SCHEMA = "diptych.comparison/1"


def as_json(comparison: Comparison, annotations: Annotations = NOTHING) -> str:
    """The whole comparison as one JSON object, UTF-8 unescaped, ending in a line feed.

    Numbers that may be large or exact are strings in plain notation, never `1E+9`; an open end is null.
    `agreements` (the F0) have the form of `divergences`; `judgements` and `notes` are what the user added; a
    figure that the user corrected has `corrected`.
    """
    left, right = comparison.left, comparison.right
    told = {
        "schema": SCHEMA,
        "left": _article(left.article),
        "right": _article(right.article),
        "links": [_link(link) for link in comparison.links],
        "figures": {"left": figure_rows(left.facts), "right": figure_rows(right.facts)},
        "divergences": [_divergence(row) for row in comparison.divergences],
        "agreements": [_divergence(row) for row in comparison.agreements],
        "judgements": [
            {"id": row.id, **asdict(annotations.judgements[row.id])}
            for row in comparison.divergences
            if row.id in annotations.judgements
        ],
        "notes": [asdict(note) for note in annotations.notes],
    }
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def _article(article: Article) -> dict[str, Any]:
    return {
        "text": article.text,
        "title": article.title,
        "author": article.author,
        "outlet": article.outlet,
        "published": article.published,
        "language": article.language,
        "source": article.origin.source,
        "sha256": article.origin.sha256,
        "furniture": [{"text": block.text, "why": block.why} for block in article.furniture],
    }


def _link(link: Link) -> dict[str, Any]:
    return {
        "left": _span(link.left),
        "right": _span(link.right),
        "score": _share(link.score),
        "tier": link.tier,
        "pinned": link.pinned,
        "reasons": list(link.reasons),
    }


def _divergence(row: Divergence) -> dict[str, Any]:
    return {
        "id": row.id,
        "code": row.code,
        "type": row.type,
        "lens": row.lens,
        "severity": _share(row.severity),
        "left": _span(row.left) if row.left else None,
        "right": _span(row.right) if row.right else None,
        "explanation": row.explanation,
        "reasons": list(row.reasons),
    }


def figure_rows(facts: Facts) -> list[dict[str, Any]]:
    """Figures and dates as one list in reading order, in the words of the contract."""
    rows = [(figure.span, _figure(figure)) for figure in facts.figures]
    rows += [(date.span, _date(date)) for date in facts.dates]
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _figure(figure: Figure) -> dict[str, Any]:
    clock = figure.kind == "time"
    return {
        "span": _span(figure.span),
        "text": figure.text,
        "kind": figure.kind,
        "value": (_clock(figure.value) if clock else _plain(figure.value)),
        "low": _clock(figure.low) if clock else _plain(figure.low),
        "high": _clock(figure.high, ROUND_HALF_DOWN) if clock else _plain(figure.high),
        "op": figure.op,
        "unit": figure.unit,
        "mode": figure.mode,
        "about": figure.about,
        **({"corrected": True} if figure.by_hand else {}),
    }


def _date(date: Date) -> dict[str, Any]:
    """A date with its first and last day; an interval (a season, "2012–13") has its two ends and no value."""
    ends = (date.value or "").split("/")
    interval = len(ends) > 1
    first = ends[0] if interval else date.low.isoformat() if date.low else None
    last = ends[-1] if interval else date.high.isoformat() if date.high else None
    return {
        "span": _span(date.span),
        "text": date.text,
        "kind": "date",
        "value": None if interval else date.value,
        "low": first,
        "high": last,
        "op": date.op,
        "unit": "date",
        "mode": date.mode,
        "about": "",
    }


def _span(span: Span) -> list[int]:
    return [span.start, span.end]


def _share(value: float) -> float:
    """A number between 0 and 1 without the digits that differ from one machine to the next."""
    return round(float(value), 4)


def _plain(value: Decimal | None) -> str | None:
    """Digits in plain notation, without trailing zeros; None for an open end."""
    if value is None or not value.is_finite():
        return None
    text = f"{value:f}"
    if "." in text:
        text = text.rstrip("0").rstrip(".")
    return "0" if text in ("-0", "") else text


def _clock(minutes: Decimal | None, rounding: str = ROUND_HALF_UP) -> str | None:
    """Minutes since midnight as HH:MM; halves go up, or down for an upper end, which is excluded."""
    if minutes is None or not minutes.is_finite():
        return None
    hours, rest = divmod(int(minutes.to_integral_value(rounding)), 60)
    return f"{hours:02}:{rest:02}"
