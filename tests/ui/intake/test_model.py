from pathlib import Path

from diptych.app.importing import Outcome
from diptych.app.intake import Batch
from diptych.ui.intake.model import ROW, IntakeModel
from diptych.ui.intake.rows import rows

PATHS = tuple(Path(f"{number}.txt") for number in range(4))


def test_a_file_that_was_read_changes_its_row_and_the_next_one_only(qtmodeltester, qtbot):
    model = IntakeModel()
    model.show(rows([Batch(PATHS)], []))
    qtmodeltester.check(model)
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.dataChanged) as told:
        model.show(rows([Batch(PATHS, (Outcome(PATHS[0], "failed", reason="empty"),))], []))
    assert [index.row() for index in told.args[:2]] == [0, 1]
    assert model.index(1).data(ROW).state == "reading"


def test_a_second_import_is_added_below(qtbot):
    model = IntakeModel()
    first = Batch(PATHS[:2])
    model.show(rows([first], []))
    with qtbot.assertNotEmitted(model.modelReset), qtbot.waitSignal(model.rowsInserted):
        model.show(rows([first, Batch(PATHS[2:])], []))
    assert model.rowCount() == 4
    with qtbot.waitSignal(model.modelReset):
        model.show(rows([Batch(PATHS[2:])], []))
