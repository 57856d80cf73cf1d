import io
from dataclasses import replace
from types import MappingProxyType

import pypdf

from diptych.compare import Judgement, PassageNote
from diptych.i18n import set_language
from diptych.report import Annotations
from diptych.ui.paper import as_pdf, page, without_clock

ANNOTATIONS = Annotations(
    judgements=MappingProxyType({"F6-1": Judgement("both-wrong", "miscalculated", "Compter <encore>.")}),
    notes=(PassageNote("left", "la réunion a duré trois heures", "Qui y était ?"),),
    imported=("2025-05-10T08:00:00+00:00", ""),
)


def test_the_pdf_holds_sources_divergences_verdicts_and_notes(qapp, comparison):
    reader = pypdf.PdfReader(io.BytesIO(as_pdf(comparison, ANNOTATIONS)))
    text = " ".join(" ".join(sheet.extract_text() for sheet in reader.pages).split())
    for words in ("Le Môle", "Both wrong", "miscalculated", "Compter <encore>.", "Qui y était ?", "Rule"):
        assert words in text
    assert comparison.left.article.origin.sha256[:16] in text


def test_the_same_comparison_gives_the_same_bytes(qapp, comparison):
    assert as_pdf(comparison, ANNOTATIONS) == as_pdf(comparison, ANNOTATIONS)
    assert b"/CreationDate (D:00000000000000" in as_pdf(comparison, ANNOTATIONS)


def test_a_clock_is_stopped_without_moving_anything():
    found = without_clock(b"<< /CreationDate (D:20250510083000+02'00') >> 2025")
    assert found == b"<< /CreationDate (D:00000000000000+00'00') >> 2025"


def test_what_an_article_holds_is_no_markup(comparison):
    one = replace(comparison.divergences[0], explanation="<b>gras</b> & co")
    told = page(replace(comparison, divergences=(one,)), Annotations())
    assert "&lt;b&gt;gras&lt;/b&gt; &amp; co" in told


def test_the_page_speaks_french(comparison):
    set_language("fr")
    assert "Erreur A et B" in page(comparison, ANNOTATIONS)
