"""Facts come in, what stands around each figure goes out: what is counted, where, when, says who."""

import re
from dataclasses import dataclass, replace
from datetime import date
from functools import cache

from diptych.compare.calendar import told_days
from diptych.compare.concepts import is_people, named, told_in, words_of
from diptych.compare.parties import Parties, parties
from diptych.facts import Analysis, Date, Figure, Parse, parse_of
from diptych.text import Span, fold

_COUNTED = ("count", "ordinal", "age")
_NEAR = 28
"""Characters after a figure within which a place is told of it ("4 000 à Paris")."""
_BEFORE = 18
"""Characters before a figure within which "À Caen," is told of it, a word of bounds between them."""
_BACK = 3
"""Sentences back to which a bare number ("ils étaient 6 500") may go for what it counts."""
_PAST = 40
"""Days from which a date before the article's own is of another event."""
_STOP = re.compile(r"[;:()]|\s[–—]\s")
_PREPOSITION = (
    r"(?:à|au|aux|en|dans|à travers|across|throughout|in|at|outside)\s+"
    r"(?:(?:l['’]ensemble|the whole|toute?|all)\s+(?:(?:de|du|des|of)\s+|d['’])?)?"
    r"(?:(?:la|le|les|the)\s+|l['’])?"
)
_PLACE = re.compile(
    rf"(?<![\w'’-])(?i:{_PREPOSITION})(?P<name>[A-ZÀ-Ý][\w’'-]*(?:[ -][A-ZÀ-Ý][\w’'-]*)*|[a-zà-ÿ]+)"
    r"|(?<!\w)(?P<all>worldwide|globally)(?!\w)"
)


@dataclass(frozen=True, slots=True)
class Setting:
    """The slots of one figure, as far as the words around it tell them."""

    concepts: frozenset[str]
    """What is counted or measured, by the table of concepts; empty when it is not in it."""
    noun: str
    """Folded noun of what is counted or measured; "" when unsaid."""
    people: bool
    """Whether persons of no kind are counted."""
    places: frozenset[str]
    """Keys of the place told of it."""
    place: Span | None
    """The words that name that place."""
    dates: tuple[Date, ...]
    sides: frozenset[str]
    """By the side that it stands on, who says so: authorities, organisers, experts."""
    past: bool
    """Whether its dates are those of another, earlier event."""
    clause: Span
    """From the figure before to the figure after, within the sentence."""
    parties: Parties


def settings(analysis: Analysis) -> dict[Figure, Setting]:
    """The setting of every figure of an article."""
    found: dict[Figure, Setting] = {}
    parse = parse_of(analysis)
    for place, figure in enumerate(analysis.facts.figures):
        found[figure] = _setting(analysis, parse, figure, place)
    return _bare_ones_filled(analysis, found)


def _setting(analysis: Analysis, parse: Parse, figure: Figure, place: int) -> Setting:
    figures = analysis.facts.figures
    text, language = analysis.article.text, analysis.article.language
    sentence = analysis.article.sentences[figure.sentence].span if analysis.article.sentences else figure.span
    beside = [f for f in figures[max(0, place - 6) : place + 7] if f.sentence == figure.sentence]
    rest = [f for f in beside if f is not figure and f.kind not in ("time", "age", "ordinal")]
    start = max((f.span.end for f in rest if f.span.end <= figure.span.start), default=sentence.start)
    end = min((f.span.start for f in rest if f.span.start >= figure.span.end), default=sentence.end)
    stop = _STOP.search(text, figure.span.end, end)
    clause = Span(start, stop.start() if stop else end)
    noun = _noun(figure, language)
    dates = _dates(analysis, figure, clause)
    people = not noun or is_people(noun, language)
    place_span, places = _places(analysis, figure, clause, sentence)
    return Setting(
        concepts=_concepts(text, figure, clause, noun, language),
        noun=noun,
        people=people and figure.kind in _COUNTED,
        places=places,
        place=place_span,
        dates=dates,
        past=is_past(analysis, dates),
        sides=frozenset(
            side
            for _place, side in told_in(figure.source.of(text) if figure.source else "", "sources", language)
        ),
        clause=clause,
        parties=parties(analysis, parse, figure),
    )


def _noun(figure: Figure, language: str) -> str:
    """The noun counted or measured; the noun above a bare number only where it is one that is counted."""
    if figure.kind not in _COUNTED:
        return fold(figure.about)
    if figure.unit or not figure.about:
        return fold(figure.unit or "")
    known = named(figure.about, "kinds", language) | named(figure.about, "fates", language)
    return fold(figure.about) if known else ""


def _concepts(text: str, figure: Figure, clause: Span, noun: str, language: str) -> frozenset[str]:
    """The noun's concepts; of persons and of sums, those of the nearest telling word of the clause."""
    if figure.kind not in _COUNTED:
        return _nearest(text, figure, clause, "sums", language) | (
            named(noun, "sums", language) if noun else frozenset()
        )
    own = named(noun, "kinds", language) | named(noun, "fates", language) if noun else frozenset()
    if own:
        return own
    if noun and not is_people(noun, language):
        beside = told_in(text[figure.span.end : min(clause.end, figure.span.end + _NEAR)], "fates", language)
        return frozenset(concept for _place, concept in beside[:1])
    return _nearest(text, figure, clause, "fates", language)


def _nearest(text: str, figure: Figure, clause: Span, section: str, language: str) -> frozenset[str]:
    """Concepts of the telling word nearest to the figure: what follows it counts as nearer."""
    after = told_in(text[figure.span.end : clause.end], section, language)  # type: ignore[arg-type]
    before = told_in(text[clause.start : figure.span.start], section, language)  # type: ignore[arg-type]
    ranked = [(place, concept) for place, concept in after]
    ranked += [(figure.span.start - clause.start - place + 15, concept) for place, concept in before]
    if not ranked:
        return frozenset()
    first = min(ranked)[0]
    return frozenset(concept for place, concept in ranked if place == first)


def _dates(analysis: Analysis, figure: Figure, clause: Span) -> tuple[Date, ...]:
    """The date of a figure: after it in its clause, else before it, else the one opening the sentence."""
    dates = [
        d
        for d in analysis.facts.dates
        if d.sentence == figure.sentence and not _is_compared_with(analysis, d, figure)
    ]
    after = [d for d in dates if figure.span.end <= d.span.start < clause.end]
    if after:
        return tuple(after)
    before = [d for d in dates if clause.start <= d.span.start < figure.span.start]
    if before:
        return tuple(before)
    others = [f for f in analysis.facts.figures if f.sentence == figure.sentence]
    opening = [d for d in dates if all(d.span.start < f.span.start for f in others)]
    if opening or dates:
        return tuple(opening[:1] or (dates if len(others) == 1 or len(dates) == 1 else ()))
    return _looked_back(analysis, figure)


def _is_compared_with(analysis: Analysis, told: Date, figure: Figure) -> bool:
    """Whether a date is that of another figure, which this one is held against ("que l'an passé")."""
    if told.span.start < figure.span.end:
        return False
    lead = analysis.article.text[figure.span.end : told.span.start]
    ending, opposed = _compared(analysis.article.language)
    return bool(ending.search(lead) or opposed.search(lead))


@cache
def _compared(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Words of comparison right before a date, or before another number that it is then the date of."""
    date_word, number = (words_of("comparison", key, language) for key in ("with", "against"))
    return (
        re.compile(rf"(?<!\w)(?:{date_word})\s*(?:(?:le|la|les|en|au|the|in)\s+)?$", re.IGNORECASE),
        re.compile(rf"(?<!\w)(?:{number})\s+(?:[^\W\d]{{1,5}}\s+)?[^\w\s]?\d", re.IGNORECASE),
    )


def _looked_back(analysis: Analysis, figure: Figure) -> tuple[Date, ...]:
    """The date of the sentence before in the passage, when it is of another time ("En 2004 …")."""
    sentences = analysis.article.sentences
    if not sentences or not figure.sentence:
        return ()
    if sentences[figure.sentence - 1].passage != sentences[figure.sentence].passage:
        return ()
    before = tuple(d for d in analysis.facts.dates if d.sentence == figure.sentence - 1)
    return before if before and is_past(analysis, before) else ()


def is_past(analysis: Analysis, dates: tuple[Date, ...]) -> bool:
    """Whether all of `dates` that are resolved lie weeks before the article's own day: another event's.

    What holds since a day ("depuis 2015") holds on the article's day too.
    """
    if any(told.low and not told.high for told in dates):
        return False
    days = [told[1] for told in map(told_days, dates) if told]
    known = [told[1] for told in map(told_days, analysis.facts.dates) if told]
    today = _day(analysis.article.published)
    if not days or not (today or known):
        return False
    return all(((today or max(known)) - day).days > _PAST for day in days)


def _day(published: str | None) -> date | None:
    found = re.match(r"\d{4}-\d\d-\d\d", published or "")
    return date.fromisoformat(found[0]) if found else None


def _places(
    analysis: Analysis, figure: Figure, clause: Span, sentence: Span
) -> tuple[Span | None, frozenset[str]]:
    """Where the place told of a figure is named, and its keys."""
    text = analysis.article.text
    found: list[tuple[Span, frozenset[str]]] = []
    for match in _PLACE.finditer(text, sentence.start, clause.end):
        span = Span(*match.span())
        if span.overlaps(figure.span) or any(
            d.span.overlaps(span) for d in analysis.facts.dates if d.sentence == figure.sentence
        ):
            continue
        if figure.source and span.overlaps(figure.source):
            continue
        keys = _place_keys(match["name"] or match["all"], analysis.article.language)
        if keys:
            found.append((span, keys))
    after = [(s, k) for s, k in found if s.start >= figure.span.end]
    before = [(s, k) for s, k in found if clause.start <= s.start and s.end <= figure.span.start]
    if (
        after
        and after[0][0].start - figure.span.end <= _NEAR
        and "," not in text[figure.span.end : after[0][0].start]
    ):
        return after[0]
    if (
        before
        and figure.span.start - before[-1][0].end <= _BEFORE
        and "," in text[before[-1][0].end : figure.span.start]
    ):
        return before[-1]
    if after:
        return after[0]
    return before[-1] if before else (None, frozenset())


def places_in(analysis: Analysis, sentence: int) -> frozenset[str]:
    """Keys of the places that a sentence names, the folded names of those that the table does not know."""
    span, language = analysis.article.sentences[sentence].span, analysis.article.language
    dated = [told.span for told in analysis.facts.dates if told.sentence == sentence]
    found = [
        _place_keys(match["name"] or match["all"], language)
        for match in _PLACE.finditer(analysis.article.text, span.start, span.end)
        if not any(told.overlaps(Span(*match.span())) for told in dated)
    ]
    return frozenset().union(*found)


def _place_keys(name: str, language: str) -> frozenset[str]:
    known = named(name, "places", language)
    if known:
        return known
    return frozenset({fold(name)}) if name[:1].isupper() and len(name) > 1 else frozenset()


def _bare_ones_filled(analysis: Analysis, found: dict[Figure, Setting]) -> dict[Figure, Setting]:
    """Settings in which a bare number counts what the last count before it counts: "en compte 900"."""
    filled: dict[Figure, Setting] = {}
    last: tuple[Figure, Setting] | None = None
    for figure, setting in found.items():
        whole = figure.value is not None and figure.value == figure.value.to_integral_value()
        if figure.kind == "count" and whole:
            if (
                not setting.concepts
                and not setting.noun
                and last
                and figure.sentence - last[0].sentence <= _BACK
            ):
                setting = replace(
                    setting, concepts=last[1].concepts, noun=last[1].noun, people=last[1].people
                )
            if setting.concepts or setting.noun:
                last = (figure, setting)
        filled[figure] = setting
    return filled
