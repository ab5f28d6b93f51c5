"""How much air attack hinders the roads and rails of a zone (rule 10.3)."""

from collections.abc import Iterator, Sequence

from game.model.air import Allotment, Mission
from game.model.events.air import InterdictionSet
from game.model.ids import Side
from game.model.state import GameState
from game.model.view import Position
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


def forecast(view: Position) -> tuple[int, ...]:
    """Return the levels that the enemy will suffer, per mille by zone, if the allotments stand as they do.

    The enemy in the air is taken to hinder as much as when he was last seen; that the missions are flown at all is
    taken for granted (10.2).
    """
    opposed, sent = view.backing.opposed or (0,) * len(view.board.zones), view.air.allotments
    return tuple(
        level(view, before, effort(view, zone, _sent(sent, place.id), opposed[zone]))
        for zone, (place, before) in enumerate(zip(view.board.zones, view.interdiction_dealt, strict=True))
    )


def effort(at: GameState | Position, zone: int, sent: tuple[int, int], opposed: int) -> int:
    """Return the effort, in tenths, that points sent to a zone (tactical, heavy) come to under its sky."""
    weight = sent[0] + sent[1] * at.ruleset.air.interdiction_heavy_pm // PM
    return weight * (PM - opposed) // PM * zone_sky_pm(at, zone) // PM


def level(at: GameState | Position, before: int, tenths: int) -> int:
    """Return the level, per mille, after an effort: at least a part of what was there before."""
    table = at.ruleset.tables.interdiction_pm
    return max(before * at.ruleset.air.interdiction_keep_pm // PM, table[min(tenths, len(table) - 1)])
