"""A text comes in, the places whose numbers are no figures go out: addresses, names, list numbers, idioms."""

import re
from collections.abc import Iterator
from functools import cache

from diptych.facts.around import around
from diptych.facts.scan import Scan, scan_of
from diptych.facts.tables import GAP
from diptych.facts.templates import BEGIN
from diptych.text import Span

_ADDRESS = re.compile(
    r"(?:https?://|www\.)\S+|(?<![^\s(<«“\"'’])[^\s@]{1,64}@[^\s@]+\.[^\s@]+|(?<!\w)[#@]\w+"
)
_ADDRESS_SIGNS = ("://", "www.", "@", "#")
_PHONE = re.compile(
    r"(?<!\d)(?:\+\d{1,3}[ .\u00a0\u202f-]?(?:\(0\))?)?(?:0\d(?:[ .\u00a0\u202f-]?\d{2}){4}"
    r"|\d{1,4}-\d{3,4}-\d{4}(?:-\d{4})?|\(\d{3}\) ?\d{3}-\d{4}|\+\d[\d .\u00a0\u202f-]{7,})(?!\d)"
)
_POSTCODE = re.compile(
    rf"(?<![\d.,'’])(?:[A-Z]-)?\d{{5}}(?={GAP}+[A-ZÀ-Ö][a-zà-ÿ])(?!{GAP}+(?:Français|Françaises|Américains))"
)
_LIST_NUMBER = re.compile(rf"^{GAP}*(?:\d{{1,2}}[.)](?={GAP}|$)|\(\d{{1,2}}\))", re.MULTILINE)
# "GPT-4", "Covid-19", "article 49-3", "24/7", "3-1": signs joined to letters, or a score
_JOINED = re.compile(
    r"[^\W\d_][\w’']{0,40}-\d+(?:[.,-]\d+)*(?!\w)|(?<![\d.,-])\d+-\d+-\d+(?:-\d+)*|\b\d+[xX×]\d+\b(?![⁰¹²³⁴⁵⁶⁷⁸⁹^]|[-−]\d)"
)
_JOINT = re.compile(r"-\d|\d[xX×]\d")


def not_figures(text: str, language: str) -> list[Span]:
    """Spans of `text` inside which no number is a figure, in no particular order."""
    return [*_spans(text, language)]


def _spans(text: str, language: str) -> Iterator[Span]:
    known = around(language)
    patterns = [_PHONE, _POSTCODE, _LIST_NUMBER, known.century]
    # these two try every letter, and few texts hold what they need
    patterns += [_ADDRESS] if any(sign in text for sign in _ADDRESS_SIGNS) else []
    patterns += [_JOINED] if _JOINT.search(text) else []
    for pattern in patterns:
        for match in pattern.finditer(text):
            yield Span(*match.span())
    for match in _idioms(language).matches(text)[0]:
        yield Span(*match.span())


@cache
def _idioms(language: str) -> Scan:
    return scan_of([around(language).idiom], BEGIN)


def is_label(text: str, start: int, language: str) -> bool:
    """Whether the number that begins at `start` names a thing: "article 49", "compagnie 38", "n° 2"."""
    lead = text[max(0, start - 32) : start].rpartition("\n")[2]
    return bool(around(language).label.search(lead))


def follows_name(text: str, start: int) -> bool:
    """Whether a name stands right before a number: a capitalised word that does not begin its sentence."""
    lead = text[max(0, start - 48) : start].rpartition("\n")[2]
    match = re.search(r"(?P<before>[^\s«“\"(—–-]+)?[ \u00a0]+(?:[A-ZÀ-Ö][\w&’'.-]*)[ \u00a0]$", lead)
    return bool(match and match["before"] and match["before"][-1] not in ".!?:;…»”")
