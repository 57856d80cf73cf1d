import json

import pytest

from diptych.app.by_hand import correcting
from diptych.app.importing import library_folder
from diptych.app.remarks import noting
from diptych.app.use_cases import open_article
from diptych.corpus.library import FILE, Library
from diptych.facts import Correction, read_amount
from diptych.text import Span


def test_two_articles_are_compared_in_every_form(diptych, pair, tmp_path):
    told = diptych("compare", *pair)
    assert told.status == 0
    assert told.err == ""
    assert told.out.startswith("A  Le pont de Vaubrune")
    assert "44 millions" in told.out
    for suffix in ("json", "html"):
        out = tmp_path / f"report.{suffix}"
        ran = diptych("compare", *pair, "--format", suffix, "--out", out)
        assert (ran.status, ran.out) == (0, "")
        assert out.read_text("utf-8") == diptych("compare", *pair, "--format", suffix).out


def test_a_conflict_of_sums_reaches_the_json(diptych, pair):
    told = json.loads(diptych("compare", *pair, "--format", "json").out)
    values = [row["value"] for side in ("left", "right") for row in told["figures"][side]]
    assert {"44000000", "45000000"} <= set(values)
    assert "value-conflict" in [row["type"] for row in told["divergences"]]
    assert "framing" in [row["type"] for row in told["divergences"]]


@pytest.mark.parametrize(
    ("name", "start"),
    [
        ("r.html", b"<!DOCTYPE html>"),
        ("r.json", b"{"),
        ("r.txt", b"A  "),
        ("r.csv", b"\xef\xbb\xbf"),
        ("r.DOCX", b"PK"),
    ],
)
def test_the_name_of_the_report_tells_its_form(diptych, pair, tmp_path, name, start):
    assert diptych("compare", *pair, "--out", tmp_path / name).status == 0
    assert (tmp_path / name).read_bytes().startswith(start)


def test_the_same_file_twice_is_compared_with_a_note(diptych, pair):
    ran = diptych("compare", pair[0], pair[0], "--format", "json")
    assert ran.status == 0
    assert "same file" in ran.err
    assert json.loads(ran.out)["divergences"] == []


@pytest.mark.parametrize("swapped", [False, True])
def test_a_missing_article_is_one_line(diptych, pair, swapped):
    files = [pair[0], pair[0].with_name("absent.txt")]
    ran = diptych("compare", *(reversed(files) if swapped else files))
    assert (ran.status, ran.out) == (2, "")
    assert "absent.txt" in ran.err
    assert ran.err.count("\n") == 1


def test_a_folder_or_an_empty_file_is_refused(diptych, pair, tmp_path):
    empty = tmp_path / "empty.txt"
    empty.touch()
    assert diptych("compare", pair[0], tmp_path).status == 2
    assert diptych("compare", pair[0], empty).status == 2


def test_a_report_into_a_missing_folder_is_refused(diptych, pair, tmp_path):
    ran = diptych("compare", *pair, "--out", tmp_path / "absent" / "r.json")
    assert ran.status == 2
    assert "absent" in ran.err
    assert not (tmp_path / "absent").exists()


def test_a_report_over_one_of_the_articles_is_refused(diptych, pair):
    before = pair[0].read_bytes()
    assert diptych("compare", *pair, "--out", pair[0]).status == 2
    assert pair[0].read_bytes() == before


def test_a_report_into_a_folder_is_refused(diptych, pair, tmp_path):
    assert diptych("compare", *pair, "--out", tmp_path).status == 2


def test_a_picture_must_be_a_png(diptych, pair, tmp_path):
    ran = diptych("screenshot", tmp_path / "a.jpg", *pair)
    assert ran.status == 2
    assert not ran.pictures


def test_the_matrix_of_several_files_is_told_in_every_form(diptych, pair, tmp_path):
    told = diptych("matrix", *pair)
    assert (told.status, told.err) == (0, "")
    assert "44 millions" in told.out
    out = tmp_path / "m.json"
    assert diptych("matrix", *pair, "--format", "json", "--out", out).status == 0
    rows = json.loads(out.read_text("utf-8"))["rows"]
    assert any(row["conflict"] for row in rows)


def test_what_was_corrected_by_hand_holds_on_the_command_line_too(diptych, pair):
    left, right = (open_article(file) for file in pair)
    start = right.text.index("45 millions")
    told = read_amount("44 millions", "fr", "money")
    one = Correction(Span(start, start + len("45 millions d’euros")), "money", told, "EUR", "conditional")
    with Library.open(library_folder()) as library:
        library.annotate(correcting(right, one))
        library.annotate(noting(left, Span(0, 7), "Vérifier le budget."))
    compared = json.loads(diptych("compare", *pair, "--format", "json").out)
    assert "F6" not in [row["code"] for row in compared["divergences"]]
    [row] = [row for row in compared["figures"]["right"] if row.get("corrected")]
    assert (row["value"], row["unit"]) == ("44000000", "EUR")
    assert [note["text"] for note in compared["notes"]] == ["Vérifier le budget."]
    told = json.loads(diptych("matrix", *pair, "--format", "json").out)
    assert not any(row["conflict"] for row in told["rows"])


def test_a_library_that_cannot_be_read_stops_no_comparison(diptych, pair):
    library_folder().mkdir(parents=True)
    (library_folder() / FILE).write_text("no library", "utf-8")
    ran = diptych("compare", *pair)
    assert ran.status == 0
    assert "44 millions" in ran.out
    assert ran.err.count("\n") == 1


def test_a_matrix_of_one_article_is_refused(diptych, pair):
    ran = diptych("matrix", pair[0])
    assert (ran.status, ran.out) == (2, "")
    assert "two articles" in ran.err


def test_a_whole_library_goes_into_one_file_and_comes_out_of_it(diptych, pair, tmp_path):
    here, there, file = tmp_path / "here", tmp_path / "there", tmp_path / "all.sqlite3"
    assert diptych("import", *pair, "--library", here).status == 0
    ran = diptych("library", "export", file, "--library", here)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out == f"2 articles exported to “{file}”.\n"
    ran = diptych("library", "import", file, "--library", there)
    assert (ran.status, ran.err) == (0, "")
    assert ran.out.startswith("2 articles imported, 0 already there; ")
    ran = diptych("library", "import", file, "--library", there)
    assert ran.out.startswith("0 articles imported, 2 already there; ")
    with Library.open(here, read_only=True) as one, Library.open(there, read_only=True) as other:
        assert [one.raw(r.id) for r in one.records()] == [other.raw(r.id) for r in other.records()]


def test_a_library_that_a_window_has_open_is_exported_all_the_same(diptych, pair, tmp_path):
    here, file = tmp_path / "here", tmp_path / "all.sqlite3"
    assert diptych("import", *pair, "--library", here).status == 0
    with Library.open(here):
        assert diptych("library", "export", file, "--library", here).status == 0
        assert diptych("library", "import", file, "--library", here).status == 2
    assert file.exists()


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (("export", "{tmp}/all.sqlite3"), "no library"),
        (("export", "{tmp}/absent/all.sqlite3"), "does not exist"),
        (("import", "{tmp}/absent.sqlite3"), "absent.sqlite3"),
        (("import", "{article}"), "is"),
        ((), "WAY"),
        (("burn", "x"), "burn"),
    ],
)
def test_a_library_that_cannot_be_moved_is_one_line_and_changes_nothing(
    diptych, pair, tmp_path, words, named
):
    filled = [word.format(tmp=tmp_path, article=pair[0]) for word in words]
    ran = diptych("library", *filled, *(["--library", tmp_path / "nowhere"] if words else []))
    assert (ran.status, ran.out) == (2, "")
    assert ran.err.count("\n") == 1
    assert named in ran.err
    assert not (tmp_path / "all.sqlite3").exists()


def test_the_copy_that_an_import_left_is_listed_and_brought_back(diptych, pair, tmp_path):
    here = tmp_path / "shelf"
    assert diptych("import", pair[0], "--library", here).status == 0
    listed = diptych("library", "restore", "--list", "--library", here)
    assert listed.status == 0
    assert listed.out.count("library-") == 1
    (here / "library.sqlite3").write_bytes(b"spoiled" * 1000)
    told = diptych("import", pair[1], "--library", here)
    assert told.status == 2
    assert "diptych library restore" in told.err
    assert diptych("library", "restore", "--library", here).status == 0
    assert "1 " in diptych("import", pair[0], "--library", here).out


def test_without_a_copy_nothing_is_restored(diptych, tmp_path):
    ran = diptych("library", "restore", "--library", tmp_path / "absent")
    assert ran.status == 2
    assert ran.err.count("\n") == 1
    assert not (tmp_path / "absent").exists()


def test_the_articles_as_wholes_are_told_of_only_when_asked_for(diptych, tmp_path):
    left, right = tmp_path / "gauche.txt", tmp_path / "droite.txt"
    line = "Le conseil de Corvelle parlera jeudi du stade municipal."
    left.write_text(
        f"Le stade de Corvelle\n\n{line}\n\nLa bataille commence : l’offensive appelle une riposte.\n",
        "utf-8",
    )
    right.write_text(f"Corvelle et son stade\n\n{line}\n\nLe maire a écrit à la région.\n", "utf-8")
    codes = []
    for words in ((), ("--profile",)):
        told = json.loads(diptych("compare", left, right, "--format", "json", *words).out)
        codes.append([row["lens"] for row in told["divergences"]])
    assert "metaphor" not in codes[0]
    assert codes[1] == [*codes[0], "metaphor"]
