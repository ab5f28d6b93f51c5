"""What a side sees (rule 12.1): the only maker of side views."""

from functools import lru_cache

from game.model.ids import Side
from game.model.picture import Shown
from game.model.ruleset import Ruleset
from game.model.state import GameState
from game.model.view import Position, SideView


def observe(state: GameState, side: Side) -> SideView:
    """Return what ``side`` knows, as references to what the state keeps for it; never keep it beyond one order."""
    return position(state, side, state.pictures[side].shown)


def position(state: GameState, side: Side, others: Shown) -> Position:
    """Return the position of ``side``; ``others``: the enemy and the ground, as known to it or as they are."""
    foes, foes_at, foe_stack, foe_zoc, holder, rail, bridges = others
    opened, cut = _sources(state, side)
    records, attempts, bridge_attempts = state.proxies[side]
    return Position(
        side,
        state.board,
        state.ruleset,
        state.scenario,
        state.turn,
        state.phase,
        state.decider,
        state.weather,
        *state.shown[side],
        foes,
        foes_at,
        foe_stack,
        foe_zoc,
        holder,
        rail,
        bridges,
        state.pictures[side].version,
        records,
        tuple([record.morale for record in state.armies]),
        tuple(state.tracks),
        tuple(state.interdiction[side]),
        tuple(state.guerrillas),
        opened,
        cut,
        frozenset(state.keep_bridges[side]),
        attempts,
        bridge_attempts,
        state.rail_used[side],
        state.rail_used_north[side],
        tuple(state.early_points),
        state.result,
    )


@lru_cache(maxsize=8)
def _own_sources(ruleset: Ruleset, side: Side) -> tuple[int, ...]:
    return tuple(i for i, rules in enumerate(ruleset.supply.sources) if rules.side == side)


def _sources(state: GameState, side: Side) -> tuple[tuple[int, ...], tuple[int, ...]]:
    """Return when the side's sources open and since when its depots are cut off, 0 for all others (rule 6.4)."""
    opened, cut = [0] * len(state.sources), [0] * len(state.sources)
    for i in _own_sources(state.ruleset, side):
        source = state.sources[i]
        cut[i] = source.cut_since
        if not source.lost:
            opened[i] = source.open_turn
    return tuple(opened), tuple(cut)
