import pytest
from tests.facts.writing import analysis

from diptych.compare.happenings import happenings, is_topic, orders


@pytest.fixture
def told(models):
    def read(*sentences, language="fr"):
        return analysis(models, "Verrerie de Bréval", *sentences, language=language)

    return read


@pytest.mark.parametrize(
    ("sentence", "language", "event", "value"),
    [
        ("Le maire a été interpellé le 4 mars 2025 à Bréval.", "fr", "arrest", "2025-03-04"),
        ("Le 4 mars 2025, le maire a été placé en garde à vue.", "fr", "arrest", "2025-03-04"),
        ("The mayor was arrested in April 2024.", "en", "arrest", "2024-04"),
        ("Officers arrested the old mayor at home in March 2025.", "en", "arrest", "2025-03"),
        ("La fermeture du site, prévue pour le 30 juin 2025, est contestée.", "fr", "closure", "2025-06-30"),
        ("The deal should complete by June 2025.", "en", "completion", "2025-06"),
    ],
)
def test_the_word_close_to_a_date_names_its_event(told, sentence, language, event, value):
    found = happenings(told(sentence, language=language))
    assert [(row.event, row.date.value) for row in found] == [(event, value)]


def test_each_of_two_dates_takes_the_word_on_its_own_side(told):
    found = happenings(told("Le maire, élu au scrutin du 2 mars 2024, a démissionné le 4 mars 2025."))
    assert [(row.event, row.date.value) for row in found] == [
        ("election", "2024-03-02"),
        ("departure", "2025-03-04"),
    ]


@pytest.mark.parametrize(
    ("sentence", "language", "order"),
    [
        ("Il a démissionné avant son arrestation.", "fr", ("departure", "arrest")),
        ("Il a démissionné après son arrestation.", "fr", ("arrest", "departure")),
        ("Après son arrestation, il a démissionné.", "fr", ("arrest", "departure")),
        ("Before his arrest, he resigned.", "en", ("departure", "arrest")),
        ("He resigned after his arrest.", "en", ("arrest", "departure")),
        (
            "Il a démissionné le 2 mars 2025 ; il a été interpellé le 4 mars 2025.",
            "fr",
            ("departure", "arrest"),
        ),
    ],
)
def test_of_two_events_the_words_or_the_days_tell_the_first(told, sentence, language, order):
    assert [(row.first, row.second) for row in orders(told(sentence, language=language))] == [order]


def test_an_event_of_two_days_orders_nothing(told):
    assert not orders(
        told(
            "Il a été interpellé le 2 mars 2025, puis interpellé le 9 mars 2025.",
            "Il a démissionné le 4 mars 2025.",
        )
    )


def test_what_is_named_again_and_again_is_the_topic(told):
    found = told("La fermeture est actée.", "Le site fermera en juin.", "Cette fermeture inquiète.")
    assert is_topic(found, "closure")
    assert not is_topic(found, "arrest")
