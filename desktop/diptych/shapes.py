"""A parsed table comes in with the shape that it must have; where and how it departs from that goes out.

A shape is written as what it describes: `str` a text, `int` a whole number, `float` any number, `bool` true
or false, a set of values one of these, `[shape]` a list, `(one, other)` a list of just these, `{str: shape}`
or `{int: shape}` a mapping from any texts or numbers, and `{"key": shape, "other?": shape}` a mapping that
has these keys, and may have those with "?".
"""

import math
import re
from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, TypeAlias

Shape: TypeAlias = type | frozenset[Any] | list[Any] | tuple[Any, ...] | Mapping[Any, Any]

LARGEST = 10**40
"""No number of a table is larger: there is no such unit, and no such scale."""

_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f]")
_WORDS = [str]
_NUMBERS = {str: int}
_BOTH = {"fr": _WORDS, "en": _WORDS}
_CONCEPTS = {str: _BOTH}
_MEASURES = {str: {"signs": _WORDS, "fr": _WORDS, "en": _WORDS}}
_FACTORS = {str: (str, float)}
_TONES = frozenset({-1, 0, 1})
_TIMES = frozenset(
    {"second", "minute", "hour", "day", "week", "weekend", "fortnight", "month", "quarter", "year"}
    | {"decade", "century"}
)
_STANCES = frozenset({"neutral", "assertive", "factive", "doubtful", "polemic"})


def _keys(told: Mapping[str, Shape]) -> dict[str, Shape]:
    """The shape of a mapping, from keys that stand together because theirs is the same."""
    return {key: shape for keys, shape in told.items() for key in keys.split()}


def _languages(shape: Shape) -> dict[str, Shape]:
    return {"fr": shape, "en": shape}


_CALENDAR = _keys(
    {
        "months weekdays seasons quarters ordinals days from_last from_next portions minutes": _NUMBERS,
        "counts decades weeks_on": _NUMBERS,
        "doubtful_months before_month before_season last next from after until before about ago": _WORDS,
        "later earlier in future past short_date_lead year_lead weak_joints clock clock_ranges": _WORDS,
        "time_lead time_about midnight noon clock_parts afternoon short_weekdays": _WORDS,
        "next_of_week not_future": _WORDS,
        "parts tenses joined_by": {str: str},
        "units often": {str: _TIMES},
        "hours": {str: ((int, int),) * 4},
        "patterns": {str: _WORDS},
        "counted lends joints between clock_past clock_till": str,
    }
)
_FIGURES = _keys(
    {
        "about at_most at_least about_after at_most_after at_least_after between between_and": _WORDS,
        "percent_before below_zero from to or change ellipsis scale_ellipsis set_against ratio times": _WORDS,
        "times_more by_factor factor_verbs persons_were age_before aged labels idioms no_noun states": _WORDS,
        "before_noun plurals definite list_joints century empty_nouns hearsay contrasts source_ends": _WORDS,
        "age_groups old stretches no_age_after age_have persons matter after_bound one_of": _WORDS,
        "phrase_ends": _WORDS,
        "unit_parts": {str: float},
        "singulars": {str: str},
        "person": str,
    }
)
_NUMERALS = _keys(
    {
        "units tens scales suffixes money_only collectives parts ordinals multipliers pairs": _NUMBERS,
        "hundreds and point share_after of articles half exact_collectives vague negative": _WORDS,
        "not_negative between share_of bare_parts prefixed_half after_millions ordinal_endings": _WORDS,
        "rank_before rank_after multiplier_auxiliaries leading_point one_pair": _WORDS,
        "vague_before_singular one_article after_one": _WORDS,
        "whole_parts": {str: float},
        "places": {"end": _NUMBERS, "here": _NUMBERS, "one": _WORDS},
    }
)
_MODALITY = _keys(
    {
        "hedges modals supposed wishes provisional negations conditions hypotheses past_of_saying": _WORDS,
        "opposites forecasts possible second_negations": _WORDS,
        "empty": str,
    }
)
_REASONS = {_STANCES: {str: str}}
_REPORTING = _keys(
    {
        "verbs stands nouns": _REASONS,
        "markers": {_STANCES: _WORDS},
        "links about titles": _WORDS,
        "anonymous": str,
    }
)
_RULE = {
    "why": str,
    "patterns": _WORDS,
    "where?": frozenset({"any", "top", "bottom", "edges", "after", "late"}),
    "scope?": frozenset({"line", "list", "section", "end"}),
    "longest?": int,
}
_JUDGING = {
    "class": str,
    "pos": frozenset({"adjective", "noun", "verb", "adverb"}),
    "polarity": _TONES,
    "strength": frozenset({1, 2, 3}),
    "words": str,
}
_FAMILY = {
    "kind": frozenset({"person", "group", "body"}),
    "faces?": bool,
    "names": [{"tone": _TONES, "fr": _WORDS, "en": _WORDS}],
}
_FURNITURE = {
    "rules": [_RULE],
    "elements": {str: str},
    "bylines": _WORDS,
    "prefixes": _WORDS,
    "dateline_words": str,
    "months": {int: str},
}
_CONVERSIONS = _keys(
    {
        "length area weight speed duration percent fraction other minor": _FACTORS,
        "implied": {str: (str, float, float)},
        "implied_signs": {str: _WORDS},
        "per_year": {str: float},
    }
)
_UNITS = _keys(
    {
        "percent duration length area weight speed other": _MEASURES,
        "subunits": {str: _BOTH},
        "rates": {
            "links": _BOTH,
            "after_money": _BOTH,
            "between": _BOTH,
            "bases": {str: _BOTH},
            "adjectives": {str: _BOTH},
        },
        "pounds": {"words": _BOTH, "weight": _BOTH},
    }
)
LEXICONS: dict[str, Shape] = {
    "abbreviations": _keys(
        {"before_name before_number anywhere openers reporting": str, "phrases": _WORDS},
    ),
    "calendar": {"zones": _NUMBERS} | _languages(_CALENDAR),
    "concepts": _keys(
        {
            "people": _BOTH,
            "fates kinds sums sources places events sums_up camps inclusion included votes": _CONCEPTS,
            "bodies sequence bases comparison movement": _CONCEPTS,
            "rivals akin": [(str, str)],
            "roles tolls disputed": _WORDS,
        }
    ),
    "conversions": _CONVERSIONS,
    "currencies": _MEASURES,
    "deeds": {"doers": _BOTH, "deeds": {str: {"acts": _BOTH, "happens": _BOTH, "nouns": _BOTH}}},
    "evaluative": _languages([_JUDGING]),
    "event_names": {str: {frozenset({"plain", "soft", "harsh", "literal"}): _BOTH}},
    "feasts": {"capitals": _BOTH, "days": {str: str}} | _languages({str: _WORDS}),
    "figures": _languages(_FIGURES),
    "function_words": _languages(str),
    "furniture": _FURNITURE,
    "hyphens": {"before": str, "after": str},
    "images": {str: {"name": {"fr": str, "en": str}, "words": _BOTH, "literal": _BOTH}},
    "light_verbs": _languages({"why": str, "words": str}),
    "modality": {"fr": _MODALITY | {"conditional": {str: _WORDS}}, "en": _MODALITY},
    "motive": _languages(_keys({"causes alone aims infinitives": _WORDS})),
    "numerals": _languages(_NUMERALS),
    "people": {str: _FAMILY},
    "polities": {"regions": str, "polities": [{"en": str, "fr": str, "by": str}]},
    "reference": _keys({"definite indefinite he she men women titles of silent": _BOTH}),
    "reporting": _languages(_REPORTING),
    "units": _UNITS,
}
"""By the name of a lexicon, what its readers need of it; it may hold keys that none of them asks for."""


@dataclass(frozen=True, slots=True)
class Fault:
    """The first place where a table is not what it must be."""

    path: tuple[Hashable, ...]
    """Keys and numbers of rows, from the whole table down."""
    wanted: str


def fault(value: object, shape: Shape, path: tuple[Hashable, ...] = ()) -> Fault | None:
    """Where `value` departs from `shape`, None where it is as it must be."""
    match shape:
        case type():
            return None if _is(value, shape) else Fault(path, _NAMED[shape])
        case frozenset():
            wanted = f"one of {', '.join(sorted(map(str, shape)))}"
            known = isinstance(value, str | int) and not isinstance(value, bool) and value in shape
            return None if known else Fault(path, wanted)
        case list():
            if not isinstance(value, list):
                return Fault(path, "a list, in brackets or a line each")
            return _first(value, shape * len(value), path)
        case tuple():
            if not isinstance(value, list) or len(value) != len(shape):
                return Fault(path, f"a list of {len(shape)}")
            return _first(value, shape, path)
        case _:
            return _fault_of_mapping(value, shape, path)


def _first(values: Sequence[object], shapes: Sequence[Shape], path: tuple[Hashable, ...]) -> Fault | None:
    pairs = enumerate(zip(values, shapes, strict=True))
    return next((found for n, pair in pairs if (found := fault(*pair, (*path, n)))), None)


def _fault_of_mapping(value: object, shape: Mapping[Any, Any], path: tuple[Hashable, ...]) -> Fault | None:
    if not isinstance(value, dict):
        return Fault(path, "a mapping, “key: value”")
    (first, inner), *_others = shape.items()
    if not isinstance(first, str):
        for key, one in value.items():
            found = fault(key if key != "" else None, first, (*path, key)) or fault(one, inner, (*path, key))
            if found:
                return found
        return None
    optional = [key.removesuffix("?") for key in shape if key.endswith("?")]
    for told, one in shape.items():
        key = told.removesuffix("?")
        if key not in value:
            if key not in optional:
                return Fault(path, f"a mapping with “{key}”")
        elif found := fault(value[key], one, (*path, key)):
            return found
    # a misspelled key that is missing is told; one that may be missing would go unnoticed
    unknown = [key for key in value if key not in shape and key not in optional] if optional else []
    return Fault((*path, unknown[0]), f"one of the keys {', '.join(optional)}") if unknown else None


_NAMED = {
    str: "text, in quotes where it could be read otherwise (no, on, 12)",
    int: "a whole number",
    float: "a number",
    bool: "true or false",
}


def _is(value: object, kind: type) -> bool:
    if kind is float:
        return isinstance(value, float | int) and not isinstance(value, bool) and _is_finite(value)
    if kind is int:
        return isinstance(value, int) and not isinstance(value, bool) and _is_finite(value)
    if kind is str:
        return isinstance(value, str) and _is_written(value)
    return isinstance(value, kind)


def _is_written(value: str) -> bool:
    """Whether a text is one that can stand in a line; it may be empty, but nothing but spaces is a slip."""
    return not _CONTROL.search(value) and (not value or bool(value.strip()))


def _is_finite(value: float) -> bool:
    return math.isfinite(value) and abs(value) < LARGEST if isinstance(value, float) else abs(value) < LARGEST
