"""Counting every man of an army (rule 17.3)."""

from game.model.ids import SIDES, Status
from game.model.state import GameState


def all_men(state: GameState, army: int) -> int:
    """Return the men of an army, wherever they are: units, rear, pools, on the way back, lost.

    Its guerrillas are counted by the army's toll, not by zone, where other men's may be too; those who came out of the
    hills to its pool are not counted twice.
    """
    record = state.armies[army]
    pool, toll = record.pool, record.toll
    units = sum(
        unit.men + unit.rear
        for unit in state.units
        if unit.army == army and unit.status not in (Status.EXPECTED, Status.GONE)
    )
    returning = sum(men for _, men in pool.returning)
    lost = toll.killed + toll.wounded - toll.healed + toll.missing + toll.prisoners + toll.guerrillas
    back = state.insurgency.returned if army == state.ruleset.guerrillas.army else 0
    return units + pool.trained + pool.recruits + returning + lost - back


def captured(state: GameState) -> tuple[int, ...]:
    """Return the men each side has taken prisoner, by the losses of the armies of the other (9.4)."""
    sides = [army.side for army in state.ruleset.armies]
    return tuple(
        sum(record.toll.prisoners for record, own in zip(state.armies, sides, strict=True) if own != side)
        for side in SIDES
    )


def all_guerrillas(state: GameState) -> int:
    """Return the guerrillas there ever were, less those who are no more: as many as there are in the zones (9.5)."""
    hills = state.insurgency
    joined = sum(record.toll.guerrillas for record in state.armies)
    return hills.raised + joined - hills.destroyed - hills.dispersed - hills.returned
