"""What lay on the desk when the window was closed: a JSON file comes in, one frozen value goes out, and back.

Articles are named by the SHA-256 of their bytes, places by passage: both hold at any width and text size.
"""

import json
import logging
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import Any

from diptych.app import folders
from diptych.app.settings import replace_file
from diptych.corpus import Article
from diptych.errors import WriteError
from diptych.i18n import _

logger = logging.getLogger(__name__)

RECENT = 10
"""Pairs that are remembered; the tenth is a morning ago."""


@dataclass(frozen=True, slots=True)
class Known:
    """An article as it can be found again."""

    sha256: str
    path: str
    name: str
    """What a list calls it."""


@dataclass(frozen=True, slots=True)
class Pair:
    """What was on the two sides."""

    left: Known | None = None
    right: Known | None = None

    @property
    def is_whole(self) -> bool:
        """Whether there is an article on both sides."""
        return self.left is not None and self.right is not None

    @property
    def key(self) -> frozenset[str]:
        """The same for a pair and for the pair with its sides swapped."""
        return frozenset(one.sha256 for one in (self.left, self.right) if one)


@dataclass(frozen=True, slots=True)
class Place:
    """What is at the top of a text: the number of a passage, and code points from its beginning."""

    passage: int = 0
    offset: int = 0


@dataclass(frozen=True, slots=True)
class Sieve:
    """What the list of divergences leaves out."""

    hidden: tuple[str, ...] = ()
    """Kinds that are not listed: a kind that comes with a later version is."""
    least: int = 1
    verdict: str = ""
    """"" for any."""
    text: str = ""


@dataclass(frozen=True, slots=True)
class Desk:
    """Everything of a window that the next start finds again, beside its Settings."""

    pair: Pair = Pair()
    left: Place = Place()
    right: Place = Place()
    current: str = ""
    """Id of the selected divergence."""
    sieve: Sieve = Sieve()
    aside_shown: bool = False
    recent: tuple[Pair, ...] = ()
    """Pairs that were open, the last one first."""


def known(article: Article, name: str) -> Known:
    """The article as it can be found again, under this name."""
    source = article.origin.source
    return Known(article.origin.sha256, str(Path(source).absolute()) if source else "", name)


def with_recent(recent: tuple[Pair, ...], pair: Pair) -> tuple[Pair, ...]:
    """The recent pairs when `pair` is the last one; whichever way round, a pair stands there once."""
    return (pair, *(one for one in recent if one.key != pair.key))[:RECENT]


def place_of(article: Article, offset: int) -> Place:
    """The place of a code point of an article."""
    before = [n for n, one in enumerate(article.passages) if one.span.start <= offset]
    return Place(before[-1], offset - article.passages[before[-1]].span.start) if before else Place()


def offset_of(article: Article, place: Place) -> int:
    """The code point of a place, within its passage; the beginning where the article has no such passage."""
    if not 0 <= place.passage < len(article.passages):
        return 0
    span = article.passages[place.passage].span
    return min(span.start + max(0, place.offset), span.end)


def file() -> Path:
    """Path of the file, which may not exist."""
    return folders.config() / "desk.json"


def load() -> Desk:
    """What was kept; an empty desk where there is nothing, or nothing that makes sense."""
    try:
        told = json.loads(file().read_text("utf-8"))
        return _desk(told)
    except FileNotFoundError:
        return Desk()
    except (OSError, ValueError, TypeError, KeyError, AttributeError, RecursionError) as error:
        logger.warning(
            "What was open last cannot be read (%s); the window begins anew.", type(error).__name__
        )
        return Desk()


def save(desk: Desk) -> None:
    """Keep a desk for the next start, atomically; raises WriteError."""
    path = file()
    try:
        path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(path, json.dumps(asdict(desk), ensure_ascii=False, indent=2) + "\n")
    except OSError as error:
        told = _("What is open cannot be kept in “{folder}” ({reason}); check the rights of that folder.")
        raise WriteError(told.format(folder=path.parent, reason=error.strerror)) from error


def _desk(told: Any) -> Desk:  # noqa: ANN401 - what JSON may hold
    """The desk of a file; TypeError, KeyError, ValueError or AttributeError where it tells none."""
    sieve = told["sieve"]
    return Desk(
        pair=_pair(told["pair"]),
        left=_place(told["left"]),
        right=_place(told["right"]),
        current=str(told["current"]),
        sieve=Sieve(
            tuple(map(str, sieve["hidden"])), int(sieve["least"]), str(sieve["verdict"]), str(sieve["text"])
        ),
        aside_shown=bool(told["aside_shown"]),
        recent=tuple(_pair(one) for one in told["recent"])[:RECENT],
    )


def _pair(told: Any) -> Pair:  # noqa: ANN401 - what JSON may hold
    return Pair(_known(told["left"]), _known(told["right"]))


def _known(told: Any) -> Known | None:  # noqa: ANN401 - what JSON may hold
    if told is None:
        return None
    return Known(str(told["sha256"]), str(told["path"]), str(told["name"]))


def _place(told: Any) -> Place:  # noqa: ANN401 - what JSON may hold
    return Place(int(told["passage"]), int(told["offset"]))
