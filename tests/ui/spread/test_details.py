from PySide6.QtWidgets import QLabel, QPlainTextEdit, QWidget

from diptych.ui.spread.details import Details
from diptych.ui.theme import theme


def test_the_dialog_tells_all_that_is_known_of_a_file(qtbot, comparison):
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Details(comparison.left.article, parent, theme("dark"))
    qtbot.addWidget(dialog)
    shown = [label.text() for label in dialog.findChildren(QLabel)]
    for expected in (
        "/articles/mole.txt",
        comparison.left.article.origin.sha256,
        "utf-8",
        "French",
        "1 repaired word",
        "1 block put aside",
    ):
        assert expected in shown
    lists = [field.toPlainText() for field in dialog.findChildren(QPlainTextEdit)]
    assert lists == ["rÃ©union → réunion", "« à lire aussi »\nLire aussi : nos photos du port"]


def test_a_pasted_text_without_repairs_has_no_empty_lists(qtbot, write_article):
    from dataclasses import replace

    article = write_article(("Titre", "Corps."))
    bare = replace(article, repairs=(), furniture=(), origin=replace(article.origin, source=""))
    parent = QWidget()
    qtbot.addWidget(parent)
    dialog = Details(bare, parent, theme("dark"))
    qtbot.addWidget(dialog)
    assert "pasted text" in [label.text() for label in dialog.findChildren(QLabel)]
    assert not dialog.findChildren(QPlainTextEdit)
