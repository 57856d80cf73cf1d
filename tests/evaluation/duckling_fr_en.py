"""Whole short phrases as one value, for duckling_fr_en."""

from dataclasses import replace
from datetime import datetime, timedelta
from decimal import Decimal

from tests.evaluation.figure_rows import figures_of, number, told
from tests.evaluation.moments import moments_of

from diptych.facts.calendar_spans import moved
from diptych.facts.mention import Mention
from diptych.facts.numerals import find_numerals
from diptych.facts.ranks import find_ordinals

NAMES = {
    "USD": "Dollar",
    "GBP": "Pound",
    "XBT": "XBT",
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
# this set tells what is no whole number of a unit in the next smaller one
SMALLER = {
    "year": (12, "Month"),
    "month": (30, "Day"),
    "week": (7, "Day"),
    "day": (24, "Hour"),
    "h": (60, "Minute"),
    "min": (60, "Second"),
}
OFFSET = -120
"""Minutes that the reference of the set is ahead of UTC."""
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
    if figure.kind == "duration" and value % 1 and figure.unit in SMALLER:
        many, unit = SMALLER[figure.unit]
        value *= many
    bound = {"<=": "max", ">=": "min"}.get(figure.op, "value")
    return {bound: float(number(value * factor)), "unit": unit}


def _time(text: str, language: str, reference: str) -> dict:
    """A point with its grain, or a stretch with its end excluded, as Duckling writes them."""
    moments = moments_of(text, language, reference)
    if not moments:
        return {}
    one = next((moment for moment in moments if moment.date), moments[0])
    now = datetime.fromisoformat(reference[:19])
    point = one.side or "datetime"
    if one.mention and one.mention.shape == "now":
        return {"datetime": now.isoformat(), "grain": "Second"}
    if one.zone is not None:
        # this set tells every time in the zone of the reference
        by = timedelta(minutes=OFFSET - one.zone)
        one = replace(one, low=one.low + by, high=one.high + by)
    if one.clock:
        exact = any(minutes % 60 for minutes in one.clock) or (len(one.exact) == 2 and any(one.exact))
        if len(one.clock) == 2:
            end = one.high + (timedelta(minutes=1) if exact else timedelta(hours=1))
            return _stretch(one.low, end, "Minute" if exact else "Hour")
        when = one.low if one.date or one.low >= now else one.low + timedelta(days=1)
        if one.second:
            when += timedelta(seconds=one.second)
        return {point: when.isoformat(), "grain": "Minute" if exact else "Hour"}
    if one.hours and not (one.mention and one.mention.name == "daytime"):
        if one.high > one.low:
            return _stretch(one.low, one.high, "Hour")
        return {point: one.low.isoformat(), "grain": "Minute"}
    mention, days = one.mention, (one.high - one.low).days
    if mention and mention.name == "daytime" and days == 1:
        return {point: one.low.isoformat(), "grain": "Day"}
    if mention and mention.shape == "within" and (there := _away(mention, now, language)):
        return {"start": now.isoformat(), "end": there, "grain": "Second"}
    if mention and text[one.start :].lower().startswith("after "):
        point = "start"
    if mention and mention.shape in ("ago", "ahead") and (there := _away(mention, now, language)):
        return {point: there, "grain": ""}
    if one.by and one.date and (one.date.op == "<=" or mention.shape == "within"):
        return _stretch(now, one.high, "Second")
    if mention and mention.unit == "weekend" and days == 2:
        # weekends of this set begin on Friday at six
        return _stretch(one.low - timedelta(hours=6), one.high, "Hour")
    whole = mention is None or (mention.portion is None and mention.shape not in ("run", "season", "within"))
    if (one.date and one.date.op == "range") or not whole or (mention.shape in ("day", "feast") and days > 1):
        return _stretch(one.low, one.high, "Day")
    grain = (
        "Day"
        if days == 1
        else "Week"
        if days == 7
        else "Month"
        if days < 32
        else "Quarter"
        if days < 93
        else "Year"
    )
    told = one.low.isoformat()
    if language == "fr" and grain in ("Month", "Year"):
        # this half of the set writes what is not told as zeros
        told = f"{one.low.year:04}-{'00' if grain == 'Year' else f'{one.low.month:02}'}-00T00:00:00"
    return {point: told, "grain": grain}


def _away(mention: Mention, now: datetime, language: str) -> str | None:
    """What is so many units away is told here in the next smaller unit."""
    unit, by = mention.unit or "day", mention.number or 0
    if unit in ("day", "fortnight"):
        when = now + timedelta(days=by * (14 if unit == "fortnight" else 1))
        return f"{when:%Y-%m-%dT%H}:00:00"
    if unit == "week":
        return f"{(now + timedelta(weeks=by)).date()}T00:00:00"
    if unit == "month":
        there = moved(now.date(), by, unit)
        return f"{there.low}T00:00:00" if there else None
    if unit == "year":
        day = "00" if language == "fr" else "01"
        return f"{now.year + by:04}-{now.month:02}-{day}T00:00:00"
    return None


def _stretch(low: datetime, high: datetime, grain: str) -> dict:
    return {"start": low.isoformat(), "end": high.isoformat(), "grain": grain}
