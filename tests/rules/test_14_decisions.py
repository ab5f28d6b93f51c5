"""Rule 14.1: decisions of historical events: who takes them, and how the computer does."""

from dataclasses import replace

import pytest

from game.ai.decisions import expected_gain
from game.ai.registry import make_player
from game.model.dice import Dice
from game.model.ids import Phase
from game.model.orders import Reason
from game.model.politics import Chooser
from game.model.scenario import Goal
from game.rules.effects.end import EndEffect
from game.rules.effects.flag import FlagEffect
from game.rules.legal import legal_orders
from game.rules.orders.decide import DecideOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.visibility import observe
from game.session.news import news
from tests.support.ground import place
from tests.support.politics import (
    applied,
    asked,
    begin,
    choice,
    chosen,
    event,
    open_council,
    political,
)
from tests.support.world import C, U, World, unit

A, B = choice("a", historical=True), choice("b")


# --- who decides ------------------------------------------------------------------------------------------------


def test_auto_and_system_ask_nobody() -> None:
    """Rule 14.1: chooser auto, system (a die on weights)."""
    game = begin(political(event("E01", A), event("E02", A, B, chooser=Chooser.SYSTEM)))
    assert game.state.decider is None
    assert chosen(game.state, "E01") == ["a"]
    assert len(chosen(game.state, "E02")) == 1


def test_the_die_goes_by_the_weights() -> None:
    """Rule 14.1: a die on the weights, stream HISTORY; negative ones count as nothing."""
    made = event(
        "E01",
        choice("a", weight="ESC * 8", historical=True),
        choice("b", weight=20),
        choice("c", weight=-5),
        chooser=Chooser.SYSTEM,
    )
    taken = []
    for seed in range(300):
        game = political(made, seed=seed)
        open_council(game.state, 2)
        taken += chosen(game.state, "E01")
    assert "c" not in taken
    assert 220 <= taken.count("a") <= 260  # 80 of 100


def test_in_the_historical_mode_nobody_else_rolls_either() -> None:
    """Rule 14.1: ``historical`` names the default, taken in historical mode (16.4)."""
    made = event("E01", choice("a", weight=1000), choice("b", weight=0, historical=True), chooser=Chooser.SYSTEM)
    game = political(made)
    politics = replace(game.state.ruleset.politics, others_follow_history=True)
    game.state.ruleset = replace(game.state.ruleset, politics=politics)
    assert chosen(begin(game).state, "E01") == ["b"]


def test_the_communist_side_answers_first_then_the_un() -> None:
    """Rule 1.3: C first, then U; EndPhase is refused while a decision of the side is open (14.1)."""
    game = begin(political(event("E01", A, B, chooser=Chooser.UN), event("E02", A, B, chooser=Chooser.COMMUNIST)))
    assert (game.state.phase, game.state.decider) == (Phase.EVENTS, C)
    assert (asked(game, C), asked(game, U)) == (["E02"], ["E01"])
    refusal = EndPhaseOrder(C).check(observe(game.state, C))
    assert refusal is not None
    assert (refusal.reason, refusal.has) == (Reason.DECISION_OPEN, 1)
    game.submit(DecideOrder(C, "E02", "b"))
    assert EndPhaseOrder(C).check(observe(game.state, C)) is None
    game.submit(EndPhaseOrder(C))
    assert game.state.decider == U
    game.submit(DecideOrder(U, "E01", "a"))
    assert (chosen(game.state, "E01"), chosen(game.state, "E02")) == (["a"], ["b"])


@pytest.mark.parametrize(
    ("order", "reason"),
    [
        (DecideOrder(C, "E01", "a"), Reason.NO_SUCH_DECISION),
        (DecideOrder(C, "E99", "a"), Reason.NO_SUCH_DECISION),
        (DecideOrder(C, "E02", "z"), Reason.NO_SUCH_CHOICE),
        (DecideOrder(U, "E01", "a"), Reason.NOT_YOUR_PHASE),
    ],
)
def test_only_what_is_asked_can_be_decided(order: DecideOrder, reason: Reason) -> None:
    """Rule 14.1: ``decide``: a decision of the side, a choice open to it."""
    game = begin(political(event("E01", A, B, chooser=Chooser.UN), event("E02", A, B, chooser=Chooser.COMMUNIST)))
    refusal = order.check(observe(game.state, order.side))
    assert refusal is not None
    assert refusal.reason == reason


def test_decisions_are_for_the_events_phase() -> None:
    """Rule 1.3: in operations nobody decides history."""
    game = political(event("E01", A, chooser=Chooser.COMMUNIST))
    refusal = DecideOrder(C, "E01", "a").check(observe(game.state, C))
    assert refusal is not None
    assert refusal.reason == Reason.NOT_THIS_PHASE


def test_legal_orders_name_every_choice() -> None:
    """Rule 14.1: the choices in their order, then the end of the phase once nothing is open."""
    game = begin(political(event("E01", A, B, chooser=Chooser.COMMUNIST)))
    assert list(legal_orders(observe(game.state, C))) == [DecideOrder(C, "E01", "a"), DecideOrder(C, "E01", "b")]
    game.submit(DecideOrder(C, "E01", "a"))
    assert list(legal_orders(observe(game.state, C))) == [EndPhaseOrder(C)]


def test_simultaneous_answers_are_sealed_until_both_are_in() -> None:
    """Rule 1.3: answers hidden until both are in if ``simultaneous``."""
    peace = choice("yes", FlagEffect("peace"))
    game = begin(political(event("E01", choice("no", historical=True), peace, chooser=Chooser.BOTH, simultaneous=True)))
    views = []
    for answer in ("yes", "no"):
        twin = World(game.state.copy(), game.ids)
        twin.submit(DecideOrder(C, "E01", answer))
        views.append(observe(twin.state, U).politics)
    assert views[0] == views[1]
    game.submit(DecideOrder(C, "E01", "yes"))
    assert "peace" not in game.state.flags
    game.submit(EndPhaseOrder(C))
    game.submit(DecideOrder(U, "E01", "yes"))
    assert "peace" not in game.state.flags
    game.submit(EndPhaseOrder(U))
    assert "peace" in game.state.flags


@pytest.mark.parametrize(("ours", "theirs", "over"), [("yes", "yes", True), ("yes", "no", False), ("no", "no", False)])
def test_an_armistice_needs_both(ours: str, theirs: str, over: bool) -> None:
    """Rule 14.2, E38: ends the game by agreement if both accept."""
    peace = choice("yes", EndEffect("armistice"))
    game = begin(political(event("E01", choice("no", historical=True), peace, chooser=Chooser.BOTH, simultaneous=True)))
    for side, answer in ((C, ours), (U, theirs)):
        game.submit(DecideOrder(side, "E01", answer))
        game.submit(EndPhaseOrder(side))
    assert (game.state.result is not None) == over
    if game.state.result is not None:
        assert game.state.result.ended == "armistice"
    elif ours != theirs:
        assert chosen(game.state, "E01") == ["-"]


def test_a_sealed_answer_of_one_side_is_carried_out_at_the_end() -> None:
    """Rule 1.3: ``simultaneous`` holds for the answer of a single side too."""
    game = begin(
        political(
            event("E01", choice("a", FlagEffect("x"), historical=True), chooser=Chooser.COMMUNIST, simultaneous=True)
        )
    )
    game.submit(DecideOrder(C, "E01", "a"))
    assert "x" not in game.state.flags
    game.submit(EndPhaseOrder(C))
    assert "x" in game.state.flags


def test_a_decision_without_dice_can_be_taken_back() -> None:
    """P-19: no news, no dice: undo is possible while the phase lasts."""
    game = begin(political(event("E01", A, B, chooser=Chooser.COMMUNIST)))
    before = game.state.copy()
    order, dice = DecideOrder(C, "E01", "a"), Dice(1, 2)
    applied(game.state, order.resolve(game.state, dice))
    assert news(before, game.state, order, dice) is None


# --- the computer -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["recruit", "regular"])
def test_the_computer_chooses_by_the_weights(name: str) -> None:
    """Rule 16.1: event choices (weights); what weighs nothing is never chosen."""
    taken = set()
    for seed in range(12):
        made = event(
            "E01",
            choice("a", weight=0, historical=True),
            choice("b", weight=5),
            choice("c", weight="max(0, AM_KPA - 70)"),
            chooser=Chooser.COMMUNIST,
        )
        game = begin(political(made, seed=seed))
        order = make_player(name, C, seed).choose(observe(game.state, C))
        assert isinstance(order, DecideOrder)
        taken.add(order.choice)
    assert taken == {"b", "c"}


def test_the_idle_player_decides_as_history_did() -> None:
    """Rule 14.1: ``historical`` names the default."""
    game = begin(
        political(event("E01", choice("a", weight=9), choice("b", historical=True), chooser=Chooser.COMMUNIST))
    )
    idle = make_player("idle", C, 1)
    assert idle.choose(observe(game.state, C)) == DecideOrder(C, "E01", "b")
    game.submit(DecideOrder(C, "E01", "b"))
    assert idle.choose(observe(game.state, C)) == EndPhaseOrder(C)


def test_a_side_expects_to_gain_what_it_dominates() -> None:
    """Rule 14.2, E38: the VP it expects to gain by playing on."""
    game = political(
        event("E01", A),
        rows=["....", "....", "....", "....", "....", "....", "....", "...."],
        units=[unit("k", C, "KPA", "0001", "KPA_DIV_SOV")],
        places=[place("near", "0002"), place("far", "0307")],
        un="0002 0307",
        scenario={"goals": (Goal(0, 8, 6), Goal(1, 31, 4))},
    )
    assert expected_gain(observe(game.state, C)) == 6
    assert expected_gain(observe(game.state, U)) == -6
