"""The list of legal orders: each passes its check, in an order that never changes, and games end by it."""

from collections import Counter
from random import Random

import pytest

from game.model.ids import Side
from game.model.orders import Order
from game.model.state import GameState
from game.rules.engine import begin, submit
from game.rules.legal import legal_orders
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.visibility import observe
from tests.support.matches import skirmish


def new_game(seed: int) -> GameState:
    """Return the skirmish at its first decision."""
    setting = skirmish()
    state, _ = begin(setting.board, setting.ruleset, setting.scenario, seed)
    return state


def orders_of(state: GameState) -> list[Order]:
    """Return the legal orders of whoever decides."""
    assert state.decider is not None
    return list(legal_orders(observe(state, state.decider)))


def test_the_list_is_the_same_every_time() -> None:
    """STYLE 5: a fixed order."""
    orders = orders_of(new_game(1))
    assert orders == orders_of(new_game(1))
    assert len(set(orders)) == len(orders)
    assert orders[-1] == EndPhaseOrder(Side.COMMUNIST)


def test_the_other_side_has_none() -> None:
    """Rule 1.3."""
    state = new_game(1)
    assert not list(legal_orders(observe(state, Side.UN)))


def test_kinds_come_in_their_order() -> None:
    """Unit by unit, then assaults, works, staffs, retreats, the end of the phase."""
    kinds = [order.kind for order in orders_of(new_game(1))]
    counted = Counter(kinds)
    assert {"move", "rest", "set_stance", "assault", "keep_bridge", "set_priority"} <= set(counted)
    assert counted["end_phase"] == 1
    first = {kind: kinds.index(kind) for kind in counted}
    assert first["move"] < first["rest"] < first["assault"] < first["keep_bridge"] < first["set_priority"]


@pytest.mark.parametrize("seed", range(6))
def test_every_legal_order_can_be_carried_out(seed: int) -> None:
    """A random game of nothing but legal orders: none is refused, and layers equal a rebuild from the units."""
    state, chance = new_game(seed), Random(seed)
    for _ in range(60):
        if state.decider is None:
            break
        orders = orders_of(state)
        kinds = sorted({order.kind for order in orders})
        kind = chance.choice(kinds)
        submit(state, chance.choice([order for order in orders if order.kind == kind]))
    rebuilt = state.copy()
    rebuilt._empty_layers()
    for unit in rebuilt.units:
        if unit.on_map:
            rebuilt.enter(unit, unit.hex)
    for side in Side:
        assert rebuilt.at[side] == state.at[side]
        for name in ("stack", "zoc", "sight"):
            assert getattr(rebuilt, name)[side] == getattr(state, name)[side]
