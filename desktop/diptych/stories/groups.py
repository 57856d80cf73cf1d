"""A library comes in, its stories go out; the user merges and splits them for good."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from diptych.corpus.library import Kinship, Library, Record
from diptych.stories.conflicts import Compared, compared_in


@dataclass(frozen=True, slots=True)
class LibraryStory:
    """The articles of the library that tell of one event."""

    id: int
    title: str
    records: tuple[Record, ...]
    """In the order of their dates."""
    compared: Compared | None = None
    """What comparing its articles has shown; None while no two of them are compared."""

    @property
    def origins(self) -> int:
        """How many there are when near-duplicates count as one."""
        return len({("copies", one.copies) if one.copies else ("id", one.id) for one in self.records})

    @property
    def outlets(self) -> tuple[str, ...]:
        """Those that are known, in the order of their first article."""
        return tuple(dict.fromkeys(one.outlet for one in self.records if one.outlet))

    @property
    def dates(self) -> tuple[str, ...]:
        """The first and the last date of publication, as one where they are the same; empty for none."""
        known = sorted(one.published for one in self.records if one.published)
        return tuple(dict.fromkeys((known[0], known[-1]))) if known else ()


def stories_of(library: Library, *, least: int = 1) -> list[LibraryStory]:
    """The stories that hold `least` articles or more, the largest first."""
    members: dict[int, int] = dict(library.database.rows("SELECT article, story FROM member"))
    groups: dict[int, list[Record]] = defaultdict(list)
    for one in library.records():
        if one.id in members:
            groups[members[one.id]].append(one)
    compared = compared_in(library, groups)
    found = []
    for id, records in groups.items():
        if len(records) >= least:
            ordered = sorted(records, key=lambda one: (one.published or "9", one.id))
            title = next((one.title for one in ordered if one.title), ordered[0].source)
            found.append(LibraryStory(id, title, tuple(ordered), compared.get(id)))
    return sorted(found, key=lambda one: (-len(one.records), one.id))


def merge(library: Library, first: LibraryStory, *others: LibraryStory) -> None:
    """Make one story of several, for good: what is found later does not part them."""
    moved = [one for story in others for one in story.records]
    anchor = first.records[0].sha256
    said: dict[tuple[str, str], Kinship] = {}
    for one in moved:
        said |= {pair_of(one.sha256, held.sha256): "together" for held in first.records[:1]}
    held = said_of(library)
    for one in moved:
        for other in first.records:
            pair = pair_of(one.sha256, other.sha256)
            if other.sha256 != anchor and held.get(pair) == "apart":
                said[pair] = "together"
    library.tell_story({one.id: first.id for one in moved}, said)


def split(library: Library, story: LibraryStory, ids: Iterable[int]) -> int:
    """Number of the new story of these articles of one, apart from the rest of it for good.

    Raises ValueError when none would be left on a side.
    """
    wanted = set(ids)
    moved = [one for one in story.records if one.id in wanted]
    rest = [one for one in story.records if one.id not in wanted]
    if not moved or not rest:
        raise ValueError("a story is split into two that hold something")
    number = next_story(library)
    said: dict[tuple[str, str], Kinship] = {
        pair_of(one.sha256, other.sha256): "apart" for one in moved for other in rest
    }
    library.tell_story({one.id: number for one in moved}, said)
    return number


def said_of(library: Library, sha256: str | None = None) -> dict[tuple[str, str], Kinship]:
    """What the user says of pairs of hashes, of those with this one where one is given."""
    where, values = ("WHERE one = ? OR other = ?", (sha256, sha256)) if sha256 else ("", ())
    rows: Sequence[tuple[str, str, Kinship]] = library.database.rows(
        f"SELECT one, other, said FROM kinship {where}", *values
    )
    return {(one, other): said for one, other, said in rows}


def next_story(library: Library) -> int:
    """A number that no story has."""
    # one that a journal could still bring back is not given again: numbers of articles never are
    row = library.database.row("SELECT coalesce(max(story), 0) + 1 FROM member")
    return int(row[0]) if row else 1


def pair_of(one: str, other: str) -> tuple[str, str]:
    """Two hashes in the order in which they are kept."""
    return (one, other) if one <= other else (other, one)
