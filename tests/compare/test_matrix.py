from itertools import combinations

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare, matrix
from diptych.facts import Analysis

A = (
    "Le port de Vaubrune ferme",
    "La compagnie Harlot supprime 428 postes sur le site de Vaubrune.",
    "Selon les syndicats, 6 800 manifestants ont défilé samedi à Vaubrune.",
    "La compagnie Harlot a perdu 12,5 millions d'euros en 2024.",
)
B = (
    "Vaubrune : la compagnie Harlot s'en va",
    "La compagnie Harlot supprime 428 postes à Vaubrune.",
    "Selon les syndicats, 6 500 manifestants ont défilé samedi à Vaubrune.",
    "La compagnie Harlot a perdu 12,5 millions de dollars en 2024.",
)
C = (
    "Colère à Vaubrune",
    "Selon les syndicats, 6 800 manifestants ont défilé samedi à Vaubrune.",
)


@pytest.fixture(scope="module")
def told(models):
    return of([analysis(models, *text) for text in (A, B, C)])


def of(analyses: list[Analysis]):
    pairs = combinations(range(len(analyses)), 2)
    return matrix(analyses, {(i, j): compare(analyses[i], analyses[j]) for i, j in pairs})


def row(told, words: str):
    found = [row for row in told.rows if any(cell and words in cell.text for cell in row.cells)]
    assert len(found) == 1, [row.label for row in told.rows]
    return found[0]


def test_values_that_agree_are_one_and_need_no_shape(told):
    posts = row(told, "428")
    assert not posts.conflict
    assert [cell and cell.shape for cell in posts.cells] == [None, None, None]
    assert posts.cells[2] is None
    assert posts.told == 2


def test_a_conflict_gives_each_value_a_shape_in_order_of_appearance(told):
    crowd = row(told, "6 800")
    assert crowd.conflict
    assert [cell and cell.shape for cell in crowd.cells] == [0, 1, 0]
    assert crowd.values == 2
    assert crowd.group == "people"


def test_a_conflict_leads_to_the_pair_and_the_divergence_that_tells_it(told):
    i, j, id = row(told, "6 800").worst
    pair = compare(told.analyses[i], told.analyses[j])
    assert next(d for d in pair.divergences if d.id == id).code == "F6"


def test_dollars_against_euros_is_a_conflict_about_money(told):
    loss = row(told, "12,5 millions d'euros")
    assert (loss.group, loss.conflict) == ("money", True)


def test_a_cell_lies_where_its_words_stand(told):
    for line in told.rows:
        for cell, one in zip(line.cells, told.analyses, strict=True):
            assert cell is None or cell.text == " ".join(cell.span.of(one.article.text).split())


def test_a_row_is_called_by_what_is_counted(told):
    assert row(told, "6 800").label.startswith("Manifestants")


def test_two_texts_of_nothing_in_common_have_no_row(models):
    assert of([analysis(models, "Titre", "Il pleut."), analysis(models, "Autre", "Le chat dort.")]).rows == ()


def test_equal_values_share_a_shape_though_nothing_links_them(models):
    one = ("Le pont", "Le pont de Vaubrune a été fermé en 2017 par la mairie.")
    other = ("Le pont", "Le pont de Vaubrune a été fermé en 2018 par la mairie.")
    told = of([analysis(models, *text) for text in (one, other, one)])
    closed = row(told, "2018")
    assert [cell and cell.shape for cell in closed.cells] == [0, 1, 0]


def test_a_sum_without_its_currency_does_not_make_one_of_two_rival_sums(models):
    texts = [
        ("L'offre", "Le fonds Harlot propose 97,4 milliards de dollars pour racheter le port."),
        ("L'offre", "Le fonds Harlot propose 97,6 milliards d'euros pour racheter le port."),
        ("L'offre", "Le fonds Harlot propose 97,4 milliards pour racheter le port."),
    ]
    told = of([analysis(models, *text) for text in texts])
    bid = row(told, "97,6")
    assert bid.conflict
    assert bid.cells[0].shape != bid.cells[1].shape
    assert bid.cells[2].shape == bid.cells[0].shape
