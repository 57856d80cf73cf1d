"""Divergences of corrected figures come in; they go out with what the user has made of these figures."""

from dataclasses import replace
from decimal import Decimal

from diptych.compare.comparison import Divergence
from diptych.facts import Analysis, Correction, Figure, amount_of
from diptych.i18n import _, number
from diptych.text import Span

_SIGNS = {"=": "", "~": "≈ ", "<=": "≤ ", ">=": "≥ ", "range": ""}
_HOUR = 60


def told_reading(told: Figure | Correction) -> str:
    """How a figure is read, in short: "≈ 97 400 000 000 EUR", "17:30", "80 – 100 · person"."""
    amount = told.amount if isinstance(told, Correction) else amount_of(told)
    sign = _SIGNS[amount.op]
    if told.kind == "time" and amount.value is not None:
        hours, minutes = divmod(int(amount.value), _HOUR)
        return f"{sign}{hours:02}:{minutes:02}"
    ends = (amount.low, amount.high) if amount.value is None else (amount.value,)
    words = " – ".join(_number(end) for end in ends if end.is_finite())
    unit = "" if told.kind in ("fraction", "ordinal") else told.unit or ""
    # the noun of a count is in the singular
    apart = " · " if told.kind == "count" and unit else " "
    return f"{sign}{words}{apart}{unit}".rstrip()


def with_readings(told: Divergence, left: Analysis, right: Analysis) -> Divergence:
    """The divergence with a sentence and a reason for each of its figures that was corrected by hand."""
    sentences, reasons = [told.explanation], list(told.reasons)
    for badge, analysis, span in (("A", left, told.left), ("B", right, told.right)):
        for figure in _corrected(analysis, span):
            found = {"side": badge, "reading": told_reading(figure)}
            sentences.append(_("In {side}, the figure is read as {reading}.").format(**found))
            reasons.append(_("reading of {side} corrected by hand").format(side=badge))
    if len(sentences) == 1:
        return told
    return replace(told, explanation=" ".join(sentences), reasons=tuple(reasons))


def _corrected(analysis: Analysis, span: Span | None) -> list[Figure]:
    return [one for one in analysis.facts.figures if one.by_hand and span and one.span.overlaps(span)]


def _number(value: Decimal) -> str:
    """In plain notation, without the zeros that end a fraction."""
    whole = value.to_integral_value()
    return number(Decimal(f"{whole:f}") if value == whole else value.normalize())
