"""Rule 10.5 as tests: the sites, the plan of a landing, belief and alert, bombardment."""

from dataclasses import replace

import pytest

from game.model.events.sea import LandingPlanned
from game.model.ids import Phase, Status, UnitId
from game.model.orders import Order, Reason
from game.model.sea import NO_LANDING, LandingStage
from game.rules import allocation
from game.rules.landings import available, preparation_turns
from game.rules.legal import legal_orders
from game.rules.orders.embark import EmbarkOrder
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.sites import alert_pm, blank_weights, first_window, shares_pm, site_hexes
from game.rules.truth import truth
from game.rules.visibility import observe
from game.session.codec import Codec
from game.session.setting import Setting
from tests.support.korea import korea_board
from tests.support.men import all_men
from tests.support.rules import ruleset
from tests.support.shore import (
    GARRISON,
    INCHON,
    KUNSAN,
    RCT,
    WAVE,
    WONSAN,
    allocate,
    close,
    go_on,
    ids,
    plan,
    ready,
    refused,
    shore,
    stage,
)
from tests.support.world import C, U, unit

# --- sites ----------------------------------------------------------------------------------------------------


def test_the_sites_are_those_of_rule_10_5() -> None:
    """Rule 10.5: the table of sites, with the beaches of the map; only Inchon has tides, only Wonsan is mined."""
    rules, board = ruleset(), korea_board()
    beaches = [board.beach[h] for h in site_hexes(board, rules)]
    named = {site.id: beach for site, beach in zip(rules.sea.sites, beaches, strict=True)}
    assert named == {
        "inchon": 4,
        "kunsan": 2,
        "posung": 3,
        "chumunjin": 2,
        "wonsan": 2,
        "iwon": 3,
        "pohang": 1,
        "chinnampo": 4,
        "hungnam": 2,
    }
    assert [(site.id, site.windows) for site in rules.sea.sites if site.windows] == [("inchon", (24, 31, 32, 38))]
    assert [site.id for site in rules.sea.sites if site.mined] == ["wonsan"]
    assert board.grid.label(site_hexes(board, rules)[2]) == "1845"


# --- the plan -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("points", "turns"), [(1, 5), (3, 8), (4, 9), (6, 12)])
def test_preparation_takes_four_turns_and_four_more_for_every_three_points(points: int, turns: int) -> None:
    """Rule 10.5: "4 + 4 per 3 sp of the force list (min 4, max 12)"; HQs have no points."""
    made = shore()
    keys = ["a", "b", "c", "d", "e", "f"][:points]
    at = truth(made.state, U)
    assert preparation_turns(at, ids(made, *keys, "x"), 0) == turns
    assert preparation_turns(at, ids(made, "x"), 0) == 4


def test_no_preparation_takes_more_than_twelve_turns() -> None:
    """Rule 10.5: "max 12"; "x0.6 after the first success; +3 for changing site"."""
    made = shore(afloat="a b c d e f g h i")
    force = ids(made, *"abcdefghi")
    assert preparation_turns(truth(made.state, U), force, 0) == 12
    assert preparation_turns(truth(made.state, U), force, 1) == 15
    made.state.sea.successes = 1
    assert preparation_turns(truth(made.state, U), force, 0) == 7
    assert preparation_turns(truth(made.state, U), force, 1) == 10


def test_two_divisions_planned_at_t10_are_ready_at_t22_and_sail_for_the_first_tide() -> None:
    """Rule 10.5: "two divisions planned at T10 (E10) are ready at T22 and sail for the first tide, T24"."""
    made = shore(turn=10)
    plan(made, "inchon", "a b c d e f x")
    now = made.state.sea.plan
    assert (now.stage, now.planned_turn, now.ready_turn) == (LandingStage.PLANNING, 10, 22)
    assert first_window(truth(made.state, U), INCHON, now.ready_turn) == 24
    for turn in range(11, 22):
        go_on(made, turn)
    assert stage(made) == LandingStage.PLANNING
    go_on(made, 22)
    assert stage(made) == LandingStage.READY
    go_on(made, 23)
    made.state.phase, made.state.decider = Phase.UN_OPERATIONS, U
    assert refused(made, LandOrder(U, ids(made, *WAVE))) == Reason.NO_TIDE
    made.state.turn = 24
    made.submit(LandOrder(U, ids(made, *WAVE)))
    assert made["a"].hex == made.hex("0202")


def test_another_site_takes_three_turns_more() -> None:
    """Rule 10.5: "+3 for changing site"; another force takes as long as it takes, from the day of the first plan."""
    made = shore(turn=10)
    plan(made, "inchon", "a b c")
    assert made.state.sea.plan.ready_turn == 18
    made.state.turn = 12
    plan(made, "inchon", "a b c d e f")
    assert made.state.sea.plan.ready_turn == 22
    plan(made, "kunsan", "a b c d e f")
    assert (made.state.sea.plan.ready_turn, made.state.sea.plan.moves) == (25, 1)


def test_the_force_must_be_in_japan_or_due_there() -> None:
    """Rule 10.5: "Force units must be in `japan` (or due there)"."""
    made = shore(
        unit("p", U, "US", "1002", RCT),
        unit("late", U, "US", "", RCT, turn=30),
        unit("other", U, "US", "1102", RCT, turn=30),
    )
    setups = list(made.state.scenario.setups)
    setups[made.ids["late"]] = replace(setups[made.ids["late"]], box=0)
    made.state.scenario = replace(made.state.scenario, setups=tuple(setups))
    assert available(truth(made.state, U)) == [*ids(made, "a", "b", "c", "d", "e", "f", "x", "late")]
    allocate(made)
    assert refused(made, PlanLandingOrder(U, "inchon", "", ids(made, "a", "p"))) == Reason.NOT_AT_HOME
    assert refused(made, PlanLandingOrder(U, "inchon", "", ids(made, "x"))) == Reason.NOT_A_COMBAT_UNIT
    assert refused(made, PlanLandingOrder(U, "iwon", "", ids(made, "a"))) == Reason.NO_SUCH_SITE
    assert refused(made, PlanLandingOrder(U, "inchon", "inchon", ids(made, "a"))) == Reason.NO_SUCH_SITE
    made.submit(PlanLandingOrder(U, "inchon", "kunsan", ids(made, "a", "late")))
    assert made.state.sea.plan.cover == KUNSAN


def test_reserved_units_stay_in_japan() -> None:
    """Rule 10.5: "marked reserved: unavailable elsewhere"; when the plan is given up they are free again."""
    made = shore()
    plan(made, "inchon", "a b")
    made.state.phase = Phase.UN_OPERATIONS
    assert refused(made, EmbarkOrder(U, made.ids["a"], made.hex("1102"))) == Reason.RESERVED
    made.submit(EmbarkOrder(U, made.ids["c"], made.hex("1102")))
    allocate(made)
    made.submit(CancelLandingOrder(U))
    assert made.state.sea.plan == NO_LANDING
    made.state.phase = Phase.UN_OPERATIONS
    made.submit(EmbarkOrder(U, made.ids["a"], made.hex("1102")))
    assert made["a"].status == Status.AT_SEA


def test_landings_are_planned_only_where_the_scenario_has_them() -> None:
    """The scenario says whether there are landings; without them nobody is asked."""
    made = shore(landings=False)
    allocate(made)
    assert refused(made, PlanLandingOrder(U, "inchon", "", ids(made, "a"))) == Reason.NO_LANDINGS
    assert not allocation.has_business(made.state, U)
    assert close(made) == []
    assert allocation.has_business(shore().state, U)
    assert not allocation.has_business(shore().state, C)


def test_one_plan_at_a_time_and_only_in_the_allocation() -> None:
    """Rules 1.3, 10.5: "one at a time"; a plan is made in the allocation."""
    made = shore()
    order = PlanLandingOrder(U, "inchon", "", ids(made, "a"))
    assert refused(made, order) == Reason.NOT_THIS_PHASE
    plan(made, "inchon", "a")
    assert refused(made, order) == Reason.NOTHING_TO_CHANGE
    assert refused(made, CancelLandingOrder(C)) == Reason.NOT_YOUR_PHASE


def test_a_new_operation_sails_six_turns_after_the_last() -> None:
    """Rule 10.5: "a new one may sail 6 turns after the last"."""
    made = shore(turn=29)
    ready(made, KUNSAN, "a b")
    made.state.sea.sailed_turn = 24
    assert refused(made, LandOrder(U, ids(made, "a"))) == Reason.NO_TIDE
    made.state.turn = 30
    made.submit(LandOrder(U, ids(made, "a")))
    assert made.state.sea.sailed_turn == 30


def test_the_first_wave_at_mined_wonsan_is_three_turns_late() -> None:
    """Rule 10.5: "Wonsan mined: wave 1 delayed 3 turns"."""
    made = shore(turn=22)
    assert first_window(truth(made.state, U), KUNSAN, 22) == 22
    assert first_window(truth(made.state, U), WONSAN, 22) == 25
    ready(made, WONSAN, "a b")
    made.state.turn = 24
    assert refused(made, LandOrder(U, ids(made, "a"))) == Reason.NO_TIDE
    made.state.turn = 25
    made.submit(LandOrder(U, ids(made, "a")))
    assert made["a"].hex == made.hex("0902")


# --- belief and alert -----------------------------------------------------------------------------------------


def test_the_plan_leaks_turn_by_turn() -> None:
    """Rule 10.5: "leak grows 0.10 per planning turn"; what is ready leaks no more."""
    made = shore(turn=10)
    plan(made, "inchon", "a b c d e f")
    for turn in range(11, 26):
        go_on(made, turn)
    assert made.state.sea.weights[INCHON] == 1000 + 12 * 100


def test_cover_makes_the_enemy_look_elsewhere_while_it_is_paid_for() -> None:
    """Rule 10.5: "`1 + cover` for the cover site (U spends 1 air or 1 naval point a turn: +0.35 each; E11)"."""
    made = shore(turn=10)
    plan(made, "inchon", "a", cover="kunsan")
    close(made)
    assert made.state.sea.weights in ((), blank_weights(made.board, made.state.ruleset))
    made.state.naval.cover = 1
    close(made)
    close(made)
    assert made.state.sea.weights[KUNSAN] == 1700


def test_alert_by_hand() -> None:
    """Rule 10.5 by hand: leak 1.2 and cover 1.05 on a map of three sites.

    Weights 2.2 (Inchon), 2.05 (Kunsan), 1 (Wonsan), 1 (none): belief 2.2 / 6.25 = .352; x 0.4 if E09 was ignored =
    .140; two turns of bombardment + .30; a division of 3 stack points + .1 x 2: .852 and .640.
    """
    made = shore(unit("k", C, "KPA", "0202", "KPA_DIV_SOV"))
    ready(made, INCHON, "a", bombarded=2)
    weights = list(blank_weights(made.board, made.state.ruleset))
    assert sum(weights) == 4000
    weights[INCHON] += 1200
    weights[KUNSAN] += 1050
    made.state.sea.weights = tuple(weights)
    assert shares_pm(made.state.sea.weights)[INCHON] == 352
    assert alert_pm(truth(made.state, U), INCHON) == 352 + 300 + 200
    made.state.flags = frozenset({"ports_ignored"})
    assert alert_pm(truth(made.state, U), INCHON) == 140 + 300 + 200
    made.state.sea.plan = made.state.sea.plan._replace(bombarded=0)
    made.state.leave(made["k"])
    assert alert_pm(truth(made.state, U), INCHON) == 140 - 100


def test_alert_stays_between_nothing_and_all() -> None:
    """Rule 10.5: "clamp 0-1"."""
    made = shore(*[unit(f"k{i}", C, "KPA", "0202", "KPA_DIV_SOV") for i in range(3)])
    ready(made, INCHON, "a", bombarded=3)
    assert alert_pm(truth(made.state, U), INCHON) == 1000
    made.state.flags = frozenset({"ports_ignored"})
    assert alert_pm(truth(made.state, U), KUNSAN) == 0  # 250 x .4 - 100


def test_belief_is_hidden_from_the_side_it_is_about() -> None:
    """Rule 10.5: C sees the table, U only its own plan; C sees nothing of that."""
    made = shore(turn=10)
    plan(made, "inchon", "a b", cover="kunsan")
    close(made)
    un, communist = observe(made.state, U), observe(made.state, C)
    assert (un.belief, communist.sea) == ((), None)
    assert un.sea is not None
    assert un.sea.plan.site == INCHON
    assert len(communist.belief) == len(made.state.ruleset.sea.sites) + 1


def test_the_communist_side_sees_the_belief_with_an_error_fixed_for_the_turn() -> None:
    """Rule 10.5: "with an error (stream INTEL, each weight x0.7-1.3, fixed per turn)"."""
    made = shore()
    made.state.sea.weights = tuple(100_000 * (weight > 0) for weight in blank_weights(made.board, made.state.ruleset))
    heard = set()
    for turn in range(10, 40):
        made.state.turn = turn
        close(made)
        first = made.state.belief
        close(made)
        assert made.state.belief == first
        assert [share > 0 for share in first] == [h >= 0 for h in (*site_hexes(made.board, made.state.ruleset), 0)]
        heard.add(first)
        least, most = 1000 * 7 // (7 + 3 * 13), 1000 * 13 // (13 + 3 * 7) + 1
        assert all(least <= share <= most for share in first if share)
    assert len(heard) == 30


def test_there_are_rumors_without_a_plan() -> None:
    """Rule 10.5: a table that was empty until a landing is planned would tell the secret."""
    made = shore()
    assert close(made) == ["rumors_heard"]
    assert any(made.state.belief)


# --- bombardment ----------------------------------------------------------------------------------------------


def test_a_turn_of_bombardment() -> None:
    """Rule 10.5: "each turn e -1, garrison men -5%, c -8, and alert +0.15"; up to 3 turns."""
    made = shore(unit("k", C, "KPA", "0202", GARRISON, men=2000, e=2, c=900))
    ready(made, INCHON, "a")
    before = all_men(made.state, made["k"].army)
    alert = alert_pm(truth(made.state, U), INCHON)
    close(made)
    assert made["k"].men == 2000
    made.state.naval.bombardment = 2
    close(made)
    assert (made["k"].men, made["k"].e, made["k"].c) == (1900, 1, 820)
    assert alert_pm(truth(made.state, U), INCHON) == alert + 150
    for _ in range(3):
        close(made)
    assert (made["k"].e, made["k"].c, made.state.sea.plan.bombarded) == (0, 660, 3)
    assert all_men(made.state, made["k"].army) == before


def test_the_fleet_shells_only_the_site_of_a_plan() -> None:
    """Rule 10.5: bombardment prepares a landing."""
    made = shore(unit("k", C, "KPA", "0202", GARRISON, men=2000))
    made.state.naval.bombardment = 2
    assert close(made) == ["rumors_heard"]
    assert made["k"].men == 2000


# --- form -----------------------------------------------------------------------------------------------------


def test_legal_orders_name_plans_and_the_wave() -> None:
    """What is listed passes its check: two plans a site, the wave once it can sail."""
    made = shore()
    allocate(made)
    plans = [order for order in legal_orders(observe(made.state, U)) if isinstance(order, PlanLandingOrder)]
    assert [(order.site, order.cover) for order in plans] == [
        ("inchon", ""),
        ("inchon", "kunsan"),
        ("kunsan", ""),
        ("kunsan", "wonsan"),
        ("wonsan", ""),
        ("wonsan", "inchon"),
    ]
    made.submit(plans[0])
    assert [order.kind for order in legal_orders(observe(made.state, U))].count("cancel_landing") == 1
    made.state.phase = Phase.UN_OPERATIONS
    ready(made, INCHON, "a b c d e f x")
    waves = [order for order in legal_orders(observe(made.state, U)) if isinstance(order, LandOrder)]
    assert waves == [LandOrder(U, ids(made, *WAVE, "x"))]


def test_the_orders_survive_the_codec() -> None:
    """A saved game is its orders."""
    made = shore()
    codec = Codec(Setting(made.board, made.state.ruleset, made.state.scenario))
    orders: tuple[Order, ...] = (
        PlanLandingOrder(U, "inchon", "", ids(made, "a", "b")),
        CancelLandingOrder(U),
        LandOrder(U, ids(made, "a")),
    )
    for order in orders:
        assert codec.decode(codec.encode(order)) == order


def test_a_copy_has_the_same_plan_and_leaves_the_original_alone() -> None:
    """STYLE 8: a copy has the same future and leaves the original alone."""
    made = shore()
    plan(made, "inchon", "a b", cover="kunsan")
    twin = made.state.copy()
    LandingPlanned(NO_LANDING).apply(twin)
    twin.sea.bound[UnitId(0)] = 3
    assert made.state.sea.plan.site == INCHON
    assert made.state.sea.bound == {}
