import struct

import pytest
from PySide6.QtGui import QImage


@pytest.fixture(scope="module")
def pictures(parts, qapp):
    return parts["icons"].render(parts["icons"].DRAWING)


@pytest.fixture(scope="module")
def qapp():
    from PySide6.QtWidgets import QApplication

    return QApplication.instance() or QApplication([])


def test_every_size_is_drawn(parts, pictures):
    for size, picture in pictures.items():
        image = QImage.fromData(picture)
        assert (image.width(), image.height()) == (size, size)
        colours = {image.pixel(x, y) for x in range(0, size, 2) for y in range(0, size, 2)}
        assert len(colours) > 5
        assert image.pixelColor(0, 0).alpha() == 0
    assert tuple(pictures) == parts["icons"].SIZES


def test_the_icon_of_windows_points_at_its_pictures(parts, pictures):
    raw = parts["icons"].ico(pictures)
    _zero, kind, count = struct.unpack_from("<HHH", raw)
    assert (kind, count) == (1, len(parts["icons"].ICO_SIZES))
    for row, size in enumerate(parts["icons"].ICO_SIZES):
        *_look, length, at = struct.unpack_from("<BBBBHHII", raw, 6 + 16 * row)
        assert raw[at : at + length] == pictures[size]


def test_the_icon_of_macos_holds_every_entry(parts, pictures):
    raw = parts["icons"].icns(pictures)
    assert struct.unpack(">4sI", raw[:8]) == (b"icns", len(raw))
    at, found = 8, {}
    while at < len(raw):
        kind, length = struct.unpack_from(">4sI", raw, at)
        found[kind.decode()] = raw[at + 8 : at + length]
        at += length
    assert found == {kind: pictures[size] for kind, size in parts["icons"].ICNS_SIZES.items()}
