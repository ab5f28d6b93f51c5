"""Rules 4.1, 4.2, 4.9: marches, zones of control, forbidden ground."""

import pytest

from game.model.events.movement import UnitMoved
from game.model.ids import RetreatScope, River, Road, Trait
from game.model.orders import Reason
from game.model.scenario import Closure
from game.rules.movement import movement_field, path_cost
from game.rules.orders.move import MoveOrder
from game.rules.visibility import observe
from tests.support.deeds import PLAIN, move, refused
from tests.support.world import C, U, unit, world

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
