"""`lexicons/furniture.yaml` comes in, compiled rules go out."""

import re
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal, get_args

from diptych.errors import LexiconError
from diptych.resources import place, table

TABLE = "lexicons/furniture.yaml"

Where = Literal["any", "top", "bottom", "edges", "after", "late"]
Scope = Literal["line", "list", "section", "end"]

# a name: capitalised words, particles between them; capitals throughout in tabloids
_NAME = (
    r"[A-ZÀ-Ý][\w.’'-]+(?: (?:(?:de|du|des|la|le|van|von|den|der|bin|el|al|d[’'])\s?)*[A-ZÀ-Ý][\w.’'-]*){1,3}"
)
_DATE = r"\d{1,2}(?:er)? [^\W\d]{3,9}\.? \d{4}"


@dataclass(frozen=True, slots=True)
class Rule:
    """One way of knowing a kind of furniture."""

    why: str
    pattern: re.Pattern[str]
    """To be matched against the whole of a folded line."""
    where: Where
    scope: Scope
    longest: int


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The table, compiled."""

    rules: tuple[Rule, ...]
    elements: tuple[tuple[str, frozenset[str]], ...]
    """Kind of furniture, and the names of classes that hold it."""
    bylines: tuple[re.Pattern[str], ...]
    prefixes: tuple[re.Pattern[str], ...]
    dateline_words: frozenset[str]
    months: dict[str, int]
    """Spelling in lower case to the number of the month."""


@cache
def lexicon() -> Lexicon:
    """The table as it ships; raises LexiconError naming the entry that is wrong."""
    raw = table(TABLE)
    if not isinstance(raw, dict):
        raise LexiconError(f"{TABLE} must map names to entries; correct the file.")
    return Lexicon(
        rules=_part(raw, "rules", lambda rules: tuple(map(_rule, rules))),
        elements=_part(
            raw, "elements", lambda kinds: tuple((k, frozenset(v.split())) for k, v in kinds.items())
        ),
        bylines=_part(raw, "bylines", lambda texts: tuple(map(_byline, texts))),
        prefixes=_part(raw, "prefixes", lambda texts: tuple(map(_prefix, texts))),
        dateline_words=_part(raw, "dateline_words", lambda words: frozenset(words.split())),
        months=_part(
            raw, "months", lambda rows: {word: n for n, row in rows.items() for word in row.split()}
        ),
    )


def _part(raw: dict[str, Any], name: str, read: Callable[[Any], Any]) -> Any:  # noqa: ANN401
    try:
        return read(raw[name])
    except (KeyError, TypeError, ValueError, AttributeError, re.error) as error:
        raise LexiconError(f"{TABLE}, “{name}”: {error}; correct the entry there.") from error


def _rule(row: dict[str, Any]) -> Rule:
    where, scope = row.get("where", "any"), row.get("scope", "line")
    if where not in get_args(Where) or scope not in get_args(Scope):
        raise ValueError(f"unknown where or scope ({where}, {scope}) for “{row['why']}”")
    return Rule(row["why"], _either(row["patterns"]), where, scope, int(row.get("longest", 160)))


def _either(texts: Sequence[str]) -> re.Pattern[str]:
    try:
        return re.compile("|".join(f"(?:{text})" for text in texts))
    except re.error:
        for text in texts:  # names the one that is wrong
            _pattern(text, text)
        raise


def _byline(text: str) -> re.Pattern[str]:
    try:
        return _pattern(text.format(name=_NAME, date=_DATE), text)
    except (LookupError, ValueError, AttributeError) as error:
        message = f"{place(TABLE, text)}: braces hold {error}; write {{name}} or {{date}} there."
        raise LexiconError(message) from error


def _prefix(text: str) -> re.Pattern[str]:
    return _pattern(text, text)


def _pattern(source: str, text: str) -> re.Pattern[str]:
    try:
        return re.compile(source)
    except re.error as error:
        raise LexiconError(
            f"{place(TABLE, text)}: the pattern “{text}” is broken ({error}); correct it there."
        ) from error
