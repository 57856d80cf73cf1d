"""The parts of the window come in, they are put where they stand: strips on top, panes, and what is below."""

from collections.abc import Sequence
from dataclasses import dataclass

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QVBoxLayout, QWidget

from diptych.ui.separator import separator
from diptych.ui.splitter import Splitter
from diptych.ui.theme import size


@dataclass(frozen=True, slots=True)
class Frame:
    """The middle of the window, with the two lines that the user can move."""

    central: QWidget
    across: Splitter
    """Between the sidebar and the views."""
    down: Splitter
    """Between these and the ledger."""


def framed(
    tool_bar: QWidget, strips: Sequence[QWidget], sides: tuple[QWidget, QWidget], foot: QWidget
) -> Frame:
    """The frame around tool bar, strips from the top down, sidebar and views, and ledger."""
    sidebar, views = sides
    across = Splitter(Qt.Orientation.Horizontal)
    across.addWidget(sidebar)
    across.addWidget(views)
    across.setStretchFactor(1, 1)
    across.setSizes([size("sidebar"), 10_000])
    down = Splitter(Qt.Orientation.Vertical)
    down.addWidget(across)
    down.addWidget(foot)
    down.setStretchFactor(0, 1)
    down.setSizes([10_000, size("ledger")])
    central = QWidget()
    column = QVBoxLayout(central)
    column.setContentsMargins(0, 0, 0, 0)
    column.setSpacing(0)
    column.addWidget(tool_bar)
    column.addWidget(separator())
    for strip in strips:
        column.addWidget(strip)
    column.addWidget(down, 1)
    return Frame(central, across, down)
