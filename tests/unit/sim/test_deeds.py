"""The hinges of a game are read from its events and from its units at a turn's end (RULES 17.1)."""

from dataclasses import replace

from game.model.events.arrival import UnitArrived
from game.model.events.combat import FightResolved, LossesTaken
from game.model.events.manpower import Split, UnitDissolved
from game.model.events.morale import RetreatOrdered
from game.model.events.movement import UnitMoved
from game.model.events.sea import UnitLanded, WaveLanded, WaveRepelled
from game.model.events.victory import EscapeCounted, EscapeJudged
from game.model.ids import NO_UNIT, Side, Stance, UnitId
from game.model.scenario import Escape
from game.model.sea import Beachhead, Landing, LandingStage
from game.model.state import GameState
from game.session.match import Match
from game.sim.deeds import Deeds, front_hexes
from game.sim.lines import Json
from tests.support.matches import landing, played, skirmish

GONE = Split(0, 0, 0, 0)


def beginning() -> tuple[GameState, Deeds, dict[str, UnitId]]:
    state = Match(skirmish(), 1).state
    return state, Deeds(), {unit.spec.key: unit.id for unit in state.units}


def of_army(deeds: Deeds, state: GameState, key: str) -> dict[str, Json]:
    armies = deeds.record(state)["armies"]
    assert isinstance(armies, dict)
    found = armies[key]
    assert isinstance(found, dict)
    return found


def fight(attackers: tuple[UnitId, ...], defenders: tuple[UnitId, ...]) -> FightResolved:
    return FightResolved(
        Side.COMMUNIST, 0, 0, attackers, defenders, 1, 1, 1000, 0, (), 500, 0, 0, "hold", (20,) * len(attackers), (0, 0)
    )


def test_the_first_fight_is_with_the_army_of_the_largest_unit() -> None:
    state, deeds, ids = beginning()
    deeds.watch(state, fight((ids["kpa-3"],), (ids["rok-7"], ids["us-21"])))
    state.turn = 2
    deeds.watch(state, fight((ids["kpa-3"],), (ids["us-21"],)))
    assert of_army(deeds, state, "KPA")["first_fight"] == {"turn": 1, "against": "ROK"}
    assert of_army(deeds, state, "US")["first_fight"] == {"turn": 1, "against": "KPA"}


def test_a_unit_broken_within_three_fights_is_broken_early_and_once() -> None:
    state, deeds, ids = beginning()
    first, later = ids["rok-7"], ids["rok-1"]
    for _ in range(4):
        deeds.watch(state, fight((ids["kpa-4"],), (later,)))
    deeds.watch(state, fight((ids["kpa-3"],), (first,)))
    deeds.watch(state, LossesTaken("wear", (first,), (6_000,), (0,), (0,)))
    deeds.watch(state, LossesTaken("fight", (later,), (7_900,), (0,), (0,)))
    assert of_army(deeds, state, "ROK")["broken_early"] == 0
    deeds.watch(state, LossesTaken("fight", (first,), (4_901,), (0,), (0,)))
    deeds.watch(state, UnitDissolved(first, "shattered", 0, 0, GONE, 5))
    deeds.watch(state, UnitDissolved(later, "shattered", 0, 0, GONE, 5))
    assert of_army(deeds, state, "ROK")["broken_early"] == 1


def test_divisions_become_wrecks_by_corps() -> None:
    state, deeds, ids = beginning()
    rok = state.units[ids["rok-7"]]
    deeds.close_turn(state)
    rok.men = 3_400
    deeds.close_turn(state)
    state.turn = 2
    deeds.close_turn(state)  # still one
    rok.men = 7_000
    deeds.close_turn(state)
    rok.men, state.turn = 3_000, 3
    deeds.close_turn(state)
    assert of_army(deeds, state, "ROK")["wrecks"] == {"rok-1-corps": [1, 3]}
    assert of_army(deeds, state, "ROK")["arrived"] == 1


def test_retreats_are_ordered_for_a_corps_and_for_all() -> None:
    state, deeds, ids = beginning()
    for turn, hq in ((25, ids["kpa-1-corps"]), (26, NO_UNIT), (27, NO_UNIT)):
        state.turn = turn
        deeds.watch(state, RetreatOrdered(0, hq, "river", (), 0, 0))
    found = of_army(deeds, state, "KPA")
    assert (found["batch_retreat"], found["general_retreat"]) == (25, 26)


def test_a_line_is_reached_by_the_first_who_marches_onto_it() -> None:
    state, deeds, ids = beginning()
    grid = state.board.grid
    on_river = grid.from_label("0406")
    deeds.watch(state, UnitMoved(ids["kpa-1-corps"], (on_river,), 10))  # an HQ takes nothing
    assert deeds.record(state)["lines"] == {}
    deeds.watch(state, UnitMoved(ids["kpa-3"], (grid.from_label("0405"), on_river, grid.from_label("0407")), 30))
    state.turn = 2
    deeds.watch(state, UnitMoved(ids["kpa-4"], (on_river,), 10))
    assert deeds.record(state)["lines"] == {"river": {"communist": {"turn": 1, "army": "KPA"}}}


def test_a_landing_counts_its_men_and_those_who_follow() -> None:
    match = Match(landing(), 1)
    state, deeds = match.state, Deeds()
    by_key = {unit.spec.key: unit for unit in state.units}
    first, second, third = (by_key[key] for key in "abc")
    site = next(i for i, rules in enumerate(state.ruleset.sea.sites) if rules.id == "inchon")
    state.sea.plan = Landing(LandingStage.READY, site, site)
    first.rear_taken = 700  # comes a turn later
    beach = first.hex if first.on_map else 7
    deeds.watch(state, WaveRepelled((first.id,), beach))
    deeds.watch(state, WaveLanded((first.id,), Beachhead(beach, 100, 30, 30)))
    deeds.watch(state, UnitLanded(second.id, beach, 0))
    state.turn += 1
    deeds.watch(state, UnitLanded(second.id, beach + 1, 0))  # elsewhere
    deeds.watch(state, UnitArrived(third.id, beach, 0, 500, 0, 0, 0, 900, 800, 800, 0, Stance.HOLD, NO_UNIT))
    turn, men = state.turn, first.men + second.men
    assert deeds.record(state)["landings"] == [
        {"site": "inchon", "turn": turn - 1, "won": False, "men": {}},
        {
            "site": "inchon",
            "turn": turn - 1,
            "won": True,
            "men": {str(turn - 1): men, str(turn): men + 700 + 500},
        },
    ]


def test_who_is_caught_and_who_gets_out_is_counted() -> None:
    state, deeds, ids = beginning()
    state.scenario = replace(state.scenario, escapes=(Escape(0, 0, 1, 2, 350, Side.COMMUNIST, 4),))
    deeds.watch(state, EscapeCounted(0, (ids["kpa-3"], ids["kpa-4"]), (11_000, 10_000)))
    state.turn = 2
    deeds.watch(state, EscapeJudged(0, 9_000, 4))
    found = of_army(deeds, state, "KPA")
    assert (found["caught"], found["escaped"]) == ({"turn": 1, "men": 21_000}, {"turn": 2, "men": 9_000})


def test_the_front_is_land_taken_over_the_length_of_the_line() -> None:
    assert front_hexes(range(22), (66, 11)) == -2.5
    assert front_hexes(range(10), (0, 30)) == 3.0


def test_a_whole_game_has_its_deeds() -> None:
    match, deeds = played("regular", "regular"), Deeds()
    match.watch = deeds.watch
    match.run()
    deeds.close_turn(match.state)
    assert of_army(deeds, match.state, "KPA")["first_fight"] == {"turn": 1, "against": "ROK"}
