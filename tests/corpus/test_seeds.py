"""The sample corpus: what it must hold to be shown, compared and shipped."""

import re
from html import unescape
from itertools import islice

import pytest

from diptych.corpus import Article, read_entry, stories
from diptych.resources import read_table, seeds

LARGEST = 12_000
"""Bytes of one file: the corpus travels in every package."""
COPIED = 8
"""Words in a row that two texts may not share by chance."""
TYPES = {
    "value-conflict", "rounding-compatible", "currency-mismatch", "unit-mismatch", "scope-conflict",
    "date-conflict", "attribution-conflict", "one-sided", "quote-altered", "framing",
}  # fmt: skip
LENSES = {"evaluative", "naming", "modality", "reporting-verb", "agency", "motive", "metaphor"}

ENTRIES = [entry for story in stories() for entry in story.entries]
PAIRS = read_table(seeds() / "expected.yaml")["pairs"]
DIVERGENCES = [row for pair in PAIRS for row in pair["divergences"]]
EXCERPTS = [
    (pair[side], row[side])
    for pair in PAIRS
    for row in pair["divergences"] + pair["agreements"]
    for side in ("left", "right")
    if row[side] is not None
]

every_entry = pytest.mark.parametrize("entry", ENTRIES, ids=lambda entry: entry.path.name)
every_pair = pytest.mark.parametrize("pair", PAIRS, ids=lambda pair: pair["left"][:2] + pair["right"][:2])


@pytest.fixture(scope="module")
def articles() -> dict[str, Article]:
    return {entry.path.name: read_entry(entry) for entry in ENTRIES}


def words(text: str) -> list[str]:
    """The words and figures of a text or a web page, in lower case."""
    plain = unescape(re.sub(r"<[^>]+>", " ", text))
    return re.findall(r"\d[\d.,]*|[^\W\d_]+(?:-[^\W\d_]+)*", plain.lower())


def runs(text: str) -> set[tuple[str, ...]]:
    """Every run of `COPIED` words in a row."""
    found = words(text)
    return set(zip(*(islice(found, n, None) for n in range(COPIED)), strict=False))


def test_every_file_is_in_the_manifest_and_every_entry_has_its_file():
    tables = {"manifest.yaml", "expected.yaml", "README.md"}
    assert {path.name for path in seeds().iterdir()} - tables == {entry.path.name for entry in ENTRIES}


def test_every_story_says_that_it_is_a_demonstration():
    assert all(story.demonstration for story in stories())


def test_the_first_start_opens_the_first_pair_of_the_expectations():
    first, second = stories()[0].entries[:2]
    assert (PAIRS[0]["left"], PAIRS[0]["right"]) == (first.path.name, second.path.name)


@every_entry
def test_no_file_is_large(entry):
    assert entry.path.stat().st_size <= LARGEST


@every_entry
def test_every_file_says_that_it_is_a_demonstration_text(entry):
    raw = entry.path.read_text("utf-8")
    assert ("Texte de démonstration" in raw) != ("Demonstration text" in raw)


@every_entry
def test_the_manifest_agrees_with_what_the_file_says_of_itself(entry, articles):
    article = articles[entry.path.name]
    assert article.published == entry.published
    assert article.outlet == entry.outlet
    assert article.title is None or words(article.title) == words(entry.title)


@every_entry
def test_no_file_copies_a_real_article(entry, shared):
    own = runs(entry.path.read_text("utf-8"))
    real = [path.read_text("utf-8") for path in sorted((shared / "seeds").iterdir())]
    assert real
    assert not [run for text in real for run in own & runs(text)]


def test_the_broken_word_is_broken_in_its_file_and_mended_in_its_article(articles):
    name = "04-silicium-et-reglisse.txt"
    assert "cÅ“ur" in (seeds() / name).read_text("utf-8")
    assert [repair.mended for repair in articles[name].repairs] == ["cœur"]


@pytest.mark.parametrize(("name", "excerpt"), EXCERPTS)
def test_an_expected_excerpt_is_found_once_in_its_article(name, excerpt, articles):
    assert articles[name].text.count(excerpt) == 1


@pytest.mark.parametrize("row", DIVERGENCES, ids=lambda row: row["type"])
def test_an_expected_divergence_is_fully_described(row):
    assert row["type"] in TYPES
    assert (row.get("lens") in LENSES) == (row["type"] == "framing")
    assert row["level"] in ("core", "stretch")
    assert row["why"]
    assert row["left"] or row["right"]


@every_pair
def test_what_must_be_put_aside_is_in_one_of_the_files(pair):
    raw = "\n".join(unescape((seeds() / pair[side]).read_text("utf-8")) for side in ("left", "right"))
    assert pair["furniture_absent"]
    assert not [text for text in pair["furniture_absent"] if text not in raw]
