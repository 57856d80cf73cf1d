import time
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st
from tests.facts.factory import article, dates

from diptych.facts import find_dates
from diptych.facts.clock import find_clock_times
from diptych.facts.date_mentions import find_mentions


def value(text, published="2025-03-17", language="fr"):
    (found,) = dates(text, published, language)
    return found.value


# 17 March 2025 is a Monday
@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le vote aura lieu mercredi de la semaine prochaine.", "2025-03-26"),
        ("Le vote aura lieu le 4 du mois prochain.", "2025-04-04"),
        ("Le vote a eu lieu le premier lundi de février 2024.", "2024-02-05"),
        ("Le vote a eu lieu le dernier jour de juin 2024.", "2024-06-30"),
        ("Le vote a eu lieu le lendemain du 13 février.", "2025-02-14"),
        ("Le vote a eu lieu trois jours après Noël 2024.", "2024-12-28"),
        ("Le vote aura lieu lundi en huit.", "2025-03-24"),
        ("Le vote aura lieu dans trois jours.", "2025-03-20"),
        ("Le vote a eu lieu dans les années quatre-vingt.", "1980/1989"),
        ("Le vote a eu lieu le vingt-cinq février.", "2025-02-25"),
    ],
)
def test_pieces_that_make_one_date_in_french(text, expected):
    assert value(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("They will vote on Wednesday next week.", "2025-03-26"),
        ("They will vote on the 4th of next month.", "2025-04-04"),
        ("They voted on the first Monday of February 2024.", "2024-02-05"),
        ("They voted on the day after 13 February.", "2025-02-14"),
        ("They voted three days after Christmas 2024.", "2024-12-28"),
        ("They will vote in three days.", "2025-03-20"),
        ("They voted in the last week of January 2025.", "2025-01-27/2025-02-02"),
        ("They voted on Easter Monday 2024.", "2024-04-01"),
    ],
)
def test_pieces_that_make_one_date_in_english(text, expected):
    assert value(text, language="en") == expected


@pytest.mark.parametrize(
    ("text", "low", "high"),
    [
        ("Il part début février 2024.", "2024-02-01", "2024-02-10"),
        ("Il part mi-février 2024.", "2024-02-11", "2024-02-20"),
        ("Il part fin février 2024.", "2024-02-21", "2024-02-29"),
        ("Il part fin 2024.", "2024-09-01", "2024-12-31"),
    ],
)
def test_the_end_of_a_stretch_keeps_its_name_and_narrows_its_days(text, low, high):
    (found,) = dates(text)
    assert found.value in ("2024-02", "2024")
    assert (found.low.isoformat(), found.high.isoformat()) == (low, high)


@pytest.mark.parametrize(
    ("text", "hours"),
    [("Il est parti samedi soir.", (18, 24)), ("Il est parti hier en fin de matinée.", (10, 12))],
)
def test_a_part_of_the_day_is_kept_as_hours(text, hours):
    assert dates(text)[0].hours == hours


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Il nage chaque lundi.", "fr"),
        ("Dans la soirée, il a plu.", "fr"),
        ("Le premier lundi venu fera l'affaire du maire.", "fr"),
        ("They swim every Monday.", "en"),
        ("Houses sold out in two hours.", "en"),
    ],
)
def test_what_is_of_no_single_day(text, language):
    assert [found.value for found in dates(text, language=language) if found.text != "lundi"] == []


DAYS = st.dates(min_value=date(1900, 1, 1), max_value=date(2099, 12, 31))
FRENCH = [
    "janvier",
    "février",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
]
ENGLISH = [
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
]


@given(DAYS, st.sampled_from(range(6)))
def test_a_day_written_in_french_is_read_as_itself(day, notation):
    month, first = FRENCH[day.month - 1], "1er" if day.day == 1 else day.day
    written = (
        f"{first} {month} {day.year}", f"{first}\u00a0{month}\u00a0{day.year}", day.isoformat(),
        f"{day:%d/%m/%Y}", f"{day:%d.%m.%Y}", f"{day.day}/{day.month}/{day.year}",
    )  # fmt: skip
    assert value(f"Il part le {written[notation]}.") == day.isoformat()


@given(DAYS, st.sampled_from(range(5)))
def test_a_day_written_in_english_is_read_as_itself(day, notation):
    month = ENGLISH[day.month - 1]
    written = (
        f"{month} {day.day}, {day.year}", f"{day.day} {month} {day.year}", day.isoformat(),
        f"{day:%d.%m.%Y}", f"{month[:3] + '.' if len(month) > 4 else month} {day.day}, {day.year}",
    )  # fmt: skip
    assert value(f"He left on {written[notation]}.", language="en") == day.isoformat()


@given(st.integers(0, 23), st.integers(0, 59), st.sampled_from(range(4)))
def test_a_time_is_read_as_itself_in_both_languages(hour, minute, notation):
    half = f"{(hour - 1) % 12 + 1}:{minute:02} {'am' if hour < 12 else 'pm'}"
    text, language = (
        (f"à {hour} h {minute:02}", "fr"), (f"à {hour}h{minute:02}", "fr"),
        (f"at {hour:02}:{minute:02}", "en"), (f"at {half}", "en"),
    )[notation]  # fmt: skip
    assert [told.minutes for told in find_clock_times(text, language)] == [hour * 60 + minute]


PIECES = st.sampled_from(
    [
        "lundi",
        "mardi",
        "premier",
        "dernier",
        "prochain",
        "de",
        "la",
        "le",
        "du",
        "semaine",
        "mois",
        "jours",
        "fin",
        "début",
        "après",
        "avant",
        "Noël",
        "12",
        "31",
        "2024",
        "mars",
        "au",
        "à",
        "h",
        "30",
        "matin",
        "soir",
        "il",
        "y",
        "a",
        "dans",
        "Monday",
        "first",
        "last",
        "next",
        "of",
        "the",
        "week",
        "end",
        "days",
        "after",
        "from",
        "May",
        "Easter",
        "5",
        "pm",
        "to",
        "in",
        "quarter",
        "past",
        "half",
        "every",
        "janvier",
        "0",
        "99999999999",
        "siècles",
        "centuries",
        "ago",
        "-",
    ]
)


@given(
    st.lists(PIECES, max_size=25),
    st.sampled_from(["fr", "en"]),
    st.sampled_from(["2025-03-17", "0001-01-01", None]),
)
def test_no_chain_of_calendar_words_raises(words, language, published):
    text = " ".join(words)
    find_dates(article(text, language, published), unmarked=1)
    find_clock_times(text, language)


@pytest.mark.parametrize(
    "piece",
    [
        "fin de la ",
        "premier lundi de ",
        "deux jours après ",
        "lundi ",
        "twenty one ",
        "12 ",
        "the last week of ",
        "in ",
        " ",
        "\u00a0",
    ],
)
def test_twice_the_text_takes_no_more_than_about_twice_the_time(piece):
    def seconds(text):
        begin = time.perf_counter()
        for language in ("fr", "en"):
            find_mentions.__wrapped__(text, language)
            find_clock_times(text, language)
        return time.perf_counter() - begin

    seconds(piece * 50)
    once = min(seconds(piece * 200) for _ in range(2))
    twice = min(seconds(piece * 400) for _ in range(2))
    assert twice < 3 * once + 0.03
