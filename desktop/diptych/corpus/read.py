"""A file comes in, an article goes out; the one door by which bad input is refused."""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, groupby
from pathlib import Path

from diptych.corpus import plain, web
from diptych.corpus.article import Article, Furniture, Origin
from diptych.corpus.block import Block
from diptych.corpus.encoding import decoded
from diptych.corpus.furniture import BYLINE, MASTHEAD, verdicts
from diptych.corpus.headline import headline
from diptych.corpus.markup import is_page
from diptych.corpus.metadata import Metadata, from_bylines, split_prefix
from diptych.errors import ReadError
from diptych.i18n import _
from diptych.language import language_of
from diptych.text import Repair, Span, cleaned, passages, sentences

LARGEST = 20_000_000
"""Bytes; the longest article is a hundredth of that, so a larger file is something else."""


@dataclass(frozen=True, slots=True)
class _Piece:
    """A line of the file, and the kind of furniture it is; None where it is of the article."""

    text: str
    why: str | None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A file whose lines have been judged."""

    pieces: tuple[_Piece, ...]
    """In the order of the file, the title left out."""
    over: int
    """How many of the pieces stand over the title."""
    metadata: Metadata


def read_article(path: Path) -> Article:
    """The article in the file at `path`, a text or a saved web page.

    Raises ReadError, one clear sentence, for a file that cannot be read or holds no article.
    """
    source = str(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ReadError(_("“{source}” is a folder; choose a file in it.").format(source=source))
        _refuse_large(size, source)
        raw = path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(_("“{source}” does not exist; check its name.").format(source=source)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = _("“{source}” cannot be read ({reason}); check that you may open it.")
        raise ReadError(message.format(source=source, reason=reason)) from error
    return article_of(raw, source=source)


def article_of(raw: bytes, *, source: str) -> Article:
    """The article in the bytes of a file; `source` is its path or address, "" for a pasted text.

    Raises ReadError for bytes that are no text, and for a text without an article.
    """
    _refuse_large(len(raw), source)
    found, encoding = decoded(raw, source=source)
    text, repairs = cleaned(found)
    if not text.strip():
        raise ReadError(_("“{source}” is empty; choose a file with text.").format(source=source))
    draft = _from_page(text) if is_page(text) else _from_text(text)
    if all(piece.why for piece in draft.pieces):
        message = _("“{source}” holds no article, only what stands around one; choose another file.")
        raise ReadError(message.format(source=source))
    return _composed(draft, repairs, Origin(source, hashlib.sha256(raw).hexdigest(), encoding))


def _refuse_large(size: int, source: str) -> None:
    if size > LARGEST:
        message = _("“{source}” is too large for an article ({size} MB); files up to 20 MB can be read.")
        raise ReadError(message.format(source=source, size=size // 1_000_000))


def _from_text(text: str) -> _Draft:
    blocks = _without_prefix(plain.blocks(text))
    whys = list(verdicts(blocks, title=None))
    over = headline(blocks, whys)
    whys = list(verdicts(blocks, title=over.title))
    for n in over.masthead:
        whys[n] = MASTHEAD
    bylines = [block.text for block, why in zip(blocks, whys, strict=True) if why == BYLINE]
    said = from_bylines(bylines)
    outlet = Metadata(outlet=blocks[over.masthead[0]].text if over.masthead else None)
    title = Metadata(title=blocks[over.title].text if over.title is not None else None)
    pieces = [_Piece(block.text, why) for block, why in zip(blocks, whys, strict=True)]
    if over.title is not None:
        del pieces[over.title]
    return _Draft(tuple(pieces), over.title or 0, title.over(said).over(outlet))


def _without_prefix(blocks: Sequence[Block]) -> list[Block]:
    """The blocks, a dateline glued to the front of the first paragraph made a block of its own."""
    out: list[Block] = []
    for block in blocks:
        prefix, rest = ("", block.text) if any(b.is_paragraph for b in out) else split_prefix(block.text)
        if prefix:
            out.append(Block(prefix.strip(), block.kind, block.apart))
        out.append(Block(rest.strip(), block.kind, apart=bool(prefix) or block.apart))
    return out


def _from_page(text: str) -> _Draft:
    page = web.page(text)
    whys = verdicts(page.blocks, title=None)
    pieces: list[_Piece] = []
    around = list(page.around)
    for n, (block, why) in enumerate(zip(page.blocks, whys, strict=True)):
        while around and around[0][0] <= n:
            line = around.pop(0)[1]
            pieces.append(_Piece(line.text, line.why or web.AROUND))
        pieces.append(_Piece(block.text, why))
    pieces += (_Piece(line.text, line.why or web.AROUND) for _n, line in around)
    # entities are read only now: a soft hyphen may have stood in the markup as &shy;
    clean = [_Piece(cleaned(piece.text)[0], piece.why) for piece in pieces]
    said = page.metadata.over(from_bylines(piece.text for piece in clean if piece.why == BYLINE))
    title = cleaned(said.title)[0] if said.title else None
    return _Draft(tuple(piece for piece in clean if piece.text), page.over, replace(said, title=title))


def _composed(draft: _Draft, repairs: tuple[Repair, ...], origin: Origin) -> Article:
    """The article: title and kept lines joined, furniture with its place between them."""
    said = draft.metadata
    title = " ".join(said.title.split()) if said.title else None
    lines = [title] if title else []
    furniture: list[Furniture] = []
    start = len(title) + 1 if title else 0
    places = list(accumulate((0 if p.why else len(p.text) + 1 for p in draft.pieces), initial=start))
    marked = [(piece, 0 if n < draft.over else places[n]) for n, piece in enumerate(draft.pieces)]
    for (why, at), group in groupby(marked, key=lambda pair: (pair[0].why, pair[1])):
        texts = [piece.text for piece, _at in group]
        if why is None:
            lines += texts
        else:
            furniture.append(Furniture("\n".join(texts), _(why), at))
    text = "\n".join(lines)
    found = passages(text, Span(0, len(title)) if title else None)
    return Article(
        text=text,
        title=title,
        author=said.author,
        outlet=said.outlet,
        published=said.published,
        language=_language(text, said.language),
        passages=found,
        sentences=sentences(text, found),
        furniture=tuple(Furniture(f.text, f.why, min(f.at, len(text))) for f in furniture),
        repairs=_placed(repairs, text),
        origin=origin,
    )


def _language(text: str, declared: str | None) -> str:
    """The language of the words themselves; what the page declares counts where they leave it open."""
    found = language_of(text)
    hint = (declared or "")[:2].lower()
    return hint if found == "und" and hint in ("fr", "en") else found


def _placed(repairs: tuple[Repair, ...], text: str) -> tuple[Repair, ...]:
    """The repairs of words that are in the article, each at its place in `text`."""
    out: list[Repair] = []
    after = 0
    for repair in repairs:
        at = text.find(repair.mended.strip(), after)
        if at >= 0:
            out.append(Repair(repair.found, repair.mended.strip(), at))
            after = at + len(repair.mended)
    return tuple(out)
