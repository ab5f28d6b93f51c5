"""The pages over the match, the other orders of a unit, the fan of a stack, the legend: by keys and mouse."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.ids import Priority
from game.ui.play.legend import LegendEntry
from game.ui.play.screen import PlayScreen
from game.ui.play.war_room import WarRoom
from game.ui.tables import Table
from tests.support.play import PlayDriver


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    driver = PlayDriver(tmp_path)
    yield driver
    driver.close()


def table(hand: PlayDriver) -> Table:
    return next(widget for widget in hand.root.walk() if isinstance(widget, Table))


@pytest.mark.parametrize(("key", "page"), [("u", "forces"), ("b", "arrivals"), ("d", "dispatches"), ("o", "victory")])
def test_each_page_opens_and_closes_with_its_key_and_with_escape(hand: PlayDriver, key: str, page: str) -> None:
    for close in (key, "escape"):
        hand.key(key)
        room = hand.app.screens[-1]
        assert isinstance(room, WarRoom)
        assert room.pages[room.page].name == page
        hand.key(close)
        assert isinstance(hand.app.screens[-1], PlayScreen)


def test_find_leads_to_the_unit(hand: PlayDriver) -> None:
    hand.key("slash", *"4th")
    assert table(hand).rows[0].cells[0].text == "KPA 4th Infantry Division"
    for _ in range(9):
        if not isinstance(hand.ui.focus, Table):
            hand.key("tab")
    hand.key("home", "enter")
    assert hand.room.selected == hand.unit("KPA-4D")
    assert hand.screen.canvas.camera.shows(hand.hex("2039"))


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
