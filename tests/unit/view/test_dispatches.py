"""Events in words: each side reads what concerns it, and nothing of what only the other knows."""

import pytest

from game.ai.registry import make_seats
from game.model.air import Allotment, Mission
from game.model.events.base import Event
from game.model.events.bridges import BridgeBlown
from game.model.events.combat import FightResolved, LossesTaken
from game.model.events.manpower import Split, UnitDissolved
from game.model.events.morale import ArmyMoraleChanged
from game.model.events.movement import HqDisplaced, UnitMoved
from game.model.ids import Side
from game.session.match import Match
from game.view import tellers
from game.view.dispatches import Dispatch, Tone, at_place, dispatches, names
from game.view.tellers_air import _flown
from game.view.text import t
from tests.support.matches import skirmish


@pytest.fixture(scope="module")
def match() -> Match:
    return Match(skirmish(), 1, players=make_seats(("human", "human"), 1))


def test_a_bridge_that_fell_is_told_to_who_blew_it_and_to_who_sees_it(match: Match) -> None:
    event = BridgeBlown(0, Side.UN, roll=1, success=True)
    told = dispatches(match.state, Side.UN, [event])
    assert [line.tone for line in told] == [Tone.GOOD]
    span = match.state.board.bridges[0]
    seen = any(match.state.sight[Side.COMMUNIST][h] for h in (span.a, span.b))
    assert len(dispatches(match.state, Side.COMMUNIST, [event])) == seen


def test_a_bridge_that_stands_is_the_secret_of_who_tried(match: Match) -> None:
    event = BridgeBlown(0, Side.UN, roll=999, success=False)
    assert [line.tone for line in dispatches(match.state, Side.UN, [event])] == [Tone.BAD]
    assert dispatches(match.state, Side.COMMUNIST, [event]) == []


@pytest.mark.parametrize("cause", ["shattered", "overrun", "cohesion"])
def test_a_dissolved_unit_is_bad_news_to_its_side(match: Match, cause: str) -> None:
    unit = next(unit for unit in match.state.units if unit.side is Side.UN and unit.on_map)
    event = UnitDissolved(unit.id, cause, unit.hex, 0, Split(0, 0, 0, 0), 1)
    assert [(line.tone, line.about) for line in dispatches(match.state, Side.UN, [event])] == [(Tone.BAD, "dissolved")]


@pytest.mark.parametrize("gone", [False, True])
def test_a_headquarters_that_fled_counts_as_a_retreat(match: Match, *, gone: bool) -> None:
    """The line that sums up the enemy's turn was silent about it."""
    hq = next(unit for unit in match.state.units if unit.side is Side.UN and unit.is_hq and unit.on_map)
    event = HqDisplaced(hq.id, () if gone else (hq.hex,), 5, (), ())
    told = dispatches(match.state, Side.UN, [event])
    assert [(line.tone, line.about) for line in told] == [(Tone.BAD, "retreat")]


@pytest.mark.parametrize("gone", [False, True])
def test_who_overruns_a_headquarters_reads_of_it_and_where(match: Match, *, gone: bool) -> None:
    """Rule 4.3: the one who chased it was told nothing. Whether it left the map is not in what he reads."""
    hq = next(unit for unit in match.state.units if unit.side is Side.UN and unit.is_hq and unit.on_map)
    tank = next(unit for unit in match.state.units if unit.side is Side.COMMUNIST and unit.on_map)
    events: list[Event] = [
        HqDisplaced(hq.id, () if gone else (hq.hex,), 5, (), ()),
        UnitMoved(tank.id, (tank.hex, hq.hex), 10),
    ]
    told = dispatches(match.state, Side.COMMUNIST, events)
    where = at_place(match.state, hq.hex)
    assert [(line.text, line.hex) for line in told] == [
        (f"{names(match.state, [hq.id])} was overrun and fled {where}", hq.hex)
    ]
    assert [(line.tone, line.about) for line in told] == [(Tone.GOOD, "retreat")]
    own = dispatches(match.state, Side.UN, events)
    assert [line.hex for line in own] == [None if gone else hq.hex]
    assert where not in own[0].text


def test_an_overrun_headquarters_that_was_covert_is_not_named(match: Match) -> None:
    """Rule 12.2: it was seen as unidentified."""
    hq = next(unit for unit in match.state.units if unit.side is Side.UN and unit.is_hq and unit.on_map)
    hq.covert = True
    told = dispatches(match.state, Side.COMMUNIST, [HqDisplaced(hq.id, (), 5, (), ())])
    hq.covert = False
    assert [line.text for line in told] == [t("dispatch.hq.overran", hq=t("dispatch.hq.covert"))]


def test_a_fight_tells_a_side_its_own_losses_only(match: Match) -> None:
    """Men lost in the fight and in the retreat from it are added; those of the next fight are not."""
    ours, theirs = (
        next(u for u in match.state.units if u.side is side and u.on_map) for side in (Side.UN, Side.COMMUNIST)
    )
    fight = FightResolved(
        *(Side.COMMUNIST, ours.hex, 0, (theirs.id,), (ours.id,), 1000, 500, 2000, 0, (), 1, 0, 0, "hold", (10,), (0, 0))
    )
    first = [
        LossesTaken(cause, (ours.id, theirs.id), (100, 7), (0, 0), (0, 0)) for cause in ("fight", "retreat", "cold")
    ]
    later = LossesTaken("fight", (ours.id,), (5000,), (0,), (0,))
    told = dispatches(match.state, Side.UN, [fight, *first, fight, later])
    assert [line.text.rpartition("; ")[2] for line in told] == ["200 of our men lost", "5,000 of our men lost"]
    assert dispatches(match.state, Side.COMMUNIST, [fight, *first])[0].text.endswith("; 14 of our men lost")


def test_a_change_of_morale_is_told_with_its_parts_to_its_own_side(match: Match) -> None:
    """Rule 8.1: what moved an army's morale most is named first; the enemy's reasons are his secret."""
    event = ArmyMoraleChanged(0, (("drift", -20), ("cut_off", -220)), 390)
    told = dispatches(match.state, Side.COMMUNIST, [event])
    assert [(line.text, line.tone, line.about) for line in told] == [
        ("Morale of the KPA is 39 (−24.0): men without a way home −22.0, time −2.0", Tone.BAD, "morale KPA")
    ]
    assert dispatches(match.state, Side.UN, [event]) == []
    assert dispatches(match.state, Side.COMMUNIST, [ArmyMoraleChanged(0, (("drift", -5),), 390)]) == []


def test_a_place_that_fell_is_told_with_its_points(match: Match) -> None:
    view = match.view(Side.COMMUNIST)
    before = tuple(1 - holder for holder in tellers.key_holders(view))
    told = tellers.places_taken(before, view)
    assert len(told) == len(before)
    assert tellers.places_taken(tellers.key_holders(view), view) == []


def test_a_turn_is_summed_up_by_what_it_cost_and_won() -> None:
    news = [Dispatch(1, "", Tone.BAD, about="retreat"), Dispatch(1, "UN side took Seoul", Tone.BAD, about="taken")]
    assert tellers.turn_summary(news) == "Meanwhile: retreats: ours 1, theirs 0 · UN side took Seoul"
    assert tellers.turn_summary([]) == ""


def test_every_mission_of_the_enemy_is_named_without_a_gap() -> None:
    """What is flown against a place is named as a kind: the place is not told with it."""
    told = _flown(Allotment(mission, "somewhere", 10, 0) for mission in Mission)
    assert "{" not in told
    assert told.count("1.0") == len(Mission)
