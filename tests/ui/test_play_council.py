"""The pages of the phases in which both sides decide: decision cards, air and sea, the landing planner."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.ai.registry import make_player
from game.model.air import Mission
from game.model.ids import Intelligence, Phase, Side
from game.model.picture import Contact
from game.rules.forecast import forecast
from game.rules.orders.air import standing
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.sites import alert_pm, site_hexes
from game.rules.support import limits
from game.ui.bars import Pips
from game.ui.buttons import Button
from game.ui.choices import Toggle
from game.ui.labels import Label
from game.ui.play.allocation import Allocation
from game.ui.play.commands import legal_choices
from game.ui.play.decision import Decision
from game.ui.play.landing_map import LandingMap
from game.ui.play.landing_table import TurnChips
from game.ui.play.screen import PlayScreen
from game.ui.play.side_panels import ItemRow
from game.ui.play.zone_map import ZoneMap
from game.ui.rows import PickRow
from game.view.allotments import STEP
from game.view.landing_outlook import confidence, garrison_men, men_ashore, outlook
from game.view.landing_secrecy import alert_parts, beliefs
from game.view.landing_times import landing_times
from game.view.landing_words import site_lines
from tests.support.play import PlayDriver


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    """Return the whole war as the UN side on turn 2, at its first decision: what America will do."""
    driver = PlayDriver(tmp_path, scenario="campaign", players=(make_player("idle", Side.COMMUNIST, 1), None))
    driver.wait(500)
    driver.key("ctrl+enter")  # nothing to allot on the first turn
    driver.wait(500)
    driver.room.end_turn()
    driver.wait(500)
    yield driver
    driver.close()


def decided(hand: PlayDriver) -> PlayDriver:
    """Take what history decided until the phase is over."""
    while isinstance(hand.app.screens[-1], Decision):
        hand.key("enter")
        hand.wait(500)
    return hand


def test_a_decision_is_asked_marked_by_number_and_taken(hand: PlayDriver) -> None:
    """Rule 14.1: the card comes by itself, goes away for a look at the map, and must be answered."""
    card = hand.app.screens[-1]
    assert isinstance(card, Decision)
    assert card.event is not None
    assert (card.event.id, len(card.choices)) == ("E03", 3)
    hand.key("escape")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    hand.key("k")
    hand.key("2", "enter")
    hand.wait(500)
    view = hand.match.view(Side.UN)
    event = view.scenario.politics.event("E03")
    taken = next(taken for taken in view.politics.taken if taken.event == event)
    assert view.scenario.politics.events[event].choices[taken.choice].id == "air_and_sea"


def test_beside_a_decision_lies_the_front_of_its_day(hand: PlayDriver) -> None:
    """P-15: the card has the ground as the turn began, and none of an earlier turn."""
    card = hand.app.screens[-1]
    assert isinstance(card, Decision)
    assert [known.turn for known in card.film.course] == [card.room.view.turn] == [2]
    assert card.film.course[0].holder == card.room.log.course[-1].holder
    assert hand.find("course_map").rect.height >= 100
    assert not hand.overflow()


def test_air_points_are_turned_up_and_down(hand: PlayDriver) -> None:
    """Rules 10.2: the page opens in its phase; each click is an order; the key that ends a turn ends it."""
    decided(hand)
    assert isinstance(hand.app.screens[-1], Allocation)
    assert hand.match.view(Side.UN).phase == Phase.ALLOCATION
    for name, tenths in (("more_cas_", STEP), ("more_cas_", 2 * STEP), ("less_cas_", STEP)):
        hand.click(name)
        assert standing(hand.match.view(Side.UN), Mission.CAS, "") == (tenths, 0)
    hand.key("ctrl+enter")
    hand.wait(500)
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert hand.match.view(Side.UN).phase == Phase.UN_OPERATIONS


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_is_cut_off(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    """LOOK: no text wider than its box, no widget outside its parent."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="campaign", players=seats, size=size, scale=scale)
    hand.wait(500)
    seen = set()
    for _ in range(12):
        seen.add(type(hand.app.screens[-1]))
        assert hand.overflow() == []
        if isinstance(hand.app.screens[-1], PlayScreen):
            hand.room.end_turn()
        else:
            hand.key("enter" if isinstance(hand.app.screens[-1], Decision) else "ctrl+enter")
        hand.wait(500)
    assert {Decision, Allocation} <= seen
    hand.close()


def test_an_assault_is_given_aircraft_and_ships(tmp_path: Path) -> None:
    """Rules 7.2, 10.4: "in the own step the attack order names points"; the forecast shows what they add."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="inchon", players=seats, seed=3)
    hand.wait(500)
    for _ in range(6):
        hand.click("more_cas_")
    hand.key("ctrl+enter")
    hand.wait(500)
    room, view = hand.room, hand.match.view(Side.UN)
    target = next(h for h in sorted(view.foes_at) if any(view.own_at.get(n) for n in view.board.near[h]))
    unit = next(i for n in view.board.near[target] for i in view.own_at.get(n, ()) if not view.own[i].is_hq)
    room.select(unit)
    room.point_at(target)  # the forecast under the pointer is taken up by the first key
    assert room.shown_plan is not None
    bare, most = room.shown_plan.forecast.odds.attack, limits(view, Side.UN, target)
    assert most.cas == 3
    hand.key("g", "g")
    plan = room.plan
    assert plan is not None
    assert plan.support.cas == 2
    assert plan.forecast.odds.attack > bare
    assert hand.overflow() == []
    hand.click("assault")
    order = hand.match.orders[-1]
    assert isinstance(order, AssaultOrder)
    assert order.cas == 2
    hand.close()


@pytest.fixture
def september(tmp_path: Path) -> Iterator[PlayDriver]:
    """Return Inchon at 1280x720 on its first turn, at the page of air and sea power: the landing is ready."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    driver = PlayDriver(tmp_path, scenario="inchon", players=seats, size=(1280, 720))
    driver.wait(500)
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


def test_airborne_troops_jump_from_the_list_of_what_is_left(tmp_path: Path) -> None:
    """Rule 10.4: with airlift held ready the list before the end of a turn leads to the unit, and it can be dropped."""
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="race_to_the_yalu", players=seats, size=(1280, 720))
    hand.wait(500)
    for _ in range(hand.match.setting.ruleset.air.drop_lift_tenths // STEP):
        hand.click("more_airlift_")
    hand.key("ctrl+enter")
    hand.wait(500)
    hand.key("ctrl+enter")
    row = next(w for w in hand.root.walk() if isinstance(w, ItemRow) and w.item.text == "can jump from aircraft")
    assert row.item.units == (hand.unit("US-187"),)
    hand.click("warn_stay")
    hand.room.select(hand.unit("US-187"))
    hand.screen.order("more")
    hand.app.layout()
    assert hand.overflow() == []
    words = [w.label for w in hand.root.walk() if isinstance(w, Button)]
    hand.click(f"more_{next(i for i, word in enumerate(words) if word.startswith('Jump'))}")
    assert isinstance(hand.match.orders[-1], AirDropOrder)
    hand.close()


def test_all_that_is_free_is_allotted_at_once(hand: PlayDriver) -> None:
    """A right click on + gives all there is, on − takes all of it back; Shift and Enter do the same."""
    decided(hand)
    for button, held in (("more_cas_", None), ("less_cas_", 0)):
        free = hand.match.view(Side.UN).air.tactical
        hand.click(button, button=3)
        now = standing(hand.match.view(Side.UN), Mission.CAS, "")[0]
        assert now == (free if held is None else held)
    hand.ui.set_focus(hand.find("more_cas_"))
    hand.key("shift+enter")
    assert standing(hand.match.view(Side.UN), Mission.CAS, "")[0] == hand.match.view(Side.UN).air.tactical


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


@pytest.mark.parametrize("size", [(1280, 720), (1600, 900), (1920, 1080), (3840, 2160)])
@pytest.mark.parametrize("scale", [0.75, 1.0, 1.25, 1.5, 2.0])
def test_the_landing_planner_fits_every_window(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    """LOOK 9: no text wider than its box at any size and scale, with every card, with and without a site."""
    if size[0] / scale < 1000:
        pytest.skip("the window lowers such a scale")
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="inchon", players=seats, size=size, scale=scale)
    hand.wait(500)
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
    seats = (make_player("idle", Side.COMMUNIST, 1), None)
    hand = PlayDriver(tmp_path, scenario="inchon", players=seats, size=(1920, 1080))
    hand.wait(500)
    hand.click("zone_pyongyang")
    chart = hand.find("zone_map")
    assert isinstance(chart, ZoneMap)
    assert chart.chosen == "pyongyang"
    assert hand.find("zone_factors").rect.width > 0
    place = next(center for line, center in chart._middles() if line.id == "southwest")
    hand.click(place)
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


def test_the_interdiction_to_come_is_shown_as_the_rule_brings_it(tmp_path: Path) -> None:
    """P-12: a figure for what the points now given will do, with its factors; exact where nobody is in the air."""
    hand = PlayDriver(tmp_path, scenario="inchon", players=(make_player("idle", Side.COMMUNIST, 1), None))
    hand.wait(500)
    assert isinstance(hand.app.screens[-1], Allocation)
    zone = hand.match.setting.board.zones[2]

    def to_come() -> Label:
        found = next(widget for widget in hand.root.walk() if widget.name == f"to_come_{zone.name}")
        assert isinstance(found, Label)
        return found

    before = to_come().text
    for _ in range(4):
        hand.click(f"more_interdiction_{zone.id}")
    told = to_come()
    assert told.text != before
    assert "effort" in str(told.tooltip)
    assert hand.overflow() == []
    told_text = told.text
    hand.key("ctrl+enter")
    hand.wait(500)
    assert f"{hand.match.view(Side.UN).interdiction_dealt[2] / 1000:.2f}" == told_text
    hand.close()


def test_a_unit_embarks_by_its_key_for_a_port_of_choice(tmp_path: Path) -> None:
    """Rule 10.6, LOOK 8: E lists where the selected unit can sail; where it cannot, the reason."""
    hand = PlayDriver(tmp_path, scenario="pusan_perimeter", players=(make_player("idle", Side.COMMUNIST, 1), None))
    hand.wait(500)
    hand.key("ctrl+enter")
    hand.wait(500)
    room = hand.room
    assert room.operates
    waiting = [unit for unit in room.view.own.values() if unit.on_map and not unit.is_hq]
    able = []
    for unit in waiting:
        room.select(unit.id)
        if legal_choices(room, "embark"):
            able.append(unit)
    assert 0 < len(able) < len(waiting)
    inland = next(unit for unit in waiting if unit not in able)
    room.select(inland.id)
    hand.key("e")
    assert not hand.ui.dialogs
    assert hand.ui.toasts
    room.select(able[0].id)
    ports = len(legal_choices(room, "embark"))
    hand.key("e")
    assert sum(1 for widget in hand.root.walk() if widget.name.removeprefix("more_").isdecimal()) == ports
    assert hand.overflow() == []
    hand.click("more_0")
    assert not room.view.own[able[0].id].on_map
    assert isinstance(hand.match.orders[-1], EmbarkOrder)
    hand.close()
