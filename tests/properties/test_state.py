"""STYLE 8, properties 1-3: events make the state, refusals leave it alone, saves go on as played."""

from collections.abc import Sequence

import pytest

from game.model.digest import digest
from game.model.events.base import Event
from game.model.ids import Side
from game.model.orders import IllegalOrderError, Order
from game.model.state import GameState
from game.rules.engine import submit
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.gamefile import file_text, parse_game
from game.session.match import Match
from game.session.replay import restore
from tests.support.checks import assert_sound
from tests.support.matches import LAST_TURN, played, skirmish


def test_events_alone_rebuild_the_state(computer: str) -> None:
    match = played(computer, computer)
    twin = match.state.copy()
    happened: list[Sequence[Event]] = []
    match.listeners.append(lambda state, order, events: happened.append(events))
    while match.state.turn <= LAST_TURN and not match.is_over:
        known = len(match.orders)
        match.step()
        assert len(match.orders) == known + 1
        for event in happened.pop():
            event.apply(twin)
        assert digest(twin) == digest(match.state), match.orders[-1]


def test_layers_are_what_the_units_make_of_them(computer: str) -> None:
    match = played(computer, computer, seed=2)
    assert_sound(match.state)
    while match.state.turn <= LAST_TURN and not match.is_over:
        order = match.step()
        assert_sound(match.state)
        assert order is not None


def test_a_copy_has_the_same_future_and_leaves_the_original_alone(computer: str) -> None:
    match = played(computer, computer, seed=3)
    match.run(1)
    copy, before = match.state.copy(), digest(match.state)
    assert digest(copy) == before
    known = len(match.orders)
    match.run(2)
    after = digest(match.state)
    for order in match.orders[known:]:
        submit(copy, order)
    assert digest(copy) == after == digest(match.state)


def refused(state: GameState) -> list[Order]:
    """Return orders that are not legal now."""
    side = state.decider or Side.COMMUNIST
    return [EndPhaseOrder(side.enemy)]


def test_a_refused_order_changes_nothing(computer: str) -> None:
    match = played(computer, computer, seed=4)
    while match.state.turn <= 2 and not match.is_over:
        before, known = digest(match.state), len(match.orders)
        for order in refused(match.state):
            with pytest.raises(IllegalOrderError):
                match.submit(order)
        assert (digest(match.state), len(match.orders)) == (before, known)
        match.step()


def test_saved_after_any_order_a_game_goes_on_as_it_was_played(computer: str) -> None:
    match = played(computer, computer, seed=5)
    saves = [file_text(match)]
    while match.state.turn <= LAST_TURN and not match.is_over:
        match.step()
        saves.append(file_text(match))
    for known, text in enumerate(saves):
        loaded = restore(parse_game("save", text), skirmish())
        for order in match.orders[known:]:
            loaded.again(order)
        assert digest(loaded.state) == digest(match.state), f"saved after {known} orders"


def test_loaded_at_the_start_of_a_phase_a_computer_goes_on_as_it_did(computer: str) -> None:
    whole = played(computer, computer, seed=6)
    starts: list[str] = []
    clock = (0, 0)
    while whole.state.turn <= LAST_TURN and not whole.is_over:
        now = (whole.state.turn, int(whole.state.phase))
        if now != clock:
            starts.append(file_text(whole))
            clock = now
        whole.step()
    for text in starts:
        fresh = played(computer, computer, seed=6)
        loaded = restore(parse_game("save", text), skirmish(), fresh.players)
        loaded.run(LAST_TURN)
        assert digest(loaded.state) == digest(whole.state)


def test_choosing_an_order_leaves_the_game_alone(computer: str) -> None:
    """STYLE 8, property 5."""
    match: Match = played(computer, computer, seed=7)
    while match.state.turn <= LAST_TURN and not match.is_over:
        side = match.state.decider
        assert side is not None
        player = match.players[side]
        assert player is not None
        before = digest(match.state)
        order = player.choose(match.view(side))
        assert digest(match.state) == before
        match.submit(order)
