"""An analysis comes in, what is compared of each of its sentences goes out, and what two of them share."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import TypeVar

from diptych.compare.calendar import dates_meet, told_days
from diptych.compare.quantity import KINDRED, measure, relation
from diptych.facts import Analysis, Date, Figure, is_content
from diptych.text import fold

_T = TypeVar("_T")
_STEM = 5
_QUOTED_STEM = 6
_SMALL = 10
_LONG_AGO = 35


@dataclass(frozen=True, slots=True)
class SentenceView:
    """What is compared of one sentence."""

    lemmas: tuple[str, ...]
    stems: tuple[str, ...]
    names: tuple[str, ...]
    figures: tuple[Figure, ...]
    dates: tuple[Date, ...]
    quoted: tuple[frozenset[str], ...]
    """For each quotation the beginnings of its longer words."""
    length: int
    is_past: bool
    """Whether it names a day long before the article was published: last year's strike is another one."""


def sentence_views(analysis: Analysis) -> tuple[SentenceView, ...]:
    """What is compared of each sentence, in order."""
    facts = analysis.facts
    sentences = analysis.article.sentences
    lemmas: list[list[str]] = [[] for _ in sentences]
    stems: list[list[str]] = [[] for _ in sentences]
    number = 0
    for token in analysis.tokens:
        while token.span.start >= sentences[number].span.end:
            number += 1
        if is_content(token):
            lemmas[number].append(fold(token.lemma))
            if len(token.text) > 2 and not token.text[0].isdigit():
                stems[number].append(fold(token.text)[:_STEM])
    names = _by_sentence([(name.sentence, name.key) for name in facts.names], len(sentences))
    figures = _by_sentence([(figure.sentence, figure) for figure in facts.figures], len(sentences))
    dates = _by_sentence([(told.sentence, told) for told in facts.dates], len(sentences))
    quoted = _by_sentence([(quote.sentence, _stems_of(quote.text)) for quote in facts.quotes], len(sentences))
    published = _published(analysis)
    return tuple(
        SentenceView(
            tuple(lemmas[n]),
            tuple(stems[n]),
            tuple(names[n]),
            tuple(figures[n]),
            tuple(dates[n]),
            tuple(quoted[n]),
            len(sentence.span),
            any(_is_long_ago(told, published) for told in dates[n]),
        )
        for n, sentence in enumerate(sentences)
    )


def shared(one: tuple[str, ...], other: tuple[str, ...]) -> list[str]:
    """Words of both, in the order of `one`, each once."""
    return [word for word in dict.fromkeys(one) if word in other]


def kindred_figures(one: SentenceView, other: SentenceView) -> list[tuple[Figure, Figure]]:
    """Pairs of figures of two sentences that may tell one fact: compatible, or within 5 %.

    Small counts are left out: "deux" and "deux" prove nothing.
    """
    return [(a, b) for a in one.figures for b in other.figures if is_kindred(a, b) and not is_small(a)]


def is_kindred(one: Figure, other: Figure) -> bool:
    """Whether two figures are of one dimension and compatible, or within 5 %."""
    a, b = measure(one), measure(other)
    return a.dimension == b.dimension and relation(a, b) in KINDRED


def is_comparable(one: Figure, other: Figure) -> bool:
    """Whether two figures measure the same kind of thing: two sums, two shares, two counts of one noun."""
    dimension = measure(one).dimension
    return dimension == measure(other).dimension and (dimension != "count" or one.unit == other.unit)


def has_same_digits(one: Figure, other: Figure) -> bool:
    """Whether figures of two dimensions are written with the same digits: 612 pence and £6.12."""
    if not one.value or not other.value or measure(one).dimension == measure(other).dimension:
        return False
    digits = [value.normalize().as_tuple().digits for value in (one.value, other.value)]
    return digits[0] == digits[1] and len(digits[0]) > 1


def is_small(figure: Figure) -> bool:
    """Whether it is a count below ten."""
    value = measure(figure).value
    return measure(figure).dimension == "count" and value is not None and value < _SMALL


def shared_dates(one: SentenceView, other: SentenceView) -> list[tuple[Date, Date]]:
    """Pairs of dates of two sentences that overlap."""
    return [(a, b) for a in one.dates for b in other.dates if dates_meet(a, b)]


def are_in_other_years(one: SentenceView, other: SentenceView) -> bool:
    """Whether both sentences are dated and share no year: last year's strike is another one."""
    # "since 2017" and "after 2018" are beginnings, which papers disagree on; they tell no other event
    years = [
        {day.year for told in view.dates if told.op == "=" for day in told_days(told) or ()}
        for view in (one, other)
    ]
    return bool(years[0] and years[1] and not years[0] & years[1])


def quoted_alike(one: SentenceView, other: SentenceView) -> float:
    """The greatest share of the words of the shorter of two quotations that stand in the other one too."""
    shares = [len(a & b) / min(len(a), len(b)) for a in one.quoted for b in other.quoted if a and b]
    return max(shares, default=0.0)


def _by_sentence(found: Sequence[tuple[int, _T]], count: int) -> list[list[_T]]:
    """For each sentence what was found in it, in the order given."""
    out: list[list[_T]] = [[] for _ in range(count)]
    for sentence, value in found:
        out[sentence].append(value)
    return out


def _stems_of(text: str) -> frozenset[str]:
    return frozenset(fold(word)[:_QUOTED_STEM] for word in re.findall(r"\w+", text) if len(word) > 3)


def _published(analysis: Analysis) -> date | None:
    told = analysis.article.published
    return date.fromisoformat(told) if told and len(told) == len("2025-04-12") else None


def _is_long_ago(told: Date, published: date | None) -> bool:
    days = told_days(told)
    return bool(days and published and (published - days[1]).days > _LONG_AGO)
