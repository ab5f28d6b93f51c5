"""Rules 4.9, 7.6 and 8.6 as tests: boxes off the map, the ground that is closed to an army."""

from dataclasses import replace

import pytest

from game.model.board import Crossing
from game.model.dice import Dice
from game.model.events.turn import FlagsSet
from game.model.ids import OFF_MAP, Status
from game.model.orders import IllegalOrderError, Order, Reason
from game.model.scenario import Closure
from game.model.units import NO_BOX
from game.rules.boxes import doors, exits_of
from game.rules.combat import attack_odds
from game.rules.dissolution import dissolve
from game.rules.ground import border
from game.rules.legal import legal_orders
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.reform import ReformOrder
from game.rules.reform import reformable
from game.rules.retreat import fall_back
from game.rules.visibility import observe
from tests.support.world import C, U, World, box, unit, world

KPA, CPV, MOTOR = "KPA_DIV_LIGHT", "CPV_DIV", "KPA_MC_RGT"
BORDER = ["xxxxxxxxxxxxxx", "..............", ".............."]
CROSSINGS = (Crossing("antung", 14, "west"), Crossing("chian", 27, "east"))  # 0001 and 1301


def frontier(*units: object, **more: object) -> World:
    """Return a border with a crossing at either end and a box behind it, open to the KPA; CPV may come out later."""
    manchuria = box(
        "manchuria",
        C,
        routes=("west", "east"),
        enter={"KPA": "evacuated"},
        leave={"KPA": "", "CPV": "crossed"},
    )
    return world(
        BORDER,
        units,  # type: ignore[arg-type]
        crossings=CROSSINGS,
        scenario={"boxes": (manchuria,), "flags": ((1, "evacuated"), (1, "crossed"))} | more,
    )


def put_into_the_box(made: World, *keys: str) -> None:
    """Put units into the box as if they had arrived there."""
    for key in keys:
        if made[key].on_map:
            made.state.leave(made[key])
        made[key].status, made[key].box = Status.IN_BOX, 0


def refused(made: World, order: Order) -> Reason:
    with pytest.raises(IllegalOrderError) as caught:
        made.submit(order)
    return caught.value.refusal.reason


# --- coming out -----------------------------------------------------------------------------------------------


def test_units_come_out_at_their_crossing_or_within_five_hexes_of_it() -> None:
    """Rule 4.9: "at its route's crossing or any border hex within 5 of it where no enemy stands"."""
    made = frontier(unit("k", C, "KPA", "0502", KPA))
    rules, there = made.state.ruleset, made.state.scenario.boxes[0]
    found = doors(made.board, rules, there)
    assert made.labels(list(found)) == "0001 0101 0201 0301 0401 0501 0801 0901 1001 1101 1201 1301"
    assert (found[made.hex("0501")], found[made.hex("0801")]) == ("west", "east")
    assert border(made.board) == frozenset(range(14, 28))


def test_a_unit_comes_out_with_full_movement() -> None:
    """Rule 4.9: "with full MP"; the hex is its side's at once (1.4)."""
    made = frontier(unit("k", C, "KPA", "0502", KPA), unit("u", U, "US", "0902", "US_RCT"))
    made.state.holder[made.hex("0301")] = U
    put_into_the_box(made, "k")
    made.submit(LeaveBoxOrder(C, made.ids["k"], made.hex("0301")))
    k = made["k"]
    assert (k.hex, k.status, k.box, k.mp, k.moved) == (made.hex("0301"), Status.ON_MAP, NO_BOX, 60, False)
    assert made.state.holder[k.hex] == C
    made.submit(MoveOrder(C, k.id, (made.hex("0302"),)))
    assert k.mp == 45


def test_a_route_carries_nine_stack_points_a_turn() -> None:
    """Rule 4.9: "9 sp per route and turn"."""
    keys = ("a", "b", "c", "d")
    made = frontier(*[unit(key, C, "KPA", "0502", KPA) for key in keys])
    put_into_the_box(made, *keys)
    for key, label in zip(keys, ("0001", "0101", "0201"), strict=False):
        made.submit(LeaveBoxOrder(C, made.ids[key], made.hex(label)))
    assert made.state.route_used[C] == {"west": 9}
    assert refused(made, LeaveBoxOrder(C, made.ids["d"], made.hex("0301"))) == Reason.ROUTE_CAPACITY
    made.submit(LeaveBoxOrder(C, made.ids["d"], made.hex("1301")))
    assert made.state.route_used[C] == {"west": 9, "east": 3}


def test_headquarters_take_no_capacity() -> None:
    """Rules 3.3, 4.9: an HQ has no stack points."""
    made = frontier(unit("k", C, "KPA", "0502", KPA), unit("h", C, "KPA", "0502", "HQ"))
    put_into_the_box(made, "h")
    made.state.route_used[C]["west"] = 9
    made.submit(LeaveBoxOrder(C, made.ids["h"], made.hex("0001")))
    assert made["h"].hex == made.hex("0001")


def test_nobody_comes_out_where_an_enemy_is_known() -> None:
    """Rule 4.9: "where no enemy stands"."""
    made = frontier(unit("k", C, "KPA", "0502", KPA), unit("u", U, "US", "0101", "US_RCT"))
    put_into_the_box(made, "k")
    assert refused(made, LeaveBoxOrder(C, made.ids["k"], made.hex("0101"))) == Reason.ENEMY_THERE
    assert refused(made, LeaveBoxOrder(C, made.ids["k"], made.hex("0601"))) == Reason.NO_CROSSING
    assert refused(made, LeaveBoxOrder(C, made.ids["k"], made.hex("0302"))) == Reason.NO_CROSSING


def test_who_meets_an_unseen_enemy_stays_and_knows() -> None:
    """Rules 4.8, 4.9: a unit does not enter a hex with an unseen enemy; the enemy is revealed."""
    made = frontier(unit("k", C, "KPA", "0902", KPA), unit("u", U, "US", "0101", "US_RCT"), known=((), ()))
    put_into_the_box(made, "k")
    assert made.state.pictures[C].at == {}
    made.submit(LeaveBoxOrder(C, made.ids["k"], made.hex("0101")))
    assert made["k"].status == Status.IN_BOX
    assert made.hex("0101") in made.state.pictures[C].at
    assert refused(made, LeaveBoxOrder(C, made.ids["k"], made.hex("0101"))) == Reason.ENEMY_THERE


def test_volunteers_come_out_once_it_is_decided() -> None:
    """Rule 4.9: "CPV on the map only after E28"."""
    made = frontier(unit("v", C, "CPV", "0502", CPV), flags=((1, "evacuated"),))
    put_into_the_box(made, "v")
    order = LeaveBoxOrder(C, made.ids["v"], made.hex("0001"))
    assert refused(made, order) == Reason.BOX_CLOSED
    assert exits_of(observe(made.state, C), made["v"]) == []
    FlagsSet(("crossed",)).apply(made.state)
    made.submit(order)
    assert made["v"].on_map


def test_vehicles_need_a_way_to_stand_on() -> None:
    """Rule 2.1: motor units move in mountains along a link only."""
    rows = ["xxxxxxxxxxxxxx", "mmmmmmmmmmmmmm", "mmmmmmmmmmmmmm"]
    manchuria = box("manchuria", C, routes=("west",), leave={"KPA": ""})
    made = world(rows, [unit("m", C, "KPA", "0502", MOTOR)], crossings=CROSSINGS, scenario={"boxes": (manchuria,)})
    put_into_the_box(made, "m")
    assert refused(made, LeaveBoxOrder(C, made.ids["m"], made.hex("0001"))) == Reason.IMPASSABLE


# --- going in -------------------------------------------------------------------------------------------------


def test_units_on_the_border_may_leave_to_the_box() -> None:
    """Rule 4.9: "KPA units on a border hex may leave to it after E24"."""
    made = frontier(unit("k", C, "KPA", "0601", KPA, e=2), unit("s", C, "KPA", "0602", KPA))
    assert refused(made, EnterBoxOrder(C, made.ids["s"], 0)) == Reason.NO_CROSSING
    made.submit(EnterBoxOrder(C, made.ids["k"], 0))
    k = made["k"]
    assert (k.hex, k.status, k.box, k.mp, k.e) == (OFF_MAP, Status.IN_BOX, 0, 0, 0)
    assert refused(made, LeaveBoxOrder(C, made.ids["k"], made.hex("0301"))) == Reason.ALREADY_MOVED


@pytest.mark.parametrize(("army", "toe"), [("CPV", CPV), ("KPA", KPA)])
def test_nobody_leaves_to_the_box_before_politics_allow_it(army: str, toe: str) -> None:
    """Rule 4.9: the KPA from E24 on; no other army at all."""
    flags = ((1, "crossed"),) if army == "KPA" else ((1, "evacuated"), (1, "crossed"))
    made = frontier(unit("k", C, army, "0601", toe), flags=flags)
    assert refused(made, EnterBoxOrder(C, made.ids["k"], 0)) == Reason.NO_CROSSING
    assert refused(made, EnterBoxOrder(C, made.ids["k"], 7)) == Reason.NO_CROSSING


def test_the_list_of_legal_orders_has_both() -> None:
    """Rule 19: every kind of order a side could give."""
    made = frontier(unit("k", C, "KPA", "0601", KPA), unit("b", C, "KPA", "0502", KPA))
    put_into_the_box(made, "b")
    orders = list(legal_orders(observe(made.state, C)))
    assert EnterBoxOrder(C, made.ids["k"], 0) in orders
    assert sum(isinstance(order, LeaveBoxOrder) for order in orders) == 12


# --- closed ground --------------------------------------------------------------------------------------------


def closed_row(made: World, *, since: str, until: str) -> None:
    """Close row 2 to the KPA."""
    hexes = bytes(int(h // 14 == 2) for h in range(made.board.grid.size))
    armies = range(len(made.state.ruleset.armies))
    closures = tuple((Closure(hexes, since, until),) if army == 0 else () for army in armies)
    made.state.scenario = replace(made.state.scenario, closures=closures)


def test_ground_is_closed_between_two_decisions() -> None:
    """Rule 4.9: "a halt chosen in E15, E17 or E30 binds to its line", until it is lifted."""
    made = frontier(unit("k", C, "KPA", "0601", KPA))
    closed_row(made, since="halted", until="lifted")
    order = MoveOrder(C, made.ids["k"], (made.hex("0602"),))
    assert order.check(observe(made.state, C)) is None
    FlagsSet(("halted",)).apply(made.state)
    assert refused(made, order) == Reason.FORBIDDEN_GROUND
    FlagsSet(("lifted",)).apply(made.state)
    made.submit(order)
    assert made["k"].hex == made.hex("0602")


# --- driven to the border -------------------------------------------------------------------------------------


def cornered(flags: tuple[tuple[int, str], ...]) -> World:
    """Return a KPA division on the border with enemies on every other side, and a Chinese one with it."""
    manchuria = box("manchuria", C, routes=("west",), enter={"KPA": "evacuated"})
    around = [
        unit(f"u{i}", U, "US", label, "US_RCT") for i, label in enumerate(("0100", "0101", "0202", "0301", "0300"))
    ]
    return world(
        ["..xx.", ".....", "....."],
        [unit("k", C, "KPA", "0201", KPA, c=200), unit("v", C, "CPV", "0201", CPV, c=900), *around],
        side=U,
        crossings=(Crossing("chian", 2, "west"),),
        scenario={"boxes": (manchuria,), "flags": flags},
    )


def test_a_beaten_stack_without_a_way_leaves_the_map() -> None:
    """Rule 7.6: "KPA may retreat from a border hex into manchuria after E24"; who may not stays and pays."""
    made = cornered(((1, "evacuated"),))
    before = made["v"].men
    for event in fall_back(made.state, Dice(1, 1), C, start=made["k"].hex, hexes=1, barred=(made["u2"].hex,)):
        event.apply(made.state)
    assert (made["k"].status, made["k"].box, made["k"].retreated) == (Status.IN_BOX, 0, True)
    assert made["k"].men == 10000
    assert made["v"].men == before - before * 20 // 100


@pytest.mark.parametrize(("flags", "surrounded"), [((), True), (((1, "evacuated"),), False)])
def test_who_can_leave_the_map_is_not_surrounded(flags: tuple[tuple[int, str], ...], surrounded: bool) -> None:
    """Rule 7.3: "surrounded (no legal retreat) +0.30": the box is a legal retreat."""
    made = cornered(flags)
    odds = attack_odds(observe(made.state, U), (made.ids["u2"],), made["k"].hex)
    assert odds.is_surrounded == surrounded


# --- raised again off the map ---------------------------------------------------------------------------------


def test_a_division_is_raised_again_in_a_box_open_to_it() -> None:
    """Rule 8.6: "in a held city with supply and no enemy within 5, or in `manchuria`"."""
    made = frontier(unit("k", C, "KPA", "0502", KPA), unit("h", C, "KPA", "0502", "HQ"))
    for event in dissolve(made.state, [made["k"]], cause="shattered"):
        event.apply(made.state)
    made.state.turn = 7
    army = made.state.armies[0]
    army.pool.trained, army.dissolved_units = 4000, 0
    assert reformable(observe(made.state, C)) == [(made.ids["k"], OFF_MAP, 0)]
    made.submit(ReformOrder(C, made.ids["k"], OFF_MAP, 0))
    k = made["k"]
    assert (k.status, k.box, k.men, k.hex) == (Status.IN_BOX, 0, 3000, OFF_MAP)
    assert army.pool.trained == 1000


def test_no_division_is_raised_again_in_a_closed_box() -> None:
    """Rule 8.6: only where its army may go."""
    made = frontier(unit("k", C, "KPA", "0502", KPA), flags=())
    for event in dissolve(made.state, [made["k"]], cause="shattered"):
        event.apply(made.state)
    made.state.turn = 7
    made.state.armies[0].pool.trained = 4000
    assert refused(made, ReformOrder(C, made.ids["k"], OFF_MAP, 0)) == Reason.CANNOT_REFORM
    assert refused(made, ReformOrder(C, made.ids["k"], OFF_MAP)) == Reason.CANNOT_REFORM
