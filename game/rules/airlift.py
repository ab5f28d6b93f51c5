"""Supply from the air, forward airfields, and who may jump where (rule 10.4)."""

from collections.abc import Iterator, Sequence

from game.model.air import NO_TARGET, Allotment, Mission
from game.model.board import NO_ZONE
from game.model.events.air import UnitsAirlifted
from game.model.events.base import Event
from game.model.ids import HexId, Side, Sky, Status, Trait
from game.model.ruleset import Ruleset
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import Position
from game.rules.air import PM, TENTHS
from game.rules.haul import NO_PATH, Hauler
from game.rules.sources import source_field
from game.rules.truth import truth

FULL = 1000


def forward_bases(state: GameState, side: Side) -> tuple[HexId, ...]:
    """Return the forward airfields that a side holds and supplies now: they serve it until the next allocation."""
    held = [place.hex for place in state.board.places if place.forward_airfield and state.holder[place.hex] == side]
    if not held:
        return ()
    at = truth(state, side)
    field = source_field(at, Hauler(at))
    return tuple(sorted(h for h in held if field.cost[h] != NO_PATH))


def supply_per_point(ruleset: Ruleset, unit: Unit) -> int:
    """Return the supply, in tenths, that one point of airlift brings a combat unit, by its size."""
    sizes = ruleset.air.airlift_tenths
    return sizes[min(max(unit.toe.stack_points, 1), len(sizes)) - 1]


def airlift(state: GameState, side: Side, allotments: Sequence[Allotment], opposed: Sequence[int]) -> Iterator[Event]:
    """Yield what is flown in to units, before the supply phase, as far as weather and enemy aircraft let it."""
    named = {unit.spec.key: unit for unit in state.own[side].values()}
    lifted: dict[int, tuple[Unit, int]] = {}
    for entry in allotments:
        if entry.mission != Mission.AIRLIFT or entry.target == NO_TARGET:
            continue
        unit = named[entry.target]
        if unit.on_map:
            tenths = entry.tactical * _effect_pm(state, unit.hex, opposed) // PM
            lifted[unit.id] = (unit, min(FULL, unit.s + supply_per_point(state.ruleset, unit) * tenths // TENTHS))
    gained = [(unit, s) for _, (unit, s) in sorted(lifted.items()) if s > unit.s]
    if gained:
        yield UnitsAirlifted(side, tuple(unit.id for unit, _ in gained), tuple(s for _, s in gained))


def _effect_pm(state: GameState, h: HexId, opposed: Sequence[int]) -> int:
    zone = state.board.zone[h]
    sky = state.weather[state.board.weather_band[h]].sky
    lost = opposed[zone] if zone != NO_ZONE else 0
    return state.ruleset.weather.skies[sky].air_pm * (PM - lost) // PM


def can_board(at: Position, unit: Unit) -> bool:
    """Return whether an airborne unit is where aircraft can take it up: in a box, or on an airfield and unmoved."""
    if unit.is_hq or not unit.traits & Trait.AIRBORNE or unit.moved or unit.assaults:
        return False
    if unit.status == Status.IN_BOX:
        return True
    fields = [place.hex for place in at.board.places if place.airfield or place.forward_airfield]
    return unit.on_map and unit.hex in fields


def drop_zones(at: Position) -> list[HexId]:
    """Return the hexes on which the side may drop this turn as far as it knows, ascending (rule 10.4)."""
    return [h for h in range(at.board.grid.size) if is_drop_zone(at, h)]


def is_drop_zone(at: Position, h: HexId) -> bool:
    """Return whether a hex is near a forward airfield, under a clear sky, free of the enemy and not beset by him."""
    rules, board = at.ruleset.air, at.board
    if not board.is_ground(h) or at.weather[board.weather_band[h]].sky != Sky.CLEAR or at.foes_at.get(h):
        return False
    distance = board.grid.distance
    if not any(at.holder[base] == at.side and distance(base, h) <= rules.drop_hexes for base in at.backing.bases):
        return False
    return sum(at.foe_stack[n] for n in board.near[h]) <= rules.drop_enemy_points
