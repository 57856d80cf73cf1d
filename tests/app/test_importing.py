import os
import signal
import subprocess
import sys
import time

import pytest

from diptych.app import importing
from diptych.app.importing import import_paths, import_text, library_folder
from diptych.corpus import article_of
from diptych.corpus.library import Library
from diptych.errors import DuplicateError, LibraryError, ReadError


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library") as opened:
        yield opened


def write(path, subject="pont"):
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(
        f"Le {subject} de Vaubrune rouvrira en mai\n\n"
        f"La mairie de Vaubrune a promis 44 millions d’euros pour réparer le {subject} de la ville.\n",
        "utf-8",
    )
    return path


def what(report):
    return [(one.path.name, one.what) for one in report.outcomes]


def test_files_are_imported_with_their_bytes(library, pair):
    report = import_paths(library, pair)
    assert what(report) == [("gauche.txt", "added"), ("droite.txt", "added")]
    assert report.added == tuple(library.records())
    assert [library.raw(record.id) for record in report.added] == [path.read_bytes() for path in pair]
    assert [record.source for record in report.added] == [str(path) for path in pair]


def test_a_folder_is_walked_and_what_is_no_article_is_skipped_with_its_reason(library, tmp_path):
    root = tmp_path / "in"
    write(root / "a.txt", "moulin")
    write(root / "b" / "c.TXT", "musée")
    write(root / "page.html", "marché")
    write(root / "page_files" / "ad.html", "jardin")
    write(root / "alone_files" / "text.txt", "train")
    write(root / ".hidden.txt")
    write(root / ".git" / "x.txt")
    write(root / "~$word.docx")
    write(root / "photo.jpg")
    report = import_paths(library, [root])
    assert what(report) == [
        (".git", "skipped"),
        (".hidden.txt", "skipped"),
        ("a.txt", "added"),
        ("text.txt", "added"),
        ("c.TXT", "added"),
        ("page.html", "added"),
        ("page_files", "skipped"),
        ("photo.jpg", "skipped"),
        ("~$word.docx", "skipped"),
    ]
    assert {one.path.name: one.reason for one in report.skipped} == {
        ".git": "it is hidden",
        ".hidden.txt": "it is hidden",
        "page_files": "it belongs to the saved page beside it",
        "photo.jpg": "its kind is not one that Diptych reads",
        "~$word.docx": "it is hidden",
    }


def test_a_file_named_by_itself_is_tried_whatever_its_name(library, tmp_path):
    report = import_paths(library, [write(tmp_path / ".notes"), write(tmp_path / "article.dat", "moulin")])
    assert len(report.added) == 2


def test_one_bad_file_does_not_stop_the_rest(library, tmp_path, pair):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"\x7fELF\0\0")
    report = import_paths(library, [pair[0], bad, tmp_path / "absent.txt", pair[1]])
    assert [one.what for one in report.outcomes] == ["added", "failed", "failed", "added"]
    assert "bad.txt" in report.failed[0].reason
    assert "does not exist" in report.failed[1].reason


def test_a_reader_that_fails_costs_one_file(library, pair, monkeypatch):
    def broken(raw, *, source):
        if source == str(pair[0]):
            raise KeyError("odd")
        return article_of(raw, source=source)

    monkeypatch.setattr(importing, "article_of", broken)
    report = import_paths(library, pair)
    assert [one.what for one in report.outcomes] == ["failed", "added"]
    assert "made a mistake (KeyError('odd'))" in report.failed[0].reason


def test_a_file_that_is_there_already_is_not_read_again(library, pair, monkeypatch):
    first = import_paths(library, [pair[0]]).added[0]
    monkeypatch.setattr(importing, "article_of", pytest.fail)
    report = import_paths(library, [pair[0]])
    assert [(one.what, one.record) for one in report.outcomes] == [("duplicate", first)]
    assert len(library.records()) == 1


def test_the_same_bytes_under_two_names_are_one_article(library, pair, tmp_path):
    copy = tmp_path / "copy.txt"
    copy.write_bytes(pair[0].read_bytes())
    report = import_paths(library, [pair[0], copy])
    assert [one.what for one in report.outcomes] == ["added", "duplicate"]
    assert report.duplicates[0].record == report.added[0]


def test_a_deleted_article_comes_back(library, pair):
    (record,) = import_paths(library, [pair[0]]).added
    library.delete(record.id)
    assert import_paths(library, [pair[0]]).added == (record,)


@pytest.mark.skipif(sys.platform == "win32", reason="links need a right of their own on Windows")
def test_links_that_lead_in_a_circle_are_walked_once(library, tmp_path):
    root = tmp_path / "in"
    write(root / "deep" / "a.txt")
    (root / "deep" / "up").symlink_to(root)
    (root / "self").symlink_to(root / "self")
    (root / "gone.txt").symlink_to(tmp_path / "absent")
    report = import_paths(library, [root])
    assert len(report.added) == 1
    assert report.failed == ()


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_for(library, tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    report = import_paths(library, [tmp_path / "pipe.txt"])
    assert [one.what for one in report.outcomes] == ["skipped"]


def test_progress_is_told_file_by_file(library, pair):
    steps, outcomes = [], []
    report = import_paths(
        library, pair, progress=lambda done, total: steps.append((done, total)), each=outcomes.append
    )
    assert steps == [(0, 2), (1, 2), (2, 2)]
    assert tuple(outcomes) == report.outcomes


def test_giving_up_keeps_what_is_whole(library, pair):
    report = import_paths(library, pair, cancelled=lambda: bool(library.records()))
    assert report.cancelled
    assert len(report.added) == len(library.records()) == 1


def test_a_library_that_cannot_go_on_says_so(library, pair):
    library.close()
    with (
        Library.open(library.folder, read_only=True) as reader,
        pytest.raises(LibraryError, match="reading only"),
    ):
        import_paths(reader, pair)


@pytest.mark.parametrize("form", ["plain", "html"])
def test_a_pasted_text_becomes_an_article(library, pair, form):
    text = pair[0].read_text("utf-8")
    if form == "html":
        lines = "".join(f"<p>{line}</p>" for line in text.split("\n\n")[1:])
        text = f"<html><body><article><h1>Le pont</h1>{lines}</article></body></html>"
    record = import_text(library, text, title="Mon titre")
    assert (record.title, record.provenance.title, record.source) == ("Mon titre", "user", "")
    assert "44 millions" in library.article(record.id).text
    assert library.raw(record.id).decode() == text
    with pytest.raises(DuplicateError):
        import_text(library, text)
    assert library.set_metadata(record.id, reset=["title"]).provenance.title != "user"


def test_an_empty_paste_is_refused(library):
    with pytest.raises(ReadError):
        import_text(library, "  \n")


def test_half_a_character_in_a_paste_stops_nothing(library):
    assert import_text(
        library, "Le pont de Vaubrune rouvrira en mai, a dit la maire \ud83d aux habitants."
    ).id


def test_the_command_tells_every_file_and_the_sum(diptych, pair, tmp_path):
    bad = tmp_path / "bad.txt"
    bad.write_bytes(b"")
    ran = diptych("import", *pair, bad, "--library", tmp_path / "shelf")
    assert ran.status == 2
    assert ran.err == ""
    lines = ran.out.splitlines()
    assert lines[0].startswith("✓ Le pont de Vaubrune")
    assert lines[1].startswith("✓ Vaubrune")
    assert lines[2].startswith("✗ ")
    assert "bad.txt" in lines[2]
    assert lines[3].startswith("2 articles imported, 0 already there, 1 failed, 0 skipped;")
    again = diptych("import", *pair, "--library", tmp_path / "shelf")
    assert again.status == 0
    assert again.out.splitlines()[0] == f"= {pair[0]}: duplicate of “Le pont de Vaubrune rouvrira en mai”"
    assert again.out.splitlines()[-1].endswith("holds 2 articles.")


def test_the_command_uses_the_users_library(diptych, pair, home):
    assert diptych("import", pair[0]).status == 0
    assert library_folder() == home / "data" / "library"
    with Library.open(library_folder()) as library:
        assert len(library.records()) == 1


def test_a_library_that_is_open_elsewhere_is_one_line(diptych, pair, library):
    ran = diptych("import", pair[0], "--library", library.folder)
    assert (ran.status, ran.out) == (2, "")
    assert "Another Diptych" in ran.err
    assert ran.err.count("\n") == 1


def test_the_command_without_files_is_bad_input(diptych):
    assert diptych("import").status == 2


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="Windows has no SIGKILL")
def test_an_import_that_was_killed_is_finished_by_another(tmp_path, diptych):
    for n in range(200):
        write(tmp_path / "in" / f"{n:03}.txt", f"pont numéro {n}")
    words = ["import", str(tmp_path / "in"), "--library", str(tmp_path / "shelf")]
    process = subprocess.Popen([sys.executable, "-m", "diptych", *words], stdout=subprocess.PIPE, text=True)
    told = [process.stdout.readline() for _ in range(20)]
    time.sleep(0.01)
    process.kill()
    told += process.communicate()[0].splitlines()
    with Library.open(tmp_path / "shelf") as library:
        held = library.records()
        assert sum(line.startswith("✓") for line in told) <= len(held) <= 200
        assert all(library.damage(record.id) is None for record in held)
    assert diptych(*words).status == 0
    with Library.open(tmp_path / "shelf") as library:
        assert len(library.records()) == 200
