"""Dates and pieces of dates in reading order come in, what belongs together comes out as one."""

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from diptych.facts.calendar_words import calendar_words
from diptych.facts.mention import Mention, Shape
from diptych.facts.tables import section
from diptych.facts.templates import compiled

_Joint = Literal["of", "part"]


@dataclass(frozen=True, slots=True)
class Rule:
    """Two dates side by side that are one."""

    left: frozenset[Shape]
    joint: _Joint
    """Which of the patterns `joined_by` of `calendar.yaml` stands between them."""
    right: frozenset[Shape]
    build: Callable[[Mention, Mention, str], Mention | None]
    """What both are together in a language, but for its place; None where they do not fit."""


def joined(mentions: Iterable[Mention], text: str, language: str) -> list[Mention]:
    """The mentions of `text` with those joined that a rule joins, from the right: "fin [du mois]"."""
    found: list[Mention] = []
    for mention in reversed([*mentions]):
        one = mention
        while found and (both := _both(one, found[-1], text, language)) is not None:
            found.pop()
            one = both
        found.append(one)
    return found[::-1]


def _both(left: Mention, right: Mention, text: str, language: str) -> Mention | None:
    if right.start - left.end > 20:
        return None
    between = text[left.end : right.start]
    for rule in RULES:
        if left.shape in rule.left and right.shape in rule.right:
            fits = _joints(language)[rule.joint].fullmatch(between)
            if fits and (both := rule.build(left, right, language)) is not None:
                return replace(both, start=left.start, end=right.end)
    return None


@cache
def _joints(language: str) -> dict[str, re.Pattern[str]]:
    table = section("calendar", language, "joined_by")
    return {name: compiled(str(text), {}, begin="", end="") for name, text in table.items()}


def _portion(left: Mention, right: Mention, language: str) -> Mention | None:
    if right.shape == "part":
        hours = calendar_words(language).hours[right.name or ""][1 + (left.portion or 0)]
        return replace(right, hours=hours, portion=left.portion)
    if right.unit == "day" and right.hours:
        parts = calendar_words(language).hours.values()
        hours = next(part[1 + (left.portion or 0)] for part in parts if part[0] == right.hours)
        return replace(right, hours=hours, portion=left.portion)
    shape: Shape = "shift" if right.shape == "bare" else right.shape
    return replace(right, shape=shape, portion=left.portion) if right.unit != "day" else None


def _within(left: Mention, right: Mention, language: str) -> Mention | None:
    outer = replace(right, shape="shift") if right.shape == "bare" else right
    if left.shape == "day_of":
        return replace(left, shape="day_of_month", within=outer) if outer.unit == "month" else None
    if left.shape == "weekday":
        return replace(left, within=outer) if outer.unit == "week" or outer.shape == "week" else None
    if outer.shape in ("ahead", "ago") and outer.unit != "year":
        return None
    if left.shape in ("month", "feast", "quarter", "season"):
        if left.year is not None or (outer.shape == "shift" and outer.unit != "year"):
            return None
        return replace(left, year=outer.year) if outer.shape == "year" else replace(left, within=outer)
    if left.unit is not None and left.unit in (outer.unit, "year"):
        return None
    return replace(left, within=outer)


def _week_first(left: Mention, right: Mention, language: str) -> Mention | None:
    return replace(right, within=left) if left.unit == "week" or left.shape == "week" else None


def _from(left: Mention, right: Mention, language: str) -> Mention | None:
    return replace(left, within=right)


def _in_part(left: Mention, right: Mention, language: str) -> Mention | None:
    if left.hours or (left.unit or "day") != "day":
        return None
    return replace(left, hours=right.hours)


_STRETCHES: frozenset[Shape] = frozenset(
    {"month", "year", "years", "decade", "quarter", "season", "shift", "week", "bare"}
)
_DAYS: frozenset[Shape] = frozenset({"day", "day_of_month", "weekday", "feast", "shift", "from_last"})
RULES = (
    Rule(frozenset({"portion"}), "of", _STRETCHES | {"part", "run"}, _portion),
    Rule(frozenset({"nth"}), "of", _STRETCHES | {"feast"}, _within),
    Rule(frozenset({"day_of", "weekday"}), "of", frozenset({"shift", "bare", "week"}), _within),
    Rule(
        frozenset({"month", "feast", "quarter", "season"}),
        "of",
        frozenset({"year", "shift", "ahead", "ago"}),
        _within,
    ),
    Rule(frozenset({"shift", "week"}), "of", frozenset({"weekday"}), _week_first),
    Rule(frozenset({"offset"}), "of", _DAYS | {"month", "year", "ago", "ahead", "now"}, _from),
    Rule(_DAYS, "part", frozenset({"part"}), _in_part),
)
"""What joins, tried in order: ends of, the first Monday of, Monday of next week, two days after, evenings."""
