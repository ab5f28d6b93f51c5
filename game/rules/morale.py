"""Army morale and what follows from it (rules 8.1-8.3)."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from game.model.board import Board
from game.model.events.base import Event
from game.model.events.combat import CohesionChanged
from game.model.events.morale import ArmyMoraleChanged, ArmyStateChanged, MoraleReckoned
from game.model.ids import ArmyState, HexId, Side, UnitId
from game.model.records import ArmyRecord
from game.model.rule_parts import MoraleRules
from game.model.ruleset import ArmyRules, Ruleset
from game.model.state import GameState
from game.model.units import Unit
from game.rules.command import commanded
from game.rules.dissolution import desert
from game.rules.truth import truth

PM = 1000
MOST_MORALE = 1000  # tenths
Part = tuple[str, int]


class Strength(NamedTuple):
    """The combat units of an army on the map: how many, their men and stack points, and parts of them."""

    units: int
    men: int
    points: int
    starved_men: int
    retreated: int
    advanced: int


def strength(state: GameState, army: int) -> Strength:
    """Return the sums that army morale is reckoned from."""
    floor = state.ruleset.morale.starved_supply_tenths
    found = [unit for unit in state.units if unit.army == army and unit.on_map and not unit.is_hq]
    return Strength(
        len(found),
        sum(unit.men for unit in found),
        sum(unit.toe.stack_points for unit in found),
        sum(unit.men for unit in found if unit.s < floor),
        sum(1 for unit in found if unit.retreated),
        sum(1 for unit in found if unit.advanced),
    )


def _times(tenths: int, amount: int, base: int) -> int:
    """Return ``tenths`` x amount / base with its sign, floored in size."""
    size = abs(tenths) * amount // max(1, base)
    return size if tenths > 0 else -size


def army_morale(state: GameState) -> Iterator[Event]:
    """Yield the change of every army's morale with its parts, all reckoned from the same state (rule 8.1)."""
    changes = [change for i in range(len(state.armies)) if (change := morale_change(state, i)) is not None]
    yield from changes
    if any(record.destroyed_points for record in state.armies):
        yield MoraleReckoned()


def morale_change(state: GameState, army: int) -> ArmyMoraleChanged | None:
    """Return the change of an army's morale in this upkeep, or None; an army without units on the map is untouched.

    What happens to capitals before its first unit comes is old news to it.
    """
    record = state.armies[army]
    now = strength(state, army)
    capitals = _capitals(state, army)
    names = tuple(name for name, _ in capitals)
    if not now.units:
        return ArmyMoraleChanged(army, (), record.morale, names) if names else None
    parts = [*_lot(state, record, now), *_destroyed(state, army, now), *_drift(state.ruleset.morale, record)]
    parts = [(key, tenths) for key, tenths in (*parts, *capitals) if tenths]
    morale = min(MOST_MORALE, max(0, record.morale + sum(tenths for _, tenths in parts)))
    if not parts and not names:
        return None
    return ArmyMoraleChanged(army, tuple(parts), morale, names)


def _lot(state: GameState, record: ArmyRecord, now: Strength) -> list[Part]:
    rules = state.ruleset.morale
    cut = _times(rules.cut_share_tenths, record.share_cut_pm, PM)
    if record.general_retreat_turn:
        cut = _times(cut, rules.general_retreat_cut_pm, PM)
    return [
        ("starved", _times(rules.starved_share_tenths, now.starved_men, now.men)),
        ("cut_off", cut),
        ("retreated", _times(rules.retreated_share_tenths, now.retreated, now.units)),
        ("advanced", _times(rules.advanced_share_tenths, now.advanced, now.units)),
    ]


def _destroyed(state: GameState, army: int, now: Strength) -> list[Part]:
    rules, armies = state.ruleset.morale, state.ruleset.armies
    own = state.armies[army].destroyed_points
    enemy = sum(
        record.destroyed_points
        for record, other in zip(state.armies, armies, strict=True)
        if other.side != armies[army].side
    )
    base = max(now.points, rules.destroyed_min_divisions * rules.division_points)  # N divisions, in stack points
    return [
        ("destroyed", _times(rules.destroyed_tenths * rules.destroyed_base, own, base)),
        ("enemy_destroyed", _times(rules.destroyed_enemy_tenths * rules.destroyed_base, enemy, base)),
    ]


def _drift(rules: MoraleRules, record: ArmyRecord) -> list[Part]:
    gap = rules.drift_origin_tenths - record.morale
    if gap > 0 and record.share_cut_pm < rules.drift_cut_pm:
        return [("drift", min(rules.drift_up_tenths, gap))]
    return [("drift", max(rules.drift_down_tenths, gap))] if gap < 0 else []


def _capitals(state: GameState, army: int) -> list[Part]:
    rules, own = state.ruleset.morale, state.ruleset.armies[army]
    side, record = Side(own.side), state.armies[army]
    changes: list[Part] = []
    for h in capital_hexes(state.board, own.capital):
        held, began = state.holder[h] == side, state.scenario.holder[h] == side
        if not held and began and not record.capital_lost:
            changes.append(("capital_lost", _capital_loss(rules, own, state.turn)))
        if held and (record.capital_lost or not began) and not record.capital_regained:
            changes.append(("capital_regained", rules.capital_regained_tenths))
    if not record.capital_taken:
        enemies = sorted({other.capital for other in state.ruleset.armies if other.side != side})
        hexes = [h for capital in enemies for h in capital_hexes(state.board, capital)]
        if any(state.holder[h] == side and state.scenario.holder[h] != side for h in hexes):
            changes.append(("capital_taken", rules.capital_taken_tenths))
    return changes


@lru_cache(maxsize=64)
def capital_hexes(board: Board, place: str) -> list[HexId]:
    """Return the hex of a capital by its place, nothing where the map has no such place."""
    return [town.hex for town in board.places if place and town.id == place]


def _capital_loss(rules: MoraleRules, army: ArmyRules, turn: int) -> int:
    early = army.id == rules.capital_lost_early_army and turn <= rules.capital_lost_early_turn
    return rules.capital_lost_early_tenths if early else rules.capital_lost_tenths


# --- states ---------------------------------------------------------------------------------------------------


def state_of(ruleset: Ruleset, morale: int) -> ArmyState:
    """Return the state of an army at a morale in tenths (rule 8.2)."""
    rules = ruleset.morale
    if morale < rules.collapsed_tenths:
        return ArmyState.COLLAPSED
    if morale < rules.broken_tenths:
        return ArmyState.BROKEN
    return ArmyState.SHAKEN if morale < rules.shaken_tenths else ArmyState.FIRM


def army_states(state: GameState) -> Iterator[Event]:
    """Yield changes of state, and what being broken or collapsed does to the units (rule 8.2)."""
    for i, record in enumerate(state.armies):
        if (now := state_of(state.ruleset, record.morale)) != record.state:
            yield ArmyStateChanged(i, now)
    beset = [
        unit
        for unit in state.units
        if unit.on_map
        and not unit.is_hq
        and state.armies[unit.army].state >= ArmyState.BROKEN
        and is_beside_enemy(state, unit)
    ]
    yield from lose_cohesion(beset, state.ruleset.morale.broken_cohesion_tenths, cause="broken")
    yield from _deserters(state)


def _deserters(state: GameState) -> Iterator[Event]:
    part = state.ruleset.morale.collapsed_leave_pm
    for unit in state.units:
        if unit.on_map and not unit.is_hq and state.armies[unit.army].state == ArmyState.COLLAPSED:
            men = unit.men * part // PM
            if men:
                yield desert(state, unit, men)


def is_beside_enemy(state: GameState, unit: Unit) -> bool:
    """Return whether an enemy combat unit stands across a passable hexside."""
    return bool(state.sight[unit.side.enemy][unit.hex])


def lose_cohesion(units: list[Unit], tenths: int, *, cause: str) -> Iterator[CohesionChanged]:
    """Yield the loss of so much cohesion by each of these units, or nothing if there are none."""
    if units:
        yield CohesionChanged(cause, tuple(unit.id for unit in units), tuple(max(0, u.c - tenths) for u in units))


# --- recovery -------------------------------------------------------------------------------------------------


def recovery(state: GameState) -> Iterator[CohesionChanged]:
    """Yield the cohesion that combat units on the map recover (rule 8.3), as one event in id order."""
    led = [commanded(truth(state, side)) for side in Side]
    gained: list[tuple[UnitId, int]] = []
    for unit in state.units:
        if not unit.on_map or unit.is_hq or not unit.s:
            continue
        cap = recovery_cap(state.ruleset, unit)
        if unit.c >= cap or not (gain := _recovery(state, unit)):
            continue
        if unit.id not in led[unit.side]:
            gain = gain * state.ruleset.morale.recovery_out_of_command_pm // PM
        gained.append((unit.id, min(unit.c + gain, cap)))
    if gained:
        yield CohesionChanged("recovery", tuple(i for i, _ in gained), tuple(c for _, c in gained))


def recovery_cap(ruleset: Ruleset, unit: Unit) -> int:
    """Return the cohesion, in tenths, at which recovery stops."""
    return ruleset.morale.recovery_floor_tenths + unit.s * ruleset.morale.recovery_supply_pm // PM


def _recovery(state: GameState, unit: Unit) -> int:
    """Return what a unit in command recovers, in tenths."""
    rules = state.ruleset.morale
    record = state.armies[unit.army]
    if unit.fought:
        gain = 0
    else:
        gain = rules.recovery_adjacent_tenths if is_beside_enemy(state, unit) else rules.recovery_tenths
        gain += _advised(state, unit)
    if unit.rested:
        gain += rules.recovery_rest_tenths
    gain = gain * min(rules.recovery_morale_max_pm, record.morale * PM // rules.recovery_morale_origin_tenths) // PM
    return gain * rules.shaken_recovery_pm // PM if record.state >= ArmyState.SHAKEN else gain


def _advised(state: GameState, unit: Unit) -> int:
    rules, track = state.ruleset.units, state.scenario.soviet_track
    advised = track >= 0 and state.tracks[track] >= rules.advised_track_min
    army = state.ruleset.armies[unit.army].id
    return rules.advised_recovery_tenths if advised and army == rules.advised_army else 0
