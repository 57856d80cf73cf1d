"""A pair of sums comes in, F4 and F5 go out: another currency, or one that a side does not name."""

import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from diptych.compare.agreement import FigurePair
from diptych.compare.comparison import Divergence
from diptych.compare.quantity import Measure, gap, measure, relation
from diptych.compare.rates import Rate, converted, rate_between
from diptych.compare.telling import because, divergence, written
from diptych.facts import Analysis, Figure
from diptych.i18n import _, number

_TOLD_ALIKE = ("same", "rounding", "truncation", "bound", "near")
_ONE_SUM = ("same", "rounding", "truncation", "bound")
_DAY = re.compile(r"\d{4}-\d\d-\d\d")


def unit(
    left: Analysis, right: Analysis, pair: FigurePair, *, rates: tuple[Rate, ...] = ()
) -> Iterator[Divergence]:
    """F4 and F5 of one pair; of the user's own `rates`, the one of the day nearest to the articles counts."""
    ours, theirs = pair.ours, pair.theirs
    sides = {"a": written(left, pair.left.span), "b": written(right, pair.right.span)}
    if pair.relation not in _TOLD_ALIKE or not ours.dimension.startswith("money"):
        return
    if ours.currency and theirs.currency and ours.currency != theirs.currency:
        yield _other_currency(left, right, pair, rates)
    elif bool(ours.currency) != bool(theirs.currency) and not (ours.is_vague or theirs.is_vague):
        bare, figure, told = (left, pair.left, theirs) if theirs.currency else (right, pair.right, ours)
        if _said_beside(bare, figure, told.currency):
            return
        text = _("A says {a}, B {b}: one side does not name the currency.").format(**sides)
        short = f"{ours.currency or '?'} / {theirs.currency or '?'}"
        yield divergence(
            "F5", pair, 0.3, gap=short, explanation=text, reasons=(_("unit unsaid"), because(pair))
        )


def _other_currency(left: Analysis, right: Analysis, pair: FigurePair, rates: tuple[Rate, ...]) -> Divergence:
    """F4; with a rate of the user's, judged once more: the same sum after all, or how far apart."""
    ours, theirs = pair.ours, pair.theirs
    text = _("A says {a}, B {b}: another currency; {nominal}.").format(
        a=written(left, pair.left.span),
        b=written(right, pair.right.span),
        nominal=_("{percent}% apart in nominal value").format(percent=_percent(ours, theirs))
        if ours.value != theirs.value
        else _("the same nominal value"),
    )
    short = f"{ours.currency} ≠ {theirs.currency}"
    day = left.article.published or right.article.published or ""
    told = date.fromisoformat(day[:10]) if _DAY.match(day) else None
    rate = rate_between(rates, ours.currency, theirs.currency, told)
    if rate is None:
        reasons = (_("currencies are never converted"), because(pair))
        return divergence("F4", pair, 0.85, gap=short, explanation=text, reasons=reasons)
    exchanged = converted(ours, rate)
    sums = {
        "day": rate.day.isoformat(),
        "rate": str(rate),
        "a": written(left, pair.left.span),
        "sum": f"{_sum(exchanged)} {exchanged.currency}",
    }
    reasons = (_("converted at the rate of {day} in your settings").format(day=sums["day"]), because(pair))
    if relation(exchanged, theirs) in _ONE_SUM:
        text += " " + _("At your rate of {day} ({rate}), {a} makes {sum}: the same sum.").format(**sums)
        kind = "rounding-compatible"
        return divergence("F4", pair, 0.25, gap=short, explanation=text, reasons=reasons, type=kind)
    percent = _percent(exchanged, theirs)
    text += " " + _("At your rate of {day} ({rate}), {a} makes {sum}: a gap of {percent}%.").format(
        **sums, percent=percent
    )
    return divergence("F4", pair, 0.85, gap=short, explanation=text, reasons=reasons)


def _percent(one: Measure, other: Measure) -> str:
    """How far two sums are apart, of the larger, with one decimal."""
    return number((100 * gap(one, other)).quantize(Decimal("0.1")))


def _sum(exchanged: Measure) -> str:
    """A sum in as many digits as an exchange leaves it: four."""
    value = exchanged.value if exchanged.value is not None else exchanged.low
    step = Decimal(1).scaleb(max(-2, value.adjusted() - 3))
    return number(Decimal(f"{value.quantize(step):f}"))


def _said_beside(analysis: Analysis, figure: Figure, currency: str) -> bool:
    """Whether another figure of the sentence names the currency, which is then understood for this one."""
    others = (f for f in analysis.facts.figures if f.sentence == figure.sentence and f is not figure)
    return any(measure(other).currency == currency for other in others)
