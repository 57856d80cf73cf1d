import csv
import io
import json
from pathlib import Path

from diptych.app.importing import library_folder
from diptych.app.search_commands import results_as_csv
from diptych.corpus.library import Library
from diptych.i18n import set_language
from diptych.search import Facet, Hit, Results
from diptych.stories import bring_up_to_date, stories_of
from diptych.text import Span


def test_a_search_finds_in_the_sample_corpus(diptych):
    first = diptych("search", "offre")
    assert first.status == 0
    assert "[offre]" in first.out
    assert diptych("search", "l'offre").out == first.out


def test_a_search_that_finds_nothing_says_so(diptych):
    ran = diptych("search", "xyzzy")
    assert (ran.status, ran.out) == (0, "0 passages in 0 articles\n")


def test_a_search_keeps_its_index_in_the_users_folder(diptych, home: Path):
    diptych("search", "offre")
    assert (home / "data" / "index" / "articles.sqlite3").is_file()


def test_a_search_finds_in_the_library_too_and_names_the_file(diptych, tmp_path: Path):
    file = tmp_path / "note.txt"
    file.write_text(
        "Un glacier qui recule\n\nLe glacier de Vermilly a reculé de douze mètres cet été, dit-on.\n", "utf-8"
    )
    assert diptych("import", str(file)).status == 0
    ran = diptych("search", "Vermilly")
    assert ran.status == 0
    assert str(file) in ran.out


def test_a_search_is_written_as_json_and_csv(diptych):
    told = json.loads(diptych("search", "offre", "langue:fr", "--format", "json", "--sort", "date").out)
    assert told["schema"] == "diptych.search/1"
    assert told["total"] == len(told["hits"]) > 1
    # a month without its day may be as late as its last one
    dates = [hit["published"].ljust(10, "~") for hit in told["hits"]]
    assert dates == sorted(dates, reverse=True)
    hit = told["hits"][0]
    assert {hit["snippet"][start:end].lower() for start, end in hit["matches"]} <= {"offre", "offres"}
    assert {facet["name"] for facet in told["facets"]} >= {"outlet", "date", "language", "story"}
    rows = diptych("search", "offre", "--format", "csv", "--limit", "2").out.splitlines()
    assert rows[0] == "\ufefftitle,outlet,author,published,language,story,source,snippet"
    assert rows[3:5] == ["", "facet,value,articles,query"]


def test_a_wrong_query_is_told_with_a_caret_under_the_mistake(diptych):
    ran = diptych("search", "offre chiffre:abc")
    assert ran.status == 2
    lines = ran.err.splitlines()
    assert lines[1:] == ["  offre chiffre:abc", "        ^^^^^^^^^^^"]


def _rows(told: str) -> list[list[str]]:
    return list(csv.reader(io.StringIO(told.removeprefix("\ufeff"))))


def test_every_form_tells_the_same_hits_and_facets_in_the_same_order(diptych):
    words = ("search", "offre", "--sort", "date", "--by-story")
    told = json.loads(diptych(*words, "--format", "json").out)
    rows = _rows(diptych(*words, "--format", "csv").out)
    empty = rows.index([])
    assert [row[0] for row in rows[1:empty]] == [hit["title"] for hit in told["hits"]]
    facets = [[one["name"], one["value"], str(one["count"]), one["query"]] for one in told["facets"]]
    assert rows[empty + 2 :] == facets
    text = diptych(*words).out
    places = [text.index(hit["title"]) for hit in told["hits"]]
    assert places == sorted(places)
    assert text.index("## ") < places[0]
    counts = [f"{one['value']} {one['count']}" for one in told["facets"] if one["name"] == "outlet"]
    assert f"Outlet: {', '.join(counts)}\n" in text


def test_each_facet_of_a_search_narrows_it_to_its_count(diptych):
    told = json.loads(diptych("search", "offre", "--format", "json").out)
    facet = next(one for one in told["facets"] if one["name"] == "story")
    narrowed = json.loads(diptych("search", "offre", facet["query"], "--format", "json").out)
    assert narrowed["total"] == facet["count"] > 1


def test_no_cell_of_a_found_article_is_a_formula():
    set_language("en")
    hit = Hit(Path("/a"), "=1+1", "\r=2", None, " ＝3", (), Span(0, 0), author="＠me")
    facet = Facet("outlet", "\r=2", 1, "source:x")
    row, _empty, _names, last = _rows(results_as_csv(Results("x", (hit,), 1, facets=(facet,)), {}))[1:]
    assert (row[0], row[2], row[7]) == ("'=1+1", "'＠me", "' ＝3")
    assert row[1].startswith("'")
    assert last[1].startswith("'")


def test_a_story_of_the_library_is_searched_for(diptych, tmp_path: Path):
    for number, outlet in enumerate(("Le Fanal", "La Vigie")):
        page = tmp_path / f"{number}.html"
        page.write_text(
            f"<html><head><title>Le glacier de Vermilly recule</title>"
            f'<meta property="og:site_name" content="{outlet}">'
            '<meta property="article:published_time" content="2025-08-04"></head><body><article>'
            "<h1>Le glacier de Vermilly recule</h1><p>Le glacier de Vermilly, au-dessus de Saint-Aubry, a "
            f"reculé de 112 mètres en un an, selon le glaciologue Anselme Tarrier, dit {outlet}.</p>"
            "<p>La commune de Saint-Aubry a fermé le sentier des Échelles jusqu’au 15 septembre.</p>"
            "</article></body></html>",
            "utf-8",
        )
        assert diptych("import", str(page)).status == 0
    shelf = library_folder()
    with Library.open(shelf) as library:
        bring_up_to_date(library)
        assert len(stories_of(library, least=2)) == 1
    told = json.loads(diptych("search", 'histoire:"glacier de vermilly"', "--format", "json").out)
    assert {hit["outlet"] for hit in told["hits"]} == {"Le Fanal", "La Vigie"}
    assert {hit["story"] for hit in told["hits"]} == {"Le glacier de Vermilly recule"}
