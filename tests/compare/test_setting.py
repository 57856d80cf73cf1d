"""What stands around a figure, on sentences written for it."""

import pytest
from tests.facts.writing import analysis

from diptych.compare.setting import settings

HEAD = "Bréval : la verrerie"


def setting(models, sentence, text, language="fr"):
    found = settings(analysis(models, HEAD, sentence, language=language))
    return next(setting for figure, setting in found.items() if figure.text == text)


def test_what_is_done_to_persons_says_what_is_counted(models):
    assert setting(models, "Douze personnes ont été interpellées.", "Douze").concepts == {"arrest"}
    assert setting(models, "La police a procédé à 12 interpellations.", "12").concepts == {"arrest"}


@pytest.mark.parametrize(("text", "place"), [("5 200", "bréval"), ("4 100", "dorlan"), ("900", "mirande")])
def test_each_figure_of_a_list_has_its_own_place(models, text, place):
    sentence = "À Bréval, 5 200 personnes ont défilé, 4 100 à Dorlan et 900 à Mirande."
    found = setting(models, sentence, text).places
    assert {name.replace("é", "e") for name in found} == {place.replace("é", "e")}


def test_a_figure_of_another_year_is_past(models):
    assert setting(models, "En 2016, la verrerie comptait 800 salariés.", "800").past
    assert not setting(models, "Samedi, la verrerie comptait 800 salariés.", "800").past


def test_a_bare_number_counts_what_was_counted_before(models):
    sides = settings(analysis(models, HEAD, "Ils étaient 5 200 manifestants.", "La police en a vu 4 100."))
    assert [setting.concepts for setting in sides.values()] == [{"gathering"}, {"gathering"}]


def test_what_holds_since_a_year_is_not_past(models):
    assert not setting(models, "Depuis 2016, la verrerie emploie 800 salariés.", "800").past
