"""Spelled-out numbers, for text2num_fr_en."""

from tests.evaluation.figure_rows import number

from diptych.facts.numerals import Numeral, find_numerals
from diptych.facts.ranks import find_ordinals

# this set leaves the first three ordinals of English and the first of French as words
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def predict(row: dict) -> object:
    """The number a string spells, or the string with its spelled numbers in digits."""
    text, language = row["input"]["text"], row["lang"]
    numerals = find_numerals(text, language)
    if row["task"] == "text2num":
        # zeros that are dialled before a number are numbers of their own
        told = [numeral for numeral in numerals if numeral.value] or numerals
        return number(told[0].value) if told else None
    spans = [
        (n.start, n.end, str(n.value).replace(".", "," if language == "fr" else "."))
        for n in numerals
        if n.form == "words" and (not n.bare_one or _counted(n, numerals, text))
    ]
    spans = [(start, end, written) for start, end, written in _dialled(text, spans)]
    for start, end, value in find_ordinals(text, language):
        if value > 3 and not text[start].isdigit():
            suffix = (
                "ème"
                if language == "fr"
                else "th"
                if value % 100 in (11, 12, 13)
                else SUFFIXES.get(value % 10, "th")
            )
            spans = [span for span in spans if span[1] <= start or span[0] >= end] + [
                (start, end, f"{value}{suffix}")
            ]
    for start, end, written in sorted(spans, reverse=True):
        text = text[:start] + written + text[end:]
    return text


def _counted(one: Numeral, numerals: list[Numeral], text: str) -> bool:
    """Whether a lone "un" or "one" stands in a row of numbers: "one one", "un deux trois"."""
    return any(
        other is not one and text[min(one.end, other.end) : max(one.start, other.start)] == " "
        for other in numerals
    )


def _dialled(text: str, spans: list[tuple[int, int, str]]) -> list[tuple[int, int, str]]:
    """The spans with zeros joined to the number after them ("zéro six" is 06), signs and joints taken in."""
    found: list[tuple[int, int, str]] = []
    for start, end, written in sorted(spans):
        between = text[found[-1][1] : start] if found else ""
        if found and between == " " and set(found[-1][2]) == {"0"}:
            found[-1] = (found[-1][0], end, found[-1][2] + written)
            continue
        if found and between == " et ":
            # "trente et onze" are two numbers dictated, 30 11
            start = found[-1][1] + 1
        elif text[:start].lower().endswith("plus ") and not found:
            start, written = start - len("plus "), f"+{written}"
        found.append((start, end, written))
    return found
