"""The bytes of a PDF file come in, its lines, joined into paragraphs, and its metadata go out."""

import io
import logging
import re
import time
from datetime import datetime
from typing import Any

from diptych.corpus.damage import DAMAGES, damaged
from diptych.corpus.draft import LONGEST, Raw
from diptych.corpus.metadata import Metadata
from diptych.corpus.paragraphs import Printed, paragraphs
from diptych.errors import ReadError
from diptych.i18n import _, n_

_SIGNATURE = b"%PDF-"
_SIGNED_WITHIN = 1024
"""Bytes; readers accept a header as late as that (ISO 32000-1, annex H, note 13)."""
_MOST_PAGES = 2_000
_SECONDS = 10
"""Of processor time. The sizes below bound each stream and each page; only a clock bounds all of them."""
_SPACE = re.compile(r"[ \t\0]+")
_Matrix = list[float]

# a page of text has some 10 kB of instructions, a map of vectors some millions
_BOUNDS: dict[str, Any] = {
    "maximum_declared_stream_length": 25_000_000,
    "array_based_stream_maximum_output_length": 25_000_000,
    "zlib_maximum_output_length": 25_000_000,
    "lzw_maximum_output_length": 25_000_000,
    "run_length_maximum_output_length": 25_000_000,
    "stream_decoding_work_maximum_length": 50_000_000,
    "stream_parsing_work_maximum_count": 500_000,
    "page_tree_maximum_entries": 20_000,
    "page_tree_maximum_page_entries": 100_000,
    "xform_maximum_invocations_per_extraction": 500,
    # pictures are not looked at: no program is asked to unpack one
    "jbig2dec_binary": None,
    "disable_legacy_handling": True,
}


def is_pdf(raw: bytes) -> bool:
    """Whether the bytes are those of a PDF file."""
    at = raw[:_SIGNED_WITHIN].find(_SIGNATURE)
    return at == 0 or (at > 0 and (not raw[:at].strip() or b" obj" in raw))


def lines(raw: bytes, *, source: str) -> tuple[list[Raw], Metadata]:
    """The paragraphs and headings of a PDF file, page numbers and running headers apart, and its metadata.

    Raises ReadError for a file that is locked or damaged, that holds pictures of text only, or that takes
    longer to read than any article.
    """
    import pypdf  # takes a fifth of a second, and few files need it
    from pypdf.errors import DependencyError, DeprecationError, LimitReachedError, PyPdfError

    # it tells each fault that it mends in a log of its own, which is for those who write PDF files
    logging.getLogger("pypdf").setLevel(logging.CRITICAL)
    try:
        with pypdf.apply_configuration(**_BOUNDS):
            reader = pypdf.PdfReader(io.BytesIO(raw), strict=False)
            if reader.is_encrypted and not reader.decrypt(""):
                raise ReadError(_locked(source))
            if len(reader.pages) > _MOST_PAGES:
                raise ReadError(_endless(source))
            found = _Pages(source)
            for page in reader.pages:
                found.read(page)
            known = _metadata(reader)
            if not any(found.pages):
                raise ReadError(_without_text(reader, source))
    except DependencyError as error:
        # a cipher that needs a library of its own, and a password in nearly every case
        raise ReadError(_locked(source)) from error
    except LimitReachedError as error:
        raise ReadError(_endless(source)) from error
    except (*DAMAGES, PyPdfError, DeprecationError, MemoryError) as error:
        raise ReadError(damaged(source, "PDF")) from error
    return paragraphs(found.pages), known


class _Pages:
    """The printed lines of each page, in the order in which the file writes them."""

    def __init__(self, source: str) -> None:
        self.pages: list[list[Printed]] = []
        self._source = source
        self._end = time.thread_time() + _SECONDS
        self._length = 0
        self._pieces: list[str] = []
        self._place: tuple[float, float, float] | None = None

    def read(self, page: Any) -> None:  # noqa: ANN401 - pypdf is loaded late
        """Take the lines of one more page."""
        self.pages.append([])
        page.extract_text(visitor_text=self._visit)
        self._flush()

    def _visit(self, text: str, matrix: _Matrix, text_matrix: _Matrix, _font: Any, size: float) -> None:  # noqa: ANN401
        if time.thread_time() > self._end or self._length > LONGEST:
            raise ReadError(_endless(self._source))
        self._length += len(text)
        for n, piece in enumerate(text.split("\n")):
            if n:
                self._flush()
            if piece.strip() and self._place is None:
                self._place = _place(matrix, text_matrix, size)
            self._pieces.append(piece)

    def _flush(self) -> None:
        text = _SPACE.sub(" ", "".join(self._pieces)).strip()
        if text and self._place:
            self.pages[-1].append(Printed(text, *self._place))
        self._pieces.clear()
        self._place = None


def _place(matrix: _Matrix, text_matrix: _Matrix, size: float) -> tuple[float, float, float]:
    """Left edge, height above the foot of the page, and size of the letters, in points."""
    a, b, c, d, e, f = matrix
    x, y = text_matrix[4], text_matrix[5]
    scale = abs(text_matrix[3] or text_matrix[1] or 1) * abs(d or b or 1)
    return x * a + y * c + e, x * b + y * d + f, abs(size) * scale


def _metadata(reader: Any) -> Metadata:  # noqa: ANN401
    from pypdf.errors import PyPdfError

    try:
        said = reader.metadata
        made = said.creation_date if said else None
    except (PyPdfError, *DAMAGES):
        # a wrong entry among the properties does no harm to the text
        return Metadata()
    if not said:
        return Metadata()
    return Metadata(
        title=str(said.title or "") or None,
        author=str(said.author or "").strip() or None,
        published=made.date().isoformat() if isinstance(made, datetime) else None,
    )


def _without_text(reader: Any, source: str) -> str:  # noqa: ANN401
    """What is said of a file without letters: pictures of pages are named as such."""
    if any(_has_picture(page) for page in list(reader.pages)[:20]):
        return n_(
            "There is no text in this PDF: its {n} page is a picture.",
            "There is no text in this PDF: its {n} pages are pictures.",
            len(reader.pages),
        )
    return _("“{source}” is empty; choose a file with text.").format(source=source)


def _has_picture(drawn: Any, deep: int = 3) -> bool:  # noqa: ANN401
    """Whether a page, or a form drawn on it, shows a picture; `deep` bounds forms that draw themselves."""
    resources = drawn.get("/Resources")
    objects = resources.get_object().get("/XObject") if resources else None
    for item in objects.get_object().values() if objects else ():
        kind = item.get_object().get("/Subtype")
        if kind == "/Image" or (kind == "/Form" and deep and _has_picture(item.get_object(), deep - 1)):
            return True
    return False


def _locked(source: str) -> str:
    message = _("“{source}” is protected by a password; save it without one and open that.")
    return message.format(source=source)


def _endless(source: str) -> str:
    message = _(
        "“{source}” takes far more work to read than an article; save its text as .txt and open that."
    )
    return message.format(source=source)
