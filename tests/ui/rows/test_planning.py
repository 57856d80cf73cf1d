from diptych.ui.rows.near import near
from diptych.ui.rows.plan import Row, folded, rows
from diptych.ui.rows.planning import planned


def test_a_plan_holds_the_rows_and_what_is_nearly_alike_in_each(comparison):
    plan = planned(comparison)
    assert plan.entries == folded(rows(comparison))
    assert plan.nears == {row: near(comparison, row) for row in rows(comparison)}
    assert any(isinstance(one, Row) and plan.nears[one] for one in plan.entries)


def test_a_plan_that_is_not_wanted_any_more_is_given_up(comparison):
    assert not planned(comparison, cancelled=lambda: True).nears
