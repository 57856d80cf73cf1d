"""Invented reports, French, English and one of each: every code is told where a reader would tell it."""

import re
from pathlib import Path

import pytest
import yaml
from tests.facts.writing import analysis

from diptych.compare import compare

CONFLICTS = {"value-conflict", "currency-mismatch", "unit-mismatch", "date-conflict"}
WRITTEN = yaml.safe_load(Path(__file__).with_name("written_pairs.yaml").read_text("utf-8"))


def rows(*codes):
    return [
        pytest.param(
            code,
            case,
            id=f"{code}-{n}",
            marks=[pytest.mark.xfail(reason=case["missed"])] if "missed" in case else [],
        )
        for code, cases in WRITTEN.items()
        if not codes or code in codes
        for n, case in enumerate(cases)
    ]


def compared(models, case):
    sides = []
    for side, day in zip(("left", "right"), case.get("days", ["2025-03-15"] * 2), strict=True):
        told = case[side]
        sentences = re.split(r"(?<=[.?!]) (?=[A-ZÀ-Ý0-9])", told["text"])
        sides.append(analysis(models, told["title"], *sentences, language=told["language"], published=day))
    return compare(*sides)


def stands_at(comparison, case, told):
    """Whether a divergence stands at the words of the case, on each side that has any."""
    sides = ((comparison.left, told.left, "left"), (comparison.right, told.right, "right"))
    for (analysed, span, side), words in zip(sides, case["at"], strict=True):
        if words is None:
            continue
        text = analysed.article.text
        body = len(case[side]["title"]) if words in case[side]["text"] else 0
        place = text.index(words, body)
        if span is None or not (span.start < place + len(words) and place < span.end):
            return False
    return True


@pytest.mark.parametrize(("code", "case"), rows(*(code for code in WRITTEN if code != "none")))
def test_a_pair_is_judged_by_the_code_of_a_reader(models, code, case):
    comparison = compared(models, case)
    every = (*comparison.divergences, *comparison.agreements)
    assert [told for told in every if told.code == code and stands_at(comparison, case, told)]
    if code == "F0":
        assert not [told for told in every if told.type in CONFLICTS]


@pytest.mark.parametrize(("code", "case"), rows("none"))
def test_a_pair_without_a_conflict_is_told_none(models, code, case):
    assert not [told for told in compared(models, case).divergences if told.type in CONFLICTS]
