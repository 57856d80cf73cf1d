"""The patterns of numbers in one language, made of the words of `numerals.yaml`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from diptych.facts.number_words import number_words
from diptych.facts.tables import (
    GAP,
    either,
    integers,
    numbers,
    section,
    spaced,
    strings,
    telling_words,
    with_plain_letters,
)


@dataclass(frozen=True, slots=True)
class NumeralPatterns:
    """What is searched for numbers beside digits, and what their words stand for."""

    rare: frozenset[str]
    """Words of which every number needs one but those in digits, in number words and of vague nouns alone."""
    multiplier: re.Pattern[str]
    suffix: re.Pattern[str]
    money_suffix: re.Pattern[str]
    any_money_suffix: re.Pattern[str]
    counted_suffix: re.Pattern[str]
    scales: dict[str, Decimal]
    half: re.Pattern[str]
    part: re.Pattern[str]
    parts: dict[str, int]
    article_part: re.Pattern[str]
    """ "a third of": in English the article counts."""
    whole_part: re.Pattern[str]
    whole_parts: dict[str, Decimal]
    prefixed_half: re.Pattern[str]
    collective: re.Pattern[str]
    collectives: dict[str, Decimal]
    point: re.Pattern[str]
    leading_point: re.Pattern[str]
    share_after: re.Pattern[str]
    """What makes "point five" a number: the word for percent."""
    vague: re.Pattern[str]
    vague_singular: re.Pattern[str]
    """ "several hundred", "a few thousand": only English leaves these in the singular."""
    part_multiplier: re.Pattern[str]
    """After a fraction: "un quart de million", "two thirds of a million"."""
    bare_part: re.Pattern[str]
    one_and_part: re.Pattern[str]
    """The article of "an hour and a half", which counts one."""
    and_joint: re.Pattern[str]
    share_of: re.Pattern[str]
    between: re.Pattern[str]
    negative: re.Pattern[str]
    not_negative: frozenset[str]


@cache
def numeral_patterns(language: str) -> NumeralPatterns:
    """The patterns of `language` ("fr" or "en"); raises LexiconError when the table is damaged."""
    table = section("numerals", language)
    scales, suffixes, money = (
        numbers("numerals", table, key) for key in ("scales", "suffixes", "money_only")
    )
    of = strings("numerals", table, "of")
    parts, wholes = (
        with_plain_letters(integers("numerals", table, "parts")),
        numbers("numerals", table, "whole_parts"),
    )
    pairs = numbers("numerals", table, "pairs")
    collectives = numbers("numerals", table, "collectives")
    articles = either(strings("numerals", table, "articles"))
    vague = either(strings("numerals", table, "vague"))
    joint = rf"(?:{GAP}*-{GAP}*|{GAP}+)"
    linked = rf"(?:{joint}(?:{either(of)}{GAP}*)?|(?<=\d))"
    codes = either(section("currencies"))
    near = (
        rf"(?={GAP}*[€$£¥]|{codes}\b"
        rf"|{GAP}+(?:d['’]|de{GAP})?{GAP}*(?:euro|dollar|livre|franc|[A-Z]{{3}}\b))"
    )
    known = number_words(language)
    below_thousand = either([*known.units, *known.tens, *known.hundreds])
    run = rf"{below_thousand}(?:{joint}{below_thousand}){{0,9}}(?!\w)"
    counted_part = rf"{joint}(?:{either(of)}{GAP}*(?:{articles}{GAP}+)?)?"
    lead = either(strings("numerals", table, "vague_before_singular"))
    one_pair = either(strings("numerals", table, "one_pair"))
    excluded = [word for word in known.units if known.units[word] > 1] + list(known.tens)
    vague_nouns = [*(f"{noun}s" for noun in collectives), *known.plural_scales]
    vague_nouns += ["hundreds"] if language == "en" else []
    # "deux douzaines", "two dozen", "des dizaines de milliers"; in English the hundred multiplies digits too
    multipliers = scales | collectives | {f"{noun}s": value for noun, value in collectives.items()}
    multipliers |= {"hundred": Decimal(100)} if language == "en" else {}
    scaled = either([*scales, *multipliers])
    rare = [*collectives, *pairs, *parts, *wholes]
    for key in ("vague_before_singular", "bare_parts", "after_one", "prefixed_half", "leading_point"):
        rare += strings("numerals", table, key)
    return NumeralPatterns(
        rare=telling_words(rare),
        multiplier=re.compile(rf"{linked}(?P<scale>{either(multipliers)})(?!\w)", re.IGNORECASE),
        suffix=re.compile(rf"{GAP}?(?P<scale>{either(suffixes)})(?![^\W\d_])"),
        money_suffix=re.compile(rf"{GAP}?(?P<scale>{either(money)}){near}"),
        counted_suffix=re.compile(
            rf"{GAP}?(?P<scale>{either(money)})"
            rf"(?={GAP}+{either(strings('numerals', table, 'after_millions'))}(?!\w))"
        ),
        any_money_suffix=re.compile(rf"{GAP}?(?P<scale>{either(money)})(?![^\W\d_])"),
        scales={word.lower(): value for word, value in scales.items()} | suffixes | money | multipliers,
        half=re.compile(rf"{GAP}+{either(strings('numerals', table, 'half'))}(?!\w)", re.IGNORECASE),
        part=re.compile(rf"{joint}(?P<part>{either(parts)})(?![\w])", re.IGNORECASE),
        parts={word.lower(): value for word, value in parts.items()},
        article_part=re.compile(
            rf"(?<!\w)(?:a|an){GAP}+(?P<part>{either(word for word in parts if word != 'half')})"
            rf"(?={GAP}+(?:of|more|less|higher|lower|fewer|larger|smaller|{scaled})\b|[,.;:)]|$)",
            re.IGNORECASE,
        )
        if language == "en"
        else re.compile(r"(?!)"),
        whole_part=re.compile(rf"(?<!\w)(?P<part>{either(wholes)})(?!\w)", re.IGNORECASE),
        whole_parts={spaced(word): value for word, value in wholes.items()},
        prefixed_half=re.compile(
            rf"(?<!\w)(?P<half>{either(strings('numerals', table, 'prefixed_half'))})"
            r"(?:(?P<joined>-(?=\w))|(?!\w))",
            re.IGNORECASE,
        ),
        collective=re.compile(
            rf"(?<![\w-])(?:{articles}{GAP}+|(?={either(strings('numerals', table, 'exact_collectives'))}))"
            rf"(?:petite{GAP}+|bonne{GAP}+|good{GAP}+)?(?P<demi>demi-|half-)?"
            rf"(?P<noun>{either(collectives)}"
            rf"|{either(pairs)}(?={GAP}+{either(of)}{GAP}+(?!{one_pair}\b))"
            rf"|{either(pairs)}(?={GAP}+(?:hundred|thousand|million|dozen)))(?!\w)",
            re.IGNORECASE,
        ),
        collectives=collectives | pairs | {"hundreds": Decimal(100)},
        point=re.compile(
            rf"{GAP}+{either(strings('numerals', table, 'point'))}{GAP}+(?P<digits>{run})", re.IGNORECASE
        ),
        leading_point=re.compile(
            rf"(?<![\w-]){either(strings('numerals', table, 'leading_point'))}{GAP}+"
            rf"(?:(?P<figures>\d{{1,6}}(?![\w.,]))|(?P<digits>{run}))",
            re.IGNORECASE,
        ),
        share_after=re.compile(
            rf"{GAP}+{either(strings('numerals', table, 'share_after'))}(?!\w)", re.IGNORECASE
        ),
        part_multiplier=re.compile(rf"{counted_part}(?P<scale>{either(multipliers)})(?!\w)", re.IGNORECASE),
        bare_part=re.compile(
            rf"(?<![\w-])(?P<part>{either(strings('numerals', table, 'bare_parts'))})"
            rf"(?={counted_part}[^\W\d_])",
            re.IGNORECASE,
        ),
        one_and_part=re.compile(
            rf"(?<!\w){either(strings('numerals', table, 'one_article'))}"
            rf"(?={GAP}+[^\W\d_]+(?:,{GAP}|{GAP}+{either(strings('numerals', table, 'and'))}){GAP}*"
            rf"{either(strings('numerals', table, 'after_one'))}(?!\w))",
            re.IGNORECASE,
        ),
        and_joint=re.compile(rf"{GAP}+{either(strings('numerals', table, 'and'))}{GAP}+", re.IGNORECASE),
        share_of=re.compile(rf"{GAP}+{either(strings('numerals', table, 'share_of'))}(?!\w)", re.IGNORECASE),
        between=re.compile(rf"(?<!\w){either(strings('numerals', table, 'between'))}{GAP}+$", re.IGNORECASE),
        negative=re.compile(
            rf"(?:(?P<prior>\S+){GAP}+)?(?<!\w)(?P<sign>{either(strings('numerals', table, 'negative'))}"
            rf"(?:{GAP}+|-))$",
            re.IGNORECASE,
        ),
        not_negative=frozenset([*strings("numerals", table, "not_negative"), *excluded]),
        vague_singular=re.compile(
            rf"(?<![\w-]){lead}{GAP}+(?P<noun>{either(noun.removesuffix('s') for noun in vague_nouns)})(?!\w)"
            rf"(?!{GAP}+and\b)",
            re.IGNORECASE,
        ),
        vague=re.compile(
            rf"(?<![\w-])(?:{vague}{GAP}*)?(?<!\w)(?P<noun>{either(vague_nouns)})(?!\w)",
            re.IGNORECASE,
        ),
    )
