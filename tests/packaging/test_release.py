import re
from pathlib import Path

import pytest
import yaml

CHECKOUT = Path(__file__).resolve().parents[2]
WORKFLOW = CHECKOUT / ".github" / "workflows" / "release.yml"
TEXT = WORKFLOW.read_text("utf-8")
JOBS = yaml.safe_load(TEXT)["jobs"]


def steps(job):
    return " ".join(str(step.get("run", "")) for step in JOBS[job]["steps"])


def test_every_target_is_built_verified_and_published(layout):
    built = TEXT + "".join(str(JOBS[job].get("strategy")) for job in JOBS)
    assert [name for name in layout.TARGETS if name not in built] == []
    assert {"linux-verify", "macos-verify", "windows-verify"} == set(JOBS["publish"]["needs"])


def test_the_scripts_it_calls_are_there():
    called = set(re.findall(r"packaging/[\w/]+\.py", TEXT))
    assert "packaging/build_linux.py" in called
    ours = {path for path in called if "windows" not in path}
    assert [path for path in sorted(ours) if not (CHECKOUT / path).is_file()] == []


@pytest.mark.parametrize("job", ["linux", "macos", "windows"])
def test_packages_are_built_by_the_python_of_the_locks(layout, job):
    versions = [
        step["with"]["python-version"]
        for step in JOBS[job]["steps"]
        if "setup-python" in step.get("uses", "")
    ]
    assert versions == [layout.PYTHON]


@pytest.mark.parametrize("job", ["linux-verify", "macos-verify", "windows-verify"])
def test_what_verifies_sets_up_no_python_and_checks_the_program(job):
    assert not any("setup-python" in step.get("uses", "") for step in JOBS[job]["steps"])
    assert re.search(r"\bselfcheck\b", steps(job))


def test_what_linux_is_built_with_is_what_the_script_asks_for(parts):
    build = parts["build_linux"]
    installed = set(steps("linux").split())
    assert set(build.PLUGIN_LIBRARIES) <= installed
    assert set(build.SYSTEM_TOOLS.values()) <= installed


def test_the_oldest_macos_is_one_that_runs_it(layout):
    machines = {row["os"] for row in JOBS["macos-verify"]["strategy"]["matrix"]["include"]}
    assert {name.split("-")[1] for name in machines} == {layout.MACOS_MINIMUM.split(".")[0]}


def test_without_secrets_it_warns_and_goes_on():
    assert "::warning::" in steps("windows")
    assert "::warning::" in (CHECKOUT / "packaging" / "macos" / "release.py").read_text("utf-8")


def test_only_publishing_may_write():
    assert yaml.safe_load(TEXT)["permissions"] == {"contents": "read"}
    assert [job for job in JOBS if JOBS[job].get("permissions")] == ["publish"]
    assert "--draft" in steps("publish")


def test_no_registry_and_no_machine_is_named():
    files = [
        path
        for path in (CHECKOUT / "packaging").rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    ]
    for path in [*files, WORKFLOW]:
        text = path.read_text("utf-8", errors="replace")
        assert not re.search(
            r"pyp[i]\.|python[h]osted|deb\.debia[n]|registry\.np[m]|/tm[p]/|/roo[t]/\.", text
        ), path.name
