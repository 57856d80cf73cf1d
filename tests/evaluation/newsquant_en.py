"""Quantities of English news sentences, for newsquant_en."""

from tests.evaluation.figure_rows import figures_of, number, told

# the data set names units by their English words
NAMES = {
    "USD": "dollar",
    "EUR": "euro",
    "GBP": "pound sterling",
    "JPY": "japanese yen",
    "CNY": "chinese yuan",
    "AUD": "australian dollar",
    "CAD": "canadian dollar",
    "HKD": "hong kong dollar",
    "ILS": "shekel",
    "CHF": "swiss franc",
    "TRY": "turkish lira",
    "XBT": "bitcoin",
    "INR": "indian rupee",
    "MYR": "malaysian ringgit",
    "%": "percentage",
    "pp": "percentage point",
    "yo": "year of age",
    "mi": "mile",
    "km": "kilometre",
    "m": "metre",
    "yd": "yard",
    "ft": "foot",
    "in": "inch",
    "kg": "kilogram",
    "lb": "pound-mass",
    "t": "ton",
    "h": "hour",
    "min": "minute",
    "s": "second",
    "mph": "mile per hour",
    "km/h": "kilometre per hour",
    "°C": "celsius",
    "°F": "fahrenheit",
    "°": "degree",
    "GB": "gigabyte",
    "gal": "gallon",
    "l": "litre",
    "ml": "millilitre",
    "kW": "kilowatt",
    "MW": "megawatt",
    "GW": "gigawatt",
    "hp": "horsepower",
    "m2": "square metre",
    "bps": "basis point",
    "person": "people",
}


def predict(row: dict) -> list[dict]:
    """Value and unit of each quantity; dates and clock times are none for this set."""
    found = []
    for figure in figures_of(row["input"]["text"], "en"):
        if figure.kind in ("time", "ordinal"):
            continue
        value = f"{told(figure, figure.low)}-{told(figure, figure.high)}" if figure.op == "range" else None
        if value is None and figure.value is not None:
            value = number(told(figure))
        if value is not None and figure.unit != "x":
            base, _, rate = (figure.unit or "-").partition("/")
            unit = NAMES.get(figure.unit or "", NAMES.get(base, base) + (f" per {rate}" if rate else ""))
            found.append({"value": value, "unit": unit})
    return found
