"""Rule 14.1: the engine of historical events: when they happen, what is remembered of them."""

from game.model.ids import SIDES
from game.model.politics import Chooser, Condition, Politics
from game.rules.effects.flag import FlagEffect
from game.rules.orders.decide import DecideOrder
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
from game.rules.sequence import advance
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.politics import (
    ESC,
    SOVIET,
    applied,
    begin,
    choice,
    event,
    happen,
    kinds,
    on,
    open_council,
    political,
)
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit

KPA, CPV, ROK, US = (ruleset().army(key) for key in ("KPA", "CPV", "ROK", "US"))
A, B = choice("a", historical=True), choice("b")


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


# --- what is remembered, and who knows it ---------------------------------------------------------------------


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
