"""A name comes in, the path or the parsed table of a file that ships with Diptych goes out.

An installed package carries its data as `_resources` and `_seeds`; a checkout has them at its top level.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from typing import Any

import yaml

from diptych.errors import LexiconError

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
    """Parsed content of the YAML file `name` under `resources/`; raises LexiconError with file and line."""
    return read_table(resource(name))


def read_table(path: Path) -> Any:  # noqa: ANN401
    """Parsed content of the YAML file at `path`; raises LexiconError with file and line."""
    try:
        return yaml.load(path.read_text("utf-8"), Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except OSError as error:
        message = f"The table {path.name} cannot be read ({error.strerror}); reinstall Diptych."
        raise LexiconError(message) from error
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 1}" if mark else ""
        raise LexiconError(f"{path.name}{line}: not valid YAML; correct the entry there.") from error


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
