"""What people and the library add to a comparison: judgements, notes, when the articles came in."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from types import MappingProxyType

from diptych.compare import Divergence, Judgement, PassageNote

_OPEN = Judgement()


@dataclass(frozen=True, slots=True)
class Annotations:
    """What a report tells beside the comparison itself."""

    judgements: Mapping[str, Judgement] = field(default_factory=lambda: MappingProxyType({}))
    """By id of the divergence; what is missing is open."""
    notes: tuple[PassageNote, ...] = ()
    """In reading order."""
    imported: tuple[str, str] = ("", "")
    """ISO time at which left and right came into the library; "" for what is not in it."""

    def judgement(self, row: Divergence) -> Judgement:
        """What the user made of a divergence."""
        return self.judgements.get(row.id, _OPEN)

    @property
    def judged(self) -> bool:
        """Whether any divergence has a verdict, a reason or a note."""
        return any(judgement != _OPEN for judgement in self.judgements.values())


NOTHING = Annotations()
"""A comparison nobody has judged yet."""
