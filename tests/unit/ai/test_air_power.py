"""The computer in the air: allotments, doctrine, support for its assaults, drops (rules 10, 16)."""

import pytest

from game.ai.air import allocations
from game.ai.backing import support_for
from game.ai.mind import Mind
from game.ai.strike import Strike
from game.model.air import AirReport, Mission
from game.model.ids import Road, Side
from game.model.scenario import Goal
from game.rules.orders.air import AllocateAirOrder, SetCasDoctrineOrder
from game.rules.orders.air_drop import AirDropOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.support import NO_SUPPORT
from game.rules.visibility import observe
from tests.support.air import air_world, allocate, allotment, back, send
from tests.support.computers import axis, play_phase
from tests.support.ground import forward, place
from tests.support.supply import row
from tests.support.world import C, Piece, U, World, unit, world

COLUMNS = 24
ZONES = {"rear": row(0, 7), "middle": row(8, 15), "front": row(16, 23)}


def front(
    *pieces: Piece, flies: tuple[bool, bool] = (False, True), turn: int = 8, flags: tuple[str, ...] = ()
) -> World:
    """Return one road: Sinuiju on the border, two KPA divisions 20 hexes east of it, a US regiment before them."""
    return air_world(
        [
            unit("k1", C, "KPA", "2000", "KPA_DIV_LIGHT"),
            unit("k2", C, "KPA", "1900", "KPA_DIV_LIGHT"),
            unit("us", U, "US", "2100", "US_RCT"),
            *pieces,
        ],
        rows=["x" + "." * (COLUMNS - 1)],
        flies=flies,
        turn=turn,
        places=[place("sinuiju", "0100"), place("pusan", "2300", port=True)],
        roads={Road.PRIMARY: [row(1, COLUMNS - 1)]},
        zones=ZONES,
        un="2100 2200 2300",
        scenario={"flags": tuple((1, flag) for flag in flags)},
    )


def points(made: World, mission: Mission) -> dict[str, int]:
    """Return what a mission has by target, in tenths, bombers included."""
    flown = made.state.air.forces[U].allotments
    return {entry.target: entry.tactical + entry.heavy for entry in flown if entry.mission == mission}


def test_every_point_is_used_and_none_twice() -> None:
    """Rule 10.2: the regular computer allots its whole pool, in few orders."""
    made = front()
    orders = play_phase(made)
    force = made.state.air.forces[U]
    assert sum(entry.tactical for entry in force.allotments) == force.tactical == 80
    assert sum(entry.heavy for entry in force.allotments) == force.heavy == 40
    assert len(orders) < 12


def test_it_interdicts_where_the_supply_of_the_front_must_pass() -> None:
    """Rule 10.3: zones behind the enemy's front; it watches the zone where the armies meet."""
    made = front()
    play_phase(made)
    assert set(points(made, Mission.INTERDICTION)) <= {"middle", "rear", "front"}
    assert points(made, Mission.INTERDICTION)
    assert points(made, Mission.RECON) == {"front": 10}
    assert not points(made, Mission.SUPERIORITY)


def test_it_contests_the_sky_only_against_aircraft() -> None:
    """Rule 10.2: superiority where the enemy flies."""
    made = front()
    made.state.air.reports[C] = AirReport(10, 0, ())
    play_phase(made)
    assert points(made, Mission.SUPERIORITY) == {"": 20}


def test_a_plan_that_stands_is_left_alone() -> None:
    """Rule 1.3: standing allocations repeat."""
    made = front()
    play_phase(made)
    mind = Mind(U, 1, "regular")
    made.state.phase, made.state.decider = front().state.phase, U
    mind.look(observe(made.state, U))
    assert list(allocations(mind)) == []


def test_bombers_go_for_the_border_bridges_once_they_may() -> None:
    """Rule 10.3: E33a; until then they interdict."""
    made = front()
    play_phase(made)
    assert not points(made, Mission.BRIDGE)
    assert not points(made, Mission.SOURCE)
    allowed = front(flags=("bomb_bridges",))
    play_phase(allowed)
    assert points(allowed, Mission.BRIDGE) == {"sinuiju": 30}


def test_a_unit_cut_off_is_fed_from_the_air() -> None:
    """Rule 10.4: airlift."""
    made = front(unit("lost", U, "US", "1000", "US_RCT", s=100))
    made["lost"].isolated_turns = 1
    play_phase(made)
    assert points(made, Mission.AIRLIFT) == {"lost": 10}


@pytest.mark.parametrize(("side", "most"), [(C, 1), (U, 3)])
def test_the_doctrine_of_who_attacks_is_thrifty(side: Side, most: int) -> None:
    """Rule 10.4: who attacks keeps its aircraft for its own step."""
    made = air_world(
        [unit("k", C, "KPA", "0500", "KPA_DIV_LIGHT"), unit("us", U, "US", "1500", "US_RCT")],
        rows=["." * COLUMNS],
        turn=3,
        places=[place("sinuiju", "0000"), place("pusan", "2300", port=True, vp=30)],
        un="1500 2300",
        scenario={"axes": (axis((5, 23), C),), "goals": (Goal(1, 23, 30),)},
    )
    while made.state.decider is not None and made.state.phase == 3 and made.state.decider != side:
        play_phase(made)
    orders = [order for order in play_phase(made) if isinstance(order, SetCasDoctrineOrder)]
    assert [(order.cas, order.gunfire) for order in orders] == [(most, most)]


def meeting(men: int) -> tuple[World, Mind]:
    """Return a US regiment beside a KPA brigade of so many men, with four points of close support."""
    made = world(
        ["." * 6] * 6,
        [unit("us", U, "US", "0201", "US_RCT"), unit("k", C, "KPA", "0202", "KPA_BDE", men=men)],
        side=U,
        turn=10,
        places=[forward("field", "0200")],
        un="0200 0201",
    )
    back(made, U, cas=40, bases="0200")
    mind = Mind(U, 1, "regular")
    mind.look(observe(made.state, U))
    return made, mind


@pytest.mark.parametrize(("men", "cas"), [(700, 0), (4_000, 3)])
def test_support_goes_where_it_is_needed(men: int, cas: int) -> None:
    """Rule 10.4: in the own step the attack order names points."""
    made, mind = meeting(men)
    for contact in mind.view.foes.values():
        assert abs(contact.men - men) <= men // 4
    strike = Strike(made.hex("0202"), (made.ids["us"],), (made.hex("0201"),), 1_000)
    support = support_for(mind, strike)
    assert support.cas == cas
    assert AssaultOrder(U, strike.units, strike.target, *support).check(mind.view) is None
    back(made, U)
    mind.look(observe(made.state, U))
    assert support_for(mind, strike) == NO_SUPPORT


def test_it_drops_on_a_prize_near_its_front() -> None:
    """Rule 10.4: a place worth points, without enemies, that the army can link up with."""
    made = air_world(
        [
            unit("187", U, "US", "0201", "US_ABN_RCT"),
            unit("us", U, "US", "0203", "US_RCT"),
        ],
        rows=["." * 8] * 8,
        flies=(False, True),
        places=[place("pusan", "0000", port=True), forward("field", "0201"), place("sukchon", "0206", pop=10, vp=6)],
        un="0000 0100 0101 0200 0201 0202 0203",
        scenario={"goals": (Goal(2, 50, 6),), "axes": (axis((25, 50), U),)},
    )
    assert made.hex("0206") == 50
    allocate(made, send(Mission.AIRLIFT, tactical=20))
    play_phase(made)
    orders = [order for order in play_phase(made) if isinstance(order, AirDropOrder)]
    assert [order.hex for order in orders] == [50]
    assert made["187"].hex == 50


def test_the_north_koreans_fly_for_their_army() -> None:
    """Rule 10.2: KPAF flies CAS or interdiction."""
    made = front(flies=(True, False), turn=1)
    orders = play_phase(made)
    assert orders[0] == AllocateAirOrder(C, Mission.CAS, "", 20, 0)
    assert made.state.air.forces[C].allotments == (allotment(Mission.CAS, tactical=20),)


def test_fights_are_promised_whole_points() -> None:
    """Rule 7.2: close support is counted in points; what is over hinders the roads to the front."""
    made = air_world(
        [unit("k", C, "KPA", "1000", "KPA_DIV_LIGHT"), unit("us", U, "US", "1100", "US_RCT")],
        rows=["." * COLUMNS],
        flies=(True, False),
        turn=3,
        lost={"kpaf": 5},
        un="1100",
    )
    play_phase(made)
    assert made.state.air.forces[C].allotments == (
        allotment(Mission.CAS, tactical=10),
        allotment(Mission.INTERDICTION, "zone", tactical=5),
    )
