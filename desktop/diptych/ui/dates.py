"""ISO dates come in, short dates in the user's language go out."""

from PySide6.QtCore import QLocale

from diptych.i18n import language


def locale() -> QLocale:
    """The locale of the language in use."""
    return QLocale(QLocale.Language.French if language() == "fr" else QLocale.Language.English)


def short_date(iso: str | None) -> str:
    """A day as "16 mars", a month as "avr. 2025", a year as "2025", "" when the date is not known."""
    if not iso:
        return ""
    year, *rest = iso.split("-")
    if not rest:
        return year
    month = locale().monthName(int(rest[0]), QLocale.FormatType.ShortFormat)
    return f"{int(rest[1])}\u00a0{month}" if len(rest) > 1 else f"{month}\u00a0{year}"
