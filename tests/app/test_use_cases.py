import shutil
from dataclasses import replace

import pytest

from diptych.app.analyses import analysis_of
from diptych.app.importing import import_text
from diptych.app.jobs import Cancelled
from diptych.app.use_cases import (
    article_key,
    compare_articles,
    fill_index,
    open_article,
    sample_entries,
)
from diptych.corpus import read_article
from diptych.corpus.library import Library
from diptych.errors import ReadError
from diptych.search import Index


def test_a_sample_is_opened_with_what_its_manifest_says():
    for path, entry in sample_entries().items():
        article = open_article(path)
        assert article.outlet == entry.outlet
        assert article.language == entry.language


def test_another_file_is_opened_as_it_is(pair):
    assert open_article(pair[0]).title == "Le pont de Vaubrune rouvrira en mai"


def test_a_missing_file_is_told(tmp_path):
    with pytest.raises(ReadError, match=r"absent\.txt"):
        open_article(tmp_path / "absent.txt")


def test_a_comparison_tells_how_far_it_is(pair, models):
    told = []
    left, right = map(open_article, pair)
    comparison = compare_articles(left, right, models, progress=lambda *step: told.append(step))
    assert told == [(0, 3), (1, 3), (2, 3), (3, 3)]
    assert (comparison.left.article, comparison.right.article) == (left, right)


def test_a_comparison_can_be_given_up(pair, models):
    left, right = map(open_article, pair)
    with pytest.raises(Cancelled):
        compare_articles(left, right, models, cancelled=lambda: True)


def test_an_article_is_analysed_once(pair, models):
    left, right = map(open_article, pair)
    compare_articles(left, right, models)
    before = analysis_of.cache_info()
    compare_articles(open_article(pair[1]), open_article(pair[0]), models)
    after = analysis_of.cache_info()
    assert (after.hits - before.hits, after.misses - before.misses) == (2, 0)


def test_an_article_whose_date_was_set_is_analysed_anew(pair, models):
    left, right = map(open_article, pair)
    compare_articles(left, right, models)
    dated = replace(left, published="2025-03-03")
    before = analysis_of.cache_info()
    assert compare_articles(dated, right, models).left.article.published == "2025-03-03"
    assert analysis_of.cache_info().misses - before.misses == 1


@pytest.fixture
def corpus(tmp_path):
    """Three samples in a folder that a test may damage."""
    entries = []
    for entry in list(sample_entries().values())[:3]:
        copy = tmp_path / entry.path.name
        shutil.copy(entry.path, copy)
        entries.append(replace(entry, path=copy))
    return tuple(entries)


def test_an_index_is_filled_once(tmp_path, corpus):
    told = []
    with Index(tmp_path / "index") as index:
        assert fill_index(index, corpus) == ()
        assert set(index.revisions()) == {entry.path for entry in corpus}
        fill_index(index, corpus, progress=lambda *step: told.append(step))
    assert told == []


def test_a_changed_file_is_read_again(tmp_path, corpus):
    with Index(tmp_path / "index") as index:
        fill_index(index, corpus)
        corpus[0].path.write_text(
            "Un titre tout neuf\n\nLe mot zinzolin est rare dans les journaux.\n", "utf-8"
        )
        fill_index(index, corpus)
        assert [hit.path for hit in index.search("zinzolin").hits] == [corpus[0].path]


def test_a_damaged_file_does_not_keep_the_others_from_being_found(tmp_path, corpus):
    corpus[0].path.write_bytes(b"")
    with Index(tmp_path / "index") as index:
        (sentence,) = fill_index(index, corpus)
        assert corpus[0].path.name in sentence
        assert set(index.revisions()) == {entry.path for entry in corpus[1:]}


def test_filling_an_index_can_be_given_up(tmp_path, corpus):
    with Index(tmp_path / "index") as index:
        with pytest.raises(Cancelled):
            fill_index(index, corpus, cancelled=lambda: True)
        assert index.revisions() == {}


def test_the_index_holds_the_articles_of_the_library_too_and_follows_it(tmp_path, corpus):
    text = "Le quai nord fermera\n\nUn zinzolin a été vu jeudi sur le port, dit la capitainerie."
    with Library.open(tmp_path / "library") as library, Index(tmp_path / "index") as index:
        fill_index(index, corpus, library)
        record = import_text(library, text)
        assert fill_index(index, corpus, library) == ()
        key = article_key(library.folder, record.id)
        assert [hit.path for hit in index.search("zinzolin").hits] == [key]
        library.delete(record.id)
        fill_index(index, corpus, library)
        assert index.search("zinzolin").hits == ()
        assert set(index.revisions()) == {entry.path for entry in corpus}


def test_a_forgotten_article_is_neither_found_nor_counted_and_can_be_found_again(tmp_path):
    path, other = tmp_path / "a.txt", tmp_path / "b.txt"
    for one in (path, other):
        one.write_text("Le quai nord\n\nLe blocage du port a duré trois jours.\n", "utf-8")
    with Index(tmp_path / "index") as index:
        for one in (path, other):
            index.add(one, read_article(one))
        assert index.search("blocage").passages == 2
        index.remove([path])
        found = index.search("blocage")
        assert [hit.path for hit in found.hits] == [other]
        assert found.passages == 1
        assert index.search("quai").passages == 1
        index.add(path, read_article(path))
        assert index.search("blocage").passages == 2
        index.remove([path])
        assert path not in index.revisions(), "the next start puts it right"
