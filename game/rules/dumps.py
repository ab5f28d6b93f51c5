"""Captured dumps (rule 6.6)."""

from collections.abc import Iterator

from game.model.events.base import Event
from game.model.events.supply import DumpCaptured
from game.model.ids import HexId, UnitId
from game.model.layers import source_hexes
from game.model.state import GameState


def captured_dump(state: GameState, unit_id: UnitId, h: HexId) -> Iterator[Event]:
    """Yield what a unit that took hex ``h`` from the enemy finds there, if it is a port or was an enemy depot."""
    place = state.board.place_at.get(h)
    port = place is not None and state.board.places[place].port
    if port or h in _enemy_depots(state, unit_id):
        yield from _loot(state, unit_id, h)


def captured_headquarters(state: GameState, unit_id: UnitId, h: HexId) -> Iterator[Event]:
    """Yield what a unit finds in hex ``h`` from which it drove an enemy HQ (rules 4.3, 6.6)."""
    yield from _loot(state, unit_id, h)


def _enemy_depots(state: GameState, unit_id: UnitId) -> list[HexId]:
    enemy = state.units[unit_id].side.enemy
    rules = state.ruleset.supply.sources
    hexes = source_hexes(state.board, state.ruleset)
    return [where for where, source in zip(hexes, rules, strict=True) if source.depot and source.side == enemy]


def _loot(state: GameState, unit_id: UnitId, h: HexId) -> Iterator[Event]:
    side = state.units[unit_id].side
    if 2 * h + side in state.dumps_taken:
        return
    stack = tuple(sorted({unit_id, *state.at[side].get(h, ())}))
    gain = state.ruleset.supply.dump_tenths
    yield DumpCaptured(side, h, stack, tuple(min(1000, state.units[unit].s + gain) for unit in stack))
