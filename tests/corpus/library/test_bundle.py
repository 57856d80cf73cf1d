import shutil
import sqlite3
import sys

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library import FILE, Library, export_to, import_from
from diptych.errors import Cancelled, LibraryError, WriteError


@pytest.fixture
def filled(library, shelve, page):
    """A library with three articles, changed by its user, and one that was deleted."""
    first, _article = shelve(page, "https://example.org/pont")
    for seed in (1, 2, 3):
        shelve(invented(seed))
    library.set_metadata(first.id, outlet="La Revue", author=None)
    library.restore_furniture(first.id, 0)
    library.cache("key", b"computed")
    library.delete(4)
    return library


@pytest.fixture
def bundle(filled, tmp_path):
    path = tmp_path / "all.diptych"
    export_to(filled, path)
    return path


@pytest.fixture
def other(tmp_path):
    with Library.open(tmp_path / "other") as opened:
        yield opened


def articles(library):
    """Everything that is known of each article, but for its number here."""
    out = []
    for record in library.records():
        told = (record.title, record.author, record.outlet, record.imported_at, record.provenance)
        out.append((told, library.raw(record.id), library.article(record.id), library.furniture(record.id)))
    return out


def test_a_library_goes_into_another_as_it_is(filled, bundle, other):
    merged = import_from(other, bundle)
    assert articles(other) == articles(filled)
    assert merged.added == tuple(other.records())
    assert merged.duplicates == ()


def test_the_file_alone_is_a_library(filled, bundle, tmp_path):
    (tmp_path / "copy").mkdir()
    shutil.copy(bundle, tmp_path / "copy" / FILE)
    with Library.open(tmp_path / "copy") as copy:
        assert articles(copy) == articles(filled)


def test_what_was_deleted_or_computed_is_not_in_the_file(bundle, tmp_path):
    assert "numéro 3".encode() not in bundle.read_bytes()
    assert b"computed" not in bundle.read_bytes()
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.diptych", "library"]


def test_articles_that_are_there_already_are_told_and_keep_what_the_user_said(filled, bundle):
    filled.set_metadata(2, outlet="Le Carillon")
    before = articles(filled)
    merged = import_from(filled, bundle)
    assert merged.added == ()
    assert [record.id for record in merged.duplicates] == [1, 2, 3]
    assert articles(filled) == before


def test_new_articles_are_linked_with_their_copies(bundle, other):
    from diptych.corpus import article_of

    raw = invented(2) + b"\n"
    other.add(raw, article_of(raw, source=""), source="")
    import_from(other, bundle)
    assert [record.copies for record in other.records()] == [1, None, None, 1]


HARMS = {
    "text": "UPDATE content SET text = 'x' || text WHERE article = 2",
    "raw": "UPDATE raw SET bytes = x'00' WHERE article = 2",
    "raw of the same length": "UPDATE raw SET bytes = zeroblob(length(bytes)) WHERE article = 2",
    "no raw": "DELETE FROM raw WHERE article = 2",
    "title": "UPDATE article SET title = x'00' WHERE id = 2",
    "date": "UPDATE article SET published = 'soon' WHERE id = 2",
    "language": "UPDATE article SET language = 'xx' WHERE id = 2",
    "time": "UPDATE article SET imported_at = 'yesterday' WHERE id = 2",
    "told date": "INSERT INTO told VALUES (2, 'published', 'user', 'soon')",
    "told field": "INSERT INTO told VALUES (2, 'colour', 'user', 'red')",
    "furniture": "INSERT INTO restored VALUES (2, 99)",
    "furniture that is no number": "INSERT INTO restored VALUES (2, 'x')",
    "trigger": "CREATE TRIGGER t AFTER INSERT ON article BEGIN DELETE FROM raw; END",
    "view": "DROP TABLE told; CREATE VIEW told AS SELECT 1 AS article, 2 AS field, 3 AS teller, 4 AS value",
    "table": "CREATE TABLE more (x)",
    "huge": "UPDATE raw SET bytes = zeroblob(100000000) WHERE article = 2",
}


@pytest.mark.parametrize("harm", HARMS.values(), ids=HARMS)
def test_a_hostile_file_is_one_sentence_and_changes_nothing(bundle, other, harm):
    db = sqlite3.connect(bundle)
    db.executescript(harm)
    db.close()
    before = bundle.read_bytes()
    with pytest.raises(LibraryError) as caught:
        import_from(other, bundle)
    assert str(caught.value).count("\n") == 0
    assert other.records() == []
    assert other.database.row("SELECT count(*) FROM shingle") == (0,)
    assert bundle.read_bytes() == before


@pytest.mark.parametrize(
    "deep", ["[" * 100_000, "{}", "null", '{"passages": [[0, 99999999, "body"]]}', "[[]]"]
)
def test_a_layout_that_is_none_is_refused_though_its_checksum_fits(bundle, other, deep):
    import hashlib

    db = sqlite3.connect(bundle)
    (text,) = db.execute("SELECT text FROM content WHERE article = 2").fetchone()
    checksum = hashlib.sha256(f"{len(text)}\n{text}{deep}".encode()).hexdigest()
    db.execute("UPDATE content SET layout = ?, checksum = ? WHERE article = 2", (deep, checksum))
    db.commit()
    db.close()
    with pytest.raises(LibraryError, match="article 2"):
        import_from(other, bundle)
    assert other.records() == []


@pytest.mark.parametrize("at", range(100, 60_000, 7_000))
def test_a_file_with_flipped_bytes_is_refused_or_read_as_it_was(filled, bundle, other, at):
    raw = bytearray(bundle.read_bytes())
    for n in range(at, min(at + 64, len(raw))):
        raw[n] ^= 0xFF
    bundle.write_bytes(raw)
    try:
        import_from(other, bundle)
    except LibraryError:
        assert other.records() == []
    else:
        assert articles(other) == articles(filled)


@pytest.mark.parametrize("content", [b"", b"PK\x03\x04 a zip file", b"\x80\x04\x95 a pickle" * 50])
def test_what_is_no_library_is_refused(other, tmp_path, content):
    (tmp_path / "file").write_bytes(content)
    with pytest.raises(LibraryError, match="damaged"):
        import_from(other, tmp_path / "file")
    with pytest.raises(LibraryError, match="cannot be read"):
        import_from(other, tmp_path / "absent")
    assert other.records() == []


def test_a_library_is_not_merged_with_itself(filled, folder):
    with pytest.raises(LibraryError, match="the library itself"):
        import_from(filled, folder / FILE)
    with pytest.raises(WriteError, match="the library itself"):
        export_to(filled, folder / FILE)


def test_giving_up_changes_nothing(filled, bundle, other, tmp_path):
    with pytest.raises(Cancelled):
        import_from(other, bundle, cancelled=lambda: True)
    assert other.records() == []
    with pytest.raises(Cancelled):
        export_to(filled, tmp_path / "second", cancelled=lambda: True)
    assert not [path for path in tmp_path.iterdir() if path.name.startswith("second")]


def test_progress_is_told(bundle, other):
    steps = []
    import_from(other, bundle, progress=lambda done, total: steps.append((done, total)))
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]


def test_an_older_file_is_kept_and_a_failed_one_leaves_nothing(filled, bundle, tmp_path):
    before = bundle.read_bytes()
    with pytest.raises(WriteError, match="cannot be written"):
        export_to(filled, tmp_path / "absent" / "all")
    (tmp_path / "folder").mkdir()
    with pytest.raises(WriteError, match="cannot be written"):
        export_to(filled, tmp_path / "folder")
    assert sorted(path.name for path in tmp_path.iterdir()) == ["all.diptych", "folder", "library"]
    export_to(filled, bundle)
    assert len(bundle.read_bytes()) == len(before)


def test_a_file_of_an_older_diptych_is_read(bundle, other, monkeypatch):
    from diptych.corpus.library import bundle as room
    from diptych.corpus.library import schema

    before = bundle.read_bytes()
    other.database.row("SELECT 1")
    step = "CREATE TABLE later (x)"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    monkeypatch.setattr(room, "MIGRATIONS", schema.MIGRATIONS)
    assert len(import_from(other, bundle).added) == 3
    assert bundle.read_bytes() == before


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_a_pipe_is_not_waited_for(other, tmp_path):
    import os

    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(LibraryError, match="damaged"):
        import_from(other, tmp_path / "pipe")
