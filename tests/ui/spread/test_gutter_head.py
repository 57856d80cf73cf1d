from diptych.ui.spread.gutter_head import GutterHead
from diptych.ui.theme import theme


def test_the_button_asks_for_a_swap_and_has_a_name(qtbot):
    head = GutterHead(theme("light"))
    qtbot.addWidget(head)
    assert head.button.accessibleName() == "Swap the two sides"
    with qtbot.waitSignal(head.swap_requested, timeout=500):
        head.button.click()


def test_its_icon_follows_the_theme(qtbot):
    head = GutterHead(theme("light"))
    qtbot.addWidget(head)
    before = head.grab().toImage()
    head.set_theme(theme("dark"))
    assert head.grab().toImage() != before
