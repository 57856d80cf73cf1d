from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.search.terms import LANGUAGES, tokens


def terms(text: str, language: str) -> list[str]:
    return [token.term for token in tokens(text, language)]


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("l’offre", "fr", ["f:offre"]),
        ("Énormes", "fr", ["f:enorm"]),
        ("offers", "en", ["e:offer"]),
        ("Musk's", "en", ["e:musk"]),
        ("œuvre", "und", ["u:oeuvre"]),
        ("97,4", "fr", ["#97.4"]),
        ("97.4", "en", ["#97.4"]),
        ("12 000", "fr", ["#12000"]),
        ("12\u202f000,5", "fr", ["#12000.5"]),
        ("12.000", "fr", ["#12000"]),
        ("12,000.5", "en", ["#12000.5"]),
        ("97,4Md", "fr", ["#97.4", "f:md"]),
        ("États-Unis", "und", ["u:etats", "u:unis"]),
    ],
)
def test_words_of_one_meaning_share_a_term(text, language, found):
    assert terms(text, language) == found


@given(st.text())
def test_every_language_cuts_a_text_alike(text):
    cuts = {tuple(token.span for token in tokens(text, language)) for language in LANGUAGES}
    assert len(cuts) == 1


@given(st.text())
def test_tokens_stand_in_order_and_are_not_empty(text):
    found = tokens(text, "fr")
    assert all(token.span.of(text) for token in found)
    assert all(a.span.end <= b.span.start for a, b in pairwise(found))
