from diptych.compare import Mark
from diptych.text import Span
from diptych.ui.rows.near import Near, near, row_marks
from diptych.ui.rows.plan import rows


def test_a_quotation_told_nearly_alike_gives_its_changed_words(comparison):
    [row] = [row for row in rows(comparison) if any(told.kind == "quote" for told in row.divergences)]
    [one] = near(comparison, row)
    left, right = (getattr(comparison, side).article.text for side in ("left", "right"))
    assert one.divergence_id == "G8-1"
    assert "bougerons" in [span.of(left) for span in one.left]
    assert "partirons" in [span.of(right) for span in one.right]
    assert 0 < one.changed < one.total


def test_changed_words_take_the_place_of_the_quotation_and_leave_other_marks_alone():
    text = "ils ont dit vouloir 300 postes tout de suite"
    quote = Mark(Span(0, len(text)), "quote", "quiet", "G8-1")
    figure = Mark(Span(20, 23), "figure", "strong", "F6-1")
    changed = Near("G8-1", (Span(4, 7), Span(8, 11), Span(20, 23), Span(31, 35)), (), 4, 9)
    shown = row_marks(text, [quote, figure], [changed], "left")
    assert [(mark.span.of(text), mark.kind) for mark in shown] == [
        ("ont dit", "quote"),
        ("300", "figure"),
        ("tout", "quote"),
    ]


def test_sentences_with_little_in_common_are_left_alone(comparison):
    [row] = [row for row in rows(comparison) if any(told.id == "D2-1" for told in row.divergences)]
    assert near(comparison, row) == ()
