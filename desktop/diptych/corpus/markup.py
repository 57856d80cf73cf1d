"""The markup of a web page comes in, its visible lines go out, with what their elements are called."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html
from lxml.html import HtmlElement

from diptych.corpus.lexicon import lexicon
from diptych.errors import ReadError
from diptych.i18n import _

_SKIPPED = frozenset(
    ("script", "style", "noscript", "template", "svg", "head", "iframe", "select", "math", "object")
)
# HTML Standard, section 4.5
_TEXT_LEVEL = (
    "a em strong small s cite q dfn abbr data time code var samp kbd sub sup i b u mark bdi bdo span wbr"
)
_INLINE = frozenset(f"{_TEXT_LEVEL} acronym big font img ins del tt".split())
_DECLARATION = re.compile(r"^\s*<\?xml[^>]*\?>")
_PRUNED_SHARE = 0.3
"""An element that holds more of the page's text is a layout, whatever its name."""


@dataclass(frozen=True, slots=True)
class Line:
    """One visible line of a page, in the order of the markup."""

    text: str
    tag: str
    why: str | None
    """The kind of furniture that the name of an element around it tells; None where none does."""


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
    parser = html.HTMLParser(no_network=True)
    try:
        tree = html.fromstring(_DECLARATION.sub("", text) or "<html/>", parser=parser)
    except etree.ParserError:
        # what there is is comments and declarations
        return html.fromstring("<html/>")
    if any(error.type == etree.ErrorTypes.ERR_RESOURCE_LIMIT for error in parser.error_log):
        message = _("The elements of “{source}” are nested too deeply to be read; save its text as .txt.")
        raise ReadError(message.format(source=source))
    return tree


def named_elements(tree: HtmlElement) -> dict[HtmlElement, str]:
    """Outermost elements that are furniture by name, with the kind of it."""
    out: dict[HtmlElement, str] = {}
    limit = _PRUNED_SHARE * len(tree.text_content())
    for element in tree.iter():
        if not isinstance(element.tag, str) or element.tag in ("html", "body", "main", "article"):
            continue
        names = {*element.get("class", "").lower().split(), element.get("id", "").lower()} - {""}
        why = next((why for why, known in lexicon().elements if names & known), None)
        if not why or any(ancestor in out for ancestor in element.iterancestors()):
            continue
        if element.find(".//h1") is None and len(element.text_content()) <= limit:
            out[element] = why
    return out


def visible_lines(tree: HtmlElement, named: dict[HtmlElement, str]) -> Iterator[Line]:
    """The visible lines of the page: text broken wherever an element that is not inline begins or ends."""
    pieces: list[str] = []
    state: tuple[str, str | None] = ("", None)

    def flushed() -> Iterator[Line]:
        text = " ".join("".join(pieces).split())
        pieces.clear()
        if text:
            yield Line(text, *state)

    def walk(element: HtmlElement, tag: str, why: str | None) -> Iterator[Line]:
        nonlocal state
        if not isinstance(element.tag, str) or element.tag in _SKIPPED:
            return
        why = named.get(element, why)
        block = element.tag not in _INLINE
        if block:
            yield from flushed()
            tag = element.tag
            state = (tag, why)
        pieces.append(element.text or "")
        for child in element:
            yield from walk(child, tag, why)
            pieces.append(child.tail or "")
        if block:
            state = (tag, why)
            yield from flushed()

    yield from walk(tree, "", None)


def key(text: str, gap: str = "") -> str:
    """`text` reduced to its letters and digits, for comparing lines of markup; `gap` between the words."""
    return gap.join(re.findall(r"\w+", text.casefold()))


def same(text: str, title: str | None) -> bool:
    """Whether a line of markup is the title."""
    return bool(title) and key(text) == key(title or "")
