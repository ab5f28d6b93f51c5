"""What the pools of the armies gain (rule 9.1)."""

from collections.abc import Iterator
from functools import lru_cache

from game.model.board import Board
from game.model.events.arrival import PoolChanged
from game.model.events.base import Event
from game.model.ids import HexId, Side, Status
from game.model.ruleset import Inflow, TrackScale, at_turn
from game.model.state import GameState
from game.rules.politics.params import param_of

PM = 1000


def pool_inflow(state: GameState) -> Iterator[Event]:
    """Yield what the pools of the armies in the field gain this turn (rule 9.1), and the men who return to them.

    An army is in the field once the first of its units has come.
    """
    present = {unit.army for unit in state.units if unit.status != Status.EXPECTED}
    for army, rules in enumerate(state.ruleset.armies):
        inflow = rules.pool_inflow
        returned = sum(men for turn, men in state.armies[army].pool.returning if turn <= state.turn)
        bombed = state.air.bombed.recruits if rules.id == state.ruleset.air.bombed_army else 0
        gained = _gains(state, inflow, army, bombed) if army in present else (0, 0, 0, 0)
        if returned or any(gained):
            yield PoolChanged(army, *gained, returned=returned)


def _gains(state: GameState, inflow: Inflow, army: int, bombed: int) -> tuple[int, int, int, int]:
    """Return trained men, recruits, tanks and guns of one turn; ``bombed`` recruits stay away (10.3)."""
    turn, side = state.turn, Side(state.ruleset.armies[army].side)
    recruits = at_turn(inflow.recruits, turn)
    if per_pop := at_turn(inflow.recruits_per_pop_tenth, turn):
        called_up = per_pop * _population(state, inflow.recruits_region, side) // 100
        recruits += called_up * _conscription_pm(state, inflow) // PM
    if inflow.recruits_flag in state.flags:
        recruits += inflow.flag_recruits
    recruits = recruits * (PM + param_of(state, "recruits_pm", army)) // PM
    return (
        _scaled(state, at_turn(inflow.trained, turn), inflow.trained_scale),
        max(0, _scaled(state, recruits, inflow.recruits_scale) - bombed),
        _scaled(state, at_turn(inflow.tanks, turn), inflow.weapons_scale),
        _scaled(state, at_turn(inflow.guns, turn), inflow.weapons_scale),
    )


def _conscription_pm(state: GameState, inflow: Inflow) -> int:
    """Return the share of the recruits of the population that is called up (rule 14.2, E08)."""
    if not inflow.recruits_full_flag or not state.scenario.politics.events:
        return PM
    if inflow.recruits_full_flag in state.flags:
        return PM
    return PM // 2 if inflow.recruits_half_flag in state.flags else 0


def _scaled(state: GameState, value: int, scale: TrackScale) -> int:
    for track, level in zip(state.scenario.tracks, state.tracks, strict=True):
        if track.id == scale.track:
            return value * level // scale.base
    return value


def _population(state: GameState, region: str, side: Side) -> int:
    """Return the population, in tenths of 100,000, of the places a side holds in a region, or anywhere if empty."""
    holder = state.holder
    return sum([pop for h, pop in _peopled(state.board, region) if holder[h] == side])


@lru_cache(maxsize=16)
def _peopled(board: Board, region: str) -> tuple[tuple[HexId, int], ...]:
    """Return the hexes of the places in a region, of all of them if empty, and how many live there."""
    regions = [board.regions[i] if i >= 0 else "" for i in board.region]
    return tuple((place.hex, place.pop) for place in board.places if region in ("", regions[place.hex]) and place.pop)
