import pytest

from diptych.corpus.metadata import Metadata, date_in, from_bylines, is_byline, split_prefix


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Publié le 15 mars 2025 à 20:14", "2025-03-15"),
        ("1er février 2024", "2024-02-01"),
        ("Wednesday 5 March 2025", "2025-03-05"),
        ("March 5, 2025", "2025-03-05"),
        ("le 18/10/2025 à 18h04", "2025-10-18"),
        ("2025-03-17T07:42:00+01:00", "2025-03-17"),
        ("date 2025-04", "2025-04"),
        ("avril 2025", "2025-04"),
        ("le 45 mars 2025", "2025-03"),
        ("en 2025", None),
        ("le 31 mars", None),
    ],
)
def test_dates_are_read_as_precisely_as_they_stand(text, iso):
    assert date_in(text) == iso


@pytest.mark.parametrize(
    ("line", "author", "published"),
    [
        ("Par Jeanne Roy - Publié le 15 mars 2025 à 20:14, mis à jour à 21:02", "Jeanne Roy", "2025-03-15"),
        ("Par Jeanne Roy, le", "Jeanne Roy", None),
        ("By JEANNE ROY, Crime Reporter · 07:30, 24 May 2025", "Jeanne Roy", "2025-05-24"),
        ("De notre correspondante Jeanne Roy", "Jeanne Roy", None),
        ("Jeanne Roy Journaliste", "Jeanne Roy", None),
        ("Jeanne de la Tour, Business Editor", "Jeanne de la Tour", None),
        ("17 mars 2025 · par Jeanne Roy · 4 réactions", "Jeanne Roy", "2025-03-17"),
        ("Published 23 May 2025, 16:47", None, "2025-05-23"),
    ],
)
def test_bylines_tell_author_and_date(line, author, published):
    assert is_byline(line)
    said = from_bylines([line])
    assert (said.author, said.published) == (author, published)


def test_a_dateline_may_name_the_paper():
    assert from_bylines(["La Voix du Port - jeudi 11 septembre 2025 - page 3"]) == Metadata(
        outlet="La Voix du Port", published="2025-09-11"
    )


@pytest.mark.parametrize(
    "line",
    [
        "Par chance, personne n’a été blessé.",
        "Le 15 mars 2025, la ville a voté la fermeture du marché",
        "Jeanne Roy a gagné",
        "By the time they left, it was dark.",
        "La crise de mars 2025 a tout changé pour les pêcheurs du port",
    ],
)
def test_sentences_are_no_bylines(line):
    assert not is_byline(line)


@pytest.mark.parametrize(
    ("text", "prefix"),
    [
        ("date 2025-04 Dans la ville, tout change.", "date 2025-04 "),
        ("BREVAL, 5 fév 2026 (Agence) - Un train sur trois.", "BREVAL, 5 fév 2026 (Agence) - "),
        ("Dans la ville, tout change.", ""),
    ],
)
def test_a_dateline_glued_to_the_text_comes_off(text, prefix):
    assert split_prefix(text) == (prefix, text[len(prefix) :])


def test_what_is_known_first_wins():
    known = Metadata(author="A").over(Metadata(author="B", outlet="C"))
    assert known == Metadata(author="A", outlet="C")
