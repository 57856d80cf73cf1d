"""The five real articles the program was conceived from, read by path and compared by the real program."""

import pytest

from diptych.compare import compare
from diptych.corpus import read_article
from diptych.facts import analyse


@pytest.fixture(scope="module")
def pair(shared, models):
    files = sorted((shared / "seeds").glob("*.txt"))
    done = {}

    def analysed(n):
        if n not in done:
            done[n] = analyse(read_article(files[n]), models)
        return done[n]

    return lambda left, right: compare(analysed(left), analysed(right))


def told(comparison):
    left, right = comparison.left.article.text, comparison.right.article.text
    return {
        (d.type, d.left.of(left) if d.left else None, d.right.of(right) if d.right else None)
        for d in comparison.divergences
    }


def test_dollars_and_euros_of_two_offers_differ_in_currency_and_in_value(pair):
    found = told(pair(1, 4))
    sums = ("97,4 milliards de dollars", "97,6 milliards d’euros")
    assert ("currency-mismatch", *sums) in found
    assert ("value-conflict", *sums) in found


def test_ninety_seven_is_ninety_seven_point_four_rounded_and_nothing_worse(pair):
    comparison = pair(1, 2)
    figures = {row for row in told(comparison) if row[1] and "97,4" in row[1]}
    assert {row[0] for row in figures} == {"rounding-compatible"}
    assert max((d.severity for d in comparison.divergences), default=0) < 0.5


def test_forty_four_and_forty_five_millions_are_a_value_conflict(pair):
    assert ("value-conflict", "44 millions de dollars", "45") in told(pair(0, 3))


def test_an_article_beside_itself_has_no_divergence_at_all(pair):
    comparison = pair(1, 1)
    assert comparison.divergences == comparison.agreements == ()
    assert comparison.left_marks == comparison.right_marks == ()


@pytest.mark.parametrize(("left", "right"), [(a, b) for a in range(5) for b in range(5) if a < b])
def test_every_pair_is_compared_and_every_claim_has_its_reason(pair, left, right):
    comparison = pair(left, right)
    assert comparison.links
    assert all(link.reasons for link in comparison.links)
    assert all(d.explanation and d.reasons for d in comparison.divergences)
