"""The likeness and the facts come in, figures and sayings of one article alone go out (F10, G11)."""

from decimal import Decimal

from diptych.compare.agreement import FigurePair
from diptych.compare.comparison import Divergence, Link, Tier
from diptych.compare.likeness import Likeness
from diptych.compare.quantity import measure, relation
from diptych.compare.telling import on_one_side, written
from diptych.facts import Analysis, Figure
from diptych.i18n import _
from diptych.text import Span, words

_NO_COUNTERPART = 0.08
"""Likeness below which a sentence has no counterpart at all, rather than an unsure one."""
_NEWS = ("money", "percent", "count", "duration", "fraction", "area", "length")
_SMALL = 3
_SAYING = 6
"""Words from which a quotation says something of its own, and is no name between marks."""


def judge_onesided(
    left: Analysis, right: Analysis, links: tuple[Link, ...], alike: Likeness, pairs: tuple[FigurePair, ...]
) -> list[Divergence]:
    """Figures, and sayings of some length, that one article tells and the other has nowhere.

    F10 at a figure that a strong link's passage opposite leaves out, G11 at a sentence without a counterpart.
    """
    if not alike.probability.size:
        return []
    best = alike.probability.max(1), alike.probability.max(0)
    linked = _linked(left, right, links)
    # a fact is told on both sides however often it is told: by its value, not by the place
    paired = {_fact(pair.left) for pair in pairs}, {_fact(pair.right) for pair in pairs}
    told = []
    for side, (here, there) in enumerate(((left, right), (right, left))):
        letter, other = ("A", "B") if side == 0 else ("B", "A")
        outlet = there.article.outlet or other
        for n, sentence in enumerate(here.article.sentences):
            tier = linked[side].get(n)
            if tier == "possible" or (tier is None and best[side][n] >= _NO_COUNTERPART):
                continue
            figures = [
                f for f in here.facts.figures if f.sentence == n and _is_news(f) and not _told(f, there)
            ]
            if tier == "strong":
                absent = (f for f in figures if _fact(f) not in paired[side])
                told += [_absent(here, letter, other, figure) for figure in absent]
            elif figures or any(q.sentence == n and len(words(q.text)) >= _SAYING for q in here.facts.quotes):
                told.append(_alone(letter, outlet, sentence.span, figures[0].text if figures else ""))
    return told


def _linked(left: Analysis, right: Analysis, links: tuple[Link, ...]) -> tuple[dict[int, Tier], ...]:
    """The sentences of each side that are linked, with the tier of their best link."""
    found: tuple[dict[int, Tier], dict[int, Tier]] = ({}, {})
    for link in sorted(links, key=lambda link: link.score):
        found[0][left.article.sentence_at(link.left.start)] = link.tier
        found[1][right.article.sentence_at(link.right.start)] = link.tier
    return found


def _absent(here: Analysis, letter: str, other: str, figure: Figure) -> Divergence:
    text = _("{side} says {told}; the passage linked with it in {other} gives no such figure.").format(
        side=letter, told=written(here, figure.span), other=other
    )
    reasons = (_("a figure left out of the linked passage, and found nowhere opposite"),)
    gap = _("{side} only").format(side=letter)
    return on_one_side("F10", letter, figure.span, 0.2, gap=gap, explanation=text, reasons=reasons)


def _alone(letter: str, outlet: str, span: Span, figure: str) -> Divergence:
    text = _("Nothing opposite in {outlet}: no passage tells what is said here.").format(outlet=outlet)
    reason = _("no counterpart, and a saying found nowhere opposite")
    if figure:
        text = _("Nothing opposite in {outlet}: no passage tells this, nor the figure {figure}.").format(
            outlet=outlet, figure=figure
        )
        reason = _("no counterpart, and a figure found nowhere opposite")
    gap = _("{side} only").format(side=letter)
    return on_one_side("G11", letter, span, 0.25, gap=gap, explanation=text, reasons=(reason,))


def _fact(figure: Figure) -> tuple[str, Decimal | None]:
    told = measure(figure)
    return told.dimension, told.value


def _is_news(figure: Figure) -> bool:
    small = figure.kind == "count" and figure.value is not None and figure.value <= _SMALL
    return figure.kind in _NEWS and figure.value is not None and not small


def _told(figure: Figure, there: Analysis) -> bool:
    """Whether the other article tells the figure anywhere, rounded or nearly."""
    ours = measure(figure)
    alike = (m for m in map(measure, there.facts.figures) if m.dimension == ours.dimension)
    return any(relation(ours, theirs) in ("same", "rounding", "near") for theirs in alike)
