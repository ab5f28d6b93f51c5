"""An army is brought on from a box off the map: by keys alone, and taken back (rule 4.9)."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from game.model.ids import Phase, Side, Status
from game.rules.legal import legal_orders
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.boxes import LeaveBoxOrder
from game.rules.orders.rest import RestOrder
from game.session.match import UndoError
from game.ui.labels import Label
from game.ui.play.batch import Batch
from game.ui.play.boxes import BoxPage
from game.ui.play.screen import PlayScreen
from game.ui.play.side_panels import ItemRow
from game.ui.play.war_room import WarRoom
from game.view.entries import waiting_in_boxes
from tests.support.play import PlayDriver, against_idle, to_operations

ARMY = ("CPV-40HQ", "CPV-118D", "CPV-119D", "CPV-120D")


def opened(folder: Path, size: tuple[int, int] = (1280, 720), scale: float = 1.0) -> PlayDriver:
    """Return the Chinese at the operations of October: three armies wait in Manchuria."""
    hand = to_operations(against_idle(folder, "chinese_entry", Side.COMMUNIST, size=size, scale=scale))
    assert hand.match.state.phase is Phase.COMMUNIST_OPERATIONS
    return hand


@pytest.fixture
def hand(tmp_path: Path) -> Iterator[PlayDriver]:
    driver = opened(tmp_path)
    yield driver
    driver.close()


def page(hand: PlayDriver) -> BoxPage:
    shown = hand.app.screens[-1]
    assert isinstance(shown, BoxPage)
    return shown


def inside(hand: PlayDriver, *keys: str) -> list[str]:
    """Return who of these is still in a box."""
    return [key for key in keys if hand.match.state.units[hand.unit(key)].status is Status.IN_BOX]


def mark_army(hand: PlayDriver, key: str) -> None:
    for _ in range(8):
        if hand.unit(key) == page(hand).groups[page(hand).who.chosen].hq:
            return
        hand.key("down")
    raise LookupError(key)


def test_an_army_comes_on_by_keys_alone_and_is_taken_back_at_once(hand: PlayDriver) -> None:
    given = list(hand.match.orders)
    hand.key("shift+b")
    mark_army(hand, "CPV-40HQ")
    hand.key("enter")
    assert inside(hand, *ARMY) == []
    gates = {hand.match.state.units[hand.unit(key)].hex for key in ARMY}
    assert len(gates) == 1
    assert [type(order) for order in hand.match.orders[len(given) :]] == [LeaveBoxOrder] * 4
    assert hand.overflow() == []
    assert page(hand).groups[page(hand).who.chosen].hq == hand.unit("CPV-39HQ")  # the next army in the list
    hand.key("ctrl+z")
    assert hand.match.orders == given
    assert inside(hand, *ARMY) == list(ARMY)
    hand.key("enter", "escape")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert hand.screen.canvas.camera.shows(gates.pop())
    hand.key("ctrl+z")  # on the map one after the other, as any order
    assert len(hand.match.orders) == len(given) + 3


def test_enter_after_enter_brings_on_all_that_the_routes_take(hand: PlayDriver) -> None:
    """Nine points by each of two routes (4.9): six divisions; who finds no room is told of and stays."""
    hand.key("shift+b")
    for _ in range(20):
        if not hand.find("boxes_go").enabled:
            break
        hand.key("enter")
    view = page(hand).room.view
    left = waiting_in_boxes(view)[0]
    assert left.points == 9
    assert len(left.units) < 14
    assert not hand.find("boxes_go").enabled
    marked = page(hand).marked
    assert marked is not None
    assert {key for key, _ in marked.staying} == set(left.units)
    assert hand.overflow() == []
    assert all(view.own_stack[h] <= 9 for h in range(view.board.grid.size))


def test_a_place_is_chosen_by_arrows_and_a_double_click_brings_on(hand: PlayDriver) -> None:
    hand.key("shift+b", "down", "down", "down", "tab", "end")
    far = page(hand).where.chosen
    marked = page(hand).marked
    assert marked is not None
    assert str(marked.hex) == far
    expected = [order.unit for order in marked.orders]
    assert expected
    table = hand.find("boxes_where")
    hand.key("home")
    first = page(hand).where.chosen
    assert first != far
    marked = page(hand).marked
    assert marked is not None
    expected = [order.unit for order in marked.orders]
    row = (table.rect.centerx, table.rect.top + hand.ui.px(28) + 10)
    hand.click(row, clicks=2)
    assert [hand.match.state.units[key].hex for key in expected] == [marked.hex] * len(expected)


@pytest.mark.parametrize("size", [(1280, 720), (1920, 1080)])
@pytest.mark.parametrize("scale", [1.0, 1.25])
def test_nothing_is_cut_off(tmp_path: Path, size: tuple[int, int], scale: float) -> None:
    hand = opened(tmp_path, size, scale)
    hand.key("shift+b")
    assert hand.overflow() == []
    hand.key("enter")
    assert hand.overflow() == []
    hand.close()


def test_the_page_is_found_from_what_is_left_to_do_and_from_the_forces(hand: PlayDriver) -> None:
    hand.key("ctrl+enter")
    row = next(w for w in hand.root.walk() if isinstance(w, ItemRow) and w.item.page == "boxes")
    hand.click(row.rect.center)
    assert page(hand)
    hand.key("shift+b", "u")
    assert isinstance(hand.app.screens[-1], WarRoom)
    hand.click("boxes_open")
    assert page(hand)
    hand.key("escape", "u", "shift+b")
    assert page(hand)


def test_nobody_to_bring_on_is_told_instead_of_an_empty_page(tmp_path: Path) -> None:
    hand = PlayDriver(tmp_path)
    hand.key("shift+b")
    assert isinstance(hand.app.screens[-1], PlayScreen)
    assert [toast.text for toast in hand.ui.toasts] == [
        "Nobody who waits off the map can march on now. Who waits overseas comes by ship."
    ]
    hand.close()


def test_the_list_of_one_unit_goes_on_to_the_next_of_its_box(hand: PlayDriver) -> None:
    """Row, Enter, place: and the next unit is asked for, until the route is full or the player closes the list."""
    hand.key("u", "home", "enter")
    asked = []
    for _ in range(3):
        asked.append(next(widget.text for widget in hand.root.walk() if isinstance(widget, Label)))
        hand.click("more_0")
    assert len(set(asked)) == 3
    assert len(hand.ui.dialogs) == 1
    assert len([order for order in hand.match.orders if isinstance(order, LeaveBoxOrder)]) == 3
    hand.key("escape")
    assert not hand.ui.dialogs


def test_orders_given_together_stop_where_dice_are_rolled(tmp_path: Path) -> None:
    """What was rolled stands: those before it can no longer be taken back, and nobody marches on unasked."""
    hand = PlayDriver(tmp_path)
    view, batch = hand.room.view, Batch(hand.room)
    assault = next(order for order in legal_orders(view) if isinstance(order, AssaultOrder))
    able = [unit.id for unit in view.own.values() if RestOrder(view.side, unit.id).check(view) is None]
    first, *_, last = (key for key in able if key not in assault.units)
    before = len(hand.match.orders)
    assert batch.give([RestOrder(view.side, first), RestOrder(view.side, first), RestOrder(view.side, last)]) == 1
    batch.take_back()
    assert len(hand.match.orders) == before
    assert batch.give([RestOrder(view.side, first), assault, RestOrder(view.side, last)]) == 2
    with pytest.raises(UndoError, match="Dice"):
        batch.take_back()
    assert len(hand.match.orders) == before + 2
    hand.close()
