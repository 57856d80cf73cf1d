"""An article and its parse come in, its figures go out: intervals with a unit, a mode and a subject."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from diptych.corpus import Article
from diptych.facts.around import around
from diptych.facts.bounds import interval
from diptych.facts.clock import ClockTime, find_clock_times
from diptych.facts.date_mentions import find_mentions
from diptych.facts.figure import Figure
from diptych.facts.measures import currency_before, measure_after
from diptych.facts.neighbours import joined, with_neighbours
from diptych.facts.not_figures import not_figures
from diptych.facts.numerals import Numeral, find_numerals
from diptych.facts.parse import Parse
from diptych.facts.ranks import find_multipliers, find_ranks
from diptych.facts.readings import Reading, read
from diptych.facts.slots import Slots
from diptych.facts.tables import lexicon_language, section
from diptych.facts.wording import Saying
from diptych.text import Span

# what a time "vers 17 h" may be off, either way, in minutes
_ABOUT_MINUTES = 30


def find_figures(
    article: Article,
    parse: Parse | None = None,
    sayings: Sequence[Saying] = (),
    quoted: Sequence[Span] | None = None,
) -> tuple[Figure, ...]:
    """Figures in reading order, none overlapping another. Dates are not among them; clock times are.

    Numbers, units and intervals are read from the text alone, without a language model. `parse` adds what a
    figure is about and its conditional, `sayings` (of the same parse) its source behind a verb, `quoted` are
    the spans of `quoted_spans` when they are known. How wide an interval is: `bounds.interval`.
    """
    text, language = article.text, lexicon_language(article.language)
    slots, times = Slots(article, parse, sayings, quoted), find_clock_times(text, language)
    figures = [_figure(reading, article, slots) for reading in find_readings(text, language, times)]
    figures += [_time(article, time, slots) for time in times]
    return tuple(sorted(figures, key=lambda figure: figure.span))


def find_readings(text: str, language: str, times: list[ClockTime]) -> list[Reading]:
    """The numbers of `text` that are figures, units read, ranges joined and ellipses filled, in order.

    `times` are the clock times of the text, whose numbers are spoken for.
    """
    known = around(language)
    mentions = [mention for mention in find_mentions(text, language) if not mention.is_length]
    dated = [Span(mention.start, mention.end) for mention in mentions]
    blocked = [span for span in dated if not _is_measured(text, span, language)]
    blocked += [Span(time.start, time.end) for time in times]
    blocked += not_figures(text, language)
    multipliers = find_multipliers(text, known)
    ranks = find_ranks(text, language)
    blocked += [Span(reading.start, reading.end) for reading in (*multipliers, *ranks)]
    readings: list[Reading] = []
    for numeral in _free(find_numerals(text, language), blocked):
        end = readings[-1].end if readings else 0
        # the unit of the figure before may hold a number word ("20 cents")
        reading = read(text, numeral, end, language) if numeral.start >= end else None
        if reading is not None:
            readings.append(reading)
    readings = with_neighbours(joined(text, readings, known, language), text, known)
    return sorted(
        [*(r for r in readings if not r.lone), *multipliers, *ranks], key=lambda reading: reading.start
    )


def _is_measured(text: str, mention: Span, language: str) -> bool:
    """Whether four digits that look like a year are told in a unit: "1400 €", "1520 sq m"."""
    if not mention.of(text).isdigit():
        return False
    after = measure_after(text, mention.end, language, adjacent=True)
    return bool(after or currency_before(text, mention.start, language))


def _figure(reading: Reading, article: Article, slots: Slots) -> Figure:
    span = Span(reading.start, reading.end)
    noun, unit, numeral = reading.noun, reading.unit, reading.numeral
    if reading.kind == "count" and not reading.upper and (counted := slots.counted(span)):
        noun, unit = counted, unit or counted
    factor = reading.factor
    if reading.kind == "money" and not reading.upper and (minor := _minor(unit or "", factor)):
        unit, factor = minor, Decimal(1)
    low, high = interval(numeral, reading.op, factor)
    value: Decimal | None = numeral.value * factor
    if numeral.form == "vague":
        value = None
    if reading.upper:
        low, high = numeral.value * reading.upper.factor, reading.upper.numeral.value * reading.upper.factor
        value = None
    return Figure(
        span=span, text=span.of(article.text), kind=reading.kind,
        value=None if value is None else _plain(value), low=_plain(low), high=_plain(high), op=reading.op,
        unit=unit, mode=slots.mode(span), about=slots.about(span, noun), sentence=slots.sentence(span),
        source=slots.source(span),
    )  # fmt: skip


def _minor(unit: str, factor: Decimal) -> str | None:
    """The code of a currency's hundredths, for a sum told in these alone: "612 pence" is 612 GBp."""
    currency, slash, basis = unit.partition("/")
    for code, (whole, part) in section("conversions", "minor").items():
        if (currency, factor) == (whole, Decimal(str(part))):
            return f"{code}{slash}{basis}"
    return None


def _plain(value: Decimal) -> Decimal:
    """The same number without trailing zeros or an exponent: 97400000000, not 97400000000.0 or 9.74E+10."""
    if not value.is_finite():
        return value
    whole = value.to_integral_value()
    return Decimal(f"{whole:f}") if value == whole else Decimal(f"{value.normalize():f}")


def _time(article: Article, time: ClockTime, slots: Slots) -> Figure:
    span, minutes = Span(time.start, time.end), Decimal(time.minutes)
    low, high = (minutes - _ABOUT_MINUTES, minutes + _ABOUT_MINUTES) if time.about else (minutes, minutes + 1)
    return Figure(
        span=span, text=span.of(article.text), kind="time", value=minutes, low=low, high=high,
        op="~" if time.about else "=", unit="time", mode=slots.mode(span), about="",
        sentence=slots.sentence(span), source=slots.source(span), zone=time.zone,
    )  # fmt: skip


def _free(numerals: Iterable[Numeral], blocked: list[Span]) -> Iterator[Numeral]:
    """The numerals that no blocked span touches."""
    spans = sorted(blocked)
    starts = [span.start for span in spans]
    reach: list[int] = []
    for span in spans:
        reach.append(max(span.end, reach[-1] if reach else 0))
    for numeral in numerals:
        place = bisect_right(starts, numeral.end - 1)
        if place == 0 or reach[place - 1] <= numeral.start:
            yield numeral
