"""The drawing of the icon comes in, its PNG files, the .ico of Windows and the .icns of macOS go out.

`python packaging/icons.py FOLDER`, with a Python that has PySide6.
"""

from __future__ import annotations

import os
import struct
import sys
from collections.abc import Mapping
from pathlib import Path

import layout

DRAWING = layout.ROOT / "resources" / "icons" / f"{layout.PROGRAM}.svg"
SIZES = (16, 24, 32, 48, 64, 128, 256, 512, 1024)
ICO_SIZES = (16, 24, 32, 48, 64, 128, 256)
ICNS_SIZES = {"icp4": 16, "icp5": 32, "icp6": 64, "ic07": 128, "ic08": 256, "ic09": 512}
ICNS_SIZES |= {"ic11": 32, "ic12": 64, "ic13": 256, "ic14": 512, "ic10": 1024}  # for double resolution


def main() -> int:
    """Write all forms of the icon into the folder that is named; the exit status."""
    folder = Path(sys.argv[1])
    folder.mkdir(parents=True, exist_ok=True)
    pictures = render(DRAWING)
    for size, picture in pictures.items():
        (folder / f"{layout.PROGRAM}-{size}.png").write_bytes(picture)
    (folder / f"{layout.PROGRAM}.ico").write_bytes(ico(pictures))
    (folder / f"{layout.PROGRAM}.icns").write_bytes(icns(pictures))
    return 0


def render(drawing: Path) -> dict[int, bytes]:
    """PNG pictures of an SVG drawing by their size in pixels."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    from PySide6.QtCore import QBuffer, QIODevice, Qt
    from PySide6.QtGui import QImage, QImageWriter, QPainter
    from PySide6.QtSvg import QSvgRenderer

    renderer = QSvgRenderer(str(drawing))
    if not renderer.isValid():
        sys.exit(f"{drawing.name} is no drawing that Qt can read; correct it.")
    pictures = {}
    for size in SIZES:
        image = QImage(size, size, QImage.Format.Format_ARGB32)
        image.fill(Qt.GlobalColor.transparent)
        painter = QPainter(image)
        renderer.render(painter)
        painter.end()
        buffer = QBuffer()
        buffer.open(QIODevice.OpenModeFlag.WriteOnly)
        QImageWriter(buffer, b"png").write(image)
        pictures[size] = buffer.data().data()
    return pictures


def ico(pictures: Mapping[int, bytes]) -> bytes:
    """The pictures as one .ico: a header, a row for each (0 stands for 256), then the PNGs."""
    at = 6 + 16 * len(ICO_SIZES)
    rows = []
    for size in ICO_SIZES:
        length = len(pictures[size])
        rows.append(struct.pack("<BBBBHHII", size % 256, size % 256, 0, 0, 1, 32, length, at))
        at += length
    return b"".join(
        (struct.pack("<HHH", 0, 1, len(ICO_SIZES)), *rows, *(pictures[size] for size in ICO_SIZES))
    )


def icns(pictures: Mapping[int, bytes]) -> bytes:
    """The pictures as one .icns: entries of a type, their length with these eight bytes, and the PNG."""
    entries = [
        kind.encode() + struct.pack(">I", 8 + len(pictures[size])) + pictures[size]
        for kind, size in ICNS_SIZES.items()
    ]
    return b"icns" + struct.pack(">I", 8 + sum(map(len, entries))) + b"".join(entries)


if __name__ == "__main__":
    sys.exit(main())
