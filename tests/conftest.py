"""What every test may ask for."""

import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from hypothesis import settings

# the same examples on every machine that decides what lands; elsewhere new ones, which may find more
settings.register_profile("landing", derandomize=True, deadline=None)
settings.register_profile("exploring", deadline=None)
settings.load_profile("landing" if os.environ.get("CI") else "exploring")

# before Qt is imported by anyone: tests run where there is no display
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

CHECKOUT = Path(__file__).resolve().parents[1]


def pytest_configure(config: pytest.Config) -> None:
    """Let the offscreen platform say what it cannot do with windows without failing a test."""
    config.addinivalue_line(
        "qt_log_ignore",
        r"This plugin does not support (raise\(\)|propagateSizeHints\(\)|grabbing the keyboard)",
    )


@pytest.fixture(autouse=True)
def home(tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A user folder of the test's own, so that nothing of the real user's is read or written."""
    folder = tmp_path_factory.mktemp("home")
    monkeypatch.setenv("DIPTYCH_HOME", str(folder))
    return folder


@pytest.fixture(scope="session")
def shared() -> Path:
    """The folder of measures and real articles beside the checkout, which is never part of the project."""
    folder = CHECKOUT.parent / "shared"
    if not folder.is_dir():
        reason = f"the folder {folder.name}/ with the real articles is not beside the checkout"
        if os.environ.get("CI"):
            pytest.fail(reason)
        pytest.skip(reason)
    return folder


@pytest.fixture(scope="session")
def models():
    """The real models, loaded once for the whole run."""
    from diptych.language import Models

    return Models()


@pytest.fixture
def mount_disk(tmp_path: Path) -> Iterator[Callable[[str], Path]]:
    """`mount_disk(size)`: a disk of that size ("1m") in memory, where this process may mount one."""
    points: list[Path] = []

    def mount(size: str) -> Path:
        if not sys.platform.startswith("linux") or not shutil.which("mount"):
            pytest.skip("only Linux mounts a small disk in memory")
        point = tmp_path / f"disk {len(points)}"
        point.mkdir()
        command = ["mount", "-t", "tmpfs", "-o", f"size={size}", "tmpfs", str(point)]
        if subprocess.run(command, capture_output=True, check=False).returncode:
            pytest.skip("this process may not mount a small disk")
        points.append(point)
        return point

    yield mount
    for point in points:
        subprocess.run(["umount", "--lazy", str(point)], check=True)
