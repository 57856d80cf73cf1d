"""The lemma tables of a parser's package come in, tables of a tenth of their size go out."""

from array import array
from bisect import bisect_left
from collections.abc import Callable, Collection, Mapping
from pathlib import Path
from typing import Any

import msgspec
from spacy.lookups import Lookups, Table
from spacy.strings import get_string_id

_BETWEEN = "\n"
"""Parts two lemmas of one word."""


class PackedLookups(Lookups):
    """Gives a lemmatizer the tables that it would read itself, in a tenth of the memory.

    spaCy makes a list for each of half a million French words, 100 MB in all, and looks for a word among all
    lemmas one by one.
    """

    def from_disk(self, path: str | Path, filename: str = "lookups.bin", **kwargs: object) -> "PackedLookups":
        """The tables of a folder, as spaCy writes them."""
        tables = msgspec.msgpack.decode((Path(path) / filename).read_bytes(), type=dict[str, msgspec.Raw])
        for name, raw in tables.items():
            self._tables[name] = _READ.get(name, _small)(raw)
        return self


class Words:
    """Words, each with its lemmas: a dictionary in a few arrays, in the order of the words' hashes."""

    def __init__(self, words: Mapping[str | int, Collection[str]]) -> None:
        rows = sorted((get_string_id(word), _BETWEEN.join(lemmas)) for word, lemmas in words.items())
        places: dict[str, int] = {}
        self._keys = array("Q", (key for key, _ in rows))
        self._places = array("L", (places.setdefault(told, len(places)) for _, told in rows))
        told = [one.encode() for one in places]
        # one block, and no object for each: so all memory that reading took is given back
        self._told = b"".join(told)
        self._ends = array("L", [0])
        for one in told:
            self._ends.append(self._ends[-1] + len(one))

    def __contains__(self, word: str) -> bool:
        return self._find(word) is not None

    def get(self, word: str, default: Any = None) -> Any:  # noqa: ANN401 - as spaCy's own tables
        """A list of the lemmas of `word`, or `default` where it is not known."""
        found = self._find(word)
        if found is None:
            return default
        place = self._places[found]
        return self._told[self._ends[place] : self._ends[place + 1]].decode().split(_BETWEEN)

    def _find(self, word: str) -> int | None:
        key = get_string_id(word)
        place = bisect_left(self._keys, key)
        return place if place < len(self._keys) and self._keys[place] == key else None


def _small(raw: msgspec.Raw) -> Table:
    return Table(data=msgspec.msgpack.decode(raw))


def _exceptions(raw: msgspec.Raw) -> Table:
    parts = msgspec.msgpack.decode(raw, type=dict[int, msgspec.Raw])
    return Table(
        data={
            part: Words(msgspec.msgpack.decode(words, type=dict[str, list[str]]))
            for part, words in parts.items()
        }
    )


def _known(raw: msgspec.Raw) -> Table:
    parts = msgspec.msgpack.decode(raw, type=dict[int, list[str]])
    return Table(data={part: Words(dict.fromkeys(words, ())) for part, words in parts.items()})


def _last_resort(raw: msgspec.Raw) -> Words:
    return Words(msgspec.msgpack.decode(raw, type=dict[int, list[str]]))


_READ: dict[str, Callable[[msgspec.Raw], Any]] = {
    "lemma_exc": _exceptions,
    "lemma_index": _known,
    "lemma_lookup": _last_resort,
}
"""How the large tables are read, by their names."""
