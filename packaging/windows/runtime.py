"""runtime.toml comes in, the libraries of CPython for Windows, proven by hash and signature, go out."""

from __future__ import annotations

import hashlib
import re
import shutil
import subprocess
import tomllib
import urllib.request
import zipfile
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path

TABLE = Path(__file__).with_name("runtime.toml")
NOT_PYTHON = ("api-ms-win-", "vcruntime", "python.", "pythonw.")
"""How the names begin of what an origin carries and a package takes from elsewhere, or not at all."""


class RuntimeFault(Exception):  # noqa: N818 - it is told to the one who builds
    """Why the Python of an origin cannot be used."""


@dataclass(frozen=True, slots=True)
class Origin:
    """A place that Python for Windows is to be had of: a wheel (`requirement`) or an archive (`url`)."""

    name: str
    sha256: str
    folder: str
    requirement: str | None = None
    url: str | None = None
    standard_library: str | None = None
    """An archive with the standard library inside `folder`; None: it has none."""


@dataclass(frozen=True, slots=True)
class Runtime:
    """The Python of the package: its version, who signed it, and where it can come from."""

    version: str
    library: str
    signer: str
    default: str
    leave: frozenset[str]
    sha256: Mapping[str, str]
    origins: Mapping[str, Origin]


def read(table: Path = TABLE) -> Runtime:
    """What runtime.toml says; raises RuntimeFault for an origin that is neither a wheel nor an archive."""
    told = tomllib.loads(table.read_text("utf-8"))
    origins = {name: Origin(name, **origin) for name, origin in told["origin"].items()}
    for origin in origins.values():
        if (origin.requirement is None) == (origin.url is None):
            raise RuntimeFault(f"{table.name}: the origin {origin.name} needs either requirement or url.")
    if told["default"] not in origins:
        raise RuntimeFault(f"{table.name}: there is no origin {told['default']}.")
    names = ("version", "library", "signer", "default", "sha256")
    return Runtime(leave=frozenset(told["leave"]), origins=origins, **{name: told[name] for name in names})


def fetch(runtime: Runtime, origin: Origin, cache: Path, *, uv: str) -> Path:
    """The folder with the files of an origin, as its hash says they must be."""
    into = cache / f"python-{runtime.version}-{origin.name}"
    shutil.rmtree(into, ignore_errors=True)
    into.mkdir(parents=True)
    if origin.url:
        _download(origin, cache, into)
    else:
        _install(runtime, origin, into, uv)
    return into / origin.folder


def libraries(runtime: Runtime, folder: Path) -> list[Path]:
    """The programs' libraries in `folder` that a package takes, in order."""
    found = [path for path in sorted(folder.iterdir()) if path.suffix in (".dll", ".pyd")]
    return [
        path
        for path in found
        if path.name not in runtime.leave and not path.name.lower().startswith(NOT_PYTHON)
    ]


def check(runtime: Runtime, paths: Iterable[Path]) -> None:
    """Raise RuntimeFault unless every file has the hash it must have and a whole signature of the signer."""
    for path in paths:
        wanted = runtime.sha256.get(path.name)
        if wanted and digest(path) != wanted:
            raise RuntimeFault(f"{path.name} has another SHA-256 than {TABLE.name} says.")
        check_signature(path, runtime.signer)


def check_signature(path: Path, signer: str) -> None:
    """Raise RuntimeFault unless `path` is as `signer` signed it, down to a certificate this system trusts."""
    if not shutil.which("osslsigncode"):
        raise RuntimeFault("The signatures need osslsigncode; on Debian: apt-get install osslsigncode")
    # revocation lists are asked of the network, since 2.8 with a fault when it is silent
    known = "-ignore-crl" in _osslsigncode("--help")[1]
    status, told = _osslsigncode(*(["-ignore-crl"] if known else []), "-in", str(path))
    if "MISMATCH" in told:
        raise RuntimeFault(f"The signature of {path.name} does not hold: the file was changed.")
    signed = re.search(r"Signer #0:\s+Subject:.*/CN=([^/\n]+)", told)
    if signed is None:
        raise RuntimeFault(f"{path.name} carries no signature.")
    if signed[1].strip() != signer:
        raise RuntimeFault(f"{path.name} is signed by {signed[1].strip()}, not by {signer}.")
    if status or "Signature verification: ok" not in told:
        raise RuntimeFault(f"The signature of {path.name} does not hold: the file was changed.")


def digest(path: Path) -> str:
    """SHA-256 of a file in hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def _osslsigncode(*words: str) -> tuple[int, str]:
    """Exit status and words of `osslsigncode verify`."""
    command = ["osslsigncode", "verify", *words]
    done = subprocess.run(command, capture_output=True, text=True, errors="replace", check=False)
    return done.returncode, done.stdout + done.stderr


def _install(runtime: Runtime, origin: Origin, into: Path, uv: str) -> None:
    lock = into.with_suffix(".txt")
    lock.write_text(f"{origin.requirement} --hash=sha256:{origin.sha256}\n", "utf-8")
    target = ["--python-platform", "x86_64-pc-windows-msvc", "--python-version", runtime.version]
    wheel = ["--only-binary", ":all:", "--link-mode", "copy", "--no-deps", "--require-hashes"]
    fetch = [uv, "pip", "install", "--quiet", "--system-certs", "--target", str(into)]
    command = [*fetch, *target, *wheel, "-r", str(lock)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    if done.returncode:
        raise RuntimeFault(f"{origin.requirement} could not be had: {done.stderr.strip()}")


def _download(origin: Origin, cache: Path, into: Path) -> None:
    archive = cache / str(origin.url).rpartition("/")[2]
    if not archive.is_file() or digest(archive) != origin.sha256:
        with urllib.request.urlopen(str(origin.url)) as answer, archive.open("wb") as file:
            shutil.copyfileobj(answer, file)
    if digest(archive) != origin.sha256:
        raise RuntimeFault(f"{archive.name} has another SHA-256 than {TABLE.name} says.")
    with zipfile.ZipFile(archive) as opened:
        opened.extractall(into)
