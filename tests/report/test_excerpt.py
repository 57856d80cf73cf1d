from diptych.report.excerpt import excerpt
from diptych.text import Span


def test_a_short_span_is_quoted_as_it_stands():
    assert excerpt("abc def ghi", Span(4, 7)) == "def"


def test_line_feeds_become_spaces():
    assert excerpt("abc\ndef", Span(0, 7)) == "abc def"


def test_no_break_spaces_stay():
    assert excerpt("900\u202f000\u00a0euros", Span(0, 13)) == "900\u202f000\u00a0euros"


def test_a_long_span_keeps_both_ends():
    text = "a" * 100 + " " + "b" * 100
    short = excerpt(text, Span(0, len(text)), most=21)
    assert short == "a" * 10 + "…" + "b" * 10
