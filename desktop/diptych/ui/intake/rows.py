"""Batches of an import come in, a row for each file goes out, in words."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from diptych.app.importing import Outcome
from diptych.app.intake import Batch
from diptych.corpus.library import Record
from diptych.i18n import _, n_, quoted
from diptych.text import visible
from diptych.ui.dates import long_date
from diptych.ui.telling import imported_on, name_of

State = Literal["added", "duplicate", "failed", "skipped", "reading", "waiting", "stopped"]
Link = Literal["", "date", "retry"]
"""What a row offers: to give the date that is not known, to try the file once more."""

_ENCODINGS = {
    "utf-8": "UTF-8",
    "utf-8-sig": "UTF-8",
    "cp1252": "Windows-1252",
    "iso8859-1": "Latin-1",
    "latin-1": "Latin-1",
    "iso8859-15": "Latin-9",
    "mac-roman": "Mac Roman",
}


@dataclass(frozen=True, slots=True)
class Row:
    """One file of an import."""

    path: Path
    state: State
    outcome: Outcome | None = None
    copy_of: str = ""
    """The name of another article of the library that is nearly the same."""

    @property
    def record(self) -> Record | None:
        """The article of the library that is meant: the new one, or the one that was there."""
        return self.outcome.record if self.outcome else None

    @property
    def link(self) -> Link:
        """What the row offers."""
        if self.state == "failed":
            return "retry"
        is_undated = self.state == "added" and self.record is not None and not self.record.published
        return "date" if is_undated else ""


def rows(batches: Iterable[Batch], records: Sequence[Record]) -> tuple[Row, ...]:
    """A row for each file, in the order in which they are tried; `records`: what the library holds."""
    copies: dict[int, list[Record]] = {}
    for record in records:
        if record.copies is not None:
            copies.setdefault(record.copies, []).append(record)
    out: list[Row] = []
    for batch in batches:
        done = len(batch.outcomes)
        out += [Row(one.path, one.what, one, _copy_of(one.record, copies)) for one in batch.outcomes]
        for number, path in enumerate(batch.paths[done:]):
            rest: State = "reading" if number == 0 else "waiting"
            out.append(Row(path, rest if batch.running else "stopped"))
    return tuple(out)


def link_text(link: Link) -> str:
    """The words that are clicked on."""
    return {"": "", "date": _("Give the date…"), "retry": _("Try again")}[link]


def amount(row: Row) -> str:
    """What stands at the right of the file's name: how long the article is, or why there is none."""
    if row.state == "added" and row.outcome:
        return n_("{n} word", "{n} words", row.outcome.words)
    return {
        "duplicate": _("already there"),
        "failed": _("failed"),
        "skipped": _("left out"),
        "reading": _("reading…"),
        "waiting": _("waiting"),
        "stopped": _("not read"),
    }[row.state]


def form(row: Row) -> str:
    """The format of a file that was read, and its encoding where that says something."""
    if row.state != "added" or not row.record:
        return ""
    name = row.record.encoding.lower().replace("_", "-")
    encoding = _ENCODINGS.get(name, name.upper())
    return " · ".join(part for part in (row.path.suffix.lstrip(".").upper(), encoding) if part)


def details(row: Row) -> str:
    """What is known of an article and what was done to its text; why there is none."""
    match row.state:
        case "added" if row.record and row.outcome:
            return " · ".join(part for part in _parts(row.record, row.outcome, row.copy_of) if part)
        case "duplicate" if row.record:
            told = _("The same bytes as {title}, imported on {date}: not added.")
            return told.format(title=quoted(name_of(row.record)), date=imported_on(row.record))
        case "failed" | "skipped" if row.outcome:
            # the row is headed by the file's name, and its tip has the folder
            reason = visible(row.outcome.reason.replace(str(row.path), row.path.name))
            return reason[:1].upper() + reason[1:] + ("" if reason.endswith(".") else ".")
        case "stopped":
            return _("The import was stopped before this file.")
        case _:
            return visible(str(row.path.parent))


def in_words(row: Row) -> str:
    """The whole row for one who hears it."""
    return " · ".join(part for part in (visible(row.path.name), amount(row), details(row), form(row)) if part)


def _parts(record: Record, outcome: Outcome, copy_of: str) -> tuple[str, ...]:
    aside = n_("{n} block put aside", "{n} blocks put aside", outcome.aside)
    restored = n_("{n} taken back", "{n} taken back", outcome.restored)
    repairs = n_("{n} word mended", "{n} words mended", outcome.repairs)
    copies = _("nearly the same as {title}").format(title=quoted(copy_of))
    return (
        record.outlet or "",
        long_date(record.published) if record.published else _("no date"),
        aside if outcome.aside else "" if outcome.restored else _("nothing put aside"),
        restored if outcome.restored else "",
        repairs if outcome.repairs else "",
        copies if copy_of else "",
    )


def _copy_of(record: Record | None, copies: dict[int, list[Record]]) -> str:
    if record is None or record.copies is None:
        return ""
    others = (one for one in copies.get(record.copies, ()) if one.id != record.id)
    return next((name_of(one) for one in others), "")
