"""English source texts come in, texts in the user's language go out.

The catalogue of a language is every table in `resources/translations/<code>/`, one a room: English text to
its translation, or to a pair [singular, plural] for texts asked for with `n_`.
"""

from collections.abc import Mapping
from decimal import Decimal

from diptych.resources import resource, table

LANGUAGES = ("fr", "en")

_catalogue: Mapping[str, str | list[str]] = {}
_language = "en"


def set_language(code: str) -> None:
    """Make `_` and `n_` answer in the language `code` ("fr" or "en"; anything else means English)."""
    global _catalogue, _language
    _language = code if code in LANGUAGES else "en"
    _catalogue = catalogue(_language)


def catalogue(code: str) -> dict[str, str | list[str]]:
    """English text to its translation in the language `code`, all rooms together; empty for English."""
    found: dict[str, str | list[str]] = {}
    for path in sorted(resource(f"translations/{code}").glob("*.yaml")):
        found |= table(f"translations/{code}/{path.name}") or {}
    return found


def language() -> str:
    """The code of the language in use."""
    return _language


def _(text: str) -> str:
    """`text` in the user's language; English where the catalogue has no entry."""
    found = _catalogue.get(text, text)
    return found if isinstance(found, str) else found[0]


def n_(singular: str, plural: str, count: int) -> str:
    """The form of a text that agrees with `count` (French: 0 and 1 are singular), its `{n}` filled in."""
    one = count in (0, 1) if _language == "fr" else count == 1
    found = _catalogue.get(singular)
    forms = found if isinstance(found, list) else [singular, plural]
    text = forms[0 if one else 1]
    return text.format(n=number(count))


def quoted(text: str) -> str:
    """`text` between the quotation marks of the user's language."""
    return f"«\u00a0{text}\u00a0»" if _language == "fr" else f"“{text}”"


def number(value: int | Decimal) -> str:
    """`value` with the separators of the user's language (French: narrow no-break space and comma)."""
    text = f"{value:,f}" if isinstance(value, Decimal) else f"{value:,}"
    if _language == "fr":
        return text.replace(",", "\u202f").replace(".", ",")
    return text
