"""A comparison comes in; everything that its rows hold, worked out off the GUI thread, goes out."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from diptych.app.jobs import CancelledCheck, Progress, ignore, never
from diptych.compare import Comparison
from diptych.ui.rows.near import Near, near
from diptych.ui.rows.plan import Fold, Row, folded, rows

_STEP = 20
"""Rows between two looks whether the plan is still wanted."""


@dataclass(frozen=True, slots=True, eq=False)
class Plan:
    """What stands in the rows of a pair."""

    entries: tuple[Row | Fold, ...] = ()
    nears: Mapping[Row, tuple[Near, ...]] = field(default_factory=lambda: MappingProxyType({}))
    """What is nearly the same words on both sides, by row; also of those that are folded."""


def planned(
    comparison: Comparison, *, progress: Progress = ignore, cancelled: CancelledCheck = never
) -> Plan:
    """The plan of a pair; it is worthless, and of a part only, when it is no longer wanted."""
    found = rows(comparison)
    nears = {}
    for done, row in enumerate(found):
        if done % _STEP == 0:
            progress(done, len(found))
            if cancelled():
                break
        nears[row] = near(comparison, row)
    return Plan(folded(found), MappingProxyType(nears))
