"""Dice that fall as a test wants them."""

from game.model.dice import Dice, Purpose
from game.model.state import GameState

ROLLED_BLOWS, NEVER_BLOWS = 0, 999


class Loaded(Dice):
    """Dice whose fights roll ``combat`` and whose bridges roll ``bridge``; the rest falls by chance."""

    def __init__(self, state: GameState, combat: int, *, bridge: int = NEVER_BLOWS) -> None:
        super().__init__(state.seed, state.turn)
        self.told = {Purpose.COMBAT: combat, Purpose.BRIDGE: bridge}

    def roll(self, purpose: Purpose, sides: int, *key: int) -> int:
        """Return what was told, or the roll of ordinary dice."""
        return self.told.get(purpose, super().roll(purpose, sides, *key))
