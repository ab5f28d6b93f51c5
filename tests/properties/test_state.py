"""STYLE 8, properties 1-3: events make the state, refusals leave it alone, saves go on as played."""

from collections.abc import Sequence

import pytest

from game.model.digest import digest
from game.model.events.base import Event
from game.model.ids import Stance, UnitId
from game.model.orders import IllegalOrderError, Order, Reason
from game.rules.engine import submit
from game.rules.legal import legal_orders
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rest import RestOrder
from game.rules.orders.stance import SetStanceOrder
from game.session.gamefile import file_text, parse_game
from game.session.match import Match
from game.session.replay import restore
from tests.support.checks import assert_sound
from tests.support.matches import SMALL, played

AHEAD = 10  # orders that a game goes on for after it was loaded
MIDST = 11  # a game is saved after so many orders, and again ...
MIDST_OF_SLOW = {"veteran": 33}  # ... by who plays dozens of games for each turn of one


def test_events_alone_rebuild_the_state(computer: str, small: str) -> None:
    match = played(computer, computer, setting=SMALL[small]())
    twin = match.state.copy()
    happened: list[Sequence[Event]] = []
    match.listeners.append(lambda state, order, events: happened.append(events))
    while not match.is_over:
        known = len(match.orders)
        match.step()
        assert len(match.orders) == known + 1
        for event in happened.pop():
            event.apply(twin)
        assert digest(twin) == digest(match.state), match.orders[-1]


def test_layers_are_what_the_units_make_of_them(computer: str, small: str) -> None:
    match = played(computer, computer, seed=2, setting=SMALL[small]())
    assert_sound(match.state)
    while not match.is_over:
        order = match.step()
        assert_sound(match.state)
        assert order is not None


def test_a_copy_has_the_same_future_and_leaves_the_original_alone(computer: str, small: str) -> None:
    match = played(computer, computer, seed=3, setting=SMALL[small]())
    first = match.state.turn
    match.run(first)
    copy, before = match.state.copy(), digest(match.state)
    assert digest(copy) == before
    known = len(match.orders)
    match.run(first + 1)
    after = digest(match.state)
    for order in match.orders[known:]:
        submit(copy, order)
    assert digest(copy) == after == digest(match.state)


def refused(match: Match) -> list[Order]:
    """Return orders that are not legal now: marches and assaults anywhere, units of the other side, the wrong side."""
    side = match.state.decider
    assert side is not None
    view = match.view(side)
    orders: list[Order] = [EndPhaseOrder(side.enemy), RestOrder(side.enemy, UnitId(0))]
    for unit in match.state.units:
        for h in view.board.near[unit.hex] if unit.on_map else (0,):
            orders += [MoveOrder(side, unit.id, (h,)), AssaultOrder(side, (unit.id,), h)]
        orders += [MoveOrder(side, unit.id, ()), RestOrder(side, unit.id), SetStanceOrder(side, unit.id, Stance.STAND)]
    return [order for order in orders if order.check(view) is not None]


def test_a_refused_order_changes_nothing(computer: str, small: str) -> None:
    """Property 2: refused with a reason, and that is all."""
    match = played(computer, computer, seed=4, setting=SMALL[small]())
    last = match.state.turn + 1
    while match.state.turn <= last and not match.is_over:
        before, known = digest(match.state), len(match.orders)
        orders = refused(match)
        assert orders
        for order in orders:
            with pytest.raises(IllegalOrderError) as caught:
                match.submit(order)
            assert caught.value.refusal.reason in Reason
        assert (digest(match.state), len(match.orders)) == (before, known)
        match.step()


def test_every_legal_order_is_carried_out_and_leaves_a_sound_state(small: str) -> None:
    """Property 2: whatever ``legal_orders`` names passes ``check`` and can be resolved."""
    match = played("random", "random", seed=9, setting=SMALL[small]())
    tried: set[str] = set()
    while not match.is_over:
        if len(match.orders) % 9 == 0:
            side = match.state.decider
            assert side is not None
            orders = list(legal_orders(match.view(side)))
            assert orders == list(legal_orders(match.view(side)))
            for order in orders:
                copy = match.state.copy()
                submit(copy, order)
                assert_sound(copy)
                tried.add(order.kind)
        match.step()
    assert {"move", "assault", "end_phase", "rest", "set_stance", "retreat"} <= tried


def test_saved_after_any_order_a_game_goes_on_as_it_was_played(computer: str, small: str) -> None:
    match = played(computer, computer, seed=5, setting=SMALL[small]())
    saves, marks = [file_text(match)], [digest(match.state)]
    while not match.is_over:
        match.step()
        saves.append(file_text(match))
        marks.append(digest(match.state))
    for known, text in enumerate(saves):
        loaded = restore(parse_game("save", text), match.setting)
        assert digest(loaded.state) == marks[known], f"saved after {known} orders"
        for order in match.orders[known : known + AHEAD]:
            loaded.again(order)
        assert digest(loaded.state) == marks[known : known + AHEAD + 1][-1], f"saved after {known} orders"


def test_loaded_in_any_phase_a_computer_goes_on_as_it_did(computer: str, small: str) -> None:
    """At the start of every phase and in the midst of some, where it has to remember what it was about."""
    whole = played(computer, computer, seed=6, setting=SMALL[small]())
    saves: list[str] = []
    clock = (0, 0)
    while not whole.is_over:
        now = (whole.state.turn, int(whole.state.phase))
        if now != clock or len(whole.orders) % MIDST_OF_SLOW.get(computer, MIDST) == 0:
            saves.append(file_text(whole))
            clock = now
        whole.step()
    for text in saves:
        fresh = played(computer, computer, seed=6, setting=SMALL[small]())
        loaded = restore(parse_game("save", text), whole.setting, fresh.players)
        loaded.run()
        assert digest(loaded.state) == digest(whole.state)


def test_choosing_an_order_leaves_the_game_alone(computer: str, small: str) -> None:
    """STYLE 8, property 5."""
    match: Match = played(computer, computer, seed=7, setting=SMALL[small]())
    while not match.is_over:
        side = match.state.decider
        assert side is not None
        player = match.players[side]
        assert player is not None
        before = digest(match.state)
        order = player.choose(match.view(side))
        assert digest(match.state) == before
        match.submit(order)
