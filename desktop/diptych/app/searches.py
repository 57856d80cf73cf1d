"""What was searched for and what is to be searched again, kept in one small file."""

import json
import logging
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from diptych.app import folders
from diptych.app.settings import replace_file

logger = logging.getLogger(__name__)

_MOST = 30
"""Searches that are remembered by themselves."""


@dataclass(frozen=True, slots=True)
class Searches:
    """Queries, the newest first."""

    history: tuple[str, ...] = ()
    saved: tuple[str, ...] = ()

    def asked(self, query: str) -> "Searches":
        """With one query more in the history."""
        return replace(self, history=(query, *(one for one in self.history if one != query))[:_MOST])

    def toggled(self, query: str) -> "Searches":
        """With a query saved, or forgotten when it was."""
        rest = tuple(one for one in self.saved if one != query)
        return replace(self, saved=rest if query in self.saved else (query, *rest))


def load() -> Searches:
    """The searches of the last time; none where the file is missing or damaged."""
    try:
        told = json.loads(_file().read_text(encoding="utf-8"))
        return Searches(*(tuple(str(one) for one in told[name]) for name in ("history", "saved")))
    except FileNotFoundError:
        return Searches()
    except (OSError, ValueError, KeyError, TypeError, RecursionError) as error:
        logger.info("The searches of the last time cannot be read (%s).", error)
        return Searches()


def save(searches: Searches) -> None:
    """Keep the searches for the next time; a disk that refuses costs no more than these."""
    try:
        _file().parent.mkdir(mode=0o700, parents=True, exist_ok=True)
        replace_file(_file(), json.dumps(asdict(searches), ensure_ascii=False, indent=1))
    except OSError as error:
        logger.info("The searches cannot be kept (%s).", error)


def _file() -> Path:
    return folders.data() / "searches.json"
