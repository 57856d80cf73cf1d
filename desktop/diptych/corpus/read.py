"""A file comes in, an article goes out; the one door by which bad input is refused."""

import hashlib
from itertools import accumulate, groupby
from pathlib import Path

from diptych.corpus.article import Article, Furniture, Origin
from diptych.corpus.containers import draft_of
from diptych.corpus.draft import Draft
from diptych.errors import ReadError
from diptych.i18n import _
from diptych.language import language_of
from diptych.text import Repair, Span, passages, sentences

LARGEST = 20_000_000
"""Bytes; the longest article is a hundredth of that, so a larger file is something else."""


def read_article(path: Path) -> Article:
    """The article in the file at `path`: a text, a saved page, a document, a mail or a book.

    Raises ReadError, one clear sentence, for a file that cannot be read or holds no article.
    """
    return article_of(bytes_of(path), source=str(path))


def bytes_of(path: Path) -> bytes:
    """The bytes of the file at `path`; raises ReadError for one that cannot be read or is too large."""
    source = str(path)
    try:
        size = path.stat().st_size
        if path.is_dir():
            raise ReadError(_("“{source}” is a folder; choose a file in it.").format(source=source))
        _refuse_large(size, source)
        return path.read_bytes()
    except FileNotFoundError as error:
        raise ReadError(_("“{source}” does not exist; check its name.").format(source=source)) from error
    except (OSError, ValueError) as error:
        reason = getattr(error, "strerror", None) or str(error)
        message = _("“{source}” cannot be read ({reason}); check that you may open it.")
        raise ReadError(message.format(source=source, reason=reason)) from error


def article_of(raw: bytes, *, source: str) -> Article:
    """The article in the bytes of a file; `source` is its path or address, "" for a pasted text.

    Raises ReadError for bytes that are no text, and for a text without an article.
    """
    _refuse_large(len(raw), source)
    draft, encoding = draft_of(raw, source=source)
    if all(piece.why for piece in draft.pieces):
        message = _("“{source}” holds no article, only what stands around one; choose another file.")
        raise ReadError(message.format(source=source))
    return _composed(draft, Origin(source, hashlib.sha256(raw).hexdigest(), encoding))


def _refuse_large(size: int, source: str) -> None:
    if size > LARGEST:
        message = _("“{source}” is too large for an article ({size} MB); files up to 20 MB can be read.")
        raise ReadError(message.format(source=source, size=size // 1_000_000))


def _composed(draft: Draft, origin: Origin) -> Article:
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
        repairs=_placed(draft.repairs, text),
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
