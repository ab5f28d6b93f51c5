"""Men lost by a unit, wherever they are lost: who is dead, who comes back (rule 7.4). For events only."""

from game.model.copying import replaced
from game.model.ids import HexId
from game.model.records import ArmyRecord
from game.model.state import GameState
from game.model.units import Unit


def lose_men(state: GameState, unit: Unit, men: int) -> None:
    """Take men from a unit that stays: recruits in proportion, the toll of its army, the wounded who will return.

    The split is floored, the rest counts as missing; of the wounded a share is back in the pool later, trained.
    """
    rules = state.ruleset.combat
    army = state.armies[unit.army]
    unit.raw -= unit.raw * men // max(1, unit.men)
    unit.men -= men
    unit.lost_men += men
    killed = men * rules.killed_pm // 1000
    wounded = men * rules.wounded_pm // 1000
    healed = wounded * rules.wounded_return_pm // 1000
    army.toll.killed += killed
    army.toll.wounded += wounded
    army.toll.missing += men - killed - wounded
    army.toll.healed += healed
    count_lost(state, army, unit.hex, men - healed)
    if healed:
        army.pool.expect(state.turn + rules.wounded_return_turns, healed)
    state.refresh(unit)


def count_lost(state: GameState, record: ArmyRecord, h: HexId, men: int) -> None:
    """Count men an army has lost for good to the region of a hex; nothing off the map and off every region (15)."""
    region = state.board.region[h] if h >= 0 else -1
    if region >= 0 and men:
        record.lost_in = replaced(record.lost_in, region, record.lost_in[region] + men)
