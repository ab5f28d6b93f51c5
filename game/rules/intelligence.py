"""Covert units and estimates (rules 7.2, 12.2). How a covert unit in sight looks is in ``sightings.estimate``."""

from collections.abc import Iterator, Sequence

from game.model.events.base import Event
from game.model.events.intelligence import ContactBroken, UnitEstimated, UnitRevealed
from game.model.ids import Side, Trait
from game.model.ruleset import at_turn
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import Position

PM = 1000


def covert_surprise(at: Position, *, victim_army: int) -> int:
    """Return what the first assault of a covert unit multiplies its strength by, per mille (rule 7.2)."""
    for row in at.ruleset.intelligence.covert_surprise:
        if (not row.flag or row.flag in at.flags) and row.against in (-1, victim_army):
            return row.factor_pm
    return PM


def revealed(units: Sequence[Unit], *, cause: str) -> Iterator[Event]:
    """Yield that units are no longer covert, those of them that were (rule 12.2)."""
    if hidden := tuple(unit.id for unit in units if unit.covert):
        yield UnitRevealed(hidden, cause)


def break_contact(state: GameState) -> Iterator[Event]:
    """Yield, once it is decided, that units of an army are covert again (rule 14.2, E32).

    They are those on the map, covert by trait, in no enemy ZOC; before its side's operations, and once.
    """
    rules = state.ruleset.intelligence
    army = rules.estimated_army
    if rules.break_contact_flag in state.flags and not state.armies[army].contact_broken:
        yield ContactBroken(army, tuple(u.id for u in state.units if u.army == army and _can_hide(state, u)))


def _can_hide(state: GameState, unit: Unit) -> bool:
    by_trait = unit.traits & Trait.COVERT and not unit.covert
    return bool(by_trait) and unit.on_map and not state.zoc[unit.side.enemy][unit.hex]


def estimates(state: GameState) -> Iterator[Event]:
    """Yield what a side believes the enemy's army to be, each odd turn: a share of the men it has on the map (12.2)."""
    rules = state.ruleset.intelligence
    if state.turn % rules.estimate_every_turns != 1 % rules.estimate_every_turns:
        return
    army = rules.estimated_army
    by = Side(state.ruleset.armies[army].side).enemy
    men = sum(unit.men for unit in state.units if unit.army == army and unit.on_map)
    fought = state.armies[army].first_fight_turn
    believed = men * (at_turn(rules.estimate_pm, state.turn) if fought else rules.estimate_before_pm) // PM
    if believed != state.estimates[by][army]:
        yield UnitEstimated(by, army, believed)
