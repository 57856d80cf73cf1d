"""The Session comes in; the view of it that the user has chosen shows it, and the others wait."""

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from diptych.app.session import Session
from diptych.app.settings import View
from diptych.ui.matrix.view import MatrixView
from diptych.ui.rows.view import Rows
from diptych.ui.spread.spread import Spread
from diptych.ui.telling import hindrance
from diptych.ui.theme import Theme


class Views(QStackedWidget):
    """Reading order, aligned rows, and the matrix of the story."""

    mark_activated = Signal(str)
    """Id of the divergence that the user chose in the rows."""
    link_wanted = Signal(str, object)
    """The side and the span of a passage of the rows that is to be linked."""
    view_wanted = Signal(str)
    """The view in which the user wants to go on."""

    def __init__(self, spread: Spread, theme: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self.spread = spread
        self.rows = Rows()
        self.matrix = MatrixView(theme)
        self._by_name: dict[View, QWidget] = {"reading": spread, "rows": self.rows, "matrix": self.matrix}
        for view in self._by_name.values():
            self.addWidget(view)
        self.set_theme(theme)
        self.rows.set_zoom(zoom)
        self.rows.mark_activated.connect(self.mark_activated)
        self.rows.link_wanted.connect(self.link_wanted)
        self.rows.reading_wanted.connect(lambda: self.view_wanted.emit("reading"))
        self.rows.swap_requested.connect(spread.swap_requested)
        self.rows.describe_requested.connect(spread.describe_requested)
        self.rows.replace_requested.connect(spread.replace_requested)

    def show_view(self, name: View) -> None:
        """Show the view of that name."""
        self.setCurrentWidget(self._by_name[name])

    @property
    def shown(self) -> View:
        """The view that is shown."""
        return next(name for name, view in self._by_name.items() if view is self.currentWidget())

    def show_session(self, old: Session, new: Session) -> None:
        """Let the views, but the spread, look at what has changed between the two."""
        if new.left is not old.left or new.right is not old.right or new.comparison is not old.comparison:
            self.rows.show_pair(new.left, new.right, new.comparison)
        if new.remarks is not old.remarks:
            self.rows.show_remarks(new.remarks)
        self.matrix.show_session(old, new)
        for side, article in (("left", new.left), ("right", new.right)):
            self.rows.show_record(side, new.record_of(article), hindrance(new, article))
        if new.comparison is not old.comparison or new.current != old.current:
            self.rows.show_current(new.divergence, jump=new.comparison is old.comparison)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self.rows.set_theme(theme)
        self.matrix.set_theme(theme)

    def set_zoom(self, zoom: float) -> None:
        """Set the size of the articles' text."""
        self.rows.set_zoom(zoom)

    def set_agreement_shown(self, on: bool) -> None:
        """Whether what both sides say alike is underlined too."""
        self.spread.set_agreement_shown(on)
        self.rows.set_agreement_shown(on)

    def regions(self) -> tuple[QWidget, ...]:
        """The parts of the view shown that F6 walks through."""
        if self.shown == "matrix":
            return (self.matrix.region(), self.matrix.bar)
        if self.shown == "rows":
            return (self.rows.panes["left"], self.rows.panes["right"])
        return (self.spread.left_pane, self.spread.right_pane)
