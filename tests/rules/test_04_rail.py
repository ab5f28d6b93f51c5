"""Rule 4.6: railways, their capacity and their repair."""

from game.model.ids import Rail
from game.model.orders import Reason
from game.rules.control import repair_phase
from game.rules.orders.rail import RailOrder
from game.rules.rail import rail_reach
from game.rules.truth import truth
from game.rules.visibility import observe
from tests.support.deeds import refused
from tests.support.ground import place
from tests.support.world import C, U, World, unit, world

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


def test_a_railway_can_be_broken_when_the_game_starts() -> None:
    """Rule 4.6: 1 may be repaired on the first turn, 3 two turns later; both sides know what does not work."""
    game = railway(places=[place("pyongyang", "0000")], scenario={"broken_rail": ((9, 1), (12, 3), (15, 3))})
    assert not observe(game.state, C).rail[6]
    assert all(view.rail[9] and view.rail[15] for view in (observe(game.state, C), observe(game.state, U)))
    mended = []
    for _ in range(3):
        for event in repair_phase(game.state):
            event.apply(game.state)
        mended.append([h for h in (9, 12, 15) if not game.state.rail[h]])
    assert mended == [[9], [9], [9, 12, 15]]


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
