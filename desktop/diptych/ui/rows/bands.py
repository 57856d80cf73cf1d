"""The heights of both sides come in; where each row stands, level on both, goes out."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from diptych.ui.rows.near import Near
from diptych.ui.rows.plan import Fold, Row

PAD_PX = 12
LABEL_PX = 24
"""Room over the words of a row that is told nearly alike, for the line that says so."""
FOLD_PX = 32
BOX_PX = 72
"""The least height of a dashed box."""
BOX_PAD_PX = 16
"""From the top of a dashed box to its words."""
FOOT_PX = 32


@dataclass(frozen=True, slots=True)
class Band:
    """One entry with its place, in pixels of the documents."""

    entry: Row | Fold
    nears: tuple[Near, ...]
    top: float
    text_top: float
    bottom: float
    """With the line that parts it from the next."""

    def words_top(self, side: str) -> float:
        """Where the first line of a side begins: lower in a dashed box."""
        is_box = isinstance(self.entry, Row) and not self.entry.parts(side)
        return self.text_top + (BOX_PAD_PX if is_box else 0)


def bands(
    entries: Sequence[Row | Fold],
    nears: Sequence[tuple[Near, ...]],
    left: Sequence[float],
    right: Sequence[float],
) -> tuple[Band, ...]:
    """The bands from the top down; `left` and `right` are the heights of the words of each entry."""
    found = []
    top = 0.0
    for entry, near, ours, theirs in zip(entries, nears, left, right, strict=True):
        if isinstance(entry, Fold):
            text_top, bottom = top + (FOLD_PX - max(ours, theirs)) / 2, top + FOLD_PX
        else:
            text_top = top + PAD_PX + (LABEL_PX if any(one.divergence_id for one in near) else 0)
            tallest = max(ours, theirs, BOX_PX if entry.is_one_sided else 0)
            bottom = round(text_top + tallest + PAD_PX) + 1.0
        found.append(Band(entry, near, top, round(text_top), bottom))
        top = bottom
    return tuple(found)


def band_at(found: Sequence[Band], y: float) -> int:
    """Number of the band at a height; -1 under the last one."""
    at = bisect_right(found, y, key=lambda band: band.top) - 1
    return at if at >= 0 and y < found[at].bottom else -1


def bands_between(found: Sequence[Band], top: float, bottom: float) -> Sequence[Band]:
    """The bands that show between two heights."""
    first = max(0, bisect_right(found, top, key=lambda band: band.top) - 1)
    return found[first : bisect_right(found, bottom, key=lambda band: band.top)]
