"""The patterns of numbers in one language, made of the words of `numerals.yaml`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from diptych.facts.number_words import number_words
from diptych.facts.tables import GAP, either, integers, numbers, section, strings, with_plain_letters


@dataclass(frozen=True, slots=True)
class NumeralPatterns:
    """What is searched for numbers beside digits, and what their words stand for."""

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
    vague: re.Pattern[str]


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
    collectives = numbers("numerals", table, "collectives")
    articles = either(strings("numerals", table, "articles"))
    vague = either(strings("numerals", table, "vague"))
    joint = rf"(?:{GAP}*-{GAP}*|{GAP}+)"
    linked = rf"(?:{joint}(?:{either(of)}{GAP}*)?|(?<=\d))"
    near = rf"(?={GAP}*[€$£¥]|{GAP}+(?:d['’]|de{GAP})?{GAP}*(?:euro|dollar|livre|franc|[A-Z]{{3}}\b))"
    run = number_words(language).bare_run
    vague_nouns = [*(f"{noun}s" for noun in collectives), *number_words(language).plural_scales]
    vague_nouns += ["hundreds"] if language == "en" else []
    # "deux douzaines", "two dozen", "des dizaines de milliers"; in English the hundred multiplies digits too
    multipliers = scales | collectives | {f"{noun}s": value for noun, value in collectives.items()}
    multipliers |= {"hundred": Decimal(100)} if language == "en" else {}
    return NumeralPatterns(
        multiplier=re.compile(rf"{linked}(?P<scale>{either(multipliers)})(?!\w)", re.IGNORECASE),
        suffix=re.compile(rf"{GAP}?(?P<scale>{either(suffixes)})(?![^\W\d_])"),
        money_suffix=re.compile(rf"{GAP}?(?P<scale>{either(money)}){near}"),
        counted_suffix=re.compile(
            rf"(?P<scale>m)(?={GAP}+{either(strings('numerals', table, 'after_millions'))}(?!\w))"
        ),
        any_money_suffix=re.compile(rf"{GAP}?(?P<scale>{either(money)})(?![^\W\d_])"),
        scales={word.lower(): value for word, value in scales.items()} | suffixes | money | multipliers,
        half=re.compile(rf"{GAP}+{either(strings('numerals', table, 'half'))}(?!\w)", re.IGNORECASE),
        part=re.compile(rf"{joint}(?P<part>{either(parts)})(?![\w])", re.IGNORECASE),
        parts={word.lower(): value for word, value in parts.items()},
        article_part=re.compile(
            rf"(?<!\w)(?:a|an){GAP}+(?P<part>{either(word for word in parts if word != 'half')})"
            rf"(?={GAP}+(?:of|more|less|higher|lower|fewer|larger|smaller)\b|[,.;:)]|$)",
            re.IGNORECASE,
        )
        if language == "en"
        else re.compile(r"(?!)"),
        whole_part=re.compile(rf"(?<!\w)(?P<part>{either(wholes)})(?!\w)", re.IGNORECASE),
        whole_parts=wholes,
        prefixed_half=re.compile(
            rf"(?<!\w)(?P<half>{either(strings('numerals', table, 'prefixed_half'))})"
            r"(?:(?P<joined>-(?=\w))|(?!\w))",
            re.IGNORECASE,
        ),
        collective=re.compile(
            rf"(?<![\w-])(?:{articles}{GAP}+|(?={either(strings('numerals', table, 'exact_collectives'))}))"
            rf"(?:petite{GAP}+|bonne{GAP}+|good{GAP}+)?(?P<demi>demi-|half-)?"
            rf"(?P<noun>{either(collectives)})(?!\w)",
            re.IGNORECASE,
        ),
        collectives=collectives | {"hundreds": Decimal(100)},
        point=re.compile(
            rf"{GAP}+{either(strings('numerals', table, 'point'))}{GAP}+(?P<digits>{run})", re.IGNORECASE
        ),
        vague=re.compile(
            rf"(?<![\w-])(?:{vague}{GAP}*)?(?<!\w)(?P<noun>{either(vague_nouns)})(?!\w)",
            re.IGNORECASE,
        ),
    )
