"""Run, test and check Diptych from a checkout: `python3 packaging/dev.py run | test | check`.

Makes `.venv` at the checkout's root with the exact versions of `constraints.txt`, installing again when they
change. Needs nothing but the standard library.
"""

from __future__ import annotations

import argparse
import ctypes
import hashlib
import os
import re
import shutil
import subprocess
import sys
from collections import deque
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path

OLDEST, TOO_NEW = (3, 11), (3, 14)
if not OLDEST <= sys.version_info[:2] < TOO_NEW:
    sys.exit("Diptych needs Python 3.11, 3.12 or 3.13; this is Python {}.{}.".format(*sys.version_info))

HERE = Path(__file__).resolve().parent
# a script's own folder stands first on the path, where this one would hide the library named packaging
sys.path[:] = [place for place in sys.path if Path(place or ".").resolve() != HERE]

ROOT = HERE.parent
VENV = ROOT / ".venv"
SCRIPTS = VENV / ("Scripts" if os.name == "nt" else "bin")
PYTHON = SCRIPTS / ("python.exe" if os.name == "nt" else "python")
CONSTRAINTS = HERE / "constraints.txt"
STAMP = VENV / "diptych-stamp"
DEMO = ROOT / "build" / "demo"

FAILED, MISSING = 1, 3

INSTALLERS = {"apt-get": "apt-get install -y", "dnf": "dnf install -y", "pacman": "pacman -S --noconfirm"}
LIBRARIES = {  # what Qt wants of a Linux system: soname to its package for each installer, in their order
    "libEGL.so.1": ("libegl1", "libglvnd-egl", "libglvnd"),
    "libGL.so.1": ("libgl1", "libglvnd-glx", "libglvnd"),
    "libOpenGL.so.0": ("libopengl0", "libglvnd-opengl", "libglvnd"),
    "libX11.so.6": ("libx11-6", "libX11", "libx11"),
    "libX11-xcb.so.1": ("libx11-xcb1", "libX11-xcb", "libx11"),
    "libdbus-1.so.3": ("libdbus-1-3", "dbus-libs", "dbus"),
    "libfontconfig.so.1": ("fontconfig", "fontconfig", "fontconfig"),
    "libfreetype.so.6": ("libfreetype6", "freetype", "freetype2"),
    "libglib-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libgthread-2.0.so.0": ("libglib2.0-0", "glib2", "glib2"),
    "libxcb-cursor.so.0": ("libxcb-cursor0", "xcb-util-cursor", "xcb-util-cursor"),
    "libxcb-icccm.so.4": ("libxcb-icccm4", "xcb-util-wm", "xcb-util-wm"),
    "libxcb-image.so.0": ("libxcb-image0", "xcb-util-image", "xcb-util-image"),
    "libxcb-keysyms.so.1": ("libxcb-keysyms1", "xcb-util-keysyms", "xcb-util-keysyms"),
    "libxcb-render-util.so.0": ("libxcb-render-util0", "xcb-util-renderutil", "xcb-util-renderutil"),
    "libxcb-shape.so.0": ("libxcb-shape0", "libxcb", "libxcb"),
    "libxkbcommon-x11.so.0": ("libxkbcommon-x11-0", "libxkbcommon-x11", "libxkbcommon-x11"),
    "libxkbcommon.so.0": ("libxkbcommon0", "libxkbcommon", "libxkbcommon"),
}
QT_PROBE = """
import ctypes, pathlib, sys, PySide6
from PySide6 import QtWidgets
if sys.argv[1:]:
    ctypes.CDLL(str(pathlib.Path(PySide6.__file__).parent / "Qt/plugins/platforms/libqxcb.so"))
"""
SAMPLE_PAIR = """
from diptych.corpus import stories
print(*(entry.path for entry in stories()[0].entries[:2]), sep="\\n")
"""


class Trouble(Exception):  # noqa: N818 - mostly it is the machine's, not an error of ours
    """What stops the work, in words for the user; `status` is that of the process."""

    def __init__(self, message: str, status: int = FAILED) -> None:
        super().__init__(message)
        self.status = status


def main(argv: Sequence[str] | None = None) -> int:
    """Do what the command line says; the exit status."""
    parser = argparse.ArgumentParser(
        prog="dev.py", description="Run, test and check Diptych from a checkout."
    )
    parser.add_argument("command", choices=("run", "test", "check", "audit"))
    parser.add_argument("rest", nargs=argparse.REMAINDER, help="files to open, or what to tell pytest")
    told = parser.parse_args(argv)
    try:
        prepare()
        if told.command == "run":
            return run(told.rest)
        if told.command == "audit":
            return subprocess.run([PYTHON, str(HERE / "audit.py"), *told.rest], check=False).returncode
        return test(told.rest) if told.command == "test" else check()
    except Trouble as trouble:
        print(trouble, file=sys.stderr)
        return trouble.status
    except KeyboardInterrupt:
        return 130


def run(files: Sequence[str]) -> int:
    """Open the window on these files or the sample corpus; without a display, draw what it would show."""
    seen = not sys.platform.startswith("linux") or bool(
        os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY")
    )
    require_qt(window=seen and bool(os.environ.get("DISPLAY")))
    if seen:
        return subprocess.call([script("diptych"), *files])
    print("There is no display here: a report and a picture of the window are made instead.", flush=True)
    pair = list(files) or output([str(PYTHON), "-c", SAMPLE_PAIR]).splitlines()
    if len(pair) != 2:
        raise Trouble("Without a display, name two files or none.", 2)
    DEMO.mkdir(parents=True, exist_ok=True)
    report, picture = DEMO / "report.html", DEMO / "window.png"
    for command in (["compare", *pair, "--out", str(report)], ["screenshot", str(picture), *pair]):
        status = subprocess.call([script("diptych"), *command], env=offscreen())
        if status:
            return status
    print(report, picture, sep="\n")
    return 0


def test(arguments: Sequence[str]) -> int:
    """Run the whole test suite, or what the arguments of pytest choose."""
    require_qt(window=False)
    # -P: the checkout's own folder named packaging must not come before the library
    return subprocess.call([str(PYTHON), "-P", "-m", "pytest", *arguments], cwd=ROOT, env=offscreen())


def check() -> int:
    """Run every static check, also after one has failed; 0 when all pass."""
    commands = (["ruff", "check"], ["ruff", "format", "--check"], ["mypy"], ["lint-imports"])
    failed = []
    for name, *arguments in commands:
        print("$", name, *arguments, flush=True)
        if subprocess.call([script(name), *arguments], cwd=ROOT):
            failed.append(" ".join([name, *arguments]))
    if failed:
        raise Trouble("Failed: " + ", ".join(failed))
    return 0


def prepare() -> None:
    """Make `.venv` fit `pyproject.toml` and the constraints; does nothing when it does already."""
    version = version_of(PYTHON)
    if not OLDEST <= version < TOO_NEW:
        make_venv()
        version = version_of(PYTHON)
    wanted = stamp(ROOT, version)
    if STAMP.is_file() and STAMP.read_text("utf-8") == wanted:
        return
    print("Installing Diptych and what it needs into .venv; the first time takes a few minutes.", flush=True)
    install()
    STAMP.write_text(wanted, "utf-8")


def stamp(root: Path, version: tuple[int, int]) -> str:
    """What an environment was made from: Python, place (an editable install holds it) and requirements."""
    parts = [str(version), str(root)]
    parts += [(root / name).read_text("utf-8") for name in ("pyproject.toml", "packaging/constraints.txt")]
    return hashlib.sha256("\0".join(parts).encode()).hexdigest()


def make_venv() -> None:
    """A fresh `.venv`, without its own pip where Python comes without ensurepip (as Debian splits it)."""
    for options in (["--clear"], ["--clear", "--without-pip"]):
        done = subprocess.run(
            [sys.executable, "-m", "venv", *options, str(VENV)], capture_output=True, text=True, check=False
        )
        if done.returncode == 0:
            return
    raise Trouble(f"No virtual environment could be made in {VENV}: {last_line(done.stderr or done.stdout)}")


def install() -> None:
    """Install the checkout, editable, with its development tools; shows pip's last lines when it fails."""
    pip = pip_command()
    options = ["--disable-pip-version-check", "--no-input", "-c", str(CONSTRAINTS)]
    command = [*pip, "install", *options, "-e", f"{ROOT}[dev]"]
    tail: deque[str] = deque(maxlen=12)
    with subprocess.Popen(
        command,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
    ) as process:
        for line in process.stdout or ():
            tail.append(line.rstrip())
            if line.startswith(("Collecting", "Installing", "Building")):
                print(" ", line.rstrip()[:100], flush=True)
    if process.returncode:
        raise Trouble("pip could not install what Diptych needs; its last lines were:\n" + "\n".join(tail))


def pip_command() -> list[str]:
    """The pip of `.venv`, or this Python's own pip working on `.venv`."""
    for pip in ([str(PYTHON), "-m", "pip"], [sys.executable, "-m", "pip", "--python", str(PYTHON)]):
        if subprocess.run([*pip, "--version"], capture_output=True, check=False).returncode == 0:
            return pip
    raise Trouble(
        "This Python has neither ensurepip nor pip; install one (on Debian: apt install python3-venv)."
    )


def require_qt(*, window: bool) -> None:
    """Raise Trouble that names the system libraries Qt lacks; `window`: also those of an X11 window."""
    probe = [str(PYTHON), "-c", QT_PROBE, *(["xcb"] if window else [])]
    done = subprocess.run(probe, capture_output=True, text=True, env=offscreen(), check=False)
    if done.returncode == 0:
        return
    named = missing_library(done.stderr)
    if named is None:
        raise Trouble(f"Qt cannot be loaded: {last_line(done.stderr)}", MISSING)
    others = [name for name in LIBRARIES if name != named and not loads(name)]
    raise Trouble(missing_message([named, *others], installer(os.environ.get("PATH", ""))), MISSING)


def missing_library(error: str) -> str | None:
    """Name of the shared library that the loader's message says is missing."""
    found = re.search(r"(lib[\w.+-]*\.so(?:\.\d+)*): cannot open shared object file", error)
    return found[1] if found else None


def missing_message(names: Sequence[str], tool: str | None) -> str:
    """One sentence: the libraries by name and the one command that installs them, as far as it is known."""
    found = packages(names, tool)
    told = f"Qt needs system libraries that are missing: {', '.join(names)}."
    if not found or tool is None:
        return f"{told} Install the packages that hold them."
    sudo = "" if os.name == "nt" or os.geteuid() == 0 else "sudo "
    return f"{told} Install them with: {sudo}{INSTALLERS[tool]} {' '.join(found)}"


def packages(names: Iterable[str], tool: str | None) -> list[str]:
    """Packages that hold the libraries, each once, as the installer `tool` names them; empty when unknown."""
    if tool not in INSTALLERS:
        return []
    column = list(INSTALLERS).index(tool)
    return list(dict.fromkeys(LIBRARIES[name][column] for name in names if name in LIBRARIES))


def installer(path: str) -> str | None:
    """The installer of this system, None when none of those known is there."""
    return next((tool for tool in INSTALLERS if shutil.which(tool, path=path)), None)


def loads(library: str) -> bool:
    """Whether the loader finds a shared library."""
    try:
        ctypes.CDLL(library)
    except OSError:
        return False
    return True


def version_of(python: Path) -> tuple[int, int]:
    """Major and minor version of an interpreter; (0, 0) when it is missing or does not run (any more)."""
    try:
        major, minor = output([str(python), "-c", "import sys; print(*sys.version_info[:2])"]).split()
    except (OSError, Trouble):
        return 0, 0
    return int(major), int(minor)


def output(command: Sequence[str]) -> str:
    """What the command writes; raises Trouble with its last line when it fails."""
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    if done.returncode:
        raise Trouble(last_line(done.stderr))
    return done.stdout


def script(name: str) -> str:
    """Path of a program of `.venv`."""
    return str(SCRIPTS / (f"{name}.exe" if os.name == "nt" else name))


def offscreen() -> Mapping[str, str]:
    """The environment in which Qt draws without a display."""
    return {**os.environ, "QT_QPA_PLATFORM": "offscreen"}


def last_line(text: str) -> str:
    """The last line that says something."""
    return (text.strip().splitlines() or ["no reason was given"])[-1]


if __name__ == "__main__":
    sys.exit(main())
