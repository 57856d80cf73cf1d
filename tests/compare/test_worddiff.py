from hypothesis import given
from hypothesis import strategies as st

from diptych.compare import word_diff
from diptych.compare.worddiff import changes
from diptych.text import words


def changed(left, right):
    found = word_diff(left, right)
    return [s.of(left) for s in found.left], [s.of(right) for s in found.right]


def test_only_whole_words_that_differ_are_told():
    left, right = "Nous sommes venus négocier une reddition", "Nous sommes venus discuter d’une reddition"
    assert changed(left, right) == (["négocier"], ["discuter"])


def test_case_accents_and_typography_are_no_difference():
    assert changed("L'Été, dit-il", "l’été dit-il") == ([], [])
    assert word_diff("L'Été, dit-il", "l’été dit-il").ratio == 1


def test_a_cut_quotation_changes_words_on_the_longer_side_only():
    assert changed("Nous irons jusqu’au bout", "Nous irons") == (["au", "bout"], [])


@given(st.text(alphabet="ab c", max_size=40), st.text(alphabet="ab c", max_size=40))
def test_what_is_left_unchanged_is_the_same_on_both_sides(left, right):
    found = word_diff(left, right)
    kept = [
        [s.of(text) for s in words(text) if s not in spans]
        for text, spans in ((left, found.left), (right, found.right))
    ]
    assert kept[0] == kept[1]


def test_changed_runs_face_each_other():
    left, right = "la halle fermera en mai", "la grande halle ouvrira en mai prochain"
    assert changes(left, right, word_diff(left, right)) == (
        ("", "grande"),
        ("fermera", "ouvrira"),
        ("", "prochain"),
    )
