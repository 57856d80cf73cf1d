import re
import sqlite3
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from diptych.errors import Cancelled, LibraryError, QueryError
from diptych.search import Document, Index, Results, by_story


def text_of(articles: list[Document], path: Path) -> str:
    return next(one.article.text for one in articles if one.path == path)


def names_of(results: Results) -> set[str]:
    return {hit.path.name for hit in results.hits}


def names(index: Index, query: str) -> set[str]:
    return names_of(index.search(query))


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
        ("offre pont mayor", {"pont.txt", "offre.txt", "bridge.txt"}),
        ("absent", set()),
        ("offre SAUF pont", set()),
        ("pont -préfecture", {"offre.txt"}),
        ("bridge OU puente", {"bridge.txt", "puente.txt"}),
        ("(bridge OR pont) mayor", {"bridge.txt"}),
        ("NOT pont", {"bridge.txt", "puente.txt"}),
        ("off*", {"pont.txt", "offre.txt", "bridge.txt"}),
        ("pr*ture", {"pont.txt"}),
        ("prefectur~", {"pont.txt"}),
        ("=énorme", {"offre.txt"}),
        ("=enorme", set()),
        ('="L’OFFRE hostile"', {"pont.txt"}),
        ('"préfecture ouvrage"~9', {"pont.txt"}),
        ('"préfecture ouvrage"~3', set()),
        ("titre:pont", {"pont.txt"}),
        ("titre:(pont OU bridge)", {"pont.txt", "bridge.txt"}),
        ("nom:énormes", {"pont.txt"}),
        ("journal:fanal pont", {"pont.txt", "offre.txt"}),
        ("source:criée", set()),
        ("langue:en", {"bridge.txt"}),
        ("langue:anglais", {"bridge.txt"}),
        ("date:2025-03 mayor", {"bridge.txt"}),
        ("date:2025-02..2025-04 puente", {"puente.txt"}),
        ("date:<2025-03", set()),
        ("date:03/2025 mayor", {"bridge.txt"}),
        ("chemin:off", {"offre.txt"}),
        ("97,4 millions", {"pont.txt"}),
        ("97.4 million euros", {"pont.txt"}),
        ("chiffre:97e6..98e6", {"pont.txt"}),
        ("chiffre:97m..98m devise:EUR", {"pont.txt"}),
        ("chiffre:97m..98m devise:USD", set()),
        ("devise:euros", {"pont.txt", "offre.txt"}),
        (">= 12 100", {"pont.txt", "offre.txt"}),
        (">= 12000 habitants", {"pont.txt"}),
        ("> 12000 habitants", set()),
        ("chiffre:<100", {"bridge.txt"}),
        ('comme:"Le pont des Énormes rouvre"', {"offre.txt"}),
    ],
)
def test_a_query_finds(index, query, found):
    assert names(index, query) == found


@pytest.mark.parametrize(
    ("query", "said", "at"),
    [
        ("pont a*", "“a*”", (5, 7)),
        ("pont chiffre:abc", "“abc”", (5, 16)),
        ("date:demain pont", "“demain”", (0, 11)),
        ("(" * 13 + "x", "parentheses", (12, 13)),
        ("comme:absent", "“absent”", (0, 12)),
    ],
)
def test_a_mistake_is_told_with_its_place(index, query, said, at):
    with pytest.raises(QueryError, match=re.escape(said)) as caught:
        index.search(query)
    assert caught.value.at == at


def test_a_word_that_nobody_wrote_is_suggested_another_way(index):
    assert index.search("prefectre pont").suggestions == ("prefecture pont",)


def test_a_field_that_is_none_is_told(index):
    assert "“titre:”" in index.search("tittre:pont").notice
    assert index.search("OU tittre:ponts absent").suggestions == ("OU titre:ponts absent",)


def test_a_library_that_is_larger_than_was_measured_is_told(index, monkeypatch):
    assert index.search("pont").notice == ""
    monkeypatch.setattr("diptych.search.index.MANY", 3)
    assert "more than 3 articles" in index.search("pont").notice


def test_everything_that_answers_is_marked(index, articles):
    (hit,) = index.search("langue:fr préfecture OU pont -énorme").hits or [None]
    text = text_of(articles, hit.path)
    assert [span.of(text) for span in hit.places] == ["pont", "préfecture"]


def test_hits_are_sorted_by_date(index, make):
    index.add(
        Path("neuf.txt"), replace(make("Rien\nUn pont, " + "dit-on, quelque part " * 20), published="2025-04")
    )
    assert index.search("pont", sort="date").hits[0].path == Path("neuf.txt")
    assert index.search("pont").hits[0].path != Path("neuf.txt")


def test_a_search_can_be_narrowed_to_a_selection(index):
    assert names_of(index.search("pont", within=[Path("offre.txt")])) == {"offre.txt"}


def test_facets_count_all_that_answers_and_narrow_it(index):
    results = index.search("pont OU bridge", limit=1)
    counts = {(facet.name, facet.value): facet.count for facet in results.facets}
    assert counts["outlet", "Le Fanal"] == 3
    assert counts["language", "fr"] == 2
    assert counts["date", "2025-03-03"] == 3
    for facet in results.facets:
        assert index.search(f"(pont OU bridge) {facet.query}").total == facet.count


def test_articles_about_the_same_event_are_found_by_their_words_and_dates(index, make):
    text = "La grue du quai Bertin est tombée\nLa grue du quai Bertin, haute de 40 mètres, est tombée."
    for name, day in (("un", "2025-05-02"), ("deux", "2025-05-04"), ("trois", "2023-05-02")):
        index.add(Path(name), replace(make(text + f" Vu par {name}."), published=day))
    assert names_of(index.search("comme:un", limit=2)) == {"deux", "trois"}
    assert names_of(index.search("événement:un")) == {"deux"}


def test_removed_articles_are_found_no_more(index):
    index.remove([Path("pont.txt"), Path("absent.txt")])
    assert names(index, "pont") == {"offre.txt"}
    assert set(index.revisions()) == {Path("offre.txt"), Path("bridge.txt"), Path("puente.txt")}
    assert names(index, "chiffre:97m..98m") == set()


def test_a_phrase_does_not_reach_into_the_next_passage(index):
    assert names(index, '"énorme selon"') == set()
    assert names(index, '"énormes rouvre"') == {"pont.txt"}


def test_a_word_in_the_title_comes_first(index):
    assert [hit.path.name for hit in index.search("pont").hits] == ["pont.txt", "offre.txt"]


def test_matches_are_spans_of_the_snippet_and_of_the_text(index, articles):
    (hit,) = index.search("préfecture 97,4").hits
    assert [span.of(hit.snippet) for span in hit.matches] == ["préfecture", "97,4"]
    text = text_of(articles, hit.path)
    assert hit.span.of(text) == "préfecture"
    assert hit.snippet in text


def test_spans_count_code_points_after_an_emoji(index, articles):
    (hit,) = index.search("ouvrage").hits
    assert [span.of(hit.snippet) for span in hit.matches] == ["ouvrage"]
    assert hit.span.of(text_of(articles, hit.path)) == "ouvrage"


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


@pytest.mark.parametrize(
    "query", ["titre:zinzolin", "zinzolin", "title:zinz*", '"zinzolin du matin"', "titre:=Zinzolin"]
)
def test_a_title_that_the_user_has_told_is_found(tmp_path, make, query):
    with Index(tmp_path) as index:
        index.add(Path("pont.txt"), make("Le pont rouvre\nRien de neuf."))
        assert index.search(query).hits == ()
        index.add(Path("pont.txt"), make("Le pont rouvre\nRien de neuf.", title="Zinzolin du matin"))
        (hit,) = index.search(query).hits
        assert (hit.title, hit.snippet, hit.places) == ("Zinzolin du matin", "Le pont rouvre", ())
        assert index.search("titre:rouvre").hits == ()
        assert index.search("rouvre").total == 1


def test_an_article_added_again_replaces_the_old_one(index, make):
    index.add(Path("pont.txt"), make("Le viaduc ferme"))
    assert names(index, "viaduc") == {"pont.txt"}
    assert names(index, "préfecture") == set()
    assert len(index.revisions()) == 4


def test_an_article_without_a_word_does_no_harm(index, make):
    index.add(Path("vide.txt"), make("…"))
    assert names(index, "pont") == {"pont.txt", "offre.txt"}


def test_a_rebuild_replaces_everything(index, make):
    index.rebuild([Document(Path("seul.txt"), make("Un pont"))])
    assert names(index, "pont") == {"seul.txt"}
    assert set(index.revisions()) == {Path("seul.txt")}


def test_a_rebuild_tells_how_far_it_is(index, articles):
    told = []
    index.rebuild(articles, progress=lambda done, total: told.append((done, total)))
    assert told == [(1, 4), (2, 4), (3, 4), (4, 4)]


def test_a_cancelled_rebuild_leaves_the_old_index(index, make):
    answers = iter([False, True])
    with pytest.raises(Cancelled):
        index.rebuild(
            [Document(Path("a"), make("Un")), Document(Path("b"), make("Deux"))],
            cancelled=lambda: next(answers),
        )
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
    return sorted(next(folder.glob("whoosh-*")).iterdir())


# Whoosh leaves the files of an index that it could not open to the collector
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
@pytest.mark.parametrize("damage", [b"", b"rubbish" * 100])
@pytest.mark.parametrize("kind", ["_MAIN_*.toc", "MAIN_*"])
def test_a_damaged_index_is_made_again(tmp_path, articles, caplog, damage, kind):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    for file in next(tmp_path.glob("whoosh-*")).glob(kind):
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
        assert index.revisions() == {}
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
        assert index.revisions() == {}


def test_what_was_pending_when_the_program_died_is_done_at_the_next_start(tmp_path, articles, make):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    db = sqlite3.connect(tmp_path / "articles.sqlite3")
    (gone,) = db.execute("SELECT id FROM article WHERE path = 'pont.txt'").fetchone()
    (changed,) = db.execute("SELECT id FROM article WHERE path = 'offre.txt'").fetchone()
    for table in ("article", "content", "figure"):
        db.execute(f"DELETE FROM {table} WHERE {'article' if table == 'figure' else 'id'} = ?", (gone,))
    db.execute("UPDATE content SET text = 'Le viaduc' WHERE id = ?", (changed,))
    db.executemany("INSERT INTO pending VALUES (?)", [(gone,), (changed,)])
    db.commit()
    db.close()
    with Index(tmp_path) as index:
        assert names(index, "pont") == set()
        assert names(index, "viaduc") == {"offre.txt"}


def test_an_index_that_does_not_belong_to_its_store_is_made_again(tmp_path, articles):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    db = sqlite3.connect(tmp_path / "articles.sqlite3")
    db.execute("UPDATE state SET generation = 0")
    db.commit()
    db.close()
    with Index(tmp_path) as index:
        assert names(index, "pont") == {"pont.txt", "offre.txt"}


def test_a_file_that_is_not_what_was_written_is_noticed(tmp_path, articles, caplog):
    with Index(tmp_path) as index:
        index.rebuild(articles)
    postings = max(whoosh_files(tmp_path), key=lambda file: file.stat().st_size)
    content = bytearray(postings.read_bytes())
    content[len(content) // 2] ^= 4
    postings.write_bytes(content)
    with Index(tmp_path) as index:
        index.catch_up()
        assert names(index, "offre") == {"pont.txt", "offre.txt"}
    assert "has changed" in caplog.text


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
        assert all(0 <= span.start < span.end <= len(hit.snippet) for span in hit.matches)


@pytest.fixture
def newsstand(tmp_path, make) -> Iterator[Index]:
    """Four reports: three of two outlets whose names begin alike, one of nobody."""
    told = (
        ("une", "Le Fanal", "2025-03-03", "fr"),
        ("deux", "Le Fanal", "2025-04-01", "fr"),
        ("trois", "Le Fanal du soir", "2025-04-02", "en"),
        ("quatre", None, None, "fr"),
    )
    with Index(tmp_path / "index") as opened:
        opened.put(
            Document(
                Path(name),
                replace(make(f"Grue {name}\nLa grue du quai.", language), outlet=outlet, published=date),
            )
            for name, outlet, date, language in told
        )
        yield opened


def facets_of(results: Results) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for facet in results.facets:
        found.setdefault(facet.name, {})[facet.value] = facet.count
    return found


def test_results_are_counted_by_what_they_can_be_narrowed_by(newsstand):
    newsstand.tell_stories({Path("une"): "La «grue» tombe", Path("trois"): "La «grue» tombe"})
    newsstand.tell_conflicts(Path("une"), Path("deux"), 2)
    newsstand.tell_conflicts(Path("trois"), Path("quatre"), 0)
    assert facets_of(newsstand.search("grue")) == {
        "outlet": {"Le Fanal": 2, "Le Fanal du soir": 1},
        "language": {"fr": 3, "en": 1},
        "story": {"La «grue» tombe": 2},
        "conflicts": {"yes": 2, "no": 2},
        "date": {"2025-03-03": 1, "2025-04-01": 1, "2025-04-02": 1},
    }


def test_a_facet_narrows_to_just_as_many_as_it_counts(newsstand):
    newsstand.tell_stories({Path("une"): "La «grue» tombe", Path("trois"): "La «grue» tombe"})
    newsstand.tell_conflicts(Path("une"), Path("deux"), 2)
    for facet in newsstand.search("grue").facets:
        assert newsstand.search(f"grue {facet.query}").total == facet.count, facet


def test_a_name_is_asked_in_part_or_just_so(newsstand):
    assert names(newsstand, 'source:"le fanal"') == {"une", "deux", "trois"}
    assert names(newsstand, 'source:="le fanal"') == {"une", "deux"}
    assert names(newsstand, "source:=fanal") == set()


def test_an_article_that_is_indexed_again_keeps_its_story_and_loses_its_conflicts(newsstand, make):
    newsstand.tell_stories({Path("une"): "La grue tombe"})
    newsstand.tell_conflicts(Path("une"), Path("deux"), 2)
    newsstand.add(Path("une"), make("Grue une\nLa grue du quai est debout."))
    assert names(newsstand, "histoire:grue") == {"une"}
    assert names(newsstand, "conflits:oui") == set()
    newsstand.tell_stories({Path("une"): ""})
    assert names(newsstand, "story:grue") == set()


def test_the_conflicts_of_an_article_that_goes_go_with_it(newsstand):
    newsstand.tell_conflicts(Path("une"), Path("deux"), 2)
    newsstand.tell_conflicts(Path("deux"), Path("trois"), 1)
    newsstand.remove([Path("une")])
    assert names(newsstand, "conflits:oui") == {"deux", "trois"}
    newsstand.remove([Path("trois")])
    assert names(newsstand, "conflits:oui") == set()
    assert names(newsstand, "conflits:non") == set()


def test_conflicts_with_an_article_that_is_not_there_are_not_told(newsstand):
    newsstand.tell_conflicts(Path("une"), Path("absent"), 2)
    newsstand.tell_conflicts(Path("une"), Path("une"), 2)
    assert names(newsstand, "conflits:oui") == set()


def test_conflicts_are_asked_with_yes_or_no(newsstand):
    with pytest.raises(QueryError, match="neither yes nor no") as caught:
        newsstand.search("grue conflits:trois")
    assert caught.value.at == (5, 19)


def test_what_was_put_into_one_story_is_about_the_same_event(newsstand, make):
    newsstand.add(Path("loin"), replace(make("Une fête\nLes enfants dansent."), published="2020-01-01"))
    newsstand.tell_stories({Path("une"): "La grue tombe", Path("loin"): "La grue tombe"})
    assert "loin" in names(newsstand, "event:une")


def test_hits_come_under_their_stories_in_the_order_of_the_best(newsstand):
    newsstand.tell_stories({Path("une"): "B", Path("trois"): "B", Path("quatre"): "A"})
    hits = newsstand.search("grue", sort="date").hits
    assert [hit.path.name for hit in hits] == ["trois", "deux", "une", "quatre"]
    grouped = by_story(hits)
    assert [(story, [hit.path.name for hit in ones]) for story, ones in grouped.items()] == [
        ("B", ["trois", "une"]),
        ("A", ["quatre"]),
        ("", ["deux"]),
    ]


def test_exact_words_that_are_in_many_articles_are_looked_for_in_the_likeliest(index, monkeypatch):
    everywhere = index.search("=pont")
    assert everywhere.total > 1
    assert "likeliest" not in everywhere.notice

    monkeypatch.setattr("diptych.search.asking._EXACT", 1)

    some = index.search("=pont")
    assert some.total == 1
    assert "“pont” was looked for just as written in the 1 likeliest articles alone." in some.notice


def test_a_search_that_takes_too_long_says_so(index, monkeypatch):
    monkeypatch.setattr("diptych.search.asking.time.thread_time", iter(range(1000)).__next__)
    with pytest.raises(QueryError, match="takes too long"):
        index.search("pont")
