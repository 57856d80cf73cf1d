"""The framing rows that a reader has judged: how many an editor would want to see."""

from pathlib import Path

import yaml

TABLE = yaml.safe_load(Path(__file__).with_name("framing_rows.yaml").read_text(encoding="utf-8"))
ROWS = TABLE["rows"]


def test_three_of_four_rows_read_are_worth_showing():
    assert sum(row["show"] for row in ROWS) / len(ROWS) >= 0.75


def test_a_row_that_is_not_worth_showing_says_why():
    assert all(row["show"] or row["why"] for row in (*ROWS, *TABLE["elsewhere"]))


def test_no_row_is_read_twice():
    places = [
        (row["set"], row["left"], row["right"], row["code"], str(row["left_span"]), str(row["right_span"]))
        for row in (*ROWS, *TABLE["elsewhere"])
    ]
    assert len(places) == len(set(places))
