"""The way in: `diptych` and `python -m diptych`. Holds what the command line may not import: the window."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from diptych.app.checks import Painted

Theme = Literal["light", "dark", "contrast"]
View = Literal["reading", "rows", "matrix"]


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command line; its exit status. `--version` must answer before anything heavy is imported."""
    from diptych.app.cli import Launchers, run

    return run(argv, Launchers(window=_window, screenshot=_screenshot, paint=_paint))


def _window(paths: Sequence[Path]) -> int:
    from diptych.i18n import language
    from diptych.ui.application import run_window

    return run_window(paths, language=language())


def _screenshot(
    out: Path, left: Path, right: Path, *, theme: Theme, view: View | None, scale: int, size: tuple[int, int]
) -> None:
    from diptych.ui.pictures import take_pictures
    from diptych.ui.screenshot import take_screenshot

    if view is None:
        take_pictures(out, left, right, size=size)
    else:
        take_screenshot(out, left, right, theme=theme, view=view, scale=scale, size=size)


def _paint() -> "Painted":
    from diptych.ui.painting import paint_window

    return paint_window()


if __name__ == "__main__":
    raise SystemExit(main())
