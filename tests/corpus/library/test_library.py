import sqlite3
from datetime import UTC, datetime
from threading import Thread

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus import article_of
from diptych.corpus.library import FILE, Library, analysis_key
from diptych.errors import DuplicateError, LibraryError
from diptych.i18n import set_language


def test_an_article_comes_back_as_it_was_read(library, shelve, page, folder):
    record, article = shelve(page, "https://example.org/pont")
    assert library.raw(record.id) == page
    assert library.article(record.id) == article
    library.close()
    with Library.open(folder) as again:
        assert again.article(record.id) == article
        assert again.raw(record.id) == page


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252", "mac_roman"])
def test_the_bytes_are_kept_whatever_their_encoding(library, shelve, encoding):
    raw = invented(1).decode().replace("\n", "\r\n").encode(encoding)
    record, article = shelve(raw)
    assert library.raw(record.id) == raw
    assert (record.size, record.encoding) == (len(raw), article.origin.encoding)
    assert library.article(record.id) == article


def test_mended_words_are_remembered(library, shelve):
    record, article = shelve(invented(1) + "\n\nLe cÅ“ur de la ville bat encore, a dit la maire.\n".encode())
    assert article.repairs
    assert library.article(record.id).repairs == article.repairs


def test_a_record_tells_where_it_comes_from(library, shelve):
    began = datetime.now(UTC).replace(microsecond=0)
    record, article = shelve(invented(1), "/tmp/pont.txt")
    assert record == library.record(record.id) == library.find(article.origin.sha256)
    assert library.records() == [record]
    assert (record.source, record.title, record.provenance.title) == ("/tmp/pont.txt", article.title, "page")
    assert (record.author, record.provenance.author) == (None, None)
    assert began <= datetime.fromisoformat(record.imported_at) <= datetime.now(UTC)
    assert (record.deleted, record.damage, record.copies) == (False, None, None)


def test_what_a_manifest_says_is_told_apart(library):
    raw = invented(1)
    article = article_of(raw, source="")
    told = {"manifest": {"outlet": "La Revue", "published": "2025-04"}}
    record = library.add(raw, article, source="", told=told)
    assert (record.outlet, record.published) == ("La Revue", "2025-04")
    assert (record.provenance.outlet, record.provenance.title) == ("manifest", "page")
    assert library.article(record.id).outlet == "La Revue"


def test_the_same_bytes_are_a_duplicate_that_names_the_first(library, shelve):
    record, article = shelve(invented(1))
    with pytest.raises(DuplicateError, match="Article numéro 1") as caught:
        shelve(invented(1), "elsewhere.txt")
    assert caught.value.held == record.id
    assert len(library.records()) == 1
    assert article


def test_an_article_read_from_other_bytes_is_a_mistake(library):
    with pytest.raises(ValueError, match="these bytes"):
        library.add(b"other", article_of(invented(1), source=""), source="")


def test_a_path_that_is_no_text_is_kept_readable(library):
    raw = invented(1)
    record = library.add(raw, article_of(raw, source=""), source="/tmp/caf\udce9.txt")
    assert record.source == "/tmp/caf\\udce9.txt"


def test_an_unknown_article_is_one_sentence(library):
    for ask in (library.record, library.raw, library.article, library.delete, library.furniture):
        with pytest.raises(LibraryError, match="no article 7"):
            ask(7)


def test_what_the_user_tells_is_believed_and_what_was_imported_kept(library, shelve, page):
    record, article = shelve(page)
    told = library.set_metadata(record.id, author="  Ana\nOrvel ", published="2025-04", outlet=None)
    assert (told.author, told.published, told.outlet) == ("Ana Orvel", "2025-04", None)
    assert (told.provenance.author, told.provenance.title) == ("user", "page")
    changed = library.article(record.id)
    assert (changed.author, changed.published) == ("Ana Orvel", "2025-04")
    assert changed.text == article.text
    assert library.set_metadata(record.id, author="").author is None
    back = library.set_metadata(record.id, reset=["author", "published", "outlet"])
    assert back == record
    assert library.article(record.id) == article


@pytest.mark.parametrize("value", ["12 mars", "2025-13", "2025-02-30", "25", "2025-4-1", "٢٠٢٥"])
def test_an_impossible_date_is_refused(library, shelve, value):
    record, _article = shelve(invented(1))
    with pytest.raises(LibraryError, match="no date"):
        library.set_metadata(record.id, published=value)
    assert library.record(record.id) == record


def test_an_unknown_language_or_field_is_refused(library, shelve):
    record, _article = shelve(invented(1))
    with pytest.raises(LibraryError, match="no language"):
        library.set_metadata(record.id, language="de")
    with pytest.raises(ValueError, match="no such field"):
        library.set_metadata(record.id, colour="red")


def test_restored_furniture_is_remembered_and_changes_the_analysis(library, shelve, page, folder):
    record, article = shelve(page)
    pieces = library.furniture(record.id)
    assert [piece.text for piece in pieces] == [piece.text for piece in article.furniture]
    chosen = next(piece for piece in pieces if "marché couvert" in piece.text)
    library.restore_furniture(record.id, chosen.index)
    library.close()
    with Library.open(folder) as again:
        changed = again.article(record.id)
        assert chosen.text in changed.text
        assert analysis_key(changed) != analysis_key(article)
        assert [piece.restored for piece in again.furniture(record.id)].count(True) == 1
        again.put_aside_again(record.id, chosen.index)
        assert again.article(record.id) == article
        with pytest.raises(ValueError, match="no furniture 99"):
            again.restore_furniture(record.id, 99)


def test_the_analysis_of_an_article_hangs_on_its_text_and_date_only(library, shelve):
    record, article = shelve(invented(1))
    library.set_metadata(record.id, author="Ana Orvel", outlet="La Revue")
    assert analysis_key(library.article(record.id)) == analysis_key(article)
    library.set_metadata(record.id, published="2025-04-01")
    assert analysis_key(library.article(record.id)) != analysis_key(article)


def test_what_was_computed_is_kept(library, shelve, folder):
    assert library.cached("key") is None
    library.cache("key", b"first")
    library.cache("key", b"\0second")
    library.close()
    with Library.open(folder) as again:
        assert again.cached("key") == b"\0second"


def test_a_deleted_article_leaves_the_shelf_but_not_the_library(library, shelve):
    record, article = shelve(invented(1))
    assert library.delete(record.id).deleted
    assert library.records() == []
    assert [one.id for one in library.records(deleted=True)] == [record.id]
    assert library.article(record.id) == article


def test_importing_a_deleted_article_brings_it_back(library, shelve):
    record, _article = shelve(invented(1))
    library.delete(record.id)
    assert shelve(invented(1))[0] == record
    assert library.records() == [record]
    assert library.undoable() is None


def test_only_purging_removes_the_bytes(library, shelve, folder):
    secret = b"Zanzibarquitsch"
    kept, _article = shelve(invented(1))
    record, _article = shelve(invented(2) + b"\n\n" + secret + b" est un mot que personne ne dit.\n")
    library.cache("key", b"value")
    library.delete(record.id)
    assert library.purge() == 1
    assert library.records(deleted=True) == []
    assert library.undo() is None
    assert library.cached("key") is None
    assert library.raw(kept.id)
    for file in folder.iterdir():
        assert secret not in file.read_bytes(), file.name
    assert shelve(invented(3))[0].id > record.id, "an id is never given twice"


def test_a_library_serves_several_threads(library):
    read = [(raw, article_of(raw, source="")) for raw in map(invented, range(20))]

    def work(part):
        for raw, article in part:
            library.add(raw, article, source="")
            library.records()

    threads = [Thread(target=work, args=(read[n::4],)) for n in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(library.records()) == 20


@pytest.mark.parametrize(
    "harm",
    [
        "UPDATE content SET text = 'x' || text WHERE article = 2",
        "UPDATE content SET layout = '[]' WHERE article = 2",
        "UPDATE content SET text = x'00ff' WHERE article = 2",
        "DELETE FROM content WHERE article = 2",
        "UPDATE raw SET bytes = x'00' WHERE article = 2",
        "UPDATE raw SET bytes = 'text' WHERE article = 2",
        "DELETE FROM raw WHERE article = 2",
        "UPDATE article SET title = x'ff' WHERE id = 2",
        "UPDATE article SET title = CAST(x'ff' AS TEXT) WHERE id = 2",
        "UPDATE article SET size = 'big' WHERE id = 2",
        "INSERT INTO told VALUES (2, 'colour', 'user', 'red')",
        "INSERT INTO told VALUES (2, 'title', 'nobody', 'red')",
        "INSERT INTO told VALUES (2, 'language', 'user', NULL)",
    ],
)
def test_a_damaged_article_is_a_note_and_the_others_are_whole(library, shelve, folder, harm):
    articles = [shelve(invented(n))[1] for n in range(3)]
    library.close()
    db = sqlite3.connect(folder / FILE)
    db.execute(harm)
    db.commit()
    db.close()
    with Library.open(folder) as again:
        for id in (1, 3):
            assert again.article(id) == articles[id - 1]
            assert again.damage(id) is None
        assert "Article 2 is damaged" in again.damage(2)
        records = again.records()
        assert [bool(record.damage) for record in records] == [False, True, False]
        with pytest.raises(LibraryError, match="Article 2 is damaged"):
            again.article(2) and again.raw(2)


def test_importing_the_file_again_mends_a_damaged_article(library, shelve, folder):
    record, article = shelve(invented(1))
    library.set_metadata(record.id, outlet="La Revue")
    library.close()
    db = sqlite3.connect(folder / FILE)
    db.execute("UPDATE content SET text = 'gone'")
    db.commit()
    db.close()
    with Library.open(folder) as again:
        mended = again.add(invented(1), article, source="a.txt")
        assert (mended.id, mended.outlet, mended.damage) == (record.id, "La Revue", None)
        assert again.article(record.id).text == article.text
        assert again.records() == [mended]


def test_opening_for_reading_changes_nothing(library, shelve, folder):
    record, article = shelve(invented(1))
    library.close()
    before = (folder / FILE).read_bytes()
    with Library.open(folder, read_only=True) as reader:
        assert reader.read_only
        assert reader.article(record.id) == article
        for change in (
            lambda: reader.delete(record.id),
            lambda: reader.set_metadata(record.id, title="x"),
            lambda: reader.add(invented(2), article_of(invented(2), source=""), source=""),
            lambda: reader.cache("key", b""),
            reader.undo,
            reader.purge,
        ):
            with pytest.raises(LibraryError, match="reading only"):
                change()
    assert (folder / FILE).read_bytes() == before


def test_reasons_of_furniture_are_told_in_the_language_of_the_day(library, shelve, page):
    try:
        set_language("fr")
        record, french = shelve(page)
        assert library.article(record.id) == french
        set_language("en")
        english = article_of(page, source="a.txt")
        assert library.article(record.id) == english != french
    finally:
        set_language("en")


@pytest.mark.parametrize(("words", "most"), [(invented(10, words=2_000)[-40:], 3), (b"/tmp/10.txt", 20)])
def test_a_destroyed_page_of_the_file_costs_only_what_was_on_it(library, shelve, folder, words, most):
    articles = [shelve(invented(n, words=2_000), f"/tmp/{n}.txt")[1] for n in range(20)]
    library.close()
    file = folder / FILE
    whole = bytearray(file.read_bytes())
    at = whole.index(words) // 4096 * 4096
    whole[at : at + 4096] = b"\xa5" * 4096
    file.write_bytes(whole)
    with Library.open(folder) as again:
        assert len(again.records()) == 20
        damaged = [record.id for record in again.records() if again.damage(record.id)]
        assert 1 <= len(damaged) <= most
        for id in set(range(1, 21)) - set(damaged):
            assert again.article(id) == articles[id - 1]
        assert [record.id for record in again.records() if record.damage] == damaged
