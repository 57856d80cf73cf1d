"""The sample corpus is compared by the real program, and what a reader should see is held against it."""

import re

import pytest
import yaml

from diptych.app.use_cases import compare_articles, open_article
from diptych.resources import seeds

EXPECTED = yaml.safe_load((seeds() / "expected.yaml").read_text("utf-8"))["pairs"]
CONFLICTS = {"value-conflict", "currency-mismatch", "unit-mismatch", "date-conflict"}


def rows(key, **wanted):
    return [
        pytest.param(pair, row, id=f"{pair['left'][:2]}-{pair['right'][:2]}-{row.get('type', key)}-{n}")
        for pair in EXPECTED
        for n, row in enumerate(pair.get(key, []))
        if all(row.get(name) == value for name, value in wanted.items())
    ]


@pytest.fixture(scope="module")
def compared(models):
    done = {}

    def compare(pair):
        key = pair["left"], pair["right"]
        if key not in done:
            left, right = (open_article(seeds() / name) for name in key)
            done[key] = compare_articles(left, right, models)
        return done[key]

    return compare


def covers(comparison, row):
    """The divergences that touch the words of the row on both sides."""
    found = []
    for divergence in comparison.divergences:
        for side in ("left", "right"):
            span, words = getattr(divergence, side), row[side]
            if words is None:
                continue
            at = getattr(comparison, side).article.text.index(words)
            if span is None or not (span.start < at + len(words) and at < span.end):
                break
        else:
            found.append(divergence)
    return found


@pytest.mark.parametrize(("pair", "row"), rows("divergences", level="core"))
def test_a_divergence_that_a_reader_should_see_is_found_with_its_type(compared, pair, row):
    types = {
        (d.type, d.lens) if row["type"] == "framing" else (d.type, None) for d in covers(compared(pair), row)
    }
    assert (row["type"], row.get("lens")) in types


@pytest.mark.parametrize(("pair", "row"), rows("agreements"))
def test_what_agrees_is_not_called_a_conflict(compared, pair, row):
    assert not CONFLICTS & {d.type for d in covers(compared(pair), row)}


@pytest.mark.parametrize("pair", EXPECTED, ids=lambda pair: f"{pair['left'][:2]}-{pair['right'][:2]}")
def test_furniture_is_put_aside_and_every_divergence_says_why(compared, pair):
    comparison = compared(pair)
    text = comparison.left.article.text + comparison.right.article.text
    assert [words for words in pair.get("furniture_absent", []) if words in text] == []
    assert all(d.explanation and d.gap and d.reasons for d in comparison.divergences)
    assert len({d.id for d in comparison.divergences}) == len(comparison.divergences)
    assert all(link.reasons for link in comparison.links)


@pytest.mark.parametrize("pair", EXPECTED, ids=lambda pair: f"{pair['left'][:2]}-{pair['right'][:2]}")
def test_every_mark_is_of_a_divergence_and_lies_in_the_text(compared, pair):
    comparison = compared(pair)
    ids = {d.id for d in comparison.divergences}
    for marks, side in ((comparison.left_marks, comparison.left), (comparison.right_marks, comparison.right)):
        assert [mark for mark in marks if mark.divergence_id not in ids] == []
        assert all(re.search(r"\w", mark.span.of(side.article.text)) for mark in marks)
        assert list(marks) == sorted(marks, key=lambda mark: (mark.span, mark.kind))
