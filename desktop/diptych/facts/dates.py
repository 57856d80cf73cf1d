"""An article comes in, the dates it names go out, resolved against its publication and the text around."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
from typing import Literal

from diptych.corpus import Article
from diptych.facts.calendar_spans import Stretch
from diptych.facts.calendar_words import CalendarWords, calendar_words
from diptych.facts.date_mentions import find_mentions
from diptych.facts.figure import Date, Mode, Op
from diptych.facts.mention import Mention
from diptych.facts.quotes import in_quotes, quoted_spans
from diptych.facts.resolving import Context, context_of, of_year, resolved
from diptych.facts.tables import lexicon_language, section, strings
from diptych.facts.templates import compiled
from diptych.facts.tenses import direction_of
from diptych.text import Span

_WEEK = 7
"""Days from publication within which a day told in full says which one a bare weekday is."""


def find_dates(
    article: Article, *, unmarked: Literal[-1, 0, 1] = 0, quoted: Sequence[Span] | None = None
) -> tuple[Date, ...]:
    """Dates in reading order, each with the first and last day it can mean.

    Relative dates are resolved against `article.published`. A weekday or a month alone is the last one before
    publication, unless its clause speaks of what is to come ("devrait", a future tense, "d'ici"): then the
    next; where no clause tells, `unmarked` does (1 for what is to come). Dates that lean on an earlier one
    ("la veille", "quatre ans plus tard", "cette année-là") take the
    date before them in the text. What cannot be resolved, because the article has no date, has value None.
    `quoted` are the spans of `quoted_spans`, when they are known already.
    """
    language = lexicon_language(article.language)
    words = calendar_words(language)
    context = context_of(article.published)
    starts = [sentence.span.start for sentence in article.sentences]
    quoted = quoted_spans(article) if quoted is None else quoted
    found: list[tuple[Mention, Date]] = []
    mentions = find_mentions(article.text, language)
    sentences = [max(0, bisect_right(starts, mention.start) - 1) for mention in mentions]
    ways = [
        direction_of(article, sentence, mention, language)
        for sentence, mention in zip(sentences, mentions, strict=True)
    ]
    weekdays = _weekdays_told(mentions, ways, context)
    for place, mention in enumerate(mentions):
        sentence = sentences[place]
        mention = _borrowed(mention, mentions[place + 1 : place + 2], article.text, language)
        direction = ways[place] or weekdays.get(_bare_weekday(mention), 0) or unmarked
        # "chaque lundi" and "le soir" are of no one day; "in two years" may be a length that has been
        if mention.shape in ("part", "each") or (mention.shape in ("ahead", "within") and direction < 1):
            continue
        stretch = resolved(mention, context, direction, sentence)
        if stretch is not None and mention.shape != "now":
            context.last, context.last_sentence = stretch, sentence
            if mention.year is not None:
                context.explicit_year, context.explicit_sentence = mention.year, sentence
        span = Span(mention.start, mention.end)
        mode: Mode = "quoted" if in_quotes(quoted, span) else "asserted"
        op = _op(article.text, mention, words)
        low, high = _ends(stretch, op, mention, article.text, words)
        value = stretch.value if stretch else None
        hours = stretch.hours if stretch else None
        told = Date(span, span.of(article.text), value, low, high, op, mode, sentence, hours)
        found.append((mention, told))
    return tuple(_joined(found, article.text, language))


def _weekdays_told(
    mentions: Sequence[Mention], told: Sequence[int], context: Context
) -> dict[int | None, int]:
    """Which way each bare weekday lies where all that tell it agree: a title has no verb of its own.

    Clauses with a verb tell, and days of the week around with their weekday: "lundi 9 février".
    """
    ways: dict[int | None, set[int]] = {}
    for mention, way in zip(mentions, told, strict=True):
        if mention.shape == "day" and mention.weekday and (full := _way_of(mention, context, way)):
            ways.setdefault(mention.weekday, set()).add(full)
        elif way and (weekday := _bare_weekday(mention)):
            ways.setdefault(weekday, set()).add(way)
    return {weekday: way.pop() for weekday, way in ways.items() if len(way) == 1}


def _way_of(mention: Mention, context: Context, way: int) -> int:
    """Whether a day told in full lies in the week before publication (-1) or in the one after (1); else 0."""
    day = resolved(mention, context, way, 0)
    if day is None or context.day is None:
        return 0
    by = (day.low - context.day).days
    return (by > 0) - (by < 0) if abs(by) <= _WEEK else 0


def _bare_weekday(mention: Mention) -> int | None:
    return mention.weekday if mention.shape == "weekday" and mention.turn is None else None


def _borrowed(mention: Mention, following: tuple[Mention, ...], text: str, language: str) -> Mention:
    """The first day of "du 12 au 15 mars" with the month and year of the second."""
    if mention.shape != "day_of_month" or mention.within or not following:
        return mention
    other = following[0]
    if other.shape == "day" and pattern_of(language, "lends").fullmatch(text[mention.end : other.start]):
        return replace(mention, shape="day", month=other.month, year=other.year)
    return mention


@cache
def pattern_of(language: str, key: str) -> re.Pattern[str]:
    """What stands between two dates, or before them, after the template `key` of `calendar.yaml`."""
    template, end = str(section("calendar", language)[key]), "$" if key == "between" else ""
    begin = r"(?<!\w)" if key == "between" else ""
    return compiled(f" ?{template} ?", {}, begin=begin, end=end)


def _op(text: str, mention: Mention, words: CalendarWords) -> Op:
    lead = text[max(0, mention.start - 32) : mention.start].rpartition("\n")[2]
    ops: tuple[tuple[str, Op], ...] = (
        ("from", ">="),
        ("after", ">="),
        ("until", "<="),
        ("before", "<="),
        ("about", "~"),
    )
    return next((op for key, op in ops if words.before(key).search(lead)), "=")


def _ends(
    stretch: Stretch | None, op: Op, mention: Mention, text: str, words: CalendarWords
) -> tuple[date | None, date | None]:
    """First and last day: "depuis 2015" is open to the right, "après 2018" begins when 2018 is over."""
    if stretch is None:
        return None, None
    lead = text[max(0, mention.start - 32) : mention.start].rpartition("\n")[2]
    if op == ">=" and stretch.high < date.max:
        return (stretch.high + timedelta(days=1) if words.before("after").search(lead) else stretch.low), None
    if op == "<=" and stretch.low > date.min:
        return None, (
            stretch.low - timedelta(days=1) if words.before("before").search(lead) else stretch.high
        )
    return stretch.low, stretch.high


def _joined(found: list[tuple[Mention, Date]], text: str, language: str) -> Iterator[Date]:
    """The dates, with "de 2015 à 2018", "du 12 au 15 mars" and "between May and June" made one stretch."""
    joint, pair = pattern_of(language, "joints"), pattern_of(language, "between")
    weak = strings("calendar", section("calendar", language), "weak_joints")
    place = 0
    while place < len(found):
        first = found[place][1]
        if place + 1 < len(found):
            second = found[place + 1][1]
            between = text[first.span.end : second.span.start]
            entre = pair.search(text[max(0, first.span.start - 16) : first.span.start])
            bound = joint.fullmatch(between)
            if bound and (entre or between.strip().lower() not in weak):
                first = _before(found[place][0], first, found[place + 1][0], second)
            if bound and (entre or between.strip().lower() not in weak) and _forward(first, second):
                span = first.span.joined(second.span)
                value = f"{first.value}/{second.value}"
                yield Date(
                    span, span.of(text), value, first.low, second.high, "range", first.mode, first.sentence
                )
                place += 2
                continue
        # the present tells no day of its own
        if found[place][0].shape != "now":
            yield first
        place += 1


def _before(one: Mention, first: Date, other: Mention, second: Date) -> Date:
    """The first end of a stretch in the year of the second, or in the one before: "de mai à mars 2017"."""
    if one.shape not in ("day", "month") or one.year or one.within or not first.low or not second.high:
        return first
    if other.shape not in ("day", "month") or (not other.year and _forward(first, second)):
        return first
    years = (of_year(one, second.high.year - by) for by in (0, 1))
    found = next((stretch for stretch in years if stretch and stretch.low < second.high), None)
    return replace(first, value=found.value, low=found.low, high=found.high) if found else first


def _forward(first: Date, second: Date) -> bool:
    return (
        first.low is not None
        and second.high is not None
        and first.low < second.high
        and first.value != second.value
    )
