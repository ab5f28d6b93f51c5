"""Rules 4.3, 4.8: overruns and ambushes."""

from game.model.ids import OFF_MAP, Status
from game.model.orders import Reason
from game.rules.movement import movement_field
from game.rules.overrun import returning_headquarters
from game.rules.visibility import observe
from tests.support.deeds import PLAIN, move, refused
from tests.support.ground import place
from tests.support.world import C, U, unit, world

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
