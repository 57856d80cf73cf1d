import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from diptych.corpus import read_article
from diptych.corpus.samples import stories
from diptych.facts.date_patterns import date_patterns
from diptych.facts.scan import scan_of

_BEGIN = r"(?<!\w)"
_SOURCES = (r"(?P<day>\d{1,2}) mai(?: (?P<year>\d{4}))?(?!\w)", r"[TQ]\d(?!\w)", r"mai(?!\w)", r"été\W(?!\w)")
_PATTERNS = tuple(re.compile(_BEGIN + source, re.IGNORECASE) for source in _SOURCES)


def one_by_one(patterns, text):
    return [[match.span() for match in pattern.finditer(text)] for pattern in patterns]


def in_one(scan, text):
    return [[match.span() for match in matches] for matches in scan.matches(text)]


@given(st.lists(st.sampled_from(["12", "mai", "MAI", "1998", "T3", "q4", "Été", "İ", " ", ", ", "-", "\n"])))
def test_a_scan_finds_what_each_pattern_finds_alone(pieces):
    text = "".join(pieces)
    assert in_one(scan_of(_PATTERNS, _BEGIN), text) == one_by_one(_PATTERNS, text)


def test_a_match_keeps_the_groups_of_its_pattern():
    match = scan_of(_PATTERNS, _BEGIN).matches("Le 4 MAI 1998.")[0][0]
    assert match.groupdict() == {"day": "4", "year": "1998"}


def test_no_pattern_is_a_scan_without_matches():
    assert scan_of((), _BEGIN).matches("Le 4 mai.") == []


@pytest.mark.parametrize("language", ["fr", "en"])
def test_the_dates_of_the_sample_corpus_are_all_found_in_one_scan(language):
    texts = [read_article(entry.path).text for story in stories() for entry in story.entries]
    scan = date_patterns(language).scan
    for text in texts:
        assert in_one(scan, text) == one_by_one(scan.patterns, text)
