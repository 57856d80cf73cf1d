"""The locks come in, a list of what the packages hold goes out: `sbom.py FILE`, CycloneDX 1.6 in JSON."""

from __future__ import annotations

import json
import re
import sys
from pathlib import Path

import layout

_PINNED = re.compile(r"^([\w.-]+)==(\S+)", re.MULTILINE)


def main() -> int:
    """Write the list to the file that is named; the exit status."""
    text = json.dumps(contents(), indent=1, ensure_ascii=False) + "\n"
    Path(sys.argv[1]).write_text(text, "utf-8", newline="\n")
    return 0


def contents() -> dict[str, object]:
    """Diptych, its packages with the targets that have them, and the Python of each."""
    found: dict[tuple[str, str], list[str]] = {}
    for target in layout.TARGETS.values():
        for pin in _PINNED.findall(layout.lock(target).read_text("utf-8")):
            found.setdefault(pin, []).append(target.name)
    program = {"type": "application", "name": layout.PROGRAM, "version": layout.version()}
    return {
        "bomFormat": "CycloneDX",
        "specVersion": "1.6",
        "version": 1,
        "metadata": {"component": program | {"licenses": [{"license": {"id": "MIT"}}]}},
        "components": [
            {
                "type": "library",
                "name": name,
                "version": version,
                "purl": f"pkg:pypi/{name}@{version}",
                "properties": [{"name": f"{layout.PROGRAM}:target", "value": target} for target in targets],
            }
            for (name, version), targets in sorted(found.items())
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
