"""Rule 14.1: the engine of historical events: when they happen, who decides, how the computer does."""

import pytest

from game.ai.decisions import expected_gain
from game.ai.registry import make_player
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import SIDES, Phase, Side
from game.model.orders import Reason
from game.model.politics import Cause, Chooser, Condition, Effect, Politics
from game.model.scenario import Goal
from game.rules.effects.end import EndEffect
from game.rules.effects.flag import FlagEffect
from game.rules.legal import legal_orders
from game.rules.orders.decide import DecideOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.politics import council
from game.rules.politics.conditions import (
    CONDITION_KINDS,
    Across,
    AnyOf,
    Chosen,
    Cities,
    DrivenBack,
    FlagSet,
    Fought,
    FrontNear,
    Gained,
    Holds,
    InTurns,
    MoraleAt,
    Not,
    Retaken,
    ShareCut,
    TrackAt,
    UnitsIn,
)
from game.rules.sequence import advance, begin_phase
from game.rules.visibility import observe
from game.session.news import news
from tests.support.ground import place
from tests.support.politics import (
    ESC,
    SOVIET,
    applied,
    choice,
    chosen,
    event,
    kinds,
    on,
    open_council,
    political,
)
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit

KPA, CPV, ROK, US = (ruleset().army(key) for key in ("KPA", "CPV", "ROK", "US"))
CAUSE = Cause(0, U, None)
A, B = choice("a", historical=True), choice("b")


def asked(game: World, side: Side) -> list[str]:
    """Return the events that a side is asked about."""
    events = game.state.scenario.politics.events
    return [events[question.event].id for question in observe(game.state, side).politics.questions]


def begin(game: World, turn: int = 2) -> World:
    """Begin the events phase of a turn as the game does."""
    applied(game.state, begin_phase(game.state, turn, Phase.EVENTS))
    return game


def happen(game: World, effect: Effect, cause: Cause = CAUSE) -> list[Event]:
    return applied(game.state, effect.happen(game.state, cause))


# --- when events happen ---------------------------------------------------------------------------------------


def test_events_are_evaluated_in_id_order_each_once() -> None:
    """Rule 14.1: evaluated in id order each turn, each at most once unless ``repeat``."""
    second = event("E02", choice("a", historical=True), when=Chosen("E01"))
    game = political(event("E01", A), second, event("E03", A, when=on(5)))
    assert kinds(open_council(game.state, 2)) == ["history_decided", "history_decided"]  # the second sees the first
    assert kinds(open_council(game.state, 3)) == []
    open_council(game.state, 5)
    assert [game.state.scenario.politics.events[taken.event].id for taken in game.state.politics.taken] == [
        "E01",
        "E02",
        "E03",
    ]


def test_an_event_that_repeats_comes_back_after_its_turns() -> None:
    """Rule 14.1: ``repeat``; 14.2, E15: repeat 4 turns."""
    game = political(event("E01", A, repeat=4))
    happened = [turn for turn in range(1, 12) if open_council(game.state, turn)]
    assert happened == [1, 5, 9]


def test_a_choice_may_be_taken_only_once() -> None:
    """Rule 14.2, E14: hold (AM +2, once)."""
    once = choice("hold", historical=True, once=True)
    game = political(event("E01", once, B, chooser=Chooser.COMMUNIST, repeat=1))
    begin(game)
    assert game.submit(DecideOrder(C, "E01", "hold"))
    begin(game, 3)
    assert DecideOrder(C, "E01", "hold").check(observe(game.state, C)) is not None
    assert DecideOrder(C, "E01", "b").check(observe(game.state, C)) is None


def test_history_may_decide_otherwise_the_second_time() -> None:
    """Rule 14.2, E14: batches on the first firing, general retreat later."""
    later = choice("later", historical_again=True)
    made = event("E01", A, later)
    assert council.historical_choice(made, (0, 1), again=False) == 0
    assert council.historical_choice(made, (0, 1), again=True) == 1
    assert council.historical_choice(made, (1,), again=False) == 1  # the first that is open


# --- conditions -------------------------------------------------------------------------------------------------


def front() -> World:
    """Return a plain with a line, two towns and a unit of each side."""
    return political(
        event("E00", A),
        rows=["....", "....", "....", "....", "....", "...."],
        politics=Politics((event("E00", A),), watched=(4, 20)),
        units=[unit("k", C, "KPA", "0001", "KPA_DIV_SOV"), unit("r", U, "ROK", "0004", "ROK_DIV")],
        places=[place("town", "0001", pop=15), place("port", "0005", pop=5)],
        lines={"middle": "0002 0102 0202 0302"},
        zones={"all": "0001 0002"},
        un="0005",
    )


def test_every_kind_of_condition_says_when_it_is_met() -> None:
    """Rule 14.1: turn, holds, track, am, share_cut, units_in, front_near, across, flag, chosen, and the rest."""
    game = front()
    state = game.state
    state.turn = 5
    town, port = game.hex("0001"), game.hex("0005")
    state.armies[KPA].morale, state.armies[KPA].share_cut_pm = 449, 300
    met: list[Condition] = [
        InTurns((5, 6)),
        Holds(town, C),
        Holds(town, C, 4),
        TrackAt(ESC, 10, 10),
        MoraleAt(KPA, most=44),
        MoraleAt(KPA, least=44),
        ShareCut(KPA, 30),
        UnitsIn(0, C),
        FrontNear(port, C, 4),
        Not(Across("middle", U)),
        Not(Across("middle", C)),
        Not(FlagSet("x")),
        Not(Chosen("E00")),
        Not(Fought(CPV)),
        Not(DrivenBack(CPV, 1)),
        Cities(U, 0),
        Not(Cities(C, 0)),
        Not(Retaken(town, C)),
        AnyOf((FlagSet("x"), InTurns((5, 5)))),
    ]
    assert [condition for condition in met if not condition.is_met(state)] == []
    unmet: list[Condition] = [
        InTurns((6, 9)),
        Holds(town, U),
        Holds(town, C, 5),
        TrackAt(ESC, least=11),
        TrackAt(ESC, most=9),
        MoraleAt(KPA, least=45),
        ShareCut(KPA, 31),
        UnitsIn(0, U, least=2),
        FrontNear(port, C, 3),
        AnyOf((FlagSet("x"),)),
    ]
    assert [condition for condition in unmet if condition.is_met(state)] == []
    tried = {type(condition.part if isinstance(condition, Not) else condition) for condition in met}
    assert set(CONDITION_KINDS.values()) - tried == {Gained}  # see the effects that come later


def test_across_a_line_is_its_far_side() -> None:
    """Rule 14.1: across(line, side); 14.2, E15: U at the 38th."""
    game = front()
    state = game.state
    state.leave(game["r"])
    state.enter(game["r"], game.hex("0002"))
    assert not Across("middle", U).is_met(state)
    assert Across("middle", U, at=True).is_met(state)
    state.leave(game["r"])
    state.enter(game["r"], game.hex("0300"))
    assert Across("middle", U).is_met(state)
    assert not Across("middle", C).is_met(state)


def test_chosen_is_the_last_choice_and_how_long_ago() -> None:
    """Rule 14.1: chosen(event, choice)."""
    made = event("E01", A, B, chooser=Chooser.UN, repeat=2)
    game = political(made)
    begin(game)
    game.submit(DecideOrder(U, "E01", "a"))
    assert Chosen("E01", "a").is_met(game.state)
    assert not Chosen("E01", "b").is_met(game.state)
    assert not Chosen("E01", turns=1).is_met(game.state)
    begin(game, 4)
    assert Chosen("E01", "a", turns=2).is_met(game.state)
    game.submit(DecideOrder(U, "E01", "b"))
    assert not Chosen("E01", "a").is_met(game.state)


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


def test_flags_keep_the_turn_they_were_set() -> None:
    """Rule 9.3: dates count from a flag; a flag is set once."""
    game = political(event("E01", A))
    game.state.turn = 7
    happen(game, FlagEffect("cpv_crossed"))
    game.state.turn = 9
    assert happen(game, FlagEffect("cpv_crossed")) == []
    assert game.state.politics.flag_turn("cpv_crossed") == 7
    assert game.state.politics.flag_turn("other") is None


def test_secret_flags_are_absent_from_the_enemys_view() -> None:
    """Rule 14: flags a side does not know read as absent."""
    secrets = (frozenset({"un_plan"}), frozenset({"cpv_order"}))
    game = political(politics=Politics((event("E01", A),), secret_flags=secrets))
    for flag in ("un_plan", "cpv_order", "open"):
        happen(game, FlagEffect(flag))
    assert observe(game.state, C).flags == {"cpv_order", "open"}
    assert observe(game.state, U).flags == {"un_plan", "open"}


def test_a_hidden_event_is_not_among_what_the_enemy_knows() -> None:
    """Rule 14: C's internal choices are not shown to U."""
    game = political(event("E01", A, hidden_from=U), event("E02", A))
    open_council(game.state, 2)
    assert [taken.event for taken in observe(game.state, U).politics.taken] == [1]
    assert [taken.event for taken in observe(game.state, C).politics.taken] == [0, 1]


def test_the_council_ends_where_nobody_is_asked() -> None:
    """Rule 1.3: a side without business is not asked."""
    game = political(event("E01", A, when=on(30)))
    assert [council.has_business(game.state, side) for side in SIDES] == [False, False]
    applied(game.state, advance(game.state))
    assert game.state.result is None
    assert SOVIET == 2
