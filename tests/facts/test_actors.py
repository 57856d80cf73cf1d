"""Who is meant in one article."""

from tests.facts.writing import analysis


def groups(models, *lines, language="fr"):
    """The words of each actor that has several mentions."""
    told = analysis(models, *lines, language=language)
    found = [
        {mention.span.of(told.article.text) for mention in actor.mentions}
        for actor in told.facts.actors
        if len(actor.mentions) > 1
    ]
    return found, {sieve for actor in told.facts.actors for sieve in actor.sieves}


def test_a_surname_is_the_person_of_the_full_name(models):
    found, why = groups(models, "Un départ", "Claire Dumontet quitte Talmine.", "Dumontet part en mai.")
    assert {"Claire Dumontet", "Dumontet"} in found
    assert "part" in why


def test_a_namesake_told_of_later_is_somebody_else(models):
    found, _why = groups(
        models, "A trial", "Paul Hartwell was jailed.", "Hartwell had lied.", "His son Luke Hartwell wept.",
        language="en",
    )  # fmt: skip
    assert {"Paul Hartwell", "Hartwell"} in found


def test_an_apposition_gives_the_name_its_role_and_the_role_alone_takes_it_up(models):
    found, why = groups(
        models,
        "Un départ",
        "Claire Dumontet, directrice générale de Talmine, a réuni ses équipes.",
        "Les salariés attendaient depuis un mois.",
        "La directrice générale a parlé une heure.",
    )
    told = next(words for words in found if "Claire Dumontet" in words)
    assert "La directrice générale" in told
    assert {"apposition", "role"} <= why


def test_a_role_held_elsewhere_is_somebody_else(models):
    found, _why = groups(
        models,
        "Un départ",
        "Claire Dumontet, la patronne de Talmine, a réuni ses équipes.",
        "Le patron de Verolia a parlé une heure.",
    )
    assert not any("Le patron de Verolia" in words for words in found)


def test_an_acronym_in_brackets_is_what_it_stands_for(models):
    found, why = groups(
        models,
        "Une fermeture",
        "La décision vient du Comité Régional Maritime (CRM) de la côte.",
        "Le CRM se réunit lundi.",
    )
    assert any({"Comité Régional Maritime", "CRM"} <= words for words in found)
    assert "acronym" in why


def test_a_state_is_one_actor_under_its_capital_and_its_name(models):
    found, why = groups(
        models, "Talks", "Norway sent a note on Friday.", "Later, Oslo sent another one.", language="en"
    )
    assert {"Norway", "Oslo"} in found
    assert "state" in why


def test_a_pronoun_is_the_subject_just_before(models):
    found, why = groups(models, "A trial", "Paul Hartwell left the court.", "He said nothing.", language="en")
    assert {"Paul Hartwell", "He"} in found
    assert "pronoun" in why


def test_a_pronoun_that_may_be_either_of_two_is_nobody(models):
    found, _why = groups(
        models, "A trial", "Luke Daring and Paul Hartwell left the court.", "He wept.", language="en"
    )
    assert not any("He" in words for words in found)


def test_news_takes_up_a_person_by_what_the_person_is(models):
    found, _why = groups(models, "Un rachat", "Marc Tellier a fait une offre.", "Le milliardaire veut tout.")
    assert {"Marc Tellier", "Le milliardaire"} in found
