from PySide6.QtWidgets import QTextEdit

from diptych.ui.spread.reading_place import ReadingPlace


def text_of(qtbot):
    text = QTextEdit()
    qtbot.addWidget(text)
    text.resize(400, 200)
    text.setPlainText("\n".join(f"Ligne {n} " + "bla " * 30 for n in range(60)))
    text.show()
    return text


def test_the_line_at_the_top_is_found_again_after_a_new_layout(qtbot):
    text = text_of(qtbot)
    place = ReadingPlace(text)
    text.verticalScrollBar().setValue(900)
    position, rest = place.top()
    with place.kept():
        text.setFontPointSize(20)
        text.resize(300, 200)
    assert text.verticalScrollBar().value() != 900
    assert place.top() == (position, rest)


def test_scrolling_changes_what_is_at_the_top_and_a_layout_does_not(qtbot):
    text = text_of(qtbot)
    place = ReadingPlace(text)
    first = place.top()
    text.verticalScrollBar().setValue(500)
    second = place.top()
    assert second[0] > first[0]
    with place.kept():
        assert place.is_settling
        text.verticalScrollBar().setValue(0)
    assert not place.is_settling
    assert text.verticalScrollBar().value() == 500
