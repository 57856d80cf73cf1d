import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library import Annotation, End, Library


def state(library):
    """Everything of an article that can be changed."""
    return [(record, library.article(record.id)) for record in library.records()]


def test_every_change_is_taken_back_in_turn_also_after_a_restart(library, shelve, page, folder):
    first, _article = shelve(page)
    second, _article = shelve(invented(1))
    changes = [
        lambda lib: lib.set_metadata(first.id, title="Autre titre", author=None),
        lambda lib: lib.set_metadata(first.id, title="Encore un titre"),
        lambda lib: lib.restore_furniture(first.id, 0),
        lambda lib: lib.set_metadata(first.id, reset=["title"]),
        lambda lib: lib.put_aside_again(first.id, 0),
        lambda lib: lib.delete(second.id),
    ]
    kinds = ["metadata", "metadata", "furniture", "metadata", "furniture", "delete"]
    states = [state(library)]
    for change in changes:
        change(library)
        states.append(state(library))
    library.close()
    for kind, before, after in zip(reversed(kinds), reversed(states[:-1]), reversed(states), strict=False):
        with Library.open(folder) as again:
            assert state(again) == after
            assert again.undoable().kind == kind
            assert again.undo().kind == kind
            assert state(again) == before
    with Library.open(folder) as again:
        assert again.undoable() is None
        assert again.undo() is None


@pytest.mark.parametrize(
    "change",
    [
        lambda lib: lib.set_metadata(1, reset=["title"]),
        lambda lib: lib.put_aside_again(1, 0),
        lambda lib: lib.set_metadata(1),
    ],
)
def test_a_change_that_changes_nothing_is_not_remembered(library, shelve, page, change):
    shelve(page)
    change(library)
    assert library.undoable() is None


def test_deleting_twice_is_taken_back_once(library, shelve):
    record, _article = shelve(invented(1))
    library.delete(record.id)
    library.delete(record.id)
    library.undo()
    assert library.records() == [record]
    assert library.undoable() is None


def test_the_journal_does_not_grow_for_ever(library, shelve):
    record, _article = shelve(invented(1))
    row = ("", "metadata", record.id, "{}")
    with library.database.transaction() as db:
        db.executemany("INSERT INTO operation (at, kind, article, before) VALUES (?, ?, ?, ?)", [row] * 600)
    library.set_metadata(record.id, title="x")
    assert library.database.row("SELECT count(*) FROM operation") == (500,)


def test_telling_and_taking_back_in_one_save_is_one_change_to_undo(library, shelve, page):
    record, _article = shelve(page)
    library.set_metadata(record.id, author="Ana Ruiz")
    before = library.record(record.id)
    library.set_metadata(record.id, title="Autre titre", reset=["author"])
    after = library.record(record.id)
    assert (after.title, after.provenance.author) == ("Autre titre", "page")
    library.undo()
    assert library.record(record.id) == before


def test_what_was_taken_back_is_made_again_in_turn_until_something_else_is_changed(library, shelve, page):
    first, _article = shelve(page)
    second, _article = shelve(invented(1))
    states = [state(library)]
    for change in (
        lambda: library.set_metadata(first.id, title="Autre titre"),
        lambda: library.restore_furniture(first.id, 0, 1),
        lambda: library.delete(second.id),
    ):
        change()
        states.append(state(library))
    assert library.redo() is None
    for before in reversed(states[:-1]):
        library.undo()
        assert state(library) == before
    for kind, after in zip(("metadata", "furniture", "delete"), states[1:], strict=True):
        assert library.redo().kind == kind
        assert state(library) == after
    assert library.redo() is None
    library.undo()
    library.set_metadata(first.id, title="Encore un titre")
    assert library.redo() is None
    library.undo()
    assert state(library) == states[2]


def test_what_was_taken_back_is_made_again_after_a_restart(folder, library, shelve, page):
    first, _article = shelve(page)
    library.set_metadata(first.id, title="Autre titre")
    library.annotate(Annotation("note", End("a" * 64), words="Qui compte ?"))
    after = state(library)
    library.undo()
    library.undo()
    library.close()
    with Library.open(folder) as again:
        assert again.redo().kind == "metadata"
        assert again.redo().kind == "annotation"
        assert again.redo() is None
        assert state(again) == after
        again.undo()
        again.delete(first.id)
        assert again.redo() is None, "after another change nothing is made again"


def test_a_passage_that_is_put_aside_is_taken_back_and_put_aside_again(folder, library, shelve, page):
    record, _article = shelve(page)
    before = library.article(record.id)
    body = [passage for passage in before.passages if passage.kind != "title"]
    assert library.put_aside(record.id, before.passages[0].span) == (), "the title stays"
    [piece] = library.put_aside(record.id, body[-1].span)
    after = library.article(record.id)
    assert body[-1].span.of(before.text) not in after.text
    assert library.furniture(record.id)[piece].text == body[-1].span.of(before.text)
    assert library.damage(record.id) is None
    library.undo()
    assert library.article(record.id).text == before.text
    library.close()
    with Library.open(folder) as again:
        again.redo()
        assert again.article(record.id) == after
        again.restore_furniture(record.id, piece)
        assert again.article(record.id).text == before.text
        whole = body[0].span.joined(body[-1].span)
        assert again.put_aside(record.id, whole) == (), "something is left to be read"
        assert again.article(record.id).text == before.text


def test_a_way_back_that_an_earlier_version_wrote_is_still_taken(library, shelve, page):
    record, _article = shelve(page)
    before = state(library)
    library.restore_furniture(record.id, 0)
    with library.database.transaction() as db:
        db.execute("UPDATE operation SET before = ?", ('{"index": 0, "restored": false}',))
    library.undo()
    assert state(library) == before
