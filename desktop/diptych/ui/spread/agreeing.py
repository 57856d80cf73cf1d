"""A comparison comes in; what both sides tell alike goes out, told like divergences."""

from diptych.compare import Comparison, Divergence, Link
from diptych.i18n import _

_SHOWN = 3
"""Reasons of a link that are told."""


def agreed(comparison: Comparison | None) -> tuple[Divergence, ...]:
    """The figures that the judges found equal, and the linked passages in which no rule found a difference.

    Only strong links count, and only what touches no divergence: nothing is said to agree that may not.
    """
    if comparison is None:
        return ()
    left, right = comparison.left.article, comparison.right.article
    touched: tuple[set[int], set[int]] = set(), set()
    for told in comparison.divergences:
        touched[0].update(left.sentences_in(told.left) if told.left else ())
        touched[1].update(right.sentences_in(told.right) if told.right else ())
    alike = [
        _told(link)
        for link in comparison.links
        if link.tier == "strong"
        and touched[0].isdisjoint(left.sentences_in(link.left))
        and touched[1].isdisjoint(right.sentences_in(link.right))
    ]
    return (*comparison.agreements, *alike)


def _told(link: Link) -> Divergence:
    reasons = " · ".join(link.reasons[:_SHOWN])
    told = _("Both tell this, and no rule found a difference: {reasons}.").format(reasons=reasons)
    return Divergence(
        id=f"link-{link.left.start}-{link.right.start}", code="", type="same", lens=None, kind="figure",
        severity=0.0, left=link.left, right=link.right, gap="=", explanation=told, reasons=link.reasons,
    )  # fmt: skip
