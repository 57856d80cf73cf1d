import pytest
from lxml import html

from diptych.corpus.markup import Line, is_page, same, visible


@pytest.mark.parametrize(
    "text", ["<!DOCTYPE html><html>", "\ufeff<html lang='fr'>", "<?xml version='1.0'?><html>", "<div><p>Un"]
)
def test_a_page_is_known_by_its_beginning(text):
    assert is_page(text)


@pytest.mark.parametrize("text", ["Le <html> expliqué aux enfants", "1 < 2", "<3 le marché", ""])
def test_a_text_is_no_page(text):
    assert not is_page(text)


def test_lines_break_at_blocks_and_never_inside_words():
    tree = html.fromstring(
        "<div><p>Un <em>1/30</em>e<b>t</b></p>suite<ul><li>a<li>b</ul><script>x</script></div>"
    )
    assert [line.text for line in visible(tree)[0]] == ["Un 1/30et", "suite", "a", "b"]


def test_elements_are_known_by_their_names():
    body = "<p>" + "mot " * 200 + "</p>"
    tree = html.fromstring(f"<html><body>{body}<div id='comments'><p>Bravo</p></div></body></html>")
    lines, named = visible(tree)
    assert list(named.values()) == ["reader comments"]
    assert lines[1] == Line("Bravo", "p", "reader comments", "bravo")


def test_a_layout_is_never_furniture_by_name():
    tree = html.fromstring("<body><div class='live'><h1>Titre</h1><p>Texte</p></div></body>")
    assert not visible(tree)[1]


def test_titles_are_compared_by_their_letters():
    assert same("Le marché  ferme !", "LE MARCHÉ FERME")
    assert not same("Le marché ferme", None)
