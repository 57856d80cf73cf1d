"""Nothing comes in, one line for each part that must work goes out: what to ask of an installation."""

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from time import perf_counter

import fontpkg

from diptych.app import system
from diptych.app.use_cases import compare_articles, fill_index, shared_models
from diptych.compare import Comparison
from diptych.corpus import Article, Entry, read_entry, stories
from diptych.errors import MissingError
from diptych.i18n import _, catalogue
from diptych.language import DIMENSIONS, Models
from diptych.report import as_html, as_json, as_text
from diptych.resources import read_table, resource
from diptych.search import Index
from diptych.text import Span

Check = Callable[[], str]
"""Gives what was found, in a few words; raises whatever is wrong."""

_FONTS = ("Source Serif 4", "Inter")
_QT = """
from PySide6.QtCore import qVersion
from PySide6.QtWidgets import QApplication
QApplication([])
print(qVersion())
"""


def run() -> bool:
    """Whether every part works; each one's line is written to standard output as soon as it is known."""
    passed = [_passes(name, check) for name, check in _checks()]
    return all(passed)


def _checks() -> Iterator[tuple[str, Check]]:
    models = shared_models()
    yield _("resources"), _resources
    yield _("fonts"), _fonts
    yield _("sample corpus"), lambda: str(len([read_entry(entry) for entry in _entries()]))
    yield _("parsers"), lambda: _parsers(models)
    yield _("sentence encoder"), lambda: _encoder(models)
    yield _("comparison"), lambda: _comparison(models)
    yield _("search"), _search
    yield _("window"), _qt


def _passes(name: str, check: Check) -> bool:
    began = perf_counter()
    try:
        found = check()
    except Exception as error:  # the check is there to find out what can be wrong
        print(_("FAILED  {name}: {error}").format(name=name, error=error or repr(error)), flush=True)
        return False
    took = perf_counter() - began
    print(_("ok      {name}: {found} ({took:.1f} s)").format(name=name, found=found, took=took), flush=True)
    return True


def _entries() -> tuple[Entry, ...]:
    entries = tuple(entry for story in stories() for entry in story.entries)
    if len(entries) < 2:
        raise MissingError(_("The sample corpus is empty; reinstall Diptych."))
    return entries


def _resources() -> str:
    tables = sorted(resource("lexicons").glob("*.yaml"))
    for path in (*tables, resource("themes/tokens.yaml")):
        read_table(path)
    if not tables or not catalogue("fr"):
        raise MissingError(_("The lexicons or the translations are missing; reinstall Diptych."))
    return _("{n} lexicons").format(n=len(tables))


def _fonts() -> str:
    for family in _FONTS:
        if not fontpkg.path(family).is_file():
            raise MissingError(_("The font {font} is missing; reinstall Diptych.").format(font=family))
    return ", ".join(_FONTS)


def _parsers(models: Models) -> str:
    for language, text, lemma in (("fr", "Elle aurait dit cela.", "dire"), ("en", "She said that.", "say")):
        found = [token.lemma for token in models.tokens(text, [Span(0, len(text))], language)]
        if lemma not in found:
            raise MissingError(
                _("The parser of “{language}” reads wrongly; reinstall Diptych.").format(language=language)
            )
    return "fr, en"


def _encoder(models: Models) -> str:
    french, english, other = models.vectors(
        ["Le pont est fermé.", "The bridge is closed.", "She likes cheese."]
    )
    if not french @ english > french @ other:
        raise MissingError(_("The sentence encoder sees no likeness; reinstall Diptych."))
    return _("{n} dimensions").format(n=DIMENSIONS)


def _comparison(models: Models) -> str:
    comparison = _sample_comparison(models)
    for write in (as_text, as_json, as_html):
        if not write(comparison):
            raise MissingError(_("A report came out empty; reinstall Diptych."))
    return _("{links} links, {divergences} divergences").format(
        links=len(comparison.links), divergences=len(comparison.divergences)
    )


def _sample_comparison(models: Models) -> Comparison:
    left, right = map(read_entry, _entries()[:2])
    return compare_articles(left, right, models)


def _search() -> str:
    entries = _entries()
    article: Article = read_entry(entries[0])
    with TemporaryDirectory() as folder, Index(Path(folder)) as index:
        fill_index(index, entries)
        results = index.search(max(article.text.split(), key=len))
        if entries[0].path.absolute() not in [hit.path for hit in results.hits]:
            raise MissingError(_("The search does not find what it was given; reinstall Diptych."))
    return _("{n} articles").format(n=len(entries))


def _qt() -> str:
    """Qt in a process of its own: where a library is missing it takes the whole process with it."""
    command = [sys.executable, "-c", _QT]
    env = os.environ | {"QT_QPA_PLATFORM": "offscreen"}
    done = subprocess.run(
        command, env=env, capture_output=True, text=True, encoding="utf-8", timeout=120, check=False
    )
    if done.returncode == 0:
        return f"Qt {done.stdout.strip()}"
    library = system.missing_library(done.stderr)
    if library:
        message = _("The system library {library} is missing; install the package that holds it.")
        raise MissingError(message.format(library=library))
    last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
    raise MissingError(_("Qt does not start ({reason}); reinstall Diptych.").format(reason=last))
