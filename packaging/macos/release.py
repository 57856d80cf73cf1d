"""What only a Mac can do for a release: `release.py APP IMAGE`, sign with a certificate, image, notary.

Signs when MACOS_IDENTITY names a certificate of the keychain, has the image notarised when
MACOS_NOTARY_PROFILE names credentials kept by notarytool; where one is absent it says so and goes on.
"""

from __future__ import annotations

import os
import subprocess
import sys
import tempfile
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import macho

sys.path.pop(0)

ENTITLEMENTS = Path(__file__).with_name("entitlements.plist")


def main() -> int:
    """Make the disk image of a bundle; the exit status."""
    app, image = map(Path, sys.argv[1:])
    identity, profile = os.environ.get("MACOS_IDENTITY"), os.environ.get("MACOS_NOTARY_PROFILE")
    if identity:
        sign(app, identity)
    else:
        warn("MACOS_IDENTITY is not set: the program stays signed ad hoc, and macOS will warn of it.")
    subprocess.run(["codesign", "--verify", "--strict", "--verbose=2", app], check=True)
    make_image(app, image)
    if identity and profile:
        subprocess.run(["codesign", "--sign", identity, "--timestamp", image], check=True)
        notarise(image, profile)
    else:
        warn("The image is not notarised: that needs MACOS_IDENTITY and MACOS_NOTARY_PROFILE.")
    return 0


def sign(app: Path, identity: str) -> None:
    """Sign every file with code, the innermost first, and then the bundle: --deep would miss the modules."""
    command = ["codesign", "--force", "--timestamp", "--options", "runtime", "--sign", identity]
    for path in sorted(macho.files(app), key=lambda path: -len(path.parts)):
        subprocess.run([*command, path], check=True)
    subprocess.run([*command, "--entitlements", ENTITLEMENTS, app], check=True)


def make_image(app: Path, image: Path) -> None:
    """A disk image with the program and a link to where it goes."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["ditto", app, Path(folder) / app.name], check=True)
        (Path(folder) / "Applications").symlink_to("/Applications")
        command = ["hdiutil", "create", "-ov", "-fs", "HFS+", "-format", "UDZO", "-volname", app.stem]
        subprocess.run([*command, "-srcfolder", folder, image], check=True)


def notarise(image: Path, profile: str) -> None:
    """Have Apple look through the image, and staple its answer to it."""
    notary = ["xcrun", "notarytool", "submit", image, "--keychain-profile", profile, "--wait"]
    subprocess.run(notary, check=True)
    subprocess.run(["xcrun", "stapler", "staple", image], check=True)
    assess = ["spctl", "--assess", "--type", "open", "--context", "context:primary-signature", image]
    subprocess.run(assess, check=True)


def warn(what: str) -> None:
    """Say in the log of a workflow what was left out."""
    print(f"::warning::{what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
