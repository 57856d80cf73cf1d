"""`diptych stories` lists what the library tells of."""

import json

import pytest

from diptych.corpus import article_of
from diptych.corpus.library import Library

TEXTS = (
    "Le phare de Grisevoile s'éteint\n\nLe phare de Grisevoile s'est éteint lundi, selon "
    "la gardienne Maëlle "
    "Quintrec. La panne coûte 1,3 million d'euros à la région du Haut-Lanvar, d'après la "
    "société Feux-Marins.\n",
    "Panne au phare de Grisevoile\n\nLa gardienne Maëlle Quintrec a vu le phare de "
    "Grisevoile s'éteindre. Pour la "
    "société Feux-Marins et le Haut-Lanvar, la facture atteint 1,3 million d'euros.\n",
)


@pytest.fixture
def folder(tmp_path):
    with Library.open(tmp_path / "library") as library:
        for number, text in enumerate(TEXTS):
            raw = text.encode()
            library.add(raw, article_of(raw, source=f"{number}.txt"), source=f"{number}.txt")
    return tmp_path / "library"


def test_json_tells_a_story_with_its_articles(diptych, folder):
    told = diptych("stories", "--format", "json", "--library", str(folder))

    (story,) = json.loads(told.out)["stories"]
    assert (len(story["articles"]), story["origins"]) == (2, 2)


def test_csv_has_a_line_for_each_article(diptych, folder):
    told = diptych("stories", "--format", "csv", "--library", str(folder))

    assert len(told.out.splitlines()) == 3


def test_text_counts_articles_and_origins(diptych, folder):
    assert "2 articles, 2 origins" in diptych("stories", "--library", str(folder)).out


def test_a_library_that_a_window_has_open_is_read(diptych, folder):
    diptych("stories", "--library", str(folder))
    with Library.open(folder):
        assert "2 articles" in diptych("stories", "--library", str(folder)).out


def test_a_folder_without_a_library_is_told(diptych, tmp_path):
    told = diptych("stories", "--library", str(tmp_path))

    assert told.status == 2
    assert "There is no library" in told.err
