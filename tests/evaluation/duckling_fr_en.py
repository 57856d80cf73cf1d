"""Whole short phrases as one value, for duckling_fr_en."""

from decimal import Decimal

from tests.evaluation.figure_rows import dates_of, figures_of, number, told

from diptych.facts.numerals import find_numerals
from diptych.facts.ranks import find_ordinals

NAMES = {
    "USD": "Dollar",
    "GBP": "Pound",
    "km": "Kilometre",
    "m": "Metre",
    "cm": "Centimetre",
    "mm": "Millimetre",
    "in": "Inch",
    "ft": "Foot",
    "yd": "Yard",
    "mi": "Mile",
    "s": "Second",
    "min": "Minute",
    "h": "Hour",
    "day": "Day",
    "week": "Week",
    "month": "Month",
    "year": "Year",
    "quarter": "Quarter",
    "°C": "Celsius",
    "°F": "Fahrenheit",
    "°": "Degree",
    "l": "Litre",
    "ml": "Millilitre",
    "cl": "Centilitre",
    "hl": "Hectolitre",
    "gal": "Gallon",
    "g": "Gram",
    "lb": "Pound",
    "oz": "Ounce",
}
# this set gives kilograms in grams
FACTORS = {"kg": (1000, "Gram"), "mg": (Decimal("0.001"), "Gram")}


def predict(row: dict) -> dict:
    """Value and unit, or bounds, or day of the string as a whole."""
    text, language, dimension = row["input"]["text"], row["lang"], row["dim"]
    if dimension == "Numeral":
        numerals = find_numerals(text, language)
        return {"value": float(numerals[0].value)} if numerals else {}
    if dimension == "Ordinal":
        ordinals = find_ordinals(text, language)
        return {"value": float(ordinals[0][2])} if ordinals else {}
    if dimension == "Time":
        return _time(text, language, row["input"]["ref"] or "")
    figures = [figure for figure in figures_of(text, language) if figure.kind != "time"]
    if not figures:
        return {}
    figure = figures[0]
    factor, unit = FACTORS.get(figure.unit or "", (1, NAMES.get(figure.unit or "", figure.unit)))
    if figure.op == "range":
        return {"min": float(figure.low * factor), "max": float(figure.high * factor), "unit": unit}
    value = told(figure)
    if value is None:
        return {}
    bound = {"<=": "max", ">=": "min"}.get(figure.op, "value")
    return {bound: float(number(value * factor)), "unit": unit}


def _time(text: str, language: str, reference: str) -> dict:
    dates = [date for date in dates_of(text, language, reference[:10] or None) if date.low]
    times = [
        figure for figure in figures_of(text, language) if figure.kind == "time" and figure.value is not None
    ]
    day = dates[0].low.isoformat() if dates else reference[:10]
    if times:
        minutes = int(times[0].value)
        return {
            "datetime": f"{day}T{minutes // 60:02}:{minutes % 60:02}:00",
            "grain": "Minute" if minutes % 60 else "Hour",
        }
    if not dates:
        return {}
    first = dates[0]
    if first.high and first.high != first.low and (first.op == "range" or "/" in (first.value or "")):
        from datetime import timedelta

        return {
            "start": f"{day}T00:00:00",
            "end": f"{first.high + timedelta(days=1)}T00:00:00",
            "grain": "Day",
        }
    return {"datetime": f"{day}T00:00:00", "grain": "Day"}
