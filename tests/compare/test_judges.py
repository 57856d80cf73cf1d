"""Each rule on sentences written for it: what it finds, and the trap it must not fall into."""

import pytest
from tests.facts.writing import analysis

from diptych.compare import compare

HEAD = "Verrerie de Bréval : la fermeture annoncée"


def found(models, left, right, language="fr"):
    comparison = compare(
        analysis(models, HEAD, left, language=language), analysis(models, HEAD, right, language=language)
    )
    texts = comparison.left.article.text, comparison.right.article.text
    return {
        (d.code, d.type, d.left.of(texts[0]) if d.left else None, d.right.of(texts[1]) if d.right else None)
        for d in comparison.divergences
    }


def codes(models, left, right, **options):
    return {row[0] for row in found(models, left, right, **options)}


@pytest.mark.parametrize(
    ("left", "right", "code"),
    [
        ("3,4 millions d’euros", "3,6 millions d’euros", "F6"),
        ("3,4 millions d’euros", "3,4 millions de dollars", "F4"),
        ("3,4 millions d’euros", "3 millions d’euros", "F1"),
        ("3,4 millions d’euros", "3,4 milliards d’euros", "F3"),
        ("3,4 millions d’euros", "3,4 millions", "F5"),
        ("3,4 millions d’euros", "au moins 3 millions d’euros", "F2"),
        ("3,4 millions d’euros", "des millions d’euros", "F10"),
    ],
)
def test_one_sum_in_two_articles_is_judged_by_its_code(models, left, right, code):
    sentence = "Le groupe Verral a investi {} dans la verrerie de Bréval."
    assert code in codes(models, sentence.format(left), sentence.format(right))


@pytest.mark.parametrize(
    ("left", "right"),
    [
        ("douze mille euros", "12 000 euros"),
        ("1,2 milliard d’euros", "1 200 millions d’euros"),
        ("3,4 M€", "3,4 millions d’euros"),
        ("200 000 euros par mois", "2,4 millions d’euros par an"),
    ],
)
def test_the_same_sum_written_otherwise_is_no_divergence(models, left, right):
    sentence = "La verrerie de Bréval perd {} selon le groupe Verral."
    assert not {c for c in codes(models, sentence.format(left), sentence.format(right)) if c[0] == "F"}


def test_figures_that_answer_each_other_crosswise_are_compared_source_by_source(models):
    rows = found(
        models,
        "Ils étaient 6 800 selon la préfecture, 15 000 d’après les organisateurs, samedi à Bréval.",
        "Samedi à Bréval, ils étaient 15 000 d’après les organisateurs et 6 500 selon la préfecture.",
    )
    figures = {row for row in rows if row[0].startswith("F")}
    assert {(row[2], row[3]) for row in figures} == {("6 800", "6 500")}


def test_one_figure_of_two_sources_is_an_attribution_conflict(models):
    rows = found(
        models,
        "La verrerie de Bréval emploie 640 salariés, selon la direction.",
        "La verrerie de Bréval emploie 640 salariés, selon les syndicats.",
    )
    assert ("F7", "attribution-conflict", "640", "640") in rows


def test_a_third_that_runs_and_two_thirds_that_do_not_are_no_conflict(models):
    assert "F6" not in codes(
        models,
        "Un train sur trois circulait jeudi sur la ligne de Bréval.",
        "Deux trains sur trois étaient supprimés jeudi sur la ligne de Bréval.",
    )


def test_two_days_for_one_event_are_a_date_conflict(models):
    rows = found(
        models,
        "La verrerie de Bréval fermera ses portes le 30 septembre 2025, a annoncé le groupe Verral.",
        "La verrerie de Bréval fermera ses portes le 30 juin 2025, a annoncé le groupe Verral.",
    )
    assert [row[:2] for row in rows if row[0] == "D2"] == [("D2", "date-conflict")]


def test_a_month_and_a_day_in_it_are_only_told_more_precisely(models):
    rows = codes(
        models,
        "La verrerie de Bréval a été fondée en mars 1921 par deux frères.",
        "La verrerie de Bréval a été fondée le 4 mars 1921 par deux frères.",
    )
    assert "D1" in rows
    assert "D2" not in rows


def test_hearsay_against_a_plain_statement_is_a_framing(models):
    rows = found(
        models,
        "Le groupe Verral aurait transféré les commandes de Bréval en Slovaquie.",
        "Le groupe Verral a transféré les commandes de Bréval en Slovaquie.",
    )
    assert ("G5", "framing", "aurait transféré", "a transféré") in rows


def test_hearsay_on_both_sides_is_none(models):
    sentence = "Le groupe Verral aurait transféré les commandes de Bréval en Slovaquie."
    assert "G5" not in codes(models, sentence, sentence.replace("Slovaquie", "Pologne"))


def test_loaded_modifiers_of_one_noun_are_a_framing_and_neutral_ones_are_not(models):
    sentence = "Le groupe Verral a fait une offre {} pour la verrerie de Bréval."
    rows = found(models, sentence.format("hostile"), sentence.format("généreuse"))
    assert ("G2", "framing", "offre hostile", "offre généreuse") in rows
    assert "G2" not in codes(models, sentence.format("écrite"), sentence.format("orale"))


def test_a_source_on_one_side_only_is_a_framing(models):
    rows = found(
        models,
        "Selon les syndicats, la direction a vidé la verrerie de Bréval de ses machines.",
        "La direction a vidé la verrerie de Bréval de ses machines.",
    )
    assert "G6" in {row[0] for row in rows}


def test_a_quotation_with_other_words_is_altered_and_a_recut_space_is_not(models):
    said = "« Nous ne laisserons pas fermer cette verrerie », a dit la maire de Bréval."
    rows = found(models, said, said.replace("laisserons pas", "voulons jamais"))
    assert "G8" in {row[0] for row in rows}
    assert "G8" not in codes(models, said, said.replace("verrerie »", "verrerie\u00a0»"))


def test_two_quotations_of_other_utterances_are_not_compared(models):
    assert "G8" not in codes(
        models,
        "« Nous ne laisserons pas fermer cette verrerie », a dit la maire de Bréval.",
        "« Le marché du verre creux recule depuis quatre ans », a dit la maire de Bréval.",
    )


def test_figures_meet_across_languages(models):
    comparison = compare(
        analysis(models, HEAD, "Verral a payé 3,4 millions d’euros pour la verrerie de Bréval."),
        analysis(
            models, "Bréval glassworks", "Verral paid €3.5 million for the Bréval glassworks.", language="en"
        ),
    )
    assert "F6" in {d.code for d in comparison.divergences}


def test_a_day_and_the_year_of_another_event_are_not_compared(models):
    assert "D2" not in codes(
        models,
        "La verrerie de Bréval, fondée en 1921 par deux frères, emploie 640 salariés.",
        "La verrerie de Bréval, dont les 640 salariés ont manifesté le 4 mars 2025, est menacée.",
    )


def test_a_day_and_another_month_are_a_conflict_of_one_event(models):
    rows = found(
        models,
        "La verrerie de Bréval fermera ses portes le 30 septembre 2025, a annoncé le groupe Verral.",
        "La verrerie de Bréval fermera ses portes en juin 2025, a annoncé le groupe Verral.",
    )
    assert "D2" in {row[0] for row in rows}


def test_a_sum_stands_against_the_one_of_its_size(models):
    rows = found(
        models,
        "Verral dit avoir investi 1,2 milliard d’euros en France, dont 43 millions d’euros à Bréval.",
        "Verral dit avoir investi 1,2 milliard d’euros en France, dont 34 millions d’euros à Bréval.",
    )
    figures = {(row[0], row[2], row[3]) for row in rows if row[0].startswith("F")}
    assert figures == {("F6", "43 millions d’euros", "34 millions d’euros")}


def test_a_currency_that_the_sentence_names_beside_is_understood(models):
    sentence = "La grève coûte 900 000 euros par jour selon les syndicats, {} selon Verral, à Bréval."
    assert "F5" not in codes(models, sentence.format("1,4 million"), sentence.format("1,4 million d’euros"))


def test_the_day_of_one_event_is_compared_wherever_it_is_told(models):
    rows = found(
        models,
        "Les ouvriers de Bréval ont appris la nouvelle hier : le maire a été interpellé le 4 mars 2025.",
        "Interpellé le 7 mars 2025, le maire de Bréval dément avoir trompé les ouvriers.",
    )
    assert ("D2", "date-conflict", "4 mars 2025", "7 mars 2025") in rows


def test_two_parts_of_one_day_are_a_date_conflict(models):
    sentence = "La verrerie de Bréval a été évacuée {} par les pompiers du canton."
    rows = found(models, sentence.format("samedi matin"), sentence.format("samedi soir"))
    assert ("D2", "date-conflict", "samedi matin", "samedi soir") in rows


def test_two_events_in_reverse_order_are_a_date_conflict(models):
    rows = found(
        models,
        "Le directeur de Bréval a démissionné avant son arrestation.",
        "Le directeur de Bréval a démissionné après son arrestation.",
    )
    assert ("D4", "date-conflict") in {row[:2] for row in rows}


def test_a_relative_date_of_an_article_without_a_date_asks_for_one(models):
    sentence = "Les ouvriers de la verrerie de Bréval ont défilé {} contre la fermeture."
    undated = analysis(models, HEAD, sentence.format("samedi"), published=None)
    dated = analysis(models, HEAD, sentence.format("le 8 mars 2025"))
    asked = [d for d in compare(undated, dated).divergences if d.code == "D3"]
    assert [(d.type, d.left.of(undated.article.text), d.right) for d in asked] == [
        ("one-sided", "samedi", None)
    ]


def test_a_relative_date_that_nothing_stands_opposite_to_asks_for_none(models):
    undated = analysis(models, HEAD, "Samedi, les ouvriers de Bréval ont défilé.", published=None)
    dated = analysis(models, HEAD, "Les ouvriers de Bréval ont défilé.")
    assert "D3" not in {d.code for d in compare(undated, dated).divergences}


def test_a_count_and_its_size_are_one_figure_rounded(models):
    sentence = "L’incendie de la verrerie de Bréval a fait {} blessés parmi les ouvriers."
    rows = found(models, sentence.format("240"), sentence.format("des centaines de"))
    assert ("F1", "rounding-compatible") in {row[:2] for row in rows}


def test_a_bound_that_its_own_text_tells_exactly_is_no_bound(models):
    texts = "Vol de plus de 1,2 million d’euros à Bréval", "Il a volé 1,2 million d’euros à la verrerie."
    left = analysis(models, *texts)
    right = analysis(models, HEAD, "Il a volé 1,5 million d’euros à la verrerie de Bréval.")
    rows = {(d.code, d.type) for d in compare(left, right).divergences}
    assert ("F6", "value-conflict") in rows
    assert "F2" not in {code for code, _ in rows}


def test_one_number_by_the_month_and_by_the_week_is_told_wherever_it_stands(models):
    left = "Les verriers demandent une hausse de 170 euros par mois. La direction refuse."
    right = "La direction reçoit les élus lundi. Cent soixante-dix euros de plus par semaine, du jamais vu."
    assert ("F8", "unit-mismatch") in {row[:2] for row in found(models, left, right)}


def test_a_round_number_in_two_units_far_apart_is_no_mismatch(models):
    left = "La direction reçoit les élus lundi. Un câble de 300 mètres a été coupé hier."
    right = "La direction reçoit les élus lundi. Le convoi venait du nord, à 300 kilomètres."
    assert not {"F4", "F8", "F3"} & codes(models, left, right)


@pytest.mark.parametrize(
    ("left", "right", "told"),
    [
        ("Le four aurait coûté 3,4 millions d’euros au groupe Verral.",
         "Le four a coûté 3,4 millions d’euros au groupe Verral.", True),
        ("La demande des syndicats, soit 3,4 millions d’euros par an, représenterait une lourde charge.",
         "Les syndicats demandent 3,4 millions d’euros par an au groupe Verral.", False),
        ("Les pertes du groupe Verral pourraient être plus lourdes sur les 340 km de côte de Bréval.",
         "Le groupe Verral a des pertes lourdes sur 340 km de côte à Bréval.", False),
        ("Le four devrait coûter 3,4 millions d’euros au groupe Verral.",
         "Les experts prévoient 3,4 millions d’euros de dépenses pour le four.", False),
    ],
)  # fmt: skip
def test_a_figure_is_hedged_only_where_the_doubt_bears_on_it(models, left, right, told):
    assert ("F12" in codes(models, left, right)) is told
