"""Who of the men caught south of the 38th parallel gets out in time (rule 15), as the scenario's escape rules say."""

from collections.abc import Iterator

from game.model.escapes import EscapeRecord
from game.model.events.base import Event
from game.model.events.victory import EscapeCounted, EscapeJudged
from game.model.ids import OFF_MAP, Status
from game.model.scenario import Escape
from game.model.state import GameState
from game.model.units import Unit

PM = 1000


def escapes(state: GameState) -> Iterator[Event]:
    """Yield the count of the men in the region on its turn, and the judgment of it on that of the other."""
    for i, rule in enumerate(state.scenario.escapes):
        if state.turn == rule.counted_turn:
            caught = [unit for unit in state.units if _is_caught(state, rule, unit)]
            yield EscapeCounted(i, tuple(unit.id for unit in caught), tuple(unit.men for unit in caught))
        if state.turn == rule.judged_turn:
            record = state.escapes[i]
            out, men = men_out(state, rule, record), sum(record.men)
            reached = men > 0 and out * PM >= men * rule.share_pm
            yield EscapeJudged(i, out, rule.vp if reached else 0)


def men_out(state: GameState, rule: Escape, record: EscapeRecord) -> int:
    """Return the men counted in the region who are out of it: with their units, or in the pool (rule 15).

    No unit brings out more men than it was counted with: those it took in since were never caught.
    """
    out = record.escaped
    for unit_id, men in zip(record.units, record.men, strict=True):
        unit = state.units[unit_id]
        if not _is_in(state, rule, unit) and _still_stands(unit, rule):
            out += min(unit.men, men)
    return out


def _is_caught(state: GameState, rule: Escape, unit: Unit) -> bool:
    return unit.army == rule.army and not unit.is_hq and _is_in(state, rule, unit)


def _is_in(state: GameState, rule: Escape, unit: Unit) -> bool:
    return unit.hex != OFF_MAP and state.board.region[unit.hex] == rule.region


def _still_stands(unit: Unit, rule: Escape) -> bool:
    """Return whether it never dissolved: of those that did, whoever got away is counted on his own."""
    return unit.status in (Status.ON_MAP, Status.IN_BOX) and unit.dissolved_turn <= rule.counted_turn
