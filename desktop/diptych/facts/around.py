"""The words around numbers in one language, as patterns; `figures.yaml` has them."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from diptych.facts.number_words import number_words
from diptych.facts.tables import (
    GAP,
    after,
    before,
    either,
    integers,
    numbers,
    section,
    strings,
    with_plain_letters,
)


@dataclass(frozen=True, slots=True)
class Around:
    """What may stand before and after a number; patterns named `…_before` are searched in what precedes."""

    about_before: re.Pattern[str]
    at_most_before: re.Pattern[str]
    at_least_before: re.Pattern[str]
    about_after: re.Pattern[str]
    at_most_after: re.Pattern[str]
    at_least_after: re.Pattern[str]
    between: re.Pattern[str]
    between_and: re.Pattern[str]
    from_before: re.Pattern[str]
    to: re.Pattern[str]
    either_or: re.Pattern[str]
    change: re.Pattern[str]
    ellipsis: re.Pattern[str]
    scale_ellipsis: re.Pattern[str]
    set_against: re.Pattern[str]
    """To search between a rate and a bare number: words that set the one against the other."""
    ratio: re.Pattern[str]
    percent_before: re.Pattern[str]
    below_zero: re.Pattern[str]
    unit_parts: re.Pattern[str]
    unit_part_values: dict[str, Decimal]
    compound_joint: re.Pattern[str]
    money_joint: re.Pattern[str]
    times: re.Pattern[str]
    factor_before: re.Pattern[str]
    persons_were: re.Pattern[str]
    person: str
    age_before: re.Pattern[str]
    age_of_person: re.Pattern[str]
    age_have: re.Pattern[str]
    aged: re.Pattern[str]
    age_group: re.Pattern[str]
    stretches: frozenset[str]
    old: re.Pattern[str]
    """What after the bare number makes it an age: " years old", "yo"."""
    no_age_after: re.Pattern[str]
    label: re.Pattern[str]
    idiom: re.Pattern[str]
    no_noun: frozenset[str]
    before_noun: frozenset[str]
    states: frozenset[str]
    """Adjectives, in the singular, that part a count: "12 blessés : 5 graves et 4 légers"."""
    matter_before: re.Pattern[str]
    """What before a sum is a bound, or else says what something is about."""
    after_bound: frozenset[str]
    singulars: dict[str, str]
    plurals: frozenset[str]
    one_of: frozenset[str]
    phrase_ends: frozenset[str]
    definite: re.Pattern[str]
    list_joint: re.Pattern[str]
    century: re.Pattern[str]
    empty_nouns: frozenset[str]
    hearsay: re.Pattern[str]
    source_end: re.Pattern[str]
    contrast: re.Pattern[str]
    """A word between two figures after which a source is that of the second alone."""
    multiplied: re.Pattern[str]
    multipliers: dict[str, int]
    ordinal: re.Pattern[str]
    ordinals: dict[str, int]
    rank_before: re.Pattern[str]
    rank_after: re.Pattern[str]


@cache
def around(language: str) -> Around:
    """The patterns of `language` ("fr" or "en"); raises LexiconError when the table is damaged."""
    table, words = section("figures", language), section("numerals", language)

    def some(key: str) -> tuple[str, ...]:
        return strings("figures", table, key)

    def joint(key: str) -> re.Pattern[str]:
        return re.compile(rf"{GAP}+{either(some(key))}{GAP}+", re.IGNORECASE)

    ordinals = with_plain_letters(integers("numerals", words, "ordinals"))
    run = number_words(language).short_run.removesuffix(r"(?!\w)")
    endings = either(strings("numerals", words, "ordinal_endings"))
    multipliers = integers("numerals", words, "multipliers")
    auxiliaries = [word for word in strings("numerals", words, "multiplier_auxiliaries") if word]
    labels = some("labels")
    low = [label for label in labels if label.islower() and len(label) > 1]
    exact = [label for label in labels if not label.islower() or len(label) == 1]
    ratio = either(some("ratio"))
    parts = numbers("figures", table, "unit_parts")
    factor = (
        rf"(?<!\w){either(some('factor_verbs'))}{GAP}+{either(some('by_factor'))}{GAP}+"
        rf"(?:de{GAP}+)?(?:{either(some('about'))}{GAP}+)?$"
    )
    return Around(
        about_before=before(some("about")),
        at_most_before=before(some("at_most")),
        at_least_before=before(some("at_least")),
        about_after=after(some("about_after")),
        at_most_after=after(some("at_most_after")),
        at_least_after=after(some("at_least_after")),
        between=before(some("between")),
        between_and=re.compile(
            rf"{GAP}+{either(some('between_and'))}{GAP}+(?:(?:{either(some('about'))}){GAP}*)?", re.IGNORECASE
        ),
        from_before=before(some("from")),
        to=re.compile(
            rf"{GAP}+{either(some('to'))}{GAP}+|{GAP}?[-–—]{GAP}?(?:{either(some('to'))}-|~)?", re.IGNORECASE
        ),
        percent_before=re.compile(rf"(?<!\w){either(some('percent_before'))}{GAP}+$", re.IGNORECASE),
        below_zero=after(some("below_zero")),
        unit_parts=after(parts),
        unit_part_values=parts,
        compound_joint=re.compile(
            rf"{GAP}*(?:,?{GAP}*{either(some('between_and'))}(?!\w)|,|){GAP}*", re.IGNORECASE
        ),
        money_joint=re.compile(rf"{GAP}*(?:(?<={GAP}){either(some('between_and'))}{GAP}+)?", re.IGNORECASE),
        either_or=joint("or"),
        change=re.compile(rf"(?<!\w){either(some('change'))}(?!\w)", re.IGNORECASE),
        ellipsis=before(some("ellipsis")),
        scale_ellipsis=before(some("scale_ellipsis")),
        set_against=re.compile(rf"(?<!\w){either(some('set_against'))}(?:(?<=['’])|(?!\w))", re.IGNORECASE),
        ratio=re.compile(rf"(?:{GAP}+[^\W\d_]+){{0,2}}?{GAP}+{ratio}{GAP}+", re.IGNORECASE),
        times=re.compile(
            rf"{GAP}+{either(some('times'))}(?!\w)"
            rf"(?P<more>{GAP}+{either(some('times_more'))}(?:(?<=['’])|(?!\w)))?",
            re.IGNORECASE,
        ),
        factor_before=re.compile(factor, re.IGNORECASE),
        persons_were=before(some("persons_were")),
        person=str(table.get("person", "")),
        age_before=before(some("age_before")),
        age_of_person=re.compile(
            rf"(?<!\w){either(some('persons'))}{GAP}+(?:de|d['’]){GAP}*$", re.IGNORECASE
        ),
        age_have=before(some("age_have")),
        aged=before(some("aged")),
        age_group=re.compile(rf"(?<!\w){either(some('age_groups'))}{GAP}+(?:\d+-)?$", re.IGNORECASE),
        stretches=frozenset(some("stretches")),
        old=re.compile(rf"(?:{GAP}?|-){either(some('old'))}(?!\w)", re.IGNORECASE),
        no_age_after=re.compile(rf"{GAP}+{either(some('no_age_after'))}", re.IGNORECASE),
        label=re.compile(rf"(?<![\w'’-])(?:(?i:{either(low)})|{either(exact)})(?:{GAP}+|(?<=[.°#])){GAP}*$"),
        idiom=re.compile(rf"(?<![\w-]){either(some('idioms'))}(?!\w)", re.IGNORECASE),
        no_noun=frozenset(some("no_noun")),
        before_noun=frozenset(some("before_noun")),
        states=frozenset(some("states")),
        matter_before=before(some("matter")),
        after_bound=frozenset(some("after_bound")),
        singulars={
            str(word): str(single) for word, single in section("figures", language, "singulars").items()
        },
        plurals=frozenset(some("plurals")),
        one_of=frozenset(some("one_of")),
        phrase_ends=frozenset(some("phrase_ends")),
        definite=before(some("definite")),
        list_joint=re.compile(rf"{GAP}*{either(some('list_joints'))}{GAP}+", re.IGNORECASE),
        century=re.compile(
            rf"(?<!\w)(?:\d{{1,2}}{endings}|[IVX]+e|[^\W\d_]{{5,}}){GAP}+{either(some('century'))}(?!\w)"
        ),
        empty_nouns=frozenset(some("empty_nouns")),
        hearsay=re.compile(rf"(?<!\w){either(some('hearsay'))}(?!\w)", re.IGNORECASE),
        source_end=re.compile(rf"[,;:.()«»“”!?\n–—]|\s{either(some('source_ends'))}\s|\s\d"),
        contrast=re.compile(rf"(?<!\w){either(some('contrasts'))}(?!\w)", re.IGNORECASE),
        multiplied=re.compile(
            rf"(?<!\w){either(auxiliaries)}{GAP}+(?P<verb>{either(multipliers)})(?!\w)", re.IGNORECASE
        ),
        multipliers=multipliers,
        ordinal=re.compile(
            rf"(?<![\w-])(?:(?P<digits>\d{{1,4}}){endings}"
            rf"|(?:(?P<lead>{run})(?:{GAP}*[-‑—]{GAP}*|{GAP}+)(?:(?:et|and){GAP}+)?)?"
            rf"(?P<word>{either(ordinals)}))(?!\w)",
            re.IGNORECASE,
        ),
        ordinals=ordinals,
        rank_before=before(strings("numerals", words, "rank_before")),
        rank_after=after(strings("numerals", words, "rank_after")),
    )
