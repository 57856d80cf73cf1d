import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest

from diptych import __version__
from diptych.app import cli


def process(*words: str | Path, stdin: None = None, **env: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-m", "diptych", *map(str, words)]
    return subprocess.run(command, env=os.environ | env, capture_output=True, timeout=120, check=False)


def one_line(text: str) -> bool:
    return text.startswith("diptych: ") and text.count("\n") == 1 and "Traceback" not in text


def test_the_version_is_told(diptych):
    ran = diptych("--version")
    assert (ran.status, ran.out) == (0, f"Diptych {__version__}\n")


def test_the_version_is_told_at_once():
    process("--version")
    took = []
    for _ in range(3):
        began = _of_children()
        assert process("--version").returncode == 0
        took.append(_of_children() - began)
    assert min(took) < 0.3


def _of_children() -> float:
    """Seconds of processor that ended children took: a busy machine does not count as slowness."""
    told = os.times()
    return told.children_user + told.children_system or time.perf_counter()


def test_the_version_loads_no_heavy_library():
    code = (
        "import sys; from diptych.__main__ import main; main(['--version']);"
        "print(sorted({'numpy', 'spacy', 'whoosh', 'jinja2', 'PySide6'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.splitlines()[-1] == "[]"


@pytest.mark.parametrize(
    "words",
    [
        ["compare"],
        ["compare", "a"],
        ["compare", "a", "b", "c"],
        ["compare", "a", "b", "--format", "docx"],
        ["compare", "a", "b", "--out"],
        ["compare", "--nonsense", "a", "b"],
        ["screenshot", "a.png", "b", "c", "--scale", "3"],
        ["screenshot", "a.png", "b", "c", "--size", "big"],
        ["screenshot", "a.png", "b", "c", "--size", "1x1"],
        ["search"],
        ["search", "?"],
        ["--lang", "de"],
        ["--lang"],
        ["comapre", "a", "b"],
        ["/no/such/file"],
    ],
)
def test_a_wrong_command_line_is_one_line_and_status_2(diptych, words):
    ran = diptych(*words)
    assert ran.status == 2
    assert one_line(ran.err)
    assert ran.out == ""
    assert not ran.windows


def test_a_misspelt_command_is_guessed(diptych):
    assert "“compare”" in diptych("comapre", "a", "b").err


def test_bad_input_is_told_in_french(diptych):
    assert "il manque" in diptych("--lang", "fr", "compare").err
    assert "il manque" in diptych("compare", "--lang=fr").err


def test_help_is_in_french(diptych):
    ran = diptych("--help", "--lang", "fr")
    assert ran.status == 0
    assert ran.out.startswith("usage\u202f:") or ran.out.startswith("usage\u00a0:")
    assert "écrire ce qui diffère" in ran.out


def test_no_word_opens_the_window_on_the_samples(diptych, monkeypatch):
    monkeypatch.setenv("QT_QPA_PLATFORM", "offscreen")
    assert diptych().windows == [[]]
    assert diptych("--verbose").windows == [[]]


def test_two_files_open_in_the_window(diptych, pair):
    assert diptych(*pair).windows == [list(pair)]
    assert diptych("--lang", "fr", *pair).windows == [list(pair)]
    assert diptych("open", *pair).windows == [list(pair)]
    assert diptych("--", *pair).windows == [list(pair)]


def test_the_status_of_the_window_is_that_of_the_process(diptych):
    assert diptych(window=lambda _paths: 7).status == 7


def test_three_files_are_too_many(diptych, pair):
    assert diptych(*pair, pair[0]).status == 2


def test_a_screenshot_is_asked_for_with_its_look(diptych, pair, tmp_path):
    out = tmp_path / "a.png"
    ran = diptych(
        "screenshot", out, *pair, "--theme", "dark", "--scale", "2", "--size", "1000x700", "--view", "rows"
    )
    assert ran.status == 0
    (told,) = ran.pictures
    assert told == {
        "out": out,
        "left": pair[0],
        "right": pair[1],
        "theme": "dark",
        "view": "rows",
        "scale": 2,
        "size": (1000, 700),
    }


def test_every_picture_is_asked_for_with_one_word(diptych, pair, tmp_path):
    ran = diptych("screenshot", "--all", tmp_path / "pictures", *pair)
    assert ran.status == 0
    assert ran.pictures[0]["view"] is None
    assert diptych("screenshot", "--all", pair[0], *pair).status == 2


def test_a_mistake_of_ours_is_one_line_and_status_1(diptych):
    def broken(_paths):
        raise ZeroDivisionError("oops")

    ran = diptych(window=broken)
    assert ran.status == 1
    assert one_line(ran.err)
    assert "oops" in ran.err


@pytest.mark.parametrize("verbose", [False, True])
def test_the_traceback_is_for_those_who_ask(verbose):
    code = (
        "import sys; from diptych.app import cli\n"
        "def broken(*_): raise ZeroDivisionError('oops')\n"
        "sys.exit(cli.run(sys.argv[1:], cli.Launchers(broken, broken, broken)))"
    )
    words = ["--verbose"] if verbose else []
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=False)
    assert done.returncode == 1
    assert ("Traceback" in done.stderr) == verbose


def test_ctrl_c_is_status_130(diptych):
    def stopped(_paths):
        raise KeyboardInterrupt

    ran = diptych(window=stopped)
    assert ran.status == 130
    assert one_line(ran.err)


def test_a_missing_system_library_is_named(diptych):
    def missing(_paths):
        raise ImportError("libEGL.so.1: cannot open shared object file: No such file or directory")

    ran = diptych(window=missing)
    assert ran.status == 3
    assert one_line(ran.err)
    assert "libEGL.so.1" in ran.err


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="elsewhere there is always a display")
def test_without_a_display_the_window_says_so(diptych, monkeypatch):
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)
    ran = diptych()
    assert ran.status == 3
    assert "no display" in ran.err


def test_a_message_is_utf8_whatever_the_locale_says():
    done = process("--lang", "fr", "compare", LC_ALL="C", PYTHONUTF8="0", PYTHONCOERCECLOCALE="0")
    assert "« diptych --help »".replace(" ", "\u00a0").replace(
        "diptych\u00a0", "diptych "
    ) in done.stderr.decode("utf-8")


@pytest.mark.parametrize("encoding", ["ascii", "cp1252"])
def test_a_report_is_utf8_with_plain_line_feeds_whatever_the_encoding_says(pair, encoding):
    done = process("compare", *pair, "--format", "json", PYTHONIOENCODING=encoding, LC_ALL="C")
    assert done.returncode == 0, done.stderr
    assert b"\r" not in done.stdout
    assert "d’euros" in json.loads(done.stdout.decode("utf-8"))["left"]["text"]


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_closed_pipe_is_left_in_silence():
    command = f'"{sys.executable}" -c "print(1)" > /dev/null; "{sys.executable}" -m diptych --help | true'
    done = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert done.stderr == ""


@pytest.mark.skipif(sys.platform == "win32", reason="pipes break otherwise there")
def test_a_pipe_closed_while_the_report_is_written_is_no_mistake(pair):
    reader, writer = os.pipe()
    os.close(reader)
    command = [sys.executable, "-m", "diptych", "compare", *map(str, pair)]
    done = subprocess.run(command, stdout=writer, stderr=subprocess.PIPE, text=True, check=False)
    os.close(writer)
    assert done.returncode == cli.CLOSED_PIPE
    assert done.stderr == ""
