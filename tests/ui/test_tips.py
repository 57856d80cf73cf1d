from pathlib import Path

import pytest
from PySide6.QtCore import QModelIndex
from PySide6.QtGui import Qt, QTextDocument

from diptych.corpus import Entry, Story
from diptych.search import Hit, Results
from diptych.ui.elided import Elided
from diptych.ui.finder.model import HitsModel
from diptych.ui.shelf.model import ShelfModel
from diptych.ui.tips import plain_tip

HOSTILE = [
    "<img src=x onerror=alert(1)>Le pont",
    "<b>Le pont</b> rouvre",
    "Le pont &lt;b&gt; rouvre",
    "<a href='javascript:alert(1)'>Le pont</a>",
    "<!-- Le pont -->\nrouvre",
]


def shown(tip: str) -> str:
    """What the eye sees of a tooltip that Qt takes for HTML."""
    if not Qt.mightBeRichText(tip):
        return tip
    page = QTextDocument()
    page.setHtml(tip)
    return page.toPlainText()


@pytest.mark.parametrize("text", [*HOSTILE, "x < y & z", "Le pont rouvre"])
def test_a_tooltip_shows_every_sign_of_the_words(qapp, text):
    assert shown(plain_tip(text)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_what_stands_in_a_title_is_never_markup_in_the_tooltips_of_lists(qapp, text):
    path = Path("/a.txt")
    hits = HitsModel()
    hits.show(Results("pont", (Hit(path, text, "", None, text, (), ()),), 1))
    shelf = ShelfModel()
    shelf.show_articles((), (Story("s", "S", (Entry(path, text, "", None, "fr"),), demonstration=True),))
    story = shelf.index(0, 0, QModelIndex())
    for index in (hits.index(0, 0), shelf.index(0, 0, story)):
        assert shown(index.data(Qt.ItemDataRole.ToolTipRole)) == text


@pytest.mark.parametrize("text", HOSTILE)
def test_a_line_cut_short_tells_the_whole_of_it_to_the_letter(qtbot, text):
    line = Elided("ui")
    qtbot.addWidget(line)
    line.setText(text)
    line.show()
    line.resize(30, 20)
    assert shown(line.toolTip()) == text
