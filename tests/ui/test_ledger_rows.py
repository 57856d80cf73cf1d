from dataclasses import replace

import pytest

from diptych.i18n import set_language
from diptych.text import Span
from diptych.ui.ledger.rows import (
    LEAD,
    Excerpt,
    Filter,
    counts,
    excerpt,
    rows,
    severity_step,
    severity_word,
    short_label,
)


def test_there_is_a_row_for_every_divergence_in_the_same_order(comparison):
    assert [row.divergence for row in rows(comparison)] == list(comparison.divergences)


def test_an_excerpt_is_the_words_with_their_own_sentence_around_them(comparison):
    article = comparison.left.article
    divergence = next(d for d in comparison.divergences if d.id == "D2-1")
    told = excerpt(article, divergence.left)
    assert told.words == "le 4 mai"
    assert told.before == "La décision, prise "
    assert told.after.startswith(", condamne 85 emplois")
    assert (
        str(told)
        == "La décision, prise le 4 mai, condamne 85 emplois sur les quais. On parle d’un coup de massue."
    )


def test_a_long_lead_is_cut_at_a_word(comparison):
    article = comparison.left.article
    start = article.text.index("coup de massue")
    told = excerpt(article, Span(start, start + 4))
    assert told.before.startswith("…")
    assert len(told.before) <= LEAD + 1
    assert article.text[start - len(told.before) + 1 : start] == told.before[1:]


def test_nothing_opposite_is_an_empty_excerpt(comparison):
    assert excerpt(comparison.left.article, None) == Excerpt()
    alone = next(row for row in rows(comparison) if row.divergence.kind == "onesided")
    assert "A: absent" in alone.name


def test_the_name_of_a_row_has_type_both_excerpts_gap_and_verdict(comparison):
    one = replace(comparison.divergences[0], gap="gap 300")
    row = rows(replace(comparison, divergences=(one,)))[0]
    assert row.name.startswith("Value · A: ")
    assert "1 500 personnes" in row.name
    assert row.name.endswith("gap 300 · Verdict: Open")


def test_counts_name_every_kind_also_those_that_are_missing(comparison):
    found = counts(rows(comparison))
    assert found["figure"] == 3
    assert counts(()) == dict.fromkeys(found, 0)


@pytest.mark.parametrize(
    ("severity", "step", "word"),
    [(0, 1, "slight"), (0.49, 1, "slight"), (0.5, 2, "medium"), (0.75, 3, "strong"), (1, 3, "strong")],
)
def test_a_severity_has_one_to_three_bars(severity, step, word):
    assert severity_step(severity) == step
    assert severity_word(step) == word


@pytest.mark.parametrize(
    ("wanted", "ids"),
    [
        (Filter(kinds=frozenset({"date", "quote"})), ["D2-1", "G8-1"]),
        (Filter(least=3), ["F6-1", "F4-1"]),
        (Filter(text="MINISTRE"), ["G8-1"]),
        (Filter(text="règle f4"), ["F4-1"]),
        (Filter(kinds=frozenset()), []),
    ],
)
def test_a_filter_keeps_what_is_of_its_kind_severe_enough_and_holds_its_text(comparison, wanted, ids):
    assert [row.divergence.id for row in rows(comparison) if wanted.keeps(row)] == ids


@pytest.mark.parametrize(
    ("type_", "kind", "lens", "label"),
    [
        ("value-conflict", "figure", None, "Valeur"),
        ("currency-mismatch", "figure", None, "Devise"),
        ("date-conflict", "date", None, "Date"),
        ("scope-conflict", "source", None, "Périmètre"),
        ("quote-altered", "quote", None, "Citation"),
        ("framing", "framing", "modality", "Modalité"),
        ("one-sided", "onesided", None, "Un seul côté"),
    ],
)
def test_the_label_of_a_row_is_a_word_or_two_in_french(comparison, type_, kind, lens, label):
    set_language("fr")
    divergence = replace(comparison.divergences[0], type=type_, kind=kind, lens=lens)
    assert short_label(divergence) == label
