"""The pages over the match, the other orders of a unit, the fan of a stack, the legend: by keys and mouse."""

from pathlib import Path

import pytest

from game.ai.registry import make_player
from game.model.ids import NO_UNIT, Priority, Side
from game.rules.orders.boxes import LeaveBoxOrder
from game.rules.orders.reform import ReformOrder
from game.ui.charts import Chart
from game.ui.labels import Label
from game.ui.play.allocation import Allocation
from game.ui.play.decision import Decision
from game.ui.play.legend import LegendEntry
from game.ui.play.screen import PlayScreen
from game.ui.play.status import pointer_facts
from game.ui.play.war_room import WarRoom
from game.ui.scroll import Scroll
from game.ui.tables import Table
from game.view.overlays import OVERLAYS
from tests.support.play import PlayDriver, against_idle, pass_council


def table(hand: PlayDriver) -> Table:
    return next(widget for widget in hand.root.walk() if isinstance(widget, Table))


@pytest.mark.parametrize(("key", "page"), [("u", "forces"), ("b", "arrivals"), ("d", "dispatches"), ("o", "victory")])
def test_each_page_opens_and_closes_with_its_key_and_with_escape(hand: PlayDriver, key: str, page: str) -> None:
    for close in (key, "escape"):
        hand.key(key)
        room = hand.app.screens[-1]
        assert isinstance(room, WarRoom)
        assert room.page.name == page
        hand.key(close)
        assert isinstance(hand.app.screens[-1], PlayScreen)


def test_find_narrows_the_order_of_battle(hand: PlayDriver) -> None:
    hand.key("u", "slash", *"4th")
    assert table(hand).rows[0].cells[0].text == "4th Infantry Division"
    for _ in range(9):
        if not isinstance(hand.ui.focus, Table):
            hand.key("tab")
    hand.key("home", "enter")
    assert hand.room.selected == hand.unit("KPA-4D")
    assert hand.screen.canvas.camera.shows(hand.hex("2039"))


def test_every_division_that_can_be_raised_again_has_a_button_in_the_window(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Rule 8.6: after a rout there are a dozen of them; at the smallest size none lies beyond the edge."""
    hand = PlayDriver(tmp_path, size=(1280, 720))
    units = [unit.id for unit in hand.room.view.own.values()][:13]
    orders = [ReformOrder(Side.COMMUNIST, unit, hand.hex("2039")) for unit in units]
    monkeypatch.setattr("game.ui.play.war_forces.reform_orders", lambda room: orders)
    hand.key("u")
    for unit in units:
        assert hand.find(f"reform_{unit}").rect.right <= 1280
        assert hand.find(f"reform_{unit}").rect.bottom <= 720
    assert hand.find("table_forces").rect.height > 200
    assert hand.overflow() == []
    hand.close()


def test_forty_ways_out_of_a_box_are_read_and_scrolled(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Rule 4.9: a unit in Manchuria may come out at any border hex; no word of the list runs into another."""
    hand = PlayDriver(tmp_path, size=(1280, 720))
    hand.tab_to("KPA-4D")
    places = [place.hex for place in hand.room.view.board.places][:41]
    orders = [LeaveBoxOrder(Side.COMMUNIST, hand.room.selected, h) for h in places]
    monkeypatch.setattr("game.ui.play.more.other_orders", lambda view, unit: orders)
    hand.click("order_more")
    assert hand.overflow() == []
    assert hand.find("more_close").rect.bottom <= 720
    listed = hand.find("more_list")
    assert isinstance(listed, Scroll)
    assert listed.scrolls
    hand.close()


def test_an_hq_gets_its_priority_from_its_panel(hand: PlayDriver) -> None:
    hand.tab_to("KPA-105HQ")
    hand.click("order_more")
    hand.click("more_0")
    assert hand.match.state.units[hand.unit("KPA-105HQ")].priority == Priority.MAIN_EFFORT
    hand.key("ctrl+z")
    assert hand.match.state.units[hand.unit("KPA-105HQ")].priority == Priority.NORMAL


def test_a_stack_is_fanned_out_by_hover_and_a_click_picks_a_counter(hand: PlayDriver) -> None:
    hand.hover_hex("2039")
    assert hand.screen.canvas.fan.hex is None
    hand.wait(400)
    fan = hand.screen.canvas.fan
    assert fan.hex == hand.hex("2039")
    spots = fan.spots(hand.screen.canvas.camera, hand.screen.canvas.rect.size)
    unit, _, at = spots[-1]
    hand.click((at[0] + hand.screen.canvas.rect.x, at[1] + hand.screen.canvas.rect.y))
    assert hand.room.selected == unit
    hand.key("f")
    assert fan.hex == hand.hex("2039")
    hand.key("f")
    assert fan.hex is None


def test_an_entry_of_the_legend_switches_its_overlay_off(hand: PlayDriver) -> None:
    hand.key("1")
    assert "supply" in hand.room.overlays
    entry = next(w for w in hand.find("legend").walk() if isinstance(w, LegendEntry) and w.overlay == "supply")
    hand.click(entry.rect.center)
    assert "supply" not in hand.room.overlays
    assert not [widget for widget in hand.root.walk() if widget.name == "legend"]


def test_an_undone_order_is_untold(hand: PlayDriver) -> None:
    hand.tab_to("KPA-6D")
    before = list(hand.room.log.lines)
    hand.click_hex("1639")
    hand.key("ctrl+z")
    assert hand.room.log.lines == before


PAGES = {"y": "replacements", "p": "supply", "s": "charts", "k": "politics", "w": "weather"}


@pytest.mark.parametrize(("key", "page"), PAGES.items())
@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_the_other_pages_of_the_war_room(tmp_path: Path, key: str, page: str, size: tuple[int, int]) -> None:
    """P-15: each has a key, nothing on it is cut off, it closes by its key; the others' keys turn to them."""
    hand = against_idle(tmp_path, "chinese_entry", size=size)
    if not isinstance(hand.app.screens[-1], PlayScreen):
        hand.key("escape")
    hand.key(key)
    room = hand.app.screens[-1]
    assert isinstance(room, WarRoom)
    assert room.page.name == page
    assert hand.overflow() == []
    hand.key("u")
    assert room.page.name == "forces"
    hand.key(key, key)
    assert isinstance(hand.app.screens[-1], PlayScreen)
    hand.close()


def test_charts_are_drawn_by_turn_and_become_a_table(tmp_path: Path) -> None:
    """LOOK: numbers also as a table, Ctrl+T; the values of a turn are those of its beginning."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, players=seats, speed=0)
    men = hand.room.log.figures[0].men
    assert men == sum(unit.men for unit in hand.room.view.own.values() if unit.on_map)
    for _ in range(3):
        hand.wait(200)
        pass_council(hand)
        hand.wait(200)
        hand.room.end_turn()
    hand.wait(200)
    pass_council(hand)
    hand.key("s")
    charts = [widget for widget in hand.root.walk() if isinstance(widget, Chart)]
    assert len(charts) == 3
    own = charts[0].series[0]
    assert [turn for turn, _ in own.values] == list(range(1, hand.match.state.turn + 1))
    assert own.values[0][1] == men
    assert any(series.dashed for series in charts[0].series)
    hand.move(charts[0].rect.center)
    hand.key("ctrl+t")
    assert len(table(hand).rows) == hand.match.state.turn
    hand.close()


def test_what_if_a_road_were_cut(hand: PlayDriver) -> None:
    """P-15: one hexside of the line of the selected unit, at first the one under the pointer; others can be added."""
    room, given, forecast = hand.room, list(hand.match.orders), hand.room.supply
    lines = {key: forecast.path(key, hand.room.view.own[key].hex) for key in forecast.units}
    unit = max(lines, key=lambda key: (len(lines[key]), -key))
    hand.room.select(unit)
    hand.room.point_at(lines[unit][3])
    hand.key("p")

    def words() -> str:
        return " ".join(str(label.text) for label in hand.root.walk() if isinstance(label, Label))

    before = [row.cells for row in table(hand).rows]
    assert f"hexside 3 of {len(lines[unit]) - 1}" in words()
    hand.click("right")
    assert "hexside 4 of" in words()
    hand.click("cut_here")
    assert "by this" in words()
    assert hand.overflow() == []
    changed = [row.cells for row in table(hand).rows]
    hand.click("left")
    hand.click("left")
    hand.click("cut_here")
    assert hand.find("mend").visible
    hand.click("mend")
    hand.click("cut_here")
    assert [row.cells for row in table(hand).rows] == before
    assert "by this" not in words()
    assert changed != before or "changes nothing" in words()
    assert hand.match.orders == given
    assert "supply" not in room.overlays
    hand.key("escape")
    hand.room.select(NO_UNIT)
    hand.key("p")
    assert hand.find("cut_here").visible  # the line under the pointer
    hand.close()


def test_what_is_cut_in_thought_is_drawn_on_the_map_until_the_turn_is_over(hand: PlayDriver) -> None:
    """P-15: the overlay of supply shows the hexside and the lines as they would run, without a change of the match."""
    room = hand.room
    forecast, view = room.supply, room.view
    lines = {key: forecast.path(key, view.own[key].hex) for key in forecast.units}
    unit = max(lines, key=lambda key: (len(lines[key]), -key))
    a, b = lines[unit][:2]
    plain = OVERLAYS["supply"].make(view, unit)
    room.select(unit)
    hand.key("p")
    hand.click("cut_here")
    hand.click("on_map")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert room.hover == b
    assert "supply" in room.overlays
    shown = next(p for p in room.overlay_pictures() if p.legend and "What if" in p.legend[0].text)
    assert [tag.hex for tag in shown.tags if tag.text == "cut?"] == [b]
    assert shown in hand.screen.canvas.still.pictures
    canvas, crit = hand.screen.canvas, hand.ui.palette.crit
    (ax, ay), (bx, by) = (canvas.camera.to_screen(h) for h in (a, b))
    middle = round((ax + bx) / 2) + canvas.rect.x, round((ay + by) / 2) + canvas.rect.y
    hand.app.step([])
    assert hand.app.surface.get_at(middle)[:3] == crit
    assert shown.paths != plain.paths  # dearer without the road, or by another way
    hand.key("p")
    hand.click("cut_here")  # it was kept: the same chip mends it
    assert "supply" not in room.overlays
    hand.click("cut_here")
    later = view._replace(turn=view.turn + 1)
    assert room.pictures.offered["supply"].make(later, unit) == OVERLAYS["supply"].make(later, unit)


def test_what_if_a_source_were_lost(hand: PlayDriver) -> None:
    """P-15: the supply forecast without a place; the match itself is not touched."""
    given = list(hand.match.orders)
    hand.key("p")
    before = [row.cells for row in table(hand).rows]
    chip = next(w.name for w in hand.root.walk() if w.name.startswith("lost_"))
    hand.click(chip)
    assert [row.cells for row in table(hand).rows] != before
    assert hand.overflow() == []
    hand.click(chip)
    assert [row.cells for row in table(hand).rows] == before
    assert hand.match.orders == given


def test_politics_tell_what_was_decided_and_what_it_led_to(tmp_path: Path) -> None:
    """The open card comes first; the page lists what the side has heard of."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="campaign", players=seats, speed=0)
    for _ in range(40):
        hand.wait(200)
        top = hand.app.screens[-1]
        if hand.match.state.turn >= 3 and isinstance(top, PlayScreen | Allocation):
            break
        hand.key("enter" if isinstance(top, Decision) else "ctrl+enter")
        if hand.ui.dialogs:
            hand.key("enter")
    if isinstance(hand.app.screens[-1], Allocation):
        hand.key("escape")
    hand.key("k")
    assert hand.overflow() == []
    rows = table(hand).rows
    assert {row.cells[2].text for row in rows} >= {"What America will do"}
    america = next(row for row in rows if row.cells[2].text == "What America will do")
    hand.key("tab", "home")
    words = " ".join(label.text for label in hand.root.walk() if isinstance(label, Label))
    assert "What it led to" in words
    assert america.cells[4].text == "as then"
    which = hand.find("politics_which").rect
    hand.click((which.right - 20, which.centery))
    waiting = {row.cells[1].text: row.cells[2].text for row in table(hand).rows}
    assert "What America will do" not in waiting
    assert " hold" in waiting["The 38th parallel"]
    hand.find("table_waiting")
    words = " ".join(label.text for label in hand.root.walk() if isinstance(label, Label))
    assert ": holds" in words or ": not yet" in words
    assert hand.overflow() == []
    hand.close()


def test_the_end_of_a_turn_warns_unless_it_is_told_not_to(hand: PlayDriver) -> None:
    """P-14: the list can be switched off; the setting is kept."""
    hand.key("ctrl+enter")
    assert hand.ui.dialogs
    hand.click("warn_silence")
    assert hand.saved[-1].end_warning is False
    hand.key("escape")
    hand.key("ctrl+enter")
    assert not hand.ui.dialogs
    assert hand.match.decider is Side.UN


def test_the_threat_is_shown_while_its_key_is_held(hand: PlayDriver) -> None:
    """LOOK 6: 0, or hold Alt; what was on stays on."""
    before = hand.room.overlays
    hand.key("alt")
    assert "threat" in hand.room.overlays
    hand.key_up("alt")
    assert hand.room.overlays == before
    hand.key("0", "alt")
    hand.key_up("alt")
    assert "threat" in hand.room.overlays


def test_a_page_is_worked_by_the_arrows_from_the_start(hand: PlayDriver) -> None:
    """P-15: by keyboard alone, without a way to the table first."""
    hand.key("u", "down", "down")
    rows = table(hand).rows
    assert table(hand).state.chosen == rows[1].ident
    hand.key("b", "u", "home", "enter")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert hand.room.view.own[hand.room.selected].spec.name in rows[0].cells[0].text


def test_the_hex_under_the_pointer_says_why_a_unit_cannot_go_there_or_assault_it(hand: PlayDriver) -> None:
    """Out of reach with the points left, an enemy with the reason no assault can be made; own reach says nothing."""
    hand.room.select(hand.unit("KPA-4D"))
    field = hand.room.field
    assert field is not None
    texts = {}
    view = hand.room.view
    near = field.order[1]
    far = next(
        h
        for h in range(view.board.grid.size)
        if view.board.is_ground(h) and not hand.room.can_reach(h) and h not in view.own_at and not view.foe_stack[h]
    )
    foe = next(h for h in sorted(view.foes_at) if view.foe_stack[h] and h not in view.board.near[field.origin])
    for name, h in (("near", near), ("far", far), ("foe", foe)):
        hand.room.point_at(h)
        texts[name] = pointer_facts(hand.room)
    assert "out of reach" not in texts["near"]
    assert texts["far"].startswith("out of reach: too far for 6 MP")
    hand.room.select(hand.unit("KPA-203T"))
    hand.room.point_at(hand.hex("1839"))
    assert pointer_facts(hand.room).startswith("out of reach: a major river, and no bridge that stands")
    assert texts["foe"].startswith("no assault: ")
