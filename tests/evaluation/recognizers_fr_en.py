"""Numbers, sums, measures and dates in French and English, for recognizers_fr_en."""

import re
from dataclasses import replace

from tests.evaluation.figure_rows import figures_of, number, told
from tests.evaluation.timex import timexes

from diptych.facts.figure import Figure
from diptych.facts.numerals import find_numerals
from diptych.facts.places import find_places
from diptych.facts.ranks import find_ordinals
from diptych.text import Span

KINDS = {
    "CurrencyModel": ("money",),
    "PercentModel": ("percent",),
    "AgeModel": ("age", "duration"),
    "DimensionModel": ("length", "area", "weight", "speed", "other"),
    "TemperatureModel": ("other",),
}
FEET = re.compile(r"\d ?(?:ft|feet|foot|')")
METRIC = re.compile(r"(?<=m)\s+(?=\d+\s?[dc]?m$)")
DEGREES = {"°C": "C", "°F": "F", "°": "Degree", "K": "Kelvin"}


def predict(row: dict) -> list[dict]:
    """Span, value and unit of what the row's model looks for."""
    model, text, language = row["model"], row["input"]["text"], row["lang"]
    if model == "NumberModel":
        shares = [figure for figure in figures_of(text, language) if figure.kind == "fraction"]
        found = [
            {"start": f.span.start, "end": f.span.end, "value": str(f.value), "unit": None} for f in shares
        ]
        for numeral in find_numerals(text, language):
            if numeral.form != "vague" and not any(
                f.span.overlaps(Span(numeral.start, numeral.end)) for f in shares
            ):
                found.append(
                    {"start": numeral.start, "end": numeral.end, "value": str(numeral.value), "unit": None}
                )
        return found
    if model == "OrdinalModel":
        return _ordinals(text, language)
    figures = figures_of(text, language)
    if model == "NumberRangeModel":
        return [_range(figure) for figure in figures if figure.op in ("range", "<=", ">=")]
    if model == "DateTimeModel":
        return timexes(text, language, row["input"].get("ref"))
    if model == "DimensionModel":
        figures = [part for figure in figures for part in _parts(figure, language)]
    found = []
    for figure in figures:
        if figure.kind not in KINDS[model] or (
            figure.kind == "other" and (figure.unit in DEGREES) != (model == "TemperatureModel")
        ):
            continue
        if figure.unit == "x":
            continue
        # this set knows no ranges and keeps the upper end
        for value in [figure.high if figure.op == "range" else figure.value]:
            if value is not None:
                if figure.unit == "in" and FEET.search(figure.text) and model == "DimensionModel":
                    value /= 12  # this set tells feet and inches in feet
                written = f"{told(figure, value)}{'%' if model == 'PercentModel' else ''}"
                found.append(
                    {
                        "start": figure.span.start,
                        "end": figure.span.end,
                        "value": written,
                        "unit": DEGREES.get(figure.unit or "", (figure.unit or "").split("/")[0]),
                    }
                )
    return found


def _parts(figure: Figure, language: str) -> list[Figure]:
    """A metric length told in two units as two: this set joins feet with inches alone."""
    joint = METRIC.search(figure.text) if figure.kind == "length" else None
    if joint is None:
        return [figure]
    start = figure.span.start
    ends = ((start, start + joint.start()), (start + joint.end(), figure.span.end))
    return [
        replace(part, span=Span(*end))
        for end in ends
        for part in figures_of(figure.text[end[0] - start : end[1] - start], language)
    ]


def _ordinals(text: str, language: str) -> list[dict]:
    origins = {"end": "end", "here": "current"}
    places = find_places(text, language)
    found = [(p.start, p.end, f"{origins[p.origin]}{p.number:+d}") for p in places]
    for start, end, value in find_ordinals(text, language):
        if not any(p.start < end and start < p.end for p in places):
            found.append((start, end, str(value)))
    return [{"start": start, "end": end, "value": value, "unit": None} for start, end, value in found]


def _range(figure: Figure) -> dict:
    low = (
        number(figure.low)
        if figure.op == "range"
        else ""
        if figure.op == "<="
        else number(figure.value or figure.low)
    )
    high = (
        number(figure.high)
        if figure.op == "range"
        else number(figure.value or figure.high)
        if figure.op == "<="
        else ""
    )
    value = f"{'(' if low == '' or figure.op != 'range' else '['}{low},{high})"
    return {"start": figure.span.start, "end": figure.span.end, "value": value, "unit": None}
