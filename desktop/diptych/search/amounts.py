"""An amount that is asked for comes in, the condition on the store's figures goes out."""

from math import inf

from diptych.search.query import Amount
from diptych.search.values import unit_named
from diptych.search.vocabulary import Vocabulary


def condition(leaf: Amount, vocabulary: Vocabulary) -> tuple[str, list[object]]:
    """The condition on rows of figures, and its values."""
    told: list[object] = []
    where = "1 = 1"
    if leaf.low > -inf:
        where += " AND value >= ?"
        told.append(leaf.low)
    if leaf.high < inf:
        where += " AND value <= ?"
        told.append(leaf.high)
    if leaf.unit:
        units = sorted(_units(leaf, vocabulary))
        where += f" AND unit IN ({', '.join('?' * len(units))})"
        told += units
    elif leaf.kind:
        where += " AND kind = ?"
        told.append(leaf.kind)
    return where, told


def _units(leaf: Amount, vocabulary: Vocabulary) -> set[str]:
    """The unit as figures have it: its sign, the term of what is counted, or what the word names."""
    named = unit_named(leaf.unit)
    found = {leaf.unit, leaf.unit.upper(), named, f"{named}/year", f"{named}/month"}
    for terms in vocabulary.readings(leaf.unit)[:1]:
        found |= terms
    return found - {""}
