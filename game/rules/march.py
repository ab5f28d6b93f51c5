"""How a march is carried out: as far as the truth allows (rules 4.1, 4.3, 4.8, 7.7)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.movement import UnitAmbushed, UnitMoved
from game.model.ids import HexId
from game.model.orders import Reason
from game.model.state import GameState
from game.model.units import Unit
from game.rules.dumps import captured_dump
from game.rules.movement import March, is_advance, walk
from game.rules.sightings import after_move, spot
from game.rules.truth import truth


def march(state: GameState, dice: Dice, unit: Unit, path: tuple[HexId, ...]) -> Iterator[Event]:
    """Yield the march of a unit along ``path``; it ends where the next step is too dear, or before an unseen enemy."""
    if is_advance(unit, path) and path[0] not in state.at[unit.side.enemy]:
        yield from _moved(state, dice, unit, March(path, 0, False, None))
        return
    position = truth(state, unit.side)
    way = walk(position, unit, path)
    met: HexId | None
    if way.halt is None and path[-1] in position.foes_at and path[-1] not in state.pictures[unit.side].at:
        met = path[-1]  # an enemy it could overrun, had it known of it
        way = walk(position, unit, path[:-1])
    else:
        met = _ran_into(state, unit, way)
    if way.path:
        yield from _moved(state, dice, unit, way)
    if met is not None:
        foes = state.at[unit.side.enemy][met]
        yield UnitAmbushed(unit.id, met, tuple(foe for foe in foes if not state.units[foe].is_hq))
        yield from spot(state, dice, unit.side, foes)


def _ran_into(state: GameState, unit: Unit, way: March) -> HexId | None:
    """Return the hex of the unseen enemy that ended a march, if one did (rule 4.8)."""
    if way.halt is None or way.halt.reason != Reason.ENEMY_THERE or way.halt.where in state.pictures[unit.side].at:
        return None
    return way.halt.where


def _moved(state: GameState, dice: Dice, unit: Unit, way: March) -> Iterator[Event]:
    """Yield the move itself, what both sides learn by it, and what it finds in places it takes."""
    origin = unit.hex
    taken = () if unit.is_hq else tuple(h for h in way.path if state.holder[h] != unit.side)
    yield UnitMoved(unit.id, way.path, way.cost, way.forded, is_advance(unit, way.path) and way.cost == 0)
    yield from after_move(state, dice, unit, origin, way.path)
    for h in taken:
        yield from captured_dump(state, unit.id, h)
