import pytest
from PySide6.QtCore import QPoint, QPointF, Qt
from PySide6.QtGui import QHelpEvent
from PySide6.QtWidgets import QApplication, QToolTip

from diptych.ui.theme import theme


@pytest.fixture
def whole(spread):
    """The spread, high enough to show both articles from end to end."""
    spread.resize(1000, 800)
    return spread


def middle_of_curve(link_map, index):
    shape = next(one for one in link_map.scene().shapes if one.index == index)
    return shape.path.pointAtPercent(0.5).toPoint()


def test_crossing_links_have_a_curve_each(whole, comparison):
    found = whole.link_map.scene().shapes
    assert [shape.index for shape in found] == list(range(len(comparison.links)))
    assert all(shape.edge is None for shape in found)
    two, three = found[1], found[2]
    assert two.brackets[0].top() < three.brackets[0].top()
    assert two.brackets[1].top() > three.brackets[1].top()


def test_a_bracket_stands_beside_the_lines_of_its_passage(whole, comparison):
    shape = whole.link_map.scene().shapes[1]
    top, bottom = whole.left_pane.extent_px(comparison.links[1].left)
    assert shape.brackets[0].top() == pytest.approx(top + 5)
    assert shape.brackets[0].bottom() == pytest.approx(bottom - 5)


def test_curves_are_painted_and_the_current_one_in_its_colour(whole, comparison):
    current = next(one for one in comparison.divergences if one.id == "F6-1")
    whole.show_current(current, jump=False)
    assert whole.link_map.current_link() == comparison.links[1]
    image = whole.link_map.grab().toImage()
    roles = theme("light").roles
    shapes = whole.link_map.scene().shapes
    now, rest = shapes[1].brackets[0].center().toPoint(), shapes[2].brackets[0].center().toPoint()
    assert image.pixelColor(now).name() == roles["link_current"].lower()
    assert image.pixelColor(rest).name() == roles["link"].lower()
    assert image.pixelColor(middle_of_curve(whole.link_map, 1)).name() == roles["link_current"].lower()


def test_what_is_one_sided_has_a_dotted_bracket_on_its_side(whole, comparison):
    (single,) = whole.link_map.scene().singles
    assert (single.divergence_id, single.side) == ("G11-1", "right")
    image = whole.link_map.grab().toImage()
    x = round(single.bracket.center().x())
    ys = range(round(single.bracket.top()), round(single.bracket.bottom()))
    inked = [image.pixelColor(x, y).name() == theme("light").roles["link"].lower() for y in ys]
    assert any(inked)
    assert not all(inked)


def test_a_click_on_a_curve_brings_both_ends_into_view(spread, comparison, qtbot):
    link_map = spread.link_map
    index = next(shape.index for shape in link_map.scene().shapes if shape.edge is None)
    with qtbot.waitSignal(link_map.link_activated, timeout=500) as caught:
        qtbot.mouseClick(link_map, Qt.MouseButton.LeftButton, pos=middle_of_curve(link_map, index))
    assert caught.args[0] is comparison.links[index]


def test_a_click_on_a_lone_bracket_tells_its_divergence(whole, qtbot):
    (single,) = whole.link_map.scene().singles
    with qtbot.waitSignal(whole.mark_activated, timeout=500) as caught:
        qtbot.mouseClick(
            whole.link_map, Qt.MouseButton.LeftButton, pos=single.bracket.center().toPoint() - QPoint(2, 0)
        )
    assert caught.args == ["G11-1"]


def test_arrows_walk_the_links_and_both_panes_go_along(spread, comparison, qtbot):
    link_map = spread.link_map
    link_map.setFocus(Qt.FocusReason.TabFocusReason)
    for step in range(len(comparison.links) + 1):
        qtbot.keyClick(link_map, Qt.Key.Key_Down)
        assert link_map.current_link() is comparison.links[min(step, len(comparison.links) - 1)]
    bars = spread.left_pane.verticalScrollBar(), spread.right_pane.verticalScrollBar()
    link = comparison.links[-1]
    for pane, bar, span in zip(
        (spread.left_pane, spread.right_pane), bars, (link.left, link.right), strict=True
    ):
        top, bottom = pane.extent_px(span)
        assert bar.value() <= top
        assert bottom <= bar.value() + pane.viewport().height() + 60
    qtbot.keyClick(link_map, Qt.Key.Key_Up)
    assert link_map.current_link() is comparison.links[-2]
    assert "4" in link_map.accessibleDescription()
    assert "raison 4" in link_map.accessibleDescription()


def test_the_tip_of_a_link_gives_its_score_and_reasons(whole):
    point = middle_of_curve(whole.link_map, 0)
    QApplication.sendEvent(
        whole.link_map, QHelpEvent(QHelpEvent.Type.ToolTip, point, whole.link_map.mapToGlobal(point))
    )
    assert "Possible link, score 0.70" in QToolTip.text()
    assert "raison 0" in QToolTip.text()
    QToolTip.hideText()


def test_hovering_a_link_lights_both_passages(whole, qtbot):
    qtbot.mouseMove(whole.link_map, middle_of_curve(whole.link_map, 4))
    hover = theme("light").roles["hover"].lower()
    for pane, passage in ((whole.left_pane, 5), (whole.right_pane, 3)):
        top, _ = pane.extent_px(pane.article.passages[passage].span)
        image = pane.viewport().grab().toImage()
        assert image.pixelColor(pane.margin_px() - 4, round(top) + 8).name() == hover
    qtbot.mouseMove(whole.link_map, QPoint(36, whole.link_map.height() - 5))
    assert (
        whole.left_pane.viewport()
        .grab()
        .toImage()
        .pixelColor(
            whole.left_pane.margin_px() - 4,
            round(whole.left_pane.extent_px(whole.left_pane.article.passages[5].span)[0]) + 8,
        )
        .name()
        != hover
    )


def test_links_whose_other_end_is_out_of_view_point_there(spread):
    spread.set_linked(False)
    spread.right_pane.verticalScrollBar().setValue(spread.right_pane.verticalScrollBar().maximum())
    stubs = [shape for shape in spread.link_map.scene().shapes if shape.edge]
    assert ("left", "up") in {shape.edge for shape in stubs}


def test_nothing_is_found_where_nothing_is_drawn(whole):
    assert whole.link_map._at(QPointF(36, whole.link_map.height() - 3)) is None
