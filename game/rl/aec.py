"""The game for two learning agents, after the PettingZoo interface for turns (AEC)."""

from collections.abc import Mapping
from typing import ClassVar

import numpy as np
from gymnasium import spaces
from gymnasium.utils import seeding
from pettingzoo import AECEnv

from game.model.ids import SIDES
from game.rl.features import perspective
from game.rl.spaces import LARGEST_SEED, Observation, action_space, observation_of, observation_space, reward_since
from game.rl.table import Table
from game.session.setting import Setting, open_scenario


class WarEnv(AECEnv):  # type: ignore[misc]  # the library has no types here
    """Both sides of a scenario; agents ``communist`` and ``un`` choose for one unit after the other.

    The reward is what the score has changed since the agent last chose, a hundredth a point, good and bad by its side;
    the sum over a game is its score. An action that is not open is taken as to be done with the unit.
    """

    metadata: ClassVar[dict[str, object]] = {
        "name": "parallel38_v0",
        "render_modes": ["ansi"],
        "is_parallelizable": False,
    }

    def __init__(self, scenario: str | Setting = "tutorial", render_mode: str | None = None) -> None:
        super().__init__()
        self.setting = open_scenario(scenario) if isinstance(scenario, str) else scenario
        self.render_mode = render_mode
        self.possible_agents = [side.key for side in SIDES]
        self._observation_spaces = {agent: observation_space() for agent in self.possible_agents}
        self._action_spaces = {agent: action_space() for agent in self.possible_agents}
        self._random = seeding.np_random(None)[0]
        self._table: Table | None = None

    def observation_space(self, agent: str) -> spaces.Dict:
        """Return the space of what an agent sees."""
        return self._observation_spaces[agent]

    def action_space(self, agent: str) -> spaces.Discrete:
        """Return the space of what an agent does."""
        return self._action_spaces[agent]

    def reset(self, seed: int | None = None, options: Mapping[str, object] | None = None) -> None:
        """Begin a new game: the same seed begins the same one."""
        if seed is not None:
            self._random = seeding.np_random(seed)[0]
        self._table = Table(self.setting, int(self._random.integers(LARGEST_SEED)))
        self.agents = list(self.possible_agents)
        self.rewards = dict.fromkeys(self.agents, 0.0)
        self._cumulative_rewards = dict.fromkeys(self.agents, 0.0)
        self.terminations = dict.fromkeys(self.agents, False)
        self.truncations = dict.fromkeys(self.agents, False)
        self.infos: dict[str, dict[str, object]] = {agent: {} for agent in self.agents}
        self._point_at_next(self._table)

    def observe(self, agent: str) -> Observation:
        """Return what an agent sees: of its own choice all, while the other one chooses nothing."""
        choice = self._game().choice
        return observation_of(choice if choice is not None and choice.side.key == agent else None)

    def step(self, action: int | np.integer | None) -> None:
        """Carry out the action of the agent whose turn it is."""
        if self.terminations[self.agent_selection]:
            self._was_dead_step(action)
            return
        table, agent = self._game(), self.agent_selection
        before = table.result
        self._cumulative_rewards[agent] = 0.0
        self.infos[agent] = {"was_open": table.act(int(action) if action is not None else 0)}
        gained = reward_since(table, before)
        self.rewards = {side.key: perspective(side) * gained for side in SIDES}
        self._point_at_next(table)
        self._accumulate_rewards()

    def _point_at_next(self, table: Table) -> None:
        if table.choice is not None:
            self.agent_selection = table.choice.side.key
            return
        self.terminations = dict.fromkeys(self.agents, True)
        self.agent_selection = self.agents[0]

    def render(self) -> str:
        """Return in a line where the game stands."""
        table = self._game()
        choice = table.choice
        where = "over" if choice is None else f"{choice.side.key}: {choice.unit.spec.name}"
        return f"turn {table.state.turn}, score {table.result}, {where}"

    def close(self) -> None:
        """Forget the game."""
        self._table = None

    def _game(self) -> Table:
        if self._table is None:
            raise RuntimeError("reset() begins a game")
        return self._table


def env(scenario: str | Setting = "tutorial", render_mode: str | None = None) -> WarEnv:
    """Return the environment of a scenario, as PettingZoo modules do."""
    return WarEnv(scenario, render_mode)
