"""Check the Linux packages where nothing of this machine can help: `linux_clean.py --tar FILE --deb FILE`.

The archive runs with an empty environment; the .deb is installed by apt in a bare system, checked offscreen
and under Xvfb, and purged. The bare system is made by debootstrap (as root, with Debian's registry as it is
set up here); `--here` takes the system it runs in for one, such as a fresh container. The exit status is 0,
or 1 with the reason.
"""

from __future__ import annotations

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack, contextmanager
from pathlib import Path
from time import monotonic, sleep

SUITE = "bookworm"
READER = "reader"
DISPLAY = ":87"
PASSES = {"PATH": "/usr/sbin:/usr/bin:/sbin:/bin", "LC_ALL": "C.UTF-8", "DEBIAN_FRONTEND": "noninteractive"}
CHANGING = ("proc", "sys", "dev", "run", "tmp", "home", "root", "package", "var/log", "var/cache", "var/lib")
"""Where a system writes on its own, or where the package is handed in."""
REWRITTEN = ("etc/ld.so.cache", "etc/passwd-", "etc/group-", "etc/shadow-", "etc/gshadow-")


class Fault(Exception):  # noqa: N818 - what is at fault is the package
    """What a package does not do, in one sentence."""


class System:
    """A system to install in: that of a folder, or this one."""

    def __init__(self, root: Path | None) -> None:
        self.root = root or Path("/")
        self._enter = ["chroot", str(root)] if root else []

    def run(self, *words: str, user: str = "root", **env: str) -> str:
        """What a command writes in the system, with no variable of this machine; raises Fault if it fails."""
        enter = [*self._enter]
        if user != "root":
            enter += ["runuser", "-u", user, "--"]
        home = f"/home/{user}" if user != "root" else "/root"
        return output([*enter, *words], env={**PASSES, "HOME": home, **env}, may_fail="selfcheck" in words)

    def files(self) -> set[str]:
        """Every file of the system but where it writes on its own."""
        skipped = {str(self.root / name) for name in CHANGING}
        found = set()
        for folder, names, files in os.walk(self.root):
            names[:] = [name for name in names if str(Path(folder, name)) not in skipped]
            found.update(str(Path(folder, name).relative_to(self.root)) for name in (*files, *names))
        return found - set(REWRITTEN)


def main(argv: Sequence[str] | None = None) -> int:
    """Do every check; the exit status."""
    parser = argparse.ArgumentParser(prog="linux_clean.py", description=(__doc__ or "").splitlines()[0])
    parser.add_argument("--tar", type=Path, help="the .tar.zst")
    parser.add_argument("--deb", type=Path, help="the .deb")
    parser.add_argument("--json", type=Path, help="where to keep the answer of the self-check")
    parser.add_argument("--here", action="store_true", help="install in this system, a fresh container")
    told = parser.parse_args(argv)
    answers = {}
    try:
        if told.tar:
            answers["archive"] = check_archive(told.tar.resolve())
        if told.deb:
            with ExitStack() as stack:
                system = System(None if told.here else stack.enter_context(bare_system()))
                answers |= check_package(system, told.deb.resolve())
        same(answers)
    except Fault as fault:
        print(f"FAILED  {fault}", file=sys.stderr)
        return 1
    if told.json and answers:
        told.json.write_text(next(iter(answers.values())), "utf-8")
    return 0


def check_archive(tar: Path) -> str:
    """The self-check's answer of the unpacked archive, in an awkward folder with an empty environment."""
    with tempfile.TemporaryDirectory(prefix="diptych é ") as folder:
        output(["tar", "-C", folder, "-I", "zstd -d --long=27", "-xf", str(tar)])
        (unpacked,) = Path(folder).iterdir()
        program = unpacked / "diptych"
        before = {path: path.stat().st_mtime_ns for path in unpacked.rglob("*")}
        answer = passed(
            output(
                [str(program), "selfcheck", "--format", "json"], env={"HOME": f"{folder}/home"}, may_fail=True
            )
        )
        touched = [path for path in unpacked.rglob("*") if before.get(path) != path.stat().st_mtime_ns]
        if touched:
            raise Fault(f"The program writes into its own folder: {touched[0].name}.")
        tell("the archive runs with an empty environment, and writes nothing into its folder")
    return answer


def check_package(system: System, deb: Path) -> dict[str, str]:
    """The self-check's answers of the installed package; raises Fault unless it comes and goes cleanly."""
    prepare(system)
    before = system.files()
    (system.root / "package").mkdir(exist_ok=True)
    shutil.copyfile(deb, system.root / "package" / deb.name)
    system.run("apt-get", "install", "-y", "-q", "--no-install-recommends", f"/package/{deb.name}")
    tell("apt installs the .deb in a bare system")
    version = system.run("diptych", "--version", user=READER).split()[-1]
    if version not in deb.name:
        raise Fault(f"The installed program says it is version {version}, which {deb.name} is not.")
    answers = {"offscreen": passed(system.run("diptych", "selfcheck", "--format", "json", user=READER))}
    tell("the installed program passes its self-check offscreen, as an ordinary user")
    with xvfb():
        told = system.run("diptych", "selfcheck", "--format", "json", user=READER, DISPLAY=DISPLAY)
        answers["xcb"] = passed(told)
        if json.loads(told)["machine"]["platform"] != "xcb":
            raise Fault("The window was not shown on the X display.")
    tell("it passes it under Xvfb, with its window on the display")
    keep_an_article(system)
    system.run("apt-get", "purge", "-y", "-q", "--autoremove", "diptych")
    left = sorted(system.files() - before)
    if left:
        raise Fault(f"The purge left {', '.join(left[:5])} and so {len(left)} files and folders in all.")
    kept = library_of(system)
    if not kept.is_file():
        raise Fault("The purge took the reader's library away.")
    tell("it purges clean: nothing is left but the reader's library")
    return answers


def prepare(system: System) -> None:
    """Bring the system's lists up to date and make an ordinary user in it."""
    system.run("apt-get", "update", "-q")
    if not (system.root / "home" / READER).exists():
        system.run("useradd", "--create-home", READER)


def keep_an_article(system: System) -> None:
    """Let the reader put an article into the library."""
    article = system.root / "home" / READER / "un article.txt"
    article.write_text("Le pont fermé\n\nLe pont de Larque a été fermé lundi 3 mars 2025.\n", "utf-8")
    system.run("diptych", "import", f"/home/{READER}/{article.name}", user=READER)
    if not library_of(system).is_file():
        raise Fault("The import made no library in the reader's home.")


def library_of(system: System) -> Path:
    """The file of the reader's library."""
    home = system.root / "home" / READER
    return next(home.glob(".local/share/diptych/**/library.sqlite3"), home / "library.sqlite3")


def passed(text: str) -> str:
    """The answer of a self-check without what speaks of the machine; raises Fault when a part failed."""
    answer = json.loads(text)
    failed = [f"{name}: {part['error']}" for name, part in answer["parts"].items() if not part["passed"]]
    if failed or not answer["passed"]:
        raise Fault("The self-check failed. " + " ".join(failed))
    return json.dumps({**answer, "machine": None}, ensure_ascii=False, indent=1) + "\n"


def same(answers: Mapping[str, str]) -> None:
    """Raise Fault unless all answers are the same."""
    if len(set(answers.values())) > 1:
        raise Fault(f"The self-check answers differently: {', '.join(answers)}.")
    tell(f"the same answer, byte for byte: {', '.join(answers)}")


@contextmanager
def bare_system() -> Iterator[Path]:
    """The folder of a bare Debian, with /proc and /dev; a copy of one that is made once."""
    kept = Path(tempfile.gettempdir()) / f"diptych-{SUITE}.tar"
    with tempfile.TemporaryDirectory(prefix="diptych-bare-") as folder:
        root = Path(folder) / "root"
        if not kept.is_file():
            output(["debootstrap", "--variant=minbase", SUITE, str(root), mirror()], env=dict(os.environ))
            output(["tar", "-C", folder, "-cf", str(kept), "root"])
        else:
            output(["tar", "-C", folder, "-xf", str(kept)])
        shutil.copy2("/etc/resolv.conf", root / "etc" / "resolv.conf")
        mounted = []
        try:
            for name in ("proc", "dev"):
                output(["mount", "--rbind", f"/{name}", str(root / name)])
                output(["mount", "--make-rslave", str(root / name)])
                mounted.append(root / name)
            yield root
        finally:
            for place in reversed(mounted):
                output(["umount", "--recursive", "--lazy", str(place)])


def mirror() -> str:
    """Where this system takes Debian's packages from."""
    for line in output(["apt-get", "indextargets", "--format", "$(REPO_URI)"]).splitlines():
        if "security" not in line:
            return line
    raise Fault("This system knows no Debian registry; use --here in a container.")


@contextmanager
def xvfb() -> Iterator[None]:
    """An X display without a screen; its abstract socket is seen from a chroot too."""
    server = subprocess.Popen(
        ["Xvfb", DISPLAY, "-screen", "0", "1280x900x24", "-nolisten", "tcp"], stderr=subprocess.DEVNULL
    )
    try:
        until = monotonic() + 20
        while f"X{DISPLAY[1:]}" not in Path("/proc/net/unix").read_text("ascii"):
            if server.poll() is not None or monotonic() > until:
                raise Fault("Xvfb does not start; see whether another one has the display.")
            sleep(0.1)
        yield
    finally:
        server.terminate()
        server.wait()


def output(command: Sequence[str], *, env: Mapping[str, str] | None = None, may_fail: bool = False) -> str:
    """What a command writes; raises Fault with the end of its errors when it fails.

    may_fail: its answer tells why, if there is one.
    """
    done = subprocess.run(
        command,
        env=None if env is None else dict(env),
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="replace",
        check=False,
    )
    if done.returncode and not (may_fail and done.stdout):
        tail = "\n".join((done.stderr or done.stdout).strip().splitlines()[-8:])
        raise Fault(f"“{' '.join(command)}” ended with {done.returncode}:\n{tail}")
    return done.stdout


def tell(what: str) -> None:
    """Say what has been seen to work."""
    print(f"ok      {what}", flush=True)


if __name__ == "__main__":
    sys.exit(main())
