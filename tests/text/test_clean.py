import unicodedata

import pytest
from ftfy.badness import MOJIBAKE_CATEGORIES, is_bad
from hypothesis import given
from hypothesis import strategies as st

from diptych.text import Repair, cleaned
from diptych.text.clean import SUSPECT

INVISIBLE = "\u00ad\u200b\u200c\u200d\u200e\u200f\u2060\ufeff"
SOUND = [
    "élève",
    "cœur",
    "À",
    "l’été",
    "«\u00a0Où\u00a0?\u00a0»",
    "97,4",
    "João",
    "6\u202f800",
    "- ",
    " ",
    "\n",
    "œuf…",
]


@pytest.mark.parametrize("newline", ["\r\n", "\r", "\v", "\f", "\u2028", "\u2029", "\n"])
def test_every_newline_becomes_one_kind(newline):
    assert cleaned(f"un{newline}deux")[0] == "un\ndeux"


def test_invisible_characters_go_and_no_break_spaces_stay():
    text, repairs = cleaned("\ufeffgou\u00adver\u200bnement\u00a0: 97,4\u202fmilliards\x00")
    assert text == "gouvernement\u00a0: 97,4\u202fmilliards"
    assert repairs == ()


def test_the_parts_of_an_emoji_stay_together():
    assert cleaned("👩\u200d🚒 la\u200dpompière")[0] == "👩\u200d🚒 lapompière"


def test_letters_and_accents_are_composed():
    assert cleaned("e\u0301te\u0301")[0] == "été"


@pytest.mark.parametrize(
    ("broken", "whole"),
    [
        ("Au cÅ“ur du conflit, l’été « sec »", "Au cœur du conflit, l’été « sec »"),
        ("l’hôtel, au cÅ“ur\u00a0: oui", "l’hôtel, au cœur\u00a0: oui"),
        ("Il l’a dÃ©jÃ\u00a0 dit", "Il l’a déjà dit"),
        ("voilÃ  ce qu’il a dit Ã  Paris", "voilà  ce qu’il a dit à  Paris"),
        ("dâ€™abord", "d’abord"),
        ("97,4Â milliards", "97,4\u00a0milliards"),
        ("l’Ã‰tat", "l’État"),
        ("“cÅ“urs” (l’Å“il)", "“cœurs” (l’œil)"),
    ],
)
def test_broken_words_are_mended(broken, whole):
    text, repairs = cleaned(broken)
    assert text == whole
    assert repairs
    assert all(text[repair.at :].startswith(repair.mended) for repair in repairs)


def test_a_repair_tells_what_stood_there():
    assert cleaned("Le cÅ“ur bat.\nLa sÅ“ur aussi.")[1] == (
        Repair("cÅ“ur", "cœur", 3),
        Repair("sÅ“ur", "sœur", 16),
    )


@pytest.mark.parametrize(
    "sound",
    [
        "Ã",
        "João da Silva",
        "SÃO PAULO",
        "Škoda",
        "Ångström",
        "12 °C",
        "« Où ça ? »",
        "Łódź",
        "Drøbak – Dráber",
        "n° 4",
    ],
)
def test_sound_words_are_left_alone(sound):
    assert cleaned(sound) == (sound, ())


@given(st.lists(st.sampled_from([*SOUND, *INVISIBLE, "\r", "\u2028", "\u2029", "\x07"])))
def test_nothing_but_the_named_characters_is_lost(pieces):
    raw = " ".join(pieces)
    text, _repairs = cleaned(raw)
    named = dict.fromkeys(map(ord, INVISIBLE + "\x07\r\u2028\u2029\n"))
    assert text.translate(named) == unicodedata.normalize("NFC", raw.translate(named))


@given(st.text())
def test_cleaning_a_clean_text_changes_nothing(raw):
    text, _repairs = cleaned(raw)
    assert cleaned(text) == (text, ())


@given(st.text(st.sampled_from("ÃÂÅâ€™œ“ \u00a0©\x80\x99é")))
def test_cleaning_settles_whatever_is_broken(raw):
    text, repairs = cleaned(raw)
    assert cleaned(text)[0] == text
    assert all(text[repair.at :].startswith(repair.mended) for repair in repairs)


@given(st.text("".join(MOJIBAKE_CATEGORIES.values()) + " aZ5.’«»“”éàÀœ\u00a0\u202f—…€", max_size=6))
def test_no_line_that_ftfy_doubts_is_taken_for_sound(line):
    assert not is_bad(line) or SUSPECT.search(line)
