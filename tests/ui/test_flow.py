import pytest
from PySide6.QtWidgets import QLabel, QWidget

from diptych.ui.flow import Flow


@pytest.fixture
def row(qtbot):
    """Four boxes of 60 by 20, the third of them hidden, 4 apart."""
    widget = QWidget()
    qtbot.addWidget(widget)
    layout = Flow(widget, gap=4)
    layout.setContentsMargins(10, 0, 10, 0)
    for number in range(4):
        box = QLabel()
        box.setFixedSize(60, 20)
        layout.addWidget(box)
        box.setVisible(number != 2)
    return widget


@pytest.mark.parametrize(("width", "height"), [(208, 20), (207, 44), (144, 44), (143, 68), (70, 68)])
def test_what_has_no_room_begins_a_new_row(row, width, height):
    assert row.layout().heightForWidth(width) == height
    row.resize(width, height)
    row.show()
    row.layout().activate()
    places = [row.layout().itemAt(n).geometry() for n in (0, 1, 3)]
    assert max(place.bottom() for place in places) == height - 1
    assert all(place.left() >= 10 for place in places)


def test_a_taken_widget_leaves_no_gap(row):
    assert row.layout().takeAt(0).widget() is not None
    assert row.layout().count() == 3
    assert row.layout().heightForWidth(144) == 20
    assert row.layout().takeAt(9) is None
