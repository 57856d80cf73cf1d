from diptych.app.checks import ENOUGH_COLOURS
from diptych.ui.painting import paint_window


def test_the_window_on_the_sample_corpus_paints_text_and_colours(qapp):
    painted = paint_window()
    assert painted.colours > 5 * ENOUGH_COLOURS
    assert painted.platform == "offscreen"
    assert painted.qt.startswith("6.")
