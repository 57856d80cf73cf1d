"""The markup of a web page comes in, its visible lines go out, with what their elements are called."""

import re
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from diptych.corpus.lexicon import lexicon
from diptych.errors import ReadError
from diptych.i18n import _
from diptych.text import cleaned

_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "math", "object")
)
# HTML Standard, section 4.5
_TEXT_LEVEL = (
    "a em strong small s cite q dfn abbr data time code var samp kbd sub sup i b u mark bdi bdo span wbr"
)
_INLINE = frozenset(f"{_TEXT_LEVEL} acronym big font img ins del tt".split())
_LAYOUTS = frozenset(("html", "body", "main", "article"))
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_GAPS = re.compile(r"[ \t\r\n\v\f]{2,}|[\t\r\n\v\f]")
_NO_LETTERS = re.compile(r"\W+")
_PRUNED_SHARE = 0.3
"""An element that holds more of the page's text is a layout, whatever its name."""
# every element of one class: the parser then need not ask for each what it is
_CLASSES = etree.ElementDefaultClassLookup(
    element=HtmlElement,
    comment=html.HtmlComment,
    pi=html.HtmlProcessingInstruction,
    entity=html.HtmlEntity,
)


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line of a page, cleaned, in the order of the markup."""

    text: str
    tag: str
    why: str | None
    """The kind of furniture that the name of an element around it tells; None where none does."""
    key: str
    """`key(text)`."""


def is_page(text: str) -> bool:
    """Whether `text` is the markup of a web page, judged by its beginning."""
    head = text[:2000].lstrip("\ufeff \n\r\t").lower()
    return head.startswith(
        ("<!doctype html", "<html", "<?xml", "<!--", "<head", "<body", "<article", "<div")
    ) and bool(re.search(r"<(html|head|body|article|div|p|h1|meta|title)\b", head))


def parsed(text: str, *, source: str) -> HtmlElement:
    """The tree of the markup `text`; `source` names the file in errors. Nothing is run or loaded.

    Raises ReadError for elements nested so deeply that the parser gives up the rest of the page.
    """
    # bytes are parsed three times as fast as characters
    raw = _DECLARATION.sub("", text).replace("\0", "").encode("utf-8", "replace")
    parser = html.HTMLParser(no_network=True, encoding="utf-8")
    parser.set_element_class_lookup(_CLASSES)
    try:
        tree = html.fromstring(raw or b"<html/>", parser=parser)
    except etree.ParserError:
        # what there is is comments and declarations
        return html.fromstring("<html/>")
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        message = _("The elements of “{source}” are nested too deeply to be read; save its text as .txt.")
        raise ReadError(message.format(source=source))
    return tree


def visible(tree: HtmlElement) -> tuple[list[Line], dict[HtmlElement, str]]:
    """The visible lines of the page, and its outermost elements that are furniture by name with their kind.

    A line is broken wherever an element that is not inline begins or ends.
    """
    walk = _Walk(tree)
    walk.through(tree, "", None)
    return walk.lines, walk.named


class _Walk:
    """One way through a page, for touching an element is what costs time."""

    def __init__(self, tree: HtmlElement) -> None:
        self.lines: list[Line] = []
        self.named: dict[HtmlElement, str] = {}
        self._tree = tree
        self._kinds: dict[tuple[str | None, str | None], str | None] = {(None, None): None}
        self._pieces: list[str] = []

    def through(self, element: HtmlElement, tag: str, why: str | None) -> None:
        """Take the lines of `element`, which stands in a block `tag` and in furniture of the kind `why`."""
        own = element.tag
        if own in _SKIPPED or not isinstance(own, str):
            return
        kind = self._kind(element) if why is None else None
        block = own not in _INLINE or kind is not None
        if block:
            self._flush(tag, why)
            tag = own
        if kind:
            self.named[element] = why = kind
        if text := element.text:
            self._pieces.append(text)
        for child in element:
            self.through(child, tag, why)
            if text := child.tail:
                self._pieces.append(text)
        if block:
            self._flush(tag, why)

    def _kind(self, element: HtmlElement) -> str | None:
        called = element.get("class"), element.get("id")
        if called not in self._kinds:
            self._kinds[called] = _kind_by_name(*called)
        why = self._kinds[called]
        if why is None or element.tag in _LAYOUTS or element.find(".//h1") is not None:
            return None
        return why if _length(element) <= _PRUNED_SHARE * _length(self._tree) else None

    def _flush(self, tag: str, why: str | None) -> None:
        if not self._pieces:
            return
        text = _single("".join(self._pieces))
        self._pieces.clear()
        if text:
            text = cleaned(text)[0]
            self.lines.append(Line(text, tag, why, key(text)))


def _kind_by_name(classes: str | None, id: str | None) -> str | None:
    """The kind of furniture that the names of an element tell."""
    names = {*(classes or "").lower().split(), (id or "").lower()} - {""}
    return next((why for why, known in lexicon().elements if names & known), None)


def _single(text: str) -> str:
    """`text` on one line as browsers show it: runs of white space are one space, no-break spaces stay."""
    return " ".join(text.split()) if text.isascii() else _GAPS.sub(" ", text).strip()


def _length(element: HtmlElement) -> float:
    return float(element.xpath("string-length()"))


def key(text: str, gap: str = "") -> str:
    """`text` reduced to its letters and digits, for comparing lines of markup; `gap` between the words."""
    return _NO_LETTERS.sub(gap, text.casefold()).strip(gap or None)


def same(text: str, title: str | None) -> bool:
    """Whether a line of markup is the title."""
    return bool(title) and key(text) == key(title or "")
