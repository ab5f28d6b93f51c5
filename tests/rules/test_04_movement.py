"""Rule 4: marches, ZOC, overruns, ambush, rail, forbidden ground."""

import pytest

from game.model.events.movement import UnitMoved
from game.model.ids import OFF_MAP, Rail, RetreatScope, River, Road, Status, Trait
from game.model.orders import IllegalOrderError, Order, Reason, Refusal
from game.model.scenario import Closure
from game.rules.control import repair_phase
from game.rules.movement import movement_field, path_cost
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.overrun import returning_headquarters
from game.rules.rail import rail_reach
from game.rules.truth import truth
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.world import C, U, World, unit, world

PLAIN = ["." * 5] * 7


def refused(game: World, order: Order) -> Refusal:
    """Return why an order is refused."""
    with pytest.raises(IllegalOrderError) as error:
        game.submit(order)
    return error.value.refusal


def move(game: World, key: str, labels: str) -> MoveOrder:
    """Return the order to walk the hexes of these numbers."""
    return MoveOrder(game[key].side, game.ids[key], game.path(labels))


# --- 4.1 ------------------------------------------------------------------------------------------------------


def test_a_march_costs_its_steps() -> None:
    """Rule 4.1: one event for the march; the hexes walked through are its side's at once (1.4)."""
    game = world(PLAIN, [unit("a", C, "KPA", "0000", "KPA_DIV_SOV", e=2)], un="0001 0002")
    game.submit(move(game, "a", "0001 0002"))
    assert game.kinds() == ["unit_moved"]
    event = game.happened[0]
    assert isinstance(event, UnitMoved)
    assert event.cost == 30
    assert (game["a"].hex, game["a"].mp, game["a"].moved, game["a"].e) == (game.hex("0002"), 30, True, 0)
    assert game.state.holder[game.hex("0001")] == C
    assert game.state.holder[game.hex("0002")] == C


def test_a_march_beyond_the_points_is_refused_with_the_figures() -> None:
    """Rule 4.1."""
    game = world(PLAIN, [unit("a", C, "KPA", "0000", "KPA_DIV_SOV")])
    refusal = refused(game, move(game, "a", "0001 0002 0003 0004 0005"))
    assert (refusal.reason, refusal.needs, refusal.has) == (Reason.TOO_FAR, 75, 60)


def test_an_unmoved_unit_may_always_make_one_step() -> None:
    """Rule 4.1: if it has not moved it may make one step it could make at all, whatever it costs."""
    game = world(["a", "a", "a"], [unit("a", C, "KPA", "0000", "KPA_DIV_SOV")])
    game["a"].mp = 20
    assert path_cost(observe(game.state, C), game["a"], game.path("0001")) == 20
    game.submit(move(game, "a", "0001"))
    assert game["a"].mp == 0
    assert refused(game, move(game, "a", "0002")).reason == Reason.TOO_FAR


@pytest.mark.parametrize(
    ("labels", "reason"),
    [("", Reason.EMPTY_PATH), ("0202", Reason.NOT_ADJACENT), ("0100", Reason.NOT_GROUND), ("0001", Reason.IMPASSABLE)],
)
def test_paths_that_are_none(labels: str, reason: Reason) -> None:
    """Rule 4.1: every refusal has its reason."""
    game = world([".~.", "m..", "..."], [unit("a", C, "KPA", "0000", "KPA_TK_RGT")])
    assert refused(game, move(game, "a", labels)).reason == reason


def test_every_hex_of_the_reach_is_walked_for_its_cost() -> None:
    """Rule 4.1: reach and path agree, with ZOC, rivers and roads in the way."""
    game = world(
        [".h.m.", "..h..", ".m...", "h..h.", ".....", "..m..", "....."],
        [
            unit("a", C, "KPA", "0102", "KPA_DIV_SOV"),
            unit("t", C, "KPA", "0102", "KPA_TK_RGT"),
            unit("b", U, "ROK", "0304", "ROK_DIV"),
        ],
        roads={Road.SECONDARY: ["0100 0101 0102 0103 0104 0105"]},
        rivers={River.MAJOR: ["0103 0104", "0202 0203"], River.MINOR: ["0102 0202"]},
    )
    view = observe(game.state, C)
    for key in ("a", "t"):
        field = movement_field(view, game[key])
        assert field.order[0] == game[key].hex
        assert field.count > 5
        for h in field.order[1 : field.count]:
            assert path_cost(view, game[key], field.path_to(h)) == field.cost(h)


def test_the_truth_charges_for_unseen_zones() -> None:
    """Rule 4.1: where an unseen unit's ZOC makes the next step too dear the march ends there."""
    game = world(
        ["." * 7] * 7,
        [unit("a", C, "KPA", "0000", "KPA_DIV_LIGHT"), unit("b", U, "ROK", "0103", "ROK_DIV")],
        scenario={"known": ((), ())},
    )
    game.submit(move(game, "a", "0001 0002 0003 0004"))
    assert game["a"].hex == game.hex("0003")
    assert game["a"].mp == 5  # 15 + 15 + 25
    assert game.kinds() == ["unit_moved", "unit_spotted", "unit_spotted"]


def test_a_step_that_unseen_enemies_forbid_ends_the_move() -> None:
    """Rule 4.1: even where no step is made, so that nobody can try for ever."""
    game = world(
        ["." * 7] * 7,
        [unit("a", C, "KPA", "0002", "KPA_DIV_LIGHT"), unit("b", U, "ROK", "0103", "ROK_DIV")],
        scenario={"known": ((), ())},
    )
    game["a"].moved, game["a"].mp = True, 20
    game.submit(move(game, "a", "0003"))
    assert game.kinds() == ["unit_halted"]
    assert (game["a"].hex, game["a"].mp) == (game.hex("0002"), 0)


def test_only_the_side_to_move_moves_its_own_units() -> None:
    """Rule 1.3."""
    game = world(PLAIN, [unit("a", C, "KPA", "0000", "KPA_DIV_SOV"), unit("b", U, "ROK", "0406", "ROK_DIV")])
    assert refused(game, move(game, "b", "0405")).reason == Reason.NOT_YOUR_PHASE
    order = MoveOrder(C, game.ids["b"], game.path("0405"))
    assert refused(game, order).reason == Reason.NO_SUCH_UNIT


# --- 4.2 ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("toe", "enter", "along"), [("KPA_DIV_SOV", 25, 55), ("KPA_TK_RGT", 50, 80)])
def test_entering_a_zone_costs_more(toe: str, enter: int, along: int) -> None:
    """Rule 4.2: +1 foot, +2 vehicles; from ZOC to ZOC +3 more."""
    game = world(PLAIN, [unit("a", C, "KPA", "0201", toe), unit("b", U, "ROK", "0203", "ROK_DIV")])
    view = observe(game.state, C)
    game["a"].mp = 200
    assert path_cost(view, game["a"], game.path("0202")) == enter
    assert path_cost(view, game["a"], game.path("0202 0302")) == enter + along


def test_infiltrators_pay_nothing_for_zones() -> None:
    """Rule 4.2."""
    game = world(
        PLAIN,
        [unit("a", C, "KPA", "0201", "KPA_RGT", traits=Trait.INFILTRATE), unit("b", U, "ROK", "0203", "ROK_DIV")],
    )
    assert path_cost(observe(game.state, C), game["a"], game.path("0202 0302")) == 30


@pytest.mark.parametrize(
    ("state", "zone"),
    [
        ({"men": 1500, "tanks": 0}, True),
        ({"men": 1499, "tanks": 0}, False),
        ({"men": 100, "tanks": 10}, True),
        ({"men": 5000, "c": 249}, False),
        ({"men": 5000, "c": 250}, True),
    ],
)
def test_who_exerts_a_zone(state: dict[str, object], zone: bool) -> None:
    """Rule 4.2: c >= 25 and 1,500 men or 10 tanks; an HQ never."""
    game = world(PLAIN, [unit("b", U, "ROK", "0203", "ROK_DIV", **state), unit("h", U, "ROK", "0200", "HQ")])
    assert bool(game.state.zoc[U][game.hex("0202")]) == zone
    assert not game.state.zoc[U][game.hex("0201")]


def test_zones_do_not_cross_great_rivers_nor_climb_pathless_mountains() -> None:
    """Rule 4.2: unless a bridge stands, a link leads there, or the unit is of class pack."""
    rivers = {River.MAJOR: ["0203 0202"]}
    for links, broken, zone in (([], False, False), (["0203 0202"], False, True), (["0203 0202"], True, False)):
        game = world(
            PLAIN,
            [unit("b", U, "ROK", "0203", "ROK_DIV")],
            rivers=rivers,
            roads={Road.PRIMARY: links} if links else None,
        )
        if broken:
            game.state.set_bridge(0, 2)
        assert bool(game.state.zoc[U][game.hex("0202")]) == zone
    for army, toe, links, zone in (
        ("KPA", "KPA_DIV_SOV", [], False),
        ("KPA", "KPA_DIV_SOV", ["0203 0202"], True),
        ("CPV", "CPV_DIV", [], True),
    ):
        game = world(
            [".....", ".....", "..m..", "....."],
            [unit("b", C, army, "0203", toe)],
            roads={Road.TRACK: links},
        )
        assert bool(game.state.zoc[C][game.hex("0202")]) == zone


# --- 4.3 ------------------------------------------------------------------------------------------------------


def test_no_entry_where_enemies_stand() -> None:
    """Rule 4.1: not even for vehicles, if the enemy can resist."""
    game = world(PLAIN, [unit("a", C, "KPA", "0201", "KPA_TK_RGT"), unit("b", U, "ROK", "0202", "ROK_DIV", men=500)])
    assert refused(game, move(game, "a", "0202")).reason == Reason.ENEMY_THERE
    assert not movement_field(observe(game.state, C), game["a"]).overruns


def test_vehicles_overrun_what_cannot_resist() -> None:
    """Rule 4.3: +2 MP; fewer than 500 men dissolve."""
    game = world(
        PLAIN,
        [
            unit("a", C, "KPA", "0201", "KPA_TK_RGT"),
            unit("f", C, "KPA", "0201", "KPA_DIV_SOV"),
            unit("b", U, "ROK", "0202", "ROK_DIV", men=300),
        ],
    )
    view = observe(game.state, C)
    assert movement_field(view, game["a"]).overruns == (game.hex("0202"),)
    assert movement_field(view, game["a"]).cost(game.hex("0202")) == 50
    assert not movement_field(view, game["f"]).overruns
    game.submit(move(game, "a", "0202"))
    assert game["b"].status == Status.DISSOLVED
    assert (game["a"].hex, game["a"].mp) == (game.hex("0202"), 50)
    assert not observe(game.state, C).foes


def test_an_overrun_ends_the_march() -> None:
    """Rule 4.3: what lies behind is another order."""
    game = world(PLAIN, [unit("a", C, "KPA", "0201", "KPA_TK_RGT"), unit("b", U, "ROK", "0202", "ROK_DIV", men=300)])
    assert refused(game, move(game, "a", "0202 0203")).reason == Reason.ENEMY_THERE


def test_any_combat_unit_chases_a_headquarters() -> None:
    """Rule 4.3: it falls back up to 3 hexes, its units lose 5 c, once a turn; 6.6: its stores are loot."""
    game = world(
        PLAIN,
        [
            unit("a", C, "KPA", "0201", "KPA_DIV_SOV", s=500),
            unit("h", U, "ROK", "0202", "HQ"),
            unit("r", U, "ROK", "0006", "ROK_DIV", hq="h", c=800),
            unit("g", C, "KPA", "0201", "HQ"),
        ],
        un="0203 0204 0205 0206 0305 0105",
    )
    assert refused(game, move(game, "g", "0202")).reason == Reason.ENEMY_THERE
    game.submit(move(game, "a", "0202"))
    assert (game["a"].hex, game["a"].mp) == (game.hex("0202"), 25)
    assert "hq_displaced" in game.kinds()
    assert game["h"].status == Status.ON_MAP
    assert game.board.grid.distance(game["h"].hex, game.hex("0202")) == 3
    assert game["r"].c == 750
    assert game["a"].s > 500


def test_a_headquarters_without_a_way_leaves_the_map_for_two_turns() -> None:
    """Rule 4.3: it returns at its side's best source."""
    game = world(
        ["...", "~.~", "..."],
        [unit("a", C, "KPA", "0100", "KPA_DIV_SOV"), unit("h", U, "ROK", "0101", "HQ")],
        straits=["0101 0102", "0101 0002", "0101 0202"],
        places=[place("pusan", "0202", port=True)],
        un="0202",
    )
    game.submit(move(game, "a", "0101"))
    assert (game["h"].status, game["h"].hex, game["h"].due_turn) == (Status.DISPLACED, OFF_MAP, 3)
    assert not list(returning_headquarters(game.state))
    game.state.turn = 3
    for event in returning_headquarters(game.state):
        event.apply(game.state)
    assert (game["h"].status, game["h"].hex) == (Status.ON_MAP, game.hex("0202"))


# --- 4.8 ------------------------------------------------------------------------------------------------------


def test_an_ambush_stops_the_march_and_reveals_the_enemy() -> None:
    """Rule 4.8: the unit stops in the hex before; the enemy may strike it by surprise in its next operations."""
    game = world(
        ["." * 3] * 7,
        [unit("a", C, "KPA", "0000", "KPA_DIV_LIGHT"), unit("b", U, "ROK", "0003", "ROK_RGT", men=1000)],
        scenario={"known": ((), ())},
    )
    game.submit(move(game, "a", "0001 0002 0003"))
    assert game.kinds() == ["unit_moved", "unit_spotted", "unit_spotted", "unit_ambushed"]
    assert (game["a"].hex, game["a"].mp) == (game.hex("0002"), 0)
    assert game["b"].ambush_hex == game.hex("0002")
    assert [contact.hex for contact in observe(game.state, C).foes.values()] == [game.hex("0003")]


def test_an_unseen_headquarters_stops_a_march_too() -> None:
    """Rule 4.8: it is not displaced by somebody who did not know of it."""
    game = world(
        ["." * 3] * 7,
        [unit("a", C, "KPA", "0000", "KPA_DIV_LIGHT"), unit("h", U, "ROK", "0002", "HQ")],
        scenario={"known": ((), ())},
    )
    game.submit(move(game, "a", "0001 0002"))
    assert game["a"].hex == game.hex("0001")
    assert game["h"].hex == game.hex("0002")
    assert "unit_ambushed" in game.kinds()


# --- 4.9, 8.4 -------------------------------------------------------------------------------------------------


def test_foreign_ground_is_no_ground() -> None:
    """Rule 4.9: the sanctuary."""
    game = world(["x..", "..."], [unit("a", C, "KPA", "0001", "KPA_DIV_SOV")])
    assert refused(game, move(game, "a", "0000")).reason == Reason.NOT_GROUND


def test_ground_closed_to_an_army() -> None:
    """Rule 4.9: as the scenario says, for each army."""
    closed = bytearray(35)
    closed[0] = 1
    game = world(
        PLAIN,
        [unit("r", U, "ROK", "0001", "ROK_DIV"), unit("u", U, "US", "0001", "US_RCT")],
        side=U,
        scenario={"closures": ((), (), (Closure(bytes(closed), "", ""),), (), ())},
    )
    assert refused(game, move(game, "r", "0000")).reason == Reason.FORBIDDEN_GROUND
    assert game.hex("0000") not in movement_field(observe(game.state, U), game["r"]).order[:9]
    game.submit(move(game, "u", "0000"))
    assert game["u"].hex == game.hex("0000")


def test_under_a_retreat_order_no_step_leads_away_from_the_line() -> None:
    """Rule 8.4: +2 MP, and no step farther from the chosen line."""
    game = world(PLAIN, [unit("a", C, "KPA", "0203", "KPA_DIV_SOV")], lines={"north": "0000 0100 0200 0300 0400"})
    game["a"].retreat_scope, game["a"].retreat_line = RetreatScope.BATCH, "north"
    assert refused(game, move(game, "a", "0204")).reason == Reason.RETREAT_ORDER
    field = movement_field(observe(game.state, C), game["a"])
    assert all(h // 5 <= 4 for h in field.order[: field.count])
    game.submit(move(game, "a", "0202"))


# --- 4.6 ------------------------------------------------------------------------------------------------------

LINE = " ".join(f"00{row:02d}" for row in range(25))


def railway(*units: object, **more: object) -> World:
    """Return a railway of 24 hexes down a column."""
    options: dict[str, object] = {"rails": {Rail.SINGLE: [LINE]}, **more}
    return world(["..."] * 25, units, **options)  # type: ignore[arg-type]


def ride(game: World, key: str, last: int) -> RailOrder:
    """Return the order to go by rail from the top of the column to a row."""
    first = game["a"].hex // 3
    return RailOrder(game[key].side, game.ids[key], tuple(3 * row for row in range(first + 1, last + 1)))


def test_a_unit_goes_twenty_hexes_by_rail() -> None:
    """Rule 4.6: with full MP; then it has none; capacity is counted in stack points."""
    game = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"))
    assert refused(game, ride(game, "a", 21)).reason == Reason.TOO_FAR
    game.submit(ride(game, "a", 20))
    assert game.kinds() == ["unit_railed"]
    assert (game["a"].hex, game["a"].mp, game["a"].moved) == (60, 0, True)
    assert game.state.rail_used[C] == 3


def test_rail_reach_lists_what_the_order_allows() -> None:
    """Rule 4.6."""
    game = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"), unit("b", U, "ROK", "0010", "ROK_DIV"))
    reach = rail_reach(observe(game.state, C), game["a"])
    assert sorted(reach) == [3 * row for row in range(1, 9)]
    assert reach[24] == ride(game, "a", 8).path


def test_who_may_not_go_by_rail() -> None:
    """Rule 4.6: moved, beside the enemy, below c 30, off the railway, over ground it does not hold."""
    game = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"), un="0005")
    assert refused(game, ride(game, "a", 6)).reason == Reason.NO_RAIL
    game["a"].c = 299
    assert refused(game, ride(game, "a", 3)).reason == Reason.NO_COHESION
    game["a"].c = 300
    game["a"].mp = 50
    assert refused(game, ride(game, "a", 3)).reason == Reason.ALREADY_MOVED
    beset = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"), unit("b", U, "ROK", "0100", "ROK_RGT", men=100))
    assert refused(beset, ride(beset, "a", 3)).reason == Reason.ENEMY_NEAR
    ahead = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"), unit("b", U, "ROK", "0105", "ROK_RGT", men=100))
    assert refused(ahead, ride(ahead, "a", 5)).reason == Reason.ENEMY_NEAR
    aside = railway(unit("a", C, "KPA", "0100", "KPA_DIV_SOV"))
    assert refused(aside, RailOrder(C, aside.ids["a"], (0,))).reason == Reason.NO_RAIL


def test_rail_capacity_counts_vehicles_twice_and_headquarters_once() -> None:
    """Rule 4.6: 9 points a turn for the Communist side."""
    game = railway(
        unit("a", C, "KPA", "0000", "KPA_DIV_SOV"),
        unit("t", C, "KPA", "0000", "KPA_TK_RGT"),
        unit("h", C, "KPA", "0000", "HQ"),
        unit("b", C, "KPA", "0000", "KPA_DIV_SOV"),
        unit("c", C, "KPA", "0000", "KPA_BDE"),
    )
    path = (3, 6)
    for key, used in (("a", 3), ("t", 5), ("h", 6), ("b", 9)):
        game.submit(RailOrder(C, game.ids[key], path))
        assert game.state.rail_used[C] == used
    refusal = refused(game, RailOrder(C, game.ids["c"], path))
    assert (refusal.reason, refusal.needs, refusal.has) == (Reason.RAIL_CAPACITY, 11, 9)


def test_interdiction_takes_capacity_from_the_communist_side() -> None:
    """Rule 4.6: C pays sp x (1 + 2 x highest I on the path)."""
    game = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"))
    game.state.interdiction[C] = (500, *game.state.interdiction[C][1:])
    game.submit(ride(game, "a", 3))
    assert game.state.rail_used[C] == 6


def test_a_train_stops_where_the_line_turns_out_to_be_cut() -> None:
    """Rule 4.6, by the truth: the side did not know."""
    game = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"))
    game.state.holder[15] = U
    game.submit(ride(game, "a", 8))
    assert game["a"].hex == 12
    assert observe(game.state, C).holder[15] == U
    stuck = railway(unit("a", C, "KPA", "0000", "KPA_DIV_SOV"))
    stuck.state.holder[3] = U
    stuck.submit(RailOrder(C, stuck.ids["a"], (3,)))
    assert (stuck["a"].hex, stuck["a"].mp) == (0, 0)


def test_a_captured_railway_is_broken_and_then_repaired() -> None:
    """Rule 4.6: broken for 3 turns, then 3 hexes a turn, contiguous to the net of the main source."""
    game = railway(places=[place("pyongyang", "0000")])
    for h in (9, 12, 15, 18, 21):
        game.state.set_holder(h, U)
        game.state.set_holder(h, C)
    mended = []
    for _ in range(5):
        for event in repair_phase(game.state):
            event.apply(game.state)
        mended.append([h for h in (9, 12, 15, 18, 21) if not game.state.rail[h]])
    assert mended == [[], [], [9, 12, 15], [9, 12, 15, 18, 21], [9, 12, 15, 18, 21]]
    assert not any(truth(game.state, C).rail)
    assert not any(observe(game.state, C).rail)


def test_double_track_is_repaired_before_single() -> None:
    """Rule 4.6: at equal distance from the source."""
    game = world(
        [".."] * 5,
        rails={Rail.SINGLE: ["0001 0000", "0001 0100", "0001 0101"], Rail.DOUBLE: ["0001 0002"]},
        places=[place("pyongyang", "0001")],
    )
    for label in ("0000", "0100", "0101", "0002"):
        game.state.rail[game.hex(label)] = 1
    for event in repair_phase(game.state):
        event.apply(game.state)
    assert game.labels([h for h in range(10) if game.state.rail[h]]) == "0101"


def test_nothing_is_repaired_without_a_source() -> None:
    """Rule 4.6."""
    game = railway()
    game.state.rail[9] = 1
    assert not list(repair_phase(game.state))
