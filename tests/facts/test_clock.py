import pytest

from diptych.facts.clock import find_clock_times


def times(text, language="fr"):
    return [
        (text[t.start : t.end], f"{t.minutes // 60:02}:{t.minutes % 60:02}")
        for t in find_clock_times(text, language)
    ]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("à 14 h 30", [("14 h 30", "14:30")]),
        ("vers 17h", [("17h", "17:00")]),
        ("dès 21 heures", [("21 heures", "21:00")]),
        ("à midi", [("midi", "12:00")]),
        ("à minuit", [("minuit", "00:00")]),
        ("à huit heures", [("huit heures", "08:00")]),
        ("à trois heures du matin", [("trois heures du matin", "03:00")]),
        ("à 6 heures du soir", [("6 heures du soir", "18:00")]),
        ("de 14h à 16h", [("14h", "14:00"), ("16h", "16:00")]),
        ("à 14 heures de la place", [("14 heures", "14:00")]),
        ("pendant 17 h", []),
        ("à trois heures de route", []),
        ("samedi après-midi", []),
        ("48 h plus tard", []),
    ],
)
def test_times_of_french(text, found):
    assert times(text) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("at 2.30pm", [("2.30pm", "14:30")]),
        ("at 12 a.m.", [("12 a.m.", "00:00")]),
        ("by noon", [("noon", "12:00")]),
        ("at 9 o'clock", [("9 o'clock", "09:00")]),
        ("at 18:05", [("18:05", "18:05")]),
        ("with 4:39 left", []),
    ],
)
def test_times_of_english(text, found):
    assert times(text, "en") == found


def test_a_time_told_as_about_is_marked():
    assert find_clock_times("vers 17 h", "fr")[0].about
    assert not find_clock_times("à 17 h", "fr")[0].about


@pytest.mark.parametrize(
    ("text", "language", "found"),
    [
        ("ouvert de 9 à 11 h", "fr", [("9", "09:00"), ("11 h", "11:00")]),
        ("de 5 à 7 aujourd'hui", "fr", [("5", "05:00"), ("7", "07:00")]),
        ("between 3 and 5 yesterday", "en", [("3", "03:00"), ("5", "05:00")]),
        ("between 3 and 5 people", "en", []),
        ("from 10:30 to 3", "en", [("10:30", "10:30"), ("3", "03:00")]),
        ("in 1h", "en", []),
    ],
)
def test_a_stretch_of_hours_tells_its_unit_once_or_never(text, language, found):
    assert times(text, language) == found


def test_a_time_zone_is_part_of_the_time():
    (time,) = find_clock_times("the call at 9:15 a.m. PST on Monday", "en")
    assert (time.minutes, time.zone) == (555, -480)
    (exact,) = find_clock_times("it fell at 7:56:30 am", "en")
    assert exact.second == 30
