"""The type scale of the tokens comes in, fonts go out: Source Serif 4 to read, the system face around it."""

import sys
from functools import cache

import fontpkg
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication

from diptych.resources import table

READING = ("read", "read_title", "read_row", "excerpt")
"""The groups set in the reading face; Ctrl + and - scale these only."""


@cache
def _families() -> tuple[list[str], list[str]]:
    """Families to read in and for the interface; registers the packaged fonts. Needs a QGuiApplication."""
    fonts = table("themes/tokens.yaml")["fonts"]
    system = {"win32": "windows", "darwin": "macos"}.get(sys.platform, "linux")
    QFontDatabase.addApplicationFont(str(fontpkg.path("Source Serif 4")))
    if system == "linux":  # elsewhere the system has an interface face of its own
        QFontDatabase.addApplicationFont(str(fontpkg.path("Inter")))
        interface = fonts["ui"][system]
    else:
        interface = [QFontDatabase.systemFont(QFontDatabase.SystemFont.GeneralFont).family()]
    emoji = fonts["emoji"][system]
    return ["Source Serif 4", *fonts["reading"][system], *emoji], [*interface, *emoji]


def font(group: str, zoom: float = 1.0, *, weight: int | None = None) -> QFont:
    """The font of a group of the type scale ("ui", "read", "read_title", "excerpt" …).

    zoom: text size, 1.0 = 100 %; it scales the reading groups only. weight: instead of the group's own.
    "excerpt" and "matrix_cell" have tabular figures so that columns of numbers stand under each other.
    """
    if QGuiApplication.instance() is None:
        raise RuntimeError("Fonts need a QGuiApplication.")
    entry = table("themes/tokens.yaml")["type"][group]
    reading, interface = _families()
    result = QFont(reading if group in READING else interface)
    result.setPixelSize(round(entry["size"] * (zoom if group in READING else 1.0)))
    weight = weight or int(entry["weight"])
    result.setWeight(QFont.Weight(weight))
    # Qt finds one face of a variable font from a file and leaves its weight alone
    result.setVariableAxis(QFont.Tag("wght"), weight)
    if group in ("excerpt", "matrix_cell"):
        result.setFeature(QFont.Tag("tnum"), 1)
    return result


def line_height(group: str, zoom: float = 1.0) -> int:
    """Height of a line of that group in pixels."""
    entry = table("themes/tokens.yaml")["type"][group]
    return round(entry["line"] * (zoom if group in READING else 1.0))
