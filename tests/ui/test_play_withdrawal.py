"""A retreat order and the key that marches its units back (rule 8.4)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.ids import OPERATIONS, RetreatScope, Side
from game.rules.ground import distance_to_line
from game.rules.orders.move import MoveOrder
from game.rules.orders.retreat import RetreatOrder
from tests.support.play import PlayDriver, against_idle, to_operations


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    driver = to_operations(against_idle(tmp_path, "race_to_the_yalu", Side.COMMUNIST, size=(1280, 720)))
    assert OPERATIONS.get(driver.match.state.phase) is Side.COMMUNIST
    yield driver
    driver.close()


def order_back(hand: PlayDriver) -> RetreatOrder:
    """Give the first HQ with several units, by its keys, the order to fall back to the first line it is offered."""
    view = hand.room.view
    under = {
        hq.id: [u for u in view.own.values() if u.on_map and u.hq == hq.id] for hq in view.own.values() if hq.is_hq
    }
    hq = next(key for key, units in under.items() if view.own[key].on_map and len(units) > 2)
    hand.room.select(hq)
    hand.key("l")
    row = next(widget.name for widget in hand.root.walk() if widget.name.startswith("line_"))
    hand.click(row)
    given = hand.match.orders[-1]
    assert isinstance(given, RetreatOrder)
    return given


def test_one_key_marches_all_units_of_the_hq_back(hand: PlayDriver) -> None:
    given = order_back(hand)
    assert "Shift+L" in hand.ui.toasts[-1].text
    units = [unit for unit in hand.room.view.own.values() if given.hq in (unit.id, unit.hq) and unit.on_map]
    assert all(unit.retreat_scope is not RetreatScope.NONE for unit in units)
    far, before = distance_to_line(hand.room.view.board, given.line), len(hand.match.orders)
    was = {unit.id: far[unit.hex] for unit in units}
    hand.key("shift+l")
    marches = hand.match.orders[before:]
    assert len(marches) > 1
    assert all(isinstance(march, MoveOrder) and far[march.path[-1]] <= was[march.unit] for march in marches)
    assert len({march.unit for march in marches if isinstance(march, MoveOrder)}) == len(marches)


def test_the_list_of_other_orders_has_it_too_and_who_cannot_is_told(hand: PlayDriver) -> None:
    hand.room.select(next(unit.id for unit in hand.room.view.own.values() if unit.on_map and not unit.is_hq))
    hand.key("shift+l")
    assert hand.ui.toasts[-1].text == "Its HQ is under no retreat order."
    order_back(hand)
    before = len(hand.match.orders)
    hand.click("order_more")
    assert hand.overflow() == []
    hand.click("fall_back")
    assert len(hand.match.orders) > before
    for _ in range(4):
        hand.key("shift+l")
    assert hand.ui.toasts[-1].text == "None of them can get farther back this turn."
