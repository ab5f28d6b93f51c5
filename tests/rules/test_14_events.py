"""Rule 14.1: the engine of historical events: when they happen, who decides, what they bring about."""

from typing import get_type_hints

import pytest

from game.ai.decisions import expected_gain
from game.ai.registry import make_player
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.conduct import PrioritySet
from game.model.ids import NO_UNIT, OFF_MAP, SIDES, Phase, Priority, RetreatScope, Side, Stance
from game.model.orders import Reason
from game.model.politics import ARMY_PARAMS, SIDE_PARAMS, Cause, Chooser, Condition, Effect, Planned, Politics
from game.model.scenario import Axis, Goal
from game.model.units import NO_BOX
from game.rules.effects.air import AirEffect
from game.rules.effects.alert import AlertEffect
from game.rules.effects.am import MoraleEffect
from game.rules.effects.arrivals import ArrivalsEffect
from game.rules.effects.cohesion import CohesionEffect
from game.rules.effects.end import EndEffect
from game.rules.effects.entrench import EntrenchEffect
from game.rules.effects.flag import FlagEffect
from game.rules.effects.forfeit import ForfeitEffect
from game.rules.effects.guerrillas import GuerrillasEffect
from game.rules.effects.hint import HintEffect
from game.rules.effects.param_for import ParamEffect
from game.rules.effects.pool import PoolEffect
from game.rules.effects.registry import EFFECT_KINDS
from game.rules.effects.retreat import RetreatEffect
from game.rules.effects.spawn import SpawnEffect
from game.rules.effects.stock import StockEffect
from game.rules.effects.supply import SupplyEffect
from game.rules.effects.track import TrackEffect
from game.rules.effects.truce import TruceEffect
from game.rules.legal import legal_orders
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.decide import DecideOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.stance import SetStanceOrder
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
from game.rules.politics.params import param, param_of
from game.rules.sequence import advance, begin_phase
from game.rules.victory import known_score, score
from game.rules.visibility import observe
from game.session.news import news
from tests.support.ground import place
from tests.support.politics import (
    CHINA,
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


# --- effects ----------------------------------------------------------------------------------------------------


def test_effects_may_come_later_and_only_if() -> None:
    """Rule 14.2, E33b: -8 if no hex gained in 3 turns; E03: 6 from T8."""
    late = Planned(TrackEffect(((CHINA, 7),)), 3, Not(Gained(U)))
    for gains, level in ((False, 42), (True, 35)):
        game = political(event("E01", choice("a", late, historical=True)))
        open_council(game.state, 2)
        if gains:
            game.state.set_holder(game.hex("0000"), U)
        open_council(game.state, 4)
        assert game.state.tracks[CHINA] == 35
        open_council(game.state, 5)
        assert game.state.tracks[CHINA] == level
        assert game.state.politics.due == ()


def test_the_effect_of_a_condition_that_is_not_met_does_not_come() -> None:
    """Rule 14.1: ``when`` of an effect."""
    game = political(event("E01", choice("a", Planned(FlagEffect("x"), 0, FlagSet("y")), historical=True)))
    open_council(game.state, 2)
    assert "x" not in game.state.flags


def test_morale_moves_and_a_secret_is_not_seen_in_it() -> None:
    """Rule 14.1: am; 14.2, E09: AM_KPA +2, known to C alone."""
    game = political(event("E01", A))
    morale = game.state.armies[KPA].morale
    happen(game, MoraleEffect(((KPA, 2),)), Cause(0, C, U))
    assert game.state.armies[KPA].morale == morale + 20
    assert observe(game.state, C).morale[KPA] == morale + 20
    assert observe(game.state, U).morale[KPA] == morale
    happen(game, MoraleEffect(((KPA, 200),)))
    assert game.state.armies[KPA].morale == 1000


def test_an_army_in_hiding_shows_no_morale_until_it_fights() -> None:
    """Rule 14: what a side does not know reads as at the start."""
    game = political(politics=Politics((event("E01", A),), veiled=(CPV,)))
    before = observe(game.state, U).morale[CPV]
    game.state.armies[CPV].morale = 500
    assert observe(game.state, U).morale[CPV] == before
    assert observe(game.state, C).morale[CPV] == 500
    game.state.politics.fought = tuple(3 if army == CPV else 0 for army in range(5))
    assert observe(game.state, U).morale[CPV] == 500


def test_pools_stocks_and_guerrillas() -> None:
    """Rule 14.1: pool, stock, guerrillas; none falls below nothing."""
    game = political(event("E01", A), zones={"all": "0001"})
    state = game.state
    happen(game, PoolEffect(KPA, trained=4000, guns=3))
    assert (state.armies[KPA].pool.trained, state.armies[KPA].pool.guns) == (4000, 3)
    happen(game, PoolEffect(KPA, trained=-9000))
    assert state.armies[KPA].pool.trained == 0
    state.armies[KPA].stock = 1000
    happen(game, StockEffect(KPA, -1500))
    assert state.armies[KPA].stock == 0
    assert happen(game, StockEffect(US, 100)) == []  # unlimited
    happen(game, GuerrillasEffect(0, 500))
    happen(game, GuerrillasEffect(0, -600))
    assert state.guerrillas == (0,)


def staffed() -> World:
    """Return two KPA HQs, one the main effort, with a division each, and a ROK division."""
    return political(
        event("E01", A),
        rows=["......"] * 6,
        units=[
            unit("h1", C, "KPA", "0000", "HQ"),
            unit("h2", C, "KPA", "0500", "HQ"),
            unit("k1", C, "KPA", "0001", "KPA_DIV_SOV", hq="h1", s=500, c=500),
            unit("k2", C, "KPA", "0501", "KPA_DIV_SOV", hq="h2", s=900, c=500),
            unit("r", U, "ROK", "0502", "ROK_DIV", c=200),
        ],
        lines={"back": "0000 0100 0200 0300 0400 0500"},
    )


def test_units_get_supply_cohesion_and_trenches() -> None:
    """Rules 14.1, 14.2: E12 s +25 to the units of HQs at priority 3; E32 c +20 outside enemy ZOC; E29 e +2."""
    game = staffed()
    applied(game.state, iter([PrioritySet(game.ids["h2"], Priority.MAIN_EFFORT)]))
    happen(game, SupplyEffect(C, 25, KPA, priority=3))
    assert (game["k1"].s, game["k2"].s) == (500, 1000)
    happen(game, CohesionEffect(C, 20, KPA, free=True))
    assert (game["k1"].c, game["k2"].c) == (700, 500 if game.state.zoc[U][game["k2"].hex] else 700)
    happen(game, EntrenchEffect(C, 2))
    assert (game["k1"].e, game["k2"].e, game["r"].e) == (2, 2, 0)
    assert happen(game, SupplyEffect(C, 5, CPV)) == []


def test_an_army_is_ordered_back_by_halves_or_as_a_whole() -> None:
    """Rule 14.2, E14: batches: retreat orders for up to half the HQs; general retreat."""
    game = staffed()
    happen(game, RetreatEffect(KPA, "back", 500))
    assert [game[key].retreat_scope for key in ("k1", "k2")].count(RetreatScope.BATCH) == 1
    happen(game, RetreatEffect(KPA, "back"))
    assert game.state.armies[KPA].general_retreat_turn == game.state.turn
    assert happen(game, RetreatEffect(KPA, "back")) == []


def test_rules_change_for_a_time() -> None:
    """Rule 14.1: param_for(turns)."""
    game = political(event("E01", A))
    state = game.state
    state.turn = 4
    happen(game, ParamEffect("rail_points", U, 6, turns=2))
    happen(game, ParamEffect("reform_limit", C, 2, KPA))
    seen = []
    for turn in (4, 5, 6):
        state.turn = turn
        seen.append((param(observe(state, U), "rail_points", U), param_of(state, "reform_limit", KPA)))
    assert seen == [(6, 2), (6, 2), (0, 2)]
    assert param(observe(state, C), "rail_points", C) == 0
    happen(game, ParamEffect("recruits_pm", C, 100, KPA), Cause(0, C, U))
    assert param(observe(state, U), "recruits_pm", KPA) == 0  # a secret
    assert param(observe(state, C), "recruits_pm", KPA) == 100


def test_air_and_alert_are_such_changes() -> None:
    """Rule 14.1: air, alert."""
    game = political(event("E01", A))
    happen(game, AirEffect(U, 15, 3))
    happen(game, AlertEffect(C, -600))
    assert param_of(game.state, "air_tenths", U) == 15
    assert param_of(game.state, "alert_pm", C) == -600
    assert not set(SIDE_PARAMS) & set(ARMY_PARAMS)


def test_stand_or_die_lets_tired_units_stand() -> None:
    """Rule 14.2, E07: U units may stand at any c for 6 turns."""
    game = staffed()
    applied(game.state, begin_phase(game.state, 9, Phase.UN_OPERATIONS))
    order = SetStanceOrder(U, game.ids["r"], Stance.STAND)
    refusal = order.check(observe(game.state, U))
    assert refusal is not None
    assert refusal.reason == Reason.NO_COHESION
    happen(game, ParamEffect("stand_at_any_cohesion", U, 1, turns=6))
    assert order.check(observe(game.state, U)) is None


def test_a_truce_forbids_assaults_on_one_army() -> None:
    """Rule 14.2, E29: no CPV assaults vs US for 16 turns."""
    game = political(
        event("E01", A),
        units=[unit("k", C, "CPV", "0101", "CPV_DIV"), unit("u", U, "US", "0102", "US_RCT")],
    )
    order = AssaultOrder(C, (game.ids["k"],), game.hex("0102"))
    assert order.check(observe(game.state, C)) is None
    happen(game, TruceEffect(CPV, (US,), 16))
    refusal = order.check(observe(game.state, C))
    assert refusal is not None
    assert refusal.reason == Reason.TRUCE
    game.state.turn += 16
    assert order.check(observe(game.state, C)) is None


def test_a_free_retreat_costs_no_cohesion() -> None:
    """Rule 14.2, E34: retreat orders at no c cost."""
    game = staffed()
    happen(game, ParamEffect("free_retreats", C, 1, turns=8))
    happen(game, RetreatEffect(KPA, "back"))
    assert (game["k1"].c, game["k1"].retreat_scope) == (500, RetreatScope.GENERAL)


def test_an_axis_is_weighed_anew() -> None:
    """Rule 14.1: hint (AI objective weights); a side learns of its own only."""
    axis = Axis("south", "South", C, (0, 1), 1000)
    game = political(event("E01", A), scenario={"axes": (axis,)})
    happen(game, HintEffect(0, 150))
    assert observe(game.state, C).politics.axis_weights == ((0, 1500),)
    assert observe(game.state, U).politics.axis_weights == ()


def test_forfeited_places_score_nothing() -> None:
    """Rule 14.2, E17: cities beyond the neck score nothing for U."""
    game = political(
        event("E01", A),
        places=[place("north", "0000"), place("south", "0003")],
        lines={"neck": "0002 0102 0202 0302"},
        un="0000 0003",
        scenario={"goals": (Goal(0, 0, 6), Goal(1, 12, 4))},
    )
    assert score(game.state).vp == (0, 10)
    happen(game, ForfeitEffect(U, "neck"))
    assert score(game.state).vp == (0, 4)
    assert known_score(observe(game.state, C)).vp == (0, 4)
    game.state.set_holder(0, C)
    assert score(game.state).vp == (6, 4)


def test_units_to_come_are_held_up_or_sent_elsewhere() -> None:
    """Rule 14.2: E05 all of it on T5; E10 to Pusan."""
    game = political(event("E01", A), units=[unit("u", U, "US", "0003", "US_RCT", turn=3)])
    happen(game, ArrivalsEffect(US, before=5, turn=5, at=game.hex("0002")))
    assert game.state.politics.late == ((game.ids["u"], 5),)
    assert game.state.politics.diverted == ((game.ids["u"], game.hex("0002")),)
    assert happen(game, ArrivalsEffect(KPA, before=5, turn=5)) == []
    assert happen(game, ArrivalsEffect(US, before=3, turn=5)) == []
    assert (NO_BOX, OFF_MAP, NO_UNIT) == (-1, -1, -1)


@pytest.mark.parametrize(
    ("word", "winner", "ended"),
    [("un", "un", "collapse"), ("communist", "communist", "collapse"), ("armistice", "draw", "armistice")],
)
def test_the_war_may_end(word: str, winner: str, ended: str) -> None:
    """Rules 14.2 E38, E39: the regime of the other side collapses: decisive; an armistice: by the points."""
    game = political(event("E01", A))
    happen(game, EndEffect(word))
    assert game.state.result is not None
    assert (game.state.result.winner, game.state.result.ended) == (winner, ended)
    assert game.state.result.level == ("draw" if word == "armistice" else "decisive")


def test_a_decision_may_end_the_game_at_once() -> None:
    """Rule 13: ESC 100 ends it, whoever was still to decide."""
    war = choice("war", TrackEffect(((ESC, 90),)), historical=True)
    game = begin(political(event("E01", war, chooser=Chooser.COMMUNIST), event("E02", A, chooser=Chooser.UN)))
    game.submit(DecideOrder(C, "E01", "war"))
    assert game.state.result is not None
    assert game.state.result.blamed == "communist"
    assert game.state.decider is None


def test_a_spawn_is_a_flag_that_its_unit_waits_for() -> None:
    """Rule 14.1: spawn."""
    game = political(event("E01", A))
    happen(game, SpawnEffect(("K-9",)))
    assert "spawned_K-9" in game.state.flags
    assert game.state.politics.flag_turn("spawned_K-9") == game.state.turn


def test_every_kind_of_effect_is_tested_here() -> None:
    """Rule 14.1: effects, one file each."""
    source = set(globals())
    assert {cls.__name__ for cls in EFFECT_KINDS.values()} <= source
    assert all("happen" in dir(cls) and get_type_hints(cls) for cls in EFFECT_KINDS.values())


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
