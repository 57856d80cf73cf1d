from dataclasses import replace

from diptych.ui.spread.agreeing import agreed
from diptych.ui.spread.marking import marks_of, tips
from diptych.ui.spread.spread import Spread


def clean(comparison):
    """The invented pair with one divergence only, so that other links are of what is told alike."""
    one = comparison.divergences[0]
    left, right = (
        tuple(mark for mark in marks if mark.divergence_id == one.id)
        for marks in (comparison.left_marks, comparison.right_marks)
    )
    return replace(comparison, divergences=(one,), left_marks=left, right_marks=right)


def test_linked_passages_without_a_divergence_are_told_alike(comparison):
    told = [one for one in agreed(clean(comparison)) if one.id.startswith("link-")]
    ends = [(one.left, one.right) for one in told]
    strong = [link for link in comparison.links if link.tier == "strong"]
    assert ends == [(link.left, link.right) for link in strong[1:]], "the first link holds what differs"
    assert "raison" in told[0].explanation


def test_what_is_only_possibly_linked_or_holds_a_divergence_is_not(comparison):
    assert [one.id for one in agreed(comparison)] == ["F0-1"]
    weak = tuple(replace(link, tier="possible") for link in comparison.links)
    assert [one.id for one in agreed(replace(clean(comparison), links=weak))] == ["F0-1"]
    assert agreed(None) == ()


def test_the_tip_of_an_agreed_passage_says_why_and_names_no_rule(comparison):
    found = clean(comparison)
    marks = marks_of(found, "left", with_agreement=True)
    told = tips(agreed(found), "left", marks)
    [tip] = next(tip for one, tip in told.items() if one.startswith("link-"))
    assert "no rule found a difference" in tip
    assert "Rule" not in tip


def test_a_click_on_what_agrees_shows_both_and_selects_nothing(comparison, qtbot):
    spread = Spread()
    qtbot.addWidget(spread)
    spread.resize(1000, 600)
    spread.set_reduced_motion(True)
    spread.show_comparison(clean(comparison))
    spread.set_agreement_shown(True)
    spread.show()
    selected = []
    spread.mark_activated.connect(selected.append)
    one = next(told for told in agreed(clean(comparison)) if told.id.startswith("link-"))
    spread.left_pane.mark_activated.emit(one.id)
    assert selected == []
    assert spread.right_pane._layers.passing.framed is not None
    spread.left_pane.mark_activated.emit("F6-1")
    assert selected == ["F6-1"]
