from decimal import Decimal

import pytest
from tests.facts.writing import analysis

from diptych.facts import (
    KINDS,
    Amount,
    Correction,
    amount_of,
    is_unit,
    read_amount,
    units_of,
    with_corrections,
    written_number,
)
from diptych.text import Span

INFINITE = Decimal("Infinity")


@pytest.mark.parametrize(
    ("words", "language", "kind", "told"),
    [
        ("97,4 milliards", "fr", "money", ("97400000000", "97350000000", "97450000000", "=")),
        ("97.4 billion", "en", "money", ("97400000000", "97350000000", "97450000000", "=")),
        ("12", "fr", "count", ("12", "11.5", "12.5", "=")),
        ("2018", "fr", "count", ("2018", "2017.5", "2018.5", "=")),
        ("80 à 100", "fr", "count", (None, "80", "100", "range")),
        ("at least 30", "en", "count", ("30", "30", "Infinity", ">=")),
        ("17 h 30", "fr", "time", ("1050", "1050", "1051", "=")),
    ],
)
def test_a_typed_number_is_read_with_the_interval_of_its_form(words, language, kind, told):
    value, low, high, op = told
    expected = Amount(None if value is None else Decimal(value), Decimal(low), Decimal(high), op)
    assert read_amount(words, language, kind) == expected


@pytest.mark.parametrize("words", ["", "beaucoup", "1 ; 2 ; 3", "100 à 80"])
def test_what_is_no_number_is_no_amount(words):
    assert read_amount(words, "fr", "count") is None


@pytest.mark.parametrize(
    ("unit", "kind", "known"),
    [
        ("EUR", "money", True),
        ("EUR/year", "money", True),
        ("EUR/moon", "money", False),
        ("euros", "money", False),
        ("km", "length", True),
        ("km", "weight", False),
        ("poste", "count", True),
        ("", "money", True),
    ],
)
def test_a_unit_belongs_to_its_kind(unit, kind, known):
    assert is_unit(unit, kind) is known


@pytest.mark.parametrize("kind", KINDS)
def test_every_unit_that_is_offered_is_one(kind):
    assert all(is_unit(unit, kind) for unit in units_of(kind))


@pytest.fixture
def told(models):
    return analysis(models, "Titre", "Le bac a coûté 340 000 euros à la ville le 4 mars 2025.")


def at(analysis, words):
    start = analysis.article.text.index(words)
    return Span(start, start + len(words))


def test_a_correction_takes_the_place_of_what_was_read(told):
    [before] = told.facts.figures
    assert written_number(before, "fr") == "340 000"
    amount = read_amount("430 000", "fr", "money")
    changed = with_corrections(told, (Correction(before.span, "money", amount, "USD", "conditional"),))
    [after] = changed.facts.figures
    assert (after.value, after.unit, after.mode) == (Decimal(430000), "USD", "conditional")
    assert (after.text, after.sentence, after.by_hand) == (before.text, before.sentence, True)
    assert told.facts.figures == (before,), "what was read before stays as it was"
    assert with_corrections(told, ()) is told


def test_words_that_were_a_date_become_a_figure_and_are_a_date_no_more(told):
    assert told.facts.dates
    span = at(told, "2025")
    amount = read_amount("2025", "fr", "count")
    changed = with_corrections(told, (Correction(span, "count", amount, "ticket", "asserted"),))
    assert [figure.text for figure in changed.facts.figures] == ["340 000 euros", "2025"]
    assert changed.facts.dates == ()
    assert changed.facts.figures[1].about == "ticket"


def test_the_amount_of_a_figure_is_what_it_was_read_as(told):
    [figure] = told.facts.figures
    assert amount_of(figure) == Amount(figure.value, figure.low, figure.high, "=")
