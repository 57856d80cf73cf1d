"""An article to be looked over comes in, its lines go out in order, those that were put aside among them."""

from dataclasses import dataclass
from typing import Literal

from diptych.app.intake import Reviewed

LineKind = Literal["title", "body", "aside", "restored"]


@dataclass(frozen=True, slots=True)
class Line:
    """A passage of the article, or a piece of what was put aside."""

    kind: LineKind
    text: str
    why: str = ""
    """The rule that cut a piece."""
    index: int = -1
    """The number of a piece."""

    @property
    def is_piece(self) -> bool:
        """Whether it was put aside when the article was read."""
        return self.index >= 0


def lines(reviewed: Reviewed) -> tuple[Line, ...]:
    """The lines in the order of the file: a piece stands before the line that it stood before."""
    article = reviewed.article
    titled = bool(article.passages) and article.passages[0].kind == "title"
    order: list[tuple[int, int, Line]] = []
    at = 0
    for number, text in enumerate(article.text.split("\n")):
        order.append((at, len(article.furniture), Line("body" if number or not titled else "title", text)))
        at += len(text) + 1
    for index, piece in enumerate(article.furniture):
        kind: LineKind = "restored" if index in reviewed.restored else "aside"
        order.append((piece.at, index, Line(kind, " ".join(piece.text.split()), piece.why, index)))
    return tuple(line for _at, _rank, line in sorted(order, key=lambda one: one[:2]) if line.text)
