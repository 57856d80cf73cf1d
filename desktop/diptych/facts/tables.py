"""Tables of resources/lexicons come in, typed words, numbers and patterns made of them go out."""

import re
from collections.abc import Iterable, Mapping, Sequence
from decimal import Decimal, InvalidOperation
from typing import Any

from diptych.errors import LexiconError
from diptych.resources import table
from diptych.text import fold

GAP = r"[^\S\n]"
"""White space of any width within a passage, as a pattern."""
_WORD = re.compile(r"\w+")
_OPTIONAL = re.compile(r".\?", re.DOTALL)
"""What may be missing: a pattern of which something is left without it cannot match nothing."""

LANGUAGES = ("fr", "en")


def lexicon_language(language: str) -> str:
    """The language whose tables serve a text in `language`: French first, so also where it is not known."""
    return language if language in LANGUAGES else "fr"


def section(name: str, *keys: str) -> dict[str, Any]:
    """The mapping at `keys` of the table `lexicons/<name>.yaml`; raises LexiconError where there is none."""
    found = table(f"lexicons/{name}.yaml")
    for key in keys:
        found = found.get(key) if isinstance(found, dict) else None
    if not isinstance(found, dict):
        raise LexiconError(f"{name}.yaml: “{' > '.join(keys)}” must be a mapping; restore it there.")
    return {str(key): value for key, value in found.items()}


def strings(name: str, found: Mapping[str, Any], key: str) -> tuple[str, ...]:
    """The list of words at `key`; raises LexiconError when the table `name` holds anything else there."""
    value = found.get(key)
    if not isinstance(value, list) or not all(isinstance(word, str) for word in value):
        raise LexiconError(
            f"{name}.yaml: “{key}” must be a list of words; quote what is not one (no, on, 12)."
        )
    return tuple(value)


def numbers(name: str, found: Mapping[str, Any], key: str) -> dict[str, Decimal]:
    """The mapping of words to exact numbers at `key`; raises LexiconError when one is no number."""
    value = found.get(key)
    if not isinstance(value, dict):
        raise LexiconError(f"{name}.yaml: “{key}” must be a mapping of words to numbers.")
    try:
        return {str(word): Decimal(str(number)) for word, number in value.items()}
    except InvalidOperation as error:
        raise LexiconError(f"{name}.yaml: “{key}” holds something that is no number; correct it.") from error


def integers(name: str, found: Mapping[str, Any], key: str) -> dict[str, int]:
    """The mapping of words to whole numbers at `key`."""
    return {word: int(number) for word, number in numbers(name, found, key).items()}


def with_plain_letters(words: dict[str, int]) -> dict[str, int]:
    """`words` with each also as it is typed without accents."""
    return {fold(word): number for word, number in words.items()} | words


def spaced(written: str) -> str:
    """Words as they are looked up that `either` has found: it takes a hyphen for a space."""
    return " ".join(re.sub("[-‑]", " ", written.lower().replace("’", "'")).split())


def either(words: Iterable[str], *, plural: bool = False) -> str:
    """A pattern for any of `words`, the longest first; spaces, apostrophes and hyphens of any make.

    With `plural`, every word of an entry may take an -s. An empty list gives a pattern that matches nowhere.
    """
    parts = [
        _flexible(word, plural) for word in sorted(set(words), key=lambda word: (-len(word), word)) if word
    ]
    return f"(?:{_by_letter(parts)})" if parts else r"(?!)"


def _by_letter(parts: Sequence[str]) -> str:
    """These alternatives, those that begin with one letter together: most are then passed over at once.

    The order is kept among those that may match at one place, and what may match nothing comes last.
    """
    groups: dict[str, list[str]] = {}
    empty = [part for part in parts if not _OPTIONAL.sub("", part) and re.fullmatch(part, "")]
    for part in parts:
        if part in empty:
            continue
        groups.setdefault(part[0].lower() if part[:1].isalpha() else "", []).append(part)
    told = []
    for letter, group in groups.items():
        alike = letter and len(group) > 1 and len({part[0] for part in group}) == 1
        # a letter with "?" or the like behind it belongs to that
        if alike and not any(part[1:2] in ("?", "*", "+", "{") for part in group):
            told.append(f"{group[0][0]}(?:{_by_letter([part[1:] for part in group])})")
        else:
            told += group
    return "|".join([*told, *empty])


def telling_words(entries: Iterable[str]) -> frozenset[str]:
    """The longest word of each entry: a text that holds none of these holds none of the entries."""
    return frozenset(max(_WORD.findall(entry.lower()), key=len, default="") for entry in entries)


def holds_one(text: str, words: frozenset[str]) -> bool:
    """Whether a text holds one of these words, which are in small letters."""
    return not words.isdisjoint(_WORD.findall(text.lower()))


def before(words: Iterable[str]) -> re.Pattern[str]:
    """Pattern to `search` in what precedes a number: one of `words` right before its end, as whole words."""
    return re.compile(rf"(?<![\w-]){either(words)}(?:(?<=['’/-])|{GAP}+)$", re.IGNORECASE)


def after(words: Iterable[str]) -> re.Pattern[str]:
    """Pattern to `match` right after a number: one of `words`, as a whole word."""
    return re.compile(rf"{GAP}*(?P<word>{either(words)})(?![\w])", re.IGNORECASE)


def _flexible(word: str, plural: bool) -> str:
    text = re.escape(word).replace(r"\ ", " ").replace(r"\-", "-")
    if plural:
        text = re.sub(r"([^\W\d_]{2,})(?<!s)(?=\W|$)", r"\1s?", text)
    return text.replace(" ", rf"(?:{GAP}+|-)").replace("'", "['’]").replace("-", "[-‑]")
