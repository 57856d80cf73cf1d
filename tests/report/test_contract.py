import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from diptych.facts import Date
from diptych.report import as_json
from diptych.report.contract import _clock, _date, _plain
from diptych.text import Span


@pytest.fixture
def told(comparison):
    return json.loads(as_json(comparison))


def test_keys_stand_in_the_order_of_the_contract(told):
    assert list(told) == [
        "schema",
        "left",
        "right",
        "links",
        "figures",
        "divergences",
        "agreements",
        "judgements",
        "notes",
    ]
    assert list(told["left"]) == [
        "text", "title", "author", "outlet", "published", "language", "source", "sha256", "furniture",
    ]  # fmt: skip
    assert list(told["links"][0]) == ["left", "right", "score", "tier", "pinned", "reasons"]
    assert list(told["figures"]["left"][0]) == [
        "span", "text", "kind", "value", "low", "high", "op", "unit", "mode", "about",
    ]  # fmt: skip
    assert list(told["divergences"][0]) == [
        "id", "code", "type", "lens", "severity", "left", "right", "explanation", "reasons",
    ]  # fmt: skip


def test_spans_lead_back_to_the_words_even_after_an_emoji(told):
    for side in ("left", "right"):
        assert told["figures"][side]
        for row in told["figures"][side]:
            start, end = row["span"]
            assert told[side]["text"][start:end] == row["text"]


def test_dates_stand_among_the_figures_in_reading_order(told):
    rows = told["figures"]["left"]
    assert [row["text"] for row in rows] == ["1,2 million d'euros", "Lundi 3 mars 2025", "15 h 30"]
    assert rows[1] | {"span": None} == {
        "span": None,
        "text": "Lundi 3 mars 2025",
        "kind": "date",
        "value": "2025-03-03",
        "low": "2025-03-03",
        "high": "2025-03-03",
        "op": "=",
        "unit": "date",
        "mode": "asserted",
        "about": "",
    }


def test_clock_times_are_hours_and_minutes(told):
    assert [told["figures"]["left"][2][key] for key in ("value", "low", "high")] == ["15:30"] * 3


def test_an_open_end_is_null(told):
    (row,) = told["figures"]["right"]
    assert (row["low"], row["high"]) == ("900000", None)


@pytest.mark.parametrize(
    ("value", "text"),
    [
        ("1E+9", "1000000000"),
        ("97.40", "97.4"),
        ("1200000.00", "1200000"),
        ("0.000", "0"),
        ("-0.0", "0"),
        ("100", "100"),
        ("1E-7", "0.0000001"),
        ("Infinity", None),
        ("-Infinity", None),
    ],
)
def test_numbers_are_told_plainly(value, text):
    assert _plain(Decimal(value)) == text


def test_no_value_is_null():
    assert _plain(None) is None
    assert _clock(None) is None


def test_divergences_and_agreements_are_apart(told):
    assert [row["code"] for row in told["divergences"]] == ["F6", "G5", "G11"]
    assert [row["code"] for row in told["agreements"]] == ["F0"]
    assert told["divergences"][2]["right"] is None


def test_text_is_not_escaped_and_furniture_is_kept(comparison):
    text = as_json(comparison)
    assert "🌉" in text
    assert "\\u" not in text
    assert json.loads(text)["left"]["text"] == comparison.left.article.text
    assert json.loads(text)["left"]["furniture"] == [{"text": "Lire aussi : <b>rien</b>", "why": "related"}]


def test_the_same_comparison_gives_the_same_bytes(build):
    assert as_json(build()) == as_json(build())


def test_scores_carry_no_digits_of_the_machine(build):
    links = build().links
    assert json.loads(as_json(build(links=(replace(links[0], score=1 / 3),))))["links"][0]["score"] == 0.3333


def test_a_stretch_of_time_has_two_ends_and_no_value():
    season = Date(
        Span(0, 9), "2012–2013", "2012/2013", date(2012, 1, 1), date(2013, 12, 31), "=", "asserted", 0
    )
    row = _date(season)
    assert (row["value"], row["low"], row["high"]) == (None, "2012", "2013")
