"""The outline icons of `resources/icons` come in, QIcons in the colours of the theme go out."""

from functools import cache

from PySide6.QtCore import QByteArray, QRectF, Qt
from PySide6.QtGui import QAction, QIcon, QPainter, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QLineEdit

from diptych.errors import DiptychError
from diptych.resources import resource
from diptych.ui.theme import Theme, ThemeName, theme

SIZES = (16, 20)
RATIOS = (1.0, 2.0, 3.0)
_INK = "#000000"
"""The one colour in the drawings, which the theme's takes the place of."""


def icon(name: str, wear: Theme, *, role: str = "text", on: str | None = None) -> QIcon:
    """The icon of that name; `role` is its colour, `on` its colour while checked (the same when None)."""
    return _icon(name, wear.name, role, on or role)


def draw_clear_button(box: QLineEdit, wear: Theme) -> None:
    """Give the button that empties a text field the theme's icon: Qt's own is grey in every theme."""
    # Qt offers no other way to it than its name
    action = box.findChild(QAction, "_q_qlineeditclearaction")
    if isinstance(action, QAction):
        action.setIcon(icon("clear", wear, role="muted"))


@cache
def _icon(name: str, wear: ThemeName, role: str, on: str) -> QIcon:
    try:
        drawing = resource(f"icons/{name}.svg").read_text("utf-8")
    except OSError as error:
        message = f"The icon {name}.svg cannot be read ({error.strerror}); reinstall Diptych."
        raise DiptychError(message) from error
    found = QIcon()
    for mode, state, ink in (
        (QIcon.Mode.Normal, QIcon.State.Off, role),
        (QIcon.Mode.Normal, QIcon.State.On, on),
        (QIcon.Mode.Disabled, QIcon.State.Off, "disabled"),
        (QIcon.Mode.Disabled, QIcon.State.On, "disabled"),
    ):
        coloured = drawing.replace(_INK, theme(wear).roles[ink])
        for size in SIZES:
            for ratio in RATIOS:
                found.addPixmap(_pixmap(coloured, size, ratio), mode, state)
    return found


def _pixmap(drawing: str, size: int, ratio: float) -> QPixmap:
    pixmap = QPixmap(round(size * ratio), round(size * ratio))
    pixmap.fill(Qt.GlobalColor.transparent)
    pixmap.setDevicePixelRatio(ratio)
    painter = QPainter(pixmap)
    QSvgRenderer(QByteArray(drawing.encode())).render(painter, QRectF(0, 0, size, size))
    painter.end()
    return pixmap
