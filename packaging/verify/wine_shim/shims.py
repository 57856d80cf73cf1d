"""For tests only: the folder of Wine's own libraries comes in, stand-ins for what Wine 8 lacks go out.

`python shims.py FROM INTO`. Windows has all of it; none of it is ever shipped. Needs lief and mingw-w64.

ucrtbase: Wine leaves C99's complex functions out, which numpy asks for. The stand-in has those of mingw-w64,
and hands everything else on to a copy of Wine's own library, named ucrtwine.
"""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Collection, Iterator
from pathlib import Path

import lief

HERE = Path(__file__).parent
COMPLEX = (
    *("cabs", "cacos", "cacosh", "carg", "casin", "casinh", "catan", "catanh"),
    *("ccos", "ccosh", "cexp", "cimag", "clog", "conj", "cpow", "cproj"),
    *("creal", "csin", "csinh", "csqrt", "ctan", "ctanh"),
)
REAL = {"cabs", "carg", "cimag", "creal"}
OF_TWO = {"cpow"}
BUILTIN, PLAIN = b"Wine builtin DLL", b"Plain copied DLL"
"""Wine looks for a library that says it is Wine's own among its own files; the copy must not."""
GCC = ["x86_64-w64-mingw32-gcc", "-O2", "-s", "-shared", "-fno-builtin", "-static-libgcc"]
ALONE = {"icuuc": (), "bcryptprimitives": ("-ladvapi32",), "mscms": (), "uisettings": ()}


def main() -> int:
    """Write the stand-ins into the folder that the command line names; the exit status."""
    origin, into = Path(sys.argv[1]), Path(sys.argv[2])
    into.mkdir(parents=True, exist_ok=True)
    for name, libraries in ALONE.items():
        subprocess.run([*GCC, "-o", into / f"{name}.dll", HERE / f"{name}.c", *libraries], check=True)
    own = origin / "ucrtbase.dll"
    (into / "ucrtwine.dll").write_bytes(own.read_bytes().replace(BUILTIN, PLAIN, 1))
    lief.logging.disable()
    binary = lief.PE.parse(str(own))  # lief's parts die with the whole
    names = {str(entry.name) for entry in binary.get_export().entries if entry.name}
    source, exports = into / "ucrtbase.c", into / "ucrtbase.def"
    source.write_text("#include <complex.h>\n" + "".join(functions(names)), "ascii")
    exports.write_text('LIBRARY "ucrtbase.dll"\nEXPORTS\n' + "".join(rows(names)), "ascii")
    subprocess.run([*GCC, "-o", into / "ucrtbase.dll", source, exports], check=True)
    return 0


def functions(names: Collection[str]) -> Iterator[str]:
    """A function in C for every complex function among the names, in double and in single precision."""
    for base in COMPLEX:
        for suffix, kind in (("", "double"), ("f", "float")):
            if base + suffix in names:
                result = kind if base in REAL else f"{kind} _Complex"
                taken = ("a", "b") if base in OF_TWO else ("a",)
                typed = ", ".join(f"{kind} _Complex {name}" for name in taken)
                call = f"{base + suffix}({', '.join(taken)})"
                yield f"{result} own_{base + suffix}({typed}) {{ return {call}; }}\n"


def rows(names: Collection[str]) -> Iterator[str]:
    """A line for every name: our own function, or that of the copy."""
    for name in sorted(names):
        # Microsoft's long double is a double
        base, wide = (name[:-1], True) if name[:-1] in COMPLEX and name.endswith("l") else (name, False)
        known = base in COMPLEX or (name.endswith("f") and name[:-1] in COMPLEX)
        yield f"{name} = own_{base if wide else name}\n" if known else f"{name} = ucrtwine.{name}\n"


if __name__ == "__main__":
    sys.exit(main())
