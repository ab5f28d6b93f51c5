"""How much air attack hinders the roads and rails of a zone (rule 10.3)."""

from collections.abc import Iterator, Sequence

from game.model.air import Allotment, Mission
from game.model.events.air import InterdictionSet
from game.model.ids import Side
from game.model.state import GameState
from game.rules.air import PM, zone_sky_pm


def interdiction(
    state: GameState, by: Side, allotments: Sequence[Allotment], opposed: Sequence[int]
) -> Iterator[InterdictionSet]:
    """Yield the levels that the enemy of ``by`` suffers from now on; ``opposed``: effect lost, per mille by zone."""
    before = state.interdiction[by.enemy]
    efforts = tuple(
        effort(state, zone, _sent(allotments, place.id), opposed[zone]) for zone, place in enumerate(state.board.zones)
    )
    levels = tuple(level(state, old, tenths) for old, tenths in zip(before, efforts, strict=True))
    if levels != before or any(efforts):
        yield InterdictionSet(by.enemy, levels, efforts)


def _sent(allotments: Sequence[Allotment], zone: str) -> tuple[int, int]:
    sent = [entry for entry in allotments if entry.mission == Mission.INTERDICTION and entry.target == zone]
    return sum(entry.tactical for entry in sent), sum(entry.heavy for entry in sent)


def effort(state: GameState, zone: int, sent: tuple[int, int], opposed: int) -> int:
    """Return the effort, in tenths, that points sent to a zone (tactical, heavy) come to under its sky."""
    weight = sent[0] + sent[1] * state.ruleset.air.interdiction_heavy_pm // PM
    return weight * (PM - opposed) // PM * zone_sky_pm(state, zone) // PM


def level(state: GameState, before: int, tenths: int) -> int:
    """Return the level, per mille, after an effort: at least a part of what was there before."""
    table = state.ruleset.tables.interdiction_pm
    return max(before * state.ruleset.air.interdiction_keep_pm // PM, table[min(tenths, len(table) - 1)])
