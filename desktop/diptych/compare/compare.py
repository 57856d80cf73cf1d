"""Two analyses come in, the comparison that the window and the report show goes out."""

from diptych.compare.agreement import FigurePair
from diptych.compare.align import links
from diptych.compare.basis import judge_basis
from diptych.compare.comparison import Comparison, Divergence, Link
from diptych.compare.corrected import with_readings
from diptych.compare.dates import judge_dates
from diptych.compare.figures import judge_figures
from diptych.compare.framings import judge_framings
from diptych.compare.likeness import likeness
from diptych.compare.marks import marks
from diptych.compare.onesided import judge_onesided
from diptych.compare.pairing import figure_pairs
from diptych.compare.pins import NO_PINS, Pins, with_pins
from diptych.compare.quantity import KINDRED
from diptych.compare.quotations import judge_quotations
from diptych.compare.rates import Rate
from diptych.compare.spine import spine
from diptych.compare.verbatim import with_changes
from diptych.compare.within import judge_within
from diptych.facts import Analysis
from diptych.text import Span


def compare(
    left: Analysis, right: Analysis, *, pins: Pins = NO_PINS, rates: tuple[Rate, ...] = ()
) -> Comparison:
    """Links, divergences and marks of a pair. Two articles of one text have no divergence at all.

    pins: what the user has linked and unlinked by hand; it outweighs every likeness.
    rates: the user's rates of exchange; without one no sum is converted.
    """
    alike = likeness(left, right)
    linked = with_changes(left, right, with_pins(links(left, right, alike), pins))
    if left.article.text == right.article.text:
        return Comparison(left, right, linked, spine(linked), (), (), (), ())
    pairs = figure_pairs(left, right, linked, alike)
    sentences = _sentence_pairs(left, right, linked, pairs)
    found = [
        *judge_figures(left, right, pairs, rates=rates),
        *judge_basis(left, right, alike),
        *judge_within(left, "A"),
        *judge_within(right, "B"),
        *judge_dates(left, right, sentences, alike, as_of=_as_of(pairs)),
        *judge_framings(left, right, sentences),
        *judge_quotations(left, right, sentences),
        *judge_onesided(left, right, linked, alike, pairs),
    ]
    found = [with_readings(told, left, right) for told in found]
    divergences = tuple(sorted((d for d in found if d.type != "same"), key=_worst_first))
    agreements = tuple(sorted((d for d in found if d.type == "same"), key=_worst_first))
    return Comparison(
        left=left,
        right=right,
        links=linked,
        spine=spine(linked),
        divergences=divergences,
        agreements=agreements,
        left_marks=marks(divergences, "left"),
        right_marks=marks(divergences, "right"),
    )


def _sentence_pairs(
    left: Analysis, right: Analysis, linked: tuple[Link, ...], pairs: tuple[FigurePair, ...]
) -> list[tuple[int, int, float]]:
    """Linked sentences as (index, index, probability); a figure told twice links its sentences too."""
    found = {
        (left.article.sentence_at(link.left.start), right.article.sentence_at(link.right.start)): link.score
        for link in linked
    }
    for pair in pairs:
        found.setdefault((pair.left.sentence, pair.right.sentence), 0.0)
    return [(i, j, score) for (i, j), score in sorted(found.items())]


def _as_of(pairs: tuple[FigurePair, ...]) -> frozenset[tuple[Span, Span]]:
    """The dates on which one thing was counted twice: these are no two days of one event."""
    counted = [pair for pair in pairs if pair.same_time is False and pair.relation not in KINDRED]
    return frozenset((a.span, b.span) for pair in counted for a in pair.mine.dates for b in pair.yours.dates)


def _worst_first(told: Divergence) -> tuple[float, int, int, str]:
    left = told.left.start if told.left else told.right.start if told.right else 0
    return (-told.severity, left, told.right.start if told.right else 0, told.code)
