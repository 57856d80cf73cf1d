import pytest

from diptych.corpus.block import Block
from diptych.corpus.furniture import candidates, verdicts

BODY = "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants."


def judged(blocks, *, title):
    return verdicts(blocks, candidates(blocks), title=title)


def verdict(line, *, before=True, after=False):
    """What `line` is taken for, after a paragraph (and before one when `after`)."""
    lines = [BODY] * before * 3 + [line] + [BODY] * after * 3
    return judged([Block(text) for text in lines], title=None)[3 * before]


@pytest.mark.parametrize(
    ("line", "why"),
    [
        ("12 réponses", "reader comments"),
        ("Laisser un commentaire", "reader comments"),
        ("3 comments", "reader comments"),
        ("Publicité", "advertisement"),
        ("La suite après cette publicité", "advertisement"),
        ("Article continues below", "advertisement"),
        ("Nous utilisons des cookies pour améliorer ce site.", "cookie notice"),
        ("Recevez l’essentiel du jour dans votre boîte mail", "newsletter box"),
        ("Sign up for our newsletter", "newsletter box"),
        ("Il vous reste 60 % de cet article à lire.", "subscription notice"),
        ("À LIRE AUSSI : Le marché de nuit ouvre ses portes", "related articles"),
        ("À lire aussi » Le marché de nuit ouvre ses portes", "related articles"),
        ("En vidéo, cinq étals à ne pas manquer", "related articles"),
        ("Nous utilisons des cookies. Vous en trouverez la liste ici.", "cookie notice"),
        ("READ MORE: Night market opens its doors", "related articles"),
        ("Partager sur Facebook", "share buttons"),
        ("Partager   Imprimer   Écouter", "share buttons"),
        ("Aller au contenu principal", "menu"),
        ("© AFP", "picture credit"),
        ("Le maire hier (Jeanne Roy / Getty Images)", "picture credit"),
        ("(Photo L’Avenir / J. Roy)", "picture credit"),
        ("Vous avez repéré une erreur ? Signalez-la ici", "call to readers"),
        ("Tous droits réservés", "legal notice"),
        ("abc/def/gh", "agency codes"),
    ],
)
def test_furniture_is_recognised(line, why):
    assert verdict(line) == why


@pytest.mark.parametrize(
    "line",
    [
        "La publicité pour l’alcool sera interdite en ville.",
        "Le préfet a laissé un commentaire amer.",
        "La réponse du maire",
        "« Partager, c’est vivre », dit-il.",
        "Une photo de la place a fait le tour du pays.",
        "Les cookies de la boulangerie ont disparu.",
        "Le vote a recueilli 12 réponses favorables.",
        "The comments drew anger.",
        "Share prices fell again.",
        "Un accord à portée de main",
        "Page 3 du rapport, le juge parle de fraude.",
    ],
)
def test_sentences_and_headings_of_an_article_are_not(line):
    assert verdict(line, after=True) is None


def test_comments_are_cut_to_their_end():
    lines = [BODY, BODY, "2 commentaires", "1. Avatar de Jo", "Jo", BODY, "Publicité"]
    assert judged([Block(text) for text in lines], title=None) == (None, None, *["reader comments"] * 5)


def test_a_list_of_linked_headlines_goes_with_its_heading():
    blocks = [
        Block(BODY),
        Block("Sur le même sujet"),
        Block("- Un marché", apart=False),
        Block("- Un port"),
        Block(BODY),
    ]
    assert judged(blocks, title=None) == (
        None,
        "related articles",
        "related articles",
        "related articles",
        None,
    )


def test_a_caption_goes_with_its_credit():
    blocks = [Block(BODY), Block("La halle vide, mardi matin."), Block("© Agence", apart=False), Block(BODY)]
    assert judged(blocks, title=None)[1:3] == ("picture credit", "picture credit")


def test_the_title_is_never_furniture():
    blocks = [Block("Publicité"), Block(BODY), Block(BODY)]
    assert judged(blocks, title=0) == (None, None, None)


def test_a_breadcrumb_is_one_only_over_the_article():
    assert verdict("Accueil / Ville / Commerce", before=False, after=True) == "menu"
    assert verdict("Paris / Lyon / Lille", after=True) is None
