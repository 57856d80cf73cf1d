import os
import sys

import pytest

from diptych.app.files import write_whole


def test_a_file_is_made_and_replaced_and_nothing_else_is_left(tmp_path):
    for raw in (b"one", b"two"):
        write_whole(tmp_path / "rapport.html", raw)
        assert (tmp_path / "rapport.html").read_bytes() == raw
    assert [file.name for file in tmp_path.iterdir()] == ["rapport.html"]


def test_a_name_may_be_as_long_as_the_system_allows(tmp_path):
    write_whole(tmp_path / ("é" * 125 + ".html"), b"one")
    assert len(list(tmp_path.iterdir())) == 1


def test_what_cannot_be_written_leaves_the_old_file(tmp_path, monkeypatch):
    path = tmp_path / "rapport.html"
    path.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", lambda _handle: (_ for _ in ()).throw(OSError(28, "full")))
    with pytest.raises(OSError, match="full"):
        write_whole(path, b"new")
    assert path.read_bytes() == b"old"
    assert len(list(tmp_path.iterdir())) == 1


@pytest.mark.skipif(sys.platform == "win32", reason="Windows has no pipes among its files")
def test_what_is_no_file_is_written_in_place(tmp_path):
    write_whole(type(tmp_path)("/dev/null"), b"gone")
    (tmp_path / "real").write_bytes(b"old")
    (tmp_path / "link").symlink_to("real")
    write_whole(tmp_path / "link", b"new")
    assert (tmp_path / "link").is_symlink()
    assert (tmp_path / "real").read_bytes() == b"new"
