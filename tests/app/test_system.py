import pytest

from diptych.app.system import missing_library


@pytest.mark.parametrize(
    ("error", "name"),
    [
        ("libEGL.so.1: cannot open shared object file: No such file or directory", "libEGL.so.1"),
        ("ImportError: libGL.so.1: cannot open shared object file: x", "libGL.so.1"),
        ("libglib-2.0.so.0: cannot open shared object file", "libglib-2.0.so.0"),
        ("No module named 'PySide6'", None),
    ],
)
def test_a_missing_library_is_named(error, name):
    assert missing_library(error) == name
