import sys

from PySide6.QtWidgets import QLabel


def test_void_calls_keep_the_references_to_none(qtbot):
    """PySide6 6.12.0 loses one reference a call on Python 3.11 and aborts after some thousand of them."""
    label = QLabel()
    qtbot.addWidget(label)
    before = sys.getrefcount(None)
    for number in range(100):
        label.setText(str(number))
        label.update()
    assert abs(sys.getrefcount(None) - before) < 20
