import csv
import io

import pytest

from diptych.compare import Judgement
from diptych.i18n import set_language
from diptych.report import Annotations, as_csv
from diptych.text import Span


def rows(text: str, delimiter: str = ",") -> list[list[str]]:
    assert text.startswith("\ufeff")
    return list(csv.reader(io.StringIO(text[1:], newline=""), delimiter=delimiter))


def test_every_divergence_is_a_line_in_the_order_of_the_ledger(comparison):
    head, *lines = rows(as_csv(comparison))
    assert [line[head.index("id")] for line in lines] == [row.id for row in comparison.divergences]
    assert {len(line) for line in lines} == {len(head)}


def test_excerpts_are_whole_and_lie_where_the_offsets_say(comparison):
    head, *lines = rows(as_csv(comparison))
    for line in lines:
        told = dict(zip(head, line, strict=True))
        for side, article in (("A", comparison.left.article), ("B", comparison.right.article)):
            if told[side]:
                assert Span(int(told[f"{side} 0"]), int(told[f"{side} 1"])).of(article.text) == told[side]


@pytest.fixture
def french():
    set_language("fr")
    yield
    set_language("en")


@pytest.mark.usefixtures("french")
def test_french_spreadsheets_get_semicolons(comparison):
    head, *_lines = rows(as_csv(comparison), ";")
    assert head[:2] == ["Code", "Type"]


@pytest.mark.parametrize("note", ["=1+1", "@SUM(A1)", "+33 1", "-2", "\t=1", "\u00a0=1", "＝1"])
def test_no_cell_is_a_formula(build, note):
    made = build()
    text = as_csv(made, Annotations({made.divergences[0].id: Judgement("open", "", note)}))
    head, first, *_rest = rows(text)
    assert first[head.index("Note")] == f"'{note}"


def test_quotes_semicolons_and_line_feeds_stay_in_their_cell(build):
    made = build()
    note = 'il a dit "oui" ;\nou non, peut-être'
    head, first, *_rest = rows(as_csv(made, Annotations({made.divergences[0].id: Judgement(note=note)})))
    assert first[head.index("Note")] == note


def test_the_verdict_stands_in_words(build):
    made = build()
    told = Annotations({made.divergences[1].id: Judgement("both-wrong", "miscalculated")})
    head, first, second, *_rest = rows(as_csv(made, told))
    assert first[head.index("Verdict")] == "Open"
    assert (second[head.index("Verdict")], second[head.index("Reason")]) == ("Both wrong", "miscalculated")
