from dataclasses import replace
from decimal import Decimal

import pytest
from tests.ui import conftest as invented

from diptych.app.by_hand import NOTHING_BY_HAND, by_hand, correcting, corrections_of, pins_of
from diptych.app.remarks import linking, remarks_on, with_said
from diptych.facts import Amount, Correction
from diptych.text import Span

comparison = invented.comparison
"""The invented pair of the window's tests."""


@pytest.fixture
def articles(comparison):
    return comparison.left.article, comparison.right.article


@pytest.fixture
def correction(comparison):
    span = comparison.divergences[1].left
    amount = Amount(Decimal("3.2e6"), Decimal("3.15e6"), Decimal("Infinity"), ">=")
    return Correction(span, "money", amount, None, "quoted")


def test_links_by_hand_are_pins(comparison, articles):
    ends = [articles[0].sentences[1].span, articles[1].sentences[2].span]
    linked = linking(comparison, *ends, linked=True)
    unlinked = linking(comparison, *ends, linked=False)
    assert pins_of(*articles, (linked,)).linked == (tuple(ends),)
    assert pins_of(*articles, (unlinked,)).unlinked == (tuple(ends),)
    lost = replace(linked, left=replace(linked.left, place=replace(linked.left.place, quote="nulle part")))
    assert pins_of(*articles, (lost,)).linked == ()
    assert remarks_on(comparison, (lost,)).orphans == (lost,)


def test_a_correction_is_kept_whole_and_found_again(articles, correction):
    kept = correcting(articles[0], correction)
    assert corrections_of(articles[0], (kept,)) == (correction,)
    assert corrections_of(articles[1], (kept,)) == ()
    told = by_hand(*articles, (kept,))
    assert (told.left, told.right) == ((correction,), ())
    assert by_hand(*reversed(articles), (kept,)).right == (correction,)
    assert by_hand(*articles, ()) == NOTHING_BY_HAND


def test_a_correction_moves_with_its_words_and_is_lost_with_them(comparison, articles, correction):
    kept = correcting(articles[0], correction)
    later = replace(articles[0], text=f"Mis à jour.\n{articles[0].text}")
    [moved] = corrections_of(later, (kept,))
    assert moved == replace(correction, span=correction.span.shifted(len("Mis à jour.\n")))
    gone = replace(articles[0], text=articles[0].text.replace("3,2", "2,3"))
    changed = replace(comparison, left=replace(comparison.left, article=gone))
    assert remarks_on(changed, (kept,)).orphans == (kept,)
    [placed] = remarks_on(comparison, (kept,)).corrections
    assert (placed.side, placed.correction) == ("left", correction)


def test_a_second_correction_takes_the_place_of_the_first(articles, correction):
    first = correcting(articles[0], correction)
    second = correcting(articles[0], replace(correction, unit="EUR"))
    assert with_said((first,), second) == (second,)


@pytest.mark.parametrize(
    "words",
    [
        "",
        "[]",
        '{"kind": "money"}',
        '{"kind": "soul", "value": "1", "low": "1", "high": "2", "op": "=", "unit": "", "mode": "asserted"}',
        '{"kind": "money", "value": "x", "low": "1", "high": "2", "op": "=", "unit": "", "mode": "asserted"}',
        '{"kind": "money", "value": "1", "low": "3", "high": "2", "op": "=", "unit": "", "mode": "asserted"}',
        '{"kind": "money", "value": "1", "low": "1", "high": "2", "op": "=", "unit": 7, "mode": "asserted"}',
        "[" * 100_000,
    ],
)
def test_a_correction_of_a_later_diptych_changes_nothing_and_is_told(comparison, articles, correction, words):
    kept = replace(correcting(articles[0], correction), words=words)
    assert corrections_of(articles[0], (kept,)) == ()
    assert remarks_on(comparison, (kept,)).orphans == (kept,)


def test_a_place_without_words_is_no_correction(articles, correction):
    kept = correcting(articles[0], replace(correction, span=Span(0, 0)))
    assert corrections_of(articles[0], (kept,)) == ()
