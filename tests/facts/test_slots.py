from tests.facts.factory import article, figures, parsed

from diptych.facts import find_figures
from diptych.facts.sayings import find_sayings


def sources(text, language="fr"):
    return [(f.text, f.source.of(text) if f.source else None, f.mode) for f in figures(text, language)]


def test_each_figure_has_its_own_source():
    text = "Ils étaient 6 800 selon la police, 15 000 d'après les syndicats."
    assert sources(text) == [("6 800", "la police", "attributed"), ("15 000", "les syndicats", "attributed")]


def test_a_source_that_opens_the_sentence_serves_all_its_figures():
    text = "Selon la mairie, 12 maisons et 3 ponts sont touchés."
    assert [source for _, source, _ in sources(text)] == ["la mairie", "la mairie"]


def test_a_figure_without_a_source_is_asserted():
    assert sources("Il y a 12 maisons.") == [("12", None, "asserted")]


def test_quotation_marks_outweigh_a_source():
    assert sources("« Nous étions 300 », a dit Paul, selon la mairie.")[0][2] == "quoted"


def test_the_conditional_of_hearsay_is_seen_without_a_parser():
    assert sources("Il aurait offert 12 millions d'euros.")[0][2] == "conditional"
    assert sources("He allegedly took $12m.", "en")[0][2] == "conditional"


def test_the_parser_knows_which_verb_is_conditional(models):
    text = article("Il a offert 12 euros et le voisin aurait pris 30 francs.")
    parse = parsed(text, models)
    assert [f.mode for f in find_figures(text, parse, find_sayings(parse))] == ["asserted", "conditional"]


def test_the_speaker_of_a_verb_is_the_source(models):
    text = article("La préfecture a indiqué que 12 maisons étaient touchées.")
    parse = parsed(text, models)
    (found,) = find_figures(text, parse, find_sayings(parse))
    assert found.mode == "attributed"
    assert found.source is not None
    assert "préfecture" in found.source.of(text.text)


def test_a_conditional_beside_the_verb_of_the_figure_does_not_colour_it(models):
    text = article("Dans ce qui pourrait surprendre, le groupe a proposé une offre de 12 millions d'euros.")
    parse = parsed(text, models)
    assert find_figures(text, parse, find_sayings(parse))[0].mode == "asserted"


def test_a_source_named_in_quotation_marks_is_read_to_its_end():
    assert sources("Ils étaient 300, selon le « compteur vert » de la ville.")[0][1] == "le « compteur vert "
    assert sources("Ils étaient 300 selon « le compteur vert ».")[0][1] == "« le compteur vert "


def test_a_source_after_a_contrast_is_that_of_the_second_figure_alone():
    text = "On annonce 300 marcheurs contre 900 selon les syndicats."
    assert [source for _, source, _ in sources(text)] == [None, "les syndicats"]
