from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.text import passages, sentences


def split(text):
    return [sentence.span.of(text) for sentence in sentences(text, passages(text, None))]


@pytest.mark.parametrize(
    "sentence",
    [
        "M. Dupré et Mme Lang ont vu le Dr. Roy.",
        "Il cite p. ex. Les Échos, etc. sans plus.",
        "En 52 av. J.-C. un siège fut levé.",
        "The U.S. Senate met at 5 p.m. on Friday.",
        "J. K. Toole et George W. Bell ont signé.",
        "Il coûte 3.5 millions, soit 12,4 % du n° 4.",
        "« Quoi ? », a-t-il dit.",
        "« Assez ! » a lancé la maire.",
        '"Why?" Smith asked.',
        "Il voulait… partir.",
        "La fusion (votée hier !) inquiète.",
        "Yahoo! a répondu.",
        "1. Le contexte de la vente.",
        "Le site exemple.org est fermé.",
        "« On part. On ne revient pas », dit-elle.",
        "It was Jan. 12 in St. Louis.",
    ],
)
def test_one_sentence_stays_one(sentence):
    assert split(sentence) == [sentence]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Il est parti.", "Elle reste."),
        ("Qui paiera ?", "Personne ne le sait."),
        ("« C’est fini. »", "La salle s’est levée."),
        ('"It is over."', "The room stood up."),
        ("Il a ri…", "Puis il est parti."),
        ("C’était en 2006.", "La crise venait."),
        ("Il vend des pommes, des poires, etc.", "Le marché ferme."),
        ("Il vit aux U.S.", "Elle vit ici."),
        ("Bravo ! 😂", "On rit encore."),
        ("Tout est vendu.", "💡 Le prix baisse."),
        ("(Rires.)", "Le maire sourit."),
        ("Il a choisi OpenLab.", "xLab reste libre."),
        ("Il a dit non.", "« Jamais », a-t-il ajouté."),
        ("Il part.", "450 pompiers restent."),
    ],
)
def test_two_sentences_are_split(first, second):
    assert split(f"{first} {second}") == [first, second]


def test_each_sentence_knows_its_passage():
    text = "Un. Deux.\n\nTrois."
    assert [s.passage for s in sentences(text, passages(text, None))] == [0, 0, 1]


@given(st.text(st.sampled_from("aB1 .!?…«»\"'()\u00a0\n-M😂,")))
def test_sentences_hold_every_visible_character_once_and_in_order(text):
    found = passages(text, None)
    spans = [sentence.span for sentence in sentences(text, found)]
    assert all(a.end <= b.start for a, b in pairwise(spans))
    assert all(span.of(text) == span.of(text).strip() != "" for span in spans)
    covered = "".join(span.of(text) for span in spans)
    assert "".join(covered.split()) == "".join(text.split())
