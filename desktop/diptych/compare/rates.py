"""Lines that the user wrote into the settings come in, dated rates of exchange go out.

The program has none of its own: a rate is a fact of a day that no article carries, so that currencies are
never converted unless the user names the rate.
"""

import logging
import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal

from diptych.compare.quantity import Measure

logger = logging.getLogger(__name__)

_LINE = re.compile(
    r"\s*(?P<day>\d{4}-\d\d-\d\d)\s*:?\s+1\s*(?P<one>[A-Z]{3})\s*="
    r"\s*(?P<times>\d{1,9}(?:[.,]\d{1,9})?)\s*(?P<other>[A-Z]{3})\s*"
)


@dataclass(frozen=True, slots=True)
class Rate:
    """What one unit of a currency was worth in another on one day."""

    day: date
    one: str
    """ISO 4217, and so is `other`."""
    other: str
    times: Decimal
    """How many of `other` one of `one` made."""

    def __str__(self) -> str:
        """As the user wrote it, without the day: "1 EUR = 1.0321 USD"."""
        return f"1 {self.one} = {self.times} {self.other}"


def read_rates(lines: Iterable[str]) -> tuple[Rate, ...]:
    """The rates of lines such as "2025-02-10 1 EUR = 1.0321 USD".

    Any other line is left out, with a warning in the log.
    """
    return tuple(rate for line in lines if (rate := _read(line)) is not None)


def _read(line: str) -> Rate | None:
    found = _LINE.fullmatch(line)
    try:
        day = date.fromisoformat(found["day"]) if found else None
    except ValueError:  # the 30th of February
        day = None
    times = Decimal(found["times"].replace(",", ".")) if found else Decimal(0)
    if found is None or day is None or not times:
        logger.warning("The rate of exchange “%s” is not written as “2025-02-10 1 EUR = 1.0321 USD”.", line)
        return None
    return Rate(day, found["one"], found["other"], times)


def rate_between(rates: Iterable[Rate], one: str, other: str, told: date | None) -> Rate | None:
    """The rate between two currencies, either way round, of the day nearest to `told`, else the latest."""
    fit = [rate for rate in rates if {rate.one, rate.other} == {one, other}]
    if not fit:
        return None
    if told is None:
        return max(fit, key=lambda rate: rate.day)
    return min(fit, key=lambda rate: (abs((rate.day - told).days), rate.day))


def converted(sum_told: Measure, rate: Rate) -> Measure:
    """The sum in the other currency of `rate`."""
    factor = rate.times if sum_told.currency == rate.one else 1 / rate.times
    currency = rate.other if sum_told.currency == rate.one else rate.one
    value = None if sum_told.value is None else sum_told.value * factor
    low, high = sum_told.low * factor, sum_told.high * factor
    told = None if sum_told.told is None else sum_told.told * factor
    return replace(sum_told, currency=currency, unit=currency, told=told, value=value, low=low, high=high)
