"""Changing what one side cannot see, to test that nothing it does depends on it."""

from game.model.dice import Dice, Purpose
from game.model.ids import HexId, Side
from game.model.state import GameState
from game.model.units import Unit


def hidden_units(state: GameState, side: Side) -> list[Unit]:
    """Return the enemy units on the map that the side does not see now."""
    sees = state.sight[side]
    return [unit for unit in state.own[side.enemy].values() if unit.on_map and not sees[unit.hex]]


def disturb(state: GameState, side: Side, seed: int) -> int:
    """Move and weaken the enemy units that ``side`` does not see, and return how many there were.

    They go where the side does not see either, onto ground of their own that nobody else stands on; contacts stay: they
    are what the side remembers.
    """
    dice = Dice(seed, state.turn)
    units = hidden_units(state, side)
    for unit in units:
        free = [h for h in range(state.board.grid.size) if _can_hide(state, side, h)] or [unit.hex]
        kept = tuple(bytes(layer) for layer in _knowledge(state, side.enemy))
        state.leave(unit)
        unit.men -= unit.men * dice.roll(Purpose.AI, 60, unit.id, 1) // 100
        unit.raw = min(unit.raw, unit.men)
        unit.c -= unit.c * dice.roll(Purpose.AI, 60, unit.id, 2) // 100
        unit.s = dice.roll(Purpose.AI, 1001, unit.id, 3)
        state.enter(unit, free[dice.roll(Purpose.AI, len(free), unit.id, 4)])
        for layer, before in zip(_knowledge(state, side.enemy), kept, strict=True):
            layer[:] = before
    return len(units)


def _knowledge(state: GameState, side: Side) -> tuple[bytearray, bytearray, bytearray]:
    picture = state.pictures[side]
    return picture.holder, picture.rail, picture.bridges


def _can_hide(state: GameState, side: Side, h: HexId) -> bool:
    enemy = side.enemy
    return (
        state.board.is_ground(h)
        and state.holder[h] == enemy
        and not state.sight[side][h]
        and h not in state.at[0]
        and h not in state.at[1]
    )
