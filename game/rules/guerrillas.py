"""Guerrillas (rule 9.5): men in the hills of each zone, held down by the enemy's security troops.

Only ``uncontained`` men do anything: they make the enemy's supply dearer (6.3), wear down his hungry units and report
what they see (12.1).
"""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from game.model.board import NO_ZONE, Board
from game.model.events.base import Event
from game.model.events.guerrillas import GuerrillasChanged
from game.model.ids import Trait
from game.model.state import GameState
from game.model.units import Unit
from game.rules.morale import lose_cohesion

BP = 10_000


class ZoneTurn(NamedTuple):
    """What a turn does to the guerrillas of one zone, whole men; the fields of ``GuerrillasChanged``."""

    destroyed: int
    grown: int
    dispersed: int
    returned: int
    free: int
    contained: int


def uncontained(state: GameState, zone: int) -> int:
    """Return the men of a zone whom nobody holds down, by the last upkeep (rules 6.3, 9.5, 12.1)."""
    return state.guerrillas[zone]


def guerrillas_turn(state: GameState) -> Iterator[Event]:
    """Yield a turn of the guerrillas of all zones and what it costs their enemies; nothing where there are none."""
    if not any(state.guerrillas) and not any(state.insurgency.contained):
        return
    ground = _ground(state)
    turns = [_zone_turn(state, ground, zone) for zone in range(len(state.guerrillas))]
    yield GuerrillasChanged(*(tuple(column) for column in zip(*turns, strict=True)))
    yield from _harassed(state)


class _Ground(NamedTuple):
    """What the zones are to guerrillas."""

    held: list[int]  # by zone, how many regiments hold them down: security units, and units that rested
    friendly: frozenset[int]  # zones with a combat unit of their side in or next to them
    supplied: frozenset[int]  # zones with a combat unit of their side that has an open path to a source


def _ground(state: GameState) -> _Ground:
    zone_of, near = state.board.zone, _zones_near(state.board)
    held = [0] * len(state.guerrillas)
    for unit in _fighters(state, friends=False):
        if (unit.traits & Trait.SECURITY or unit.rested) and zone_of[unit.hex] != NO_ZONE:
            held[zone_of[unit.hex]] += unit.toe.stack_points
    friends = _fighters(state, friends=True)
    return _Ground(
        held,
        frozenset().union(*(near[unit.hex] for unit in friends)),
        frozenset(zone_of[unit.hex] for unit in friends if not unit.isolated_turns),
    )


def _zone_turn(state: GameState, ground: _Ground, zone: int) -> ZoneTurn:
    """Return what a turn does to a zone: destruction, growth or decline, return to the army, in this order."""
    rules, men = state.ruleset.guerrillas, state.guerrillas[zone] + state.insurgency.contained[zone]
    capacity = rules.contained_men * ground.held[zone]
    destroyed = min(men, capacity) * rules.destroyed_bp // BP
    men -= destroyed
    rate = rules.growth_bp if zone in ground.friendly else -rules.decline_bp
    if rules.growth_flag in state.flags:
        rate += rules.growth_flag_bp
    grown, dispersed = men * max(0, rate) // BP, men * max(0, -rate) // BP
    men += grown - dispersed
    loose = men - min(men, capacity)
    returned = min(rules.return_men, loose) if zone in ground.supplied else 0
    return ZoneTurn(destroyed, grown, dispersed, returned, loose - returned, men - loose)


def _fighters(state: GameState, *, friends: bool) -> list[Unit]:
    """Return the combat units on the map of the guerrillas' side, or of its enemy."""
    side = state.ruleset.guerrillas.side
    return [u for u in state.units if u.on_map and not u.is_hq and (u.side == side) == friends]


@lru_cache(maxsize=8)
def _zones_near(board: Board) -> tuple[frozenset[int], ...]:
    """Return for each hex the zones it lies in or next to."""
    return tuple(
        frozenset(board.zone[n] for n in (h, *board.near[h]) if board.zone[n] != NO_ZONE)
        for h in range(board.grid.size)
    )


def _harassed(state: GameState) -> Iterator[Event]:
    """Yield the cohesion that enemy units short of supply lose to the free men of their zone."""
    rules = state.ruleset.guerrillas
    bites: dict[int, list[Unit]] = {}
    for unit in _fighters(state, friends=False):
        zone = state.board.zone[unit.hex]
        if zone != NO_ZONE and unit.s < rules.harass_supply_tenths:
            bites.setdefault(state.guerrillas[zone] // rules.harass_men, []).append(unit)
    for thousands in sorted(bites):
        if thousands:
            yield from lose_cohesion(bites[thousands], thousands * rules.harass_cohesion_tenths, cause="guerrillas")
