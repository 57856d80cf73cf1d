"""The five articles that Diptych is judged by, read by path; none of their text is kept here."""

import pytest

from diptych.corpus import read_article


@pytest.fixture(scope="module")
def articles(shared):
    return [read_article(path) for path in sorted((shared / "seeds").glob("*.txt"))]


def test_comments_are_no_part_of_the_first(articles):
    article = articles[0]
    comments = next(f for f in article.furniture if f.why == "reader comments")
    assert len(comments.text) > len(article.text)
    assert comments.at == len(article.text)
    assert "Avatar" not in article.text
    assert "réponses" not in article.text
    assert "Publicité" not in article.text
    assert "Getty" not in article.text


def test_the_broken_word_of_the_first_is_mended(articles):
    (repair,) = articles[0].repairs
    assert repair.mended == "cœur"
    assert articles[0].text.startswith("cœur", repair.at)


def test_no_bullet_of_the_second_stands_alone(articles):
    lines = articles[1].text.split("\n")
    assert "-" not in lines
    assert sum(passage.kind == "item" for passage in articles[1].passages) > 30


def test_the_third_has_a_date_and_no_title(articles):
    article = articles[2]
    assert (article.title, article.published) == (None, "2025-04")
    assert article.text.startswith("Dans ")
    assert [f.why for f in article.furniture] == ["byline"]


def test_the_fourth_knows_its_author_and_loses_its_caption(articles):
    article = articles[3]
    assert article.author == "Christophe Charlot"
    assert article.passages[1].span.of(article.text).startswith("Autrefois")
    assert {f.why for f in article.furniture} >= {"picture credit", "byline", "call to readers"}


def test_the_fifth_is_free_of_menu_caption_and_form(articles):
    article = articles[4]
    assert article.title
    assert article.title.startswith("97,6 milliards")
    assert article.author == "Eric Rafidiarimanana"
    assert not any(
        word in article.text for word in ("Aller au", "Catégories", "Partager", "commentaire", "DailyGeek")
    )


@pytest.mark.parametrize("number", range(5))
def test_all_are_french_and_lose_no_character(articles, number, shared):
    article = articles[number]
    raw = sorted((shared / "seeds").glob("*.txt"))[number].read_text("utf-8")
    held = article.text + "".join(f.text for f in article.furniture)
    for repair in article.repairs:
        raw = raw.replace(repair.found, repair.mended)
    assert article.language == "fr"
    assert sorted("".join(held.split())) == sorted("".join(raw.split()))


@pytest.mark.parametrize("number", [0, 1, 3, 4])
def test_the_title_is_the_first_passage(articles, number):
    article = articles[number]
    assert article.passages[0].kind == "title"
    assert article.passages[0].span.of(article.text) == article.title
