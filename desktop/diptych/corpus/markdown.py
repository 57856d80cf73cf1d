"""The text of a Markdown file comes in, its lines without markup and what its header says go out."""

import re
from collections.abc import Iterator
from typing import Any

from diptych.corpus.draft import Raw, lines_of
from diptych.corpus.metadata import Metadata, date_in

SUFFIXES = (".md", ".markdown")
HEADER = "header of the file"

_FRONT = re.compile(r"\A---[ ]*\n(?P<rows>(?:[^\n]*\n){0,60}?)(?:---|\.\.\.)[ ]*(?:\n|\Z)")
_ROW = re.compile(r"""(\w+)\s*:\s*["']?(.*?)["']?\s*""")
_BREAK = re.compile(r"<br\s*/?>", re.I)


def lines(text: str, *, source: str) -> tuple[list[Raw], Metadata]:
    """The paragraphs, headings, items and rows of the Markdown `text`; its first heading is the title.

    The rows of a header between dashes (title, author, date, lang) are metadata, and are put aside.
    """
    from markdown_it import MarkdownIt  # few files need it

    front = _FRONT.match(text)
    rows = front["rows"].splitlines() if front else []
    said = {found[1].lower(): found[2] for row in rows if (found := _ROW.fullmatch(row))}
    known = Metadata(
        title=said.get("title") or None,
        author=said.get("author") or None,
        published=date_in(said.get("date", "")),
        language=said.get("lang") or said.get("language"),
    )
    reader = MarkdownIt("commonmark").enable(["table", "strikethrough"])
    read = list(_walk(reader.parse(text[front.end() :] if front else text), source))
    first = next((n for n, line in enumerate(read) if line.kind == "heading"), None)
    if first is not None:
        read[first] = Raw(read[first].text, "title")
    return [*(Raw(row, why=HEADER) for row in rows), *read], known


def _walk(tokens: list[Any], source: str) -> Iterator[Raw]:
    depth, heading = 0, False
    cells: list[str] | None = None
    for token in tokens:
        if token.type == "list_item_open":
            depth += 1
        elif token.type == "list_item_close":
            depth -= 1
        elif token.type in ("heading_open", "heading_close"):
            heading = token.nesting > 0
        elif token.type == "tr_open":
            cells = []
        elif token.type == "tr_close":
            yield Raw(" | ".join(filter(None, cells or ())), "body")
            cells = None
        elif token.type in ("fence", "code_block"):
            yield from (Raw(line, "body") for line in token.content.split("\n"))
        elif token.type == "html_block":
            yield from lines_of(token.content, source=source)
        elif token.type == "inline":
            text = "".join(_words(token.children or ()))
            if cells is not None:
                cells.append(text.strip())
                continue
            for line in text.split("\n"):
                item = depth > 0 and not heading
                yield Raw(f"- {line}" if item else line, "heading" if heading else "item" if item else "body")


def _words(tokens: Any) -> Iterator[str]:  # noqa: ANN401 - a list, or nothing
    """The words of a line: text and code as written, the text of links, no tags, no pictures."""
    for token in tokens:
        if token.type in ("text", "code_inline", "text_special"):
            yield token.content
        elif token.type == "softbreak":
            yield " "
        elif token.type == "hardbreak" or (token.type == "html_inline" and _BREAK.fullmatch(token.content)):
            yield "\n"
