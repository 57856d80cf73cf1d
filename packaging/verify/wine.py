"""Install, run, upgrade and remove the Windows set-up under Wine, on a system without Windows.

`python3 wine.py --setup FILE --tree FOLDER --old FILE --tools PYTHON --diptych PYTHON`: the exit status is 0
when every check passed and the self-check of the installed program gave the very answer of this checkout.
Wine gets stand-ins for what it lacks of Windows 10 (`wine_shim/`), for the test only.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parents[1]
sys.path.insert(0, str(HERE.parent))

import layout  # noqa: E402 - it lies beside this folder
from windows import launcher  # noqa: E402

OWN_LIBRARIES = Path("/usr/lib/x86_64-linux-gnu/wine/x86_64-windows")
NATIVE = ("ucrtbase", "ucrtwine", "icuuc", "bcryptprimitives", "mscms")
ABSENT = "mscoree,mshtml,winemenubuilder.exe="
CLASSES = r"HKLM\Software\Microsoft\WindowsRuntime\ActivatableClassId"
SETTINGS = "Windows.UI.ViewManagement.UISettings"
PATIENCE_S = 900
SCREEN = ":97"


@dataclass(frozen=True, slots=True)
class Job:
    """What is tried, and by what."""

    setup: Path
    old: Path
    tree: Path
    tools: Path
    """A Python with lief."""
    diptych: Path
    """A Python that runs Diptych from the checkout."""


def main() -> int:
    """Do what the command line says; the exit status."""
    parser = argparse.ArgumentParser(prog="wine.py", description=(__doc__ or "").splitlines()[0])
    for name in Job.__dataclass_fields__:
        parser.add_argument(f"--{name}", type=Path, required=True)
    job = Job(**{name: Path(path).absolute() for name, path in vars(parser.parse_args()).items()})
    with tempfile.TemporaryDirectory(prefix="diptych-wine-") as folder:
        done = session(job, Path(folder))
    return 1 if not done or any(one["fault"] for one in done) else 0


def session(job: Job, folder: Path) -> list[Mapping[str, str]]:
    """What came of each check, done in a fresh Wine inside `folder`."""
    env = surroundings(folder / "prefix")
    make_prefix(job, folder, env)
    python = driver(job.tree, folder / "driver")
    answer, out, order = folder / "windows.json", folder / "done.json", folder / "job.json"
    told = {
        "setup": wine_path(job.setup),
        "old": wine_path(job.old),
        "version": layout.version(),
        "files": {
            path.relative_to(job.tree).as_posix(): path.stat().st_size
            for path in job.tree.rglob("*")
            if path.is_file()
        },
        "answer": wine_path(answer),
        "articles": [wine_path(path) for path in sorted((ROOT / "seeds").glob("0*"))[:2]],
    }
    order.write_text(json.dumps(told), "utf-8")
    command = ["wine", str(python), "-X", "utf8", *map(wine_path, (HERE / "wine_session.py", order, out))]
    with screen(env) as seen:
        try:
            wine(command, seen)
        finally:
            subprocess.run(["wineserver", "-k"], env=env, check=False)
    if not out.is_file():
        return [told_here("the session in Wine came to its end", "it did not")]
    return [*json.loads(out.read_text("utf-8")), same_answer(job, answer, folder)]


def told_here(check: str, fault: str) -> dict[str, str]:
    """A check that was made outside Wine, said as those inside are."""
    print("FAILED " if fault else "ok     ", check, fault, flush=True)
    return {"check": check, "fault": fault}


def surroundings(prefix: Path) -> dict[str, str]:
    """The variables with which Wine works in its own folder, quietly, with the stand-ins."""
    return {
        **{name: value for name, value in os.environ.items() if not name.startswith(("QT_", "DIPTYCH_"))},
        # Wine shows the folders of the home as those of the account
        "HOME": str(prefix.with_name("home")),
        "WINEPREFIX": str(prefix),
        "WINEARCH": "win64",
        "WINEDEBUG": "-all",
        # without what Wine would fetch, and what writes menus of this system
        "WINEDLLOVERRIDES": ",".join(NATIVE) + "=n;" + ABSENT,
        "LC_ALL": "C.UTF-8",
    }


def make_prefix(job: Job, folder: Path, env: Mapping[str, str]) -> None:
    """A Windows 10 of Wine's with the stand-ins for what it lacks."""
    Path(env["HOME"]).mkdir()
    plain = {**env, "WINEDLLOVERRIDES": ABSENT}
    wine(["wineboot", "-i"], plain)
    wine(["wine", "winecfg", "/v", "win10"], plain)
    key = rf"{CLASSES}\{SETTINGS}"
    library = r"C:\windows\system32\uisettings.dll"
    wine(["wine", "reg", "add", key, "/v", "DllPath", "/d", library, "/f"], plain)
    subprocess.run(["wineserver", "-w"], env=plain, check=True)
    shims = folder / "shims"
    subprocess.run([job.tools, HERE / "wine_shim" / "shims.py", OWN_LIBRARIES, shims], check=True)
    for path in shims.glob("*.dll"):
        shutil.copy2(path, folder / "prefix" / "drive_c" / "windows" / "system32" / path.name)


def driver(tree: Path, folder: Path) -> Path:
    """A bare python.exe with the interpreter of the tree, that is not part of what is tried."""
    folder.mkdir()
    for path in tree.iterdir():
        if path.name in ("Lib", "DLLs"):
            shutil.copytree(path, folder / path.name)
        elif path.name.startswith(("python3", "vcruntime")):
            shutil.copy2(path, folder / path.name)
    library = next(folder.glob("python3??.dll")).name
    launcher.build_python(folder / "python.exe", library)
    return folder / "python.exe"


@contextmanager
def screen(env: Mapping[str, str]) -> Iterator[dict[str, str]]:
    """The variables with a display of the session's own."""
    command = ["Xvfb", SCREEN, "-screen", "0", "1280x900x24", "-nolisten", "tcp"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    try:
        yield {**env, "DISPLAY": SCREEN}
    finally:
        server.terminate()
        server.wait()


def wine(command: Sequence[str | Path], env: Mapping[str, str]) -> None:
    """Run a command of Wine's, its output through pipes: Python inside Wine cannot write into Unix files."""
    with subprocess.Popen(
        command,
        env=env,
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
        errors="replace",
        start_new_session=True,
    ) as process:
        stop = threading.Timer(PATIENCE_S, os.killpg, (process.pid, signal.SIGKILL))
        stop.start()
        try:
            for line in process.stdout or ():
                if line.startswith(("ok ", "FAILED ", "Traceback", " ")):
                    print(line.rstrip(), flush=True)
        finally:
            stop.cancel()


def same_answer(job: Job, answer: Path, folder: Path) -> Mapping[str, str]:
    """Whether the checkout's own self-check, here and now, gives the same answer."""
    own = folder / "linux.json"
    env = {**os.environ, "DIPTYCH_HOME": str(folder / "linux"), "QT_QPA_PLATFORM": "offscreen"}
    command = [job.diptych, "-m", "diptych", "selfcheck", "--format", "json", "--out", own]
    subprocess.run(command, env=env, cwd=ROOT, check=False, stdout=subprocess.DEVNULL)
    done = subprocess.run(
        [sys.executable, HERE / "same_answer.py", own, answer], capture_output=True, text=True, check=False
    )
    fault = done.stderr.strip() if done.returncode else ""
    return told_here("its self-check tells what that of Linux tells, byte for byte", fault)


def wine_path(path: Path) -> str:
    """A path of this system as Wine has it."""
    return "Z:" + str(path).replace("/", "\\")


if __name__ == "__main__":
    sys.exit(main())
