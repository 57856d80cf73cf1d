"""A theme comes in, the application wears it: Fusion, the palette, and one style sheet for the frame."""

from functools import cache
from string import Template

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QApplication

from diptych.app.settings import ThemeChoice
from diptych.errors import DiptychError
from diptych.resources import resource
from diptych.ui import fonts
from diptych.ui.theme import Theme, ThemeName, theme


def chosen(choice: ThemeChoice) -> Theme:
    """The theme for a choice of the settings; "system" asks the desktop whether it is dark."""
    if choice != "system":
        return theme(choice)
    dark = QGuiApplication.styleHints().colorScheme() == Qt.ColorScheme.Dark
    return theme("dark" if dark else "light")


def dress(wear: Theme) -> None:
    """Give every widget of the application the theme's palette and the interface face.

    The style sheet is not set here but on the parts of the frame: a sheet on the application would take over
    the painting of the panes too.
    """
    app = QApplication.instance()
    if not isinstance(app, QApplication):
        raise TypeError("A theme needs a QApplication to wear it.")
    if app.style().name() != "fusion":
        app.setStyle("Fusion")
    app.setPalette(wear.palette())
    face = fonts.font("ui")
    if app.font() != face:
        app.setFont(face)


@cache
def sheet(name: ThemeName) -> str:
    """The style sheet of the frame in that theme; its roles and the folder of the icons are filled in."""
    path = resource("themes/window.qss")
    try:
        text = path.read_text("utf-8")
    except OSError as error:
        message = f"The style sheet {path.name} cannot be read ({error.strerror}); reinstall Diptych."
        raise DiptychError(message) from error
    return Template(text).substitute(theme(name).roles)
