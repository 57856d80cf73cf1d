import importlib.util
import subprocess
import sys
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture(scope="module")
def dev():
    """packaging/dev.py, loaded by its path: its folder must never be on the path."""
    spec = importlib.util.spec_from_file_location("dev", CHECKOUT / "packaging" / "dev.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_folder_hides_no_library():
    assert not list((CHECKOUT / "packaging").glob("**/__init__.py"))
    import packaging

    assert CHECKOUT not in Path(packaging.__file__).parents or ".venv" in packaging.__file__


def test_the_script_takes_its_own_folder_off_the_path():
    code = f"import runpy, sys; sys.path.insert(0, {str(CHECKOUT / 'packaging')!r});"
    code += f"runpy.run_path({str(CHECKOUT / 'packaging' / 'dev.py')!r}); print(sys.path)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert str(CHECKOUT / "packaging") not in done.stdout


def test_a_missing_library_is_named_with_its_package(dev):
    error = "ImportError: libEGL.so.1: cannot open shared object file: No such file or directory"
    assert dev.missing_library(error) == "libEGL.so.1"
    assert dev.missing_library(f'raise ImportError("{error}")') == "libEGL.so.1"
    assert dev.missing_library("ImportError: no") is None
    message = dev.missing_message(["libEGL.so.1", "libxcb-cursor.so.0"], "apt-get")
    assert "libEGL.so.1, libxcb-cursor.so.0" in message
    assert message.endswith("apt-get install -y libegl1 libxcb-cursor0")
    assert "\n" not in message


@pytest.mark.parametrize(
    ("tool", "package"), [("apt-get", "libegl1"), ("dnf", "libglvnd-egl"), ("pacman", "libglvnd")]
)
def test_each_installer_has_its_own_names(dev, tool, package):
    assert dev.packages(["libEGL.so.1"], tool) == [package]


def test_a_package_is_named_once(dev):
    assert dev.packages(["libglib-2.0.so.0", "libgthread-2.0.so.0"], "dnf") == ["glib2"]


def test_an_unknown_library_or_installer_is_told_without_a_command(dev):
    assert "Install the packages" in dev.missing_message(["libnew.so.9"], "apt-get")
    assert "Install the packages" in dev.missing_message(["libEGL.so.1"], None)


def test_every_library_has_a_package_for_every_installer(dev):
    assert all(len(packages) == len(dev.INSTALLERS) for packages in dev.LIBRARIES.values())


@pytest.mark.skipif(sys.platform == "win32", reason="programs are found by other rules there")
def test_the_installer_is_the_first_that_is_there(dev, tmp_path):
    assert dev.installer(str(tmp_path)) is None
    for name in ("pacman", "dnf"):
        (tmp_path / name).write_text("#!/bin/sh\n")
        (tmp_path / name).chmod(0o755)
    assert dev.installer(str(tmp_path)) == "dnf"


def test_the_stamp_changes_with_what_is_installed(dev, tmp_path):
    (tmp_path / "packaging").mkdir()
    project, constraints = tmp_path / "pyproject.toml", tmp_path / "packaging" / "constraints.txt"
    project.write_text("a")
    constraints.write_text("b")
    first = dev.stamp(tmp_path, (3, 11))
    assert dev.stamp(tmp_path, (3, 11)) == first
    assert dev.stamp(tmp_path, (3, 12)) != first
    constraints.write_text("c")
    second = dev.stamp(tmp_path, (3, 11))
    assert second != first
    project.write_text("d")
    assert dev.stamp(tmp_path, (3, 11)) not in (first, second)


def test_an_interpreter_that_is_not_there_has_no_version(dev, tmp_path):
    assert dev.version_of(tmp_path / "python") == (0, 0)
    assert dev.version_of(Path(sys.executable)) == sys.version_info[:2]


def test_an_older_python_is_told_so_in_one_line(tmp_path):
    source = (CHECKOUT / "packaging" / "dev.py").read_text("utf-8")
    (tmp_path / "dev.py").write_text(
        source.replace("OLDEST, TOO_NEW = (3, 11)", "OLDEST, TOO_NEW = (3, 99)"), "utf-8"
    )
    done = subprocess.run(
        [sys.executable, tmp_path / "dev.py", "run"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 1
    assert done.stderr.startswith("Diptych needs Python 3.11")
    assert done.stderr.count("\n") == 1


def requirements() -> list[Requirement]:
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    return [Requirement(line) for line in project["dependencies"] + project["optional-dependencies"]["dev"]]


def pinned() -> dict[str, str]:
    lines = (CHECKOUT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    pairs = [line.split("==") for line in lines if line and not line.startswith("#")]
    return {canonicalize_name(name): version for name, version in pairs}


@pytest.mark.parametrize("requirement", requirements(), ids=lambda requirement: requirement.name)
def test_every_dependency_is_pinned_within_its_range(requirement):
    assert requirement.specifier.contains(pinned()[canonicalize_name(requirement.name)])


def test_the_project_itself_is_not_pinned():
    assert not {"diptych", "pip", "setuptools"} & set(pinned())
