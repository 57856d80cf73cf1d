"""A number and the words around it come in; whether it is exact or a bound, and its interval, go out."""

import re
from decimal import Decimal

from diptych.facts.around import Around
from diptych.facts.figure import Op
from diptych.facts.numerals import Numeral

INFINITE = Decimal("Infinity")


def op_of(text: str, start: int, end: int, known: Around) -> Op:
    """What the words right before `start` or right after `end` make of a number: "~", "<=", ">=" or "="."""
    lead = text[max(0, start - 40) : start].rpartition("\n")[2]
    before: tuple[tuple[re.Pattern[str], Op], ...] = (
        (known.at_most_before, "<="), (known.at_least_before, ">="), (known.about_before, "~")
    )  # fmt: skip
    # the longest says most: "no less than" holds "less than"
    found = [(match.start(), op) for pattern, op in before if (match := pattern.search(lead))]
    if found:
        return min(found)[1]
    after: tuple[tuple[re.Pattern[str], Op], ...] = (
        (known.at_most_after, "<="), (known.at_least_after, ">="), (known.about_after, "~")
    )  # fmt: skip
    return next((op for pattern, op in after if pattern.match(text, end)), "=")


def interval(numeral: Numeral, op: Op, factor: Decimal = Decimal(1)) -> tuple[Decimal, Decimal]:
    """Lower end and upper end (excluded) of what the written form of `numeral` allows, times `factor`.

    A number means half a unit of its last written digit either way: 97,4 milliards is [97.35e9, 97.45e9), 97
    milliards [96.5e9, 97.5e9), "quinze mille" [14 500, 15 500), 15 000 [14 999.5, 15 000.5). With "environ",
    "about" the trailing zeros are no longer digits (but never more than a tenth of the value is one unit),
    and the interval is a whole unit wider on either side: environ 15 000 is [13 500, 16 500). "Une vingtaine"
    is within a quarter: [15, 25). A vague noun means at least two of it, at most ten of a ten or hundred and
    a thousand of a larger one. For "<=" the interval begins at zero, for ">=" it has no end. (Rule F1 of the
    taxonomy of divergences.)
    """
    value, unit = numeral.value * factor, numeral.unit * factor
    if numeral.form == "vague":
        thousands = numeral.value >= 1000 and numeral.value.adjusted() % 3 == 0
        return 2 * value, (1000 if thousands else 10) * value
    if op == ">=":
        return value, INFINITE
    if op == "<=":
        return min(Decimal(0), value), value + unit / 2
    if numeral.form == "collective":
        return value - unit / 4, value + unit / 4
    if op == "~":
        unit = max(unit, min(_last_digit(value), abs(value) / 10))
        return value - unit * 3 / 2, value + unit * 3 / 2
    return value - unit / 2, value + unit / 2


def _last_digit(value: Decimal) -> Decimal:
    """What the last digit of `value` that is no zero counts in: 1000 for 15 000."""
    exponent = value.normalize().as_tuple().exponent
    return Decimal(1).scaleb(exponent if isinstance(exponent, int) else 0)
