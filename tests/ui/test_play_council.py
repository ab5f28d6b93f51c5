"""The pages of the phases in which both sides decide: decision cards, air and sea."""

from collections.abc import Iterator
from pathlib import Path

import pygame
import pytest

from game.model.air import Mission
from game.model.ids import Phase, Side
from game.model.politics import Question
from game.rules.orders.air import standing
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.embark import EmbarkOrder
from game.rules.support import limits
from game.ui.buttons import Button
from game.ui.labels import Label
from game.ui.panels import Panel, Paper
from game.ui.play.allocation import Allocation
from game.ui.play.commands import legal_choices
from game.ui.play.decision import Decision
from game.ui.play.screen import PlayScreen
from game.ui.play.side_panels import ItemRow
from game.ui.play.track_fall import TrackFall
from game.ui.popups import lay_toasts
from game.view.allotments import STEP
from game.view.track_course import track_bars
from tests.support.play import PlayDriver, against_idle, painter


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    """Return the whole war as the UN side on turn 2, at its first decision: what America will do."""
    driver = against_idle(tmp_path, "campaign")
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


def test_a_closed_choice_says_why_and_cannot_be_taken(hand: PlayDriver) -> None:
    """Rule 14.1: a choice whose condition does not hold is no choice; it has no number and answers to nothing."""
    card = hand.app.screens[-1]
    assert isinstance(card, Decision)
    assert [choice.id for choice in card.closed] == ["no_intervention"]
    assert not {choice.id for choice in card.closed} & {choice.id for choice in card.choices}
    words = [it.content for it in hand.find("closed").walk() if isinstance(it, Label)]
    assert any("Washington stands by" in str(line) for line in words)
    hand.key("4")
    hand.click("closed")
    assert card.marked == 0
    assert card.event is not None
    assert card.event.id == "E03"


def test_a_track_of_the_strip_shows_what_moved_it(hand: PlayDriver) -> None:
    """P-15: in a window without room for the tracks a click on one opens its picture; Esc closes it, not the card."""
    pygame.display.set_mode((1280, 720))
    hand.app.step([pygame.event.Event(pygame.WINDOWSIZECHANGED)])
    card = hand.app.screens[-1]
    assert isinstance(card, Decision)
    coalition = next(i for i, track in enumerate(card.room.view.scenario.tracks) if track.id == "coalition")
    hand.click(f"track_{coalition}")
    fall = hand.find("track_fall")
    assert isinstance(fall, TrackFall)
    assert [bar.label for bar in fall.bars] == ["E02"]
    assert sum(isinstance(widget, Panel) for widget in hand.app.ui.dialogs[-1].walk()) == 1
    assert not hand.overflow()
    hand.key("escape")
    assert not hand.app.ui.dialogs
    assert hand.app.screens[-1] is card


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
def test_a_choice_with_a_condition_says_why_it_is_open_or_closed(tmp_path: Path, size: tuple[int, int]) -> None:
    """E27 alone has such choices: below 60 Peking may cross only against the doubters."""
    driver = against_idle(tmp_path, "campaign", Side.COMMUNIST, size=size)
    state, politics = driver.match.state, driver.match.state.scenario.politics
    china = next(i for i, track in enumerate(state.scenario.tracks) if track.id == "china")
    state.tracks = tuple(45 if i == china else level for i, level in enumerate(state.tracks))
    asked = politics.event("E27")
    choices = tuple(i for i, choice in enumerate(politics.events[asked].choices) if choice.id != "cross")
    state.politics.asked = ((Question(asked, choices),), ())  # by Side
    state.phase, state.decider = Phase.EVENTS, Side.COMMUNIST
    state.show_politics()
    page = driver.app.screens[-1]
    assert isinstance(page, Allocation)
    driver.app.push(Decision(page.room, painter("campaign"), driver.app.pop))
    driver.app.layout()
    told = [widget.text for widget in driver.root.walk() if isinstance(widget, Label)]
    assert "Open: Chinese resolve at most 59 (now 45)." in told
    assert any("Would need: Chinese resolve at least 60 (now 45)." in words for words in told)
    assert not driver.overflow()
    driver.close()


def test_beside_a_decision_lies_the_front_of_its_day(hand: PlayDriver) -> None:
    """P-15: the card has the ground as the turn began, and none of an earlier turn."""
    card = hand.app.screens[-1]
    assert isinstance(card, Decision)
    assert [known.turn for known in card.film.course] == [card.room.view.turn] == [2]
    assert card.film.course[0].holder == card.room.log.course[-1].holder
    assert hand.find("course_map").rect.height >= 100
    assert not hand.overflow()


def test_the_paper_is_as_high_as_what_it_says_and_messages_keep_clear_of_it(hand: PlayDriver) -> None:
    """LOOK 9: no blank paper; a toast lies beside the card."""
    hand.app.ui.toast("A message that is long enough to be as wide as a message of the game gets, and then some more.")
    hand.app.layout()
    hand.wait(50)
    root = hand.app.layers.root
    assert root is not None
    paper = next(it for it in root.walk() if isinstance(it, Paper))
    last = hand.find("closed").rect
    assert hand.find("decision_take").rect.top - last.bottom < 40
    boxes = lay_toasts(hand.app.ui)
    assert boxes
    assert not any(box.rect.colliderect(paper.rect) for box in boxes)


def test_a_card_shows_the_track_it_hangs_on_and_another_by_a_click(hand: PlayDriver) -> None:
    """Rule 13: what moved a track, from the start to its present level."""
    card = hand.app.screens[-1]
    assert isinstance(card, Decision)
    view = card.room.view
    assert view.scenario.tracks[card.tracks.chosen].id == "us_commit"
    coalition = next(i for i, track in enumerate(view.scenario.tracks) if track.id == "coalition")
    hand.click(f"track_{coalition}")
    fall = hand.find("track_fall")
    assert isinstance(fall, TrackFall)
    assert [bar.label for bar in fall.bars] == ["E02"]
    assert fall.start + sum(bar.change for bar in fall.bars) == view.tracks[coalition] == 2


def test_the_record_of_the_tracks_adds_up(hand: PlayDriver) -> None:
    """Rule 13: every track the side knows is where the record of its moves ends."""
    card = hand.app.screens[-1]
    assert isinstance(card, Decision)
    room = card.room
    while room.view.turn < 4:
        if isinstance(hand.app.screens[-1], PlayScreen):
            hand.room.end_turn()
        else:
            hand.key("enter" if isinstance(hand.app.screens[-1], Decision) else "ctrl+enter")
        hand.wait(500)
    view, log = room.view, room.log
    for i, track in enumerate(view.scenario.tracks):
        bars = track_bars(view, log.tracks[i], log.moves, i, 9)
        assert log.tracks[i] + sum(bar.change for bar in bars) == view.tracks[i], track.id
    assert {move.turn for move in log.moves} <= set(range(1, view.turn + 1))
    assert len(log.moves) >= 3


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
    hand = against_idle(tmp_path, "campaign", size=size, scale=scale)
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
    hand = against_idle(tmp_path, "inchon", seed=3)
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


def test_airborne_troops_jump_from_the_list_of_what_is_left(tmp_path: Path) -> None:
    """Rule 10.4: with airlift held ready the list before the end of a turn leads to the unit, and it can be dropped."""
    hand = against_idle(tmp_path, "race_to_the_yalu", size=(1280, 720))
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


def test_the_interdiction_to_come_is_shown_as_the_rule_brings_it(tmp_path: Path) -> None:
    """P-12: a figure for what the points now given will do, with its factors; exact where nobody is in the air."""
    hand = against_idle(tmp_path, "inchon")
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
    hand = against_idle(tmp_path, "pusan_perimeter")
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
