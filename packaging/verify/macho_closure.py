"""Check a Diptych.app without a Mac: `macho_closure.py APP --machine arm64 --version 0.1.0`.

Everything that is linked with is inside or on the list of what macOS has; all code is for the one processor,
signed, and runs on the oldest system that Info.plist names; Info.plist says what it must; the seal holds for
every file. The exit status is 1 with a line for each fault. Needs macholib and apple-platform-py.
"""

from __future__ import annotations

import argparse
import hashlib
import os
import plistlib
import re
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import apple_platform
from macholib.mach_o import (
    LC_BUILD_VERSION,
    LC_CODE_SIGNATURE,
    LC_LOAD_DYLIB,
    LC_LOAD_WEAK_DYLIB,
    LC_REEXPORT_DYLIB,
    LC_RPATH,
    LC_VERSION_MIN_MACOSX,
)
from macholib.MachO import MachO

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))
import macho

sys.path.pop(0)

SYSTEM_LIBRARIES = {
    f"/usr/lib/lib{name}.dylib" for name in ("System.B", "bz2.1.0", "c++.1", "ffi", "iconv.2")
}
SYSTEM_LIBRARIES |= {f"/usr/lib/lib{name}.dylib" for name in ("objc.A", "sqlite3", "z.1")}
SYSTEM_FRAMEWORKS = {
    *("AppKit", "ApplicationServices", "AVFoundation", "Carbon", "ColorSync", "Contacts", "CoreBluetooth"),
    *(
        "CoreFoundation",
        "CoreGraphics",
        "CoreServices",
        "CoreText",
        "CoreVideo",
        "DiskArbitration",
        "EventKit",
    ),
    *("Foundation", "IOKit", "IOSurface", "ImageIO", "Metal", "OpenGL", "QuartzCore", "Security"),
    *("SystemConfiguration", "UniformTypeIdentifiers"),
}
"""What every macOS since the oldest one allowed has."""

_FRAMEWORK = re.compile(r"/System/Library/Frameworks/(\w+)\.framework/")
_LOADS = (LC_LOAD_DYLIB, LC_LOAD_WEAK_DYLIB, LC_REEXPORT_DYLIB)
_UNSEALED = {"Info.plist", "PkgInfo", "_CodeSignature/CodeResources"}
_AD_HOC = "CMS error"
"""What the reader of signatures says where nobody is named who signed."""
_KEYS = {
    "CFBundleExecutable": r"\w+",
    "CFBundleIconFile": r"\w+\.icns",
    "CFBundleIdentifier": r"[\w.]+",
    "CFBundleInfoDictionaryVersion": r"6\.0",
    "CFBundleName": r"\w+",
    "CFBundlePackageType": "APPL",
    "CFBundleShortVersionString": r"\d+(\.\d+){1,2}",
    "CFBundleVersion": r"\d+(\.\d+){1,2}",
    "LSMinimumSystemVersion": r"\d+\.\d+",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Do every check; the exit status."""
    parser = argparse.ArgumentParser(prog="macho_closure.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("app", type=Path)
    parser.add_argument("--machine", choices=list(macho.PROCESSORS), required=True)
    parser.add_argument("--version", required=True, help="what Info.plist must say")
    told = parser.parse_args(argv)
    app = told.app.resolve()
    info = plistlib.loads((app / "Contents" / "Info.plist").read_bytes())
    code = list(macho.files(app))
    faults = [
        *plist_faults(app, info, told.version),
        *(fault for path in code for fault in code_faults(app, path, told.machine, info)),
        *seal_faults(app, info),
    ]
    for fault in faults:
        print(f"FAILED  {fault}", file=sys.stderr)
    if not code:
        print("FAILED  There is no code in the bundle.", file=sys.stderr)
    if faults or not code:
        return 1
    sealed = len(_sealed(app))
    print(
        f"ok      {len(code)} files of code for {told.machine}, all they need inside or of macOS", flush=True
    )
    print(
        f"ok      Info.plist, macOS {info['LSMinimumSystemVersion']} or newer, {sealed} files sealed",
        flush=True,
    )
    return 0


def plist_faults(app: Path, info: Mapping[str, object], version: str) -> Iterator[str]:
    """What Info.plist lacks or says wrongly."""
    for key, pattern in _KEYS.items():
        if not re.fullmatch(pattern, str(info.get(key, ""))):
            yield f"Info.plist says {info.get(key)!r} for {key}."
    for key in ("CFBundleShortVersionString", "CFBundleVersion"):
        if info.get(key) != version:
            yield f"Info.plist says version {info.get(key)}, not {version}."
    program = app / "Contents" / "MacOS" / str(info.get("CFBundleExecutable"))
    if not os.access(program, os.X_OK):
        yield f"The program {program.name} is missing or may not be run."
    icon = app / "Contents" / "Resources" / str(info.get("CFBundleIconFile"))
    if not icon.is_file() or icon.read_bytes()[:4] != b"icns":
        yield f"The icon {icon.name} is missing or is none."
    exported = {kind["UTTypeIdentifier"]: kind for kind in info.get("UTExportedTypeDeclarations", [])}
    opened = {name for kind in info.get("CFBundleDocumentTypes", []) for name in kind["LSItemContentTypes"]}
    if not opened or not opened <= exported.keys():
        yield "A kind of file that the program opens is declared nowhere, or there is none."
    for kind in exported.values():
        if not kind["UTTypeTagSpecification"].get("public.filename-extension"):
            yield f"The kind of file {kind['UTTypeIdentifier']} has no suffix."


def code_faults(app: Path, path: Path, machine: str, info: Mapping[str, object]) -> Iterator[str]:
    """What is wrong with a file of code: processor, what it is linked with, oldest system, signature."""
    name = path.relative_to(app / "Contents")
    headers = {one.header.cputype: one for one in MachO(str(path)).headers}
    if set(headers) != {macho.PROCESSORS[machine]}:
        yield f"{name} is not for {machine} alone."
        return
    (header,) = headers.values()
    oldest = tuple(map(int, str(info["LSMinimumSystemVersion"]).split(".")))
    paths = [_text(one) for one in header.commands if one[0].cmd == LC_RPATH]
    for one in header.commands:
        if one[0].cmd in (LC_BUILD_VERSION, LC_VERSION_MIN_MACOSX):
            least = one[1].minos if one[0].cmd == LC_BUILD_VERSION else one[1].version
            if (least >> 16, least >> 8 & 255) > oldest:
                yield f"{name} needs macOS {least >> 16}.{least >> 8 & 255}, Info.plist names an older one."
        if one[0].cmd in _LOADS and not _resolves(app, path, _text(one), paths):
            yield f"{name} needs {_text(one)}, which is neither inside nor known of macOS."
    if not any(one[0].cmd == LC_CODE_SIGNATURE for one in header.commands):
        yield f"{name} is not signed."
    for problem in apple_platform.verify_macho(path):
        if not problem["description"].startswith(_AD_HOC):
            yield f"{name}: {problem['description']}."


def seal_faults(app: Path, info: Mapping[str, object]) -> Iterator[str]:
    """Where a file is not what the seal says, not in it, or gone; and where the seal itself is broken."""
    contents = app / "Contents"
    sealed = _sealed(app)
    for name, seal in sealed.items():
        path = contents / name
        if "symlink" in seal:
            holds = path.is_symlink() and os.readlink(path) == seal["symlink"]
        elif not path.is_file():
            holds = False
        elif "cdhash" in seal:
            holds = _directory(path)["sha256"][:40] == seal["cdhash"].hex()
        else:
            holds = hashlib.sha256(path.read_bytes()).digest() == seal["hash2"]
        if not holds:
            yield f"{name} is not what was sealed."
    program = f"MacOS/{info['CFBundleExecutable']}"
    known = {*sealed, *_UNSEALED, program}
    for path in sorted(contents.rglob("*")):
        name = path.relative_to(contents).as_posix()
        if (path.is_file() or path.is_symlink()) and name not in known:
            yield f"{name} is not in the seal."
    digests = " ".join(_directory(contents / program)["slots"])
    for slot, name in (("Info (1)", "Info.plist"), ("Resources (3)", "_CodeSignature/CodeResources")):
        if f"{slot}: {hashlib.sha256((contents / name).read_bytes()).hexdigest()}" not in digests:
            yield f"{name} is not what the program was signed with."
    if "RUNTIME" not in _directory(contents / program)["flags"]:
        yield "The program is not signed for a hardened runtime."


def _sealed(app: Path) -> dict[str, dict[str, bytes | str]]:
    return plistlib.loads((app / "Contents" / "_CodeSignature" / "CodeResources").read_bytes())["files2"]


def _directory(path: Path) -> dict[str, str | list[str]]:
    """Of the signature of a file: SHA-256 of its code directory, what it holds the digests of, its flags."""
    (entity,) = apple_platform.read_signature(path)
    signature = entity["entity"]["mach_o"]["signature"]
    directory = signature["code_directory"]
    # for old systems a first one has SHA-1, and an alternate the digests that count
    digests = [blob["sha256"] for blob in signature["blobs"] if blob["slot"].startswith("CodeDirectory")]
    return {"sha256": digests[-1], "slots": directory["slot_digests"], "flags": directory["flags"]}


def _resolves(app: Path, path: Path, needed: str, paths: Sequence[str]) -> bool:
    if needed.startswith("/"):
        framework = _FRAMEWORK.match(needed)
        return needed in SYSTEM_LIBRARIES or bool(framework and framework[1] in SYSTEM_FRAMEWORKS)
    places = [needed] if not needed.startswith("@rpath/") else [f"{one}{needed[6:]}" for one in paths]
    for place in places:
        there = place.replace("@loader_path", str(path.parent))
        there = os.path.normpath(there.replace("@executable_path", str(app / "Contents" / "MacOS")))
        if there.startswith(f"{app}/") and Path(there).exists():
            return True
    return False


def _text(command: Sequence[object]) -> str:
    return command[2].rstrip(b"\0").decode()


if __name__ == "__main__":
    sys.exit(main())
