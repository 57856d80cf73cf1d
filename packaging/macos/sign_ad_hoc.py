"""Sign an .app ad hoc, with a hardened runtime, on any system: `sign_ad_hoc.py APP IDENTIFIER ENTITLEMENTS`.

Every file with code in it is signed anew, and then the bundle, whose seal holds them all.
"""

from __future__ import annotations

import sys
from pathlib import Path

import apple_platform

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import macho

sys.path.pop(0)


def main() -> int:
    """Sign what the command line names; the exit status."""
    app, identifier, entitlements = sys.argv[1:]
    for path in macho.files(Path(app)):
        apple_platform.sign(path, code_signature_flags=["runtime"])
    apple_platform.sign(
        app,
        binary_identifier=identifier,
        entitlements_xml_file=entitlements,
        code_signature_flags=["runtime"],
    )
    return 0


if __name__ == "__main__":
    sys.exit(main())
