from diptych.compare import Judgement
from diptych.report import NOTHING, Annotations


def test_what_nobody_judged_is_open(comparison):
    row = comparison.divergences[0]
    assert NOTHING.judgement(row) == Judgement()
    assert not NOTHING.judged


def test_a_note_alone_is_a_judgement(comparison):
    told = Annotations({comparison.divergences[0].id: Judgement(note="voir")})
    assert told.judged
