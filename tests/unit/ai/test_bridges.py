"""Which bridges the computer leaves standing behind a beaten stack (rules 2.4, 16.1)."""

from game.ai.mind import Mind
from game.ai.positions import crossings
from game.model.ids import River, Road
from game.rules.orders.bridges import KeepBridgeOrder
from game.rules.visibility import observe
from tests.support.computers import axis, play_phase
from tests.support.world import C, Piece, U, World, unit, world

ROWS = ["............"] * 9
LABELS = [f"{column:02d}{row:02d}" for row in range(9) for column in range(12)]
SOUTH = " ".join(label for label in LABELS if int(label[2:]) >= 5)
GOAL = 12 * 0 + 8


def river(*units: Piece, **scenario: object) -> World:
    """Return a major river with the UN side south of it; one road crosses it at 0804 and 0805, by the only bridge."""
    grid = world(ROWS, [unit("k", C, "KPA", "0503", "KPA_RGT")]).board.grid
    bank = [grid.from_label(f"{column:02d}04") for column in range(12)]
    sides = [f"{grid.label(h)} {grid.label(n)}" for h in bank for n in grid.neighbors[h] if grid.label(n)[2:] == "05"]
    return world(
        ROWS,
        units,
        side=U,
        turn=5,
        un=SOUTH,
        rivers={River.MAJOR: sides},
        roads={Road.PRIMARY: ["0800 0801 0802 0803 0804 0805 0806"]},
        scenario={"first_turn": 5, **scenario},
    )


def wanted(game: World) -> list[KeepBridgeOrder]:
    """Return what the UN side says of its bridges."""
    mind = Mind(U, 1, "regular")
    mind.look(observe(game.state, U))
    return [order for order in crossings(mind) if isinstance(order, KeepBridgeOrder)]


def division(key: str, label: str) -> Piece:
    return unit(key, C, "KPA", label, "KPA_DIV_SOV")


def regiment(key: str, label: str, **state: object) -> Piece:
    return unit(key, U, "US", label, "US_RCT", **state)


def test_a_defender_keeps_the_bridge_that_others_have_still_to_cross() -> None:
    """Rule 2.4: the regiment at the bridgehead is beaten before the one beyond it is back."""
    game = river(division("k1", "0801"), division("k2", "0701"), regiment("head", "0804"), regiment("out", "0803"))
    assert wanted(game) == [KeepBridgeOrder(U, 0, True)]


def test_the_last_one_over_blows_it() -> None:
    """Rule 2.4: kept for those beyond, the bridge is given free once nobody is but who stands at it."""
    game = river(division("k1", "0801"), division("k2", "0701"), regiment("head", "0804"))
    assert wanted(game) == []
    game.state.keep_bridges[U] = frozenset((0,))
    assert wanted(game) == [KeepBridgeOrder(U, 0, False)]


def test_an_attacker_wants_the_bridge_for_his_next_blow() -> None:
    """Rule 16.1: a counter-offensive that is thrown back once needs it tomorrow."""
    strong = [regiment(f"u{i}", label) for i, label in enumerate(("0804", "0805", "0705", "0905"))]
    game = river(unit("k", C, "KPA", "0802", "KPA_RGT"), *strong, axes=(axis((GOAL,), U),))
    assert KeepBridgeOrder(U, 0, True) in play_phase(game)


def test_nothing_is_said_of_a_bridge_far_from_the_enemy_or_not_held() -> None:
    """Rule 2.4: nobody is driven back over it yet; or it is the enemy's to blow."""
    assert wanted(river(division("k1", "0000"), regiment("head", "0804"), regiment("out", "0803"))) == []
    taken = river(division("k1", "0801"), regiment("head", "0804"), regiment("out", "0803"))
    taken.state.set_holder(taken.hex("0805"), C)
    assert wanted(taken) == []
