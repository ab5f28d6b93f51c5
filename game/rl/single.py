"""The game for one learning agent against a computer, after the Gymnasium interface."""

from collections.abc import Mapping
from typing import ClassVar

import gymnasium
import numpy as np

from game.ai.registry import make_player
from game.model.ids import SIDES, Side
from game.rl.features import perspective
from game.rl.spaces import LARGEST_SEED, Observation, action_space, observation_of, observation_space, reward_since
from game.rl.table import Table
from game.session.setting import Setting, open_scenario


class SideEnv(gymnasium.Env[Observation, np.int64]):  # type: ignore[misc]  # the library has no types here
    """One side of a scenario against a computer; the agent chooses for one unit after the other.

    The reward is what the score has changed, a hundredth a point, what the enemy did in between included. An action
    that is not open is taken as to be done with the unit; ``info["action_mask"]`` and ``action_masks()`` say which are.
    """

    metadata: ClassVar[dict[str, object]] = {"render_modes": ["ansi"]}

    def __init__(
        self,
        scenario: str | Setting = "tutorial",
        side: str = "communist",
        opponent: str = "regular",
        render_mode: str | None = None,
    ) -> None:
        self.setting = open_scenario(scenario) if isinstance(scenario, str) else scenario
        self.side = Side[side.upper()]
        self.opponent = opponent
        self.render_mode = render_mode
        self.observation_space = observation_space()
        self.action_space = action_space()
        self._table: Table | None = None

    def reset(
        self, *, seed: int | None = None, options: Mapping[str, object] | None = None
    ) -> tuple[Observation, dict[str, object]]:
        """Begin a new game: the same seed begins the same one."""
        super().reset(seed=seed)
        number = int(self.np_random.integers(LARGEST_SEED))
        seats = [None if side == self.side else make_player(self.opponent, side, number) for side in SIDES]
        self._table = Table(self.setting, number, (seats[0], seats[1]))
        return observation_of(self._table.choice), self._info(self._table)

    def step(self, action: int | np.integer) -> tuple[Observation, float, bool, bool, dict[str, object]]:
        """Carry out an action and all that follows up to the next choice of this side."""
        table = self._game()
        before = table.result
        was_open = table.act(int(action))
        gained = perspective(self.side) * reward_since(table, before)
        info = {**self._info(table), "was_open": was_open}
        return observation_of(table.choice), gained, table.choice is None, False, info

    def action_masks(self) -> "np.ndarray[tuple[int], np.dtype[np.bool_]]":
        """Return which actions are open, as learners with masks ask for it."""
        return observation_of(self._game().choice)["action_mask"].astype(np.bool_)

    def render(self) -> str:
        """Return in a line where the game stands."""
        table = self._game()
        unit = "over" if table.choice is None else table.choice.unit.spec.name
        return f"turn {table.state.turn}, score {table.result}, {unit}"

    def _info(self, table: Table) -> dict[str, object]:
        return {"action_mask": observation_of(table.choice)["action_mask"], "turn": table.state.turn}

    def _game(self) -> Table:
        if self._table is None:
            raise RuntimeError("reset() begins a game")
        return self._table
