"""A job comes in as JSON, what the set-up and the program did inside Wine goes out, one line for each check.

Runs inside Wine, by the Python of the package: `python wine_session.py JOB OUT`. The job names `setup`, `old`
(a set-up of an older version), `version`, `files` (every file of the program and its size), `answer` (where
the self-check is to be written) and `articles` (files to put into the library).
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
import time
import winreg
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any

LOCAL = Path(os.environ["LOCALAPPDATA"])
FOLDER = LOCAL / "Vérification des faits" / "Diptych"
ELSEWHERE = LOCAL / "Autre – place" / "Diptych"
FOREIGN = LOCAL / "Des papiers"
LIBRARY = LOCAL / "diptych"
HKCU = winreg.HKEY_CURRENT_USER
PROGID = "Diptych.Library"
UNINSTALL = r"Software\Microsoft\Windows\CurrentVersion\Uninstall\Diptych"
RUNS, FOREIGN_FILES = 5, 6
SHARED = {r"Software\Classes", UNINSTALL.rpartition("\\")[0]}
"""Keys of every Windows that a fresh Wine has not yet."""
PATIENCE_S = 60
WORDS = ["été – €.diptych", 'un "mot" cité', "x" * 200, "fin\\", "*"]
"""What must arrive as it is: accents, quotes, length, a backslash at the end, a star."""


def main() -> int:
    """Do every check in turn; the exit status is 1 when one failed."""
    job = json.loads(Path(sys.argv[1]).read_text("utf-8"))
    done = []
    for name, check in checks(job):
        began = time.monotonic()
        try:
            fault = check() or ""
        except Exception as error:  # the check is there to find out what can be wrong
            fault = repr(error)
        seconds = time.monotonic() - began
        print("FAILED " if fault else "ok     ", f"{name} ({seconds:.1f} s)", fault, flush=True)
        done.append({"check": name, "fault": fault})
    Path(sys.argv[2]).write_text(json.dumps(done, ensure_ascii=False), "utf-8")
    return 1 if any(one["fault"] for one in done) else 0


def checks(job: dict[str, Any]) -> Iterator[tuple[str, Callable[[], str | None]]]:
    """Name and check, in the order in which they build on each other; a check gives what is wrong."""
    before = users_files(), registry()
    yield (
        "installs an older version where there is a space and an accent",
        lambda: install(job["old"], FOLDER),
    )
    yield "upgrades it where it lies", lambda: install(job["setup"])
    yield "has every file and no other", lambda: same_files(job, FOLDER)
    yield "tells Windows what it is", lambda: told_values(job)
    yield "says its version", lambda: version(job)
    yield "passes its self-check", lambda: self_check(job)
    yield "passes it without a terminal", lambda: self_check_without_terminal(job)
    yield "hands on every word as it is", words_arrive
    yield "heeds no other Python's surroundings", isolated
    yield "keeps articles in the library", lambda: keep_articles(job)
    yield "set-up and removal refuse over the running program", lambda: refuses(job)
    yield "installs over itself without stale files", lambda: renew(job)
    yield "refuses a folder with other files", lambda: refuses_foreign(job)
    yield "moves to another folder", lambda: moves(job)
    yield "is removed and leaves the library alone", lambda: removed(before)
    yield "is removed with the library when asked", lambda: purged(job, before)


def install(setup: str, folder: Path | None = None, expected: int = 0) -> str | None:
    """Install silently; folder: None where it lies, or where the set-up puts it."""
    # /D= takes the rest of the line as it is, without quotes: no list of words can say that
    status = subprocess.call(f'"{setup}" /S' + (f" /D={folder}" if folder else ""))
    return None if status == expected else f"the set-up ended with {status}, not with {expected}"


def same_files(job: dict[str, Any], folder: Path) -> str | None:
    """Compare the folder with the tree that was packed, less the uninstaller."""
    found = {path.relative_to(folder).as_posix(): path.stat().st_size for path in files(folder)}
    if found.pop("uninstall.exe", None) is None:
        return "there is no uninstaller"
    wanted = job["files"]
    more, less = sorted(found.keys() - wanted.keys()), sorted(wanted.keys() - found.keys())
    other = sorted(name for name in found.keys() & wanted.keys() if found[name] != wanted[name])
    if more or less or other:
        counts = f"{len(more)} too many, {len(less)} missing, {len(other)} others"
        return f"{counts}: {[*more[:3], *less[:3], *other[:3]]}"
    return None


def told_values(job: dict[str, Any]) -> str | None:
    """Look at the values and the shortcut by which Windows knows the program."""
    wanted = {
        (r"Software\Diptych", "InstallDir"): str(FOLDER),
        (r"Software\Classes\.diptych", ""): PROGID,
        (r"Software\Classes\.diptych\OpenWithProgids", PROGID): "",
        (rf"Software\Classes\{PROGID}\shell\open\command", ""): f'"{FOLDER}\\Diptych.exe" "%1"',
        (rf"Software\Classes\{PROGID}\DefaultIcon", ""): f"{FOLDER}\\Diptych.exe,0",
        (UNINSTALL, "DisplayName"): "Diptych",
        (UNINSTALL, "DisplayVersion"): job["version"],
        (UNINSTALL, "InstallLocation"): str(FOLDER),
        (UNINSTALL, "QuietUninstallString"): f'"{FOLDER}\\uninstall.exe" /S',
    }
    wrong = [f"{key}\\{name}" for (key, name), value in wanted.items() if read(key, name) != value]
    if not (read(UNINSTALL, "EstimatedSize") or 0) > 100_000:
        wrong.append("EstimatedSize")
    if not [path for path in shortcuts() if path.name == "Diptych.lnk"]:
        wrong.append("Diptych.lnk")
    return f"wrong or missing: {', '.join(wrong)}" if wrong else None


def version(job: dict[str, Any]) -> str | None:
    """Ask the program of the terminal for its version."""
    done = run(["--version"])
    said = done.stdout.decode().strip()
    return None if said == f"Diptych {job['version']}" else f"it says {said!r} {done.stderr[-300:]!r}"


def self_check(job: dict[str, Any]) -> str | None:
    """Let the installed program check itself; its answer is compared with others' outside."""
    answer = Path(job["answer"])
    done = run(["selfcheck", "--format", "json", "--out", str(answer)])
    if done.returncode:
        told = json.loads(answer.read_text("utf-8")) if answer.is_file() else {"parts": {}}
        failed = {name: part["error"] for name, part in told["parts"].items() if not part["passed"]}
        return f"ended with {done.returncode}: {failed or done.stderr[-300:]}"
    return None


def self_check_without_terminal(job: dict[str, Any]) -> str | None:
    """The program with the window has no output at all; what it finds goes into a file."""
    out = LOCAL / "answer.json"
    words = ["selfcheck", "--only", "resources", "--format", "json", "--out", str(out)]
    flags = subprocess.DETACHED_PROCESS
    status = subprocess.Popen([FOLDER / "Diptych.exe", *words], creationflags=flags, close_fds=True).wait(
        PATIENCE_S
    )
    passed = out.is_file() and json.loads(out.read_text("utf-8"))["passed"]
    out.unlink(missing_ok=True)
    return None if passed and not status else f"ended with {status}"


def words_arrive() -> str | None:
    """A word that is neither a command nor a file comes back in the message; an empty one, in the query."""
    for word in WORDS:
        told = run([word]).stderr.decode(errors="replace")
        if word not in told:
            return f"{word[:20]!r} came as {told[:60]!r}"
    query = json.loads(run(["search", "--format", "json", "--", "a", "", "b"]).stdout)["query"]
    return None if query == "a  b" else f"an empty word between two came as {query!r}"


def isolated() -> str | None:
    """Variables and modules that would spoil any other Python do nothing."""
    evil = LOCAL / "evil"
    evil.mkdir()
    for name in ("os", "encodings", "diptych", "sitecustomize"):
        (evil / f"{name}.py").write_text("raise SystemExit(99)", "utf-8")
    spoiled = {"PYTHONPATH": str(evil), "PYTHONHOME": str(evil), "PYTHONSTARTUP": str(evil / "os.py")}
    done = run(["--version"], env={**os.environ, **spoiled}, cwd=evil)
    for path in files(evil):
        path.unlink()
    evil.rmdir()
    return None if done.returncode == 0 else f"ended with {done.returncode}: {done.stderr[-300:]!r}"


def keep_articles(job: dict[str, Any]) -> str | None:
    """Put articles into the library of the account, where the README says that it is."""
    done = run(["import", *job["articles"]])
    if done.returncode:
        return f"ended with {done.returncode}: {done.stderr[-300:]!r}"
    return None if list(LIBRARY.rglob("library.sqlite3")) else "there is no library in the account"


def refuses(job: dict[str, Any]) -> str | None:
    """Set-up and removal leave a running program alone."""
    program = subprocess.Popen(
        [FOLDER / "Diptych.exe"],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        time.sleep(8)
        if program.poll() is not None:
            return f"the window ended by itself with {program.returncode}"
        fault = install(job["setup"], FOLDER, expected=RUNS)
        subprocess.call([FOLDER / "uninstall.exe", "/S"])
        time.sleep(3)
        return fault or same_files(job, FOLDER)
    finally:
        program.kill()
        program.wait()


def renew(job: dict[str, Any]) -> str | None:
    """A file that a version left in its folders is gone after the next installation."""
    for name in ("Lib/stale.py", "site-packages/diptych/stale.pyc", "site-packages/stale/__init__.py"):
        path = FOLDER / name
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(b"")
    return install(job["setup"]) or same_files(job, FOLDER)


def refuses_foreign(job: dict[str, Any]) -> str | None:
    """A folder with files of the user's own stays as it is."""
    paper = FOREIGN / "Lib" / "notes.txt"
    paper.parent.mkdir(parents=True)
    paper.write_text("à moi", "utf-8")
    fault = install(job["setup"], FOREIGN, expected=FOREIGN_FILES)
    if not fault and [path.name for path in files(FOREIGN)] != ["notes.txt"]:
        fault = "it wrote into the folder"
    paper.unlink()
    paper.parent.rmdir()
    FOREIGN.rmdir()
    return fault or same_files(job, FOLDER)


def moves(job: dict[str, Any]) -> str | None:
    """Installed into another folder, it is there and no longer here."""
    fault = install(job["setup"], ELSEWHERE) or same_files(job, ELSEWHERE)
    if not fault and read(r"Software\Diptych", "InstallDir") != str(ELSEWHERE):
        fault = "Windows is told of the old folder"
    return fault or ("the old folder is still there" if FOLDER.exists() else None)


def removed(before: tuple[set[str], set[str]]) -> str | None:
    """After the removal there is what was there before, and the library."""
    subprocess.call([ELSEWHERE / "uninstall.exe", "/S"])
    fault = wait_until_gone(ELSEWHERE) or leftovers(before, library=True)
    return fault or (None if list(LIBRARY.rglob("library.sqlite3")) else "the library is gone")


def purged(job: dict[str, Any], before: tuple[set[str], set[str]]) -> str | None:
    """The same where the library is to go too; from the folder that the set-up chooses by itself."""
    fault = install(job["setup"])
    own = LOCAL / "Programs" / "Diptych"
    if fault or not (own / "uninstall.exe").is_file():
        return fault or f"it did not install into {own}"
    subprocess.call([own / "uninstall.exe", "/S", "/PURGE"])
    return wait_until_gone(own) or leftovers(before, library=False)


def wait_until_gone(folder: Path) -> str | None:
    """The uninstaller goes on after it has ended: it works from a copy of itself."""
    for _second in range(PATIENCE_S):
        if not folder.exists():
            time.sleep(2)  # the keys of the registry come last
            return None
        time.sleep(1)
    return f"{folder} is still there, with {[path.name for path in files(folder)][:5]}"


def leftovers(before: tuple[set[str], set[str]], *, library: bool) -> str | None:
    """Files and registry values that were not there before, but for the library if it is to stay."""
    kept = str(LIBRARY).lower() + "\\"
    new_files = {
        name for name in users_files() - before[0] if not (library and name.lower().startswith(kept))
    }
    new_values = registry() - before[1]
    return f"left: {sorted(new_files | new_values)[:6]}" if new_files or new_values else None


def users_files() -> set[str]:
    """Every file that programs keep in the account, but for passing ones."""
    return {str(path) for path in files(LOCAL.parent) if "Temp" not in path.parts}


def registry() -> set[str]:
    """Every value of the account's registry, but for what Wine itself keeps there."""
    found = {name for name in values(HKCU, "Software") if not name.startswith(r"Software\Wine")}
    return found - SHARED


def values(root: Any, key: str) -> Iterator[str]:  # noqa: ANN401 - a handle of winreg
    """Keys and values below a key, as paths."""
    with winreg.OpenKey(root, key) as opened:
        keys, count, _changed = winreg.QueryInfoKey(opened)
        yield key
        yield from (f"{key}\\{winreg.EnumValue(opened, at)[0]}" for at in range(count))
        below = [winreg.EnumKey(opened, at) for at in range(keys)]
    for name in below:
        yield from values(root, f"{key}\\{name}")


def read(key: str, name: str) -> Any:  # noqa: ANN401 - a value of the registry
    """A value of the account's registry; None when it is not there."""
    try:
        with winreg.OpenKey(HKCU, key) as opened:
            return winreg.QueryValueEx(opened, name)[0]
    except FileNotFoundError:
        return None


def shortcuts() -> list[Path]:
    """The shortcuts of the account's Start menu."""
    return list((Path(os.environ["APPDATA"]) / "Microsoft" / "Windows" / "Start Menu").rglob("*.lnk"))


def files(folder: Path) -> list[Path]:
    """Every file below a folder, in order."""
    return sorted(path for path in folder.rglob("*") if path.is_file())


def run(words: Sequence[str], **told: Any) -> subprocess.CompletedProcess[bytes]:  # noqa: ANN401
    """Run the installed program of the terminal."""
    return subprocess.run([FOLDER / "diptych-cli.exe", *words], capture_output=True, check=False, **told)


if __name__ == "__main__":
    sys.exit(main())
