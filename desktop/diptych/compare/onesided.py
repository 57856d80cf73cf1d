"""The likeness and the facts come in, figures that the other article has nowhere go out (G11)."""

from diptych.compare.comparison import Divergence, Link
from diptych.compare.likeness import Likeness
from diptych.compare.quantity import measure, relation
from diptych.facts import Analysis, Figure
from diptych.i18n import _

_NO_COUNTERPART = 0.08
"""Likeness below which a sentence has no counterpart at all, rather than an unsure one."""
_NEWS = ("money", "percent", "count", "duration", "fraction", "area", "length")
_SMALL = 3


def judge_onesided(
    left: Analysis, right: Analysis, links: tuple[Link, ...], alike: Likeness
) -> list[Divergence]:
    """Sentences without a counterpart that tell a figure which the other article has nowhere."""
    if not alike.probability.size:
        return []
    best = alike.probability.max(1), alike.probability.max(0)
    linked = (
        {left.article.sentence_at(link.left.start) for link in links},
        {right.article.sentence_at(link.right.start) for link in links},
    )
    told = []
    for side, (here, there) in enumerate(((left, right), (right, left))):
        for n, sentence in enumerate(here.article.sentences):
            if n in linked[side] or best[side][n] >= _NO_COUNTERPART:
                continue
            figures = [
                f for f in here.facts.figures if f.sentence == n and _is_news(f) and not _told(f, there)
            ]
            if figures:
                name = "A" if side == 0 else "B"
                opposite = there.article.outlet or ("B" if side == 0 else "A")
                told.append(
                    Divergence(
                        id=f"G11-{name}-{sentence.span.start}",
                        code="G11",
                        type="one-sided",
                        lens=None,
                        kind="onesided",
                        severity=0.25,
                        left=sentence.span if side == 0 else None,
                        right=sentence.span if side == 1 else None,
                        gap=_("{side} only").format(side=name),
                        explanation=_(
                            "Nothing opposite in {outlet}: no passage tells this, nor the figure {figure}."
                        ).format(outlet=opposite, figure=figures[0].text),
                        reasons=(_("no counterpart, and a figure found nowhere opposite"),),
                    )
                )
    return told


def _is_news(figure: Figure) -> bool:
    small = figure.kind == "count" and figure.value is not None and figure.value <= _SMALL
    return figure.kind in _NEWS and figure.value is not None and not small


def _told(figure: Figure, there: Analysis) -> bool:
    """Whether the other article tells the figure anywhere, rounded or nearly."""
    ours = measure(figure)
    alike = (m for m in map(measure, there.facts.figures) if m.dimension == ours.dimension)
    return any(relation(ours, theirs) in ("same", "rounding", "near") for theirs in alike)
