"""Rule 2: what a step costs; allowances; rivers and bridges."""

import pytest

from game.model.ids import Ice, MovementClass, Rail, River, Road, Sky, Trait
from game.model.orders import IllegalOrderError, Reason
from game.model.records import BandWeather
from game.rules.control import bridge_repairs
from game.rules.movement import allowance, movement_field, walk
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.move import MoveOrder
from game.rules.visibility import observe
from tests.support.world import C, Piece, U, World, unit, world

COLUMN = [".", ".", ".", "."]
KINDS = {
    MovementClass.FOOT: "KPA_DIV_SOV",
    MovementClass.PACK: "CPV_DIV",
    MovementClass.MOTOR: "KPA_MC_RGT",
    MovementClass.TRACKED: "KPA_TK_RGT",
}


def one(toe: str, label: str = "0000", **state: object) -> Piece:
    """Return a Communist unit called ``a``."""
    return unit("a", C, "CPV" if toe == "CPV_DIV" else "KPA", label, toe, **state)


def step(game: World, label: str = "0001") -> int:
    """Return the cost of one step of the unit ``a``, -1 if it cannot make it."""
    game["a"].moved = True  # no free first step
    march = walk(observe(game.state, C), game["a"], game.path(label))
    return march.cost if march.halt is None else -1


def weather(game: World, sky: Sky = Sky.CLEAR, *, cold: bool = False, ice: Ice = Ice.NONE) -> None:
    """Set the weather of both bands."""
    game.state.set_weather((BandWeather(sky, cold, ice), BandWeather(sky, cold, ice)))


@pytest.mark.parametrize(
    ("glyph", "costs"),
    [(".", (15, 15, 30, 30)), ("h", (20, 20, 50, 50)), ("m", (30, 25, -1, -1)), ("a", (40, 30, -1, -1))],
)
def test_terrain_costs_by_class(glyph: str, costs: tuple[int, ...]) -> None:
    """Rule 2.1: the table of terrain; vehicles enter mountains only along a link."""
    for movement, cost in zip(MovementClass, costs, strict=True):
        assert step(world([".", glyph], [one(KINDS[movement])])) == cost


@pytest.mark.parametrize(
    ("road", "costs"),
    [(Road.PRIMARY, (10, 10, 10, 10)), (Road.SECONDARY, (10, 10, 15, 15)), (Road.TRACK, (15, 15, 30, 30))],
)
def test_roads_replace_the_terrain(road: Road, costs: tuple[int, ...]) -> None:
    """Rule 2.2: a step along a link costs what the link costs, even into alpine ground."""
    for movement, cost in zip(MovementClass, costs, strict=True):
        assert step(world([".", "a"], [one(KINDS[movement])], roads={road: ["0000 0001"]})) == cost


def test_a_railway_marches_as_a_track() -> None:
    """Rule 2.2."""
    game = world([".", "m"], [one("KPA_TK_RGT")], rails={Rail.SINGLE: ["0000 0001"]})
    assert step(game) == 30


def test_the_better_of_road_and_railway_counts() -> None:
    """Rule 2.2: a hexside may carry both."""
    game = world(
        [".", "."], [one("KPA_TK_RGT")], rails={Rail.SINGLE: ["0000 0001"]}, roads={Road.PRIMARY: ["0000 0001"]}
    )
    assert step(game) == 10


def test_a_strait_is_no_way() -> None:
    """Rule 2.2: nobody passes a hexside that is all water."""
    game = world([".", "."], [one("KPA_DIV_SOV")], straits=["0000 0001"], roads={Road.PRIMARY: ["0000 0001"]})
    assert step(game) == -1
    assert movement_field(observe(game.state, C), game["a"]).count == 1


@pytest.mark.parametrize(
    ("toe", "points"), [("KPA_DIV_SOV", 60), ("CPV_DIV", 60), ("KPA_MC_RGT", 120), ("KPA_TK_RGT", 100), ("HQ", 120)]
)
def test_movement_points(toe: str, points: int) -> None:
    """Rule 2.3: foot 6, pack 6, motor 12, tracked 10, HQ 12; given when the side's operations begin."""
    assert world([".", "."], [one(toe)])["a"].mp == points


@pytest.mark.parametrize(
    ("toe", "s", "c", "points"),
    [
        ("KPA_DIV_SOV", 240, 900, 45),  # 6 x 0.8 = 4.8
        ("KPA_TK_RGT", 240, 900, 50),
        ("KPA_DIV_SOV", 1000, 290, 45),
        ("KPA_DIV_SOV", 240, 290, 35),  # 6 x 0.8 x 0.75 = 3.6
        ("KPA_DIV_SOV", 250, 300, 60),
        ("KPA_MC_RGT", 240, 290, 45),
    ],
)
def test_the_starved_and_the_spent_are_slow(toe: str, s: int, c: int, points: int) -> None:
    """Rule 2.3: s < 25 and c < 30 multiply, rounded down to half a point."""
    assert world([".", "."], [one(toe, s=s, c=c)])["a"].mp == points


def test_cold_slows_vehicles() -> None:
    """Rules 2.3, 11: severe cold leaves vehicles 0.75 of their points."""
    game = world([".", "."], [one("KPA_TK_RGT"), unit("b", C, "KPA", "0000", "KPA_DIV_SOV")])
    weather(game, cold=True)
    view = observe(game.state, C)
    assert (allowance(view, game["a"]), allowance(view, game["b"])) == (75, 60)


def test_interdiction_costs_a_point_by_day() -> None:
    """Rule 2.3: above 0.5 in the zone where it starts, not for night units."""
    game = world([".", "."], [one("KPA_TK_RGT"), unit("b", C, "KPA", "0000", "KPA_DIV_SOV")])
    game.state.interdiction[C] = (500, *game.state.interdiction[C][1:])
    assert allowance(observe(game.state, C), game["a"]) == 100
    game.state.interdiction[C] = (501, *game.state.interdiction[C][1:])
    view = observe(game.state, C)
    assert (allowance(view, game["a"]), allowance(view, game["b"])) == (90, 60)


@pytest.mark.parametrize(("sky", "foot", "vehicle"), [(Sky.OVERCAST, 15, 30), (Sky.RAIN, 25, 40), (Sky.SNOW, 20, 40)])
def test_mud_and_snow_off_the_roads(sky: Sky, foot: int, vehicle: int) -> None:
    """Rule 11: off-link steps +1 in rain, +1 (foot, pack +0.5) in snow; links as ever."""
    for toe, cost in (("KPA_DIV_SOV", foot), ("KPA_TK_RGT", vehicle)):
        game = world([".", ".", "."], [one(toe)], roads={Road.PRIMARY: ["0001 0002"]})
        weather(game, sky)
        assert step(game) == cost
        game["a"].moved = False
        assert walk(observe(game.state, C), game["a"], game.path("0001 0002")).cost == cost + 10


def test_minor_rivers() -> None:
    """Rule 2.4: +1 off links, nothing along a link; frozen they vanish."""
    game = world(COLUMN, [one("KPA_TK_RGT")], rivers={River.MINOR: ["0000 0001"]})
    assert step(game) == 40
    weather(game, ice=Ice.MINOR)
    assert step(game) == 30
    road = world(
        COLUMN, [one("KPA_TK_RGT")], rivers={River.MINOR: ["0000 0001"]}, roads={Road.SECONDARY: ["0000 0001"]}
    )
    assert step(road) == 15


@pytest.mark.parametrize(
    ("toe", "cost"), [("ROK_DIV", 45), ("KPA_DIV_SOV", 25), ("CPV_DIV", 25), ("KPA_TK_RGT", -1), ("HQ", -1)]
)
def test_major_rivers_without_bridge(toe: str, cost: int) -> None:
    """Rule 2.4: foot and pack +3, night units +1, vehicles and HQs not at all."""
    assert step(world(COLUMN, [one(toe)], rivers={River.MAJOR: ["0000 0001"]})) == cost


def test_over_a_bridge_the_link_is_all_there_is_to_pay() -> None:
    """Rule 2.4; a blown bridge is none, but its road leads to the ford."""
    for toe, over, blown in (("ROK_DIV", 10, 40), ("KPA_TK_RGT", 10, -1)):
        game = world(COLUMN, [one(toe)], rivers={River.MAJOR: ["0000 0001"]}, roads={Road.PRIMARY: ["0000 0001"]})
        assert step(game) == over
        game.state.set_bridge(0, 2)
        assert step(game) == blown
        weather(game, ice=Ice.MAJOR)
        assert step(game) == 10


def test_frozen_major_rivers_count_as_minor() -> None:
    """Rules 2.4, 11: they need no bridge."""
    game = world(COLUMN, [one("KPA_TK_RGT")], rivers={River.MAJOR: ["0000 0001"]})
    weather(game, ice=Ice.MAJOR)
    assert step(game) == 40


def test_one_ford_a_turn() -> None:
    """Rule 2.4: at most one major river a turn without bridge, and the flag lasts until the turn's end."""
    game = world(COLUMN, [one("KPA_DIV_SOV")], rivers={River.MAJOR: ["0000 0001", "0001 0002"]})
    both = game.path("0001 0002")
    march = walk(observe(game.state, C), game["a"], both)
    assert march.path == both[:1]
    assert march.halt is not None
    assert march.halt.reason == Reason.SECOND_FORD
    assert movement_field(observe(game.state, C), game["a"]).count == 2
    game.submit(MoveOrder(C, game.ids["a"], both[:1]))
    assert game["a"].forded
    with pytest.raises(IllegalOrderError) as refused:
        game.submit(MoveOrder(C, game.ids["a"], both[1:]))
    assert refused.value.refusal.reason == Reason.SECOND_FORD


def test_the_reach_finds_the_way_that_saves_the_ford() -> None:
    """Rule 2.4: a dear dry way to the near bank leaves the ford for the far one."""
    game = world(
        ["..", "..", ".."],
        [one("KPA_DIV_SOV")],
        rivers={River.MAJOR: ["0000 0001", "0001 0002", "0101 0002"]},
    )
    field = movement_field(observe(game.state, C), game["a"])
    path = field.path_to(game.hex("0002"))
    march = walk(observe(game.state, C), game["a"], path)
    assert march.halt is None
    assert march.cost == field.cost(game.hex("0002"))


def bridge_world(**more: object) -> World:
    """Return a bridge between 0001 and 0002, a KPA unit at its northern end."""
    return world(
        COLUMN,
        [one("KPA_DIV_SOV", "0001"), unit("far", C, "KPA", "0000", "KPA_DIV_SOV")],
        rivers={River.MAJOR: ["0001 0002"]},
        roads={Road.PRIMARY: ["0001 0002"]},
        **more,  # type: ignore[arg-type]
    )


def test_blowing_a_bridge() -> None:
    """Rule 2.4: a unit on a bank, 1 MP, once a turn per bridge; then it stands no more and is to be rebuilt."""
    game = next(game for game in (bridge_world(seed=seed, turn=2) for seed in range(9)) if blown(game))
    assert game["a"].mp == 50
    assert game.kinds() == ["movement_spent", "bridge_blown"]
    assert game.state.bridges[0] == game.state.ruleset.terrain.bridge_rebuild_turns
    assert observe(game.state, C).bridges[0]
    with pytest.raises(IllegalOrderError) as refused:
        game.submit(BlowBridgeOrder(C, game.ids["a"], 0))
    assert refused.value.refusal.reason == Reason.NO_BRIDGE


def blown(game: World) -> bool:
    """Return whether the unit ``a`` blows the bridge."""
    game.submit(BlowBridgeOrder(C, game.ids["a"], 0))
    return bool(game.state.bridges[0])


def test_the_chance_to_blow_a_bridge() -> None:
    """Rule 2.4: 0.85, 0.6 on the first turn; a failure may not be repeated in the turn."""
    later = [blown(bridge_world(seed=seed, turn=2)) for seed in range(200)]
    first = [blown(bridge_world(seed=seed)) for seed in range(200)]
    assert 155 <= sum(later) <= 185
    assert 100 <= sum(first) <= 140
    game = bridge_world(seed=first.index(False))
    blown(game)
    with pytest.raises(IllegalOrderError) as refused:
        game.submit(BlowBridgeOrder(C, game.ids["a"], 0))
    assert refused.value.refusal.reason == Reason.BRIDGE_TRIED


def test_only_a_unit_on_the_bank_blows_a_bridge() -> None:
    """Rule 2.4."""
    game = bridge_world()
    refusal = BlowBridgeOrder(C, game.ids["far"], 0).check(observe(game.state, C))
    assert refusal is not None
    assert refusal.reason == Reason.NOT_ADJACENT
    game["a"].mp = 5
    refusal = BlowBridgeOrder(C, game.ids["a"], 0).check(observe(game.state, C))
    assert refusal is not None
    assert (refusal.reason, refusal.needs, refusal.has) == (Reason.NO_MOVEMENT_LEFT, 10, 5)


def test_marking_a_bridge_to_be_kept() -> None:
    """Rule 2.4: the mark is kept until it is taken away."""
    game = bridge_world()
    game.submit(KeepBridgeOrder(C, 0, keep=True))
    assert observe(game.state, C).keep_bridges == {0}
    assert not observe(game.state, U).keep_bridges
    refusal = KeepBridgeOrder(C, 0, keep=True).check(observe(game.state, C))
    assert refusal is not None
    game.submit(KeepBridgeOrder(C, 0, keep=False))
    assert not observe(game.state, C).keep_bridges


def test_rebuilding_a_bridge() -> None:
    """Rule 2.4: 2 turns in which one side holds both banks and no enemy is adjacent to either."""
    game = bridge_world()
    game.state.set_bridge(0, 2)
    for left in (1, 0):
        for event in bridge_repairs(game.state):
            event.apply(game.state)
        assert game.state.bridges[0] == left
    assert not list(bridge_repairs(game.state))
    assert not observe(game.state, C).bridges[0]


def test_no_rebuilding_beside_an_enemy_or_between_two_holders() -> None:
    """Rule 2.4."""
    game = bridge_world(un="0002")
    game.state.set_bridge(0, 2)
    assert not list(bridge_repairs(game.state))
    beset = world(
        COLUMN,
        [unit("u", U, "ROK", "0003", "ROK_RGT")],
        rivers={River.MAJOR: ["0001 0002"]},
        roads={Road.PRIMARY: ["0001 0002"]},
    )
    beset.state.set_bridge(0, 2)
    assert not list(bridge_repairs(beset.state))


def test_the_traits_of_the_table() -> None:
    """Rule 3.3: KPA infantry and the CPV march by night, which the fords above rest on."""
    game = world([".", "."], [one("KPA_DIV_SOV"), unit("b", C, "KPA", "0000", "KPA_TK_RGT")])
    assert game["a"].traits & Trait.NIGHT
    assert not game["b"].traits & Trait.NIGHT
