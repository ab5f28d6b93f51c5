"""Rules 1.3, 1.4: readiness, flags of the turn, control of the ground."""

from game.model.ids import Phase
from game.rules.control import control_changes
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.world import C, U, World, unit, world

LONG = ["."] * 9


def settle(game: World) -> str:
    """Let the ground change hands and return the numbers of what the Communist side holds."""
    for event in control_changes(game.state):
        event.apply(game.state)
    return game.labels([h for h in range(game.board.grid.size) if game.state.holder[h] == C])


def test_ground_falls_to_the_side_that_is_near() -> None:
    """Rule 1.4: no unit of its holder within 3 hexes and a ZOC-exerting enemy within 3."""
    game = world(LONG, [unit("a", C, "KPA", "0002", "KPA_DIV_SOV")], un="0000 0003 0004 0005 0006 0007 0008")
    assert settle(game) == "0000 0001 0002 0003 0004 0005"
    assert [observe(game.state, C).holder[h] for h in (3, 5, 6)] == [C, C, U]


def test_a_unit_of_the_holder_keeps_the_ground_around_it() -> None:
    """Rule 1.4: even one that exerts no ZOC, but no HQ."""
    holders = "0003 0004 0005 0006 0007 0008"
    weak = unit("r", U, "ROK", "0008", "ROK_RGT", men=100)
    assert (
        settle(world(LONG, [unit("a", C, "KPA", "0002", "KPA_DIV_SOV"), weak], un=holders))
        == "0000 0001 0002 0003 0004"
    )
    staff = unit("r", U, "ROK", "0008", "HQ")
    game = world(LONG, [unit("a", C, "KPA", "0002", "KPA_DIV_SOV"), staff], un=holders)
    assert settle(game) == "0000 0001 0002 0003 0004 0005"


def test_a_unit_without_zone_takes_no_ground_but_what_it_enters() -> None:
    """Rule 1.4."""
    game = world(LONG, [unit("a", C, "KPA", "0002", "KPA_RGT", men=1000)], un="0003 0004")
    assert settle(game) == "0000 0001 0002 0005 0006 0007 0008"


def test_cities_ports_and_airfields_fall_only_by_entry() -> None:
    """Rule 1.4: a city of pop >= 1, a port; a small town falls with the ground around it."""
    towns = [place("big", "0003", pop=10), place("port", "0004", port=True), place("small", "0005", pop=5)]
    game = world(LONG, [unit("a", C, "KPA", "0002", "KPA_DIV_SOV")], places=towns, un="0003 0004 0005 0006 0007 0008")
    assert settle(game) == "0000 0001 0002 0005"


def test_distance_is_counted_over_passable_hexsides() -> None:
    """Rule 1.4."""
    game = world(LONG, [unit("a", C, "KPA", "0002", "KPA_DIV_SOV")], straits=["0003 0004"], un="0003 0004 0005")
    assert settle(game) == "0000 0001 0002 0003 0006 0007 0008"


def test_a_headquarters_takes_no_ground() -> None:
    """Rule 1.4: only combat units do."""
    game = world(LONG, [unit("h", C, "KPA", "0002", "HQ")], un="0003")
    game.submit(MoveOrder(C, game.ids["h"], game.path("0003")))
    assert game.state.holder[3] == U


def test_flags_last_until_the_next_turn() -> None:
    """Rule 1.3: what happened in either side's operations counts in Upkeep; points are given anew."""
    game = world(
        ["." * 9] * 30,
        [unit("a", C, "KPA", "0002", "KPA_DIV_SOV"), unit("r", U, "ROK", "0028", "ROK_DIV")],
    )
    game.submit(MoveOrder(C, game.ids["a"], game.path("0003")))
    game["r"].retreated = True
    game.submit(EndPhaseOrder(C))
    assert game.state.phase == Phase.UN_OPERATIONS
    assert (game["a"].moved, game["r"].retreated, game["r"].mp) == (True, True, 60)
    game.submit(EndPhaseOrder(U))
    assert (game.state.turn, game.state.phase) == (2, Phase.COMMUNIST_OPERATIONS)
    assert (game["a"].moved, game["r"].retreated, game["a"].mp) == (False, False, 60)
