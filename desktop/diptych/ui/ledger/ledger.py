"""The divergences under the panes: head, list and detail."""

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QLabel, QStackedWidget, QVBoxLayout, QWidget

from diptych.app.session import Session
from diptych.i18n import _
from diptych.ui import fonts
from diptych.ui.ledger.detail import Detail
from diptych.ui.ledger.head import Head
from diptych.ui.ledger.judging import Judging
from diptych.ui.ledger.model import LedgerModel
from diptych.ui.ledger.rows import Filter, counts, judged, rows, verdict_counts
from diptych.ui.ledger.view import LedgerView
from diptych.ui.separator import separator
from diptych.ui.splitter import Splitter
from diptych.ui.theme import Theme, size

_BESIDE = 1200
"""Under this width the detail stands below the list."""


class Ledger(QWidget):
    """Shows the divergences of a Session and says which one the user wants to see."""

    chosen = Signal(object)
    """Id of the divergence that the user selected."""
    judged = Signal(object, object)
    """Id of a divergence and the user's new Judgement of it."""
    jump_wanted = Signal(object)
    """Id of the current divergence, which is to be scrolled to once more."""

    def __init__(self, wear: Theme, zoom: float, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._session = Session()
        self._model = LedgerModel(self)
        self.head = Head(wear)
        self.view = LedgerView(self._model, wear, zoom)
        self.detail = Detail(wear)
        self.judging = Judging(wear)
        self._beside = QWidget()
        self._empty = QLabel()
        self._empty.setObjectName("muted")
        self._empty.setAlignment(Qt.AlignmentFlag.AlignCenter)
        self._empty.setFont(fonts.font("ui"))
        self._empty.setWordWrap(True)
        self._pages = QStackedWidget()
        self._split = Splitter(Qt.Orientation.Horizontal)
        self._lay_out()
        self.head.filtered.connect(self._filter)
        self.view.chosen.connect(self.chosen)
        self.view.activated_again.connect(self.jump_wanted)
        self.judging.judged.connect(self.judged)
        self.judging.left_for_list.connect(self.view.setFocus)
        self._show_page()

    def show_session(self, old: Session, new: Session) -> None:
        """Show what has changed between the two."""
        self._session = new
        if new.comparison is not old.comparison:
            shown = rows(new.comparison, new.remarks) if new.comparison else ()
            names = tuple((side.outlet or side.title or "") if side else "" for side in (new.left, new.right))
            self._model.show(shown, (names[0], names[1]))
            self.head.show_counts(counts(shown))
            self.head.show_verdicts(verdict_counts(shown))
        elif new.remarks is not old.remarks:
            self._model.judge(judged(self._model.rows, new.remarks))
            self.head.show_verdicts(verdict_counts(self._model.rows))
        if (
            new.comparison is not old.comparison
            or new.current != old.current
            or new.remarks is not old.remarks
        ):
            self._show_current()
        self._show_page()

    def shown(self) -> tuple[str, ...]:
        """Ids of the divergences that the filter leaves, in the order of the list."""
        return tuple(row.divergence.id for row in self._model.shown)

    def show_kept(self) -> None:
        """Show of the current divergence what is kept, whatever was pressed."""
        self._show_current()

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        for part in (self.head, self.view, self.detail, self.judging):
            part.set_theme(wear)

    def set_zoom(self, zoom: float) -> None:
        """Write the excerpts larger or smaller."""
        self.view.set_zoom(zoom)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        beside = event.size().width() >= _BESIDE
        turned = Qt.Orientation.Horizontal if beside else Qt.Orientation.Vertical
        if self._split.orientation() != turned:
            self._split.setOrientation(turned)
            self._give_room()

    def _filter(self, wanted: Filter) -> None:
        self._model.filter(wanted)
        self._show_current()
        self._show_page()

    def _show_current(self) -> None:
        self.view.show_current(self._session.current)
        chosen = next((row for row in self._model.rows if row.divergence.id == self._session.current), None)
        self.detail.show_row(chosen)
        self.judging.show_row(chosen)

    def _show_page(self) -> None:
        """The list, or one sentence that says why there is none."""
        self._pages.setCurrentIndex(0 if self._model.shown else 1)
        if self._session.left is None or self._session.right is None:
            self._empty.setText(_("Open two articles to see what they tell differently."))
        elif self._session.comparing:
            self._empty.setText(_("Comparison under way…"))
        elif self._session.comparison is None:
            self._empty.setText(_("These two articles could not be compared."))
        elif self._model.rows:
            self._empty.setText(_("No divergence passes these filters."))
        else:
            self._empty.setText(_("No divergence: what these two articles both tell, they tell alike."))

    def _lay_out(self) -> None:
        self._split.addWidget(self.view)
        self._split.addWidget(self._beside)
        words = QBoxLayout(QBoxLayout.Direction.TopToBottom, self._beside)
        words.setContentsMargins(0, 0, 0, 0)
        words.setSpacing(0)
        words.addWidget(self.detail, 1)
        words.addWidget(self.judging)
        self._words = words
        self._split.setStretchFactor(0, 1)
        self._give_room()
        self._pages.addWidget(self._split)
        self._pages.addWidget(self._empty)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(0)
        column.addWidget(self.head)
        column.addWidget(separator())
        column.addWidget(self._pages, 1)

    def _give_room(self) -> None:
        """444 px for the detail beside the list; below it, about as much as its sentences need."""
        if self._split.orientation() == Qt.Orientation.Horizontal:
            self._words.setDirection(QBoxLayout.Direction.TopToBottom)
            self._split.setSizes([10_000, size("ledger_detail")])
            self._beside.setMinimumSize(300, 0)
        else:
            self._words.setDirection(QBoxLayout.Direction.LeftToRight)
            self._beside.setMinimumSize(0, 98)
            self._split.setSizes([120, 100])
