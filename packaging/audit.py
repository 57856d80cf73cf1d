"""The packages that Diptych installs come in; their licences, and what is known against them, go out.

`python3 packaging/dev.py audit`: a line for each package, what pip says, and what the Python Packaging
Advisory Database says, which pip-audit asks over the network. Ends with 1 where a licence is not
compatible, packages contradict each other, or an advisory is known, and with 3 where no advisories could be
asked; `--without-advisories` leaves them out on purpose, on a machine without a network.
"""

from __future__ import annotations

import argparse
import json
import os
import re
import subprocess
import sys
from collections.abc import Iterable, Sequence
from importlib.metadata import Distribution, PackageNotFoundError, distribution
from pathlib import Path

from notices import told_licence
from packaging.requirements import Requirement

ASKER = Path(__file__).resolve().parent.parent / "build" / "audit"
PIP_AUDIT = "pip-audit>=2.9,<3"
FAILED, NOT_ASKED = 1, 3
COMPATIBLE = re.compile(
    r"\b(MIT|BSD|0BSD|Apache|PSF|Python Software Foundation|ISC|MPL|Mozilla|LGPL|LGPLLR|Lesser|OFL|Open Font|"
    r"Zlib|zlib|Unlicense|Public Domain|CC0|CNRI|HPND|Artistic)",
    re.IGNORECASE,
)
"""Licences under which a program of the MIT licence may bring a package along, unchanged and replaceable."""


def main(argv: Sequence[str] | None = None) -> int:
    """List, check and ask; the exit status."""
    parser = argparse.ArgumentParser(prog="dev.py audit")
    parser.add_argument("--without-advisories", action="store_true", help="ask no network")
    told = parser.parse_args(argv)
    found = closure("diptych")
    wrong = []
    for one in found:
        licence = told_licence(one.metadata)
        print(f"{one.metadata['Name']:40} {one.version:14} {licence}")
        if not is_compatible(licence):
            wrong.append(f"{one.metadata['Name']}: “{licence}” is not known to be compatible")
    print(f"\n{len(found)} packages, {len(wrong)} of them under a licence that needs a look.")
    print("\n".join(wrong), flush=True)
    status = FAILED if wrong else 0
    if subprocess.run([sys.executable, "-m", "pip", "check"], check=False).returncode:
        status = FAILED
    if told.without_advisories:
        print("Known vulnerabilities: not asked, as was wished.")
        return status
    said, known = judged(advisories(found), len(found))
    print(said)
    return status or known


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


def advisories(found: Sequence[Distribution]) -> str:
    """What pip-audit answers about these packages, as JSON; "" where it cannot be had or asked.

    It is installed into a folder of its own, so that it is not among what it is asked about.
    """
    python = ASKER / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
    install = [str(python), "-m", "pip", "install", "--quiet", "--disable-pip-version-check", PIP_AUDIT]
    if not python.exists():
        subprocess.run([sys.executable, "-m", "venv", str(ASKER)], check=False)
    if not python.exists() or subprocess.run(install, check=False).returncode:
        return ""
    wanted = ASKER / "packages.txt"
    wanted.write_text("".join(f"{one.metadata['Name']}=={one.version}\n" for one in found), "utf-8")
    command = [str(python), "-m", "pip_audit", "-r", str(wanted), "--no-deps", "--disable-pip"]
    command += ["-f", "json", "--progress-spinner", "off"]
    return subprocess.run(command, check=False, capture_output=True, encoding="utf-8").stdout


def judged(answer: str, count: int) -> tuple[str, int]:
    """What to say of an answer about so many packages, and the exit status.

    pip-audit ends well also where it found no advisories of a package, as behind a mirror that has none.
    """
    try:
        rows = json.loads(answer)["dependencies"]
    except (ValueError, KeyError):
        rows = []
    known = [f"{row['name']} {row['version']}: {bad['id']}" for row in rows for bad in row.get("vulns", ())]
    asked = sum("vulns" in row for row in rows)
    told = f"Known vulnerabilities: {len(known)} in {asked} of {count} packages that could be asked about."
    if known:
        return "\n".join([told, *known]), FAILED
    if asked < count:
        return f"{told} Of the others nothing is known; repeat this with a network.", NOT_ASKED
    return told, 0


def _needed(lines: Iterable[str]) -> list[str]:
    """Names of the requirements that hold on this machine, without extras."""
    read = [Requirement(line) for line in lines]
    return [one.name for one in read if one.marker is None or one.marker.evaluate({"extra": ""})]


if __name__ == "__main__":
    raise SystemExit(main())
