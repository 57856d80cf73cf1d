import sys
from dataclasses import replace
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]


@pytest.fixture
def check(parts):
    return parts["check_packages"]


def test_every_system_has_a_package(check, layout):
    scripts = {package.command[0] for package in check.PACKAGES}
    assert scripts == {f"build_{target.system}.py" for target in layout.TARGETS.values()}


def test_missing_tools_are_named_once_with_what_holds_them(check, tmp_path, monkeypatch):
    monkeypatch.setattr(check.layout, "PYTHON", "{}.{}".format(*sys.version_info))
    package = replace(check.PACKAGES[0], only_on=None, as_root=False)
    told = check.obstacle(package, path=str(tmp_path))
    assert told.startswith("it takes other tools; on Debian: apt-get install binutils dpkg zstd")
    assert told.count("binutils") == 1
    assert not check.obstacle(replace(package, tools={}), path=str(tmp_path))


@pytest.mark.parametrize(
    ("changed", "told"),
    [({"only_on": "plan9"}, "only plan9"), ({"as_root": True}, "by root only")],
)
def test_what_another_machine_is_needed_for_is_told(check, monkeypatch, changed, told):
    monkeypatch.setattr(check.layout, "PYTHON", "{}.{}".format(*sys.version_info))
    monkeypatch.setattr(check, "is_root", lambda: False)
    plain = replace(check.PACKAGES[0], only_on=None, as_root=False, tools={})
    assert told in check.obstacle(replace(plain, **changed))


def test_another_python_is_told(check, monkeypatch):
    monkeypatch.setattr(check.layout, "PYTHON", "2.7")
    assert "it takes Python 2.7" in check.obstacle(replace(check.PACKAGES[0], only_on=None))


@pytest.mark.parametrize(
    ("status", "obstacle", "line", "ended"),
    [
        (0, "", "ok       Thing: 0 s", 0),
        (1, "", "FAILED   Thing: 0 s", 1),
        (1, "no tools.", "NOT RUN  Thing: no tools.", 0),
    ],
)
def test_what_failed_and_what_was_left_out_is_said_in_the_end(
    check, monkeypatch, capfd, status, obstacle, line, ended
):
    monkeypatch.setattr(check, "PACKAGES", (check.Package("Thing", ("thing.py",), {}),))
    monkeypatch.setattr(check, "obstacle", lambda _package: obstacle)
    monkeypatch.setattr(check.subprocess, "call", lambda _command: status)
    assert check.main() == ended
    assert line in capfd.readouterr().out.splitlines()


def test_ci_runs_it():
    assert "packaging/check_packages.py" in (CHECKOUT / ".ci" / "run").read_text("utf-8")
