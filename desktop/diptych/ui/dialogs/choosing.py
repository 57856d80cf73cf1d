"""The user is asked for a file: where to read from or write to comes out, None where there is none."""

from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QWidget

from diptych.app.importing import READABLE
from diptych.corpus.library import BUNDLE_END
from diptych.i18n import _

_LIBRARY_ENDS = f"*{BUNDLE_END} *.sqlite3"


def articles(parent: QWidget) -> list[Path]:
    """Files to be opened, none where the user thought better."""
    ends = " ".join(f"*{suffix}" for suffix in sorted(READABLE))
    kinds = f"{_('Articles')} ({ends});;{_('All files')} (*)"
    names, _kind = QFileDialog.getOpenFileNames(parent, _("Open articles"), "", kinds)
    return [Path(name) for name in names]


def folder(parent: QWidget) -> Path | None:
    """A folder to be imported."""
    return _path(QFileDialog.getExistingDirectory(parent, _("Import a folder")))


def report_to_write(parent: QWidget) -> Path | None:
    """Where the report goes; its form is that of the ending, a page of HTML without any."""
    kinds = {
        ".html": _("Web page"),
        ".pdf": _("PDF"),
        ".docx": _("Word document"),
        ".csv": _("Table (CSV)"),
        ".json": _("Data (JSON)"),
        ".txt": _("Plain text"),
    }
    filters = {f"{label} (*{end})": end for end, label in kinds.items()}
    name, chosen = QFileDialog.getSaveFileName(parent, _("Export report"), "diptych.html", ";;".join(filters))
    path = _path(name)
    return path.with_name(path.name + filters.get(chosen, ".html")) if path and not path.suffix else path


def library_to_write(parent: QWidget) -> Path | None:
    """Where the whole library goes."""
    title, kinds = _("Export the library"), f"{_('Library')} (*{BUNDLE_END})"
    return _path(QFileDialog.getSaveFileName(parent, title, f"library{BUNDLE_END}", kinds)[0])


def library_to_read(parent: QWidget) -> Path | None:
    """The file of another library."""
    kinds = f"{_('Library')} ({_LIBRARY_ENDS});;{_('All files')} (*)"
    return _path(QFileDialog.getOpenFileName(parent, _("Import a library"), "", kinds)[0])


def _path(name: str) -> Path | None:
    return Path(name) if name else None
