from diptych.ui.elided import Elided


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
