"""The words of one command come in, its output is written and its exit status goes out."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import Literal

from diptych.app import system
from diptych.app.analyses import library_to_keep_in
from diptych.app.files import write_whole
from diptych.app.importing import Outcome, import_paths, library_folder
from diptych.app.remarks import annotations_of
from diptych.app.use_cases import (
    compare_noted,
    compare_story,
    open_article,
    shared_models,
)
from diptych.corpus import Article
from diptych.corpus.library import (
    FILE,
    Annotation,
    Library,
    back_up,
    backups,
    export_to,
    import_from,
    restore,
)
from diptych.errors import MissingError, ReadError, UsageError, WriteError
from diptych.i18n import _, n_
from diptych.report import FormName, form_for, matrix_csv, matrix_json, matrix_text, write_report
from diptych.text import visible

_FEWEST = 2


def compare(
    left: Path, right: Path, form: FormName | None, out: Path | None, *, profile: bool = False
) -> int:
    """Compare two files and write the report to `out`, or to standard output; `profile` as in the window.

    What the library keeps of the two is heeded: links and figures corrected by hand, verdicts and notes.
    """
    if out:
        _check_target(out, left, right)
    named = form_for(out.suffix) if out else None
    name = form or (named.name if named else "text")
    if name == "docx" and not out and sys.stdout.isatty():
        raise UsageError(_("A document is nothing to show in a terminal; name a file with --out."))
    articles = open_article(left), open_article(right)
    if articles[0].origin.sha256 == articles[1].origin.sha256:
        print(_("Note: both sides are the same file."), file=sys.stderr)
    with _remembered() as library:
        said = partial(_said, library, *articles)
        noted = compare_noted(*articles, shared_models(), said, library=library, profile=profile)
    if noted.trouble:
        print(noted.trouble, file=sys.stderr)
    raw = write_report(noted.comparison, name, annotations_of(noted.comparison, noted.remarks))
    if out:
        _write(out, raw)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
    return 0


def matrix(files: Sequence[Path], form: Literal["text", "json", "csv"], out: Path | None) -> int:
    """Lay the facts of several files against each other; the table goes to `out` or standard output."""
    if len(files) < _FEWEST:
        raise UsageError(_("A matrix needs two articles or more; name another file."))
    if out:
        _check_target(out, *files)
    articles = [open_article(file) for file in files]
    with _remembered() as library:
        told = compare_story(articles, shared_models(), partial(_said, library), library=library)
    raw = {"text": matrix_text, "json": matrix_json, "csv": matrix_csv}[form](told).encode()
    if out:
        _write(out, raw)
    else:
        sys.stdout.flush()
        sys.stdout.buffer.write(raw)
    return 0


def add_to_library(paths: Sequence[Path], folder: Path | None) -> int:
    """Put files, and those in folders, into the library, with a line for each; 2 when one failed."""

    def tell(outcome: Outcome) -> None:
        print(visible(_line(outcome)), flush=True)

    with Library.open(folder or library_folder()) as library:
        report = import_paths(library, paths, each=tell)
        parts = [
            n_("{n} article imported", "{n} articles imported", len(report.added)),
            n_("{n} already there", "{n} already there", len(report.duplicates)),
            n_("{n} failed", "{n} failed", len(report.failed)),
            n_("{n} skipped", "{n} skipped", len(report.skipped)),
        ]
        _sum_up(library, parts)
        back_up(library.database)
    return 2 if report.failed else 0


def _sum_up(library: Library, parts: Sequence[str]) -> None:
    """Print what was done, and how many articles the library holds by now."""
    articles = n_("{n} article", "{n} articles", len(library.records()))
    told = _("{counts}; the library “{folder}” holds {articles}.")
    print(visible(told.format(counts=", ".join(parts), folder=library.folder, articles=articles)))


def export_library(file: Path, folder: Path | None) -> int:
    """Write the whole library, which a window may have open at the same time, into one file."""
    folder = folder or library_folder()
    _check_target(file)
    if not (folder / FILE).exists():
        message = _("There is no library in “{folder}”; name its folder with --library.")
        raise ReadError(message.format(folder=folder))
    with Library.open(folder, read_only=True) as library:
        export_to(library, file)
        articles = n_("{n} article", "{n} articles", len(library.records()))
    print(visible(_("{articles} exported to “{file}”.").format(articles=articles, file=file)))
    return 0


def import_library(file: Path, folder: Path | None) -> int:
    """Add what the file of another library holds to the library."""
    if not file.is_file():
        raise ReadError(_("“{file}” does not exist; check its name.").format(file=file))
    with Library.open(folder or library_folder()) as library:
        merged = import_from(library, file)
        parts = [
            n_("{n} article imported", "{n} articles imported", len(merged.added)),
            n_("{n} already there", "{n} already there", len(merged.duplicates)),
        ]
        _sum_up(library, parts)
    return 0


@contextmanager
def _remembered() -> Iterator[Library | None]:
    """The library for what it keeps of articles; one that cannot be read is told and stops nothing."""
    with library_to_keep_in(lambda sentence: print(sentence, file=sys.stderr)) as library:
        yield library


def _said(library: Library | None, left: Article, right: Article) -> tuple[Annotation, ...]:
    """What the user has said of two articles."""
    return library.annotations(left.origin, right.origin) if library else ()


def restore_library(copy: Path | None, folder: Path | None, *, listed: bool) -> int:
    """Put a copy, the youngest one unless another is named, into the place of the library, or list them."""
    folder = folder or library_folder()
    found = backups(folder)
    if listed:
        print("\n".join(map(str, found)))
        return 0
    if copy is None and not found:
        message = _("There is no copy of the library in “{folder}”; name one, or the folder with --library.")
        raise ReadError(message.format(folder=folder))
    chosen = copy or found[0]
    aside = restore(folder, chosen)
    told = _("The library is that of “{copy}” again; what was there is kept as “{file}”.")
    print(visible(told.format(copy=chosen.name, file=aside)))
    return 0


def window(launch: Callable[[Sequence[Path]], int], files: Sequence[Path]) -> int:
    """Open the window on these files, on the sample corpus when there is none."""
    if len(files) > 2:
        raise UsageError(_("There are two panes: give two files at most."))
    for file in files:
        if not file.exists():
            raise ReadError(_("“{file}” does not exist; check its name.").format(file=file))
    if not system.has_display():
        raise MissingError(
            _("There is no display for a window; “diptych compare” and “diptych screenshot” need none.")
        )
    return _with_qt(lambda: launch(files))


def screenshot(
    take: Callable[[], None], out: Path, left: Path, right: Path, *, into_folder: bool = False
) -> int:
    """Draw the window with two files into the picture `out`, or into a folder of pictures."""
    if into_folder and out.exists() and not out.is_dir():
        raise WriteError(_("“{file}” is no folder; name one for the pictures.").format(file=out))
    if not into_folder:
        _check_target(out, left, right)
    if not into_folder and out.suffix.lower() != ".png":
        raise UsageError(_("“{file}” must end in .png.").format(file=out))

    def work() -> int:
        take()
        return 0

    return _with_qt(work)


def _with_qt(work: Callable[[], int]) -> int:
    """What `work` gives; a library that Qt wants and the system lacks is named in one sentence."""
    try:
        return work()
    except ImportError as error:
        library = system.missing_library(str(error))
        if library is None:
            raise
        message = _("The system library {library} is missing; install the package that holds it.")
        raise MissingError(message.format(library=library)) from error


def _check_target(out: Path, *sources: Path) -> None:
    """Refuse a place where nothing can be written, before any work is done for it."""
    if not out.absolute().parent.is_dir():
        message = _("The folder “{folder}” does not exist; create it or choose another one.")
        raise WriteError(message.format(folder=out.parent))
    if out.is_dir():
        raise WriteError(_("“{file}” is a folder; name a file in it.").format(file=out))
    if out.exists() and any(source.exists() and out.samefile(source) for source in sources):
        raise WriteError(_("“{file}” is one of the articles; choose another name.").format(file=out))


def _write(out: Path, raw: bytes) -> None:
    try:
        write_whole(out, raw)
    except OSError as error:
        message = _("“{file}” cannot be written ({reason}); choose another place.")
        raise WriteError(message.format(file=out, reason=error.strerror)) from error


def _line(outcome: Outcome) -> str:
    """What a terminal shows of one imported file."""
    title = (outcome.record and outcome.record.title) or outcome.path.name
    if outcome.what == "added":
        return f"✓ {title}"
    if outcome.what == "duplicate":
        return _("= {file}: duplicate of “{title}”").format(file=outcome.path, title=title)
    if outcome.what == "failed":
        return f"✗ {outcome.reason}"
    return _("– {file}: skipped, {reason}").format(file=outcome.path, reason=outcome.reason)
