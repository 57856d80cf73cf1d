from itertools import pairwise

import pytest

from diptych.ui.rows.plan import Fold, folded, rows


def _told(comparison, row):
    return tuple(
        tuple(part.of(getattr(comparison, side).article.text)[:12] for part in row.parts(side))
        for side in ("left", "right")
    )


def test_linked_passages_stand_in_one_row_in_the_order_of_the_left(comparison):
    told = [_told(comparison, row) for row in rows(comparison) if not row.is_one_sided]
    assert told == [
        (("Port-Mélan :",), ("Au port, la ",)),
        (("Ils étaient ",), ("Jeudi, le bl",)),
        (("La décision,",), ("Décidée dès ",)),
        (("« Nous ne bo",), ("« Nous ne pa",)),
        (("Le port dit ",), ("Le port, qui",)),
    ]


def test_what_only_one_side_tells_keeps_its_place_there(comparison):
    made = rows(comparison)
    alone = [n for n, row in enumerate(made) if row.is_one_sided]
    assert [_told(comparison, made[n]) for n in alone] == [
        (("💡 En bref 🔑 ",), ()),
        ((), ("Un armateur ",)),
        (("Une assemblé",), ()),
    ]
    # the right tells it after the passage that stands in the row before
    assert _told(comparison, made[alone[1] - 1])[1] == ("Décidée dès ",)


@pytest.mark.parametrize("side", ["left", "right"])
def test_no_word_is_lost_and_none_stands_twice(comparison, side):
    text = getattr(comparison, side).article.text
    spans = sorted(part for row in rows(comparison) for part in row.parts(side))
    assert all(before.end <= after.start for before, after in pairwise(spans))
    assert "".join(span.of(text) for span in spans).split() == text.replace("\n", "").split()


def test_every_divergence_stands_in_one_row(comparison):
    held = [told.id for row in rows(comparison) for told in row.divergences]
    assert sorted(held) == sorted(told.id for told in comparison.divergences)


def test_linked_rows_without_divergence_are_one_fold(comparison):
    made = folded(rows(comparison))
    assert not any(isinstance(one, Fold) for one in made[:1])
    quiet = [row for one in made if isinstance(one, Fold) for row in one.rows]
    assert all(row.is_quiet for row in quiet)
    assert not any(row.is_quiet for row in made[1:] if not isinstance(row, Fold))
