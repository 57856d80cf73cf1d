import pytest

from diptych.facts.conditional import is_conditional


@pytest.mark.parametrize(
    "form",
    [
        "aurait",
        "serait",
        "ferait",
        "irait",
        "saurait",
        "devrait",
        "pourrait",
        "voudrait",
        "vaudrait",
        "faudrait",
        "verrait",
        "enverrait",
        "viendrait",
        "tiendrait",
        "courrait",
        "mourrait",
        "acquerrait",
        "recevrait",
        "pleuvrait",
        "mettrait",
        "prendrait",
        "croirait",
        "conclurait",
        "boirait",
        "assiérait",
        "montrerait",
        "partirait",
        "finirais",
        "aimeraient",
        "pourriez",
        "devrions",
        "Serait",
        "haïrait",
        "vivrait",
        "plairait",
    ],
)
def test_future_stems_with_an_ending_of_the_imperfect_are_conditionals(form):
    assert is_conditional(form)


@pytest.mark.parametrize(
    "form",
    [
        "montrait",
        "tirait",
        "espérait",
        "entrait",
        "courait",
        "mourait",
        "acquérait",
        "ouvrait",
        "offrait",
        "désirait",
        "jurait",
        "déclarait",
        "engendrait",
        "effondrait",
        "préparait",
        "livrait",
        "éclairait",
        "errait",
        "serrait",
        "portrait",
        "attrait",
        "retrait",
        "frais",
        "marais",
        "aura",
        "prions",
        "ira",
        "vrais",
        "restaurait",
        "adorait",
    ],
)
def test_imperfects_of_stems_in_r_and_nouns_are_none(form):
    assert not is_conditional(form)
