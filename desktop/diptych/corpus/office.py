"""The measured members of a DOCX file come in, the lines of its text and what it says of itself go out."""

import io
from collections.abc import Iterator
from typing import Any

from diptych.corpus.draft import Kind, Raw
from diptych.corpus.metadata import Metadata
from diptych.corpus.paragraphs import RUNNING

FOOTNOTE = "footnote"
COMMENT = "comment"

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
# deleted and moved-away text is no longer of the document; a fallback tells again what its choice tells
_UNSEEN = frozenset(
    (f"{_W}del", f"{_W}moveFrom", f"{_W}pPr", f"{_W}rPr", f"{_W}sdtPr", f"{_W}tblPr", f"{_MC}Fallback")
)
_SIGNS = {f"{_W}tab": " ", f"{_W}br": "\n", f"{_W}cr": "\n", f"{_W}noBreakHyphen": "-"}
_BESIDE = (
    ("/header", RUNNING),
    ("/footnotes", FOOTNOTE),
    ("/endnotes", FOOTNOTE),
    ("/comments", COMMENT),
    ("/footer", RUNNING),
)
MAIN = "word/document.xml"


def lines(raw: bytes) -> tuple[list[Raw], Metadata]:
    """The paragraphs, headings, items and table rows of a DOCX file, its notes apart, and its properties.

    python-docx opens the package and knows its styles; the walk is our own, for it leaves out what stands in
    text boxes, content controls and tracked insertions. Its parser reads no entities and loads nothing.
    """
    import docx.oxml  # takes a third of a second, and few files need it

    document = docx.Document(io.BytesIO(raw))
    kinds = {
        style.get(f"{_W}styleId"): _kind(name.get(f"{_W}val") or "")
        for style in document.styles.element.iterchildren(f"{_W}style")
        if (name := style.find(f"{_W}name")) is not None
    }
    beside: dict[str, list[Raw]] = {end: [] for end, _why in _BESIDE}
    for relation in document.part.rels.values():
        for end, why in _BESIDE:
            if relation.reltype.endswith(end) and not relation.is_external:
                root = docx.oxml.parse_xml(relation.target_part.blob)
                # every section may have its own header, and most have the same
                told = {line.text for line in beside[end]}
                beside[end] += (Raw(text.text, why=why) for text in _walk(root, {}) if text.text not in told)
    body = list(_walk(document.element.body, kinds))
    rest = [line for end, _why in _BESIDE[1:] for line in beside[end]]
    said = document.core_properties
    made = said.created
    known = Metadata(
        title=said.title or None,
        author=said.author or None,
        published=made.date().isoformat() if made else None,
        language=said.language or None,
    )
    return [*beside["/header"], *body, *rest], known


def _kind(name: str) -> Kind:
    """What a style makes of its paragraphs. Word stores its own names in English, whatever it shows."""
    name = name.lower()
    if name == "title":
        return "title"
    if name.startswith("heading"):
        return "heading"
    return "item" if name.startswith("list") and name != "list" else "body"


def _walk(parent: Any, kinds: dict[str, Kind]) -> Iterator[Raw]:  # noqa: ANN401 - lxml has no types
    """The lines of the paragraphs and tables in `parent`, however they are wrapped."""
    for child in parent:
        if child.tag == f"{_W}p":
            yield from _paragraph(child, kinds)
        elif child.tag == f"{_W}tr":
            cells = (
                " ".join(line.text for line in _walk(cell, {})) for cell in child.iterchildren(f"{_W}tc")
            )
            yield Raw(" | ".join(filter(None, cells)), "body")
        elif child.tag not in _UNSEEN:
            yield from _walk(child, kinds)


def _paragraph(paragraph: Any, kinds: dict[str, Kind]) -> Iterator[Raw]:  # noqa: ANN401
    style = paragraph.find(f"{_W}pPr/{_W}pStyle")
    kind: Kind = kinds.get(style.get(f"{_W}val"), "body") if style is not None else "body"
    if kind == "body" and paragraph.find(f"{_W}pPr/{_W}numPr") is not None:
        kind = "item"
    pieces: list[str] = []
    boxes: list[Any] = []
    _gather(paragraph, pieces, boxes)
    for text in "".join(pieces).split("\n"):
        if text := text.strip():
            yield Raw(f"- {text}" if kind == "item" and not text.startswith("-") else text, kind)
    for box in boxes:
        yield from _walk(box, kinds)


def _gather(parent: Any, pieces: list[str], boxes: list[Any]) -> None:  # noqa: ANN401
    for child in parent:
        if child.tag == f"{_W}t":
            pieces.append(child.text or "")
        elif child.tag in _SIGNS:
            pieces.append(_SIGNS[child.tag])
        elif child.tag == f"{_W}txbxContent":
            boxes.append(child)
        elif child.tag not in _UNSEEN:
            _gather(child, pieces, boxes)
