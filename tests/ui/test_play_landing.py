"""The landing planner and the zones on the page of air and sea: what is shown, chosen, planned and landed."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.ids import Intelligence, Phase, Side
from game.model.picture import Contact
from game.rules.forecast import forecast
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.sites import alert_pm, site_hexes
from game.ui.bars import Pips
from game.ui.choices import Toggle
from game.ui.labels import Label
from game.ui.play.allocation import Allocation
from game.ui.play.landing_map import LandingMap
from game.ui.play.landing_table import TurnChips
from game.ui.play.screen import PlayScreen
from game.ui.play.side_panels import ItemRow
from game.ui.play.zone_map import ZoneMap
from game.ui.rows import PickRow
from game.view.landing_outlook import confidence, garrison_men, men_ashore, outlook
from game.view.landing_secrecy import alert_parts, beliefs
from game.view.landing_times import landing_times
from game.view.landing_words import site_lines
from tests.support.play import PlayDriver, against_idle


@pytest.fixture
def september(tmp_path: Path) -> Iterator[PlayDriver]:
    """Return Inchon at 1280x720 on its first turn, at the page of air and sea power: the landing is ready."""
    driver = against_idle(tmp_path, "inchon", size=(1280, 720))
    yield driver
    driver.close()


def test_the_phase_is_ended_from_the_map_as_from_its_page(september: PlayDriver) -> None:
    """Go on means the same in both places; J opens and closes the page."""
    assert isinstance(september.app.screens[-1], Allocation)
    september.key("escape")
    assert isinstance(september.app.screens[-1], PlayScreen)
    for kind in (Allocation, PlayScreen):
        september.key("j")
        assert isinstance(september.app.screens[-1], kind)
    september.click("end_turn")
    september.wait(500)
    assert isinstance(september.app.screens[-1], PlayScreen)
    assert september.match.view(Side.UN).phase == Phase.UN_OPERATIONS


def test_sites_show_all_that_is_said_of_them(september: PlayDriver) -> None:
    """At 1280x720: beach, tides still to come, and of a site that cannot be made ready in time that it is too late."""
    september.key("2")
    assert september.overflow() == []
    beaches, tides = {}, {}
    for line in site_lines(september.match.view(Side.UN)):
        row = list(september.find(f"site_{line.id}").walk())
        beaches[line.id] = next(w.value for w in row if isinstance(w, Pips))
        tides[line.id] = next((w.turns, w.words) for w in row if isinstance(w, TurnChips))
    assert (beaches["inchon"], beaches["wonsan"], beaches["pohang"]) == (4, 2, 1)
    assert tides["inchon"] == ([24], "")
    assert tides["kunsan"] == ([], "too late, ready T38")


def test_a_page_opens_at_the_part_that_is_asked_for(september: PlayDriver) -> None:
    """Keys 1 and 2 and the tabs turn between allotments and the landing; a side without ships has no tabs."""
    assert "zone_map" not in {widget.name for widget in september.root.walk()}  # too narrow for the map
    for key, name in (("2", "site_table"), ("1", "less_cas_"), ("2", "landing_times")):
        september.key(key)
        assert september.find(name).rect.width > 0
    september.ui.set_focus(september.find("allot_parts"))
    september.key("left")
    assert september.find("more_cas_").rect.width > 0


def test_a_landing_that_is_ready_sails_from_its_page(september: PlayDriver) -> None:
    """Rule 10.5: without the tide the button says why not; on turn 24 the first wave goes ashore."""
    for _ in range(2):
        september.key("ctrl+enter")
        september.wait(500)
        september.room.end_turn()
        september.wait(500)
        if september.match.state.turn == 24:
            break
    september.key("ctrl+enter")
    september.wait(500)
    assert september.room.operates
    september.key("ctrl+enter")  # the list of what is left has the landing, and leads to it
    row = next(w for w in september.root.walk() if isinstance(w, ItemRow) and w.item.page == "air_sea")
    assert row.item.text == "ready to land at Inchon"
    september.click(row.rect.center)
    assert isinstance(september.app.screens[-1], Allocation)
    assert september.overflow() == []
    assert isinstance(september.find("landing_support"), Toggle)  # ships and aircraft go with the wave
    september.click("landing_sail")  # the page opens at the landing, which is what is left to do
    order = september.match.orders[-1]
    assert isinstance(order, LandOrder)
    assert order.gunfire > 0


def test_what_is_known_of_a_landing_is_told_before_it_sails(september: PlayDriver) -> None:
    """P-15: "date, tide, garrison estimate with confidence, secrecy, run-out to the objective"."""
    view = september.match.view(Side.UN)
    sea = view.sea
    assert sea is not None
    known = outlook(view, "inchon", "kunsan", sea.plan.force)
    assert known is not None
    assert (known.sails, known.wave_points, known.objective, known.inland) == (24, 4, "Seoul", 2)
    assert known.alert == alert_pm(view, sea.plan.site)
    september.key("2")

    def told(card: str) -> list[str]:
        return [w.text for w in september.find(card).walk() if isinstance(w, Label)]

    assert "Seoul, hexes: 2" in told("landing_outlook")
    assert "FORECAST, TURN 24" in told("landing_outlook")
    september.click("site_kunsan")
    assert september.overflow() == []
    assert "FORECAST" in told("landing_outlook")  # another site takes three turns more: too late for this scenario


def test_men_come_ashore_wave_by_wave(september: PlayDriver) -> None:
    """Rule 10.5: four points over a rough beach, six in the wave after it, staffs with the first."""
    view = september.match.view(Side.UN)
    assert view.sea is not None
    known = outlook(view, "inchon", "kunsan", view.sea.plan.force)
    assert known is not None
    points = [sum(view.own[unit].toe.stack_points for unit in wave) for wave in known.waves]
    assert points == [4, 2]
    assert sorted(unit for wave in known.waves for unit in wave) == sorted(view.sea.plan.force)
    first, second = men_ashore(view, known)
    assert first == sum(view.own[unit].men for unit in known.waves[0])
    assert second - first == sum(view.own[unit].men for unit in known.waves[1])


def test_the_alert_is_the_sum_of_its_parts(september: PlayDriver) -> None:
    """Rule 10.5: what is shown to make the alert makes it, bounded by 0 and 1; beliefs add up to the whole."""
    view = september.match.view(Side.UN)
    assert view.sea is not None
    for shelled in (0, 2):
        sea = view.sea.copy()
        sea.plan = sea.plan._replace(bombarded=shelled)
        sea.weights = tuple(1000 + 350 * (i == 1) + 200 * (i == 0) for i in range(len(view.ruleset.sea.sites) + 1))
        known = outlook(view._replace(sea=sea), "inchon", "kunsan", sea.plan.force)
        assert known is not None
        parts = alert_parts(view._replace(sea=sea), known)
        assert max(0, min(1000, sum(part.more for part in parts))) == known.alert
        assert abs(sum(line.share for line in beliefs(view._replace(sea=sea), known)) - 1000) < 12


def test_the_calendar_of_a_landing_is_that_of_the_rules(september: PlayDriver) -> None:
    """Rule 10.5: preparation, the tide it waits for, and a tenth of weight that leaks with each turn of planning."""
    view = september.match.view(Side.UN)
    assert view.sea is not None
    known = outlook(view, "inchon", "kunsan", view.sea.plan.force)
    assert known is not None
    times = landing_times(view, known)
    assert (times.now, times.ready, times.sails, times.tides, times.needs) == (23, 23, 24, (24,), 12)
    assert set(times.leak) == {1000}  # all is ready, nothing leaks any more
    other = outlook(view, "kunsan", "", view.sea.plan.force)
    assert other is not None
    later = landing_times(view, other)
    assert (later.ready, later.sails, later.tides) == (38, 0, None)
    assert later.leak == tuple(1000 + 100 * (turn - 23) for turn in range(23, later.last + 1))


def test_a_landing_is_planned_and_given_up_by_keys_alone(september: PlayDriver) -> None:
    """LOOK 8: to the table, down to another site, Enter plans it; the cover is a button; another gives it up."""
    september.key("2")
    september.wait(50)
    september.key("down", "down")  # the arrows move in the table at once
    assert september.find("site_posung").focusable
    september.key("enter")
    order = september.match.orders[-1]
    assert isinstance(order, PlanLandingOrder)
    assert (order.site, order.cover) == ("posung", "kunsan")
    september.ui.set_focus(september.find("cover_kunsan"))
    september.key("enter")
    september.ui.set_focus(september.find("landing_plan"))
    september.key("enter")
    order = september.match.orders[-1]
    assert isinstance(order, PlanLandingOrder)
    assert order.cover == ""
    september.ui.set_focus(september.find("landing_cancel"))
    september.key("enter")
    assert isinstance(september.match.orders[-1], CancelLandingOrder)


def test_without_a_chosen_site_the_best_one_is_looked_at_and_nothing_is_ordered(september: PlayDriver) -> None:
    """The cards were empty until a site was chosen; Enter plans nothing before one is."""
    page = september.app.screens[-1]
    assert isinstance(page, Allocation)
    september.key("2")
    page.landing.site = ""
    september.app.ui.relayout()
    september.app.layout()
    in_time = [line.id for line, found in page.landing.table if found.sails]
    assert page.landing.seen in in_time
    assert page.landing.found is not None
    told = " ".join(widget.text for widget in september.root.walk() if isinstance(widget, Label))
    assert page.landing.seen_words
    assert page.landing.seen_words in told
    given = len(september.match.orders)
    september.key("enter")
    assert len(september.match.orders) == given
    assert not page.landing.can_act
    page.landing.choose_site("posung")
    assert (page.landing.seen, page.landing.seen_words) == ("posung", "")


WINDOWS = [
    (size, scale)
    for scale in (0.75, 1.0, 1.25, 1.5, 2.0)
    for size in ((1280, 720), (1600, 900), (1920, 1080), (3840, 2160))
    if size[0] / scale >= 1000  # the window lowers any other scale
]


@pytest.mark.parametrize(("size", "scale"), WINDOWS)
def test_the_landing_planner_fits_every_window(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    """LOOK 9: no text wider than its box at any size and scale, with every card, with and without a site."""
    hand = against_idle(tmp_path, "inchon", size=size, scale=scale)
    hand.key("ctrl+p")
    assert hand.overflow() == []
    hand.key("2")
    hand.click("site_pohang")
    page = hand.app.screens[-1]
    assert isinstance(page, Allocation)
    for card in range(4):
        page.sea_page.card = card
        hand.app.ui.relayout()
        hand.app.layout()
        assert hand.overflow() == []
    page.landing.site = ""
    hand.app.ui.relayout()
    hand.app.layout()
    assert hand.overflow() == []
    hand.key("ctrl+enter")
    hand.wait(300)
    hand.key("j")  # in the operations phase it opens at the landing
    assert hand.find("landing_sail").rect.width > 0
    assert hand.overflow() == []
    hand.close()


def test_a_zone_is_chosen_in_its_row_and_on_the_map(tmp_path: Path) -> None:
    """The row and the map follow each other; what makes the figure of the zone is told."""
    hand = against_idle(tmp_path, "inchon", size=(1920, 1080))
    hand.click("zone_pyongyang")
    chart = hand.find("zone_map")
    assert isinstance(chart, ZoneMap)
    assert chart.chosen == "pyongyang"
    assert hand.find("zone_factors").rect.width > 0
    hand.click("pill_southwest")
    chart = hand.find("zone_map")
    assert isinstance(chart, ZoneMap)
    assert chart.chosen == "southwest"
    row = hand.find("zone_southwest")
    assert isinstance(row, PickRow)
    assert row.on
    hand.key("2")
    site = hand.match.view(Side.UN)
    inchon = site_hexes(site.board, site.ruleset)[0]
    pane = hand.find("landing_map")
    assert isinstance(pane, LandingMap)
    assert pane.camera.shows(inchon)
    kunsan = site_hexes(site.board, site.ruleset)[1]
    pane.look(pane.camera.centered(kunsan))
    hand.click(pane.rect.center)
    page = hand.app.screens[-1]
    assert isinstance(page, Allocation)
    assert page.landing.site == "kunsan"
    assert hand.overflow() == []
    hand.close()


def test_a_garrison_is_told_as_a_range_and_fought_by_the_rules(september: PlayDriver) -> None:
    """The forecast of a landing is the forecast of rule 7.8 for the wave against what is known there."""
    view = september.match.view(Side.UN)
    sea = view.sea
    assert sea is not None
    site = site_hexes(view.board, view.ruleset)[sea.plan.site]
    foe = next(c for c in view.foes.values() if isinstance(c, Contact) and not c.toe.is_hq and c.men > 1000)
    moved = foe._replace(hex=site, intelligence=Intelligence.GOOD, men=4000)
    there = view._replace(foes={**view.foes, foe.id: moved}, foes_at={**view.foes_at, site: (foe.id,)})
    known = outlook(there, "inchon", "kunsan", sea.plan.force)
    assert known is not None
    assert known.forecast == forecast(there, known.wave, site)
    assert garrison_men(there, known.garrison) == "3,200–4,800"
    assert confidence(known.garrison) is Intelligence.GOOD


def test_the_page_gives_way_to_the_beach_when_the_wave_lands(september: PlayDriver) -> None:
    """The moment is seen: the map is shown with the site in the middle."""
    while september.match.state.turn < 24:
        september.key("ctrl+enter")
        september.wait(500)
        september.room.end_turn()
        september.wait(500)
    september.key("ctrl+enter")
    september.wait(500)
    september.key("j")
    september.click("landing_sail")
    september.wait(500)
    assert isinstance(september.app.screens[-1], PlayScreen)
    view = september.match.view(Side.UN)
    assert view.own_at[site_hexes(view.board, view.ruleset)[0]]
    assert september.screen.canvas.camera.shows(site_hexes(view.board, view.ruleset)[0])


@pytest.mark.parametrize(("scenario", "side"), [("tutorial", Side.UN), ("chinese_entry", Side.COMMUNIST)])
@pytest.mark.parametrize("size", [(1024, 640), (1600, 900), (2560, 1440)])
def test_the_page_fits_maps_and_sides_of_every_kind(
    tmp_path: Path, scenario: str, side: Side, size: tuple[int, int]
) -> None:
    """A small map without landings, and the side that has neither ships nor bombers: no tabs, nothing cut off."""
    hand = against_idle(tmp_path, scenario, side, size=size)
    if not isinstance(hand.app.screens[-1], Allocation):
        hand.key("j")
    names = {widget.name for widget in hand.root.walk()}
    assert "allot_parts" not in names
    assert ("zone_map" in names) == (size[0] >= 1600)
    hand.click(next(name for name in sorted(names) if name.startswith("zone_") and name != "zone_map"))
    assert hand.overflow() == []
    hand.close()
