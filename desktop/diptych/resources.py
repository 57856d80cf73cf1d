"""A name comes in, the path or the parsed table of a file that ships with Diptych goes out.

An installed package carries its data as `_resources` and `_seeds`; a checkout has them at its top level.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

from diptych import yaml_files
from diptych.errors import LexiconError
from diptych.shapes import LEXICONS

_PACKAGE = Path(__file__).resolve().parent
_CHECKOUT = _PACKAGE.parents[1]


def resource(name: str) -> Path:
    """Path of a file or folder under `resources/`; `name` uses forward slashes."""
    return _folder("_resources", "resources") / name


def seeds() -> Path:
    """Folder of the sample corpus."""
    return _folder("_seeds", "seeds")


@cache
def table(name: str) -> Any:  # noqa: ANN401 - the reader of a table gives it its type
    """Parsed content of the YAML file `name` under `resources/`; raises LexiconError with file and line.

    A lexicon has the shape that `LEXICONS` gives for its name.
    """
    folder, _, file = name.rpartition("/")
    shape = LEXICONS.get(file.removesuffix(".yaml")) if folder == "lexicons" else None
    return yaml_files.read(resource(name), shape)


def read_table(path: Path) -> Any:  # noqa: ANN401
    """Parsed content of the YAML file at `path`; raises LexiconError with file and line."""
    return yaml_files.read(path)


def place(name: str, entry: str) -> str:
    """Name of the file `name` under `resources/`, and the line that an entry of these words stands in."""
    return yaml_files.place(resource(name), entry)


@contextmanager
def reading(name: str) -> Iterator[None]:
    """Turn what goes wrong while entries of a table become types into a LexiconError that names its file."""
    try:
        yield
    except (TypeError, ValueError, LookupError, AttributeError, ArithmeticError) as error:
        message = f"{name}: an entry is not what it should be ({error}); correct it there."
        raise LexiconError(message) from error


def _folder(packaged: str, checkout: str) -> Path:
    inside = _PACKAGE / packaged
    return inside if inside.is_dir() else _CHECKOUT / checkout
