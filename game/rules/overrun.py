"""Overruns and displaced headquarters (rule 4.3)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.movement import HqDisplaced, HqReturned
from game.model.ids import HexId, Side, Status
from game.model.state import GameState
from game.model.units import Unit
from game.rules.dissolution import dissolve
from game.rules.flight import own_flight, retreat_path
from game.rules.haul import Hauler
from game.rules.sightings import after_loss, after_move
from game.rules.sources import haul_costs, working_sources
from game.rules.truth import truth


def clear_hex(state: GameState, dice: Dice, mover: Unit, h: HexId) -> Iterator[Event]:
    """Yield the end of the combat units that a unit overruns on a hex, and the flight of the HQs there."""
    foes = [state.units[i] for i in state.at[mover.side.enemy].get(h, ())]
    yield from dissolve(state, [foe for foe in foes if not foe.is_hq], cause="overrun")
    for foe in foes:
        if foe.is_hq:
            yield from _displace(state, dice, foe, mover.hex)


def _displace(state: GameState, dice: Dice, hq: Unit, chased_from: HexId) -> Iterator[Event]:
    """Yield the flight of an HQ; its units lose cohesion by it once a turn."""
    rules = state.ruleset.units
    position = truth(state, hq.side)
    path = retreat_path(
        own_flight(position),
        hq.hex,
        hexes=rules.displace_hexes,
        points=0,
        barred=(chased_from,),
        haul=haul_costs(position),
    )
    loss = 0 if hq.retreated else rules.displace_cohesion_tenths
    units = [unit for unit in state.own[hq.side].values() if unit.hq == hq.id and unit.on_map and loss]
    origin = hq.hex
    yield HqDisplaced(
        hq.id,
        path,
        state.turn + rules.displace_turns,
        tuple(unit.id for unit in units),
        tuple(max(0, unit.c - loss) for unit in units),
    )
    if path:
        yield from after_move(state, dice, hq, origin, path)
    else:
        yield from after_loss(state, hq, origin)


def returning_headquarters(state: GameState) -> Iterator[Event]:
    """Yield the return of HQs driven off the map, each at the best source of its side: the one with most capacity."""
    for unit in state.units:
        if unit.status == Status.DISPLACED and state.turn >= unit.due_turn:
            where = _best_source(state, unit.side)
            if where is not None:
                yield HqReturned(unit.id, where)


def _best_source(state: GameState, side: Side) -> HexId | None:
    position = truth(state, side)
    hauler = Hauler(position)
    sources = [s for s in working_sources(position, hauler) if s.hex not in state.at[side.enemy]]
    return max(sources, key=lambda s: (s.tons, -s.hex)).hex if sources else None
