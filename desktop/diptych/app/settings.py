"""The user's settings: a JSON file comes in, one frozen value goes out, and back again.

Only what differs from the defaults is written, so a default that is improved later reaches everyone who never
touched it.
"""

import json
import logging
import os
import tempfile
from dataclasses import dataclass, fields
from pathlib import Path
from typing import Any, Literal, get_args, get_origin, get_type_hints

from diptych.app import folders
from diptych.errors import WriteError
from diptych.i18n import _

logger = logging.getLogger(__name__)

ThemeChoice = Literal["system", "light", "dark", "contrast"]
LanguageChoice = Literal["", "fr", "en"]
View = Literal["reading", "rows", "matrix"]


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered from one start to the next; the fields are the keys of the file."""

    language: LanguageChoice = ""
    """Empty: the system's."""
    theme: ThemeChoice = "system"
    view: View = "reading"
    """How a pair is laid out: reading order, aligned rows, or the facts of its whole story."""
    zoom: float = 1.0
    """Text size, 1.0 = 100 %."""
    linked_scrolling: bool = True
    sidebar_visible: bool = True
    window_geometry: str = ""
    """Base64, opaque: Qt's own."""
    agreement_shown: bool = False
    """Whether what both sides say alike is underlined too."""
    profile_shown: bool = False
    """Whether the articles as wholes are told of too, behind all divergences."""
    hints_hidden: bool = False
    reduced_motion: bool = False
    exchange_rates: tuple[str, ...] = ()
    """Lines such as "2025-02-10 1 EUR = 1.0321 USD", by which sums in two currencies are judged once more;
    none by default. The settings file is where they are written."""


def file() -> Path:
    """Path of the settings file, which may not exist."""
    return folders.config() / "settings.json"


def load() -> Settings:
    """The settings as last saved, defaults for whatever is missing or makes no sense.

    A file that cannot be understood is kept beside itself as `settings.json.damaged` and the defaults apply.
    """
    path = file()
    try:
        told = json.loads(path.read_text("utf-8"))
    except FileNotFoundError:
        return Settings()
    except OSError as error:
        logger.warning("The settings cannot be read (%s); the defaults apply.", error.strerror)
        return Settings()
    except (ValueError, RecursionError):  # the latter of brackets in brackets
        told = None
    if not isinstance(told, dict):
        _put_aside(path)
        return Settings()
    return Settings(**_sound(told))


def save(settings: Settings) -> None:
    """Write what differs from the defaults, atomically; raises WriteError."""
    path = file()
    told = {
        field.name: getattr(settings, field.name)
        for field in fields(settings)
        if getattr(settings, field.name) != field.default
    }
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, json.dumps(told, ensure_ascii=False, indent=2, sort_keys=True) + "\n")
    except OSError as error:
        message = _("The settings cannot be saved in “{folder}” ({reason}); check the rights of that folder.")
        raise WriteError(message.format(folder=path.parent, reason=error.strerror)) from error


def replace_file(path: Path, text: str) -> None:
    """Put `text` in the place of the file's content: a crash leaves the old or the new one, never a half."""
    handle, name = tempfile.mkstemp(prefix=path.name, suffix=".new", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8") as copy:
            copy.write(text)
            copy.flush()
            os.fsync(copy.fileno())
        Path(name).replace(path)
    except OSError:
        Path(name).unlink(missing_ok=True)
        raise


def _sound(told: dict[str, Any]) -> dict[str, Any]:
    """The entries of a settings file that this version knows and whose values are possible."""
    hints = get_type_hints(Settings)
    kept = {}
    for key, value in told.items():
        if key not in hints:
            logger.info("The setting %s is not known to this version; it is dropped.", key)
        elif not _fits(value, hints[key]) or (key == "zoom" and not 0.5 <= value <= 4):
            logger.warning("The setting %s has an impossible value; its default applies.", key)
        else:
            kept[key] = _as(hints[key], value)
    return kept


def _as(hint: Any, value: Any) -> Any:  # noqa: ANN401 - a type hint has no type
    """A value of the file as the field holds it."""
    if get_origin(hint) is tuple:
        return tuple(value)
    return float(value) if hint is float else value


def _fits(value: object, hint: Any) -> bool:  # noqa: ANN401 - a type hint has no type
    if get_origin(hint) is Literal:
        return value in get_args(hint)
    if get_origin(hint) is tuple:
        return isinstance(value, list) and all(isinstance(line, str) for line in value)
    if hint is float:
        return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, hint)


def _put_aside(path: Path) -> None:
    """Rename a damaged file to the first free name beside it, so that it is neither lost nor read again."""
    aside = path.with_name(path.name + ".damaged")
    number = 2
    while aside.exists():
        aside = path.with_name(f"{path.name}.damaged-{number}")
        number += 1
    try:
        path.rename(aside)
    except OSError as error:
        logger.warning("%s is damaged and cannot be renamed (%s).", path.name, error.strerror)
    else:
        logger.warning("%s is damaged; it is kept as %s.", path.name, aside.name)
