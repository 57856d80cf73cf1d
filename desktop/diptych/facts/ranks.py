"""A text comes in, its ordinals that rank and its verbs that multiply go out."""

import re
from decimal import Decimal
from functools import cache

from diptych.facts.around import Around, around
from diptych.facts.number_words import spelled
from diptych.facts.numerals import Numeral
from diptych.facts.readings import Reading
from diptych.facts.scan import Scan, scan_of
from diptych.facts.tables import section, strings
from diptych.facts.templates import BEGIN


def find_ordinals(text: str, language: str) -> list[tuple[int, int, int]]:
    """Start, end and number of every ordinal, whether it ranks or not ("premier ministre")."""
    known = around(language)
    found = []
    for match in _ordinals(language).matches(text)[0]:
        if match["digits"]:
            found.append((match.start(), match.end(), int(match["digits"])))
            continue
        number, start = known.ordinals[match["word"].lower()], match.start()
        if match["lead"]:
            lead = next(spelled(match["lead"], 0, len(match["lead"]), language)).value
            # in "un millième" the first word is an article
            is_article = match["lead"].strip(" \u00a0\u202f-").lower() in _articles(language)
            whole = None if is_article else _joined(int(lead), number)
            number, start = (number, match.start("word")) if whole is None else (whole, start)
        found.append((start, match.end(), number))
    return found


@cache
def _ordinals(language: str) -> Scan:
    return scan_of([around(language).ordinal], BEGIN)


@cache
def _articles(language: str) -> tuple[str, ...]:
    return strings("numerals", section("numerals", language), "articles")


def _joined(lead: int, number: int) -> int | None:
    """The one number that a cardinal and an ordinal after it tell; None where they are two.

    "vingt et unième" is 21, "two hundredth" 200 and "quatre-vingtième" 80; "two second places" are two.
    """
    if (lead, number) == (4, 20) or (number >= 100 and lead < number):
        return lead * number
    return lead + number if (number < 10 and lead % 10 == 0) or (number < 100 and lead % 100 == 0) else None


def find_ranks(text: str, language: str) -> list[Reading]:
    """Ordinals that rank: "3e place", "classée deuxième", "third largest"."""
    known = around(language)
    found = []
    for start, end, number in find_ordinals(text, language):
        lead = text[max(0, start - 24) : start]
        if known.rank_after.match(text, end) or (known.rank_before.search(lead) and _closes(text, end)):
            numeral = Numeral(start, end, Decimal(number), Decimal(1), Decimal(1), "digits")
            found.append(Reading(numeral, start, end, "ordinal", None, "="))
    return found


def find_multipliers(text: str, known: Around) -> list[Reading]:
    """Verbs that multiply: "a doublé" is twice."""
    found = []
    for match in known.multiplied.finditer(text):
        value = Decimal(known.multipliers[match["verb"].lower()])
        numeral = Numeral(match.start("verb"), match.end(), value, Decimal(1), Decimal(1), "words")
        found.append(Reading(numeral, match.start("verb"), match.end(), "other", "x", "="))
    return found


def _closes(text: str, end: int) -> bool:
    return bool(re.match(r"\s*(?:[.,;:)]|$|\n|sur\b|in\b|à\b|au\b|of\b|du\b|de\b)", text[end : end + 8]))
