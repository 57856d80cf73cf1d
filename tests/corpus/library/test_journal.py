import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library import Library


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
        lambda lib: lib.reset_metadata(first.id, "title"),
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
        lambda lib: lib.reset_metadata(1, "title"),
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
