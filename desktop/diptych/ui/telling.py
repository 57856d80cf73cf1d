"""What was done in the library comes in, one sentence for the user goes out."""

from dataclasses import dataclass

from PySide6.QtCore import QDateTime, Qt

from diptych.app.importing import ImportReport, Outcome
from diptych.app.session import Remedy, Session
from diptych.corpus import Article
from diptych.corpus.library import Record
from diptych.i18n import _, n_, quoted
from diptych.text import visible
from diptych.ui.dates import long_date

MANY = 2
"""An import of more files than are opened is told of when it ends, also where everything went well."""


@dataclass(frozen=True, slots=True)
class Told:
    """A notice, what goes with it, and whether it is about nothing that went wrong."""

    notice: str = ""
    remedy: Remedy = ""
    news: bool = True


def import_told(report: ImportReport) -> Told:
    """What a notice says of an import, nothing where a file or two were opened as they were meant to be."""
    missed = (*report.failed, *report.skipped)
    remedy: Remedy = "failures" if missed else "import"
    if report.cancelled:
        added = n_("{n} article", "{n} articles", len(report.added))
        told = _("The import was stopped; what was added stays: {articles}.").format(articles=added)
        return Told(told, remedy, news=not report.failed)
    if not report.outcomes:
        return Told(_("There is no file in this folder; nothing was imported."))
    if len(report.outcomes) == 1:
        [only] = report.outcomes
        return Told(_one_told(only), news=only.what != "failed")
    if len(report.added) == len(report.outcomes) <= MANY:
        return Told()
    parts = (
        n_("{n} article added", "{n} articles added", len(report.added)),
        n_("{n} in the library already", "{n} in the library already", len(report.duplicates)),
        n_("{n} file failed", "{n} files failed", len(report.failed)),
        n_("{n} file left out", "{n} files left out", len(report.skipped)),
    )
    counts = (len(report.added), len(report.duplicates), len(report.failed), len(report.skipped))
    shown = [part for part, count in zip(parts, counts, strict=True) if count]
    notice = _("Import: {counts}.").format(counts=", ".join(shown))
    return Told(notice, remedy, news=not report.failed)


def name_of(record: Record) -> str:
    """What the article of a record is called: its title, or its file, or when it was pasted."""
    if record.title:
        return visible(record.title)
    name = record.source.replace("\\", "/").rpartition("/")[2]
    return visible(name) or pasted_on(record)


def pasted_on(record: Record) -> str:
    """When a text was pasted."""
    return _("Pasted on {date}").format(date=imported_on(record))


def imported_on(record: Record) -> str:
    """The day of an import, in the user's language."""
    moment = QDateTime.fromString(record.imported_at, Qt.DateFormat.ISODate).toLocalTime()
    return long_date(moment.date().toString(Qt.DateFormat.ISODate))


def hindrance(session: Session, article: Article | None) -> str:
    """Why nothing about this article can be changed, one sentence; "" when it can."""
    if session.library == "read-only":
        return _("Another window has this library open: nothing can be changed in this one.")
    if session.library != "ready" or session.record_of(article) is None:
        return _("Only an article of your library can be changed; this one is not in it.")
    return ""


def _one_told(only: Outcome) -> str:
    if only.what == "duplicate" and only.record:
        told = _("{title} is in the library already, since {date}; that article was opened.")
        return told.format(title=quoted(name_of(only.record)), date=imported_on(only.record))
    if only.what == "skipped":
        return _("“{file}” was left out: {reason}.").format(file=only.path.name, reason=only.reason)
    return only.reason
