"""Two figures come in, how their values stand to each other goes out: interval arithmetic, no floats."""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from diptych.facts import Figure, Op
from diptych.resources import reading, table

Relation = Literal["same", "rounding", "truncation", "bound", "near", "misnamed", "scale", "far"]

KINDRED: tuple[Relation, ...] = ("same", "rounding", "truncation", "near")
"""How two figures stand that may tell one fact without a bound between them."""
NEAR = Decimal("0.05")
"""Gap up to which two figures are taken to tell one fact (silence rule of the taxonomy)."""

_DAY = 24 * 60
_SCALES = (1, 3, 6, 9)
_SCALE_ROUNDING = Decimal("0.005")
_BOUND_REACH = Decimal("0.5")
_ROUND_ZEROS = 2


@dataclass(frozen=True, slots=True)
class Measure:
    """A figure in the unit of account of its dimension."""

    dimension: str
    """What may be compared with what: "money", "money per year", "share", "count", "time", "m", "kg" …; a
    clock time whose zone is told is "time UTC"."""
    currency: str
    """ISO 4217 for money, "" otherwise or when unsaid."""
    unit: str
    """The unit as told, with its basis ("EUR/month", "km/h"); "" when unsaid."""
    told: Decimal | None
    """The number in that unit; None for a vague figure."""
    value: Decimal | None
    """The number in the unit of account."""
    low: Decimal
    high: Decimal
    op: Op

    @property
    def is_vague(self) -> bool:
        """Whether no number is told: "des milliards", but not "entre 80 et 100"."""
        return self.value is None and self.op != "range"


@lru_cache(maxsize=4096)  # each figure is held against many
def measure(figure: Figure) -> Measure:
    """The figure in its unit of account; a rate of money is brought to the year."""
    unit, _, basis = (figure.unit or "").partition("/")
    if figure.kind == "money":
        factor = _per_year().get(basis, Decimal(1))
        dimension = (
            "money" if not basis else "money per year" if basis in _per_year() else f"money per {basis}"
        )
        currency, part = _minor().get(unit, (unit, Decimal(1)))
        return _scaled(figure, dimension, factor * part, currency=currency)
    account, factor = _factors(figure.kind).get(figure.unit or "", ("", Decimal(1)))
    if account:
        return _scaled(figure, account, factor)
    if figure.kind == "time" and figure.zone is not None:
        return _in_utc(figure, figure.zone)
    plain = figure.kind in ("count", "time", "age", "ordinal")
    return _scaled(figure, figure.kind if plain else f"{figure.kind} {figure.unit}", Decimal(1))


def relation(one: Measure, other: Measure) -> Relation:
    """How two measures of one dimension stand to each other, the kindest reading first.

    same: equal values told as exactly. rounding: the intervals meet; a figure ending in two zeros or more
    is taken to be round when the other one is more precise (380 000 for 379 800), and so is one told in
    another unit (300 km for 180 miles). truncation: only the floors agree at the coarser one's precision
    (97 for 97,6). bound: one is a bound or range that the other satisfies. near: disjoint, within 5 %.
    misnamed: the same digits with another unit or basis that makes them unequal (118 km/h, 118 knots), or
    what another basis than the one told would make the same (1 800 a year, 150 a week: it is 150 a month).
    scale: apart by a power of ten, as by a slip of the pen. far: anything else.
    """
    if one.is_vague or other.is_vague:
        return "bound" if _meet(one, other) else "far"
    bounded = bool({one.op, other.op} & {"<=", ">=", "range"})
    if one.value == other.value and (one.low, one.high) == (other.low, other.high):
        return "same"
    if one.value == other.value and not bounded:
        return "same"
    # "25 miles" is no bound that "25 kilometres" satisfies
    if one.told == other.told and _is_misnamed(one, other) and gap(one, other) > NEAR:
        return "misnamed"
    # two bounds of one kind that differ are two claims, although everything above both satisfies both
    comparable = not bounded or one.op != other.op or one.op == "range"
    if comparable and _meet(one, other):
        if not bounded:
            return "rounding"
        return "bound" if gap(one, other) <= _BOUND_REACH else "far"
    if comparable and _meet(_rounded(one, other), _rounded(other, one)):
        return "bound" if bounded else "rounding"
    # "over 10 inches" and "over 25 cm" are one bound in two units
    if _is_converted(one, other):
        return "bound" if bounded and one.op != other.op else "rounding"
    if not bounded and (_truncates(one, other) or _truncates(other, one)):
        return "truncation"
    if gap(one, other) <= NEAR:
        return "near"
    if _is_misnamed(one, other) or are_misbased(one, other):
        return "misnamed"
    return "scale" if _is_scale_slip(one, other) else "far"


def are_transposed(one: Measure, other: Measure) -> bool:
    """Whether one number has the digits of the other in another order, as by a slip of the pen: 43, 34."""
    if one.value is None or other.value is None or one.value == other.value:
        return False
    told = [side.value.normalize().as_tuple() for side in (one, other) if side.value]
    if len(told) < 2 or told[0].exponent != told[1].exponent:
        return False
    return sorted(told[0].digits) == sorted(told[1].digits)


def gap(one: Measure, other: Measure) -> Decimal:
    """Difference of the two values as a share of the larger; 1 when one of them is vague.

    A range counts with its nearer end, and with no difference when it holds the other value.
    """
    if one.is_vague or other.is_vague:
        return Decimal(1)
    ours, theirs = _ends(one), _ends(other)
    apart = max(ours[0] - theirs[1], theirs[0] - ours[1], Decimal(0))
    largest = max(abs(end) for end in (*ours, *theirs))
    return apart / largest if largest else Decimal(0)


def _ends(figure: Measure) -> tuple[Decimal, Decimal]:
    return (figure.low, figure.high) if figure.value is None else (figure.value, figure.value)


def _meet(one: Measure, other: Measure) -> bool:
    return (one.low < other.high and other.low < one.high) or one.low == other.low


def _rounded(figure: Measure, other: Measure) -> Measure:
    """`figure` with the interval of a round number, when it is rounder than `other`."""
    digits, zeros = _digits(figure.value)
    if zeros < _ROUND_ZEROS or figure.value is None or digits >= _digits(other.value)[0]:
        return figure
    half = Decimal(5) * Decimal(10) ** (zeros - 1)
    return replace(figure, low=figure.value - half, high=figure.value + half)


def _digits(value: Decimal | None) -> tuple[int, int]:
    """Number of significant digits, and of zeros after them."""
    parts = (value or Decimal(0)).normalize().as_tuple()
    exponent = parts.exponent if isinstance(parts.exponent, int) else 0
    return len(parts.digits), max(0, exponent)


def _is_converted(one: Measure, other: Measure) -> bool:
    """Whether one is the other converted and rounded: another unit of the kind, within 5 %."""
    return (
        one.unit != other.unit
        and one.currency == other.currency
        and gap(one, other) <= NEAR
        and bool(one.unit and other.unit and one.dimension not in ("count", "money"))
    )


def _truncates(coarse: Measure, fine: Measure) -> bool:
    """Whether `coarse` is `fine` with its last digits cut off rather than rounded (97 for 97,6)."""
    if coarse.value is None or fine.value is None or coarse.op != "=" or fine.op != "=":
        return False
    step, own = coarse.high - coarse.low, fine.high - fine.low
    return own * 2 < step and coarse.value <= fine.value < coarse.value + step


def _is_misnamed(one: Measure, other: Measure) -> bool:
    """Whether one number is told in two units (118 km/h, 118 knots), or its digits (14 ha, 14 000 m²)."""
    if one.told is None or other.told is None or not (one.unit and other.unit):
        return False
    if one.currency != other.currency or one.dimension == "time UTC":
        return False
    if one.told == other.told:
        return True
    digits = [told.normalize().as_tuple().digits for told in (one.told, other.told)]
    return one.unit != other.unit and digits[0] == digits[1] and len(digits[0]) > 1 and not one.currency


def are_misbased(one: Measure, other: Measure) -> bool:
    """Whether a rate of money would be the same as `other` by another basis than that of either."""
    if not one.dimension == other.dimension == "money per year" or one.currency != other.currency:
        return False
    if one.unit == other.unit:
        return False
    told = [
        (rate.told * times, side.value)
        for rate, side in ((one, other), (other, one))
        if rate.told
        for times in _per_year().values()
    ]
    return any(side and abs(value / side - 1) <= _SCALE_ROUNDING for value, side in told)


def _is_scale_slip(one: Measure, other: Measure) -> bool:
    """Whether the ratio is 10, 10³, 10⁶ or 10⁹ within rounding: a slip of units, not of facts."""
    low, high = sorted((abs(one.value or Decimal(0)), abs(other.value or Decimal(0))))
    if not low:
        return False
    ratio = high / low
    return any(abs(ratio / Decimal(10) ** k - 1) <= _SCALE_ROUNDING for k in _SCALES)


def _in_utc(figure: Figure, zone: int) -> Measure:
    """A clock time in minutes since midnight UTC, whatever the day is there."""
    told = _scaled(figure, "time UTC", Decimal(1))
    if told.value is None:
        return told
    value = (told.value - zone + _DAY) % _DAY  # a Decimal keeps its sign
    by = value - told.value
    return replace(told, value=value, low=told.low + by, high=told.high + by)


def _scaled(figure: Figure, dimension: str, factor: Decimal, *, currency: str = "") -> Measure:
    value = None if figure.value is None else figure.value * factor
    return Measure(
        dimension=dimension,
        currency=currency,
        unit=figure.unit or "",
        told=figure.value,
        value=value,
        low=figure.low * factor,
        high=figure.high * factor,
        op=figure.op,
    )


@cache
@reading("conversions.yaml")
def _factors(kind: str) -> dict[str, tuple[str, Decimal]]:
    entries = table("lexicons/conversions.yaml").get(kind, {})
    return {unit: (account, Decimal(str(factor))) for unit, (account, factor) in entries.items()}


@cache
@reading("conversions.yaml")
def _per_year() -> dict[str, Decimal]:
    return {
        basis: Decimal(str(times)) for basis, times in table("lexicons/conversions.yaml")["per_year"].items()
    }


@cache
def _minor() -> dict[str, tuple[str, Decimal]]:
    """By the code of a currency's hundredths, the currency and their part of it."""
    entries = table("lexicons/conversions.yaml")["minor"]
    return {code: (currency, Decimal(str(part))) for code, (currency, part) in entries.items()}
