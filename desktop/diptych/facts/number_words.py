"""Words come in ("quatre-vingt-dix-sept", "twelve hundred"), the numbers they spell go out."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from diptych.facts.tables import GAP, either, integers, section, strings

_WORD = re.compile(r"[^\W\d_]+")
# "neuf cent quatre-vingt-dix-neuf milliards …" takes less; without an end, a page of "un un un" would be read
# again from each of its words
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class NumberWords:
    """The number words of one language, as `numerals.yaml` has them."""

    units: dict[str, int]
    tens: dict[str, int]
    hundreds: frozenset[str]
    scales: dict[str, int]
    plural_scales: frozenset[str]
    """Multipliers that alone are vague: "milliards", "thousands"."""
    joints: frozenset[str]
    """Words that join two number words: "et", "and"."""
    run: re.Pattern[str]
    """A run of number words, which may spell several numbers."""
    bare_run: str
    """The same as the source of a pattern, without its edges."""
    short_run: str
    """The same of at most eight words, for patterns that go on behind it: a longer one costs its square."""


@dataclass(frozen=True, slots=True)
class Spelled:
    """One number spelled out."""

    start: int
    end: int
    value: int
    unit: int
    """What the last word counts in: 1000 for "quinze mille", 1 for "douze cents"."""
    words: tuple[str, ...]


@cache
def number_words(language: str) -> NumberWords:
    """The number words of `language` ("fr" or "en"); raises LexiconError when the table is damaged."""
    table = section("numerals", language)
    units, tens = integers("numerals", table, "units"), integers("numerals", table, "tens")
    scales, hundreds = integers("numerals", table, "scales"), strings("numerals", table, "hundreds")
    joints = strings("numerals", table, "and")
    word = either([*units, *tens, *scales, *hundreds])
    joint = rf"(?:{GAP}*[-‑]{GAP}*|{GAP}+)(?:{either(joints)}(?:[-‑]|{GAP}+))?"
    bare_run, short_run = (rf"{word}(?:{joint}{word}){many}(?!\w)" for many in (f"{{0,{_LONGEST}}}", "{0,7}"))
    run = re.compile(rf"(?<![\w-]){bare_run}", re.IGNORECASE)
    plural = frozenset(word for word in scales if word.endswith("s") and word.removesuffix("s") in scales)
    return NumberWords(
        units,
        tens,
        frozenset(hundreds),
        scales,
        plural - {"milles"},
        frozenset(joints),
        run,
        bare_run,
        short_run,
    )


def spelled(text: str, start: int, end: int, language: str) -> Iterator[Spelled]:
    """The numbers that the words of text[start:end] spell, in order: "un deux trois" are three.

    A word that cannot go on with the number begins a new one: after "vingt" a digit may follow but no ten,
    after "soixante" and "quatre-vingt" also ten to nineteen.
    """
    known = number_words(language)
    words = list(_WORD.finditer(text, start, end))
    first = 0
    while first < len(words):
        if words[first].group().lower() in known.joints:
            first += 1
            continue
        count, value, unit = _longest(
            [match.group().lower() for match in words[first : first + _LONGEST]], known
        )
        taken = words[first : first + count]
        forms = tuple(match.group().lower() for match in taken)
        yield Spelled(taken[0].start(), taken[-1].end(), value, unit, forms)
        first += count


def _longest(words: Sequence[str], known: NumberWords) -> tuple[int, int, int]:
    """How many of `words` make the first number, its value, and what its last word counts in."""
    total, group, room, floor, unit, count = 0, -1, 10**30, 10**30, 1, 0
    # `group` is the number below a thousand being built (-1: none yet), `room` what may still be added to it
    for place, word in enumerate(words):
        if word in known.joints:
            continue
        if word in known.scales:
            scale = known.scales[word]
            if scale < floor:
                total += (1 if group < 0 else group) * scale
            elif group >= 0 or total:
                total = (total + max(group, 0)) * scale
            else:
                break
            group, room, floor, unit = -1, 10**30, scale, scale
        elif word in known.hundreds and group <= 0 and word in ("cent", "hundred"):
            if floor <= 100:
                break
            group, room, unit = 100, 100, 1
        elif word in known.hundreds and 0 < group < 100 and room < 100:
            group, room, unit = group * 100, 100, 1
        else:
            value = known.tens.get(word, known.units.get(word, 0))
            fourscore = (
                word in ("vingt", "vingts") and place > 0 and words[place - 1] == "quatre" and group >= 0
            )
            if fourscore and group % 100 == 4:
                group, room = group + 76, 20
            elif group < 0:
                if value >= floor:
                    break
                group, room = value, _room_after(word, known)
            elif value < room and value > 0:
                group, room = group + value, _room_after(word, known)
            else:
                break
            unit = 1
        count = place + 1
    return max(count, 1), total + max(group, 0), unit


def _room_after(word: str, known: NumberWords) -> int:
    """One more than the largest number that may follow `word` in the same number; 1 closes the tens."""
    if word in known.tens or word == "dix":
        return 20 if word == "soixante" else 10
    return 1
