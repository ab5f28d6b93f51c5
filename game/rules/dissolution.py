"""What becomes of the men of a unit that dissolves (rule 8.5)."""

from collections.abc import Iterable, Iterator

from game.model.board import NO_ZONE
from game.model.events.base import Event
from game.model.events.manpower import MenLeft, Split, UnitDissolved
from game.model.ids import OFF_MAP, HexId
from game.model.rule_parts import DissolutionRow
from game.model.ruleset import Ruleset
from game.model.state import GameState
from game.model.units import Unit
from game.rules.flight import is_trapped, own_flight
from game.rules.sightings import after_loss
from game.rules.truth import truth

PM = 1000


def dissolve(state: GameState, units: Iterable[Unit], *, cause: str) -> Iterator[Event]:
    """Yield the end of units, with the split of their men and rear men."""
    for unit in units:
        board = state.board
        men = unit.men + unit.rear
        split = split_men(men, shares(state, unit, going=1))
        turn = state.turn + state.ruleset.morale.escape_turns
        origin = unit.hex
        zone = board.zone[origin] if unit.on_map else NO_ZONE
        yield UnitDissolved(unit.id, cause, origin, zone, split, turn)
        if origin != OFF_MAP:
            yield from after_loss(state, unit, origin)


def desert(state: GameState, unit: Unit, men: int) -> MenLeft:
    """Return the loss of men who leave a unit of a collapsed army (rule 8.2), split as if it dissolved."""
    split = split_men(men, shares(state, unit, going=0))
    turn = state.turn + state.ruleset.morale.escape_turns
    return MenLeft(unit.id, state.board.zone[unit.hex], split, turn)


def split_men(men: int, parts: tuple[int, int, int, int]) -> Split:
    """Return men divided by parts (escaped, guerrillas, prisoners, killed) of any sum: floors, the rest killed."""
    total = sum(parts)
    escaped, guerrillas, prisoners = (men * (part * PM // total) // PM for part in parts[:3])
    return Split(escaped, guerrillas, prisoners, men - escaped - guerrillas - prisoners)


def shares(state: GameState, unit: Unit, *, going: int) -> tuple[int, int, int, int]:
    """Return the parts in which a unit's men divide, per mille before they are brought to a whole (rule 8.5).

    ``going`` units of the army dissolve with this one and count for MASSED.
    """
    rules = state.ruleset.morale
    row = _row(state.ruleset, unit, region=_region(state, unit.hex))
    escape, guerrillas, prisoners, killed = row.escape_pm, row.guerrilla_pm, row.prisoner_pm, row.killed_pm
    record = state.armies[unit.army]
    if unit.on_map:
        ground = state.ruleset.terrain.types[state.board.terrain[unit.hex]]
        if ground.closed and state.ruleset.armies[unit.army].id == rules.closed_guerrilla_army:
            guerrillas += rules.closed_guerrilla_pm
        if ground.open:
            guerrillas = max(0, guerrillas + rules.open_guerrilla_pm)
            prisoners += rules.open_prisoner_pm
        if is_trapped(own_flight(truth(state, unit.side)), unit.hex, (unit,)):
            escape = escape * rules.surrounded_escape_pm // PM
    if record.general_retreat_turn:
        escape += rules.general_retreat_escape_pm
    if record.dissolved_units + going >= rules.massed_units:
        prisoners += rules.massed_prisoner_pm
    if not unit.on_map or state.board.zone[unit.hex] == NO_ZONE:
        guerrillas = 0
    return escape, guerrillas, prisoners, killed


def _region(state: GameState, h: HexId) -> str:
    index = state.board.region[h] if h >= 0 else -1
    return state.board.regions[index] if index >= 0 else ""


def _row(ruleset: Ruleset, unit: Unit, *, region: str) -> DissolutionRow:
    army = ruleset.armies[unit.army].id
    for row in ruleset.morale.rows:
        if row.army == army and not (row.cut_off and not _is_cut_off(unit)) and row.region in ("", region):
            return row
    raise KeyError(f"morale: no dissolution row for army {army}")


def _is_cut_off(unit: Unit) -> bool:
    return unit.isolated_turns > 0  # it had no open path at the last supply phase
