"""Replacements: who gets what out of the pools (rules 9.1, 9.2)."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from game.model.events.arrival import ReplacementsReceived
from game.model.events.base import Event
from game.model.ids import NO_UNIT, SIDES, Priority, Status, UnitId
from game.model.rule_parts import Lending
from game.model.state import GameState
from game.model.units import Unit
from game.rules.command import commanded
from game.rules.politics.params import param_of
from game.rules.truth import truth

PM = 1000


@dataclass(slots=True)
class _Intake:
    """What the units of one pool get, gathered for one event."""

    units: list[UnitId] = field(default_factory=list)
    trained: list[int] = field(default_factory=list)
    recruits: list[int] = field(default_factory=list)
    tanks: list[int] = field(default_factory=list)
    guns: list[int] = field(default_factory=list)
    q: list[int] = field(default_factory=list)
    c: list[int] = field(default_factory=list)

    def event(self, army: int) -> ReplacementsReceived:
        """Return it as the event of a pool."""
        columns = (self.units, self.trained, self.recruits, self.tanks, self.guns, self.q, self.c)
        return ReplacementsReceived(army, *(tuple(column) for column in columns))  # type: ignore[arg-type]


def replacements(state: GameState) -> Iterator[Event]:
    """Yield what the units take from their armies' pools this turn, then what they borrow (rules 9.1, 9.2).

    Units marked first come first, then by the priority of their HQ, lowest part of their men, id.
    """
    led = frozenset().union(*(commanded(truth(state, side)) for side in SIDES))
    space = {unit.id: _room(state, unit, led) for unit in state.units}
    takers = sorted((unit for unit in state.units if space[unit.id] >= 0), key=lambda unit: _turn_of(state, unit))
    room = {unit.id: space[unit.id] for unit in takers}
    for army in range(len(state.armies)):
        intake = _from_own_pool(state, army, room)
        if intake.units:
            for unit, trained, recruits in zip(intake.units, intake.trained, intake.recruits, strict=True):
                room[unit] -= trained + recruits
            yield intake.event(army)
    for lending in state.ruleset.manpower.lendings:
        if state.turn >= lending.from_turn:
            intake = _borrowed(state, lending, room)
            if intake.units:
                yield intake.event(state.ruleset.army(lending.lender))


def _turn_of(state: GameState, unit: Unit) -> tuple[int, int, int, UnitId]:
    filled = unit.men * 1000 // unit.toe.men if unit.toe.men else 1000
    priority = state.units[unit.hq].priority if unit.hq != NO_UNIT else Priority.NORMAL
    return -unit.replacements_first, -priority, filled, unit.id


def _room(state: GameState, unit: Unit, led: frozenset[UnitId]) -> int:
    """Return how many men a unit may take this turn; -1 if it may take nothing (rule 9.2); ``led``: all in command."""
    if unit.is_hq or unit.replacements_first < 0 or unit.s < state.ruleset.manpower.min_supply_tenths:
        return -1
    if unit.men >= unit.toe.men and unit.tanks >= unit.toe.tanks and unit.guns >= unit.toe.guns_on(state.turn):
        return -1  # lacks nothing
    if unit.status == Status.IN_BOX:
        share = state.ruleset.armies[unit.army].replacement_pm
    elif unit.status == Status.ON_MAP and unit.id in led:
        share = _share_at_front(state, unit)
    else:
        return -1
    share = share * (PM + param_of(state, "replacements_pm", unit.army)) // PM
    return max(0, min(unit.toe.men * share // 1000, unit.toe.men - unit.men)) if share else -1


def _share_at_front(state: GameState, unit: Unit) -> int:
    rules = state.ruleset.armies[unit.army]
    enemy = state.stack[unit.side.enemy]
    adjacent = any(enemy[n] for n in state.board.near[unit.hex])
    return rules.replacement_adjacent_pm if adjacent else rules.replacement_pm


def _from_own_pool(state: GameState, army: int, room: dict[UnitId, int]) -> _Intake:
    rules, pool = state.ruleset.armies[army], state.armies[army].pool
    left = pool.copy()
    intake = _Intake()
    for unit_id, space in room.items():
        unit = state.units[unit_id]
        if unit.army != army:
            continue
        trained = min(space, left.trained)
        recruits = min(space - trained, left.recruits)
        tanks = max(0, min(state.ruleset.manpower.max_tanks, unit.toe.tanks - unit.tanks, left.tanks))
        guns = max(0, min(state.ruleset.manpower.max_guns, unit.toe.guns_on(state.turn) - unit.guns, left.guns))
        if trained or recruits or tanks or guns:
            left.trained -= trained
            left.recruits -= recruits
            left.tanks -= tanks
            left.guns -= guns
            levels = (rules.trained_quality_pm, rules.recruit_quality_pm)
            _note(state, intake, unit, (trained, recruits, tanks, guns), levels)
    return intake


def _borrowed(state: GameState, lending: Lending, room: dict[UnitId, int]) -> _Intake:
    borrower = state.ruleset.army(lending.borrower)
    left = min(lending.men, state.armies[state.ruleset.army(lending.lender)].pool.recruits)
    intake = _Intake()
    for unit_id, space in room.items():
        unit = state.units[unit_id]
        recruits = min(space, left)
        if unit.army == borrower and recruits > 0:
            left -= recruits
            _note(state, intake, unit, (0, recruits, 0, 0), (lending.quality_pm, lending.quality_pm))
    return intake


def _note(
    state: GameState, intake: _Intake, unit: Unit, taken: tuple[int, int, int, int], levels: tuple[int, int]
) -> None:
    """Add what one unit takes: its quality is diluted, its cohesion suffers (rule 9.2)."""
    trained, recruits, tanks, guns = taken
    men = trained + recruits
    quality, cohesion = unit.q, unit.c
    if men:
        total = unit.men + men
        quality = (unit.q * unit.men + levels[0] * trained + levels[1] * recruits) // total
        cohesion = max(0, unit.c - 1000 * men // total // state.ruleset.manpower.cohesion_divisor)
    intake.units.append(unit.id)
    intake.trained.append(trained)
    intake.recruits.append(recruits)
    intake.tanks.append(tanks)
    intake.guns.append(guns)
    intake.q.append(quality)
    intake.c.append(cohesion)
