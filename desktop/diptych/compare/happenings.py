"""An article comes in, the events that it tells the day of, and which it tells to come first, go out."""

import re
from dataclasses import dataclass
from functools import cache

from diptych.compare.calendar import told_days
from diptych.compare.concepts import told_in, words_of
from diptych.facts import Analysis, Date
from diptych.text import Span

_REACH = 90
"""Characters between a date and the word that names its event."""
_BEHIND = 12
"""Characters that a word behind the date counts as farther: "la fermeture, le 1er juin" is the rule."""
_STOPPED = 15
"""Characters that a stop between a word and a date counts for: another clause begins."""
_STOP = re.compile(r";|\s[–—]\s")
_TOPIC = 2
"""Namings from which an event is part of what the article is about."""


@dataclass(frozen=True, slots=True)
class Happening:
    """An event, by its concept, with the day told of it."""

    event: str
    date: Date

    @property
    def sentence(self) -> int:
        """Where it is told."""
        return self.date.sentence


@dataclass(frozen=True, slots=True)
class Order:
    """Two events, by their concepts, the one told to come first before the other."""

    first: str
    second: str
    span: Span
    """From the one's word to the other's."""
    sentence: int


def happenings(analysis: Analysis) -> tuple[Happening, ...]:
    """The resolved dates of which a word close by names the event, in reading order."""
    article = analysis.article
    found = []
    for n, sentence in enumerate(article.sentences):
        dates = [d for d in analysis.facts.dates if d.sentence == n and d.value is not None]
        if not dates:
            continue
        events: dict[int, list[tuple[int, str]]] = {}
        for place, event in told_in(sentence.span.of(article.text), "events", article.language):
            at = sentence.span.start + place
            if any(told.span.start <= at < told.span.end for told in dates):  # the month of March
                continue
            # a word is of the date nearest to it, and a date of the word nearest to it
            apart, owner = min((_apart(article.text, at, told.span), k) for k, told in enumerate(dates))
            if apart <= _REACH + _STOPPED:
                events.setdefault(owner, []).append((apart, event))
        found += [Happening(min(events[k])[1], told) for k, told in enumerate(dates) if k in events]
    return tuple(found)


def _apart(text: str, word: int, date: Span) -> int:
    """Characters from a word to a date, more where the date comes first or a stop parts the two."""
    between = text[word : date.start] if word < date.start else text[date.end : word]
    behind = 0 if word < date.start else _BEHIND
    return len(between) + behind + (_STOPPED if _STOP.search(between) else 0)


def is_topic(analysis: Analysis, event: str) -> bool:
    """Whether the article as a whole is of `event`: it names it more than once."""
    named = told_in(analysis.article.text, "events", analysis.article.language)
    return sum(concept == event for _place, concept in named) >= _TOPIC


def orders(analysis: Analysis) -> tuple[Order, ...]:
    """Which of two events is told to come first: by "avant" and "après", or by their days.

    An event that has two days in one article orders nothing.
    """
    return (*_by_words(analysis), *_by_days(analysis))


def _by_words(analysis: Analysis) -> list[Order]:
    text, language = analysis.article.text, analysis.article.language
    found = []
    for n, sentence in enumerate(analysis.article.sentences):
        for word in _sequence(language).finditer(text, sentence.span.start, sentence.span.end):
            whole = Span(sentence.span.start, sentence.span.end)
            lead = text[whole.start : word.start()]
            events = told_in(text[word.end() : whole.end], "events", language)
            following = [(word.end() + place, event) for place, event in events]
            preceding = [(whole.start + place, e) for place, e in told_in(lead, "events", language)]
            comma = text.find(",", word.end(), whole.end)
            if lead.strip(" «“\"'") == "" and comma >= 0 and word.lastgroup != "then":
                preceding = [row for row in following if row[0] > comma][:1]
                following = [row for row in following if row[0] < comma]
            if not preceding or not following or preceding[-1][1] == following[0][1]:
                continue
            main, other = preceding[-1], following[0]
            first, second = (other, main) if word.lastgroup == "after" else (main, other)
            ends = sorted((main[0], other[0]))
            last = re.compile(r"\w*").match(text, ends[1])
            found.append(Order(first[1], second[1], Span(ends[0], last.end() if last else ends[1] + 1), n))
    return found


def _by_days(analysis: Analysis) -> list[Order]:
    days: dict[str, list[Happening]] = {}
    for told in happenings(analysis):
        days.setdefault(told.event, []).append(told)
    lone = [row[0] for row in days.values() if len({told.date.value for told in row}) == 1]
    found = []
    for one in lone:
        for other in lone:
            ours, theirs = told_days(one.date), told_days(other.date)
            if ours and theirs and ours[1] < theirs[0]:
                found.append(Order(one.event, other.event, one.date.span, one.sentence))
    return found


@cache
def _sequence(language: str) -> re.Pattern[str]:
    words = {key: words_of("sequence", key, language) for key in ("before", "after", "then")}
    either = "|".join(f"(?P<{key}>{told})" for key, told in words.items())
    return re.compile(rf"(?<!\w)(?:{either})(?!\w)", re.IGNORECASE)
