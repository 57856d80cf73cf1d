import json
import subprocess
import sys
from pathlib import Path

import pytest

AUDIT = Path(__file__).resolve().parents[2] / "packaging" / "audit.py"


def test_every_package_has_a_compatible_licence_and_contradicts_no_other():
    command = [sys.executable, str(AUDIT), "--without-advisories"]
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    assert ran.returncode == 0, ran.stdout
    lines = ran.stdout.splitlines()
    listed = {line.split()[0].lower().replace("_", "-") for line in lines if line[:1].strip()}
    assert {"pyside6-essentials", "spacy", "whoosh", "numpy", "lxml", "pypdf"} <= listed
    assert ", 0 of them under a licence that needs a look." in ran.stdout
    assert "Known vulnerabilities: not asked" in ran.stdout


@pytest.mark.parametrize(
    ("licence", "compatible"),
    [
        ("MIT", True),
        ("Apache-2.0 AND CNRI-Python", True),
        ("LGPL-3.0-only OR GPL-2.0-only", True),
        ("MIT AND AGPL-3.0", False),
        ("GPL-3.0-only", False),
        ("Proprietary", False),
        ("", False),
    ],
)
def test_a_licence_is_judged_by_each_of_its_parts(audit, licence, compatible):
    assert audit.is_compatible(licence) == compatible


FINE, BAD, UNKNOWN = (
    {"name": "numpy", "version": "2.0.0", "vulns": []},
    {"name": "lxml", "version": "1.0", "vulns": [{"id": "PYSEC-0000-1"}]},
    {"name": "ftfy", "skip_reason": "Dependency not found"},
)


@pytest.mark.parametrize(
    ("rows", "status", "told"),
    [
        ([FINE], 0, "0 in 1 of 1 packages"),
        ([FINE, BAD], 1, "lxml 1.0: PYSEC-0000-1"),
        (
            [FINE, UNKNOWN],
            3,
            "0 in 1 of 2 packages that could be asked about. Of the others nothing is known",
        ),
        ([UNKNOWN, UNKNOWN], 3, "0 in 0 of 2"),
    ],
)
def test_advisories_that_could_not_be_asked_are_no_good_news(audit, rows, status, told):
    said, found = audit.judged(json.dumps({"dependencies": rows}), len(rows))
    assert (found, told in said) == (status, True)


def test_no_answer_is_no_good_news(audit):
    assert audit.judged("", 60)[1] == 3
