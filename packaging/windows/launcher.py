"""What a program is called comes in, the programs that start Diptych, built by mingw-w64, go out."""

from __future__ import annotations

import subprocess
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).parent
GCC = "x86_64-w64-mingw32-gcc"
WINDRES = "x86_64-w64-mingw32-windres"
# no time stamp: the same source gives the same bytes
OPTIONS = ("-O2", "-s", "-Wall", "-Wextra", "-Werror", "-static-libgcc", "-Wl,--no-insert-timestamp")


class CompileFault(Exception):  # noqa: N818 - it is told to the one who builds
    """What the compiler says about a source."""


@dataclass(frozen=True, slots=True)
class About:
    """What Windows shows of a program: the properties of its file, and its icon."""

    name: str
    version: str
    authors: str
    summary: str
    icon: Path


def numbers(version: str) -> str:
    """A version as the four numbers that Windows wants, with commas: "0.1.0" is "0,1,0,0"."""
    parts = [part for part in version.split(".") if part.isdecimal()][:4]
    return ",".join([*parts, *["0"] * (4 - len(parts))])


def resource_script(about: About, file: str) -> str:
    """The resources of the program `file`, filled in."""
    told = {
        "ICON": about.icon.as_posix(),
        "MANIFEST": (HERE / "app.manifest").as_posix(),
        "NUMBERS": numbers(about.version),
        "VERSION": about.version,
        "AUTHORS": about.authors,
        "COPYRIGHT": about.authors,
        "DESCRIPTION": about.name,
        "COMMENTS": about.summary,
        "FILE": file,
    }
    text = (HERE / "launcher.rc.in").read_text("utf-8")
    for name, value in told.items():
        text = text.replace(f"@{name}@", value)
    return text


def build(program: Path, about: About, library: str, *, window: bool) -> None:
    """Write a program that starts Diptych by the Python `library` beside it; `window`: without a terminal."""
    with tempfile.TemporaryDirectory() as folder:
        script, resources = Path(folder, "launcher.rc"), Path(folder, "launcher.o")
        script.write_text(resource_script(about, program.name), "utf-8")
        _compile([WINDRES, "-O", "coff", str(script), str(resources)])
        kind = ["-DGUI", "-mwindows"] if window else []
        _launcher(program, library, [*kind, str(resources)])


def build_python(program: Path, library: str) -> None:
    """Write a bare python.exe, with which a package can be examined."""
    _launcher(program, library, ["-DPLAIN"])


def forward(program: Path, library: str, names: Sequence[str]) -> None:
    """Write a python3.dll whose `names`, those of the stable interface, are the library's own."""
    with tempfile.TemporaryDirectory() as folder:
        source, exports = Path(folder, "python3.c"), Path(folder, "python3.def")
        source.write_text(
            "#include <windows.h>\n"
            "BOOL WINAPI DllMainCRTStartup(HINSTANCE own, DWORD why, LPVOID more)\n"
            "{ (void)own, (void)why, (void)more; return TRUE; }\n",
            "ascii",
        )
        stem = library.removesuffix(".dll")
        exports.write_text(
            'LIBRARY "python3.dll"\nEXPORTS\n' + "".join(f"{name} = {stem}.{name}\n" for name in names),
            "ascii",
        )
        _compile([GCC, *OPTIONS, "-shared", "-nostdlib", "-o", str(program), str(source), str(exports)])


def _launcher(program: Path, library: str, options: Sequence[str]) -> None:
    defined = f'-DPYTHON_DLL="{library}"'
    _compile([GCC, *OPTIONS, "-municode", defined, "-o", str(program), str(HERE / "launcher.c"), *options])


def _compile(command: Sequence[str]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    if done.returncode:
        raise CompileFault(f"{command[0]} failed:\n{done.stderr.strip()}")
