import json
import sys

import pytest

from diptych.app import arguments, checks, cli, selfcheck, system
from diptych.app.checks import Painted


@pytest.fixture(scope="module")
def whole(tmp_path_factory):
    """Everything checked once, the window in a process of its own, as JSON."""
    out = tmp_path_factory.mktemp("selfcheck") / "out.json"
    passed = selfcheck.run(form="json", out=out)
    return passed, json.loads(out.read_text("utf-8"))


def test_this_installation_works(whole):
    passed, told = whole
    assert passed, told
    assert told["passed"]
    assert tuple(told["parts"]) == arguments.PARTS
    assert all(part["passed"] for part in told["parts"].values())


def test_the_answer_holds_values_and_counts(whole):
    parts = whole[1]["parts"]
    assert ["F4", "97,4 milliards de dollars", "97,6 milliards d’euros"] in parts["comparison"]["divergences"]
    assert parts["comparison"]["expected"] > 5
    assert parts["samples"]["characters"].keys() >= set(parts["search"]["found"])
    assert parts["encoder"]["likeness"]["same"] > parts["encoder"]["likeness"]["other"]


def test_what_differs_from_machine_to_machine_stands_apart(whole, capsys):
    told = whole[1]
    common = json.dumps({key: value for key, value in told.items() if key != "machine"})
    assert told["machine"]["program"] == sys.executable
    for apart in (sys.executable, sys.platform, told["machine"]["qt"], "seconds"):
        assert apart not in common
    answers = []
    for _again in range(2):
        assert selfcheck.run(form="json", only="samples")
        answers.append(json.loads(capsys.readouterr().out)["parts"])
    assert answers[0] == answers[1]


def test_a_part_can_be_tried_alone(capsys):
    assert selfcheck.run(only="fonts")
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith("ok      fonts: Source Serif 4, Inter")


@pytest.mark.parametrize(("colours", "passed"), [(1000, True), (4, False)])
def test_a_window_without_text_is_no_window(capsys, colours, passed):
    assert selfcheck.run(only="window", paint=lambda: Painted(colours, "offscreen", "6")) is passed
    assert ("4 colours only" in capsys.readouterr().out) is not passed


def test_what_is_missing_is_told_and_the_rest_still_checked(capsys, monkeypatch, tmp_path):
    monkeypatch.setattr("diptych.resources._CHECKOUT", tmp_path)
    monkeypatch.setattr("diptych.resources._PACKAGE", tmp_path)
    assert not selfcheck.run(only="resources")
    assert capsys.readouterr().out.startswith("FAILED")
    assert selfcheck.run(only="fonts")


def test_a_comparison_that_sees_less_than_expected_fails(capsys, monkeypatch):
    monkeypatch.setattr(checks, "_tells", lambda _comparison, expected: expected["left"] != "a proposé")
    assert not selfcheck.run(only="comparison")
    assert "no longer sees “a proposé” against “aurait proposé”" in capsys.readouterr().out


def test_a_window_that_cannot_start_names_the_missing_library(capsys, monkeypatch, tmp_path):
    broken = [
        sys.executable,
        "-c",
        "raise SystemExit('ImportError: libEGL.so.1: cannot open shared object file')",
    ]
    monkeypatch.setattr(system, "own_command", lambda: broken)
    assert not selfcheck.run(only="window")
    assert "libEGL.so.1" in capsys.readouterr().out


def test_a_window_that_dies_is_told(capsys, monkeypatch):
    dies = [sys.executable, "-c", "import os; os._exit(9)"]
    monkeypatch.setattr(system, "own_command", lambda: dies)
    assert not selfcheck.run(only="window")
    assert "Qt does not start (9)" in capsys.readouterr().out


@pytest.mark.parametrize(
    ("program", "command"),
    [
        ("/usr/bin/python3.11", ["/usr/bin/python3.11", "-m", "diptych"]),
        ("/opt/diptych/diptych", ["/opt/diptych/diptych"]),
        ("/Applications/Diptych.app/Contents/MacOS/Diptych", None),
        ("/programs/diptych-cli.exe", None),
    ],
)
def test_a_package_runs_itself_and_a_checkout_runs_python(monkeypatch, program, command):
    monkeypatch.setattr(sys, "executable", program)
    assert system.own_command() == (command or [program])


def test_the_command_line_says_by_its_status_whether_all_is_well(diptych, monkeypatch, tmp_path):
    out = tmp_path / "é.json"
    assert diptych("selfcheck", "--only", "window", "--format", "json", "--out", out).status == 0
    assert json.loads(out.read_text("utf-8"))["machine"]["colours"] == 100
    monkeypatch.setattr("fontpkg.path", lambda _family: tmp_path / "none")
    assert diptych("selfcheck", "--only", "fonts").status == cli.MISSING
    assert diptych("selfcheck", "--only", "fonts", "--out", tmp_path / "no" / "x").status == cli.BAD_INPUT
