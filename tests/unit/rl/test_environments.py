"""The environments pass the checks of their libraries and play whole scenarios (PRODUCT P-43)."""

import re
from pathlib import Path

import numpy as np
import pytest

from game.ai.registry import make_player
from game.model.ids import Side
from game.rl.features import features, names
from game.rl.spaces import observation_of, observation_space
from game.rl.table import ACTIONS, ALONE, DONE, REST, STEP, TOGETHER, Table
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rest import RestOrder
from game.session.setting import open_scenario
from tests.support.matches import SMALL, skirmish

pytestmark = [
    # PettingZoo recommends boxes, numbered agents and no zeros; an agent that waits sees nothing
    pytest.mark.filterwarnings("ignore:Observation space for each agent probably"),
    pytest.mark.filterwarnings("ignore:We recommend agents to be named"),
    pytest.mark.filterwarnings("ignore:Observation is not a NumPy array"),
    pytest.mark.filterwarnings("ignore:Observation numpy array is all zeros"),
    # its own package imports itself the old way
    pytest.mark.filterwarnings("ignore:The old environment creation API:DeprecationWarning"),
    # render modes cannot be tried on an environment that is in no registry
    pytest.mark.filterwarnings("ignore:.*Not able to test alternative render modes"),
]
DOCS = Path(__file__).parents[3] / "docs"


def test_pettingzoo_passes_its_own_tests() -> None:
    from pettingzoo.test import api_test, seed_test

    from game.rl.aec import env

    api_test(env(skirmish()), num_cycles=200)
    seed_test(lambda: env(skirmish()), num_cycles=60)


@pytest.mark.parametrize("side", ["communist", "un"])
def test_gymnasium_passes_its_own_test(side: str) -> None:
    from gymnasium.utils.env_checker import check_env

    from game.rl.single import SideEnv

    check_env(SideEnv(skirmish(), side=side, opponent="idle"))


def test_a_random_policy_plays_a_whole_scenario_and_the_rewards_are_the_score() -> None:
    from game.rl.aec import env

    war = env("tutorial", render_mode="ansi")
    war.reset(seed=3)
    start = war._game().result
    totals = {"communist": 0.0, "un": 0.0}
    dice = np.random.default_rng(5)
    for agent in war.agent_iter():
        seen, reward, terminated, truncated, _ = war.last()
        totals[agent] += reward
        over = terminated or truncated
        war.step(None if over else int(dice.choice(np.flatnonzero(seen["action_mask"]))))
    assert "over" in war.render()
    table = war._game()
    assert totals["communist"] == pytest.approx((table.result - start) / 100)
    assert totals["un"] == pytest.approx(-totals["communist"])


def test_one_side_meets_a_computer() -> None:
    from game.rl.single import SideEnv

    war = SideEnv(skirmish(), side="un", opponent="regular")
    _, info = war.reset(seed=1)
    steps, over, open_all = 0, False, True
    while not over:
        assert war.action_masks().tolist() == [bool(bit) for bit in np.asarray(info["action_mask"])]
        seen, _, over, _, info = war.step(int(np.flatnonzero(war.action_masks())[-1]))
        open_all = open_all and bool(info["was_open"])
        steps += 1
    assert steps > 5
    assert open_all
    assert not seen["action_mask"].any()


def test_an_action_that_is_not_open_is_taken_as_done() -> None:
    table = Table(skirmish(), 1)
    choice = table.choice
    assert choice is not None
    closed = choice.mask().index(0)
    assert not table.act(closed)
    assert table.choice is not None
    assert table.choice.unit.id != choice.unit.id
    assert table.act(DONE)


def test_each_action_is_the_order_it_says() -> None:
    table = Table(skirmish(), 1)
    kinds: set[str] = set()
    while (choice := table.choice) is not None:
        for action, order in enumerate(choice.orders):
            if order is None:
                continue
            kinds.add(type(order).__name__)
            around = choice.view.board.grid.neighbors[choice.unit.hex]
            if STEP <= action < ALONE:
                assert order == MoveOrder(choice.side, choice.unit.id, (around[action - STEP],))
            elif ALONE <= action < TOGETHER:
                assert order == AssaultOrder(choice.side, (choice.unit.id,), around[action - ALONE])
            elif TOGETHER <= action < REST:
                assert isinstance(order, AssaultOrder)
                assert order.target == around[action - TOGETHER]
                assert len(order.units) > 1
                assert choice.unit.id in order.units
            else:
                assert order == RestOrder(choice.side, choice.unit.id)
        table.act(max(action for action in range(ACTIONS) if choice.mask()[action]) if len(kinds) < 3 else DONE)
    assert kinds == {"MoveOrder", "AssaultOrder", "RestOrder"}


@pytest.mark.parametrize("name", sorted(SMALL))
def test_observations_lie_in_their_space_in_every_small_game(name: str) -> None:
    table, space = Table(SMALL[name](), 2), observation_space()
    for step in range(120):
        if table.choice is None:
            break
        assert space.contains(observation_of(table.choice))
        mask = table.choice.mask()
        table.act([action for action in range(ACTIONS) if mask[action]][step % sum(mask)])
    assert space.contains(observation_of(None))


def test_what_a_side_cannot_see_is_in_no_observation() -> None:
    """STYLE 8.5: features are made from the view."""
    table = Table(skirmish(), 1)
    choice = table.choice
    assert choice is not None
    before = features(choice)
    hidden = next(
        u for u in table.state.own[choice.side.enemy].values() if u.id not in table.state.tracked[choice.side]
    )
    hidden.men //= 2
    assert features(choice) == before


def test_the_page_on_agents_names_every_feature() -> None:
    page = (DOCS / "agents.md").read_text("utf-8")
    written = set(re.findall(r"`((?:game|unit|hex)\.\w+)`", page))
    assert {re.sub(r"^hex\d", "hex", name) for name in names()} == written


def test_a_computer_may_hold_both_seats() -> None:
    setting = open_scenario("tutorial")
    seats = (make_player("idle", Side.COMMUNIST, 1), make_player("idle", Side.UN, 1))
    assert Table(setting, 1, seats).choice is None
