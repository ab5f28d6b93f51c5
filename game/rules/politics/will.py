"""What the war does to the will to go on, at a turn's end (rule 13), and what events ask about (rule 14.1)."""

from collections.abc import Iterator

from game.model.events.base import Event
from game.model.events.politics import PoliticsCounted
from game.model.ids import Side
from game.model.politics import Watch
from game.model.rule_politics import Will
from game.model.state import GameState
from game.model.units import Unit
from game.rules.politics.tracks import NO_TRACK, shifted, track_of
from game.rules.victory import lost_for_good


def political_upkeep(state: GameState) -> Iterator[Event]:
    """Yield what capitals, losses and retreats do to the tracks that follow them, then what is counted."""
    if not state.scenario.politics.events:
        return
    record = state.politics
    watch = tuple(_watched(state, i, old) for i, old in enumerate(record.watch))
    counted = list(record.counted)
    for i, will in enumerate(state.ruleset.politics.wills):
        if (track := track_of(state, will.track)) != NO_TRACK:
            counted[i] = _losses(state, will)
            points = _capitals(state, will, watch) + (counted[i] - record.counted[i]) * will.loss_points
            side = Side(state.ruleset.armies[state.ruleset.army(will.army)].side)
            yield from shifted(state, track, points + _retreat(state, will), side.enemy)
            if state.result is not None:
                return
    now = (watch, _first_fights(state), _driven_back(state), tuple(counted))
    if now != (record.watch, record.fought, record.driven_back, record.counted):
        yield PoliticsCounted(*now)


def _watched(state: GameState, index: int, old: Watch) -> Watch:
    holder = state.holder[state.scenario.politics.watched[index]]
    return old if holder == old.holder else Watch(holder, state.turn, old.changes + 1)


def _capitals(state: GameState, will: Will, watch: tuple[Watch, ...]) -> int:
    """Return the points for capitals that changed hands this turn; the enemy's counts the first time only."""
    rules, side = state.ruleset.politics, Side(state.ruleset.armies[state.ruleset.army(will.army)].side)
    points = 0
    for place, lost, taken in (
        (will.capital, rules.capital_lost, rules.capital_regained),
        (will.enemy_capital, 0, rules.capital_taken),
    ):
        town = next((town for town in state.board.places if place and town.id == place), None)
        if town is None or town.hex not in state.scenario.politics.watched:
            continue
        i = state.scenario.politics.watched.index(town.hex)
        if watch[i] == state.politics.watch[i]:
            continue
        first = watch[i].changes == 1
        if watch[i].holder == side:
            points += taken if place == will.capital or first else 0
        elif watch[i].holder == side.enemy:
            points += lost
    return points


def _losses(state: GameState, will: Will) -> int:
    """Return how many times the army has lost the men that count."""
    return lost_for_good(state.armies[state.ruleset.army(will.army)].toll) // will.loss_men


def _retreat(state: GameState, will: Will) -> int:
    record = state.armies[state.ruleset.army(will.army)]
    return state.ruleset.politics.general_retreat if record.general_retreat_turn == state.turn else 0


def _first_fights(state: GameState) -> tuple[int, ...]:
    fighting = {unit.army for unit in state.units if unit.fought}
    return tuple(turn or (state.turn if army in fighting else 0) for army, turn in enumerate(state.politics.fought))


def _driven_back(state: GameState) -> tuple[int, ...]:
    """Return by army how many enemy units retreated this turn near a unit of it that fought."""
    retreated = [unit for unit in state.units if unit.retreated and unit.on_map and not unit.is_hq]
    return tuple(
        sum(1 for unit in retreated if unit.side != rules.side and _is_near(state, unit, army))
        for army, rules in enumerate(state.ruleset.armies)
    )


def _is_near(state: GameState, unit: Unit, army: int) -> bool:
    near, grid = state.ruleset.politics.driven_back_hexes, state.board.grid
    return any(
        other.army == army and other.fought and other.on_map and grid.distance(other.hex, unit.hex) <= near
        for other in state.units
    )
