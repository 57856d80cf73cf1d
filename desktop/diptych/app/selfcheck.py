"""Nothing comes in, what each part that must work was seen to do goes out: what to ask of an installation.

As JSON, all but the member `machine` is the same on every system, byte for byte.
"""

import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter
from typing import Any, Literal

from diptych import __version__
from diptych.app.checks import Check, Found, Paint, checks
from diptych.errors import WriteError
from diptych.i18n import _

SCHEMA = "diptych.selfcheck/1"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One part: what was found, or the sentence that says what is wrong, and the seconds it took."""

    part: str
    found: Found | None
    error: str
    seconds: float


def run(
    *,
    form: Literal["text", "json"] = "text",
    out: Path | None = None,
    only: str | None = None,
    paint: Paint | None = None,
) -> bool:
    """Whether every part works; each one's line is written to standard output as soon as it is known.

    form: what is written in the end, to `out` instead of standard output if it is given; only: the one part
    to try; paint: with it the window is tried in this process, else in one of its own. Raises
    WriteError when `out` cannot be written.
    """
    outcomes, lines = [], []
    for part, (name, check) in checks(paint).items():
        if only in (None, part):
            outcomes.append(_try(part, check))
            lines.append(_line(name, outcomes[-1]))
            if form == "text" and out is None:
                print(lines[-1], flush=True)
    if form == "json":
        _write(_json(outcomes), out)
    elif out:
        _write("\n".join(lines) + "\n", out)
    return all(outcome.found for outcome in outcomes)


def _try(part: str, check: Check) -> Outcome:
    began = perf_counter()
    try:
        found, error = check(), ""
    except Exception as caught:  # the check is there to find out what can be wrong
        found, error = None, str(caught) or repr(caught)
    return Outcome(part, found, error, perf_counter() - began)


def _line(name: str, outcome: Outcome) -> str:
    if outcome.found is None:
        return _("FAILED  {name}: {error}").format(name=name, error=outcome.error)
    told = _("ok      {name}: {found} ({took:.1f} s)")
    return told.format(name=name, found=outcome.found.words, took=outcome.seconds)


def _json(outcomes: Sequence[Outcome]) -> str:
    parts = {
        one.part: {"passed": True, **one.found.result} if one.found else {"passed": False, "error": one.error}
        for one in outcomes
    }
    machine: dict[str, Any] = {
        "python": platform.python_version(),
        "system": platform.platform(),
        "program": sys.executable,
        "package": str(Path(__file__).parents[1]),
        "seconds": {one.part: round(one.seconds, 1) for one in outcomes},
    }
    for one in outcomes:
        machine |= one.found.machine if one.found else {}
    whole = {
        "schema": SCHEMA,
        "version": __version__,
        "passed": all(one.found for one in outcomes),
        "parts": parts,
        "machine": machine,
    }
    return json.dumps(whole, ensure_ascii=False, indent=1) + "\n"


def _write(text: str, out: Path | None) -> None:
    if out is None:
        print(text, end="", flush=True)
        return
    try:
        out.write_bytes(text.encode())
    except OSError as error:
        told = _("“{file}” cannot be written ({reason}); choose another place.")
        raise WriteError(told.format(file=out, reason=error.strerror)) from error
