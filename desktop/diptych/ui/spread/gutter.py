"""The links of a comparison come in; the gutter between the panes draws them and lets them be walked."""

from collections.abc import Iterable, Iterator
from decimal import Decimal
from html import escape

from PySide6.QtCore import QCoreApplication, QEvent, QPointF, QRectF, Qt, Signal
from PySide6.QtGui import (
    QHelpEvent,
    QKeyEvent,
    QMouseEvent,
    QPainter,
    QPainterPathStroker,
    QPaintEvent,
    QPen,
    QWheelEvent,
)
from PySide6.QtWidgets import QToolTip, QWidget

from diptych.compare import Divergence, Link
from diptych.i18n import _, number
from diptych.ui.spread.gutter_paint import (
    Scene,
    Single,
    Standing,
    paint_scene,
    paint_tallies,
    tally_box,
)
from diptych.ui.spread.pane import Pane
from diptych.ui.spread.shapes import Height, Side, bracket, shapes
from diptych.ui.steps import Steps
from diptych.ui.theme import Theme, size

STEP, AT_ONCE = 50, 200
"""Links whose ends are measured in one step, and in one turn of the event loop."""
REACH_PX = 10
"""How wide a curve or a bracket is to the pointer."""
STEPS = {
    Qt.Key.Key_Down: 1,
    Qt.Key.Key_Right: 1,
    Qt.Key.Key_Up: -1,
    Qt.Key.Key_Left: -1,
}


class LinkMap(QWidget):
    """Draws every link, crossing ones too, as a curve between brackets."""

    link_activated = Signal(object)
    """A Link was clicked or walked to."""
    link_hovered = Signal(object)
    """The Link under the pointer, None when there is none any more."""
    mark_activated = Signal(str)
    """Id of the one-sided divergence whose bracket was clicked."""

    def __init__(self, left: Pane, right: Pane, theme: Theme, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._panes = (left, right)
        self._theme = theme
        self._links: tuple[Link, ...] = ()
        self._one_sided: tuple[Divergence, ...] = ()
        self._steps = Steps(AT_ONCE, self)
        self._ends: list[tuple[Height, Height]] | None = None
        self._lone: list[tuple[str, Side, Height]] = []
        self._current: int | None = None
        self._hovered: int | None = None
        self._current_id = ""
        self.setFixedWidth(size("gutter"))
        self.setMouseTracking(True)
        self.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        self.setAccessibleName(_("Links between the articles"))
        for pane in self._panes:
            pane.verticalScrollBar().valueChanged.connect(self.update)
            pane.laid_out.connect(self._forget)

    def set_theme(self, theme: Theme) -> None:
        """Wear another theme."""
        self._theme = theme
        self.update()

    def show_links(self, links: tuple[Link, ...], divergences: Iterable[Divergence]) -> None:
        """Draw these links, and dotted brackets for those of the divergences that have one side only."""
        self._links = links
        self._one_sided = tuple(one for one in divergences if one.kind == "onesided")
        self._current = self._hovered = None
        self._current_id = ""
        self._describe()
        self._forget()

    def show_current(self, divergence: Divergence | None) -> None:
        """Draw the link that carries a divergence, or its lone bracket, as the current one."""
        self._current = _carrier(self._links, divergence) if divergence else None
        self._current_id = divergence.id if divergence else ""
        self._describe()
        self.update()

    def current_link(self) -> Link | None:
        """The link that is drawn as the current one."""
        return None if self._current is None else self._links[self._current]

    def scene(self) -> Scene:
        """What there is to draw where the panes stand now."""
        if self._ends is None:
            self._ends, self._lone = [], []
            self._steps.begin(self._measuring(self._ends, self._lone))
        left, right = (pane.verticalScrollBar().value() for pane in self._panes)
        ends = [((a - left, b - left), (c - right, d - right)) for (a, b), (c, d) in self._ends or ()]
        drawn, tallies = shapes(ends, self.width(), self.height(), kept=self._current)
        scrolled = {"left": left, "right": right}
        singles = tuple(
            Single(one, side, bracket((top - scrolled[side], foot - scrolled[side]), side, self.width()))
            for one, side, (top, foot) in self._lone
        )
        return Scene(drawn, tallies, singles)

    def paintEvent(self, event: QPaintEvent) -> None:
        painter = QPainter(self)
        painter.fillRect(event.rect(), self._theme.color("window"))
        painter.setPen(self._theme.color("line"))
        painter.drawLine(0, 0, 0, self.height())
        painter.drawLine(self.width() - 1, 0, self.width() - 1, self.height())
        scene = self.scene()
        standing = Standing(self._current, self._hovered, self._current_id)
        paint_scene(painter, scene, self._links, standing, self._theme)
        paint_tallies(painter, scene.tallies, QRectF(self.rect()), self._theme)
        if self.hasFocus():
            painter.setBrush(Qt.BrushStyle.NoBrush)
            painter.setPen(QPen(self._theme.color("focus"), 2))
            painter.drawRect(QRectF(self.rect()).adjusted(1, 1, -1, -1))

    def mouseMoveEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        self.setCursor(Qt.CursorShape.ArrowCursor if found is None else Qt.CursorShape.PointingHandCursor)
        self._hover(found if isinstance(found, int) else None)

    def leaveEvent(self, event: QEvent) -> None:
        self._hover(None)
        super().leaveEvent(event)

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        found = self._at(event.position())
        if isinstance(found, int):
            self._go_to(found)
        elif found is not None:
            self.mark_activated.emit(found)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        step = STEPS.get(Qt.Key(event.key()))
        if step is None or not self._links:
            super().keyPressEvent(event)
        elif self._current is None:
            self._go_to(0 if step > 0 else len(self._links) - 1)
        else:
            self._go_to(min(max(0, self._current + step), len(self._links) - 1))

    def wheelEvent(self, event: QWheelEvent) -> None:
        # nothing of its own to scroll: the article on the left moves, and the other follows
        QCoreApplication.sendEvent(self._panes[0].viewport(), event)

    def event(self, event: QEvent) -> bool:
        if event.type() == QEvent.Type.ToolTip and isinstance(event, QHelpEvent):
            found = self._at(QPointF(event.pos()))
            QToolTip.showText(event.globalPos(), self._tip(found) if found is not None else "", self)
            return True
        return super().event(event)

    def _tip(self, found: int | str) -> str:
        if isinstance(found, str):
            lines = [one.explanation for one in self._one_sided if one.id == found]
        else:
            lines = _reasons(self._links[found])
        return "<p>" + "<br>".join(escape(line) for line in lines) + "</p>"

    def _at(self, point: QPointF) -> int | str | None:
        """Index of the link under a point, or the id of what is one-sided there, the last drawn first."""
        scene = self.scene()
        for tally in scene.tallies:
            if tally_box(tally, QRectF(self.rect())).contains(point):
                return tally.links[0]
        stroker = QPainterPathStroker(QPen(Qt.GlobalColor.black, REACH_PX))
        order = sorted(scene.shapes, key=lambda shape: shape.index == self._current, reverse=True)
        for shape in order:
            if any(_wider(box).contains(point) for box in shape.brackets):
                return shape.index
            if not shape.path.isEmpty() and stroker.createStroke(shape.path).contains(point):
                return shape.index
        return next((one.divergence_id for one in scene.singles if _wider(one.bracket).contains(point)), None)

    def _go_to(self, index: int) -> None:
        self._current = index
        self._current_id = ""
        self._describe()
        self.update()
        self.link_activated.emit(self._links[index])

    def _hover(self, index: int | None) -> None:
        if index != self._hovered:
            self._hovered = index
            self.link_hovered.emit(None if index is None else self._links[index])
            self.update()

    def _describe(self) -> None:
        """Tell assistive tools which link is the current one."""
        if self._current is None:
            self.setAccessibleDescription("")
            return
        place = _("Link {n} of {total}").format(n=number(self._current + 1), total=number(len(self._links)))
        self.setAccessibleDescription(". ".join([place, *_reasons(self._links[self._current])]))

    def _measuring(
        self, ends: list[tuple[Height, Height]], lone: list[tuple[str, Side, Height]]
    ) -> Iterator[int]:
        """Find out how high the passages stand, some in each step; what is known is drawn meanwhile."""
        left, right = self._panes
        for first in range(0, len(self._links), STEP):
            yield STEP
            some = self._links[first : first + STEP]
            ends += [(left.extent_px(link.left), right.extent_px(link.right)) for link in some]
            self.update()
        for one in self._one_sided:
            yield 1
            if one.left:
                lone.append((one.id, "left", left.extent_px(one.left)))
            if one.right:
                lone.append((one.id, "right", right.extent_px(one.right)))
        if self._one_sided:
            self.update()

    def _forget(self) -> None:
        self._steps.stop()
        self._ends = None
        self.update()


def _carrier(links: tuple[Link, ...], divergence: Divergence) -> int | None:
    """Index of the link that both sides of a divergence lie in, the most certain one first."""
    if divergence.left is None or divergence.right is None:
        return None
    found = [
        (link.score, -index)
        for index, link in enumerate(links)
        if link.left.overlaps(divergence.left) and link.right.overlaps(divergence.right)
    ]
    return -max(found)[1] if found else None


def _reasons(link: Link) -> list[str]:
    certainty = _("Possible link, score {score}") if link.tier == "possible" else _("Link, score {score}")
    head = certainty.format(score=number(Decimal(f"{link.score:.2f}")))
    return [f"{head} · {_('pinned by you')}" if link.pinned else head, *link.reasons]


def _wider(box: QRectF) -> QRectF:
    return box.adjusted(-REACH_PX / 2, 0, REACH_PX / 2, 0)
