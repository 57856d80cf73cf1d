"""Write the locks: `python3 packaging/lock.py`, for every target the exact packages with their hashes.

The versions are those of constraints.txt, which were tested together. Needs `uv` on the path.
"""

from __future__ import annotations

import os
import subprocess
import sys

import layout

HEADER = "# Made by packaging/lock.py from pyproject.toml and constraints.txt; not to be edited.\n"


def main() -> int:
    """Write every lock anew; the exit status."""
    for target in layout.TARGETS.values():
        done = subprocess.run(
            command(target),
            env={**os.environ, **target.environment},
            capture_output=True,
            text=True,
            check=False,
        )
        if done.returncode:
            sys.exit(f"{target.name}: {done.stderr.strip()}")
        layout.lock(target).write_text(HEADER + done.stdout, "utf-8", newline="\n")
    return 0


def command(target: layout.Target, *, uv: str = "uv") -> list[str]:
    """The command that resolves a target's packages, with hashes and without the address of any registry."""
    silent = ["--no-header", "--no-annotate", "--no-emit-index-url", "--no-emit-find-links"]
    where = [
        "--python-platform",
        target.platform,
        "--python-version",
        layout.PYTHON,
        "--only-binary",
        ":all:",
    ]
    constraints = ["-c", str(layout.ROOT / "packaging" / "constraints.txt")]
    source = str(layout.ROOT / "pyproject.toml")
    return [
        uv,
        "pip",
        "compile",
        "--quiet",
        "--system-certs",
        source,
        *constraints,
        "--generate-hashes",
        *silent,
        *where,
    ]


if __name__ == "__main__":
    sys.exit(main())
