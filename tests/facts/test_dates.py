import time
from datetime import date

import pytest
from tests.facts.factory import dates


def values(text, published="2025-03-17", language="fr"):
    return [d.value for d in dates(text, published, language)]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("le 15 mars 2025", "2025-03-15"),
        ("mardi 9 septembre 2025", "2025-09-09"),
        ("le 15/03/2025", "2025-03-15"),
        ("2025-03-15", "2025-03-15"),
        ("en 2018", "2018"),
        ("en février 2018", "2018-02"),
        ("au T1 2023", "2023-01/2023-03"),
        ("au premier trimestre de 2023", "2023-01/2023-03"),
        ("à l'été 2024", "2024-06/2024-09"),
        ("en 2012–13", "2012/2013"),
        ("dans les années 1990", "1990/1999"),
        ("en septembre 2014", "2014-09"),
        ("du 12 au 15 mars 2024", "2024-03-12/2024-03-15"),
        ("entre 2015 et 2018", "2015/2018"),
        ("de 2015 à 2018", "2015/2018"),
    ],
)
def test_absolute_dates_of_french(text, value):
    assert values(f"Cela date, {text}, d'ici.", None) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("on March 15, 2025", "2025-03-15"),
        ("on 15 March 2025", "2025-03-15"),
        ("in Q1 2023", "2023-01/2023-03"),
        ("in the first quarter of 2023", "2023-01/2023-03"),
        ("in the 1990s", "1990/1999"),
        ("since May 2020", "2020-05"),
        ("on Sept. 20-24, 2019", "2019-09-20/2019-09-24"),
    ],
)
def test_absolute_dates_of_english(text, value):
    assert values(f"It was so {text}.", None, "en") == [value]


# 17 March 2025 is a Monday
@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Samedi après-midi, ils ont défilé.", "2025-03-15"),
        ("La réunion devrait se tenir mercredi.", "2025-03-19"),
        ("Hier, il a plu.", "2025-03-16"),
        ("Demain, il pleuvra.", "2025-03-18"),
        ("Il est venu la semaine dernière.", "2025-03-10/2025-03-16"),
        ("Il y a une semaine, il partait.", "2025-03-10"),
        ("L'an passé, il partait.", "2024"),
        ("Le mois dernier, il partait.", "2025-02"),
        ("Il est parti en octobre.", "2024-10"),
        ("Tout fermera en octobre.", "2025-10"),
        ("La fermeture est annoncée pour le 1er juillet.", "2025-07-01"),
        ("Il avait réuni du monde le 12 octobre.", "2024-10-12"),
        ("On se réunira le 27 à la mairie.", "2025-03-27"),
        ("Une réunion est fixée au jeudi 20.", "2025-03-20"),
        ("Le rapport dort depuis novembre.", "2024-11"),
        ("Il y a trois ans, il partait.", "2022"),
        ("Ce lundi, il pleut.", "2025-03-17"),
        ("Cette année, il pleut.", "2025"),
    ],
)
def test_relative_dates_of_french(text, value):
    assert values(text) == [value]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("He left on Tuesday.", "2025-03-11"),
        ("He will leave on Tuesday.", "2025-03-18"),
        ("He left yesterday.", "2025-03-16"),
        ("He left last June.", "2024-06"),
        ("He leaves next month.", "2025-04"),
        ("He left three years ago.", "2022"),
        ("He left in October.", "2024-10"),
    ],
)
def test_relative_dates_of_english(text, value):
    assert values(text, language="en") == [value]


def test_without_a_date_of_publication_a_relative_date_stays_unresolved():
    (found,) = dates("Hier, il a plu.", None)
    assert (found.value, found.low, found.high, found.text) == (None, None, None, "Hier")


def test_dates_that_lean_on_the_one_before():
    assert values("En 2019, elle ferme. Quatre ans plus tard, rien. Cette année-là, il partait.", None) == [
        "2019",
        "2023",
        "2023",
    ]
    assert values("Le 3 mai 2020, il part. La veille, il riait.", None) == ["2020-05-03", "2020-05-02"]


def test_the_day_before_an_elided_noun_is_read():
    assert "2020-05-02" in values("Le 3 mai 2020, il part. La veille d'une fête, il riait.", None)


def test_a_month_takes_the_year_told_before_it_in_the_sentence():
    assert values("En 2014, après la crue, on a fermé en juin.")[1] == "2014-06"


@pytest.mark.parametrize(
    ("text", "op", "low", "high"),
    [
        ("depuis 2015", ">=", date(2015, 1, 1), None),
        ("dès 2017", ">=", date(2017, 1, 1), None),
        ("après 2018", ">=", date(2019, 1, 1), None),
        ("d'ici 2030", "<=", None, date(2030, 12, 31)),
        ("avant 2020", "<=", None, date(2019, 12, 31)),
        ("vers 1950", "~", date(1950, 1, 1), date(1950, 12, 31)),
        ("en 2015", "=", date(2015, 1, 1), date(2015, 12, 31)),
    ],
)
def test_words_that_open_a_date(text, op, low, high):
    (found,) = dates(f"Il attend {text}.")
    assert (found.op, found.low, found.high) == (op, low, high)


def test_a_date_in_quotation_marks_is_quoted():
    assert dates("« Je pars en 2026 », dit-il.")[0].mode == "quoted"


def test_a_day_that_the_calendar_does_not_have_is_unresolved():
    assert values("le 31 février 2024", None) == [None]


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Les élus discutent maintenant du projet.", "fr"),
        ("Ils sont en ce moment à l'arrêt.", "fr"),
        ("The council is now split.", "en"),
        ("En pleine ascension, le club rêve de la coupe.", "fr"),
        ("Le marché ferme le dimanche et le lundi matin.", "fr"),
    ],
)
def test_what_tells_no_day_is_no_date(text, language):
    assert values(text, language=language) == []


def test_the_feast_has_its_capital():
    assert values("La gare rouvrira le jeudi de l'Ascension.") == ["2025-05-29"]


def test_the_present_may_end_a_stretch():
    assert values("Offers are open between now and May 21.", language="en") == ["2025-03-17/2025-05-21"]


def test_a_title_without_a_verb_takes_its_weekday_from_the_body():
    found = values("Digue rompue : réunion vendredi\nLes maires se retrouveront vendredi.")
    assert found == ["2025-03-21", "2025-03-21"]


@pytest.mark.parametrize(
    ("text", "language", "value"),
    [
        ("The road closes from May to September.", "en", "2024-05/2024-09"),
        ("La route ferme de novembre à février 2017.", "fr", "2016-11/2017-02"),
        ("Open from 5/1 to 6/7, 2020.", "en", "2020-05-01/2020-06-07"),
        ("It began in August two thousand and fifteen.", "en", "2015-08"),
        ("Né le 3 mars mille neuf cent quarante.", "fr", "1940-03-03"),
        ("The vote is next Saturday.", "en", "2025-03-29"),
        ("The vote is this coming Wednesday.", "en", "2025-03-19"),
        ("It closed on the last weekend of October.", "en", "2024-10-26/2024-10-27"),
        ("They met over the past fortnight.", "en", "2025-03-03/2025-03-16"),
        ("Diwali 2024 drew a crowd.", "en", "2024-10-31"),
        ("It was the music of the nineties.", "en", "1990/1999"),
    ],
)
def test_stretches_years_and_turns(text, language, value):
    published = "2024-11-06" if "May to" in text or "last weekend" in text else "2025-03-17"
    assert values(text, published, language) == [value]


@pytest.mark.parametrize(
    ("text", "language", "hours"),
    [
        ("They left in 2.5 hours.", "en", (12.0, 12.0)),
        ("The last two hours were calm.", "en", (7.0, 9.0)),
        ("Il reviendra dans 1h.", "fr", (10.5, 10.5)),
    ],
)
def test_hours_count_from_the_hour_of_publication(text, language, hours):
    text = text.replace("left", "will leave")
    (found,) = dates(text, "2025-03-17T09:30", language)
    assert found.hours == hours


def test_a_text_without_a_full_stop_is_read_in_time():
    begin = time.process_time()
    dates("lundi ils votaient " * 1500)
    assert time.process_time() - begin < 4


def test_a_demonstrative_before_the_weekday_belongs_to_the_date():
    found = dates("Le groupe a présenté ce mardi 9 septembre son projet.", "2025-09-09", "fr")
    assert [(told.text, told.value) for told in found] == [("ce mardi 9 septembre", "2025-09-09")]


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Le bail a été signé le mardi 12 novembre.", "2024-11-12"),
        ("Les élus sont convoqués le 24 mars.", "2025-03-24"),
        ("Il a été arrêté le 20 novembre.", "2024-11-20"),
    ],
)
def test_a_day_without_a_year_is_the_one_of_its_weekday_or_the_nearest(text, value):
    assert values(text, "2025-03-15") == [value]


def test_a_weekday_of_a_title_is_the_day_told_in_full_below():
    text = "Grève : négociations lundi\nUne réunion est prévue lundi 9 février."
    assert values(text, "2026-02-05") == ["2026-02-09", "2026-02-09"]
    text = "Grève : négociations lundi\nUne réunion a échoué lundi 2 février."
    assert values(text, "2026-02-05") == ["2026-02-02", "2026-02-02"]
