from diptych.corpus.block import Block
from diptych.corpus.headline import Headline, headline

BODY = "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants."


def over(*blocks, whys=None):
    return headline(blocks, whys or [None] * len(blocks))


def test_the_first_line_is_the_title_when_the_article_follows():
    assert over(Block("Le marché ferme"), Block(BODY)) == Headline(0, ())


def test_a_paragraph_is_no_title():
    assert over(Block(BODY), Block("La colère"), Block(BODY)).title is None


def test_a_sentence_is_no_title():
    assert over(Block("Le marché ferme."), Block(BODY)).title is None


def test_a_line_in_capitals_over_the_title_is_the_masthead():
    assert over(Block("LA VOIX DU PORT"), Block("Le marché ferme"), Block(BODY)) == Headline(1, (0,))


def test_a_title_in_capitals_is_still_one():
    assert over(Block("LE MARCHÉ FERME"), Block(BODY)) == Headline(0, ())


def test_lines_beside_a_menu_are_the_masthead():
    blocks = [
        Block("La Voix"),
        Block("Une | Sport | Jeux", apart=False),
        Block("Le marché ferme"),
        Block(BODY),
    ]
    assert headline(blocks, [None, "menu", None, None]) == Headline(2, (0,))


def test_a_line_over_the_number_of_the_issue_is_the_masthead():
    blocks = [
        Block("La Voix"),
        Block("Édition du 4 juin 2025", apart=False),
        Block("Le marché ferme"),
        Block(BODY),
    ]
    assert headline(blocks, [None, "masthead", None, None]) == Headline(2, (0,))


def test_a_title_alone_is_none():
    assert over(Block("Le marché ferme")).title is None
