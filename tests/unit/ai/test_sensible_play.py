"""The computer plays sensibly where what is sensible is plain (rules 16.1, 16.2)."""

from dataclasses import replace

import pytest

from game.ai.assaults import strikes
from game.ai.mind import Mind
from game.ai.posts import posts_of
from game.model.ids import ArmyState, Phase, River, Road, Side
from game.model.scenario import Goal
from game.rules.effects.truce import TruceEffect
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.visibility import observe
from tests.support.computers import axis, line, play_phase
from tests.support.ground import place
from tests.support.politics import happen
from tests.support.world import Piece, World, unit, world

C, U = Side.COMMUNIST, Side.UN
ROWS = ["~~~~~~~~~~~~", *["............"] * 8]
LABELS = [f"{column:02d}{row:02d}" for row in range(9) for column in range(12)]
SOUTH = " ".join(label for label in LABELS if int(label[2:]) >= 4)


def hexes(labels: str) -> tuple[int, ...]:
    """Return the hexes of numbers on a map of ``ROWS``."""
    return tuple(int(label[2:]) * len(ROWS[0]) + int(label[:2]) for label in labels.split())


def field(*units: Piece, side: Side = C, axes: str = "", lines: str = "", **more: object) -> World:
    """Return a game on open ground: the north is held by the one side, the south with Town and Port by the other."""
    hints = {
        "axes": (axis(hexes(axes)),) if axes else (),
        "defense_lines": (line(hexes(lines)),) if lines else (),
    }
    places = [place("town", "0506", pop=10, vp=8), place("port", "0508", pop=20, vp=20, port=True)]
    return world(ROWS, units, side=side, un=SOUTH, places=places, scenario=hints, **more)  # type: ignore[arg-type]


def kpa(key: str, label: str, toe: str = "KPA_DIV_SOV", **state: object) -> Piece:
    """Return a unit of the KPA."""
    return unit(key, C, "KPA", label, toe, **state)


def rok(key: str, label: str, toe: str = "ROK_DIV", **state: object) -> Piece:
    """Return a unit of the ROK."""
    return unit(key, U, "ROK", label, toe, q=750, c=650, **state)


def test_an_open_city_is_taken() -> None:
    game = field(kpa("division", "0504"), rok("far", "1108"), axes="0506 0508")
    play_phase(game)
    assert game.state.holder[game.hex("0506")] == C


def test_a_city_with_nobody_but_a_headquarters_in_it_is_taken() -> None:
    """Rule 4.3: it flees before whoever enters; a regular computer used to stop before it for the rest of the war."""
    game = field(kpa("division", "0504"), unit("staff", U, "ROK", "0506", "HQ", men=0), axes="0506 0508")
    play_phase(game)
    assert game["staff"].hex != game.hex("0506")
    assert game.state.holder[game.hex("0506")] == C


def test_an_assault_at_hopeless_odds_is_not_made() -> None:
    strong = [rok(f"rok-{i}", "0506") for i in range(3)]
    game = field(kpa("regiment", "0505", "KPA_RGT"), *strong, axes="0506 0508")
    assert not [order for order in play_phase(game) if isinstance(order, AssaultOrder)]


def test_a_weak_defender_is_assaulted_by_several_divisions_and_its_hex_taken() -> None:
    game = field(
        kpa("hq", "0502", "HQ", men=0),
        kpa("first", "0404", hq="hq"),
        kpa("second", "0503", hq="hq"),
        *[rok(f"weak-{i}", "0506") for i in range(2)],
        axes="0506 0508",
    )
    orders = play_phase(game)
    first = next(order for order in orders if isinstance(order, AssaultOrder))
    assert first.target == game.hex("0506")
    assert len(first.units) == 2
    assert game.state.holder[game.hex("0506")] == C


def test_a_gap_in_the_line_is_covered() -> None:
    """Rule 16.1: no gap of more than two hexes without ZOC."""
    front = "0105 0205 0305 0405 0505 0605 0705 0805 0905"
    enemies = [kpa(f"kpa-{i}", label) for i, label in enumerate(("0202", "0502", "0802"))]
    reserves = [rok(f"rok-{i}", "0507") for i in range(3)] + [rok(f"rok-{i}", "0407") for i in range(3, 4)]
    game = field(*enemies, *reserves, side=U, lines=front)
    for turn in range(1, 3):
        assert game.state.turn == turn
        play_phase(game)
        if game.state.turn == turn + 1:
            play_phase(game, "idle")
    covered = [game.state.zoc[U][h] > 0 or h in game.state.at[U] for h in hexes(front)]
    gaps = "".join("x" if here else "." for here in covered).split("x")
    assert max(len(gap) for gap in gaps) <= 2, covered


def test_the_line_is_manned_before_the_ground_behind_it() -> None:
    """Rule 16.1: defense lines; posts are given on the line as long as one there is worth a unit, then behind it."""
    front = "0105 0205 0305 0405 0505 0605 0705 0805 0905"
    enemies = [kpa(f"kpa-{i}", label) for i, label in enumerate(("0202", "0502", "0802"))]
    game = field(*enemies, *[rok(f"rok-{i}", "0507") for i in range(3)], side=U, lines=front)
    view = observe(game.state, U)
    mind = Mind(U, 1, "regular")
    mind.look(view)
    forces = {unit.id: mind.force(unit) for unit in mind.fighters}
    posts = posts_of(view, mind.survey, mind.fighters, forces, line=view.scenario.defense_lines[0].id)
    assert len(posts) == 3
    assert {post.hex for post in posts.values()} <= set(hexes(front))


def test_a_unit_before_overwhelming_force_retires() -> None:
    masses = [kpa(f"kpa-{i}", label) for i, label in enumerate(("0404", "0404", "0504", "0504"))]
    game = field(*masses, rok("lonely", "0505", "ROK_RGT"), side=U)
    before = game["lonely"].hex
    play_phase(game)
    grid, foes = game.board.grid, (game.hex("0404"), game.hex("0504"))
    assert game["lonely"].hex != before
    assert min(grid.distance(game["lonely"].hex, foe) for foe in foes) >= 3


def test_a_tired_unit_does_not_march_on() -> None:
    game = field(kpa("tired", "0503", c=300), kpa("fresh", "0403"), rok("town", "0506"), axes="0506 0508")
    play_phase(game)
    town, distance = game.hex("0506"), game.board.grid.distance
    assert distance(game["tired"].hex, town) >= 3
    assert not game["tired"].assaults
    assert distance(game["fresh"].hex, town) < 3


def test_an_attacker_does_not_outrun_his_railheads() -> None:
    """Rule 6.2: with half his load he stops where what is hauled still reaches him; with a full one he goes on."""
    rows = ["............"] * 40
    hints = {"axes": (axis((38 * 12 + 5,)),)}
    depot = [place("pyongyang", "0500", pop=10), place("goal", "0538", vp=8)]
    south = " ".join(f"{column:02d}{row:02d}" for row in range(12, 40) for column in range(12))
    went = {}
    for s in (1000, 400):
        game = world(
            rows,
            [kpa("division", "0512", s=s)],
            places=depot,
            un=south,
            scenario=hints,
            turn=3,
            roads={Road.TRACK: [" ".join(f"05{row:02d}" for row in range(39))]},
        )
        play_phase(game)
        went[s] = game["division"].hex // 12
    assert went[400] == 12
    assert went[1000] >= went[400]


def test_a_defender_leaves_no_great_city_empty() -> None:
    game = field(kpa("tanks", "0502", "KPA_TK_RGT"), rok("only", "0507"), side=U)
    play_phase(game)
    assert game["only"].hex in hexes("0506 0507 0508 0505 0405 0605")
    assert game.state.zoc[U][game.hex("0508")] or game["only"].hex == game.hex("0508")


@pytest.mark.parametrize(
    ("side", "foe", "only", "capital"),
    [
        (U, kpa("foe", "0502", "KPA_TK_RGT"), rok("only", "0407"), "0508"),
        (C, rok("foe", "0508"), kpa("only", "0403"), "0502"),
    ],
)
def test_who_holds_one_place_stays_with_it(side: Side, foe: Piece, only: Piece, capital: str) -> None:
    """Rule 15: neither Pusan nor Pyongyang is left empty while the enemy is about."""
    game = world(ROWS, [foe, only], side=side, un=SOUTH, places=[place("capital", capital, pop=20, vp=20)])
    play_phase(game)
    assert game.board.grid.distance(game["only"].hex, game.hex(capital)) <= 1


def test_a_defender_with_one_way_out_is_struck_from_all_sides_and_does_not_get_away() -> None:
    """Rules 7.2, 7.6: a pocket is closed before it is struck; who has nowhere to go dissolves or is shut in."""
    ring = [kpa(key, label, hq="hq") for key, label in (("a", "0404"), ("b", "0504"), ("c", "0604"))]
    tanks = kpa("tanks", "0303", "KPA_TK_RGT", hq="hq")
    game = field(kpa("hq", "0502", "HQ", men=0), *ring, tanks, rok("r", "0505", men=6000), axes="0506 0508")
    orders = play_phase(game)
    first = next(order for order in orders if isinstance(order, AssaultOrder))
    assert len({order.path[-1] for order in orders[: orders.index(first)] if isinstance(order, MoveOrder)}) > 0
    near = game.board.grid.neighbors[game["r"].hex] if game["r"].on_map else ()
    assert all(game.state.zoc[C][h] or h in game.state.at[C] for h in near if game.board.is_ground(h))


def test_vehicles_go_round_by_the_one_bridge() -> None:
    """Rule 2.4: tanks do not ford a major river; they used to wait for ever on the bank opposite their goal."""
    grid = world(ROWS, [kpa("tanks", "0503")]).board.grid
    bank = [grid.from_label(f"{column:02d}04") for column in range(12)]
    river = [f"{grid.label(h)} {grid.label(n)}" for h in bank for n in grid.neighbors[h] if grid.label(n)[2:] == "05"]
    game = world(
        ROWS,
        [kpa("tanks", "0503", "KPA_TK_RGT"), rok("far", "1108", "ROK_RGT")],
        un=SOUTH,
        places=[place("town", "0506", pop=10, vp=8)],
        scenario={"axes": (axis(hexes("0506")),)},
        rivers={River.MAJOR: river},
        roads={Road.PRIMARY: ["0803 0804 0805 0806"]},
    )
    for _ in range(2):
        play_phase(game)
        play_phase(game, "idle")
    assert game["tanks"].hex == game.hex("0506")


def test_a_regiment_about_to_be_cut_off_comes_back() -> None:
    wings = [kpa("west", "0306"), kpa("east", "0706"), kpa("north", "0502")]
    game = field(*wings, rok("ahead", "0504", "ROK_RGT"), rok("line-1", "0508"), rok("line-2", "0508"), side=U)
    play_phase(game)
    assert int(game.board.grid.label(game["ahead"].hex)[2:]) >= 7


def test_the_volunteers_strike_while_their_load_lasts_and_pause_when_it_is_gone() -> None:
    """Rule 6: strong for a few turns, weak for more; who has carried his load to its end rests."""
    struck = {}
    for s in (1000, 240):
        divisions = [
            unit(key, C, "CPV", label, "CPV_DIV", hq="hq", s=s) for key, label in (("a", "0404"), ("b", "0504"))
        ]
        game = world(
            ROWS,
            [
                unit("hq", C, "CPV", "0502", "HQ", men=0),
                *divisions,
                rok("line", "0505", "ROK_RGT"),
                rok("town", "0506"),
            ],
            un=SOUTH,
            turn=37,
            places=[place("town", "0506", pop=10, vp=8)],
            scenario={"axes": (axis(hexes("0506 0508")),), "first_turn": 37},
        )
        for key in ("a", "b"):
            game["hq"].covert = game[key].covert = False
        struck[s] = [order for order in play_phase(game) if isinstance(order, AssaultOrder)]
    assert struck[1000]
    assert not struck[240]


@pytest.mark.parametrize("name", ["regular", "recruit"])
def test_stacks_are_legal_when_the_phase_ends(name: str) -> None:
    """Rule 3.3: ending the phase is never refused because of the player's own stacking."""
    crowd = [kpa(f"kpa-{i}", "0503") for i in range(5)]
    game = field(*crowd, rok("far", "0508"), axes="0506 0508")
    play_phase(game, name)
    assert game.state.phase == Phase.UN_OPERATIONS
    assert max(game.state.stack[C]) <= 9


def test_noise_depends_on_the_seed_of_the_player() -> None:
    """Rule 16.3: a recruit errs, each in his own way; the same one always in the same."""

    def moves(seed: int) -> list[object]:
        units = [kpa(f"kpa-{i}", label) for i, label in enumerate(("0304", "0404", "0504", "0604", "0704"))]
        foes = [rok(f"rok-{i}", label) for i, label in enumerate(("0305", "0505", "0705"))]
        game = field(*units, *foes, axes="0506 0508")
        return [order for order in play_phase(game, "recruit", seed=seed) if not isinstance(order, MoveOrder)]

    assert moves(1) == moves(1)
    assert any(moves(1) != moves(seed) for seed in range(2, 8))


@pytest.mark.parametrize("name", ["regular", "recruit", "idle"])
def test_a_phase_ends_even_where_there_is_no_room(name: str) -> None:
    """Rule 3.3: three hexes hold nine divisions; the tenth walks until nobody can leave any more."""
    rows = ["~~~~~", "~...~", "~~~~~"]
    crowd = [kpa(f"kpa-{i}", label) for i, label in enumerate(["0101"] * 4 + ["0201"] * 3 + ["0301"] * 3)]
    game = world(rows, crowd)
    play_phase(game, name)
    assert game.state.phase == Phase.UN_OPERATIONS


def targets(game: World) -> list[int]:
    """Return the hexes the Communist computer would strike, the best first."""
    mind = Mind(C, 1, "regular")
    mind.look(observe(game.state, C))
    return [strike.target for strike in strikes(mind)]


def test_units_of_a_broken_army_are_not_brought_up_for_an_assault() -> None:
    """Rules 8.2, 16.1: they could not make it; a fit army strikes the same enemy from the same place."""
    game = field(kpa("division", "0504"), rok("weak", "0506", men=900), axes="0506 0508")
    assert targets(game) == [game.hex("0506")]
    game.state.armies[game["division"].army].state = ArmyState.BROKEN
    assert targets(game) == []


def test_who_is_spared_by_a_truce_is_not_struck_by_plan_either() -> None:
    """Rules 14.2, 16.1: nobody is brought up for an assault that a truce forbids."""
    game = field(kpa("division", "0504"), rok("weak", "0506", men=900), axes="0506 0508")
    happen(game, TruceEffect(game["division"].army, (game["weak"].army,), 16))
    assert targets(game) == []


def test_an_attacker_leaves_somebody_in_his_capital() -> None:
    """Rule 16.1: garrisons; however far the enemy, the weaker brigade there keeps it."""
    capital = place("capital", "0501", pop=50, vp=20)
    brigades = [kpa("old", "0501", "KPA_BDE", men=4000), kpa("weak", "0501", "KPA_BDE", men=2500)]
    game = world(
        ROWS,
        [*brigades, kpa("division", "0504"), rok("far", "1108", "ROK_RGT")],
        un=SOUTH,
        places=[capital, place("port", "0508", pop=20, vp=20, port=True)],
        scenario={
            "axes": (axis(hexes("0506 0508")),),
            "goals": (Goal(0, hexes("0501")[0], 20), Goal(1, hexes("0508")[0], 20)),
        },
    )
    ai = game.state.ruleset.ai
    game.state.ruleset = replace(game.state.ruleset, ai=replace(ai, guard_alarm_tenths=0))
    mind = Mind(C, 1, "regular")
    mind.look(observe(game.state, C))
    assert mind.attacks
    assert {key: way.cost(game.hex("0501")) for key, way in mind.guards.items()} == {game.ids["weak"]: 0}


def test_a_recruit_sends_no_more_than_a_division_against_one_hex() -> None:
    """Rules 16.1, 16.3: gathering several against one enemy is what the levels above him do."""
    sent = {}
    for level in ("recruit", "regular"):
        divisions = [kpa(key, key) for key in ("0404", "0504", "0604")]
        game = field(*divisions, rok("strong", "0506", men=9000), axes="0506 0508")
        sent[level] = [len(order.units) for order in play_phase(game, level) if isinstance(order, AssaultOrder)]
    assert max(sent["recruit"]) == 1
    assert max(sent["regular"]) > 1
