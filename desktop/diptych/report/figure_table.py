"""Figures in the words of the contract come in, the cells of a table that a person reads go out."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from diptych.i18n import _, number


def figure_headings() -> tuple[str, ...]:
    """The headings, without the one over the row's number."""
    return _("As written"), _("Value"), _("Unit"), _("How it is told"), _("About")


def figure_cells(row: Mapping[str, Any], n: int = 0) -> tuple[str, ...]:
    """Number of the row and a cell under each heading; a bound is told by its sign."""
    return str(n), row["text"], _value(row), row["unit"] or "", _told(row), row["about"]


def _value(row: Mapping[str, Any]) -> str:
    """The value as the user's language writes numbers, its ends where it is a range."""
    low, value, high = (_number(row[end], row["kind"]) for end in ("low", "value", "high"))
    if row["op"] == "range" or (value == "" and low and high):
        return f"{low} – {high}"
    signs = {"<=": "≤ ", ">=": "≥ ", "~": "≈ "}
    return signs.get(row["op"], "") + (value or low)


def _number(text: str | None, kind: str) -> str:
    if text is None:
        return ""
    return text if kind in ("date", "time") else number(Decimal(text))


def _told(row: Mapping[str, Any]) -> str:
    mode = mode_label(row["mode"])
    return _("{mode}, corrected by hand").format(mode=mode) if row.get("corrected") else mode


def mode_label(mode: str) -> str:
    """How a figure is told, in a word."""
    return {
        "asserted": _("asserted"),
        "attributed": _("attributed"),
        "conditional": _("conditional"),
        "quoted": _("quoted"),
    }[mode]


def figure_kind_label(kind: str) -> str:
    """What a figure is of, in a word or two."""
    return {
        "money": _("sum of money"),
        "percent": _("percentage"),
        "count": _("count"),
        "time": _("clock time"),
        "duration": _("duration"),
        "length": _("length"),
        "area": _("area"),
        "weight": _("weight"),
        "speed": _("speed"),
        "age": _("age"),
        "fraction": _("fraction"),
        "ordinal": _("rank"),
        "other": _("other measure"),
    }[kind]
