"""What a side sees (rule 12.1): the only maker of side views."""

from game.model.air import Doctrine
from game.model.ids import Side
from game.model.picture import Shown
from game.model.state import GameState
from game.model.view import Position, SideView


def observe(state: GameState, side: Side) -> SideView:
    """Return what ``side`` knows, as references to what the state keeps for it; never keep it beyond one order."""
    return position(state, side, state.pictures[side].shown, Doctrine(*state.ruleset.air.doctrine_assumed))


def position(state: GameState, side: Side, others: Shown, foe_doctrine: Doctrine) -> Position:
    """Return the position of ``side``; ``others``: the enemy and the ground, as known to it or as they are.

    ``foe_doctrine`` is what the enemy spends on a defense (10.4), as it is or as it is taken to be.
    """
    air, foe = state.air, side.enemy
    now = (
        state.turn,
        state.phase,
        state.decider,
        state.weather,
        state.pictures[side].version,
        tuple([record.morale for record in state.armies]),
        state.tracks,
        state.flags,
        state.interdiction[side],
        state.guerrillas,
        state.insurgency.contained,
        state.estimates[side],
        state.prisoners,
        *state.shown_sources[side],
        state.naval if side == Side.UN else None,
        state.sea if side == Side.UN else None,
        state.belief if side == Side.COMMUNIST else (),
        state.naval.gunfire_left,
        air.forces[side],
        air.reports[foe],
        air.backing[side],
        air.backing[foe],
        foe_doctrine,
        air.bombed,
        state.interdiction[foe],
        state.keep_bridges[side],
        state.rail_used[side],
        state.rail_used_north[side],
        state.early_points,
        tuple([record.points for record in state.escapes]) if state.escapes else (),
        state.result,
    )
    ground = (side, state.board, state.ruleset, state.scenario)
    return Position._make(ground + state.frames[side] + others + now)  # by position: twice as fast as by name
