import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.text.occurrences import occurrences


@pytest.mark.parametrize(
    ("text", "wording", "found"),
    [
        ("Une énorme offre, énormément.", "ENORME", ["énorme", "énormé"]),
        ("le cœur du cOEur", "coeur", ["cœur", "cOEur"]),
        ("l’offre et l'offre", "l'offre", ["l’offre", "l'offre"]),
        ("97,4\u00a0milliards\nde dollars", "milliards de", ["milliards\nde"]),
        ("aaaa", "aa", ["aa", "aa"]),
        ("rien", "zinzolin", []),
        ("rien", "  ", []),
    ],
)
def test_a_wording_is_found_whatever_its_accents_case_and_spaces(text, wording, found):
    assert [span.of(text) for span in occurrences(text, wording)] == found


@given(st.text(), st.text())
def test_places_are_in_order_and_inside(text, wording):
    at = 0
    for span in occurrences(text, wording):
        assert at <= span.start < span.end <= len(text)
        at = span.end


@given(st.text(alphabet="abcé ", min_size=1).filter(str.strip), st.text(alphabet="xyz "))
def test_what_stands_there_is_found(wording, around):
    assert occurrences(f"{around}|{wording}|{around}", wording)
