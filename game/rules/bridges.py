"""Blowing a bridge (rule 2.4), by order or behind a beaten stack."""

from collections.abc import Iterator

from game.model.dice import Dice, Purpose
from game.model.events.bridges import BridgeBlown
from game.model.ids import Side
from game.model.state import GameState

PM = 1000


def blow_chance_pm(state: GameState) -> int:
    """Return the chance per mille that an attempt works: less on the first turn of the war."""
    rules = state.ruleset.terrain
    return rules.bridge_blow_first_turn_pm if state.turn == 1 else rules.bridge_blow_pm


def try_to_blow(state: GameState, dice: Dice, side: Side, *, bridge: int) -> Iterator[BridgeBlown]:
    """Yield one attempt on an intact bridge, or nothing if one was made this turn."""
    if state.bridges[bridge] or state.bridge_attempts.get(bridge, 0):
        return
    roll = dice.roll(Purpose.BRIDGE, PM, bridge, state.bridge_attempts.get(bridge, 0))
    yield BridgeBlown(bridge, side, roll, roll < blow_chance_pm(state))
