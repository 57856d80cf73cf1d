import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

CHECKOUT = Path(__file__).resolve().parents[2]
LOCKS = sorted((CHECKOUT / "packaging" / "locks").glob("*.txt"))
PINNED = re.compile(r"^([\w.-]+)==(\S+) \\$", re.MULTILINE)


def pins(lock: Path) -> dict[str, str]:
    return dict(PINNED.findall(lock.read_text("utf-8")))


def constraints() -> dict[str, str]:
    lines = (CHECKOUT / "packaging" / "constraints.txt").read_text("utf-8").splitlines()
    return {canonicalize_name(line.split("==")[0]): line.split("==")[1] for line in lines if "==" in line}


def test_every_target_has_a_lock(layout):
    assert sorted(layout.lock(target) for target in layout.TARGETS.values()) == LOCKS


def test_all_targets_get_the_same_versions_but_for_colorama_on_windows():
    found = {lock.stem: pins(lock) for lock in LOCKS}
    assert found["windows-x64"].pop("colorama")
    assert found["windows-x64"] == found["linux-x64"] == found["macos-arm64"] == found["macos-x64"]


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_the_versions_are_those_that_were_tested(lock):
    known = constraints()
    drifted = {name: version for name, version in pins(lock).items() if known.get(name, version) != version}
    assert drifted == {}
    unknown = pins(lock).keys() - known.keys()
    assert unknown <= {"colorama", "setuptools"}


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_every_dependency_is_locked_with_hashes(lock):
    text = lock.read_text("utf-8")
    project = tomllib.loads((CHECKOUT / "pyproject.toml").read_text("utf-8"))["project"]
    wanted = {canonicalize_name(Requirement(line).name) for line in project["dependencies"]}
    assert wanted <= pins(lock).keys()
    blocks = re.split(r"^(?=[\w.-]+==)", text, flags=re.MULTILINE)[1:]
    assert [block.split()[0] for block in blocks if "--hash=sha256:" not in block] == []


@pytest.mark.parametrize("lock", LOCKS, ids=lambda lock: lock.stem)
def test_no_registry_is_named(lock):
    assert not re.search(r"://|--index|--find-links|--extra", lock.read_text("utf-8"))


def test_the_command_that_installs_asks_for_the_wheels_of_the_target(layout, tmp_path):
    for target in layout.TARGETS.values():
        command = layout.install_command(target, tmp_path)
        assert command[command.index("--python-platform") + 1] == target.platform
        assert {"--require-hashes", "--only-binary", "--no-deps"} <= set(command)
