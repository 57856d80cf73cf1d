"""Links and wordings come in, framings go out: only contrast, always with the reason.

Each lens is a file of its own, with a judge for a pair of linked sentences; a further one joins `LENSES`.
"""

from collections.abc import Callable, Iterable, Iterator
from itertools import chain

from diptych.compare.agency import judge_agency
from diptych.compare.comparison import Divergence
from diptych.compare.counted import judge_counted
from diptych.compare.evaluative import judge_evaluative
from diptych.compare.event_names import judge_event_names
from diptych.compare.lens import Sides, side_of
from diptych.compare.loaded import judge_loaded, judge_tops
from diptych.compare.modality import judge_modality
from diptych.compare.motive import judge_motive
from diptych.compare.naming import judge_designators, judge_naming
from diptych.compare.reporting import judge_reporting
from diptych.compare.titles import judge_title
from diptych.facts import Analysis

Lens = Callable[[Sides, int, int, float], Iterator[Divergence]]
"""What a lens sees in a sentence of the left and one of the right, linked with a probability."""

LENSES: tuple[Lens, ...] = (
    judge_counted,
    judge_naming,
    judge_event_names,
    judge_evaluative,
    judge_loaded,
    judge_modality,
    judge_reporting,
    judge_motive,
    judge_agency,
)
_MOST_NAMES = 4
"""Rows of actors called otherwise, in a pair: the first tell it, more are a list."""
_MOST_ROWS = 12
"""Rows of a pair: who is shown more reads none, so that the weightiest stand alone."""
_ONCE = ("G2", "G3", "G4", "G5", "G6", "G7", "G9", "G12")


def judge_framings(
    left: Analysis, right: Analysis, pairs: Iterable[tuple[int, int, float]]
) -> list[Divergence]:
    """Framings of pairs (sentence of the left, sentence of the right, probability of their link)."""
    sides = side_of(left), side_of(right)
    found: dict[str, Divergence] = {}
    surest = sorted(pairs, key=lambda pair: (-pair[2], pair))
    linked = (told for i, j, score in surest for lens in LENSES for told in lens(sides, i, j, score))
    titles = chain(judge_title(sides[0], "A"), judge_title(sides[1], "B"))
    for told in chain(linked, judge_tops(sides), judge_designators(sides), titles):
        # the same words may be held against several sentences: the surest link tells it
        rule = "G4" if told.code == "G3" else told.code
        keys = [f"{rule}-{told.left}", f"{rule}-{told.right}-"]
        keys = keys if told.code in _ONCE else [told.id]
        # a loaded word is told once, however often it comes
        keys = [told.gap] if told.code == "G1" else [*keys, told.gap.lower()] if told.code == "G3" else keys
        if not any(key in found for key in keys):
            found |= dict.fromkeys(keys, told)
    rows = {told.id: told for told in found.values()}.values()
    named = sorted((told for told in rows if told.code == "G3"), key=lambda told: -told.severity)
    shown = [told for told in rows if told not in named[_MOST_NAMES:]]
    return sorted(shown, key=lambda told: -told.severity)[:_MOST_ROWS]
