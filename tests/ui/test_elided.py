import pytest
from PySide6.QtGui import QFontMetrics

from diptych.ui.elided import Elided, fitted
from diptych.ui.fonts import font


@pytest.mark.parametrize(
    ("at_start", "shown"), [(False, "la barque a…"), (True, "…quitté le quai "), (None, "")]
)
def test_words_are_cut_between_them_or_left_out(qapp, at_start, shown):
    text, metrics = "la barque a quitté le quai ", QFontMetrics(font("ui"))
    room = metrics.horizontalAdvance(shown) if shown else 2
    assert fitted(text, metrics, room, at_start=bool(at_start)) == shown
    assert fitted(text, metrics, 4000) == text


def test_a_line_without_room_gives_way_with_an_ellipsis_and_tells_all_in_its_tip(qtbot):
    label = Elided("ui")
    qtbot.addWidget(label)
    label.setText("Ce que le procès dit déjà de l’offre " * 5)
    label.resize(120, 20)
    label.show()
    assert label.toolTip() == label.text()
    label.resize(4000, 20)
    qtbot.waitUntil(lambda: not label.toolTip())
    assert not label.grab().isNull()
