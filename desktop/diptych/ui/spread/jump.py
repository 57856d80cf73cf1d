"""Two places to go to come in; both panes travel there and a frame shows what was meant."""

from PySide6.QtCore import (
    QAbstractAnimation,
    QCoreApplication,
    QEasingCurve,
    QEvent,
    QObject,
    QTimer,
    QVariantAnimation,
)

from diptych.text import Span
from diptych.ui.spread.knots import READING_LINE
from diptych.ui.spread.pane import Pane
from diptych.ui.spread.scrolling import LinkedScrolling
from diptych.ui.theme import motion


class Jump(QObject):
    """Moves both panes so that a span of each stands at the reading line."""

    def __init__(self, left: Pane, right: Pane, scrolling: LinkedScrolling) -> None:
        super().__init__(left)
        self._panes = (left, right)
        self._scrolling = scrolling
        self._starts = self._targets = (0.0, 0.0)
        self.is_reduced = False
        """Whether nothing moves: the panes are there at once, and the frame stays until the next key."""
        self._travel = QVariantAnimation(self)
        self._travel.setStartValue(0.0)
        self._travel.setEndValue(1.0)
        self._travel.setDuration(motion("jump_ms"))
        self._travel.setEasingCurve(QEasingCurve.Type.OutCubic)
        self._travel.valueChanged.connect(self._move)
        self._travel.finished.connect(self._arrive)
        self._fade = QVariantAnimation(self)
        self._fade.setStartValue(1.0)
        self._fade.setEndValue(0.0)
        self._fade.setDuration(motion("flash_ms"))
        self._fade.valueChanged.connect(self._show_frames)
        self._spans: tuple[Span | None, Span | None] = (None, None)

    def to(self, left: Span | None, right: Span | None, *, at_once: bool = False) -> None:
        """Bring the spans to the reading line; a pane without one follows the other while they are linked.

        at_once: leave out the travel, as when the window has only just been shown.
        """
        self.stop()
        self._spans = (left, right)
        goals = [self._value(pane, span) for pane, span in zip(self._panes, self._spans, strict=True)]
        self._targets = (self._goal(0, goals), self._goal(1, goals))
        self._starts = (self._standing(0), self._standing(1))
        if self.is_reduced or at_once or self._starts == self._targets:
            self._move(1.0)
            self._arrive()
        else:
            self._travel.start()

    def stop(self) -> None:
        """End a jump under way where it stands, and take its frame away."""
        self._travel.stop()
        self._fade.stop()
        if app := QCoreApplication.instance():
            app.removeEventFilter(self)
        self._show_frames(0.0)

    def is_moving(self) -> bool:
        """Whether the panes are on their way."""
        return self._travel.state() == QAbstractAnimation.State.Running

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.KeyPress:
            self.stop()
        return False

    def _move(self, share: float) -> None:
        with self._scrolling.held():
            for pane, start, target in zip(self._panes, self._starts, self._targets, strict=True):
                pane.verticalScrollBar().setValue(round(start + share * (target - start)))

    def _arrive(self) -> None:
        self._scrolling.meet_here()
        self._show_frames(1.0)
        if self.is_reduced:
            # not yet: the key that asked for this jump may still be on its way
            QTimer.singleShot(0, self, self._await_key)
        else:
            self._fade.start()

    def _await_key(self) -> None:
        if app := QCoreApplication.instance():
            app.installEventFilter(self)

    def _show_frames(self, strength: float) -> None:
        for pane, span in zip(self._panes, self._spans, strict=True):
            pane.show_frame(span, strength)

    def _value(self, pane: Pane, span: Span | None) -> float | None:
        """Scroll value that brings a span to the reading line, within what the pane can scroll."""
        if span is None:
            return None
        value = pane.extent_px(span)[0] - pane.viewport().height() * READING_LINE
        return min(max(0.0, value), float(pane.verticalScrollBar().maximum()))

    def _goal(self, side: int, goals: list[float | None]) -> float:
        own, other = goals[side], goals[1 - side]
        if own is None and other is not None:
            own = self._scrolling.opposite(self._panes[1 - side], other)
        return self._standing(side) if own is None else own

    def _standing(self, side: int) -> float:
        return float(self._panes[side].verticalScrollBar().value())
