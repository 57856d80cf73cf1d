"""The packages that Diptych installs come in; their licences, and what is known against them, go out.

`python3 packaging/dev.py audit`: a line for each package, then what pip and pip-audit say. Ends with 1 where
a licence is not compatible, packages contradict each other, or an advisory is known.
"""

from __future__ import annotations

import importlib.util
import re
import subprocess
import sys
from collections.abc import Iterable
from importlib.metadata import Distribution, PackageNotFoundError, distribution

from notices import told_licence
from packaging.requirements import Requirement

COMPATIBLE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla|LGPL|LGPLLR|Lesser|OFL|Open Font|"
    r"Zlib|zlib|Unlicense|Public Domain|CC0|CNRI|HPND|Artistic)",
    re.IGNORECASE,
)
"""Licences under which a program of the MIT licence may bring a package along, unchanged and replaceable."""


def main() -> int:
    """List, check and ask; the exit status."""
    found = closure("diptych")
    wrong = []
    for one in found:
        licence = told_licence(one.metadata)
        print(f"{one.metadata['Name']:40} {one.version:14} {licence}")
        if not is_compatible(licence):
            wrong.append(f"{one.metadata['Name']}: “{licence}” is not known to be compatible")
    print(f"\n{len(found)} packages, {len(wrong)} of them under a licence that needs a look.")
    print("\n".join(wrong))
    status = 1 if wrong else 0
    status |= subprocess.run([sys.executable, "-m", "pip", "check"], check=False).returncode
    return status | advisories()


def is_compatible(licence: str) -> bool:
    """Whether every part of what is told can be taken under a licence that is; "A OR B" leaves the choice."""
    return all(COMPATIBLE.search(part) for part in re.split(r"\bAND\b", licence))


def closure(name: str) -> list[Distribution]:
    """The distributions that `name` needs on this machine, and those that they need, by name."""
    found: dict[str, Distribution] = {}
    waiting = [name]
    while waiting:
        wanted = waiting.pop()
        key = re.sub(r"[-_.]+", "-", wanted).lower()
        if key in found:
            continue
        try:
            found[key] = distribution(wanted)
        except PackageNotFoundError as error:
            raise SystemExit(f"{wanted} is not installed; run packaging/dev.py first.") from error
        waiting += _needed(found[key].requires or ())
    found.pop(name)
    return [found[key] for key in sorted(found)]


def advisories() -> int:
    """What pip-audit knows against the installed versions: 0 nothing, 1 something.

    It asks the Python Packaging Advisory Database over the network, as no list that is kept here would be of
    today; where it is not installed that is said, and nothing is claimed.
    """
    if importlib.util.find_spec("pip_audit") is None:
        print(
            "Known vulnerabilities: not asked; install pip-audit into .venv and repeat this with a network."
        )
        return 0
    command = [sys.executable, "-m", "pip_audit", "--local", "--skip-editable"]
    return subprocess.run(command, check=False).returncode


def _needed(lines: Iterable[str]) -> list[str]:
    """Names of the requirements that hold on this machine, without extras."""
    read = [Requirement(line) for line in lines]
    return [one.name for one in read if one.marker is None or one.marker.evaluate({"extra": ""})]


if __name__ == "__main__":
    raise SystemExit(main())
