import io
import time
import zipfile

import docx
import pytest

from diptych.compare import Judgement, PassageNote
from diptych.report import Annotations, as_docx


def words(raw: bytes) -> str:
    document = docx.Document(io.BytesIO(raw))
    told = [paragraph.text for paragraph in document.paragraphs]
    for table in document.tables:
        told += [cell.text for row in table.rows for cell in row.cells]
    return "\n".join(told)


def test_it_opens_and_holds_ledger_figures_and_sources(comparison):
    told = words(as_docx(comparison))
    for row in comparison.divergences:
        assert row.explanation in told
    for article in (comparison.left.article, comparison.right.article):
        assert article.origin.sha256 in told
        assert article.title in told
    assert "1,200,000" in told


def test_the_same_comparison_gives_the_same_bytes(build, monkeypatch):
    first = as_docx(build())
    now = time.localtime(time.time() + 90_000)
    monkeypatch.setattr(time, "localtime", lambda *_: now)
    assert as_docx(build()) == first


def test_hostile_text_stays_text(comparison):
    raw = as_docx(comparison)
    assert '<script>alert("x")</script>' in words(raw)
    with zipfile.ZipFile(io.BytesIO(raw)) as package:
        assert not [name for name in package.namelist() if "vba" in name.lower() or "embed" in name.lower()]
        links = package.read("word/_rels/document.xml.rels").decode()
    assert "External" not in links


@pytest.mark.parametrize("note", ["\x00", "\ud800", "a\x0bb", "\uffff"])
def test_what_xml_cannot_hold_does_not_stop_the_report(build, note):
    made = build()
    told = words(as_docx(made, Annotations({made.divergences[0].id: Judgement(note=f"avant {note} après")})))
    assert "avant " in told
    assert "après" in told


def test_judgements_and_notes_are_in_it(build):
    made = build()
    told = words(
        as_docx(
            made,
            Annotations(
                {made.divergences[0].id: Judgement("needs-source", "", "demander le contrat")},
                (PassageNote("left", "1,2 million", "voir le budget"),),
                ("2025-03-04T10:00:00Z", ""),
            ),
        )
    )
    for part in ("Needs a source", "demander le contrat", "voir le budget", "2025-03-04T10:00:00Z"):
        assert part in told


def test_a_comparison_without_divergence_or_figure_says_so(build):
    made = build(divergences=(), agreements=(), left_marks=(), right_marks=())
    assert "diverge in nothing" in words(as_docx(made))
