"""Counting every man of an army (rule 17.3)."""

from game.model.ids import Status
from game.model.state import GameState


def all_men(state: GameState, army: int) -> int:
    """Return the men of an army, wherever they are: units, rear, pools, on the way back, lost.

    Its guerrillas are counted by the army's toll, not by zone, where other men's may be too.
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
    return units + pool.trained + pool.recruits + returning + lost
