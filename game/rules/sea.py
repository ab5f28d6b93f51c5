"""Transport by sea (rule 10.6): who may embark where, for which port, and where he comes ashore."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.sea import UnitLanded
from game.model.ids import OFF_MAP, HexId, Side, Status
from game.model.orders import Reason, Refusal
from game.model.ruleset import at_turn
from game.model.sea import Beachhead
from game.model.state import GameState
from game.model.units import NO_BOX, Unit
from game.model.view import Position
from game.rules.movement import allowance
from game.rules.politics.params import param
from game.rules.sources import has_sea_control, is_port, port_delivers
from game.rules.stacking import stack_limit
from game.rules.truth import truth


def home_box(at: Position) -> int:
    """Return the box units embark from and go back to, NO_BOX if the scenario has none."""
    home = at.ruleset.sea.home_box
    boxes = enumerate(at.scenario.boxes)
    return next((i for i, box in boxes if box.id == home and box.side == Side.UN), NO_BOX)


def lift_points(at: Position) -> int:
    """Return the stack points that may go by sea this turn, those on board counted; 0 for who has no ships."""
    if at.sea is None:
        return 0
    rules = at.ruleset.sea
    if at.turn >= rules.control_turn and not has_sea_control(at):
        return 0
    return at_turn(rules.lift_points, at.turn) + param(at, "sealift_points", Side.UN)


def fare(at: Position, unit: Unit) -> int:
    """Return what a unit takes of the sealift where it is: twice its points over a beach, nothing for an HQ."""
    over_beach = unit.on_map and not is_port(at.board, unit.hex)
    return unit.toe.stack_points * (at.ruleset.sea.beach_factor if over_beach else 1)


def embark_refusal(at: Position, unit: Unit, port: HexId) -> Refusal | None:
    """Return why a unit may not go by sea to a port, OFF_MAP for the box at home, or None (rule 10.6)."""
    return departure_refusal(at, unit) or _destination_refusal(at, unit, port)


def departure_refusal(at: Position, unit: Unit) -> Refusal | None:
    """Return why a unit may not embark now, wherever it is to go, or None (rule 10.6)."""
    rules, sea = at.ruleset.sea, at.sea
    if sea is None:
        return Refusal(Reason.NO_SEA_CONTROL)
    early = at.turn < rules.control_turn and at.ruleset.armies[unit.army].id not in rules.early_armies
    if early or not (limit := lift_points(at)):
        return Refusal(Reason.NO_SEA_CONTROL)
    if (refusal := _place_refusal(at, unit)) is not None:
        return refusal
    if not unit.on_map and unit.id in sea.plan.force:
        return Refusal(Reason.RESERVED, where=unit.id)
    if (needs := sea.lift_used + fare(at, unit)) > limit and unit.toe.stack_points:
        return Refusal(Reason.SEALIFT_CAPACITY, needs=needs, has=limit)
    return None


def _place_refusal(at: Position, unit: Unit) -> Refusal | None:
    """Return why a unit cannot go on board where it is: in the box at home, in a port, on a beach; enemies beside a
    port or beach do not hinder it (evacuation)."""
    if unit.on_map:
        if not is_port(at.board, unit.hex) and not at.board.beach[unit.hex]:
            return Refusal(Reason.NO_HARBOR, where=unit.hex)
        fresh = not (unit.moved or unit.rested or unit.assaults) and unit.mp >= allowance(at, unit)
    elif unit.status == Status.IN_BOX and unit.box == home_box(at):
        fresh = not unit.moved
    else:
        return Refusal(Reason.NO_HARBOR, where=unit.id)
    return None if fresh else Refusal(Reason.ALREADY_MOVED, where=unit.id)


def _destination_refusal(at: Position, unit: Unit, port: HexId) -> Refusal | None:
    if port == OFF_MAP:
        at_home = unit.on_map and home_box(at) != NO_BOX
        return None if at_home else Refusal(Reason.NO_HAVEN)
    if not 0 <= port < at.board.grid.size or port == unit.hex or not may_sail_to(at, port):
        return Refusal(Reason.NO_HAVEN, where=port)
    return None if _harbor(at, port) else _full_wave(at, unit, port)


def _harbor(at: Position, h: HexId) -> bool:
    """Return whether a hex is a port that the side holds and that is open."""
    return is_port(at.board, h) and at.holder[h] == at.side and port_delivers(at, h) and h not in at.foes_at


def may_sail_to(at: Position, h: HexId) -> bool:
    """Return whether transports may be sent to a hex: a port held and open, or a beachhead that waves still go to."""
    return _harbor(at, h) or _beach_of(at, h, at.turn) is not None


def may_land(at: Position, h: HexId) -> bool:
    """Return whether transports sent a turn ago may unload on a hex."""
    return _harbor(at, h) or _beach_of(at, h, at.turn - 1) is not None


def _beach_of(at: Position, h: HexId, sailed: int) -> Beachhead | None:
    """Return the beachhead on a hex that a wave which sails on a turn may go to, or None (rule 10.5)."""
    heads = at.sea.beachheads if at.sea is not None else ()
    if at.holder[h] != at.side or h in at.foes_at:
        return None
    return next((head for head in heads if head.hex == h and sailed <= head.last_wave_turn), None)


def _full_wave(at: Position, unit: Unit, beach: HexId) -> Refusal | None:
    """Return a refusal if a wave to a beachhead has no room for a unit (rule 10.5)."""
    bound = at.sea.bound if at.sea is not None else {}
    aboard = sum(at.own[i].toe.stack_points for i in sorted(bound) if bound[i] == beach)
    limit, needs = at.ruleset.sea.wave_points, aboard + unit.toe.stack_points
    return Refusal(Reason.WAVE_LIMIT, needs=needs, has=limit) if needs > limit and unit.toe.stack_points else None


def havens(at: Position) -> list[HexId]:
    """Return the hexes that transports may be sent to now, in ascending order."""
    if at.sea is None:
        return []
    shores = [place.hex for place in at.board.places if place.port] + [head.hex for head in at.sea.beachheads]
    return [h for h in sorted(set(shores)) if may_sail_to(at, h)]


def landfall(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield where the units at sea come ashore (rule 10.6): at their port, else in the box at home.

    Where there is no such box it is the nearest open port; without one they stay at sea.
    """
    for unit in state.units:
        if unit.status != Status.AT_SEA:
            continue
        at, port = truth(state, unit.side), state.sea.bound[unit.id]
        home = home_box(at)
        if port != OFF_MAP and may_land(at, port) and _has_room(at, unit, port):
            yield UnitLanded(unit.id, port, NO_BOX)
        elif home != NO_BOX:
            yield UnitLanded(unit.id, OFF_MAP, home)
        else:
            distance = state.board.grid.distance
            ports = [(distance(port, h) if port != OFF_MAP else 0, h) for h in havens(at) if _has_room(at, unit, h)]
            if ports:
                yield UnitLanded(unit.id, min(ports)[1], NO_BOX)


def _has_room(at: Position, unit: Unit, h: HexId) -> bool:
    points = unit.toe.stack_points
    return not points or at.own_stack[h] + points <= stack_limit(at.board, at.ruleset, h)
