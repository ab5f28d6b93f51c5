"""How a march is carried out: as far as the truth allows (rules 4.1, 4.3, 4.8, 7.7)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.movement import UnitAmbushed, UnitHalted, UnitMoved
from game.model.ids import HexId
from game.model.orders import Reason
from game.model.state import GameState
from game.model.units import Unit
from game.rules.dumps import captured_dump, captured_headquarters
from game.rules.movement import March, can_overrun, is_advance, walk
from game.rules.overrun import clear_hex
from game.rules.sightings import after_move, spot
from game.rules.truth import truth


def march(state: GameState, dice: Dice, unit: Unit, path: tuple[HexId, ...]) -> Iterator[Event]:
    """Yield the march of a unit along ``path``; it ends where the next step is too dear, or before an unseen enemy."""
    position = truth(state, unit.side)
    known = state.pictures[unit.side].at
    last = path[-1]
    if is_advance(unit, path) and (last not in position.foes_at or can_overrun(position, unit, last)):
        yield from _moved(state, dice, unit, March(path, 0, False, None))
        return
    way = walk(position, unit, path)
    met = way.halt.where if way.halt is not None and way.halt.reason == Reason.ENEMY_THERE else None
    if way.halt is None and last in position.foes_at and last not in known:
        met = last  # an enemy it could overrun, had it known of it
        way = walk(position, unit, path[:-1])
    unseen = met is not None and met not in known
    if way.path:
        yield from _moved(state, dice, unit, way)
    if met is not None and unseen:
        yield from _ambushed(state, dice, unit, met)
    elif not way.path:
        yield UnitHalted(unit.id, path[0])
        yield from spot(state, dice, unit.side, state.at[unit.side.enemy].get(path[0], ()))


def _ambushed(state: GameState, dice: Dice, unit: Unit, h: HexId) -> Iterator[Event]:
    """Yield the surprise of meeting an unseen enemy on hex ``h`` (rule 4.8)."""
    foes = state.at[unit.side.enemy][h]
    yield UnitAmbushed(unit.id, h, tuple(foe for foe in foes if not state.units[foe].is_hq))
    yield from spot(state, dice, unit.side, foes)


def _moved(state: GameState, dice: Dice, unit: Unit, way: March) -> Iterator[Event]:
    """Yield the move itself, what both sides learn by it, and what it finds in places it takes."""
    origin, goal = unit.hex, way.path[-1]
    foes = state.at[unit.side.enemy].get(goal, ())
    beaten_hq = any(state.units[foe].is_hq for foe in foes)
    if foes:
        yield from clear_hex(state, dice, unit, goal)
    taken = () if unit.is_hq else tuple(h for h in way.path if state.holder[h] != unit.side)
    yield UnitMoved(unit.id, way.path, way.cost, way.forded, is_advance(unit, way.path) and way.cost == 0)
    yield from after_move(state, dice, unit, origin, way.path)
    for h in taken:
        yield from captured_dump(state, unit.id, h)
    if beaten_hq:
        yield from captured_headquarters(state, unit.id, goal)
