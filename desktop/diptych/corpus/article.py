"""What a file becomes: its cleaned text, what was put aside, and where it came from."""

from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from operator import attrgetter

from diptych.text import Passage, Repair, Sentence, Span

_start = attrgetter("span.start")
"""Where a sentence begins, found without a line of Python: articles are asked thousands of times."""


@dataclass(frozen=True, slots=True)
class Furniture:
    """A block that is in the file but not of the article: comments, menus, adverts. Kept, never compared."""

    text: str
    why: str
    """The rule that cut it, in the user's words: "comments", "newsletter box" …"""
    at: int
    """Offset in `Article.text` before which the block stood."""


@dataclass(frozen=True, slots=True)
class Origin:
    """Where an article came from."""

    source: str
    """Path or address as given, "" for a pasted text."""
    sha256: str
    """Of the raw bytes, in lower-case hexadecimal."""
    encoding: str
    """The encoding the bytes were read in, by its Python name."""


@dataclass(frozen=True, slots=True)
class Article:
    """One article, ready to be compared. Nothing after the reader ever changes `text`."""

    text: str
    """What the pane shows: the title first, then the body, one passage a line, "\\n" between passages."""
    title: str | None
    author: str | None
    outlet: str | None
    published: str | None
    """ISO date, as precise as it is known: `2025`, `2025-04` or `2025-04-12`."""
    language: str
    """ "fr", "en" or "und"."""
    passages: tuple[Passage, ...]
    sentences: tuple[Sentence, ...]
    furniture: tuple[Furniture, ...]
    repairs: tuple[Repair, ...]
    """Words whose broken encoding was mended, with what stood there."""
    origin: Origin

    @property
    def word_count(self) -> int:
        """Number of words in the text."""
        return len(self.text.split())

    def sentence_text(self, index: int) -> str:
        """The characters of one sentence."""
        return self.sentences[index].span.of(self.text)

    def sentence_at(self, position: int) -> int:
        """Index of the sentence that begins at `position` or is the last to begin before it."""
        return max(0, bisect_right(self.sentences, position, key=_start) - 1)

    def sentences_in(self, span: Span) -> tuple[int, ...]:
        """Indexes of the sentences that overlap `span`, in reading order."""
        # the sentences are in order and apart: those before the last one to begin before the end of the span
        found = []
        for n in range(bisect_left(self.sentences, span.end, key=_start) - 1, -1, -1):
            if not self.sentences[n].span.overlaps(span):
                break
            found.append(n)
        return tuple(reversed(found))
