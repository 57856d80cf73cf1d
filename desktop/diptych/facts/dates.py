"""An article comes in, the dates it names go out, resolved against its publication and the text around."""

from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import date, timedelta

from diptych.corpus import Article
from diptych.facts import calendar_spans as spans
from diptych.facts.calendar_spans import Stretch
from diptych.facts.calendar_words import CalendarWords, calendar_words
from diptych.facts.date_mentions import Mention, find_mentions
from diptych.facts.figure import Date, Mode, Op
from diptych.facts.quotes import find_quotes, in_quotes
from diptych.facts.tables import lexicon_language, section
from diptych.facts.templates import compiled
from diptych.facts.tenses import direction_of
from diptych.text import Span


@dataclass(slots=True)
class _Context:
    """What is known at one place of the text; it moves on as dates are read."""

    year: int | None
    month: int | None
    day: date | None
    """The day of publication, when it is known to the day."""
    last: Stretch | None = None
    """The date resolved last."""
    last_sentence: int = -1
    explicit_year: int | None = None
    """The year written out last, and the sentence it stands in."""
    explicit_sentence: int = -1


def find_dates(article: Article) -> tuple[Date, ...]:
    """Dates in reading order, each with the first and last day it can mean.

    Relative dates are resolved against `article.published`. A weekday or a month alone is the last one before
    publication, unless its clause speaks of what is to come ("devrait", a future tense, "d'ici"): then the
    next. Dates that lean on an earlier one ("la veille", "quatre ans plus tard", "cette année-là") take the
    date before them in the text. What cannot be resolved, because the article has no date, has value None.
    """
    language = lexicon_language(article.language)
    words = calendar_words(language)
    context = _context(article.published)
    starts = [sentence.span.start for sentence in article.sentences]
    quotes = find_quotes(article)
    found: list[tuple[Mention, Date]] = []
    mentions = find_mentions(article.text, language)
    for place, mention in enumerate(mentions):
        sentence = max(0, bisect_right(starts, mention.start) - 1)
        mention = _borrowed(mention, mentions[place + 1 : place + 2], article.text)
        direction = direction_of(article, sentence, mention, language)
        stretch = _resolved(mention, context, direction, sentence)
        if stretch is not None:
            context.last, context.last_sentence = stretch, sentence
            if mention.year is not None:
                context.explicit_year, context.explicit_sentence = mention.year, sentence
        span = Span(mention.start, mention.end)
        mode: Mode = "quoted" if in_quotes(quotes, span) else "asserted"
        op = _op(article.text, mention, words)
        low, high = _ends(stretch, op, mention, article.text, words)
        value = stretch.value if stretch else None
        found.append((mention, Date(span, span.of(article.text), value, low, high, op, mode, sentence)))
    return tuple(_joined(found, article.text, language))


def _context(published: str | None) -> _Context:
    parts = [int(part) for part in (published or "").split("-") if part.isdigit()]
    year, month = [*parts, None, None][:2] if parts else (None, None)
    day = spans.day(*parts[:3]) if len(parts) >= 3 else None
    return _Context(year, month, day.low if day else None)


def _borrowed(mention: Mention, following: tuple[Mention, ...], text: str) -> Mention:
    """The first day of "du 12 au 15 mars" with the month and year of the second."""
    if mention.shape != "day_of_month" or not following:
        return mention
    other = following[0]
    joint = text[mention.end : other.start].strip().lower()
    if other.shape == "day" and joint in ("au", "et", "et le", "à", "-", "–", "ou", ",", "and", "to"):
        return replace(mention, shape="day", month=other.month, year=other.year)
    return mention


def _resolved(mention: Mention, context: _Context, direction: int, sentence: int) -> Stretch | None:
    """What `mention` means in `context`; `direction` is -1 for past, +1 for to come, 0 for unknown."""
    shape, year = mention.shape, mention.year
    if shape == "years":
        return spans.year(year or 0, mention.until_year)
    if shape == "year":
        return spans.year(year or 0)
    if shape == "decade":
        return spans.year(year or 0, (year or 0) + 9)
    if shape in ("day", "month", "quarter", "season"):
        return _within_year(mention, context, direction, sentence)
    if shape in ("from_last", "later"):
        return _leaning(mention, context)
    if shape == "weekday" and mention.weekday:
        return _weekday(mention, context.day, direction) if context.day else None
    if shape == "day_of_month":
        return _day_of_month(mention, context.day, direction) if context.day else None
    if shape == "ago":
        return _from_publication(context, mention.number or 0, mention.unit or "day")
    return _shift(mention, context)


def _within_year(mention: Mention, context: _Context, direction: int, sentence: int) -> Stretch | None:
    def build(year: int) -> Stretch | None:
        if mention.shape == "day":
            first = spans.day(year, mention.month or 1, mention.day or 1)
            last = spans.day(year, mention.month or 1, mention.until_day) if mention.until_day else None
            return spans.both(first, last) if first and last else first
        if mention.shape == "month":
            return spans.month(year, mention.month or 1)
        if mention.shape == "season":
            return spans.season(year, mention.number or 1)
        return spans.months(year, mention.number or 1, 6 if mention.unit == "half" else 3)

    if mention.year is not None:
        return build(mention.year)
    if context.explicit_sentence == sentence and context.explicit_year and mention.turn is None:
        return build(context.explicit_year)
    if context.year is None:
        return None
    if context.month is None:
        return build(context.year)
    today = context.day or date(context.year, context.month, 15)
    candidates = [found for by in (-1, 0, 1) if (found := build(context.year + by))]
    past = [found for found in candidates if found.low <= today]
    coming = [found for found in candidates if found.high >= today]
    if not past or not coming:
        return None
    if mention.turn == -1 or (direction < 0 and mention.turn is None):
        return past[-1]
    if mention.turn == 1 or direction > 0:
        return coming[0]
    return min(
        candidates, key=lambda found: min(abs((found.low - today).days), abs((found.high - today).days))
    )


def _leaning(mention: Mention, context: _Context) -> Stretch | None:
    """A date that leans on the one before it, or, as "la veille" may, on the day of publication."""
    unit = mention.unit or "day"
    if mention.shape == "from_last" and mention.unit:
        return spans.shifted(context.last.low, 0, unit) if context.last else None
    anchor = context.last.low if context.last else context.day if mention.shape == "from_last" else None
    if anchor is None:
        return None
    if unit in ("day", "week") and context.last and context.last.low != context.last.high:
        return None
    return spans.shifted(anchor, mention.number or 0, unit)


def _weekday(mention: Mention, today: date, direction: int) -> Stretch:
    ahead = ((mention.weekday or 1) - today.isoweekday()) % 7
    back = ahead - 7 if ahead else 0
    if mention.turn == 1 or (direction > 0 and mention.turn is None):
        return spans.on(today + timedelta(days=ahead or (7 if mention.turn == 1 else 0)))
    if mention.turn == -1:
        return spans.on(today + timedelta(days=back or -7))
    return spans.on(today + timedelta(days=back))


def _day_of_month(mention: Mention, today: date, direction: int) -> Stretch | None:
    near = [spans.month(today.year, today.month + by).low for by in (-1, 0, 1)]
    candidates = [found for first in near if (found := spans.day(first.year, first.month, mention.day or 1))]
    if mention.weekday:
        candidates = [
            found for found in candidates if found.low.isoweekday() == mention.weekday
        ] or candidates
    if direction > 0:
        candidates = [found for found in candidates if found.low >= today] or candidates
    if direction < 0:
        candidates = [found for found in candidates if found.low <= today] or candidates
    return min(candidates, key=lambda found: abs((found.low - today).days), default=None)


def _from_publication(context: _Context, by: int, unit: str) -> Stretch | None:
    if unit in ("year", "decade", "century"):
        return spans.shifted(date(context.year, 1, 1), by, unit) if context.year else None
    if unit in ("month", "quarter"):
        return (
            spans.shifted(date(context.year, context.month, 1), by, unit)
            if context.year and context.month
            else None
        )
    return spans.shifted(context.day, by, unit) if context.day else None


def _shift(mention: Mention, context: _Context) -> Stretch | None:
    by, unit = mention.number or 0, mention.unit or "day"
    if unit in ("week", "weekend"):
        return spans.week(context.day, by, end=unit == "weekend") if context.day else None
    if unit == "quarter":
        if not context.year or not context.month:
            return None
        count = context.year * 4 + (context.month - 1) // 3 + by
        return spans.months(count // 4, count % 4 + 1, 3)
    return _from_publication(context, by, unit)


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
    if op == ">=":
        return (stretch.high + timedelta(days=1) if words.before("after").search(lead) else stretch.low), None
    if op == "<=":
        return None, (
            stretch.low - timedelta(days=1) if words.before("before").search(lead) else stretch.high
        )
    return stretch.low, stretch.high


def _joined(found: list[tuple[Mention, Date]], text: str, language: str) -> Iterator[Date]:
    """The dates, with "de 2015 à 2018", "du 12 au 15 mars" and "between May and June" made one stretch."""
    table = section("calendar", language)
    joint = compiled(f" ?{table['joints']} ?", {}, begin="", end="")
    pair = compiled(f"{table['between']} ?", {}, end="$")
    place = 0
    while place < len(found):
        first = found[place][1]
        if place + 1 < len(found):
            second = found[place + 1][1]
            between = text[first.span.end : second.span.start]
            entre = pair.search(text[max(0, first.span.start - 16) : first.span.start])
            bound = joint.fullmatch(between)
            if bound and (entre or between.strip().lower() not in ("et", "and")) and _forward(first, second):
                span = first.span.joined(second.span)
                value = f"{first.value}/{second.value}"
                yield Date(
                    span, span.of(text), value, first.low, second.high, "range", first.mode, first.sentence
                )
                place += 2
                continue
        yield first
        place += 1


def _forward(first: Date, second: Date) -> bool:
    return (
        first.low is not None
        and second.high is not None
        and first.low < second.high
        and first.value != second.value
    )
