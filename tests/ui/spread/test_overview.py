import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QWheelEvent
from PySide6.QtWidgets import QApplication

from diptych.ui.theme import theme


@pytest.fixture
def bar(spread):
    return spread.overviews["left"]


def test_strokes_stand_at_the_height_of_their_marks(spread, bar, comparison):
    mark = next(mark for mark in comparison.left_marks if mark.divergence_id == "F4-1")
    pane = spread.left_pane
    y = pane.extent_px(mark.span)[0] / pane.height_px() * bar.height()
    image = bar.grab().toImage()
    column = [image.pixelColor(8, round(y) + step).name() for step in range(-2, 14)]
    assert theme("light").roles["figure"].lower() in column


def test_agreements_are_shown_only_when_asked_for(spread, bar):
    before = bar.grab().toImage()
    spread.set_agreement_shown(True)
    assert bar.grab().toImage() != before
    spread.set_agreement_shown(False)
    assert bar.grab().toImage() == before


def test_the_handle_shows_what_part_is_in_view(spread, bar):
    scroll = spread.left_pane.verticalScrollBar()
    assert bar.handle().top() == 0
    scroll.setValue(scroll.maximum())
    assert bar.handle().bottom() == pytest.approx(bar.height(), abs=1)


def test_a_click_brings_the_page_there(spread, bar, qtbot):
    qtbot.mouseClick(bar, Qt.MouseButton.LeftButton, pos=QPoint(8, bar.height() - 2))
    assert spread.left_pane.verticalScrollBar().value() == spread.left_pane.verticalScrollBar().maximum()


def test_the_handle_is_dragged_by_where_it_is_held(spread, bar, qtbot):
    scroll = spread.left_pane.verticalScrollBar()
    qtbot.mousePress(bar, Qt.MouseButton.LeftButton, pos=QPoint(8, 10))
    assert scroll.value() == 0
    qtbot.mouseMove(bar, QPoint(8, 40))
    free = bar.height() - bar.handle().height()
    assert scroll.value() == pytest.approx(30 / free * scroll.maximum(), abs=1)
    qtbot.mouseRelease(bar, Qt.MouseButton.LeftButton, pos=QPoint(8, 40))
    stood = scroll.value()
    qtbot.mouseMove(bar, QPoint(8, 80))
    assert scroll.value() == stood


def test_the_wheel_scrolls_the_pane(spread, bar):
    event = QWheelEvent(
        QPointF(8, 50), QPointF(8, 50), QPoint(), QPoint(0, -120), Qt.MouseButton.NoButton,
        Qt.KeyboardModifier.NoModifier, Qt.ScrollPhase.NoScrollPhase, False,
    )  # fmt: skip
    QApplication.sendEvent(bar, event)
    assert spread.left_pane.verticalScrollBar().value() > 0


def test_the_real_bar_is_hidden_and_alive(spread):
    scroll = spread.left_pane.verticalScrollBar()
    assert not scroll.isVisible()
    assert scroll.maximum() > 0


def test_the_strokes_are_drawn_once_for_a_layout(bar, spread):
    bar.grab()
    first = bar._pixmap()
    spread.left_pane.verticalScrollBar().setValue(40)
    bar.grab()
    assert bar._pixmap().cacheKey() == first.cacheKey()
    spread.set_theme(theme("dark"))
    assert bar._pixmap().cacheKey() != first.cacheKey()
