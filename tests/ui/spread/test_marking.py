from dataclasses import replace

import pytest

from diptych.ui.spread.marking import lone_marks, marks_of, tips


def test_agreements_are_among_the_marks_only_when_asked_for(comparison):
    for side in ("left", "right"):
        told = marks_of(comparison, side, with_agreement=True)
        agreed = [mark for mark in told if mark.weight == "agreement"]
        assert [mark.divergence_id for mark in agreed] == ["F0-1"]
        assert [mark for mark in told if mark not in agreed] == list(
            marks_of(comparison, side, with_agreement=False)
        )
        assert list(told) == sorted(told, key=lambda mark: (mark.span, mark.kind))


def test_what_differs_is_not_said_to_agree_too(comparison):
    one = comparison.agreements[0]
    other = next(told for told in comparison.divergences if told.id == "F6-1")
    both = replace(comparison, agreements=(replace(one, left=other.left, right=other.right),))
    assert marks_of(both, "right", with_agreement=True) == marks_of(both, "right", with_agreement=False)


def test_without_a_comparison_there_is_no_mark():
    assert marks_of(None, "left", with_agreement=True) == ()


@pytest.mark.parametrize("side", ["left", "right"])
def test_every_mark_says_why_it_is_there(comparison, side):
    marks = marks_of(comparison, side, with_agreement=True)
    told = tips((*comparison.divergences, *comparison.agreements), side, marks)
    assert all(told[mark.divergence_id] for mark in marks)


def test_what_stands_on_one_side_only_is_marked_in_the_overview(comparison):
    assert [mark.divergence_id for mark in lone_marks(comparison.divergences, "right", ())] == ["G11-1"]
