"""A clause around a date comes in, whether it speaks of what is to come or has been goes out."""

import re
from dataclasses import dataclass
from functools import cache

from diptych.corpus import Article
from diptych.facts.calendar_words import calendar_words
from diptych.facts.mention import Mention
from diptych.facts.tables import section
from diptych.facts.templates import compiled
from diptych.text import Span

_FAR = 400
"""Characters from a date to a verb beyond which they have nothing to do with one another."""


def direction_of(article: Article, sentence: int, mention: Mention, language: str) -> int:
    """+1 when the clause around `mention` speaks of what is to come, -1 of what has been, else 0.

    A cue right before the date decides; else the verb nearest to it within the sentence.
    """
    tenses = _tenses(language)
    span = article.sentences[sentence].span if article.sentences else Span(0, len(article.text))
    # a verb further off says nothing of the date, and a text without full stops stays quick to read
    span = Span(max(span.start, mention.start - _FAR), max(mention.end, min(span.end, mention.end + _FAR)))
    lead = article.text[max(span.start, mention.start - 20) : mention.start]
    if tenses.lead_future.search(lead):
        return 1
    if tenses.lead_past.search(lead):
        return -1
    told = list(tenses.past.finditer(article.text, span.start, span.end))
    had = [match.span() for match in told if tenses.had.match(match.group())]
    cues = []
    for sign, matches in ((1, tenses.future.finditer(article.text, span.start, span.end)), (-1, iter(told))):
        for match in matches:
            masked = sign > 0 and any(start <= match.start() and match.end() <= end for start, end in had)
            inside = mention.start <= match.start() < mention.end
            if not masked and not inside:
                # the cue may run into the date: "étaient là samedi"
                end = match.end() if match.start() >= mention.end else min(match.end(), mention.start)
                cues.append((_distance(article.text, (match.start(), end), mention), -sign))
    return -min(cues)[1] if cues else 0


def _distance(text: str, cue: tuple[int, int], mention: Mention) -> int:
    """Characters between a cue and a date, a comma counting for fifteen and the end of a clause for sixty."""
    between = text[min(cue[1], mention.end) : max(cue[0], mention.start)]
    characters = max(cue[0] - mention.end, mention.start - cue[1])
    return characters + 60 * sum(mark in between for mark in ";:.") + 15 * ("," in between)


@dataclass(frozen=True, slots=True)
class _Tenses:
    future: re.Pattern[str]
    past: re.Pattern[str]
    had: re.Pattern[str]
    """How a past begins that no cue of the future can be part of."""
    lead_future: re.Pattern[str]
    lead_past: re.Pattern[str]


@cache
def _tenses(language: str) -> _Tenses:
    words, table = calendar_words(language), section("calendar", language, "tenses")
    slots = {name: words.words(name) for name in ("future", "past", "not_future")}
    return _Tenses(
        future=compiled(f"<future>|{table['future']}", slots, begin=r"(?<!\w)"),
        past=compiled(f"<past>|{table['past']}", slots, begin=r"(?<!\w)"),
        had=compiled(table["had"], slots),
        lead_future=compiled(table["lead_future"], slots, end="$"),
        lead_past=compiled(table["lead_past"], slots, end="$"),
    )
