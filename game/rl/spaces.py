"""The spaces of observations and actions, the same for both kinds of environment."""

from typing import TypedDict

import numpy as np
from gymnasium import spaces

from game.rl.features import features, names
from game.rl.table import ACTIONS, Choice, Table

LARGEST_SEED = 2**31
REWARD_UNIT = 100  # points of the score that are a reward of 1


class Observation(TypedDict):
    """What an agent is given: numbers, and which actions are open."""

    observation: "np.ndarray[tuple[int], np.dtype[np.float32]]"
    action_mask: "np.ndarray[tuple[int], np.dtype[np.int8]]"


def observation_space() -> spaces.Dict:
    """Return the space of observations: the numbers of ``features.names`` and the mask of actions."""
    numbers = spaces.Box(-1.0, 1.0, (len(names()),), np.float32)
    return spaces.Dict({"observation": numbers, "action_mask": spaces.Box(0, 1, (ACTIONS,), np.int8)})


def action_space() -> spaces.Discrete:
    """Return the space of actions: done, six steps, six assaults alone, six together, rest."""
    return spaces.Discrete(ACTIONS)


def observation_of(choice: Choice | None) -> Observation:
    """Return what an agent sees of a choice; of none, nothing."""
    if choice is None:
        return {"observation": np.zeros(len(names()), np.float32), "action_mask": np.zeros(ACTIONS, np.int8)}
    return {
        "observation": np.array(features(choice), np.float32),
        "action_mask": np.array(choice.mask(), np.int8),
    }


def reward_since(table: Table, before: int) -> float:
    """Return the reward of the Communist side for what the score has changed."""
    return (table.result - before) / REWARD_UNIT
