import configparser
import json
import shutil
import subprocess
import sys
import xml.etree.ElementTree as ET
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
LINUX = CHECKOUT / "packaging" / "linux"


@pytest.fixture
def build(parts):
    return parts["build_linux"]


@pytest.fixture
def entry(layout):
    parser = configparser.ConfigParser(interpolation=None)
    parser.optionxform = str
    parser.read(LINUX / f"{layout.APP_ID}.desktop", "utf-8")
    return parser["Desktop Entry"]


def test_the_menu_entry_agrees_with_the_project(entry, layout):
    assert entry["Name"] == layout.NAME
    assert entry["Exec"] == f"{layout.PROGRAM} %F"
    assert entry["Icon"] == layout.APP_ID
    assert (entry["Comment"], entry["Comment[fr]"]) == (layout.SUMMARY["en"], layout.SUMMARY["fr"])
    assert entry["MimeType"] == f"{layout.MIME};"


def test_the_window_says_the_name_of_its_entry(layout):
    assert f'setDesktopFileName("{layout.APP_ID}")' in (
        CHECKOUT / "desktop" / "diptych" / "ui" / "application.py"
    ).read_text("utf-8")


def test_the_kind_of_file_agrees_with_the_project(layout):
    space = "{http://www.freedesktop.org/standards/shared-mime-info}"
    (kind,) = ET.parse(LINUX / f"{layout.APP_ID}.xml").getroot()
    assert kind.get("type") == layout.MIME
    assert kind.find(f"{space}glob").get("pattern") == f"*.{layout.SUFFIX}"
    assert [one.text for one in kind.findall(f"{space}comment")] == list(layout.FILE_KIND.values())


def test_the_description_for_shops_agrees_with_the_project(layout):
    root = ET.parse(LINUX / f"{layout.APP_ID}.metainfo.xml.in").getroot()
    assert root.findtext("id") == layout.APP_ID
    assert root.findtext("launchable") == f"{layout.APP_ID}.desktop"
    assert [one.text for one in root.findall("summary")] == list(layout.SUMMARY.values())
    assert root.findtext("provides/mediatype") == layout.MIME
    assert root.find("releases/release").get("version") == "@VERSION@"


@pytest.mark.skipif(not shutil.which("desktop-file-validate"), reason="NOT RUN: needs desktop-file-utils")
def test_the_menu_entry_is_valid(layout):
    subprocess.run(["desktop-file-validate", LINUX / f"{layout.APP_ID}.desktop"], check=True)


@pytest.mark.skipif(not shutil.which("appstreamcli"), reason="NOT RUN: needs appstream")
def test_the_description_for_shops_is_valid(layout, tmp_path):
    text = (LINUX / f"{layout.APP_ID}.metainfo.xml.in").read_text("utf-8")
    file = tmp_path / f"{layout.APP_ID}.metainfo.xml"
    file.write_text(text.replace("@VERSION@", layout.version()).replace("@DATE@", "2026-01-31"), "utf-8")
    subprocess.run(["appstreamcli", "validate", "--no-net", file], check=True)


def test_the_debian_package_says_version_and_needs(build, layout):
    told = build.control(["libc6 (>= 2.36)", "libgl1"], 1234)
    fields = dict(line.split(": ", 1) for line in told.splitlines() if not line.startswith(" "))
    assert fields["Version"] == layout.version()
    assert fields["Depends"] == "libc6 (>= 2.36), libgl1"
    assert fields["Installed-Size"] == "1234"
    assert told.endswith("\n")
    assert not told.endswith("\n\n")


def answer(**parts):
    told = {"schema": "s", "version": "1", "passed": all(parts.values()), "machine": {"qt": "6"}}
    return json.dumps(
        told | {"parts": {name: {"passed": passed, "error": "why"} for name, passed in parts.items()}}
    )


def test_a_self_check_that_failed_is_a_fault(parts):
    clean = parts["linux_clean"]
    assert json.loads(clean.passed(answer(models=True)))["machine"] is None
    with pytest.raises(clean.Fault, match="models: why"):
        clean.passed(answer(models=False, window=True))


def test_answers_that_differ_are_a_fault(parts, capsys):
    clean = parts["linux_clean"]
    clean.same({"here": "a", "there": "a"})
    with pytest.raises(clean.Fault, match="differently: here, there"):
        clean.same({"here": "a", "there": "b"})


@pytest.mark.parametrize(
    ("other", "status", "told"),
    [
        (answer(models=True, window=True).replace('"6"', '"7"'), 0, "the same answer"),
        (answer(models=True, window=False), 1, "differ in “window”"),
        (
            answer(models=True, window=True).replace('"version": "1"', '"version": "2"'),
            1,
            "differ in “version”",
        ),
    ],
)
def test_the_answers_of_packages_are_compared(tmp_path, other, status, told):
    files = [tmp_path / name for name in ("a.json", "b.json")]
    for file, text in zip(files, (answer(models=True, window=True), other), strict=True):
        file.write_text(text, "utf-8")
    script = CHECKOUT / "packaging" / "verify" / "same_answer.py"
    command = [sys.executable, "-X", "utf8", script, *files]
    done = subprocess.run(command, capture_output=True, text=True, encoding="utf-8", check=False)
    assert done.returncode == status
    assert told in done.stdout + done.stderr


def test_the_list_of_contents_has_every_package(parts, layout):
    told = parts["sbom"].contents()
    found = {one["name"]: one for one in told["components"]}
    assert told["metadata"]["component"]["version"] == layout.version()
    assert len(found["pyside6-essentials"]["properties"]) == len(layout.TARGETS)
    assert [one["value"] for one in found["colorama"]["properties"]] == ["windows-x64"]
