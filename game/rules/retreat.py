"""How a beaten stack leaves its hex (rule 7.6), and the bridge it tries to blow behind it (2.4)."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from game.model.board import NO_BRIDGE
from game.model.dice import Dice
from game.model.events.arrival import UnitBoxed
from game.model.events.base import Event
from game.model.events.combat import CohesionChanged, UnitsRetreated
from game.model.ids import HexId, Side
from game.model.ruleset import Ruleset
from game.model.state import GameState
from game.model.units import NO_BOX, Unit
from game.rules.boxes import refuge
from game.rules.bridges import try_to_blow
from game.rules.casualties import BP, Loss, loss_of, take_losses
from game.rules.flight import Flight, is_ford, own_flight, retreat_path
from game.rules.sightings import after_loss, after_move
from game.rules.sources import haul_costs
from game.rules.truth import truth


def fall_back(
    state: GameState, dice: Dice, side: Side, *, start: HexId, hexes: int, barred: Sequence[HexId]
) -> Iterator[Event]:
    """Yield the retreat of everything ``side`` has on a hex, HQs along with it; ``barred``: where the attack came from.

    Without a legal way who may leaves the map to a box (4.9); the other combat units stay and pay for it.
    """
    units = [state.units[i] for i in state.at[side].get(start, ())]
    fighters = [unit for unit in units if not unit.is_hq]
    if not units:
        return
    at = truth(state, side)
    flight = own_flight(at)
    points = sum(unit.toe.stack_points for unit in units)
    path = retreat_path(flight, start, hexes=hexes, points=points, barred=barred, haul=haul_costs(at))
    if not path:
        for unit in units:
            yield from _off_the_map(state, unit)
        yield from _trapped(state, [unit for unit in fighters if unit.on_map])
        return
    zones = sum(1 for h in path if flight.zoc[h])
    fords = sum(1 for a, b in zip((start, *path), path, strict=False) if is_ford(flight, a, b))
    yield UnitsRetreated(tuple(unit.id for unit in units), start, path)
    for unit in units:
        yield from after_move(state, dice, unit, start, path)
    losses = [_loss_on_the_way(state.ruleset, unit, zones=zones, fords=fords) for unit in fighters]
    yield from take_losses(losses, cause="retreat")
    if zones and fighters:
        cost = zones * state.ruleset.combat.retreat_zoc_cohesion_tenths
        yield CohesionChanged(
            "retreat", tuple(unit.id for unit in fighters), tuple(max(0, unit.c - cost) for unit in fighters)
        )
    yield from _blow_behind(state, dice, side, flight=flight, way=(start, *path))


def _off_the_map(state: GameState, unit: Unit) -> Iterator[Event]:
    h = unit.hex
    box = refuge(state.board, state.scenario, state.flags, unit.army, h)
    if box != NO_BOX:
        yield UnitBoxed(unit.id, box, retreated=True)
        yield from after_loss(state, unit, h)


def _trapped(state: GameState, fighters: Sequence[Unit]) -> Iterator[Event]:
    combat = state.ruleset.combat
    losses = [loss_of(state.ruleset, unit, combat.trapped_loss_bp) for unit in fighters]
    yield from take_losses(losses, cause="trapped")
    if fighters:
        left = tuple(max(0, unit.c - combat.trapped_cohesion_tenths) for unit in fighters)
        yield CohesionChanged("trapped", tuple(unit.id for unit in fighters), left)


def _loss_on_the_way(ruleset: Ruleset, unit: Unit, *, zones: int, fords: int) -> Loss:
    combat = ruleset.combat
    men = unit.men
    for rate in (*[combat.retreat_zoc_loss_bp] * zones, *[combat.retreat_ford_loss_bp] * fords):
        men -= men * rate // BP
    return Loss(unit, unit.men - men, 0, unit.tanks if fords else 0)


def _blow_behind(state: GameState, dice: Dice, side: Side, *, flight: Flight, way: Sequence[HexId]) -> Iterator[Event]:
    board = state.board
    for a, b in pairwise(way):
        bridge = board.bridge[board.side_index(a, b)]
        if bridge != NO_BRIDGE and not flight.bridges[bridge] and bridge not in state.keep_bridges[side]:
            yield from try_to_blow(state, dice, side, bridge=bridge)
