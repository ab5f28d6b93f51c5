"""Rules 10.1, 10.2: air points, missions, the fight for the sky; sealed allocations (1.3)."""

import json

import pytest

from game.model.air import Mission
from game.model.events.air import AirLost, AllocationsRevealed
from game.model.ids import Phase, Side, UnitId
from game.model.orders import Order, Reason
from game.rules.legal import legal_orders
from game.rules.orders.air import AllocateAirOrder, SetCasDoctrineOrder
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.naval import AllocateNavalOrder
from game.rules.visibility import observe
from game.session.codec import Codec
from game.view.order_words import order_words
from tests.support.air import air_world, allocate, allotment, close_allocation, open_allocation, send, track
from tests.support.checks import frozen
from tests.support.deeds import refused
from tests.support.matches import open_sky
from tests.support.world import C, U, World, unit, world

NORTHERN = {"seoul_han": "0000", "southwest": "0707"}


def pools(made: World, side: Side = U) -> tuple[int, int]:
    """Return the tenths of tactical and heavy points of a side."""
    force = made.state.air.forces[side]
    return force.tactical, force.heavy


@pytest.mark.parametrize(
    ("turn", "points"),
    [
        (1, (0, 0)),
        (2, (20, 10)),
        (3, (20, 10)),
        (4, (50, 20)),
        (8, (80, 40)),
        (13, (80, 40)),
        (14, (120, 40)),
        (24, (140, 40)),
        (34, (140, 40)),
        (35, (120, 30)),
        (43, (120, 30)),
        (44, (130, 30)),
        (54, (130, 30)),
    ],
)
def test_the_pools_of_the_un_by_turn(turn: int, points: tuple[int, int]) -> None:
    """Rule 10.1: tactical 2, 5, 8, 12, 14, 12, 13; B-29 1, 2, 4, 4, 4, 3, 3."""
    assert pools(air_world(turn=turn)) == points


@pytest.mark.parametrize(
    ("commit", "points"), [(6, (80, 40)), (3, (40, 20)), (0, (0, 0)), (8, (96, 48)), (7, (93, 46))]
)
def test_commitment_scales_the_pools(commit: int, points: tuple[int, int]) -> None:
    """Rule 10.1: U pools x US_COMMIT / its historical level (6 from T8), at most 1.2."""
    made = air_world(turn=8, scenario={"tracks": (track("us_commit", commit),), "commit_track": 0})
    assert pools(made) == points


def test_the_historical_level_is_4_until_turn_7() -> None:
    """Rules 10.1, 22: 4 on T2-T7, 6 from T8."""
    early = air_world(turn=7, scenario={"tracks": (track("us_commit", 4),), "commit_track": 0})
    late = air_world(turn=8, scenario={"tracks": (track("us_commit", 4),), "commit_track": 0})
    assert pools(early) == (50, 20)
    assert pools(late) == (80 * 666 // 1000, 40 * 666 // 1000)


@pytest.mark.parametrize(("turn", "points"), [(1, 20), (3, 20), (23, 20), (24, 0), (40, 0)])
def test_the_north_korean_air_force_ends(turn: int, points: int) -> None:
    """Rule 10.1: KPAF 2.0 on T1, what is left of it until T23, then nothing."""
    assert pools(air_world(turn=turn), C) == (points, 0)
    assert pools(air_world(turn=turn, lost={"kpaf": 15}), C) == (max(0, points - 15), 0)


def test_a_scenario_without_aircraft_asks_nobody() -> None:
    """Rule 1.3: a side that has nothing to allocate is not asked."""
    made = world(["..."] * 3, turn=8)
    open_allocation(made, 8)
    assert made.state.decider is None
    assert pools(made) == (0, 0)


def test_who_flies_is_asked_the_communist_side_first() -> None:
    """Rule 1.3: C first."""
    made = air_world(turn=8)
    assert made.state.decider == C
    made.submit(EndPhaseOrder(C))
    assert (made.state.phase, made.state.decider) == (Phase.ALLOCATION, U)
    assert air_world(turn=8, flies=(False, True)).state.decider == U
    assert air_world(turn=24).state.decider == U


# --- allotments -------------------------------------------------------------------------------------------------


def test_no_more_is_allotted_than_there_is() -> None:
    """Rule 10.1: pools of the turn."""
    made = air_world(flies=(False, True))
    made.submit(send(Mission.CAS, tactical=50))
    assert refused(made, send(Mission.SUPERIORITY, tactical=31)).reason is Reason.NO_AIR_POINTS
    made.submit(send(Mission.SUPERIORITY, tactical=30))
    assert refused(made, send(Mission.CAS, tactical=51)).reason is Reason.NO_AIR_POINTS
    made.submit(send(Mission.CAS, tactical=10))
    made.submit(send(Mission.INTERDICTION, "zone", tactical=40, heavy=40))
    assert refused(made, send(Mission.INTERDICTION, "zone", tactical=40, heavy=41)).reason is Reason.NO_AIR_POINTS
    assert refused(made, send(Mission.CAS, tactical=-1)).reason is Reason.NO_AIR_POINTS
    assert made.state.air.forces[U].allotments == (
        allotment(Mission.SUPERIORITY, tactical=30),
        allotment(Mission.CAS, tactical=10),
        allotment(Mission.INTERDICTION, "zone", 40, 40),
    )


def test_heavy_bombers_interdict_or_bomb() -> None:
    """Rule 10.2: heavy points do interdiction or strategic bombing only, tactical ones no strategic bombing."""
    made = air_world(flies=(False, True))
    for mission, target in ((Mission.CAS, ""), (Mission.SUPERIORITY, ""), (Mission.RECON, "zone")):
        assert refused(made, send(mission, target, heavy=10)).reason is Reason.MISSION_NOT_FLOWN
    assert refused(made, send(Mission.CITY, "wonsan", tactical=10)).reason is Reason.MISSION_NOT_FLOWN
    assert refused(made, send(Mission.RECON, "nowhere", tactical=10)).reason is Reason.NO_SUCH_TARGET
    assert refused(made, send(Mission.CAS, "zone", tactical=10)).reason is Reason.NO_SUCH_TARGET


def test_the_communist_side_flies_close_support_and_interdiction() -> None:
    """Rule 10.2: KPAF flies CAS or interdiction."""
    made = air_world(turn=1)
    for mission in (Mission.SUPERIORITY, Mission.AIRLIFT):
        assert refused(made, send(mission, tactical=10, side=C)).reason is Reason.MISSION_NOT_FLOWN
    made.submit(send(Mission.CAS, tactical=10, side=C))
    made.submit(send(Mission.INTERDICTION, "zone", tactical=10, side=C))


def test_allotments_repeat_until_changed_and_shrink_with_the_pool() -> None:
    """Rule 1.3: standing allocations repeat until changed."""
    made = air_world(flies=(False, True), turn=34)
    allocate(made, send(Mission.CAS, tactical=70), send(Mission.SUPERIORITY, tactical=70))
    open_allocation(made, 35)
    assert made.state.air.forces[U].allotments == (
        allotment(Mission.SUPERIORITY, tactical=60),
        allotment(Mission.CAS, tactical=60),
    )
    made.submit(send(Mission.SUPERIORITY))
    assert made.state.air.forces[U].allotments == (allotment(Mission.CAS, tactical=60),)


def test_an_order_that_changes_nothing_is_refused() -> None:
    """STYLE 12: no silent no-ops."""
    made = air_world(flies=(False, True))
    assert refused(made, send(Mission.CAS)).reason is Reason.NOTHING_TO_CHANGE
    doctrine = made.state.air.forces[U].doctrine
    assert refused(made, SetCasDoctrineOrder(U, *doctrine)).reason is Reason.NOTHING_TO_CHANGE
    assert refused(made, SetCasDoctrineOrder(U, 4, 0)).reason is Reason.DOCTRINE_LIMIT
    made.submit(SetCasDoctrineOrder(U, 3, 0))
    assert made.state.air.forces[U].doctrine == (3, 0)


def test_nothing_is_allotted_in_another_phase() -> None:
    """Rule 1.3: step 4."""
    made = air_world(flies=(False, True))
    close_allocation(made)
    assert refused(made, send(Mission.CAS, tactical=10, side=C)).reason is Reason.NOT_THIS_PHASE


def test_every_legal_allocation_passes() -> None:
    """The list of legal orders knows them."""
    made = air_world(flies=(False, True), zones=NORTHERN)
    kinds = {order.kind for order in legal_orders(observe(made.state, U))}
    assert kinds == {"allocate_air", "set_cas_doctrine", "end_phase"}
    missions = {o.mission for o in legal_orders(observe(made.state, U)) if isinstance(o, AllocateAirOrder)}
    assert missions == {Mission.CAS, Mission.SUPERIORITY, Mission.INTERDICTION, Mission.RECON, Mission.AIRLIFT}


# --- sealed -----------------------------------------------------------------------------------------------------


def test_neither_side_sees_the_others_allocation_before_both_are_in() -> None:
    """Rule 1.3: sealed, then revealed together."""
    made = air_world(turn=3)
    before = frozen(observe(made.state, U))
    made.submit(send(Mission.CAS, tactical=20, side=C))
    assert frozen(observe(made.state, U)) == before
    made.submit(EndPhaseOrder(C))
    seen = frozen(observe(made.state, C))
    made.submit(send(Mission.SUPERIORITY, tactical=10))
    made.submit(SetCasDoctrineOrder(U, 0, 3))
    assert frozen(observe(made.state, C)) == seen
    made.submit(EndPhaseOrder(U))
    assert observe(made.state, C).foe_air.allotments == (allotment(Mission.SUPERIORITY, tactical=10),)
    assert observe(made.state, U).foe_air.allotments == (allotment(Mission.CAS, tactical=20),)


def test_the_enemys_doctrine_stays_hidden() -> None:
    """Rule 10.4: what is spent on a defense is the defender's secret."""
    one, other = air_world(flies=(False, True)), air_world(flies=(False, True))
    allocate(other, SetCasDoctrineOrder(U, 0, 0))
    close_allocation(one)
    assert frozen(observe(one.state, C)) == frozen(observe(other.state, C))


# --- the fight for the sky ----------------------------------------------------------------------------------------


def flown(made: World, *orders: AllocateAirOrder) -> list[AirLost]:
    """Carry out an allocation and return what wings lost."""
    return [event for event in allocate(made, *orders) if isinstance(event, AirLost)]


@pytest.mark.parametrize(("superiority", "lost"), [(0, 500), (20, 250), (10, 333), (60, 125)])
def test_missions_lose_effect_where_the_enemy_flies(superiority: int, lost: int) -> None:
    """Rule 10.2: U missions lose the share 0.5 M / (M + SUP) where M may operate: KPAF south to the Kum."""
    made = air_world(turn=8, zones=NORTHERN)
    orders = [send(Mission.SUPERIORITY, tactical=superiority)] if superiority else []
    allocate(made, *orders)
    assert made.state.air.backing[U].opposed == (lost, 0)


@pytest.mark.parametrize(("superiority", "lost"), [(10, 3), (20, 6), (40, 12), (80, 12)])
def test_superiority_shoots_the_enemy_down(superiority: int, lost: int) -> None:
    """Rule 10.2: then M loses min(0.6, 0.15 SUP) of its points for good."""
    made = air_world(turn=8)
    losses = flown(made, send(Mission.SUPERIORITY, tactical=superiority))
    assert [(event.points, event.lost) for event in losses] == [(20, lost)]
    open_allocation(made, 9)
    assert pools(made, C) == (20 - lost, 0)


def test_the_enemy_supports_his_army_only_where_he_is_the_stronger() -> None:
    """Rule 10.2: KPAF flies CAS or interdiction for C only if M > SUP."""
    for superiority, ready in ((0, 20), (10, 20), (20, 0)):
        made = air_world(turn=3)
        orders = [send(Mission.CAS, tactical=20, side=C)]
        if superiority:
            orders.append(send(Mission.SUPERIORITY, tactical=superiority))
        allocate(made, *orders)
        assert made.state.air.backing[C].cas_left == ready


@pytest.mark.parametrize(
    ("flags", "turn", "points"),
    [
        ((), 40, 0),
        (("mig_limited",), 36, 0),
        (("mig_limited",), 37, 20),
        (("mig_limited",), 50, 40),
        (("mig_full",), 37, 30),
        (("mig_full", "mig_limited"), 50, 60),
    ],
)
def test_migs_come_by_decision(flags: tuple[str, ...], turn: int, points: int) -> None:
    """Rules 10.1, 10.2: T37+ 3 full, 2 limited; T50+ 6, 4; MiG Alley only, full also Kanggye and Pyongyang."""
    zones = {"chongchon_sinuiju": "0000", "kanggye_chosin": "0100", "pyongyang": "0200", "wonsan_hamhung": "0300"}
    made = air_world(turn=turn, zones=zones, scenario={"flags": tuple((1, flag) for flag in flags)})
    losses = flown(made, send(Mission.SUPERIORITY, tactical=40))
    assert sum(event.points for event in losses) == points
    reach = 0 if not points else 3 if "mig_full" in flags else 1
    share = 500 * points // (points + 40)
    assert made.state.air.backing[U].opposed == (share,) * reach + (0,) * (4 - reach)


def test_migs_are_replaced() -> None:
    """Rule 10.2: MiG regains 0.5 a turn."""
    made = air_world(turn=40, scenario={"flags": ((1, "mig_full"),)}, lost={"mig_full": 12})
    assert made.state.air.wing_lost[1] == 7
    open_allocation(made, 41)
    assert made.state.air.wing_lost[1] == 2
    open_allocation(made, 42)
    assert made.state.air.wing_lost[1] == 0


def test_the_reveal_comes_first() -> None:
    """Rule 1.3: both sides' allocations are revealed together, before anything comes of them."""
    made = air_world(turn=8)
    kinds = [event.kind for event in allocate(made, send(Mission.SUPERIORITY, tactical=20))]
    assert kinds.index(AllocationsRevealed.kind) < kinds.index(AirLost.kind)


ORDERS = [
    AllocateAirOrder(U, Mission.INTERDICTION, "seoul_han", 30, 15),
    AllocateAirOrder(U, Mission.CAS, "", 20, 0),
    SetCasDoctrineOrder(C, 3, 1),
    AllocateNavalOrder(U, 2, 1),
    AirDropOrder(U, UnitId(7), 44),
    AssaultOrder(U, (UnitId(5),), 34, 3, 2),
]


@pytest.mark.parametrize("order", ORDERS)
def test_the_orders_are_saved_and_read_again(order: Order) -> None:
    """PRODUCT P-18: a saved game is its orders."""
    codec = Codec(open_sky())
    written = codec.encode(order)
    assert codec.decode(written) == order
    assert json.loads(json.dumps(written)) == written


def test_every_order_has_words() -> None:
    """The page of orders names missions, targets and points."""
    made = air_world([unit("187", U, "US", "0000", "US_ABN_RCT")], flies=(False, True), un="0000")
    view = observe(made.state, U)
    assert order_words(view, send(Mission.INTERDICTION, "zone", tactical=25)) == "Interdiction Zone: 2.5 points"
    assert "187" in order_words(view, send(Mission.AIRLIFT, "187", tactical=10))
    for order in (SetCasDoctrineOrder(U, 1, 0), AllocateNavalOrder(U, 2, 1), AirDropOrder(U, UnitId(0), 0)):
        assert order_words(view, order)
