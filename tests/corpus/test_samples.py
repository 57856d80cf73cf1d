from pathlib import Path

import pytest

from diptych.corpus import Entry, read_entry, samples, stories
from diptych.errors import LexiconError
from diptych.i18n import set_language

BODY = "Le conseil municipal a voté hier soir la fermeture du marché couvert, malgré l’avis des commerçants."
MANIFEST = """
stories:
  - id: marche
    title: {fr: Le marché, en: The market}
    demonstration: true
    articles:
      - {file: 01.txt, title: Le marché ferme, outlet: La Voix, date: 2025-02-11, language: fr}
      - {file: 02.txt, title: Market closes, outlet: The Voice, date: 2025-04, language: en}
"""


@pytest.fixture
def corpus(tmp_path, monkeypatch):
    """A sample corpus of the test's own."""
    monkeypatch.setattr(samples, "seeds", lambda: tmp_path)
    (tmp_path / "manifest.yaml").write_text(MANIFEST, "utf-8")
    (tmp_path / "01.txt").write_text(BODY, "utf-8")
    return tmp_path


def test_stories_are_read_in_order_with_dates_as_text(corpus):
    (story,) = stories()
    assert (story.id, story.title, story.demonstration) == ("marche", "The market", True)
    assert story.entries[0] == Entry(corpus / "01.txt", "Le marché ferme", "La Voix", "2025-02-11", "fr")
    assert story.entries[1].published == "2025-04"


def test_the_title_of_a_story_is_in_the_users_language(corpus):
    set_language("fr")
    try:
        assert stories()[0].title == "Le marché"
    finally:
        set_language("en")


def test_the_manifest_speaks_where_the_file_is_silent(corpus):
    article = read_entry(stories()[0].entries[0])
    assert (article.title, article.outlet, article.published) == ("Le marché ferme", "La Voix", "2025-02-11")
    assert article.text == BODY


def test_the_language_of_the_manifest_always_counts(corpus):
    entry = Entry(corpus / "01.txt", "x", "y", None, "en")
    assert read_entry(entry).language == "en"


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("[]", "manifest.yaml"),
        ("stories: 3", "manifest.yaml"),
        ("stories: [{id: a}]", "“a”"),
        ("stories: [4]", "“4”"),
    ],
)
def test_a_damaged_manifest_is_named(corpus: Path, text, named):
    (corpus / "manifest.yaml").write_text(text, "utf-8")
    with pytest.raises(LexiconError, match=named):
        stories()
