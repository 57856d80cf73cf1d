"""What lies under the pointer comes in, the menu of a pane goes out."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from diptych.facts import Figure
from diptych.i18n import _, quoted
from diptych.text import Span
from diptych.ui.spread.aside import on_top


def figure_at(figures: Sequence[Figure], offset: int) -> Figure | None:
    """The figure at an offset of the article."""
    return next((one for one in figures if one.span.start <= offset <= one.span.end), None)


def offer_correction(menu: QMenu, figure: Figure | None, correct: Callable[[Span], None]) -> None:
    """Put on top of a menu that a figure can be read otherwise."""
    menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
    if figure:
        action = QAction(_("Correct the figure {figure}…").format(figure=quoted(figure.text)), menu)
        action.triggered.connect(lambda: correct(figure.span))
        on_top(menu, action)
