"""A CPython library for Windows comes in, the names that it gives to extensions go out, one a line."""

from __future__ import annotations

import sys

import lief


def main() -> int:
    """Write the names of the library that the command line names; the exit status."""
    binary = lief.PE.parse(sys.argv[1])
    table = binary.get_export() if binary else None
    if table is None:
        sys.exit(f"{sys.argv[1]} gives no names to others.")
    names = {str(entry.name) for entry in table.entries}
    print(*sorted(name for name in names if name.startswith(("Py", "_Py"))), sep="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main())
