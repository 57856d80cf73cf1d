from decimal import Decimal
from time import process_time

import pytest
from tests.facts.factory import article, figure, figures, parsed

from diptych.facts import find_dates, find_figures


def told(text, language="fr"):
    return [(f.text, f.kind, f.value, f.unit) for f in figures(text, language)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Une offre de 97,4 milliards de dollars.",
            ("97,4 milliards de dollars", "money", 97_400_000_000, "USD"),
        ),
        (
            "Un déficit de 2,4 millions d’euros par an.",
            ("2,4 millions d’euros par an", "money", 2_400_000, "EUR/year"),
        ),
        ("Il a investi 1,2 Md€ ici.", ("1,2 Md€", "money", 1_200_000_000, "EUR")),
        ("Il coûte 3 M$.", ("3 M$", "money", 3_000_000, "USD")),
        ("La ville, à 47 km, dort.", ("47 km", "length", 47, "km")),
        ("On y va en trois quarts d'heure.", ("trois quarts d'heure", "duration", Decimal("0.75"), "h")),
        ("Elle a mis deux heures et quart.", ("deux heures et quart", "duration", 135, "min")),
        ("Après 11 heures et 40 minutes.", ("11 heures et 40 minutes", "duration", 700, "min")),
        ("Le coût a été multiplié par 2,4.", ("2,4", "other", Decimal("2.4"), "x")),
        ("Le prix a doublé.", ("doublé", "other", 2, "x")),
        ("C'est 2,4 fois plus cher.", ("2,4 fois", "other", Decimal("2.4"), "x")),
        ("Un foyer sur cinq en vit.", ("Un foyer sur cinq", "fraction", Decimal("0.2"), "share")),
        ("Deux trains sur trois roulent.", ("Deux trains sur trois", "fraction", Decimal(2) / 3, "share")),
        ("Un tiers du village est sous l'eau.", ("Un tiers", "fraction", Decimal(1) / 3, "share")),
        ("Il fait moins 12 degrés.", ("moins 12 degrés", "other", -12, "°")),
        ("Il paie 15 dollars et 20 cents.", ("15 dollars et 20 cents", "money", Decimal("15.2"), "USD")),
        ("Il a 1 500 euros par mois.", ("1 500 euros par mois", "money", 1500, "EUR/month")),
        (
            "Il a 90 euros nets de plus par mois.",
            ("90 euros nets de plus par mois", "money", 90, "EUR/month"),
        ),
        ("Le taux gagne 2 points de pourcentage.", ("2 points de pourcentage", "percent", 2, "pp")),
        ("Il est arrivé à 14 h 30.", ("14 h 30", "time", 870, "time")),
        ("Elle finit à la 3e place.", ("3e", "ordinal", 3, None)),
    ],
)
def test_one_french_figure(text, expected):
    (found,) = told(text)
    assert (found[0], found[1], found[3]) == (expected[0], expected[1], expected[3])
    assert abs(found[2] - expected[2]) < Decimal("1e-20")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A £4.2bn deal.", ("£4.2bn", "money", 4_200_000_000, "GBP")),
        ("They ask for $90 more a week.", ("$90 more a week", "money", 90, "USD/week")),
        ("It costs $5 a month.", ("$5 a month", "money", 5, "USD/month")),
        ("One in three trains is late.", ("One in three", "fraction", Decimal(1) / 3, "share")),
        ("He is 34 years old.", ("34 years old", "age", 34, "yo")),
        ("Jane Roe, 34, said no.", ("34", "age", 34, "yo")),
        ("It rose by 12 percentage points.", ("12 percentage points", "percent", 12, "pp")),
        ("It took eleven hours and 40 minutes.", ("eleven hours and 40 minutes", "duration", 700, "min")),
        ("They meet at 2.30pm.", ("2.30pm", "time", 870, "time")),
        ("There were 450 firefighters.", ("450", "count", 450, "firefighter")),
    ],
)  # fmt: skip
def test_one_english_figure(text, expected):
    (found,) = told(text, "en")
    assert found == expected


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Il y a 812 accouchements.", "accouchement"),
        ("Il a vu 6.500 personnes.", "personne"),
        ("Six autres journaux titrent.", "journal"),
        ("Une centaine de bateaux.", "bateau"),
        ("Deux millions de Lyonnais.", "Lyonnais"),
        ("Il en a vu 6.500.", None),
        ("Ils étaient 6 800 selon la mairie.", "personne"),
        ("Il compte 12 travaux.", "travail"),
    ],
)
def test_a_count_has_its_noun_in_the_singular(text, unit):
    found = figure(text)
    assert (found.kind, found.unit) == ("count", unit)


@pytest.mark.parametrize(
    "text",
    [
        "Un chat est passé.",
        "Étape 1 : partir",
        "1. Partir",
        "L'article 49-3 est utilisé.",
        "La compagnie 38 recule.",
        "La RD 112 est coupée.",
        "Le Covid-19 recule.",
        "Un Airbus A320 décolle.",
        "Il pilote un Boeing 737.",
        "Mille excuses à tous.",
        "Il habite 75011 Paris.",
        "Appelez le 06 12 34 56 78.",
        "Voir www.exemple.test/page12",
        "Le premier ministre parle.",
        "Le four n° 2 est froid.",
        "Au XXe siècle déjà.",
        "Ils sont venus tous les deux.",
        "En 2016, il partait.",
        "Le modèle GPT-4 est sorti.",
        "Il aime la demi-finale.",
        "Mark Weber sourit.",
        "Le G7 se réunit.",
        "L'équipe gagne 3-1.",
        "L'affaire Dupont 2 commence.",
    ],
)
def test_what_is_no_figure_is_left_alone(text):
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "That one is fine.",
        "Channel 4 said so.",
        "He drives on Route 66.",
        "No one came.",
        "The S&P 500 fell.",
    ],
)
def test_what_is_no_figure_in_english(text):
    assert told(text, "en") == []


def test_an_ellipsis_inherits_the_multiplier_but_no_currency_that_was_not_told():
    text = "Il promet 100 millions, dont 45 de sa poche. Le voisin promet un milliard de dollars."
    assert [(f.kind, f.value, f.unit) for f in figures(text)][:2] == [
        ("money", 100_000_000, None),
        ("money", 45_000_000, None),
    ]


def test_an_ellipsis_inherits_the_currency_told_before():
    found = told("Il a mis 1,2 Md€ en France, dont 43 millions à Lens.")
    assert found[1][1:] == ("money", 43_000_000, "EUR")


def test_a_comparison_inherits_the_noun():
    found = told("On compte 812 naissances, contre 1 057 avant.")
    assert found[1][1:] == ("count", 1057, "naissance")


def test_a_list_shares_the_unit_told_last():
    assert [f[2:] for f in told("Des hausses de 10, 20 et 30 %.")] == [(10, "%"), (20, "%"), (30, "%")]


@pytest.mark.parametrize(
    ("text", "low", "high", "unit", "language"),
    [
        ("entre 80 et 100 millions d'euros", 80_000_000, 100_000_000, "EUR", "fr"),
        ("une hausse de 6 à 8 %", 6, 8, "%", "fr"),
        ("les gens de 45 à 70 ans", 45, 70, "yo", "fr"),
        ("deux ou trois personnes", 2, 3, "personne", "fr"),
        ("20-25 personnes", 20, 25, "personne", "fr"),
        ("between $3 billion and $5 billion", 3_000_000_000, 5_000_000_000, "USD", "en"),
        ("from 200 to 300 workers", 200, 300, "worker", "en"),
    ],
)
def test_a_range_is_one_figure(text, low, high, unit, language):
    found = figure(f"Voici {text}." if language == "fr" else f"It is {text}.", language)
    assert (found.op, found.value, found.low, found.high, found.unit) == ("range", None, low, high, unit)


def test_a_change_is_two_figures():
    assert [f[2:] for f in told("Le taux est passé de 6 à 8 %.")] == [(6, "%"), (8, "%")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nora, 68 ans, sourit.", "age"),
        ("Une fille de six ans pleure.", "age"),
        ("Mon père a 84 ans.", "age"),
        ("Il est âgé de 40 ans.", "age"),
        ("En dix ans, tout change.", "duration"),
        ("Elle a vingt ans d'ancienneté.", "duration"),
        ("Il a pris 7 ans de prison.", "duration"),
    ],
)
def test_ages_and_durations(text, kind):
    assert figure(text).kind == kind


def test_a_title_without_currency_has_none():
    found = figures("97,6 milliards pour un robot\nElle a offert 97,6 milliards d'euros.")
    assert [(f.kind, f.unit) for f in found] == [("money", None), ("money", "EUR")]


def test_spans_cover_the_figure_with_its_unit_and_lie_in_order():
    text = "Il a 12\u202f000 euros, soit 30 % de plus qu'en 2019, à 14 h."
    found = figures(text)
    assert (
        [f.span.of(text) for f in found] == [f.text for f in found] == ["12\u202f000 euros", "30 %", "14 h"]
    )


def test_nine_thousand_characters_take_less_than_a_blink():
    line = "Le 3 mars, quelque 12 000 personnes ont versé 4,5 millions d'euros, contre 3,1 en 2019. "
    text = article("\n".join([line * 3] * 34))
    find_figures(text), find_dates(text)
    began = process_time()
    find_figures(text), find_dates(text)
    assert process_time() - began < 0.5  # ten times what it takes, so that a busy machine does not fail it


def test_tokens_tell_what_a_sum_is_about(models):
    text = article("Le groupe a fait une offre de 97 milliards de dollars.")
    assert find_figures(text, parsed(text, models))[0].about == "offre"


@pytest.mark.parametrize(
    ("text", "language", "low", "high"),
    [
        ("entre -5 et -10 degrés", "fr", -10, -5),
        ("deux ou trois cents personnes", "fr", 200, 300),
        ("between 2 and about 7 grams", "en", 2, 7),
        ("$5-7 million", "en", 5_000_000, 7_000_000),
    ],
)
def test_ranges_whose_ends_share_what_is_said_once(text, language, low, high):
    found = figure(f"({text})", language)
    assert (found.op, found.low, found.high) == ("range", low, high)


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("moins trois degrés", "fr", -3, "°"),
        ("10 degrés en dessous de zéro", "fr", -10, "°"),
        ("un pourcentage de 20", "fr", 20, "%"),
        ("minus five per cent", "en", -5, "%"),
        ("a quarter of a million pounds", "en", 250_000, "GBP"),
        ("deux tiers d'un million d'euros", "fr", Decimal(2_000_000) / 3, "EUR"),
        ("trois virgule cinq millions d'euros", "fr", 3_500_000, "EUR"),
        ("30 MUSD", "en", 30_000_000, "USD"),
        ("HK $3.7 billion", "en", 3_700_000_000, "HKD"),
        ("1400 €", "fr", 1400, "EUR"),
        ("8 ‰", "fr", 8, "‰"),
        ("6 l/100 km", "fr", 6, "L/100km"),
        ("a pair of invoices", "en", 2, "invoice"),
    ],
)
def test_notations_of_either_language(text, language, value, unit):
    found = figure(f"({text})", language)
    assert found.value is not None
    assert (round(found.value, 6), found.unit) == (round(Decimal(value), 6), unit)


@pytest.mark.parametrize(
    "text", ["au moins trois villes", "d’au moins trois villes", "plus ou moins trois villes"]
)
def test_at_least_is_no_minus(text):
    assert figure(text).value == 3


def test_the_article_after_a_bare_number_is_no_litre():
    text = "Il y a eu 98 millions de repas, contre 45 l'an dernier."
    assert [f.value for f in figures(text)] == [98_000_000, 45_000_000]


@pytest.mark.parametrize(
    ("text", "language", "parts"),
    [
        ("L'accident a fait 12 blessés : 5 graves et 4 légers.", "fr", ["blessé grave", "blessé léger"]),
        ("There were 12 wounded: 5 serious and 4 minor.", "en", ["wounded serious", "wounded minor"]),
    ],
)
def test_an_adjective_tells_a_part_of_those_counted_before(text, language, parts):
    whole, *found = figures(text, language)
    assert [figure.unit for figure in found] == [whole.unit] * 2
    assert [figure.about for figure in found] == parts


@pytest.mark.parametrize(
    ("text", "op"),
    [
        ("The clerk was jailed over £1.2m fraud.", "="),
        ("They stole over £1.2m worth of copper.", ">="),
        ("The storm did over £3 million of damage.", ">="),
        ("They lost over £4bn.", ">="),
    ],
)
def test_over_before_a_sum_is_a_bound_or_the_matter(text, op):
    assert figures(text, "en")[0].op == op


def test_two_counts_told_apart_elsewhere_are_no_range():
    title, body = "Entre 6 100 et 9 000 marcheurs", "Ils étaient 6 100 selon la mairie, 9 000 selon les élus."
    assert [figure.op for figure in figures(f"{title}\n{body}")] == ["="] * 4
    assert [figure.op for figure in figures(title)] == ["range"]


def test_a_stretch_of_a_year_is_no_count_of_years():
    assert figures("La pluie d'une année est tombée.") == ()


@pytest.mark.parametrize(
    ("text", "unit"),
    [
        ("Pas plus de 900 000 euros par jour, quand la direction parle de 1,4 million.", "EUR/day"),
        ("Il touche 2 millions d'euros par an. Il en a placé 3 millions.", "EUR"),
    ],
)
def test_a_number_set_against_a_rate_is_a_rate(text, unit):
    assert figures(text)[-1].unit == unit


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The gap is 5 m 3 cm wide.", [("5 m 3 cm", "length", 503, "cm")]),
        ("They closed the M 25 at dawn.", []),
    ],
)
def test_a_small_m_is_metres_and_a_capital_one_a_road(text, found):
    assert told(text, "en") == found


@pytest.mark.parametrize(
    ("text", "value", "unit"),
    [
        ("The shares closed at 612 pence.", 612, "GBp"),
        ("It costs 50p a day.", 50, "GBp/day"),
        ("He paid three pounds and 20 pence.", Decimal("3.2"), "GBP"),
        ("It costs 50 cents.", Decimal("0.5"), "USD"),
    ],
)
def test_pence_alone_are_told_as_exchanges_quote_them(text, value, unit):
    assert [(figure.value, figure.unit) for figure in figures(text, "en")] == [(value, unit)]
