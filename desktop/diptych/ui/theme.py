"""The tokens of `resources/themes/tokens.yaml` come in; colours, sizes and strokes go out by role."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from html import escape
from typing import Any, Literal

from PySide6.QtGui import QColor, QPalette

from diptych.resources import table

ThemeName = Literal["light", "dark", "contrast"]

_IN_FILE = {"light": "light", "dark": "dark", "contrast": "high_contrast"}


@dataclass(frozen=True, slots=True)
class Stroke:
    """How one kind of mark is underlined, in pixels at 100 %."""

    style: str
    """solid, dash, dash-dot, dot, wave or stub."""
    pattern: tuple[float, ...]
    """Dash lengths in pixels, empty for a plain line (QPen wants them in pen widths)."""
    width: float


@dataclass(frozen=True, slots=True, eq=False)
class Theme:
    """Colours by role; a role is a key under `themes` in the tokens."""

    name: ThemeName
    roles: Mapping[str, str]

    @property
    def is_contrast(self) -> bool:
        """Whether tints are off and strokes thick."""
        return self.name == "contrast"

    def color(self, role: str) -> QColor:
        """The colour of a role, such as "pane" or "figure_tint"."""
        return QColor(self.roles[role])

    def link(self, target: str, told: str) -> str:
        """A link for a label, in HTML: by itself it would keep the colour of the application."""
        return f'<a href="{escape(target)}" style="color: {self.roles["accent"]}">{escape(told)}</a>'

    def palette(self) -> QPalette:
        """The palette that makes standard widgets wear this theme."""
        role = QPalette.ColorRole
        palette = QPalette()
        for qt_role, name in (
            (role.Window, "window"),
            (role.WindowText, "text"),
            (role.Base, "pane"),
            (role.AlternateBase, "window"),
            (role.Text, "text"),
            (role.Button, "field"),
            (role.ButtonText, "text"),
            (role.BrightText, "text"),
            (role.Highlight, "selection"),
            (role.HighlightedText, "on_selection"),
            (role.PlaceholderText, "muted"),
            (role.ToolTipBase, "pane"),
            (role.ToolTipText, "text"),
            (role.Link, "accent"),
            (role.LinkVisited, "accent"),
            (role.Light, "field"),
            (role.Midlight, "line"),
            (role.Mid, "line"),
            (role.Dark, "control"),
            (role.Shadow, "control"),
            (role.Accent, "accent"),
        ):
            palette.setColor(qt_role, self.color(name))
        for qt_role in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, qt_role, self.color("disabled"))
        return palette


@cache
def theme(name: ThemeName) -> Theme:
    """The theme of that name."""
    values: dict[str, dict[str, Any]] = _tokens()["themes"][_IN_FILE[name]]
    return Theme(name, {role: entry["value"] for role, entry in values.items()})


@cache
def stroke(kind: str) -> Stroke:
    """The stroke of a kind of mark: figure, date, source, quote, framing or onesided."""
    entry = _tokens()["strokes"][kind]
    return Stroke(entry["style"], tuple(entry.get("pattern", ())), float(entry["width"]))


def size(name: str) -> int:
    """A length of the window's anatomy in pixels: `size("gutter")`."""
    return int(_tokens()["sizes"][name])


def motion(name: str) -> int:
    """A duration in milliseconds: `motion("jump_ms")`."""
    return int(_tokens()["motion"][name])


def _tokens() -> dict[str, Any]:
    found: dict[str, Any] = table("themes/tokens.yaml")
    return found
