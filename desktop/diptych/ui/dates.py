"""ISO dates come in, dates in the user's language go out."""

from PySide6.QtCore import QDate, QLocale

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


def long_date(iso: str) -> str:
    """A date as precise as it is: "16 mars 2025", "mars 2025", "2025"; "" for none."""
    year, *rest = iso.split("-")
    if not rest:
        return year
    found = QDate(int(year), int(rest[0]), int(rest[1]) if len(rest) > 1 else 1)
    if len(rest) == 1:
        return locale().toString(found, "MMMM yyyy")
    day = "1er" if language() == "fr" and found.day() == 1 else str(found.day())
    return f"{day} {locale().toString(found, 'MMMM yyyy')}"
