import sqlite3
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diptych.errors import Cancelled, LibraryError, QueryError
from diptych.search import Index


def names(index: Index, query: str) -> set[str]:
    return {hit.path.name for hit in index.search(query).hits}


@pytest.mark.parametrize(
    ("query", "found"),
    [
        ("offre", {"pont.txt", "offre.txt"}),
        ("l'offre", {"pont.txt", "offre.txt"}),
        ("L’OFFRE", {"pont.txt", "offre.txt"}),
        ("offres", {"pont.txt", "offre.txt"}),
        ("énormes", {"pont.txt", "offre.txt"}),
        ("enorme", {"pont.txt", "offre.txt"}),
        ("manifester", {"offre.txt"}),
        ("manifestee", {"offre.txt"}),
        ("97,4", {"pont.txt", "bridge.txt"}),
        ("97.4", {"pont.txt", "bridge.txt"}),
        ("97", set()),
        ("12 000", {"pont.txt", "bridge.txt"}),
        ("12000", {"pont.txt", "bridge.txt"}),
        ("12\u202f500", {"offre.txt"}),
        ("États-Unis", {"pont.txt"}),
        ("etats unis", {"pont.txt"}),
        ("reject offer", {"bridge.txt"}),
        ("mayor", {"bridge.txt"}),
        ("oferta", {"puente.txt"}),
        ("offre hostile", {"pont.txt", "offre.txt"}),
        ('"offre hostile"', {"pont.txt"}),
        ("« l’offre hostile »", {"pont.txt"}),
        ('"hostile offre"', set()),
        ('"offre hostile" préfecture', {"pont.txt"}),
        ('pont "offre énorme"', {"offre.txt"}),
        ("offre pont mayor", set()),
        ("absent", set()),
    ],
)
def test_a_query_finds(index, query, found):
    assert names(index, query) == found


def test_a_phrase_does_not_reach_into_the_next_passage(index):
    assert names(index, '"énorme selon"') == set()
    assert names(index, '"énormes rouvre"') == {"pont.txt"}


def test_a_word_in_the_title_comes_first(index):
    assert [hit.path.name for hit in index.search("pont").hits] == ["pont.txt", "offre.txt"]


def test_matches_are_spans_of_the_snippet_and_of_the_text(index, articles):
    (hit,) = index.search("préfecture 97,4").hits
    assert [span.of(hit.snippet) for span in hit.matches] == ["préfecture", "97,4"]
    text = dict(articles)[hit.path].text
    assert hit.span.of(text) == "préfecture"
    assert hit.snippet in text


def test_spans_count_code_points_after_an_emoji(index, articles):
    (hit,) = index.search("ouvrage").hits
    assert [span.of(hit.snippet) for span in hit.matches] == ["ouvrage"]
    assert hit.span.of(dict(articles)[hit.path].text) == "ouvrage"


def test_a_hit_knows_its_article(index):
    (hit,) = index.search("préfecture").hits
    assert (hit.path, hit.title) == (Path("pont.txt"), "Le pont des Énormes rouvre")
    assert (hit.outlet, hit.published) == ("Le Fanal", "2025-03-03")


def test_passages_are_counted_in_all_articles(index):
    assert index.search("offre").passages == 3
    assert index.search("offre hostile").passages == 2


def test_more_hits_than_asked_for_are_told(index):
    results = index.search("de", limit=1)
    assert len(results.hits) == 1
    assert "1 of 2" in results.notice
    assert index.search("pont").notice == ""


def test_a_file_name_in_place_of_a_title_is_shown_but_not_found(tmp_path, make):
    article = replace(make("Rien de neuf."), title=None)
    with Index(tmp_path) as index:
        index.add(Path("secret.txt"), article)
        (hit,) = index.search("neuf").hits
        assert hit.title == "secret.txt"
        assert index.search("secret").hits == ()


def test_an_article_added_again_replaces_the_old_one(index, make):
    index.add(Path("pont.txt"), make("Le viaduc ferme"))
    assert names(index, "viaduc") == {"pont.txt"}
    assert names(index, "préfecture") == set()
    assert len(index.hashes()) == 4


def test_an_article_without_a_word_does_no_harm(index, make):
    index.add(Path("vide.txt"), make("…"))
    assert names(index, "pont") == {"pont.txt", "offre.txt"}


def test_a_rebuild_replaces_everything(index, make):
    index.rebuild([(Path("seul.txt"), make("Un pont"))])
    assert names(index, "pont") == {"seul.txt"}
    assert set(index.hashes()) == {Path("seul.txt")}


def test_a_rebuild_tells_how_far_it_is(index, articles):
    told = []
    index.rebuild(articles, progress=lambda done, total: told.append((done, total)))
    assert told == [(0, 4), (1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_cancelled_rebuild_leaves_the_old_index(index, make):
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        index.rebuild([(Path("a"), make("Un")), (Path("b"), make("Deux"))], cancelled=lambda: next(answers))
    assert names(index, "pont") == {"pont.txt", "offre.txt"}
    index.add(Path("neuf.txt"), make("Un pont neuf"))
    assert names(index, "neuf") == {"neuf.txt"}


def test_an_index_is_found_again(tmp_path, articles):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    with Index(tmp_path) as index:
        assert names(index, "pont") == {"pont.txt", "offre.txt"}


def test_two_readers_see_what_the_other_writes(index, tmp_path, make):
    with Index(tmp_path / "index") as other:
        other.add(Path("neuf.txt"), make("Un viaduc"))
        assert names(index, "viaduc") == {"neuf.txt"}


def whoosh_files(folder: Path) -> list[Path]:
    return sorted((folder / "whoosh").iterdir())


# Whoosh leaves the files of an index that it could not open to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", [b"", b"rubbish" * 100])
@pytest.mark.parametrize("kind", ["_MAIN_*.toc", "MAIN_*"])
def test_a_damaged_index_is_made_again(tmp_path, articles, caplog, damage, kind):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    for file in (tmp_path / "whoosh").glob(kind):
        file.write_bytes(damage)
    with Index(tmp_path) as index:
        assert names(index, "pont") == {"pont.txt", "offre.txt"}
        assert names(index, '"offre hostile"') == {"pont.txt"}
    assert "damaged" in caplog.text


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_lost_index_is_made_again(tmp_path, articles):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    for file in whoosh_files(tmp_path):
        file.unlink()
    with Index(tmp_path) as index:
        assert names(index, "pont") == {"pont.txt", "offre.txt"}


@pytest.mark.parametrize("damage", [b"rubbish" * 1000, b"SQLite format 3\0" + b"\xff" * 4096])
def test_a_damaged_store_is_made_again_empty(tmp_path, articles, caplog, damage):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    (tmp_path / "articles.sqlite3").write_bytes(damage)
    with Index(tmp_path) as index:
        assert index.hashes() == {}
        assert names(index, "pont") == set()
        index.rebuild(articles)
        assert names(index, "pont") == {"pont.txt", "offre.txt"}
    assert "made again" in caplog.text


def test_a_store_of_another_schema_is_made_again(tmp_path, articles):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    db = sqlite3.connect(tmp_path / "articles.sqlite3")
    db.execute("PRAGMA user_version = 99")
    db.close()
    with Index(tmp_path) as index:
        assert index.hashes() == {}


def test_a_crash_between_the_two_commits_is_mended(tmp_path, articles):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    db = sqlite3.connect(tmp_path / "articles.sqlite3")
    db.execute("DELETE FROM article WHERE path = 'pont.txt'")
    db.execute("UPDATE state SET generation = 0")
    db.commit()
    db.close()
    with Index(tmp_path) as index:
        assert names(index, "pont") == {"offre.txt"}


def test_a_folder_that_cannot_be_used_is_told(tmp_path):
    (tmp_path / "file").write_text("")
    with pytest.raises(LibraryError, match="file"):
        Index(tmp_path / "file" / "index")


HOSTILE = [
    "**", "offre~9", "[a TO z]", "*", "a*", "(" * 400, "((((", 'offre"', '"', "title:offre", "NOT OR x",
    "offre^1e999", "date:[ TO ]", "\x00offre\x1b", "\ud800", "🌉", "' OR 1=1 --", "a" * 500, "-", "l'",
    "1" * 500, '"" offre',
]  # fmt: skip


@pytest.mark.parametrize("query", HOSTILE)
def test_a_hostile_query_is_answered_or_refused_in_one_sentence(index, query):
    said = ""
    try:
        index.search(query)
    except QueryError as error:
        said = str(error)
    assert "\n" not in said


@settings(max_examples=150, deadline=1000, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.text(max_size=80)
    | st.lists(st.sampled_from(['"', "pont", "l’", "97,4", " ", "-", "*", "²"])).map("".join)
)
@example('"½ ²" _')
def test_whatever_is_typed_is_answered_or_refused(index, query):
    try:
        results = index.search(query)
    except QueryError:
        return
    for hit in results.hits:
        assert hit.matches
        assert all(0 <= span.start < span.end <= len(hit.snippet) for span in hit.matches)
