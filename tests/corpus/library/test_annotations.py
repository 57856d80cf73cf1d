import sqlite3
from dataclasses import replace

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus import Origin
from diptych.corpus.library import FILE, Annotation, End, Library, Place, export_to, import_from, schema
from diptych.errors import LibraryError

LEFT, RIGHT = Origin("/bac/gauche.txt", "a" * 64, "utf-8"), Origin("/bac/droite.txt", "b" * 64, "utf-8")


def end(origin, at=10, quote="700"):
    return End(origin.sha256, origin.source, Place(at, at + len(quote), quote, "Jeudi, ", " passagers"))


def verdict(said="error-left", *, at=10, **more):
    return Annotation("judgement", end(LEFT, at), end(RIGHT), "F6", said, **more)


def said(library, left=LEFT, right=RIGHT):
    return [replace(one, id=0) for one in library.annotations(left, right)]


def test_what_is_said_of_articles_outside_the_library_is_kept_through_a_restart(library, folder):
    library.annotate(verdict(reason="misheard", words="Voir « le bac »."))
    library.close()
    with Library.open(folder) as again:
        assert said(again) == [verdict(reason="misheard", words="Voir « le bac ».")]
        assert said(again, LEFT, replace(LEFT, sha256="c" * 64, source="")) == []


def test_a_pair_that_lies_the_other_way_round_has_the_other_error(library):
    library.annotate(verdict())
    [turned] = said(library, RIGHT, LEFT)
    assert turned == Annotation("judgement", end(RIGHT), end(LEFT), "F6", "error-right")


def test_a_second_word_on_the_same_takes_the_place_of_the_first_whichever_way_it_lies(library):
    library.annotate(verdict())
    library.annotate(verdict("explained").turned())
    assert [one.said for one in said(library)] == ["explained"]
    library.annotate(verdict("both-wrong", at=90))
    assert len(said(library)) == 2


def test_an_empty_one_forgets_what_was_said(library):
    library.annotate(verdict())
    library.annotate(verdict(""))
    assert said(library) == []


def test_another_edition_of_the_same_file_keeps_what_was_said(library):
    library.annotate(verdict())
    edited = replace(LEFT, sha256="c" * 64)
    [kept] = library.annotations(edited, RIGHT)
    assert (kept.left.sha256, kept.said) == (LEFT.sha256, "error-left")
    library.annotate(replace(kept, left=end(edited), said="explained"))
    assert [one.said for one in said(library, edited)] == ["explained"]


def test_a_note_stands_by_its_article_whatever_lies_beside_it(library):
    note = Annotation("note", end(RIGHT), words="Qui a compté ?")
    library.annotate(note)
    library.annotate(note)
    other = Origin("", "d" * 64, "utf-8")
    assert said(library) == said(library, other, RIGHT) == [note, note]
    assert said(library, LEFT, other) == []


def test_a_corrected_figure_is_corrected_whatever_lies_beside_its_article(library):
    first = Annotation("figure", end(RIGHT), said="corrected", words='{"value": "700"}')
    library.annotate(first)
    library.annotate(replace(first, words='{"value": "900"}'))
    other = Origin("", "d" * 64, "utf-8")
    assert [one.words for one in said(library)] == ['{"value": "900"}'], "one figure has one reading"
    assert said(library, RIGHT, other) == said(library)
    assert said(library, LEFT, other) == []


def test_what_is_said_is_taken_back_and_made_again(library):
    library.annotate(verdict())
    library.annotate(verdict("explained"))
    states = [["error-left"], []]
    for state in states:
        operation = library.undo()
        assert (operation.kind, operation.article) == ("annotation", None)
        assert [one.said for one in said(library)] == state
    for state in (["error-left"], ["explained"]):
        library.redo()
        assert [one.said for one in said(library)] == state


def test_saying_the_same_again_is_not_remembered(library):
    library.annotate(verdict())
    library.annotate(verdict())
    library.undo()
    assert library.undoable() is None


def test_what_is_said_of_a_purged_article_is_gone_with_it(library, shelve, folder):
    record, article = shelve(invented(1))
    library.annotate(Annotation("note", end(article.origin), words="secret"))
    library.annotate(verdict())
    library.delete(record.id)
    library.purge()
    assert said(library, article.origin) == []
    assert len(said(library)) == 1
    library.close()
    assert b"secret" not in (folder / FILE).read_bytes()


def test_a_library_of_before_there_were_verdicts_keeps_its_way_back(folder, shelve, library, monkeypatch):
    record, _article = shelve(invented(1))
    library.close()
    (folder / FILE).unlink()
    for suffix in ("-wal", "-shm"):
        (folder / f"{FILE}{suffix}").unlink(missing_ok=True)
    newest = schema.MIGRATIONS
    monkeypatch.setattr(schema, "MIGRATIONS", newest[:1])
    schema.create(folder / FILE)
    monkeypatch.setattr(schema, "MIGRATIONS", newest)
    db = sqlite3.connect(folder / FILE)
    db.execute(
        "INSERT INTO article (id, sha256, source, imported_at, encoding, size, language)"
        " VALUES (1, ?, '', '2025-01-01T00:00:00+00:00', 'utf-8', 4, 'fr')",
        (record.sha256,),
    )
    row = ("2025-01-01T00:00:00+00:00", "metadata", 1, '{"title": null}')
    db.execute("INSERT INTO operation (at, kind, article, before) VALUES (?, ?, ?, ?)", row)
    db.commit()
    db.close()
    with Library.open(folder) as again:
        assert again.undoable().kind == "metadata"
        again.annotate(verdict())
        assert again.undo().kind == "annotation"
        assert again.undo().kind == "metadata"


def test_a_copy_of_a_library_brings_what_was_said_and_no_word_twice(library, tmp_path):
    library.annotate(verdict())
    library.annotate(Annotation("note", end(RIGHT), words="Qui a compté ?"))
    export_to(library, tmp_path / "copy.sqlite3")
    with Library.open(tmp_path / "other") as other:
        other.annotate(verdict("both-wrong").turned())
        for _turn in range(2):
            import_from(other, tmp_path / "copy.sqlite3")
        assert [one.said for one in said(other)] == ["both-wrong", ""]


@pytest.mark.parametrize(
    "change",
    [
        "kind = 'gossip'",
        "left_place = '[1, 2]'",
        'left_place = \'[4, 2, "", "", ""]\'',
        "left_place = '{'",
        "words = x'00'",
    ],
)
def test_damaged_words_of_a_stranger_are_refused_and_ones_own_are_left_out(library, tmp_path, caplog, change):
    library.annotate(verdict())
    with library.database.transaction() as db:
        db.execute(f"UPDATE annotation SET {change}")
    export_to(library, tmp_path / "copy.sqlite3")
    with Library.open(tmp_path / "other") as other, pytest.raises(LibraryError, match="damaged"):
        import_from(other, tmp_path / "copy.sqlite3")
    assert said(library) == []
    assert "damaged in the library" in caplog.text
    caplog.clear()
