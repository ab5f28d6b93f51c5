"""Decisions in words: each side reads its own and the public ones, never the other's secrets (RULES 14)."""

import game.view.tellers_politics  # noqa: F401  registers what is tested
from game.model.events.politics import DecisionAsked, HistoryDecided
from game.model.events.turn import TrackChanged
from game.model.politics import Politics
from game.rules.orders.decide import DecideOrder
from game.rules.visibility import observe
from game.view.dispatches import dispatches
from game.view.order_words import order_words
from tests.support.politics import CHINA, ESC, choice, event, political
from tests.support.world import C, U, World


def plain() -> World:
    hidden = event("E01", choice("a", historical=True), hidden_from=U)
    return political(politics=Politics((hidden, event("E02", choice("a", historical=True)))))


def test_a_secret_decision_is_told_to_its_side_alone() -> None:
    state = plain().state
    assert [line.text for line in dispatches(state, C, [HistoryDecided(0, 0, C)])] == ["E01: a"]
    assert dispatches(state, U, [HistoryDecided(0, 0, C)]) == []
    assert [line.text for line in dispatches(state, U, [HistoryDecided(1, 0, U)])] == ["E02: a"]
    assert [line.text for line in dispatches(state, U, [HistoryDecided(1, -1, -1)])] == ["E02: no agreement"]


def test_a_question_is_told_to_who_is_asked() -> None:
    state = plain().state
    assert len(dispatches(state, U, [DecisionAsked(1, U, (0,))])) == 1
    assert dispatches(state, C, [DecisionAsked(1, U, (0,))]) == []


def test_a_secret_track_is_told_to_its_side_alone() -> None:
    state = plain().state
    assert dispatches(state, U, [TrackChanged(CHINA, 40)]) == []
    assert len(dispatches(state, C, [TrackChanged(CHINA, 40)])) == 1
    assert len(dispatches(state, U, [TrackChanged(ESC, 40)])) == 1


def test_a_decision_has_its_words() -> None:
    assert order_words(observe(plain().state, U), DecideOrder(U, "E02", "a")) == "E02: a"
