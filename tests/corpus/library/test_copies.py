import random

import pytest
from tests.corpus.library.conftest import invented

from diptych.corpus.library.copies import likeness, runs


def edited(raw, *, share, seed=0):
    """`raw` with that share of its words replaced, as an editor does: some here, some there."""
    dice = random.Random(seed)
    changed = ["autre" if dice.random() < share else word for word in raw.decode().split(" ")]
    return " ".join(changed).encode()


def test_hashes_are_the_same_on_every_machine():
    assert min(runs("Le pont de Vaubrune rouvrira lundi.")) == -4850016010179222825


def test_case_accents_and_signs_make_no_difference():
    text = invented(1).decode()
    assert likeness(runs(text), runs(text.upper().replace("’", "'"))) == 1.0


def test_a_wire_copy_cut_and_touched_up_is_linked(library, shelve):
    wire = invented(1, words=400)
    first, _ = shelve(wire)
    cut = wire.decode().rsplit("\n\n", 2)[0].encode()
    second, _ = shelve(cut)
    third, _ = shelve(edited(wire, share=0.05))
    other, _ = shelve(invented(2, words=400))
    groups = {record.id: record.copies for record in library.records()}
    assert groups[first.id] == groups[second.id] == groups[third.id] == first.id
    assert groups[other.id] is None


def test_a_wire_copy_cut_by_a_third_under_a_title_and_a_lead_of_its_own_is_linked(library, shelve):
    wire = invented(1, words=450).decode()
    first, _ = shelve(wire.encode())
    lead, added = invented(4, words=40).decode(), invented(5, words=60).decode()
    kept = wire.split(" ")[40:300]
    copied = " ".join([lead, *kept[:150], added, *kept[150:]])
    second, _ = shelve(edited(copied.encode(), share=0.02))
    assert second.copies == first.id


def test_two_reports_that_quote_the_same_words_at_length_are_no_copies(library, shelve):
    quoted = invented(6, words=80).decode()
    one, other = invented(7, words=200).decode(), invented(8, words=200).decode()
    shelve(f"{one}\n\n{quoted}".encode())
    assert shelve(f"{other}\n\n{quoted}".encode())[0].copies is None


def test_an_article_that_quotes_a_copy_is_not_one(library, shelve):
    shelve(invented(1, words=60))
    long = invented(2, words=600) + b"\n\n" + invented(1, words=60)
    assert shelve(long)[0].copies is None


def test_two_groups_become_one_when_an_article_is_like_both(library, shelve):
    left, right = invented(1, words=200), invented(2, words=200)
    ids = [shelve(raw)[0].id for raw in (left, left + b"\n", right, right + b"\n")]
    assert [library.record(id).copies for id in ids] == [ids[0], ids[0], ids[2], ids[2]]
    shelve(left + b"\n\n" + right)
    assert {record.copies for record in library.records()} == {ids[0]}


def test_of_a_very_short_text_nothing_is_said(library, shelve):
    text = "Le pont de Vaubrune rouvrira lundi, a dit la maire aux habitants réunis."
    assert shelve(text.encode())[0].copies is None
    assert shelve(text.encode() + b"\n")[0].copies is None


def test_a_group_of_one_is_dissolved_when_the_other_is_purged(library, shelve):
    first, _ = shelve(invented(1))
    second, _ = shelve(invented(1) + b"\n")
    library.delete(first.id)
    assert library.record(second.id).copies == first.id
    library.purge()
    assert library.record(second.id).copies is None


@pytest.mark.parametrize(("share", "linked"), [(0.0, True), (0.03, True), (0.5, False)])
def test_how_much_editing_a_copy_bears(share, linked):
    raw = invented(3, words=400)
    assert (likeness(runs(raw.decode()), runs(edited(raw, share=share).decode())) >= 0.42) == linked
