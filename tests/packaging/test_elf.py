import shutil
import subprocess
import sys

import pytest

pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not (shutil.which("cc") and shutil.which("readelf")),
    reason="NOT RUN: needs Linux with a compiler and binutils",
)


@pytest.fixture
def elf(parts):
    return parts["elf"]


@pytest.fixture
def tree(tmp_path):
    """A folder in which libraries can be made: name, and the others it is linked with."""

    def make(name, *needs, folder=""):
        place = tmp_path / folder
        place.mkdir(exist_ok=True)
        source = tmp_path / "source.c"
        source.write_text(f"int of_{name.split('.')[0]}(void) {{ return 1; }}\n")
        linked = [f"-l:{need}" for need in needs]
        command = [
            "cc",
            "-shared",
            "-fPIC",
            f"-Wl,-soname,{name}",
            "-Wl,--no-as-needed",
            "-o",
            place / name,
            source,
        ]
        subprocess.run([*command, f"-L{tmp_path}", *linked], check=True)
        source.unlink()
        return tmp_path

    return make


def test_what_a_library_needs_is_read(elf, tree):
    tree("liba.so.1")
    (one,) = (
        one for path, one in elf.libraries(tree("libb.so.1", "liba.so.1")).items() if "libb" in path.name
    )
    assert one.needed[0] == "liba.so.1"
    assert "libc.so.6" in one.needed


def test_a_library_that_is_not_inside_is_a_fault(elf, tree):
    tree("liba.so.1")
    root = tree("libb.so.1", "liba.so.1")
    if subprocess.run(["uname", "-m"], capture_output=True, text=True, check=True).stdout.strip() == "x86_64":
        assert elf.faults(elf.libraries(root), root) == []
    (root / "liba.so.1").unlink()
    (fault,) = (told for told in elf.faults(elf.libraries(root), root) if "liba" in told)
    assert fault.startswith("libb.so.1 needs liba.so.1, which is neither")


def test_the_code_of_another_machine_is_a_fault(elf, tree):
    root = tree("liba.so.1")
    (fault,) = elf.faults(elf.libraries(root), root, machine="AArch64")
    assert "not for AArch64" in fault


def test_what_nothing_needs_is_an_orphan(elf, tree):
    tree("liba.so.1")
    tree("libb.so.1", "liba.so.1")
    tree("libloaded.so.1")
    root = tree("module.so", "libb.so.1", folder="package")
    tree("libnobody.so.1", "liba.so.1")
    found = elf.orphans(elf.libraries(root), root, roots={"libloaded.so.1"})
    assert [path.name for path in found] == ["libnobody.so.1"]


def test_debian_is_told_what_is_taken_from_the_system(elf, tree):
    root = tree("liba.so.1")
    (package,) = elf.system_packages(elf.libraries(root), root)
    assert package.startswith("libc6 (>= 2.")
