from dataclasses import replace

import pytest
from tests.ui import conftest as invented

from diptych.app.remarks import (
    annotations_of,
    dismissing,
    judging,
    noting,
    remarks_on,
    with_said,
)
from diptych.compare import Judgement
from diptych.text import Span

comparison = invented.comparison
"""The invented pair of the window's tests."""


@pytest.fixture
def told(comparison):
    """A verdict on the first divergence, as it would be kept."""
    judgement = Judgement("error-left", "stale", " Appeler le port. ")
    return judging(comparison, comparison.divergences[0], judgement, None)


def test_a_verdict_finds_its_divergence(comparison, told):
    remarks = remarks_on(comparison, (told,))
    assert remarks.judgement("F6-1") == Judgement("error-left", "stale", "Appeler le port.")
    assert remarks.judgement("F4-1") == Judgement()
    assert (remarks.verdicts, remarks.orphans) == (1, ())


def test_a_verdict_on_a_divergence_that_is_no_longer_found_is_an_orphan(comparison, told):
    without = replace(comparison, divergences=comparison.divergences[1:])
    remarks = remarks_on(without, (told,))
    assert (dict(remarks.judged), remarks.orphans) == ({}, (told,))


def test_a_divergence_that_is_cut_a_little_otherwise_keeps_its_verdict(comparison, told):
    first = comparison.divergences[0]
    wider = replace(first, id="F6-2-3", right=Span(first.right.start, first.right.end - 3))
    others = comparison.divergences[1:]
    assert "F6-2-3" in remarks_on(replace(comparison, divergences=(wider, *others)), (told,)).judged
    twice = (wider, replace(wider, id="F6-9-9", left=Span(first.left.start, first.left.end - 1)))
    remarks = remarks_on(replace(comparison, divergences=(*twice, *others)), (told,))
    assert remarks.orphans == (told,), "which of the two is meant, nobody knows"


def test_another_rule_at_the_same_place_is_another_matter(comparison, told):
    other = replace(comparison.divergences[0], code="F7")
    remarks = remarks_on(replace(comparison, divergences=(other,)), (told,))
    assert remarks.orphans == (told,)


def test_a_second_word_takes_the_place_of_the_first_and_an_empty_one_of_both(comparison, told):
    first = comparison.divergences[0]
    other = judging(comparison, first, Judgement("explained"), None)
    assert with_said((told,), other) == (other,)
    assert with_said((told,), judging(comparison, first, Judgement(), None)) == ()
    kept = replace(told, id=7)
    assert with_said((kept,), judging(comparison, first, Judgement(), kept)) == ()


def test_dismissing_twice_is_dismissing_no_more(comparison):
    first = comparison.divergences[0]
    gone = dismissing(comparison, first, None)
    assert set(remarks_on(comparison, (gone,)).dismissed) == {first.id}
    assert dismissing(comparison, first, gone).is_empty


def test_a_note_is_in_the_report_with_its_words(comparison):
    span = comparison.right.article.sentences[3].span
    note = noting(comparison.right.article, span, " Vérifier la monnaie. ")
    annotations = annotations_of(comparison, remarks_on(comparison, (note,)), ("", "2025-01-01"))
    [one] = annotations.notes
    assert (one.side, one.text) == ("right", "Vérifier la monnaie.")
    assert one.excerpt == span.of(comparison.right.article.text)
    assert annotations.imported == ("", "2025-01-01")


def test_a_verdict_of_a_later_diptych_counts_as_none(comparison, told):
    remarks = remarks_on(comparison, (replace(told, said="half-true", reason="moon"),))
    assert remarks.judgement("F6-1") == Judgement("open", "", "Appeler le port.")


def test_a_verdict_on_a_profile_that_is_not_shown_has_lost_nothing(comparison):
    whole = replace(comparison.divergences[0], id="G10-1", code="G10", lens="metaphor")
    shown = replace(comparison, divergences=(*comparison.divergences, whole))
    kept = judging(comparison, whole, Judgement("explained"), None)
    assert remarks_on(comparison, (kept,)).orphans == ()
    assert remarks_on(shown, (kept,)).judgement("G10-1").verdict == "explained"
