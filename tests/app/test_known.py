from types import SimpleNamespace

import pytest

from diptych.app.known import conflicts_in


@pytest.mark.parametrize(
    ("types", "count"),
    [
        ((), 0),
        (("value-conflict", "date-conflict", "quote-altered", "currency-mismatch"), 4),
        (("framing", "one-sided", "rounding-compatible", "scope-conflict"), 1),
    ],
)
def test_what_two_articles_cannot_both_say_is_a_conflict(types, count):
    told = SimpleNamespace(divergences=[SimpleNamespace(type=one) for one in types])
    assert conflicts_in(told) == count
