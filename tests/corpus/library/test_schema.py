import sqlite3

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library import FILE, Library, schema
from diptych.errors import LibraryError


def content(folder):
    """Everything in the folder but the file of the lock, which means nothing."""
    return {file.name: file.read_bytes() for file in folder.iterdir() if file.suffix != ".lock"}


def foreign(file):
    db = sqlite3.connect(file)
    db.execute("CREATE TABLE places (url TEXT)")
    db.execute("PRAGMA journal_mode = WAL")
    db.commit()
    db.close()


def whole(file):
    """The bytes of a library with some articles."""
    from diptych.corpus import article_of

    with Library.open(file.parent) as library:
        for raw in map(invented, range(5)):
            library.add(raw, article_of(raw, source=""), source="")
    return file.read_bytes()


def newer(file):
    whole(file)
    db = sqlite3.connect(file)
    db.execute(f"PRAGMA user_version = {len(schema.MIGRATIONS) + 1}")
    db.close()


def without_table(file):
    whole(file)
    db = sqlite3.connect(file)
    db.execute("DROP TABLE content")
    db.close()


@pytest.mark.parametrize(
    ("make", "reason"),
    [
        (lambda file: file.write_bytes(b""), "damaged"),
        (lambda file: file.write_bytes(b"SQLite format 3\0"), "damaged"),
        (lambda file: file.write_bytes(b"Bonjour, ceci est une lettre.\n" * 400), "damaged"),
        (lambda file: file.write_bytes(b"\0" * 8192), "damaged"),
        (lambda file: file.write_bytes(whole(file)[:-4096]), "its end is missing"),
        (lambda file: file.write_bytes(whole(file)[:5000]), "its end is missing"),
        (lambda file: file.write_bytes(whole(file)[:100] + b"\xff" * 70_000), "damaged"),
        (lambda file: file.mkdir(), "damaged"),
        (foreign, "another program"),
        (newer, "newer Diptych"),
        (without_table, "no such table"),
    ],
    ids=[
        "empty", "head", "text", "zeros", "cut", "cut short", "overwritten", "folder", "foreign",
        "newer", "table",
    ],
)  # fmt: skip
@pytest.mark.parametrize("read_only", [False, True])
def test_what_is_no_sound_library_is_one_sentence_and_stays_as_it_is(folder, make, reason, read_only):
    folder.mkdir()
    make(folder / FILE)
    before = content(folder) if (folder / FILE).is_file() else None
    with pytest.raises(LibraryError, match=reason) as caught:
        Library.open(folder, read_only=read_only)
    assert "\n" not in str(caught.value)
    assert "; " in str(caught.value), "a way out is named"
    if before:
        # SQLite may lay an empty journal beside a library that it only reads
        assert before.items() <= content(folder).items()
        assert not content(folder).get(f"{FILE}-wal")


def test_a_new_library_is_empty_and_known_by_its_header(library, folder):
    assert library.records() == []
    header = schema.inspect(folder / FILE)
    assert (header.application, header.version) == (schema.APPLICATION_ID, len(schema.MIGRATIONS))


def test_there_must_be_a_library_to_read(folder):
    with pytest.raises(LibraryError, match="cannot be read"):
        Library.open(folder, read_only=True)
    assert not folder.exists()


def test_a_folder_that_is_a_file_is_one_sentence(tmp_path):
    (tmp_path / "file").write_text("x")
    with pytest.raises(LibraryError, match="cannot hold a library"):
        Library.open(tmp_path / "file")
    with pytest.raises(LibraryError, match="cannot hold a library"):
        Library.open(tmp_path / "file" / "below")


def test_what_a_killed_making_left_is_made_anew(folder):
    folder.mkdir()
    (folder / f"{FILE}.new").write_bytes(b"half")
    Library.open(folder).close()
    assert not (folder / f"{FILE}.new").exists()


def test_a_journal_without_its_library_is_not_overwritten(folder):
    folder.mkdir()
    (folder / f"{FILE}-wal").write_bytes(b"articles")
    with pytest.raises(LibraryError, match="bring the two together"):
        Library.open(folder)
    assert content(folder) == {f"{FILE}-wal": b"articles"}


@pytest.fixture
def next_schema(monkeypatch):
    """A Diptych whose schema is one step further."""
    step = "ALTER TABLE article ADD COLUMN rating INTEGER; CREATE TABLE pin (article INTEGER)"
    monkeypatch.setattr(schema, "MIGRATIONS", (*schema.MIGRATIONS, step))
    monkeypatch.setattr("diptych.corpus.library.opening.MIGRATIONS", schema.MIGRATIONS)


def test_an_older_library_is_brought_up_to_date(library, shelve, folder, request):
    record, article = shelve(invented(1))
    library.close()
    request.getfixturevalue("next_schema")
    with pytest.raises(LibraryError, match="older Diptych"):
        Library.open(folder, read_only=True)
    with Library.open(folder) as again:
        assert again.database.row("SELECT rating FROM article") == (None,)
        assert again.article(record.id) == article
    assert schema.inspect(folder / FILE).version == len(schema.MIGRATIONS)


def test_a_step_that_fails_leaves_the_version_before(library, folder, monkeypatch):
    library.close()
    monkeypatch.setattr(
        schema, "MIGRATIONS", (*schema.MIGRATIONS, "CREATE TABLE p (a); CREATE TABLE raw (b)")
    )
    with pytest.raises(LibraryError, match="already exists"):
        Library.open(folder)
    assert schema.inspect(folder / FILE).version == len(schema.MIGRATIONS) - 1
    monkeypatch.undo()
    Library.open(folder).close()
