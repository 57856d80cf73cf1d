"""Spelled-out numbers, for text2num_fr_en."""

from tests.evaluation.figure_rows import number

from diptych.facts.numerals import find_numerals
from diptych.facts.ranks import find_ordinals

# this set leaves the first three ordinals of English and the first of French as words
SUFFIXES = {1: "st", 2: "nd", 3: "rd"}


def predict(row: dict) -> object:
    """The number a string spells, or the string with its spelled numbers in digits."""
    text, language = row["input"]["text"], row["lang"]
    numerals = find_numerals(text, language)
    if row["task"] == "text2num":
        return number(numerals[0].value) if numerals else None
    several = len(numerals) > 1 and sum(n.bare_one for n in numerals) < len(numerals)
    spans = [
        (n.start, n.end, str(n.value).replace(".", "," if language == "fr" else "."))
        for n in numerals
        if n.form == "words" and (not n.bare_one or several)
    ]
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
