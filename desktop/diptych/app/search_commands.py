"""The words of `diptych search` come in, what is found is written."""

import json
import sys
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager, nullcontext
from dataclasses import replace
from itertools import groupby
from pathlib import Path

from diptych.app.importing import library_folder
from diptych.app.known import tell_stories
from diptych.app.use_cases import article_key, fill_index, index_folder, sample_entries
from diptych.corpus.library import FILE, Library
from diptych.errors import LibraryError, QueryError
from diptych.i18n import _, n_
from diptych.report import csv_of
from diptych.search import Hit, Index, Results, Sort, by_story
from diptych.text import visible


def search(
    query: str, form: str = "text", *, sort: Sort = "relevance", limit: int = 50, grouped: bool = False
) -> int:
    """Search the sample corpus and the library, and write what is found as text, JSON or CSV.

    grouped: the hits of one story stand together, under its title in the text.
    """
    with _library_to_read() as library, Index(index_folder()) as index:
        try:
            for sentence in fill_index(index, tuple(sample_entries().values()), library):
                print(sentence, file=sys.stderr)
            tell_stories(index, library)
        except LibraryError as error:
            # a window may be writing the index: what is in it is searched all the same
            print(error, file=sys.stderr)
        results = _asked(index, query, sort, limit)
        records = library.records() if library else ()
        sources = {article_key(library_folder(), record.id): record.source for record in records}
    if grouped:
        hits = tuple(hit for ones in by_story(results.hits).values() for hit in ones)
        results = replace(results, hits=hits)
    if form == "json":
        sys.stdout.write(results_as_json(results, sources))
    elif form == "csv":
        sys.stdout.write(results_as_csv(results, sources))
    else:
        sys.stdout.write(results_as_text(results, sources, grouped=grouped))
    return 0


def results_as_text(results: Results, sources: Mapping[Path, str], *, grouped: bool = False) -> str:
    """A paragraph for each hit, and what the whole can be narrowed by at the end."""
    passages = n_("{n} passage", "{n} passages", results.passages)
    articles = n_("{n} article", "{n} articles", len(results.hits))
    out = [_("{passages} in {articles}").format(passages=passages, articles=articles)]
    out += [_("Is it {queries}?").format(queries=suggestion) for suggestion in results.suggestions]
    out += [results.notice] if results.notice else []
    for story, hits in by_story(results.hits).items() if grouped else [("", results.hits)]:
        if grouped:
            out += ["", f"## {story or _('In no story')}"]
        for hit in hits:
            known = " · ".join(part for part in (hit.title, hit.outlet, hit.published) if part)
            told = (known, f"  {sources.get(hit.path, hit.path)}", f"  {_marked(hit)}")
            out += ["", *map(visible, told)]
    lines = list(_facet_lines(results))
    return "\n".join([*out, *([""] if lines else []), *lines]) + "\n"


def _facet_lines(results: Results) -> Iterator[str]:
    """For each kind of facet, its values with their counts."""
    titles = {
        "outlet": _("Outlet"), "date": _("Date"), "language": _("Language"), "story": _("Story"),
        "conflicts": _("Conflicts"),
    }  # fmt: skip
    words = {"yes": _("with conflicts"), "no": _("without conflicts")}
    for name, facets in groupby(results.facets, key=lambda facet: facet.name):
        told = ", ".join(f"{words.get(one.value, one.value)} {one.count}" for one in facets)
        yield _("{kind}: {values}").format(kind=titles[name], values=told)


def _asked(index: Index, query: str, sort: Sort, limit: int) -> Results:
    """The answer; a mistake is told with a caret under its place."""
    try:
        return index.search(query, sort=sort, limit=limit)
    except QueryError as error:
        if error.at is None or "\n" in query:
            raise
        start, end = error.at
        raise QueryError(f"{error}\n  {query}\n  {' ' * start}{'^' * max(1, end - start)}") from error


def results_as_json(results: Results, sources: Mapping[Path, str]) -> str:
    """One object with hits and facets; spans are half-open code points of the snippet and of the text."""
    hits = [
        {
            "title": hit.title, "outlet": hit.outlet, "author": hit.author, "published": hit.published,
            "language": hit.language, "story": hit.story, "source": sources.get(hit.path, str(hit.path)),
            "snippet": hit.snippet, "matches": [[span.start, span.end] for span in hit.matches],
            "places": [[span.start, span.end] for span in hit.places],
        }
        for hit in results.hits
    ]  # fmt: skip
    facets = [
        {"name": one.name, "value": one.value, "count": one.count, "query": one.query}
        for one in results.facets
    ]
    told = {
        "schema": "diptych.search/1", "query": results.query, "sort": results.sort,
        "total": results.total, "notice": results.notice,
        "suggestions": results.suggestions, "hits": hits, "facets": facets,
    }  # fmt: skip
    return json.dumps(told, ensure_ascii=False, indent=1) + "\n"


def results_as_csv(results: Results, sources: Mapping[Path, str]) -> str:
    """A line for each hit under a line of names; below an empty line, one for each facet."""
    rows: list[tuple[str, ...]] = [
        ("title", "outlet", "author", "published", "language", "story", "source", "snippet")
    ]
    for hit in results.hits:
        told = (hit.title, hit.outlet, hit.author, hit.published or "", hit.language, hit.story)
        rows.append((*told, visible(sources.get(hit.path, str(hit.path))), hit.snippet))
    if results.facets:
        rows += [(), ("facet", "value", "articles", "query")]
        rows += [(one.name, one.value, str(one.count), one.query) for one in results.facets]
    return csv_of(rows)


def _library_to_read() -> AbstractContextManager[Library | None]:
    """The user's library, which a window may have open at the same time; None while there is none."""
    folder = library_folder()
    return Library.open(folder, read_only=True) if (folder / FILE).exists() else nullcontext()


def _marked(hit: Hit) -> str:
    """The snippet with brackets around what answers the query, so that a terminal without colour shows it."""
    text, at = "", 0
    for span in hit.matches:
        text += f"{hit.snippet[at : span.start]}[{span.of(hit.snippet)}]"
        at = span.end
    return text + hit.snippet[at:]
