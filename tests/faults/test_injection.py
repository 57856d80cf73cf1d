"""Words of articles, names of files, notes and queries that look like commands, shown to the letter."""

import csv
import io
import sys
from html.parser import HTMLParser

import docx
import pytest
from PySide6.QtCore import QAbstractItemModel, QAbstractListModel, QModelIndex
from PySide6.QtGui import Qt, QTextDocument
from PySide6.QtWidgets import QAbstractItemView, QLabel, QTextEdit, QWidget

from diptych.app.importing import library_folder
from diptych.app.remarks import annotations_of
from diptych.app.settings import Settings
from diptych.app.use_cases import index_folder
from diptych.compare import Judgement
from diptych.corpus import stories
from diptych.report import as_csv, as_docx, as_html
from diptych.ui.dialogs.noting import Noting
from diptych.ui.dialogs.remarks import RemarksDialog
from diptych.ui.store import Store
from diptych.ui.window import MainWindow

PATIENCE = 60_000
MARKUP = (
    "<img src='file:///etc/passwd' onerror='alert(1)'><b>Gras</b>"
    "<a href='http://127.0.0.1:9/x'>lien</a><script>alert(1)</script>"
)
FORMULA = '=HYPERLINK("http://127.0.0.1:9","x")'
TURNED = "\u202egnp.\x1b[31m"
TEXT = """{markup} Le port {number}

{formula}

Ils étaient {number} jeudi à bloquer le port {markup} de Port-Mélan, selon le syndicat des dockers.

+33 1 22 33 44 55, @SOMME(A1) et -2+3 : le port a perdu {sum} millions d’euros l’an dernier, selon lui.

« Nous <i>ne bougerons pas</i> d’ici {markup} », a lancé la déléguée {{{{ 7 * 7 }}}} ${{7*7}} %(x)s.
"""
ELEMENTS = {"img", "script", "b", "i", "iframe", "object", "embed", "form", "input", "svg", "link", "base"}


class Elements(HTMLParser):
    """Every element of a page with its attributes."""

    def __init__(self, page):
        super().__init__()
        self.found = []
        self.feed(page)

    def handle_starttag(self, tag, attrs):
        self.found.append((tag, dict(attrs)))


@pytest.fixture
def files(tmp_path):
    folder = tmp_path / ("<b>&amp; dossier" if sys.platform != "win32" else "dossier")
    folder.mkdir()
    names = ("=1+1 " + TURNED, "<img src=x>&lt;") if sys.platform != "win32" else ("=1+1", "&lt;")
    out = []
    for name, number, sum in zip(names, ("1 200", "1 500"), ("3,2", "3,4"), strict=True):
        path = folder / f"{name}.txt"
        path.write_text(TEXT.format(markup=MARKUP, formula=FORMULA, number=number, sum=sum), "utf-8")
        out.append(path)
    return out


@pytest.fixture
def window(qtbot, models, files):
    """The real window with both articles compared, judged and noted on in the same spirit."""
    store = Store(models, index_folder(), library_folder())
    window = MainWindow(store, Settings(theme="light", language="en", reduced_motion=True))
    with qtbot.waitExposed(window):
        window.show()
    store.open_library()
    store.show_stories(stories())
    store.opener.open_paths(files)
    qtbot.waitUntil(
        lambda: store.session.library == "ready" and bool(store.session.divergences), timeout=PATIENCE
    )
    for divergence in store.session.divergences:
        store.annotator.judge(divergence, Judgement("open", "", f"{FORMULA} {MARKUP}"))
    span = store.session.left.passages[0].span
    store.annotator.note("left", span, f"{MARKUP} {FORMULA}")
    record = store.session.records[0]
    store.library.describe(
        record, {"outlet": MARKUP, "author": FORMULA}, (), kept=lambda: None, refused=pytest.fail
    )
    qtbot.waitUntil(lambda: store.session.records[0].outlet == MARKUP, timeout=PATIENCE)
    qtbot.waitUntil(lambda: bool(store.session.divergences) and not store.session.comparing, timeout=PATIENCE)
    yield window
    window.close()
    qtbot.wait(10)


def rendered(text):
    """Elements and pictures that Qt would make of a text that it takes for HTML."""
    return {tag for tag, _attributes in Elements(text).found} & ELEMENTS


def cells(model: QAbstractItemModel, parent: QModelIndex | None = None):
    parent = parent or QModelIndex()
    for row in range(model.rowCount(parent)):
        for column in range(1 if isinstance(model, QAbstractListModel) else model.columnCount(parent)):
            index = model.index(row, column, parent)
            yield index
            if column == 0:
                yield from cells(model, index)


def check(top: QWidget):
    """Nothing that a widget below `top` shows is markup of anyone but ourselves."""
    checked = 0
    for widget in [top, *top.findChildren(QWidget)]:
        tips = [widget.toolTip()]
        if isinstance(widget, QLabel):
            is_rich = widget.textFormat() == Qt.TextFormat.RichText or (
                widget.textFormat() == Qt.TextFormat.AutoText and Qt.mightBeRichText(widget.text())
            )
            if is_rich:
                assert not rendered(widget.text()) - {"b"}, widget.text()
                checked += 1
            assert "\u202e" not in widget.text()
            assert "\x1b" not in widget.text()
        elif isinstance(widget, QTextEdit):
            document = widget.document()
            html = document.toHtml()
            assert "<img" not in html
            assert "<a href" not in html
        elif isinstance(widget, QAbstractItemView) and widget.model():
            tips += [str(index.data(Qt.ItemDataRole.ToolTipRole) or "") for index in cells(widget.model())]
        for tip in tips:
            if Qt.mightBeRichText(tip):
                assert not rendered(tip), tip
                page = QTextDocument()
                page.setHtml(tip)
                assert "<" in page.toPlainText()
            assert "\u202e" not in tip
    return checked


def test_nothing_in_the_window_takes_words_for_markup(window, qtbot):
    store = window.store
    for pane, article in (
        (window.spread.left_pane, store.session.left),
        (window.spread.right_pane, store.session.right),
    ):
        assert article.text[:60] in pane.toPlainText().replace("\u00a0", " ") or MARKUP in pane.toPlainText()
    check(window)
    for divergence in store.session.divergences:
        store.select(divergence.id)
        check(window)
    for query in (MARKUP, f'"{MARKUP}', FORMULA, "source:<b>", "port"):
        store.search(query)
        qtbot.waitUntil(
            lambda query=query: (
                store.session.query == query.strip()
                and not store._runner.busy("search")
                and bool(store.session.results or store.session.mistake)
            ),
            timeout=PATIENCE,
        )
        check(window)
    for notice in (MARKUP, f"“{TURNED}” does not exist"):
        store.tell(notice)
        assert window.notice.text == notice.replace("\u202e", "\\u202e").replace("\x1b", "\\x1b")
        check(window)
    for view in ("rows", "matrix", "reading"):
        window.handlers.set_view(view)
        qtbot.wait(50)
        check(window)


def test_no_dialog_takes_words_for_markup(window, qtbot):
    store, wear = window.store, window.theme
    dialogs = [
        window.doors.describe(store.session.records[0], "title"),
        window.doors.aside(store.session.records[0]),
        Noting(MARKUP, window, wear),
        RemarksDialog(store, window, wear),
    ]
    window.handlers.show_intake()
    qtbot.waitUntil(lambda: window.doors.intake is not None)
    for dialog in (*dialogs, window.doors.intake):
        dialog.show()
        check(dialog)
        dialog.close()


def test_no_report_holds_a_foreign_element_or_a_formula(window):
    session = window.store.session
    told = annotations_of(session.comparison, session.remarks)
    elements = Elements(as_html(session.comparison, told)).found
    assert not {tag for tag, _attributes in elements} & ELEMENTS - {"b", "i"}
    for tag, attributes in elements:
        assert not [
            name for name in attributes if name.startswith("on") or name in ("src", "style", "srcset")
        ]
        assert attributes.get("href", "#").startswith("#"), tag
    document = docx.Document(io.BytesIO(as_docx(session.comparison, told)))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    assert any(f"{FORMULA} {MARKUP}" in cell for cell in cells)
    body = document.element.xml
    assert "<w:hyperlink" not in body
    assert "w:fldSimple" not in body
    assert "w:instrText" not in body
    rows = list(csv.reader(io.StringIO(as_csv(session.comparison, told).removeprefix("\ufeff"))))
    assert any(MARKUP in cell for row in rows for cell in row)
    assert not [cell for row in rows for cell in row if cell.lstrip()[:1] in ("=", "+", "-", "@", "\t", "\r")]


@pytest.mark.skipif(sys.platform == "win32", reason="Windows allows no such names")
def test_a_terminal_is_given_no_command_and_a_spreadsheet_no_formula(files, tmp_path, capsys):
    from diptych.__main__ import main

    missing = tmp_path / f"absent{TURNED}.txt"
    assert main(["import", *map(str, files)]) == 0
    assert main(["compare", str(missing), str(files[0])]) == 2
    for form in ("text", "csv", "json"):
        assert main(["search", "port", "--format", form]) == 0
    assert main(["stories", "--format", "csv", "--least", "1"]) == 0
    told = capsys.readouterr()
    for text in (told.out, told.err):
        assert "\x1b" not in text
    assert "absent\\u202egnp.\\x1b[31m.txt" in told.err
    rows = list(csv.reader(line for line in told.out.splitlines() if "," in line))
    assert not [cell for row in rows for cell in row[:5] if cell.startswith(("=", "+", "@"))]
