"""Two small articles on disk, and the command line run in this process."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from diptych import i18n
from diptych.app import cli
from diptych.app.checks import Painted


@pytest.fixture(autouse=True)
def language(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """English unless a test says otherwise, and nothing left behind."""
    monkeypatch.setenv("DIPTYCH_LANG", "en")
    i18n.set_language("en")
    yield
    i18n.set_language("en")


@pytest.fixture
def pair(tmp_path: Path) -> tuple[Path, Path]:
    """A pair of invented articles that differ in a sum and in how sure they are."""
    left, right = tmp_path / "gauche.txt", tmp_path / "droite.txt"
    left.write_text(
        "Le pont de Vaubrune rouvrira en mai\n\n"
        "La mairie de Vaubrune a promis 44 millions d’euros pour réparer le pont de la ville.\n\n"
        "Les travaux du pont commenceront lundi, a dit la maire Jeanne Orvel aux habitants.\n",
        "utf-8",
    )
    right.write_text(
        "Vaubrune : le pont sera réparé\n\n"
        "La mairie de Vaubrune aurait promis 45 millions d’euros pour réparer le pont de la ville.\n\n"
        "Les habitants attendent depuis longtemps le début des travaux du pont de Vaubrune.\n",
        "utf-8",
    )
    return left, right


@dataclass(frozen=True)
class Ran:
    """What a run of the command line did."""

    status: int
    out: str
    err: str
    windows: list[list[Path]]
    pictures: list[dict[str, object]]


@pytest.fixture
def diptych(capsys: pytest.CaptureFixture[str]) -> Callable[..., Ran]:
    """Runs the command line with launchers that take note instead of opening a window."""

    def run(*words: str | Path, window: Callable[[list[Path]], int] | None = None) -> Ran:
        windows: list[list[Path]] = []
        pictures: list[dict[str, object]] = []

        def opened(paths) -> int:
            windows.append(list(paths))
            return window(list(paths)) if window else 0

        def taken(out, left, right, **look) -> None:
            pictures.append({"out": out, "left": left, "right": right, **look})

        def painted() -> Painted:
            return Painted(100, "none", "0")

        launchers = cli.Launchers(window=opened, screenshot=taken, paint=painted)
        status = cli.run([str(word) for word in words], launchers)
        captured = capsys.readouterr()
        return Ran(status, captured.out, captured.err, windows, pictures)

    return run
