"""Nothing comes in, what each part that must work was seen to do goes out: one check for each of them."""

import json
import os
import subprocess
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

import fontpkg

from diptych.app import system
from diptych.app.use_cases import compare_articles, fill_index, shared_models
from diptych.compare import Comparison
from diptych.corpus import Article, Entry, read_entry, stories
from diptych.errors import MissingError
from diptych.i18n import _, catalogue
from diptych.language import DIMENSIONS, Models
from diptych.report import as_html, as_json, as_text
from diptych.resources import read_table, resource, seeds
from diptych.search import Index
from diptych.text import Span

ENOUGH_COLOURS = 20
"""Text alone, smoothed, paints more; a window without a font or without a style paints less."""

_FONTS = ("Source Serif 4", "Inter")
_PATIENCE_S = 180


@dataclass(frozen=True, slots=True)
class Painted:
    """What the window was when it was painted: colours in it, name of Qt's platform, version of Qt."""

    colours: int
    platform: str
    qt: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a part did: in a few words for a person, and as JSON for a program."""

    words: str
    result: Mapping[str, Any]
    """The same on every machine."""
    machine: Mapping[str, Any] = field(default_factory=dict)
    """What may differ."""


Check = Callable[[], Found]
"""Raises whatever is wrong."""
Paint = Callable[[], Painted]
"""Shows the real window on the sample corpus, in this process."""


def checks(paint: Paint | None) -> dict[str, tuple[str, Check]]:
    """Name for a person and check of every part of `arguments.PARTS`."""
    models = shared_models()
    return {
        "resources": (_("resources"), _resources),
        "fonts": (_("fonts"), _fonts),
        "samples": (_("sample corpus"), _samples),
        "parsers": (_("parsers"), partial(_parsers, models)),
        "encoder": (_("sentence encoder"), partial(_encoder, models)),
        "comparison": (_("comparison"), partial(_comparison, models)),
        "search": (_("search"), _search),
        "window": (_("window"), partial(_window, paint) if paint else _window_apart),
    }


def _entries() -> tuple[Entry, ...]:
    entries = tuple(entry for story in stories() for entry in story.entries)
    if len(entries) < 2:
        raise MissingError(_("The sample corpus is empty; reinstall Diptych."))
    return entries


def _resources() -> Found:
    tables = sorted(resource("lexicons").glob("*.yaml"))
    for path in (*tables, resource("themes/tokens.yaml")):
        read_table(path)
    if not tables or not catalogue("fr"):
        raise MissingError(_("The lexicons or the translations are missing; reinstall Diptych."))
    told = {"lexicons": [path.stem for path in tables], "translations": len(catalogue("fr"))}
    return Found(_("{n} lexicons").format(n=len(tables)), told)


def _fonts() -> Found:
    for family in _FONTS:
        if not fontpkg.path(family).is_file():
            raise MissingError(_("The font {font} is missing; reinstall Diptych.").format(font=family))
    return Found(", ".join(_FONTS), {"families": _FONTS})


def _samples() -> Found:
    sizes = {entry.path.name: len(read_entry(entry).text) for entry in _entries()}
    return Found(str(len(sizes)), {"characters": sizes})


def _parsers(models: Models) -> Found:
    lemmas = {}
    for language, text, lemma in (("fr", "Elle aurait dit cela.", "dire"), ("en", "She said that.", "say")):
        lemmas[language] = [token.lemma for token in models.tokens(text, [Span(0, len(text))], language)]
        if lemma not in lemmas[language]:
            raise MissingError(
                _("The parser of “{language}” reads wrongly; reinstall Diptych.").format(language=language)
            )
    return Found("fr, en", {"lemmas": lemmas})


def _encoder(models: Models) -> Found:
    french, english, other = models.vectors(
        ["Le pont est fermé.", "The bridge is closed.", "She likes cheese."]
    )
    if not french @ english > french @ other:
        raise MissingError(_("The sentence encoder sees no likeness; reinstall Diptych."))
    likeness = {"same": round(float(french @ english), 2), "other": round(float(french @ other), 2)}
    return Found(_("{n} dimensions").format(n=DIMENSIONS), {"dimensions": DIMENSIONS, "likeness": likeness})


def _comparison(models: Models) -> Found:
    """The first pair whose divergences the sample corpus tells: each that a plain engine finds is there."""
    expected = read_table(seeds() / "expected.yaml")["pairs"][0]
    entries = {entry.path.name: entry for entry in _entries()}
    comparison = compare_articles(
        read_entry(entries[expected["left"]]), read_entry(entries[expected["right"]]), models
    )
    for write in (as_text, as_json, as_html):
        if not write(comparison):
            raise MissingError(_("A report came out empty; reinstall Diptych."))
    core = [one for one in expected["divergences"] if one["level"] == "core"]
    for one in core:
        if not _tells(comparison, one):
            told = _("The comparison no longer sees “{left}” against “{right}”; reinstall Diptych.")
            raise MissingError(told.format(left=one["left"] or "–", right=one["right"] or "–"))
    texts = comparison.left.article.text, comparison.right.article.text
    divergences = [
        [one.code, one.left.of(texts[0]) if one.left else None, one.right.of(texts[1]) if one.right else None]
        for one in comparison.divergences
    ]
    words = _("{links} links, {divergences} divergences").format(
        links=len(comparison.links), divergences=len(divergences)
    )
    return Found(words, {"links": len(comparison.links), "expected": len(core), "divergences": divergences})


def _tells(comparison: Comparison, expected: Mapping[str, str | None]) -> bool:
    """Whether a divergence of the expected type lies on both expected wordings."""

    def touches(span: Span | None, text: str, words: str | None) -> bool:
        if words is None:
            return True
        at = text.find(words)
        return at >= 0 and span is not None and span.start < at + len(words) and at < span.end

    return any(
        one.type == expected["type"]
        and touches(one.left, comparison.left.article.text, expected["left"])
        and touches(one.right, comparison.right.article.text, expected["right"])
        for one in comparison.divergences
    )


def _search() -> Found:
    entries = _entries()
    article: Article = read_entry(entries[0])
    query = max(article.text.split(), key=len)
    with TemporaryDirectory() as folder, Index(Path(folder)) as index:
        fill_index(index, entries)
        found = sorted(hit.path.name for hit in index.search(query).hits)
    if entries[0].path.name not in found:
        raise MissingError(_("The search does not find what it was given; reinstall Diptych."))
    told = {"articles": len(entries), "query": query, "found": found}
    return Found(_("{n} articles").format(n=len(entries)), told)


def _window(paint: Paint) -> Found:
    painted = paint()
    if painted.colours <= ENOUGH_COLOURS:
        told = _("The window paints {n} colours only; install a font and fontconfig, or reinstall Diptych.")
        raise MissingError(told.format(n=painted.colours))
    machine = {"qt": painted.qt, "platform": painted.platform, "colours": painted.colours}
    return Found(f"Qt {painted.qt}", {"painted": True}, machine)


def _window_apart() -> Found:
    """The window in a process of its own: where a library is missing, Qt takes the whole process with it."""
    with TemporaryDirectory() as folder:
        out = Path(folder) / "window.json"
        command = [
            *system.own_command(),
            "selfcheck",
            "--only",
            "window",
            "--format",
            "json",
            "--out",
            str(out),
        ]
        done = subprocess.run(
            command,
            env=os.environ | ({} if system.has_display() else {"QT_QPA_PLATFORM": "offscreen"}),
            capture_output=True,
            text=True,
            encoding="utf-8",
            errors="replace",
            timeout=_PATIENCE_S,
            check=False,
        )
        told = json.loads(out.read_text("utf-8")) if out.is_file() else None
    if told is None:
        raise MissingError(_why_not(done))
    window, machine = told["parts"]["window"], told["machine"]
    if not window["passed"]:
        raise MissingError(window["error"])
    return Found(
        f"Qt {machine['qt']}",
        {"painted": window["painted"]},
        {key: machine[key] for key in ("qt", "platform", "colours")},
    )


def _why_not(done: "subprocess.CompletedProcess[str]") -> str:
    library = system.missing_library(done.stderr)
    if library:
        message = _("The system library {library} is missing; install the package that holds it.")
        return message.format(library=library)
    last = (done.stderr.strip().splitlines() or [str(done.returncode)])[-1]
    return _("Qt does not start ({reason}); reinstall Diptych.").format(reason=last)
