from dataclasses import replace
from itertools import product

import pytest

from diptych.i18n import set_language
from diptych.ui.spread.source_card import SourceCard, published_text
from diptych.ui.theme import theme


@pytest.fixture
def card(qtbot, comparison):
    found = SourceCard("A", theme("light"))
    qtbot.addWidget(found)
    found.resize(500, 60)
    found.show_article(comparison.left.article)
    found.show()
    return found


@pytest.mark.parametrize(
    ("language", "published", "shown"),
    [
        ("fr", "2025-03-16", "16 mars 2025"),
        ("fr", "2025-05-01", "1er mai 2025"),
        ("fr", "2025-08", "août 2025"),
        ("fr", None, "date inconnue"),
        ("en", "2025-03-16", "16 March 2025"),
        ("en", "2025", "2025"),
        ("en", None, "date unknown"),
    ],
)
def test_dates_are_written_in_the_language_of_the_user(language, published, shown):
    set_language(language)
    assert published_text(published) == shown


def test_the_card_names_outlet_date_author_words_and_file(card, comparison):
    assert card._outlet.text() == "Le Môle"
    assert card._date.text() == "9 May 2025"
    words = comparison.left.article.word_count
    assert card._line.text() == f"Maud Kervel · {words} words · mole.txt"


def test_what_is_not_known_is_said(card, comparison):
    card.show_article(replace(comparison.left.article, outlet=None, author=None, published=None))
    assert card._outlet.text() == "unknown outlet"
    assert card._date.text() == "date unknown"
    assert "None" not in card._line.text()


@pytest.mark.parametrize("name", ["light", "dark", "contrast"])
def test_the_link_that_asks_for_a_date_wears_the_colour_of_each_theme(card, name):
    card._ask.setVisible(True)
    card.set_theme(theme(name))
    picture = card._ask.grab().toImage()
    places = product(range(picture.width()), range(picture.height()))
    assert theme(name).color("accent").rgb() in {picture.pixelColor(*place).rgb() for place in places}


def test_a_windows_path_is_shown_by_its_last_part(card, comparison):
    article = comparison.left.article
    card.show_article(replace(article, origin=replace(article.origin, source=r"C:\presse\mole.txt")))
    assert card._line.text().endswith(" · mole.txt")


def test_the_menu_asks_for_what_it_says(card, qtbot):
    with qtbot.waitSignal(card.replace_requested, timeout=500):
        card._replace.trigger()
    with qtbot.waitSignal(card.swap_requested, timeout=500):
        card._swap.trigger()


def test_without_an_article_there_are_no_details(card):
    card.show_article(None)
    assert not card._details.isEnabled()
    assert card.show_details() is None


def test_a_long_outlet_gives_way_and_is_told_in_its_tip(card, comparison):
    name = "Le Courrier indépendant des deux rives et de la presqu’île tout entière"
    card.show_article(replace(comparison.left.article, outlet=name))
    card.resize(260, 60)
    card.layout().activate()
    assert card._outlet.width() < card._outlet.sizeHint().width()
    assert card._outlet.toolTip() == name


def test_buttons_are_named_for_assistive_tools(card):
    assert card.more.accessibleName() == "What can be done with article A"
