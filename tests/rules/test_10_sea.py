"""Rule 10.6 as tests: transport by sea, evacuation, who is afloat when a port falls."""

import pytest

from game.model.dice import Dice
from game.model.events.politics import ParamSet
from game.model.ids import OFF_MAP, Phase, RetreatScope, Side, Status, UnitId
from game.model.orders import IllegalOrderError, Order, Reason
from game.model.politics import Param
from game.model.units import NO_BOX
from game.rules.arrivals import arrivals_phase
from game.rules.legal import legal_orders
from game.rules.orders.embark import EmbarkOrder
from game.rules.sea import havens, lift_points
from game.rules.sequence import begin_phase
from game.rules.sources import haul_costs
from game.rules.truth import truth
from game.rules.visibility import observe
from game.session.codec import Codec
from game.session.setting import Setting
from tests.support.ground import place
from tests.support.men import all_men
from tests.support.world import C, U, World, box, unit, world

ROWS = ["..........", "..........", "~~~~~~~~~~"]
JAPAN = box("japan", U)
PUSAN, MASAN, POHANG = (
    place("pusan", "0001", port=True),
    place("masan", "0401", port=True),
    place("pohang", "0801", port=True),
)
ROK, RCT, KPA = "ROK_DIV", "US_RCT", "KPA_DIV_SOV"


def coast(*units: object, turn: int = 10, **more: object) -> World:
    """Return a coast with the ports Pusan (0001), Masan (0401) and Pohang (0801), a beach at 0601, the sea south of it.

    The UN side controls the sea from turn 3 on and holds Pusan and Masan.
    """
    return world(
        ROWS,
        units,  # type: ignore[arg-type]
        side=U,
        turn=turn,
        places=(PUSAN, MASAN, POHANG),
        beaches={"0001": 3, "0401": 4, "0601": 2},
        un="0001 0401",
        scenario={"boxes": (JAPAN,), "sea_control_turn": 3} | more,
    )


def refused(made: World, order: Order) -> Reason:
    with pytest.raises(IllegalOrderError) as caught:
        made.submit(order)
    return caught.value.refusal.reason


def sail(made: World, key: str, label: str) -> None:
    """Embark a unit for a port, or for Japan where no label is given."""
    made.submit(EmbarkOrder(U, made.ids[key], made.hex(label) if label else OFF_MAP))


def next_arrivals(made: World) -> None:
    """Go on to the arrivals phase of the next turn."""
    turn = made.state.turn + 1
    for event in begin_phase(made.state, turn, Phase.ARRIVALS):
        event.apply(made.state)
    for event in arrivals_phase(made.state, Dice(1, turn)):
        event.apply(made.state)


def put_into_japan(made: World, *keys: str) -> None:
    for key in keys:
        if made[key].on_map:
            made.state.leave(made[key])
        made[key].status, made[key].box = Status.IN_BOX, 0


# --- the voyage -----------------------------------------------------------------------------------------------


def test_a_unit_is_at_sea_for_a_turn_and_lands_at_the_named_port() -> None:
    """Rule 10.6: "it is at_sea, safe, and lands in the next Arrivals at the named port if that is held and open"."""
    made = coast(unit("r", U, "US", "0401", RCT))
    sail(made, "r", "0001")
    assert made.kinds() == ["unit_embarked"]
    assert (made["r"].status, made["r"].hex, made.state.sea.lift_used) == (Status.AT_SEA, OFF_MAP, 1)
    next_arrivals(made)
    assert (made["r"].status, made["r"].hex, made["r"].moved) == (Status.ON_MAP, made.hex("0001"), False)
    assert made.state.sea.bound == {}


def test_a_unit_whose_port_has_fallen_goes_to_japan() -> None:
    """Rule 10.6: "... else in `japan`"; "units afloat or in `japan` are not touched when a port falls"."""
    made = coast(unit("r", U, "US", "0401", RCT), unit("j", U, "US", "0001", RCT))
    put_into_japan(made, "j")
    sail(made, "r", "0001")
    men = made["r"].men
    made.state.set_holder(made.hex("0001"), C)
    next_arrivals(made)
    assert (made["r"].status, made["r"].box, made["r"].men) == (Status.IN_BOX, 0, men)
    assert made["j"].status == Status.IN_BOX


def test_a_port_that_is_not_open_yet_takes_nobody() -> None:
    """Rules 6.4, 10.6: a retaken port is open after its ``open_turns``; until then nobody can sail for it."""
    made = coast(unit("r", U, "US", "0001", RCT), turn=10)
    made.state.set_holder(made.hex("0801"), U)  # Pohang: open the turn after recapture
    assert refused(made, EmbarkOrder(U, made.ids["r"], made.hex("0801"))) == Reason.NO_HAVEN
    made.state.turn = 11
    assert made.hex("0801") in havens(observe(made.state, U))


def test_without_a_box_at_home_a_unit_makes_for_the_nearest_open_port() -> None:
    """Rule 10.6 where a scenario has no `japan`: nobody is lost at sea."""
    made = coast(unit("r", U, "US", "0401", RCT), boxes=())
    sail(made, "r", "0001")
    made.state.set_holder(made.hex("0001"), C)
    next_arrivals(made)
    assert made["r"].hex == made.hex("0401")


def test_units_come_from_japan_to_a_held_port() -> None:
    """Rule 10.6: "a unit in a held port hex or `japan` ... embarks"."""
    made = coast(unit("r", U, "US", "0401", RCT))
    put_into_japan(made, "r")
    assert refused(made, EmbarkOrder(U, made.ids["r"], OFF_MAP)) == Reason.NO_HAVEN
    sail(made, "r", "0001")
    next_arrivals(made)
    assert (made["r"].hex, made["r"].box) == (made.hex("0001"), NO_BOX)


def test_a_unit_needs_all_its_movement() -> None:
    """Rule 10.6: "with full MP"."""
    made = coast(unit("r", U, "US", "0401", RCT))
    made["r"].mp -= 5
    assert refused(made, EmbarkOrder(U, made.ids["r"], made.hex("0001"))) == Reason.ALREADY_MOVED


def test_a_unit_at_sea_forgets_a_retreat_order() -> None:
    """Rules 8.4, 10.6: as a unit that leaves the map for a box."""
    made = coast(unit("r", U, "US", "0401", RCT))
    made["r"].retreat_scope = RetreatScope.GENERAL
    made["r"].mp += made.state.ruleset.units.retreat_order_move_tenths
    sail(made, "r", "")
    assert made["r"].retreat_scope == RetreatScope.NONE
    next_arrivals(made)
    assert made["r"].status == Status.IN_BOX


# --- capacity -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("turn", "points"), [(1, 2), (2, 2), (3, 6), (19, 6), (20, 10), (54, 10)])
def test_capacity_by_turn(turn: int, points: int) -> None:
    """Rule 10.6: "6 sp per turn (10 from T20; T1-T2 2 sp, ROK only)"."""
    made = coast(unit("r", U, "ROK", "0401", ROK), turn=turn)
    assert lift_points(observe(made.state, U)) == points
    assert lift_points(observe(made.state, C)) == 0


def test_before_turn_3_only_the_south_koreans_sail() -> None:
    """Rule 10.6: "T1-T2 2 sp, ROK only": in ships of their own, without control of the sea."""
    made = coast(unit("k", U, "ROK", "0401", "ROK_RGT"), unit("a", U, "US", "0401", RCT), turn=2)
    assert refused(made, EmbarkOrder(U, made.ids["a"], made.hex("0001"))) == Reason.NO_SEA_CONTROL
    sail(made, "k", "0001")
    assert made.state.sea.lift_used == 1


def test_from_turn_3_on_the_sea_must_be_controlled() -> None:
    """Rule 10.6, E04: by a turn of the scenario, or by the flag ``sea_control``."""
    made = coast(unit("a", U, "US", "0401", RCT), sea_control_turn=0)
    order = EmbarkOrder(U, made.ids["a"], made.hex("0001"))
    assert refused(made, order) == Reason.NO_SEA_CONTROL
    made.state.flags = frozenset({"sea_control"})
    made.submit(order)
    assert made["a"].status == Status.AT_SEA


def test_capacity_is_used_up_and_is_there_again_next_turn() -> None:
    """Rule 10.6: 6 sp a turn; HQs take none."""
    keys = ("a", "b", "c")
    made = coast(
        *[unit(key, U, "ROK", "0401", ROK) for key in keys],
        unit("h", U, "ROK", "0401", "HQ"),
        unit("x", C, "KPA", "0900", KPA),
    )
    for key in keys[:2]:
        sail(made, key, "0001")
    assert made.state.sea.lift_used == 6
    assert refused(made, EmbarkOrder(U, made.ids["c"], made.hex("0001"))) == Reason.SEALIFT_CAPACITY
    sail(made, "h", "0001")
    for event in begin_phase(made.state, 11, Phase.EVENTS):
        event.apply(made.state)
    assert made.state.sea.lift_used == 0


def test_capacity_can_be_raised_for_some_turns() -> None:
    """E07: "rail and sea +6 sp this turn"; E34: "sealift +4 sp for 8 turns"."""
    made = coast(unit("a", U, "ROK", "0401", ROK))
    ParamSet(Param("sealift_points", U, 6, 10, -1)).apply(made.state)
    assert lift_points(observe(made.state, U)) == 12
    made.state.turn = 11
    assert lift_points(observe(made.state, U)) == 6


# --- evacuation -----------------------------------------------------------------------------------------------


def test_from_a_port_all_is_saved_with_the_enemy_beside_it() -> None:
    """Rule 10.6: "from a held port hex even with enemies adjacent (all kept)"."""
    made = coast(unit("r", U, "US", "0401", RCT, guns=12, tanks=5), unit("k", C, "KPA", "0501", KPA))
    men = made["r"].men
    sail(made, "r", "0001")
    assert (made["r"].men, made["r"].guns, made["r"].tanks) == (men, 12, 5)
    next_arrivals(made)
    assert (made["r"].men, made["r"].guns, made["r"].tanks) == (men, 12, 5)


def test_over_a_beach_guns_and_tanks_are_lost() -> None:
    """Rule 10.6: "from any other coast hex with beach >= 1 at double cost, guns and tanks lost"."""
    made = coast(unit("r", U, "US", "0601", RCT, guns=12, tanks=5), unit("k", C, "KPA", "0701", KPA))
    before = all_men(made.state, made["r"].army)
    sail(made, "r", "")
    assert made.kinds()[:2] == ["losses_taken", "unit_embarked"]
    toll = made.state.armies[made["r"].army].toll
    assert (made["r"].guns, made["r"].tanks, toll.guns, toll.tanks) == (0, 0, 12, 5)
    assert made.state.sea.lift_used == 2
    assert all_men(made.state, made["r"].army) == before


def test_a_hex_without_port_or_beach_has_no_ships() -> None:
    """Rule 10.6: a port or a beach it must be; inland nobody embarks."""
    made = coast(unit("r", U, "US", "0500", RCT))
    assert refused(made, EmbarkOrder(U, made.ids["r"], made.hex("0001"))) == Reason.NO_HARBOR


def test_the_communist_side_never_moves_by_sea() -> None:
    """Rule 10.6: "C never moves by sea"."""
    made = coast(unit("k", C, "KPA", "0801", KPA))
    for event in begin_phase(made.state, 10, Phase.COMMUNIST_OPERATIONS):
        event.apply(made.state)
    order = EmbarkOrder(C, made.ids["k"], made.hex("0801"))
    assert refused(made, order) == Reason.NO_SEA_CONTROL
    assert not [order for order in legal_orders(observe(made.state, C)) if order.kind == "embark"]


def test_what_is_afloat_is_hidden_and_the_enemy_loses_the_contact() -> None:
    """Rules 10.6, 12.1: a unit that embarks leaves the enemy's sight; its view has no record of the sea."""
    made = coast(unit("r", U, "US", "0401", RCT), unit("k", C, "KPA", "0501", KPA))
    assert len(observe(made.state, C).foes) == 1
    sail(made, "r", "0001")
    assert len(observe(made.state, C).foes) == 0
    assert observe(made.state, C).sea is None


# --- supply and form ------------------------------------------------------------------------------------------


def test_the_flag_opens_the_beaches_too() -> None:
    """Rule 6.4: "any held coast hex with beach >= 1, while U has sea control", by date or by E04."""
    made = coast(unit("r", U, "US", "0601", RCT), sea_control_turn=0)
    made.state.set_holder(made.hex("0001"), C)
    made.state.set_holder(made.hex("0401"), C)
    here = made.hex("0601")
    far = haul_costs(truth(made.state, U))[here]
    made.state.flags = frozenset({"sea_control"})
    assert haul_costs(truth(made.state, U))[here] == 1000 < far


def test_legal_orders_name_every_voyage() -> None:
    """Every legal embarkation is listed, and each passes its check."""
    made = coast(unit("r", U, "US", "0401", RCT), unit("j", U, "US", "0001", RCT))
    put_into_japan(made, "j")
    view = observe(made.state, U)
    listed = [order for order in legal_orders(view) if isinstance(order, EmbarkOrder)]
    assert [(order.unit, order.port) for order in listed] == [
        (made.ids["r"], OFF_MAP),
        (made.ids["r"], made.hex("0001")),
        (made.ids["j"], made.hex("0001")),
        (made.ids["j"], made.hex("0401")),
    ]


def test_the_order_survives_the_codec() -> None:
    """A saved game is its orders: hexes by number, Japan as a dash."""
    made = coast(unit("r", U, "US", "0401", RCT))
    codec = Codec(Setting(made.board, made.state.ruleset, made.state.scenario))
    for port in (made.hex("0001"), OFF_MAP):
        order = EmbarkOrder(Side.UN, UnitId(0), port)
        assert codec.decode(codec.encode(order)) == order
