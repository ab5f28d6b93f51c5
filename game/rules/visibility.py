"""What a side sees (rule 12.1): the only maker of side views."""

from types import MappingProxyType

from game.model.ids import Side
from game.model.state import GameState
from game.model.view import SideView


def observe(state: GameState, side: Side) -> SideView:
    """Return what ``side`` knows, as references to what the state keeps for it; never keep it beyond one order."""
    picture = state.pictures[side]
    contacts, contacts_at, foe_stack, foe_zoc, holder, rail, bridges = picture.shown
    armies = state.ruleset.armies
    return SideView(
        side,
        state.board,
        state.ruleset,
        state.scenario,
        state.turn,
        state.phase,
        state.decider,
        state.weather,
        *state.shown[side],
        contacts,
        contacts_at,
        foe_stack,
        foe_zoc,
        holder,
        rail,
        bridges,
        picture.version,
        tuple(record if armies[i].side == side else None for i, record in enumerate(state.armies)),
        tuple(record.morale for record in state.armies),
        tuple(state.tracks),
        tuple(state.interdiction[side]),
        tuple(state.guerrillas),
        tuple(
            source.open_turn if rules.side == side and not source.lost else 0
            for rules, source in zip(state.ruleset.supply.sources, state.sources, strict=True)
        ),
        tuple(
            source.cut_since if rules.side == side else 0
            for rules, source in zip(state.ruleset.supply.sources, state.sources, strict=True)
        ),
        frozenset(state.keep_bridges[side]),
        MappingProxyType(state.assault_attempts),
        MappingProxyType(state.bridge_attempts),
        state.rail_used[side],
        state.rail_used_north[side],
        tuple(state.early_points),
        state.result,
    )
