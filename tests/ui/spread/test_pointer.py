import pytest
from PySide6.QtCore import QPoint, Qt
from PySide6.QtWidgets import QToolTip

from diptych.compare import Mark
from diptych.text import Span
from diptych.ui.spread.geometry import stretches
from diptych.ui.theme import motion
from diptych.ui.utf16 import Utf16Map


def middle_of(pane, span):
    """A point of the viewport on the first line of a span, which is brought into view."""
    pane.verticalScrollBar().setValue(round(pane.extent_px(span)[0] - 60))
    part = next(stretches(pane.document(), *Utf16Map.of(pane.article.text).span_u16(span)))
    y = round(part.baseline) - pane.verticalScrollBar().value() - 4
    return QPoint(round((part.x0 + part.x1) / 2), y)


@pytest.fixture
def mark(comparison):
    return next(mark for mark in comparison.left_marks if mark.divergence_id == "F4-1")


def test_a_click_on_a_mark_tells_its_divergence(pane, qtbot, mark):
    point = middle_of(pane, mark.span)
    with qtbot.waitSignal(pane.mark_activated, timeout=500) as caught:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point)
    assert caught.args == ["F4-1"]


def test_a_click_beside_a_mark_tells_nothing(pane, qtbot):
    start = pane.article.text.index("Le port dit")
    point = middle_of(pane, Span(start, start + 11))
    with qtbot.assertNotEmitted(pane.mark_activated):
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=point)


def test_selecting_words_over_a_mark_is_no_click(pane, qtbot, mark):
    point = middle_of(pane, mark.span)
    with qtbot.assertNotEmitted(pane.mark_activated):
        qtbot.mousePress(pane.viewport(), Qt.MouseButton.LeftButton, pos=point)
        qtbot.mouseMove(pane.viewport(), point + QPoint(40, 0))
        qtbot.mouseRelease(pane.viewport(), Qt.MouseButton.LeftButton, pos=point + QPoint(40, 0))


def test_of_two_marks_the_shorter_is_clicked(pane, qtbot, mark, comparison):
    passage = next(p for p in comparison.left.article.passages if p.span.contains(mark.span))
    pane.show_marks((Mark(passage.span, "quote", "quiet", "long"), mark), {})
    with qtbot.waitSignal(pane.mark_activated, timeout=500) as caught:
        qtbot.mouseClick(pane.viewport(), Qt.MouseButton.LeftButton, pos=middle_of(pane, mark.span))
    assert caught.args == ["F4-1"]


def test_the_tip_gives_the_explanation_after_a_while(pane, qtbot, mark):
    point = middle_of(pane, mark.span)
    with qtbot.waitSignal(pane.mark_hovered, timeout=500) as caught:
        qtbot.mouseMove(pane.viewport(), point)
    assert caught.args == ["F4-1"]
    assert QToolTip.text() == ""
    qtbot.wait(motion("hover_delay_ms") + 100)
    assert "Même somme, autre monnaie (règle F4)." in QToolTip.text()
    with qtbot.waitSignal(pane.mark_hovered, timeout=500) as left:
        qtbot.mouseMove(pane.viewport(), QPoint(2, 2))
    assert left.args == [""]


def test_signs_of_markup_in_an_explanation_are_shown_as_they_are(pane, qtbot, comparison):
    mark = next(mark for mark in comparison.left_marks if mark.divergence_id == "G5-1")
    qtbot.mouseMove(pane.viewport(), middle_of(pane, mark.span))
    qtbot.wait(motion("hover_delay_ms") + 100)
    assert "Doute en A &lt;seulement&gt;." in QToolTip.text()
    QToolTip.hideText()


def test_the_hand_points_at_a_mark(pane, qtbot, mark):
    qtbot.mouseMove(pane.viewport(), middle_of(pane, mark.span))
    assert pane.viewport().cursor().shape() == Qt.CursorShape.PointingHandCursor
    qtbot.mouseMove(pane.viewport(), QPoint(2, 2))
    assert pane.viewport().cursor().shape() == Qt.CursorShape.IBeamCursor
