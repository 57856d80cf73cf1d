"""Results come in, small menus go out by which they are narrowed, sorted and grouped."""

from itertools import groupby

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QActionGroup
from PySide6.QtWidgets import QMenu, QToolButton, QWidget

from diptych.i18n import _
from diptych.search import Facet, Results, Sort
from diptych.ui.choice import choice_button, draw_arrow
from diptych.ui.flow import Flow
from diptych.ui.theme import Theme


class Chips(QWidget):
    """A chip for the order, and one for each kind of facet that could narrow the results."""

    narrowed = Signal(str)
    """What is to be added to the query."""
    sort_wanted = Signal(str)
    """relevance or date."""
    group_wanted = Signal(bool)
    """Whether the hits of one story are to stand together."""

    def __init__(self, wear: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._names = {
            "outlet": _("Outlet"), "date": _("Date"), "language": _("Language"), "story": _("Story"),
            "conflicts": _("Conflicts"),
        }  # fmt: skip
        self._values = {"yes": _("with conflicts"), "no": _("without conflicts")}
        self.sort = self._chip()
        self._sorts = self._sort_menu()
        self.facets = {name: self._chip(text) for name, text in self._names.items()}
        row = Flow(self, gap=4)
        row.setContentsMargins(12, 0, 12, 0)
        for chip in (self.sort, *self.facets.values()):
            row.addWidget(chip)
        self.set_theme(wear)

    def show_results(self, results: Results | None) -> None:
        """Offer what these results can be narrowed by; a value that all of them share is not offered."""
        found = results.facets if results else ()
        offered = {name: tuple(ones) for name, ones in groupby(found, key=lambda facet: facet.name)}
        for name, chip in self.facets.items():
            ones = offered.get(name, ())
            total = results.total if results else 0
            chip.setVisible(len(ones) > 1 or any(one.count < total for one in ones))
            if ones:
                self._fill(chip, ones)
        if results:
            self._show_sort(results.sort)

    def set_theme(self, wear: Theme) -> None:
        """Wear another theme."""
        for chip in (self.sort, *self.facets.values()):
            draw_arrow(chip, wear)

    def show_grouped(self, on: bool) -> None:
        """Check the row of the menu that says whether hits are grouped."""
        self.grouped.setChecked(on)

    def _chip(self, text: str = "") -> QToolButton:
        chip = choice_button(text)
        chip.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        chip.setMenu(QMenu(chip))
        return chip

    def _fill(self, chip: QToolButton, found: tuple[Facet, ...]) -> None:
        menu = chip.menu()
        menu.clear()
        most = max(facet.count for facet in found)
        for facet in found:
            # a bar for each date makes a histogram of the menu
            bar = "▆" * max(1, round(8 * facet.count / most)) if facet.name == "date" else ""
            value = self._values.get(facet.value, facet.value) if facet.name == "conflicts" else facet.value
            shown = f"{value.replace('&', '&&')}\t{bar} {facet.count}".rstrip()
            menu.addAction(shown).triggered.connect(
                lambda _on=False, query=facet.query: self.narrowed.emit(query)
            )

    def _sort_menu(self) -> dict[Sort, QActionGroup]:
        names: dict[Sort, str] = {"relevance": _("Best first"), "date": _("Newest first")}
        group = QActionGroup(self)
        for name, text in names.items():
            action = self.sort.menu().addAction(text)
            action.setCheckable(True)
            action.setData(name)
            group.addAction(action)
            action.triggered.connect(lambda _on=False, name=name: self.sort_wanted.emit(name))
        self.sort.setText(names["relevance"])
        self.sort.menu().addSeparator()
        self.grouped = self.sort.menu().addAction(_("Together by story"))
        self.grouped.setCheckable(True)
        self.grouped.triggered.connect(self.group_wanted)
        return dict.fromkeys(names, group)

    def _show_sort(self, sort: Sort) -> None:
        for action in self._sorts[sort].actions():
            if action.data() == sort:
                action.setChecked(True)
                self.sort.setText(action.text())
