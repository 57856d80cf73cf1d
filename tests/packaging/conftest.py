import importlib.util
import sys
from pathlib import Path

import pytest

CHECKOUT = Path(__file__).resolve().parents[2]
PARTS = (
    *("layout", "building", "notices", "icons", "lock", "elf", "macho", "sbom"),
    *("build_linux", "build_macos"),
    *("audit", "check_packages", "verify/same_answer", "verify/linux_clean"),
)


@pytest.fixture(scope="session", autouse=True)
def parts():
    """The scripts of packaging/, loaded by path: that folder must never be on the path."""
    loaded = {}
    for part in PARTS:
        name = part.rpartition("/")[2]
        spec = importlib.util.spec_from_file_location(name, CHECKOUT / "packaging" / f"{part}.py")
        # under the name by which they import each other when they are run
        sys.modules[name] = loaded[name] = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(loaded[name])
    yield loaded
    for name in loaded:
        del sys.modules[name]


@pytest.fixture(scope="session")
def layout(parts):
    return parts["layout"]


@pytest.fixture(scope="session")
def audit(parts):
    return parts["audit"]


@pytest.fixture(scope="session")
def notices(parts):
    return parts["notices"]
