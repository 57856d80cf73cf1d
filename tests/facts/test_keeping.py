import hashlib
from importlib.metadata import version

import msgspec
import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.corpus import article_of, read_article
from diptych.corpus.samples import stories
from diptych.facts import analyse, analyser, packed, unpacked
from diptych.facts.keeping import _PACKAGES


@pytest.fixture(scope="module")
def analyses(models):
    """Of a French and an English article of the sample corpus, and of an empty one."""
    entries = {entry.language: entry for story in stories() for entry in story.entries}
    articles = [read_article(entries[language].path) for language in ("fr", "en")]
    return [analyse(article, models) for article in (*articles, article_of(b"Rien.", source=""))]


def test_an_analysis_comes_back_as_it_was(analyses):
    for analysis in analyses:
        back = unpacked(packed(analysis), analysis.article)
        assert (back.article, back.tokens, back.facts) == (analysis.article, analysis.tokens, analysis.facts)
        assert (back.terms.words, back.terms.sentences) == (analysis.terms.words, analysis.terms.sentences)
        assert np.array_equal(back.vectors, analysis.vectors)
        assert np.array_equal(back.terms.vectors, analysis.terms.vectors)
        assert back.vectors.dtype == analysis.vectors.dtype


def test_the_same_analysis_gives_the_same_bytes(analyses):
    assert packed(analyses[0]) == packed(unpacked(packed(analyses[0]), analyses[0].article))


@given(st.data())
def test_a_changed_byte_is_noticed(analyses, data):
    raw = bytearray(packed(analyses[2]))
    place = data.draw(st.integers(0, len(raw) - 1))
    raw[place] ^= data.draw(st.integers(1, 255))
    with pytest.raises(ValueError, match="checksum"):
        unpacked(bytes(raw), analyses[2].article)


@pytest.mark.parametrize(
    ("told", "fault"),
    [(b"", "truncated"), (b"\xc1", "malformed"), (msgspec.msgpack.encode({"tokens": [1]}), "Expected")],
)
def test_what_is_no_analysis_is_refused_behind_a_true_checksum(analyses, told, fault):
    with pytest.raises(ValueError, match=fault):
        unpacked(hashlib.sha256(told).digest() + told, analyses[0].article)


def test_the_vectors_of_another_article_are_refused(analyses):
    with pytest.raises(ValueError, match="reshape"):
        unpacked(packed(analyses[0]), analyses[1].article)


def test_another_lexicon_makes_another_analyser(tmp_path, monkeypatch):
    monkeypatch.setattr("diptych.facts.keeping.resource", tmp_path.joinpath)
    lexicon = tmp_path / "lexicons" / "words.yaml"
    lexicon.parent.mkdir()
    names = set()
    for words in ("un: 1", "un: 2", "deux: 2"):
        lexicon.write_text(words, "utf-8")
        analyser.cache_clear()
        names |= {analyser(), analyser()}
    analyser.cache_clear()
    assert len(names) == 3


def test_every_package_that_finds_something_is_installed_under_the_name_that_is_asked_for():
    assert all(version(package) for package in _PACKAGES)
