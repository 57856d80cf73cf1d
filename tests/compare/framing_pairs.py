"""The invented pairs of `framing_pairs.yaml`, by rule."""

from pathlib import Path
from typing import Any

import pytest
import yaml

_TABLE = yaml.safe_load(Path(__file__).with_suffix(".yaml").read_text(encoding="utf-8"))


def rows(code: str) -> list[Any]:
    """The rows of the rule `code`, each named by what it is to show, for `parametrize`.

    A row with `missed` is one that the program does not find yet, and why.
    """
    return [
        pytest.param(
            row,
            id=f"{row['language']} {n}: {row['told'] or row['why']}",
            marks=[pytest.mark.xfail(reason=row["missed"])] if "missed" in row else [],
        )
        for n, row in enumerate(_TABLE[code])
    ]
