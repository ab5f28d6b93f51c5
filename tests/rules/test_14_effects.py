"""Rule 14.1: what historical events bring about: every kind of effect, at once or later."""

from typing import get_type_hints

import pytest

from game.model.events.conduct import PrioritySet
from game.model.ids import NO_UNIT, OFF_MAP, Phase, Priority, RetreatScope, Stance
from game.model.orders import Reason
from game.model.politics import ARMY_PARAMS, SIDE_PARAMS, Cause, Chooser, Planned, Politics
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
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.decide import DecideOrder
from game.rules.orders.stance import SetStanceOrder
from game.rules.politics.conditions import (
    FlagSet,
    Gained,
    Not,
)
from game.rules.politics.params import param, param_of
from game.rules.sequence import begin_phase
from game.rules.victory import known_score, score
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.politics import (
    CHINA,
    ESC,
    applied,
    begin,
    choice,
    event,
    happen,
    open_council,
    political,
)
from tests.support.rules import ruleset
from tests.support.world import C, U, World, unit

KPA, CPV, ROK, US = (ruleset().army(key) for key in ("KPA", "CPV", "ROK", "US"))
A, B = choice("a", historical=True), choice("b")


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
