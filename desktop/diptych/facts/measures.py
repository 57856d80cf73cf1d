"""A place beside a number comes in; the unit or currency that is written there goes out."""

import re
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import cast, get_args

from diptych.errors import LexiconError
from diptych.facts.figure import Kind
from diptych.facts.tables import GAP, either, section, strings
from diptych.resources import reading


@dataclass(frozen=True, slots=True)
class Measure:
    """What a number is told in."""

    start: int
    end: int
    kind: Kind
    unit: str
    factor: Decimal = Decimal(1)
    """What the number is to be multiplied with: 0.01 for centimes."""


@dataclass(frozen=True, slots=True)
class _Lexicon:
    units: dict[str, tuple[Kind, str]]
    after: re.Pattern[str]
    money: dict[str, str]
    money_after: re.Pattern[str]
    money_before: re.Pattern[str]
    subunits: dict[str, str]
    subunit_after: re.Pattern[str]
    rate: re.Pattern[str]
    rate_adjective: re.Pattern[str]
    rates: dict[str, str]
    pounds: re.Pattern[str]
    weight: re.Pattern[str]


def measure_after(
    text: str, position: int, language: str, *, scaled: bool = False, adjacent: bool = False
) -> Measure | None:
    """The unit or currency right after a number that ends at `position`; the longest wins.

    `scaled`: the number has a multiplier ("4 millions"), which makes pounds money. `adjacent`: the number is
    in digits, so that one-letter signs (5 m) may follow.
    """
    lexicon = _lexicon(language)
    found = []
    if match := lexicon.money_after.match(text, position):
        found.append(Measure(match.start("unit"), match.end(), "money", lexicon.money[_key(match["unit"])]))
    if match := lexicon.subunit_after.match(text, position):
        code = lexicon.subunits[_key(match["unit"])]
        found.append(Measure(match.start("unit"), match.end(), "money", code, Decimal("0.01")))
    if (match := lexicon.after.match(text, position)) and (match["name"] or adjacent):
        kind, unit = lexicon.units[_key(match["name"]) if match["name"] else _sign(match["sign"])]
        found.append(
            Measure(match.start("name") if match["name"] else match.start("sign"), match.end(), kind, unit)
        )
    if match := lexicon.pounds.match(text, position):
        found += _pounds(match, text, lexicon, language, scaled)
    return max(found, key=lambda measure: (measure.end, measure.kind == "money"), default=None)


def currency_before(text: str, position: int, language: str) -> Measure | None:
    """The currency sign or code right before a number that begins at `position`."""
    match = _lexicon(language).money_before.search(text[max(0, position - 8) : position])
    if match is None:
        return None
    start = position - (min(position, 8) - match.start("sign"))
    sign = _sign(match["sign"])
    return Measure(start, position, "money", _lexicon(language).money[sign.upper() if "$" in sign else sign])


def rate_after(text: str, position: int, language: str, *, money: bool) -> tuple[str, int] | None:
    """The base of a rate right after a unit ("year" for "par an") and where it ends."""
    lexicon = _lexicon(language)
    if (match := lexicon.rate.match(text, position)) and (money or not match["money"]):
        return lexicon.rates[_key(match["base"])], match.end()
    if match := lexicon.rate_adjective.match(text, position):
        return lexicon.rates[_key(match["base"])], match.end()
    return None


def _pounds(match: re.Match[str], text: str, lexicon: _Lexicon, language: str, scaled: bool) -> list[Measure]:
    """Pounds: weight beside a verb of weighing, else money; in French a bare "livre" may be a book."""
    line = text[text.rfind("\n", 0, match.start()) + 1 : match.end() + 4]
    at = (match.start("unit"), match.end())
    if not scaled and lexicon.weight.search(line[-80:]):
        return [Measure(*at, "weight", "lb")]
    return [Measure(*at, "money", "GBP")] if scaled or language == "en" else []


def _key(words: str) -> str:
    """How a name is looked up: lower case, without the -s of plurals, one kind of space and apostrophe."""
    plain = re.sub(r"[\s‑-]+", " ", words.lower().replace("’", "'"))
    return " ".join(word.removesuffix("s") if len(word) > 2 else word for word in plain.split())


def _sign(written: str) -> str:
    """How a sign is looked up: one plain space for every space and hyphen, one kind of apostrophe."""
    return re.sub(r"[\s‑-]+", " ", written.replace("’", "'"))


@cache
@reading("units.yaml, currencies.yaml or numerals.yaml")
def _lexicon(language: str) -> _Lexicon:
    names: dict[str, tuple[Kind, str]] = {}
    signs: dict[str, tuple[Kind, str]] = {}
    for kind in ("percent", "duration", "length", "area", "weight", "speed", "other"):
        for unit, entry in section("units", kind).items():
            for name in strings("units", entry, language):
                names[name] = (_kind(kind), unit)
            for sign in strings("units", entry, "signs"):
                signs[sign] = signs[_sign(sign)] = (_kind(kind), unit)
    money_names: dict[str, str] = {}
    money_signs: dict[str, str] = {}
    for code in section("currencies"):
        entry = section("currencies", code)
        money_names |= dict.fromkeys(strings("currencies", entry, language), code)
        money_signs |= dict.fromkeys(strings("currencies", entry, "signs"), code)
    money_signs |= _spelled_dollars(money_signs)
    subunits = {
        name: code
        for code, entry in section("units", "subunits").items()
        for name in strings("units", entry, language)
    }
    rates = section("units", "rates")
    bases = {
        name: unit for unit, entry in rates["bases"].items() for name in strings("units", entry, language)
    }
    adjectives = {
        name: unit
        for unit, entry in rates["adjectives"].items()
        for name in strings("units", entry, language)
    }
    after_money = strings("units", rates["after_money"], language)
    links = [link for link in strings("units", rates["links"], language) if link not in after_money]
    pounds = section("units", "pounds")
    numerals = section("numerals", language)
    linked, article = (either(strings("numerals", numerals, key)) for key in ("of", "articles"))
    # "trois quarts d'une heure": the article after "of" counts nothing
    of = rf"(?:{GAP}*-?{GAP}*|{GAP}+{linked}{GAP}*(?:{article}{GAP}+)?)"
    end = r"(?![\w])"
    # the "l" of "45 l'an dernier" is no litre; in "1m80" and "12€50" the unit stands inside the number
    sign_end = r"(?:(?![^\W\d_]|\d|['’]\w)|(?<=\dm)(?=\d\d(?![\d.,])))"
    money_end = r"(?:(?!\w)|(?<=\d[€$£])(?=\d\d(?![\d%]|[.,]\d)))"
    plain_links = either(link for link in links if link != "/")
    between = rf"(?:{GAP}+{either(strings('units', rates['between'], language))}){{1,2}}"
    link = (
        rf"(?:{GAP}*/{GAP}*|{GAP}+(?:(?P<money>{either(after_money)})|{plain_links}){GAP}*"
        rf"|-{plain_links}-|{between}{GAP}+{plain_links}{GAP}*)"
    )
    return _Lexicon(
        units={_key(name): unit for name, unit in names.items()} | signs,
        after=re.compile(
            rf"(?:{of}(?P<name>(?i:{either(names, plural=True)})){end}"
            rf"|{GAP}?-?(?P<sign>{either(signs)}){sign_end})"
        ),
        money={_key(name): code for name, code in money_names.items()}
        | money_signs
        | {_sign(s): c for s, c in money_signs.items()}
        | {_sign(s).upper(): c for s, c in money_signs.items() if "$" in s}
        | {_key(s): c for s, c in money_signs.items()},
        money_after=re.compile(
            rf"{of}(?P<unit>(?i:{either(money_names, plural=True)})|{either(money_signs)}){money_end}"
        ),
        # codes only in capitals ("try 15" is no lira), those with a sign also in small letters ("aud$ 15")
        money_before=re.compile(
            rf"(?<![^\W\d_])(?P<sign>{either(money_signs)}"
            rf"|(?i:{either(sign for sign in money_signs if '$' in sign)}))[ \u00a0\u202f]?$"
        ),
        subunits={_key(name): code for name, code in subunits.items()},
        subunit_after=re.compile(rf"{of}(?P<unit>(?i:{either(subunits, plural=True)})){end}"),
        rate=re.compile(rf"{link}(?P<base>(?i:{either(bases, plural=True)})){end}", re.IGNORECASE),
        rate_adjective=re.compile(rf"{GAP}+(?P<base>{either(adjectives)}){end}", re.IGNORECASE),
        rates={_key(name): unit for name, unit in (bases | adjectives).items()},
        pounds=re.compile(
            rf"{of}(?P<unit>{either(strings('units', pounds['words'], language))}){end}", re.IGNORECASE
        ),
        weight=re.compile(
            rf"(?<!\w){either(strings('units', pounds['weight'], language))}(?!\w)", re.IGNORECASE
        ),
    )


def _spelled_dollars(signs: dict[str, str]) -> dict[str, str]:
    """What typists make of the signs of dollars: "HK $" for "HK$", "NZD$" for "NZ$"."""
    dollars = {sign: code for sign, code in signs.items() if sign.endswith("$") and len(sign) > 1}
    spaced = {f"{sign[:-1]} $": code for sign, code in dollars.items()}
    return spaced | {f"{code}$": code for code in dollars.values()}


def _kind(kind: str) -> Kind:
    if kind not in get_args(Kind):
        raise LexiconError(
            f"units.yaml: “{kind}” is no kind of figure; use one of {', '.join(get_args(Kind))}."
        )
    return cast("Kind", kind)
