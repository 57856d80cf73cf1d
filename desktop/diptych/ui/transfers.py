"""A path comes in, the whole library goes into that file, or what such a file holds into the library."""

from collections.abc import Callable
from functools import partial
from pathlib import Path

from diptych.app.jobs import Work
from diptych.app.session import Session, Transfer
from diptych.i18n import _, n_
from diptych.ui import library_work as work
from diptych.ui.keeper import Keeper
from diptych.ui.runner import Runner

_SLOT = "transfer"


class Transfers:
    """Exports and imports the library of a window as one file. Each command is a job and returns at once."""

    def __init__(
        self,
        runner: Runner,
        keeper: Keeper,
        session: Callable[[], Session],
        set_session: Callable[..., None],
    ) -> None:
        self._runner, self._keeper = runner, keeper
        self._session, self._set = session, set_session

    def export_to(self, path: Path) -> None:
        """Write the library, without what was taken off the shelf, into one file."""

        def done(_none: object) -> None:
            told = _("The library is in “{file}”, with all its articles and what you told of them.")
            self._set(transfer=None, notice=told.format(file=path), news=True)

        self._run(partial(work.export_library, self._keeper.open_library(), path), done, is_export=True)

    def import_from(self, path: Path) -> None:
        """Add the articles of such a file to the library: all that it holds, or none."""

        def done(taken: work.Taken) -> None:
            known = {one.id for one in self._session().records}
            parts = (
                n_("{n} article added", "{n} articles added", len(taken.merged.added)),
                n_("{n} in the library already", "{n} in the library already", len(taken.merged.duplicates)),
            )
            notice = _("Import: {counts}.").format(counts=", ".join(parts))
            self._set(transfer=None, records=taken.records, notice=notice, news=True)
            self._keeper.said_changed()
            self._keeper.index([one for one in taken.records if one.id not in known])

        self._run(partial(work.import_library, self._keeper.open_library(), path), done, is_export=False)

    def cancel(self) -> None:
        """Give it up: no half of a file is written, no half of one imported."""
        if self._session().transfer:
            self._runner.give_up(_SLOT)
            self._set(transfer=None, notice=_("Stopped: nothing was changed."), news=True)

    def _run(self, job: Work[object], done: Callable[..., None], *, is_export: bool) -> None:
        def watch(steps: int, total: int) -> None:
            self._set(transfer=Transfer(is_export, steps, total))

        def failed(sentence: str) -> None:
            self._set(transfer=None, notice=sentence)

        self.cancel()
        self._set(notice="", transfer=Transfer(is_export))
        self._runner.run(_SLOT, job, done=done, failed=failed, progress=watch)
