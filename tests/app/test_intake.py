from pathlib import Path

import pytest

from diptych.app.importing import Outcome, found_in, import_found
from diptych.app.intake import Batch, counted, reviewed
from diptych.corpus.library import Library

TEXT = """Le quai nord en sursis

Il faut sauver les 85 emplois du quai nord, dit la cÅ“ur de la ville.

Lire aussi : nos photos du port

Une assemblée est convoquée lundi par les élus de la ville.

Recevez chaque matin notre lettre d’information

Les élus y demanderont un moratoire de six mois.
"""


@pytest.fixture
def library(tmp_path):
    with Library.open(tmp_path / "library") as library:
        yield library


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "articles"
    folder.mkdir()
    (folder / "a.txt").write_text(TEXT, "utf-8")
    (folder / "b.txt").write_text(TEXT, "utf-8")
    (folder / "c.txt").write_bytes(b"")
    (folder / "d.jpg").write_bytes(b"\xff\xd8")
    return folder


def batch_of(library, folder):
    found = found_in([folder])
    report = import_found(library, found)
    return Batch(tuple(one.path for one in found), report.outcomes, running=False)


def test_the_files_are_known_before_the_first_is_read_and_each_says_what_was_done(library, folder):
    batch = batch_of(library, folder)
    assert [path.name for path in batch.paths] == ["a.txt", "b.txt", "c.txt", "d.jpg"]
    assert [one.what for one in batch.outcomes] == ["added", "duplicate", "failed", "skipped"]
    assert counted([batch]) == {"added": 1, "duplicate": 1, "failed": 1, "skipped": 1}
    first = batch.outcomes[0]
    assert (first.aside, first.restored, first.repairs) == (2, 0, 1)
    assert first.words > 10


def test_a_changed_article_is_retold_wherever_it_stands_in_the_list(library, folder):
    batch = batch_of(library, folder)
    id = batch.outcomes[0].record.id
    library.restore_furniture(id, 0)
    record = library.set_metadata(id, outlet="Le Môle")
    told = batch.retold(record, library.article(id))
    assert (told.outcomes[0].aside, told.outcomes[0].restored) == (1, 1)
    assert [one.record.outlet for one in told.outcomes[:2]] == ["Le Môle", "Le Môle"]
    assert told.outcomes[2:] == batch.outcomes[2:]


def test_a_file_that_is_tried_again_leaves_its_row_and_those_that_wait_stay(tmp_path):
    paths = tuple(Path(name) for name in "abcd")
    batch = Batch(paths, (Outcome(paths[0], "added"), Outcome(paths[1], "failed", reason="no")))
    left = batch.without(paths[1])
    assert left.paths == (paths[0], paths[2], paths[3])
    assert left.outcomes == batch.outcomes[:1]
    assert batch.without(paths[3]).paths == paths, "it has not been looked at"


def test_what_is_looked_over_is_the_article_as_it_was_read(library, folder):
    id = batch_of(library, folder).outcomes[0].record.id
    before = library.article(id)
    library.restore_furniture(id, 1)
    found = reviewed(library, id)
    assert found.restored == {1}
    assert found.article == before
    assert found.record == library.record(id)
