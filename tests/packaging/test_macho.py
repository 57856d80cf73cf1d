import struct

import pytest

THIN = b"\xcf\xfa\xed\xfe"


@pytest.fixture
def macho(parts):
    return parts["macho"]


@pytest.fixture
def universal(macho):
    """A file with code for two processors."""
    slices = {"x86_64": THIN + b"intel" * 3, "arm64": THIN + b"apple" * 5}
    head, at, rows = struct.pack(">II", macho.FAT, len(slices)), 64, b""
    for machine, code in slices.items():
        rows += struct.pack(">IIIII", macho.PROCESSORS[machine], 0, at, len(code), 0)
        at += len(code)
    return (head + rows).ljust(64, b"\0") + b"".join(slices.values()), slices


def test_a_file_keeps_the_code_of_one_processor(macho, universal, tmp_path):
    raw, slices = universal
    for machine, code in slices.items():
        path = tmp_path / machine
        path.write_bytes(raw)
        assert macho.thin(path, machine)
        assert path.read_bytes() == code
        assert not macho.thin(path, machine)


def test_a_file_without_code_for_it_stays(macho, universal, tmp_path, monkeypatch):
    path = tmp_path / "a"
    path.write_bytes(universal[0])
    monkeypatch.setitem(macho.PROCESSORS, "arm64", 7)
    assert not macho.thin(path, "arm64")
    assert path.read_bytes() == universal[0]


def test_files_of_code_are_known_by_how_they_begin(macho, universal, tmp_path):
    (tmp_path / "a.so").write_bytes(universal[0])
    (tmp_path / "b.dylib").write_bytes(THIN + b"rest of it")
    (tmp_path / "c.class").write_bytes(struct.pack(">II", macho.FAT, 61))  # Java's, which begins alike
    (tmp_path / "d.txt").write_bytes(b"abc")
    assert [path.name for path in macho.files(tmp_path)] == ["a.so", "b.dylib"]
