"""Build every package that this machine can and check it: `python3 packaging/check_packages.py`.

What cannot be built here is named in the end, with what it takes; that alone is no failure.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from time import monotonic

import layout


@dataclass(frozen=True, slots=True)
class Package:
    """A package: its script with options, and the programs that it takes with the Debian packages of each."""

    name: str
    command: tuple[str, ...]
    tools: Mapping[str, str]
    only_on: str | None = None
    """The only system that can build it, as `sys.platform` has it."""
    as_root: bool = False


PACKAGES = (
    Package(
        "Linux packages",
        ("build_linux.py", "--verify"),
        {
            "readelf": "binutils",
            "strip": "binutils",
            "dpkg-deb": "dpkg",
            "zstd": "zstd",
            "desktop-file-validate": "desktop-file-utils",
            "appstreamcli": "appstream",
            "xmllint": "libxml2-utils",
            "taskset": "util-linux",
            "debootstrap": "debootstrap",
            "Xvfb": "xvfb",
        },
        only_on="linux",
        as_root=True,
    ),
    Package("macOS programs", ("build_macos.py", "--app", "--verify"), {}),
    Package(
        "Windows set-up",
        ("build_windows.py", "--fast", "--verify"),
        {
            "x86_64-w64-mingw32-gcc": "gcc-mingw-w64-x86-64",
            "makensis": "nsis",
            "osslsigncode": "osslsigncode",
            "wine": "wine wine64",
            "Xvfb": "xvfb",
        },
    ),
)


def main() -> int:
    """Build and check one package after the other; the exit status is 1 when one of them failed."""
    told = []
    for package in PACKAGES:
        reason = obstacle(package)
        if reason:
            told.append(f"NOT RUN  {package.name}: {reason}")
            continue
        print(f"== {package.name}", flush=True)
        began = monotonic()
        script = layout.ROOT / "packaging" / package.command[0]
        status = subprocess.call([sys.executable, script, *package.command[1:]])
        word = "FAILED " if status else "ok     "
        told.append(f"{word}  {package.name}: {monotonic() - began:.0f} s")
    print("== packages", *told, sep="\n", flush=True)
    return 1 if any(line.startswith("FAILED") for line in told) else 0


def obstacle(package: Package, *, path: str | None = None) -> str:
    """Why this machine cannot build a package, one sentence; empty when it can. path: where programs are."""
    if package.only_on and not sys.platform.startswith(package.only_on):
        return f"only {package.only_on} can build it."
    if "{}.{}".format(*sys.version_info) != layout.PYTHON:
        return f"it takes Python {layout.PYTHON}."
    if package.as_root and not is_root():
        return "a bare system is made by root only."
    lacking = missing(package.tools, path)
    return f"it takes other tools; on Debian: apt-get install {' '.join(lacking)}" if lacking else ""


def missing(tools: Mapping[str, str], path: str | None) -> Sequence[str]:
    """The Debian packages with the programs that are not there, each once."""
    found = (package for name, package in tools.items() if not shutil.which(name, path=path))
    return list(dict.fromkeys(found))


def is_root() -> bool:
    """Whether this process may do all; never on Windows."""
    return hasattr(os, "geteuid") and os.geteuid() == 0


if __name__ == "__main__":
    # what is built has to be that of this checkout, wherever it is called from
    os.chdir(Path(layout.ROOT))
    sys.exit(main())
