"""Every door fuzzed for a bounded number of tries: FAULT_TRIES tells how many for each, 25 unless told.

Whatever comes in is taken or refused in one sentence; nothing raises more, hangs, or takes a gigabyte.
Files have a fuzzing of their own in tests/corpus, queries in tests/search.
"""

import importlib.util
import json
import os
import subprocess
import sys
import time
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given
from hypothesis import settings as hypothesis_settings
from hypothesis import strategies as st
from tests.corpus.library.conftest import PAGE, invented

from diptych.app import arguments, cli, desk, searches, settings
from diptych.app.checks import Painted
from diptych.app.importing import import_text
from diptych.compare import read_rates
from diptych.corpus import article_of
from diptych.corpus.library import Library, export_to, import_from
from diptych.errors import DiptychError, LibraryError, ReadError

ROOT = Path(__file__).parents[2]
TRIES = int(os.environ.get("FAULT_TRIES", "25"))
SLOWEST = 20
"""Seconds for one thing that comes in, on a machine at work with others."""
MOST = 2**30

DOORS = ("files", "paste", "queries", "rates", "lexicons", "settings_by_hand", "libraries", "command_lines")
"""What atheris tries, each in a process of its own."""

fuzzed = hypothesis_settings(
    max_examples=TRIES,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
leaves = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=20)
values = st.recursive(
    leaves, lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4)
)
signs = st.text(
    st.sampled_from("aé1 \n\t<>&\"'«»%€$.,;:!?-–=()[]{}\\/\x00\x1b\u202e\u200d\ufeff\U0001f600\ud800"),
    max_size=400,
)


@pytest.fixture(autouse=True)
def bounded():
    """Fails where something took too long, or too much memory."""
    start, before = time.monotonic(), _most_memory()
    yield
    assert time.monotonic() - start < SLOWEST * TRIES
    assert _most_memory() - before < MOST


def _most_memory() -> int:
    """Bytes that this process has taken at most; nothing is known of it on Windows."""
    if sys.platform == "win32":
        return 0
    import resource

    most = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return most if sys.platform == "darwin" else most * 1024


def one_sentence(error: DiptychError) -> None:
    assert str(error).strip()
    assert "Traceback" not in str(error)
    assert len(str(error)) < 3_000


@fuzzed
@given(told=st.dictionaries(st.sampled_from([*settings.Settings.__slots__, "x"]), values) | values)
def test_settings_edited_by_hand(home, told):
    path = settings.file()
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(told), "utf-8")
    found = settings.load()
    settings.save(found)
    assert settings.load() == found


@fuzzed
@example(raw=b"[" * 100_000)
@example(raw=b'{"zoom": 1e999}')
@example(raw=b'{"zoom": ' + b"9" * 5_000 + b"}")
@given(raw=st.binary(max_size=300))
def test_settings_and_their_neighbours_of_any_bytes(home, raw):
    for path, load in (
        (settings.file(), settings.load),
        (desk.file(), desk.load),
        (searches._file(), searches.load),
    ):
        path.parent.mkdir(exist_ok=True)
        path.write_bytes(raw)
        assert load() == type(load())()


@fuzzed
@given(told=values, inner=values)
def test_a_desk_edited_by_hand(home, told, inner):
    path = desk.file()
    path.parent.mkdir(exist_ok=True)
    whole = json.loads(json.dumps(_kept_desk(home)))
    for key in whole:
        for value in (told, {"left": inner, "right": inner}):
            path.write_text(json.dumps(whole | {key: value}), "utf-8")
            assert isinstance(desk.load(), desk.Desk)


def _kept_desk(_home: Path) -> dict[str, object]:
    desk.save(desk.Desk())
    return json.loads(desk.file().read_text("utf-8"))


@fuzzed
@example(line="2025-02-30 1 EUR = 1,0 USD")
@example(line="2025-02-10 1 EUR = 0 USD")
@example(line="٢٠٢٥-02-10 1 EUR = 1 USD")
@given(line=st.from_regex(r"\d{1,5}-\d\d?-\d\d? 1? ?[A-Z]{2,4} ?= ?[\d.,]{0,30} ?[A-Z]{0,4}") | signs)
def test_rates_of_exchange_of_any_make(line, caplog):
    assert len(read_rates([line])) <= 1
    caplog.clear()


@fuzzed
@example(text="")
@example(text="\ud800" * 50)
@example(text="<!DOCTYPE html><html>" + "<div>" * 3_000)
@example(text="x" * 200_000)
@given(text=signs)
def test_a_pasted_text(tmp_path_factory, text):
    with Library.open(tmp_path_factory.mktemp("library")) as library:
        try:
            record = import_text(library, text)
        except (ReadError, LibraryError) as error:
            one_sentence(error)
        else:
            assert library.article(record.id).text.strip()


WORDS = (
    *(*arguments.COMMANDS, "export", "restore", "--format", "json", "--lang", "fr", "--out", "--limit", "0"),
    *("--library", "--list", "--", "-", "--verbose", "--only", "window", "--help", "--version", "--size"),
    *("absent.txt", "", "1e9x1e9", "--theme", "\ud800", "\x00", "é" * 5_000, "%s{0}", "--sort", "date"),
)
words = st.lists(st.sampled_from(WORDS) | signs.map(lambda text: text[:60]), max_size=5)


@fuzzed
@example(told=["compare", "\x00", "\x00"])
@example(told=["import", "\ud800\x00"])
@example(told=["compare", "a" * 300, "b/" * 3_000])
@example(told=["search", "\ud800"])
@example(told=["é" * 5_000])
@example(told=["open", "é" * 5_000, "\x00"])
@given(told=words)
def test_a_command_line(tmp_path_factory, capsys, told, monkeypatch):
    folder = tmp_path_factory.mktemp("work")
    monkeypatch.chdir(folder)
    monkeypatch.setenv("DIPTYCH_HOME", str(folder))
    launchers = cli.Launchers(
        window=lambda _files: 0,
        screenshot=lambda *_files, **_look: None,
        paint=lambda: Painted(100, "none", "0"),
    )
    if "selfcheck" in told[:1]:
        told = [*told, "--only", "fonts"]
    status = cli.run([*told], launchers)
    out, said = capsys.readouterr()
    assert status in (cli.DONE, cli.BAD_INPUT, cli.MISSING), (told, said)
    assert "Traceback" not in said
    # what failed of an import stands in its list
    assert status == cli.DONE or said.startswith("diptych: ") or "✗" in out


@pytest.fixture(scope="module")
def bundle(tmp_path_factory):
    """The bytes of a library's file."""
    folder = tmp_path_factory.mktemp("bundle")
    with Library.open(folder / "library") as library:
        for raw in (invented(1), invented(2), PAGE):
            library.add(raw, article_of(raw, source=""), source="a.txt")
        export_to(library, folder / "all.diptych")
    return (folder / "all.diptych").read_bytes()


@fuzzed
@given(data=st.data())
def test_the_file_of_a_library(tmp_path_factory, bundle, data):
    folder, raw = tmp_path_factory.mktemp("other"), bytearray(bundle)
    for _change in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(raw) - 1))
        raw[at : at + data.draw(st.integers(1, 40))] = data.draw(st.binary(max_size=40))
    (folder / "all.diptych").write_bytes(raw)
    with Library.open(folder / "library") as library:
        try:
            import_from(library, folder / "all.diptych")
        except LibraryError as error:
            one_sentence(error)
            assert library.records() == []
        else:
            assert all(library.article(record.id).text for record in library.records())


@pytest.mark.skipif(
    importlib.util.find_spec("atheris") is None, reason="atheris is made for Linux on x86-64 only"
)
@pytest.mark.parametrize("door", DOORS)  # a process each: the limit of memory is for one door
def test_a_door_under_a_fuzzer_that_sees_its_branches(tmp_path, home, door):
    command = [sys.executable, "-m", "tests.faults.branches", door]
    command += [f"-runs={TRIES * 5}", f"-max_total_time={TRIES // 4}", "-rss_limit_mb=1024"]
    command += [f"-timeout={SLOWEST}", f"-artifact_prefix={tmp_path}{os.sep}", "-max_len=4096"]
    # what it writes lies in a folder of the test
    ran = subprocess.run(
        command, cwd=ROOT, env=os.environ | {"TMPDIR": str(home)}, capture_output=True, check=False
    )
    found = [path.read_bytes()[:400] for path in tmp_path.iterdir()]
    assert ran.returncode == 0, (found, ran.stderr.decode("utf-8", "replace")[-3_000:])
