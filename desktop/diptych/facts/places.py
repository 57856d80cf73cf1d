"""A text comes in, the places of a row that it tells from the end or from here go out."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from diptych.facts.date_mentions import find_mentions
from diptych.facts.tables import GAP, either, integers, section, spaced, strings


@dataclass(frozen=True, slots=True)
class Place:
    """A place in a row that is told from its end or from where one stands."""

    start: int
    end: int
    origin: Literal["end", "here"]
    number: int
    """0 for the last and the present one, -1 for the one before, +1 for the next."""


def find_places(text: str, language: str) -> list[Place]:
    """Places told from the end ("l'avant-dernier", "the last but one") or from here ("the next one").

    Those of the calendar ("last week", "vendredi dernier") are dates, not places.
    """
    dated = bytearray(len(text))
    for mention in find_mentions(text, language):
        dated[mention.start : mention.end] = b"\x01" * (mention.end - mention.start)
    origins = _places(language)
    found: dict[int, Place] = {}
    for origin, (pattern, numbers) in origins.items():
        for match in pattern.finditer(text):
            place = Place(match.start("place"), match.end(), origin, numbers[spaced(match["place"])])
            known = found.get(place.start)
            if not dated[place.start] and (known is None or known.end < place.end):
                found[place.start] = place
    kept: list[Place] = []
    for place in sorted(found.values(), key=lambda place: place.start):
        if not kept or place.start >= kept[-1].end:
            kept.append(place)
    return kept


@cache
def _places(language: str) -> dict[Literal["end", "here"], tuple[re.Pattern[str], dict[str, int]]]:
    table = section("numerals", language, "places")
    found: dict[Literal["end", "here"], tuple[re.Pattern[str], dict[str, int]]] = {}
    for origin in ("end", "here"):
        numbers = {word.lower(): number for word, number in integers("numerals", table, origin).items()}
        one = f"(?:{GAP}+{either(strings('numerals', table, 'one'))})?"
        pattern = rf"(?<![\w-])(?P<place>{either(numbers)}){one if origin == 'here' else ''}(?!\w)"
        by_word = {spaced(word): number for word, number in numbers.items()}
        found[origin] = (re.compile(pattern, re.IGNORECASE), by_word)
    return found
