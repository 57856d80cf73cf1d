import os
import plistlib
import sys
import tomllib
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
MACOS = CHECKOUT / "packaging" / "macos"


@pytest.fixture
def build(parts):
    return parts["build_macos"]


def test_info_plist_agrees_with_the_project(build, layout):
    told = plistlib.loads(plistlib.dumps(build.info()))
    assert told["CFBundleShortVersionString"] == told["CFBundleVersion"] == layout.version()
    assert told["CFBundleIdentifier"] == layout.APP_ID
    assert told["LSMinimumSystemVersion"] == layout.MACOS_MINIMUM
    assert told["CFBundleExecutable"] == layout.NAME


def test_the_kind_of_file_is_opened_and_declared(build, layout):
    told = build.info()
    (kind,) = told["UTExportedTypeDeclarations"]
    (opened,) = told["CFBundleDocumentTypes"]
    assert opened["LSItemContentTypes"] == [kind["UTTypeIdentifier"]]
    assert kind["UTTypeTagSpecification"]["public.filename-extension"] == [layout.SUFFIX]


def test_the_suffix_is_that_of_the_program(layout):
    from diptych.corpus.library import BUNDLE_END

    assert f".{layout.SUFFIX}" == BUNDLE_END


def test_the_runtime_is_named_with_its_hash(layout):
    table = tomllib.loads((MACOS / "runtime.toml").read_text("utf-8"))
    origin = table["origin"][table["default"]]
    assert len(origin["sha256"]) == 64
    assert table["version"].startswith(f"{layout.PYTHON}.")
    assert layout.PYTHON in table["library"]


def test_entitlements_are_for_the_hardened_runtime():
    told = plistlib.loads((MACOS / "entitlements.plist").read_bytes())
    assert told == {"com.apple.security.cs.disable-library-validation": True}


@pytest.mark.skipif(sys.platform == "win32", reason="links need rights there")
def test_a_framework_gets_its_links_back(build, tmp_path):
    framework = tmp_path / "QtCore.framework"
    for path in ("Versions/A/QtCore", "Versions/A/Resources/Info.plist", "Resources/Info.plist"):
        (framework / path).parent.mkdir(parents=True, exist_ok=True)
        (framework / path).write_text("x")
    build.link_framework(framework)
    assert os.readlink(framework / "Versions" / "Current") == "A"
    assert os.readlink(framework / "QtCore") == "Versions/Current/QtCore"
    assert (framework / "Resources" / "Info.plist").read_text() == "x"


def test_an_unknown_origin_is_told(build, layout, tmp_path):
    with pytest.raises(build.Trouble, match="knows no origin elsewhere, only registry"):
        build.put_python(tmp_path, tmp_path, tmp_path, build.TARGETS[0], "elsewhere")
