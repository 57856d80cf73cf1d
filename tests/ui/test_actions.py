from itertools import chain

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QIcon, QKeySequence

from diptych.i18n import set_language
from diptych.ui.actions import commands, menus
from diptych.ui.article_handlers import ArticleHandlers
from diptych.ui.handlers import Handlers
from diptych.ui.icons import icon
from diptych.ui.remark_handlers import RemarkHandlers
from diptych.ui.returning import Returning
from diptych.ui.search_handlers import SearchHandlers
from diptych.ui.theme import theme

_PARTS = {
    "": Handlers,
    "articles": ArticleHandlers,
    "remarks": RemarkHandlers,
    "returning": Returning,
    "search": SearchHandlers,
}


def test_every_action_has_a_handler_and_a_menu():
    for row in commands():
        part, _dot, method = row.handler.rpartition(".")
        assert callable(getattr(_PARTS[part], method))
        assert row.menu in menus()


def test_ids_and_shortcuts_are_each_given_once():
    ids = [row.id for row in commands()]
    keys = list(chain.from_iterable(row.keys for row in commands()))
    assert len(set(ids)) == len(ids)
    assert len(set(keys)) == len(keys)
    assert all(QKeySequence(key).toString() for key in keys)


@pytest.mark.parametrize("name", sorted({row.icon for row in commands() if row.icon}))
@pytest.mark.parametrize("wear", ["light", "contrast"])
def test_every_icon_is_drawn_in_the_colour_of_the_theme(qapp, name, wear):
    picture = icon(name, theme(wear)).pixmap(16, 16).toImage()
    solid = {
        picture.pixelColor(x, y).name()
        for x in range(picture.width())
        for y in range(picture.height())
        if picture.pixelColor(x, y).alpha() == 255
    }
    assert solid == {theme(wear).color("text").name()}


def test_what_is_on_and_cannot_be_changed_is_drawn_as_disabled(qapp):
    wear = theme("contrast")
    drawn = icon("lock", wear).pixmap(QSize(16, 16), QIcon.Mode.Disabled, QIcon.State.On).toImage()
    colours = {
        drawn.pixelColor(x, y).name()
        for x in range(16)
        for y in range(16)
        if drawn.pixelColor(x, y).alpha() == 255
    }
    assert colours == {wear.color("disabled").name()}


def test_the_table_speaks_the_language_in_use():
    set_language("fr")
    assert next(row.text for row in commands() if row.id == "open") == "Ouvrir…"
    assert next(iter(menus().values())) == "&Fichier"


def test_no_two_menus_share_a_mnemonic():
    for code in ("fr", "en"):
        set_language(code)
        letters = [title[title.index("&") + 1].lower() for title in menus().values()]
        assert len(set(letters)) == len(letters), code
