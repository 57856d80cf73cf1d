"""What user, settings and system say comes in, the language of texts and explanations goes out."""

import locale
import os

from diptych.app import settings
from diptych.i18n import LANGUAGES

DEFAULT = "fr"


def chosen(told: str | None = None) -> str:
    """Code of what was told, else of the settings, of DIPTYCH_LANG, of the system's locale, else French."""
    for wish in (told, settings.load().language, os.environ.get("DIPTYCH_LANG"), system()):
        code = (wish or "")[:2].lower()
        if code in LANGUAGES:
            return code
    return DEFAULT


def system() -> str:
    """Name of the system's locale: "fr_FR.UTF-8", or "French_France" on Windows; "" where there is none."""
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if os.environ.get(variable):
            return os.environ[variable]
    try:
        return locale.getlocale()[0] or ""
    except ValueError:  # a locale that Python does not know, such as macOS' bare "UTF-8"
        return ""
