"""Rules 3.3, 4.4, 4.5, 5, 9.2: what units and staffs are told besides marching and fighting."""

from dataclasses import replace
from random import Random

import pytest

from game.model.ids import ArmyState, Priority, RetreatScope, Stance, Status
from game.model.orders import IllegalOrderError, Order, Reason
from game.model.scenario import TrackDef
from game.rules.command import commanded, in_command
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rest import RestOrder
from game.rules.orders.staff import AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.orders.stance import SetStanceOrder
from game.rules.visibility import observe
from tests.support.world import C, U, World, unit, world

PLAIN = ["." * 9] * 9


def reason(game: World, order: Order) -> Reason:
    """Return why an order is refused."""
    with pytest.raises(IllegalOrderError) as error:
        game.submit(order)
    return error.value.refusal.reason


# --- rest, stance ---------------------------------------------------------------------------------------------


def test_resting_forfeits_the_turn() -> None:
    """Rule 5: unmoved; afterwards it can do nothing that costs movement, not even the free step."""
    game = world(PLAIN, [unit("a", C, "KPA", "0404", "KPA_DIV_SOV"), unit("h", C, "KPA", "0404", "HQ")])
    game.submit(RestOrder(C, game.ids["a"]))
    assert (game["a"].rested, game["a"].mp) == (True, 0)
    assert reason(game, MoveOrder(C, game.ids["a"], game.path("0405"))) == Reason.TOO_FAR
    assert reason(game, RestOrder(C, game.ids["a"])) == Reason.ALREADY_MOVED
    assert reason(game, RestOrder(C, game.ids["h"])) == Reason.NOT_A_COMBAT_UNIT


def test_who_has_moved_does_not_rest() -> None:
    """Rule 5."""
    game = world(PLAIN, [unit("a", C, "KPA", "0404", "KPA_DIV_SOV")])
    game.submit(MoveOrder(C, game.ids["a"], game.path("0405")))
    assert reason(game, RestOrder(C, game.ids["a"])) == Reason.ALREADY_MOVED


def test_setting_a_stance() -> None:
    """Rules 3.2, 5: delay, hold, stand; stand needs c 30 and an army that is not shaken."""
    game = world(PLAIN, [unit("a", C, "KPA", "0404", "KPA_DIV_SOV", c=300)])
    a = game.ids["a"]
    assert reason(game, SetStanceOrder(C, a, Stance.HOLD)) == Reason.NOTHING_TO_CHANGE
    game.submit(SetStanceOrder(C, a, Stance.STAND))
    assert game["a"].stance == Stance.STAND
    game.submit(SetStanceOrder(C, a, Stance.DELAY))
    game["a"].c = 299
    assert reason(game, SetStanceOrder(C, a, Stance.STAND)) == Reason.NO_COHESION
    game["a"].c = 300
    game.state.armies[game["a"].army].state = ArmyState.SHAKEN
    assert reason(game, SetStanceOrder(C, a, Stance.STAND)) == Reason.FORBIDDEN_STANCE
    game["a"].retreat_scope = RetreatScope.BATCH
    assert reason(game, SetStanceOrder(C, a, Stance.HOLD)) == Reason.RETREAT_ORDER


def test_the_rok_is_caught_unprepared() -> None:
    """Rule 5: no stance on T1 for the ROK."""
    for turn, allowed in ((1, False), (2, True)):
        game = world(PLAIN, [unit("r", U, "ROK", "0404", "ROK_DIV")], side=U, turn=turn)
        refusal = SetStanceOrder(U, game.ids["r"], Stance.DELAY).check(observe(game.state, U))
        assert (refusal is None) == allowed


# --- merge ----------------------------------------------------------------------------------------------------


def test_merging_two_units() -> None:
    """Rule 5: averages weighted by men, the worse of both for what was done; men are kept, rear men too."""
    game = world(
        PLAIN,
        [
            unit("a", C, "KPA", "0404", "KPA_DIV_SOV", men=2000, guns=10, q=800, c=400, s=300, rear=500),
            unit("b", C, "KPA", "0404", "KPA_DIV_SOV", men=6000, guns=20, q=1200, c=800, s=700, e=2, rear=100),
        ],
    )
    game["a"].assaults, game["a"].mp = 1, 20
    rear = game["a"].rear + game["b"].rear
    game.submit(MergeOrder(C, game.ids["a"], game.ids["b"]))
    b = game["b"]
    assert (b.men, b.guns, b.q, b.c, b.s, b.assaults, b.mp, b.e) == (8000, 30, 1100, 700, 600, 1, 20, 0)
    assert game["a"].status == Status.GONE
    assert game.state.at[C][b.hex] == (b.id,)
    assert game["a"].rear + b.rear == rear
    assert game.state.stack[C][b.hex] == 3


@pytest.mark.parametrize(
    ("toe", "label", "men", "army"),
    [
        ("KPA_DIV_LIGHT", "0404", 2000, "KPA"),
        ("KPA_DIV_SOV", "0405", 2000, "KPA"),
        ("KPA_DIV_SOV", "0404", 5001, "KPA"),
        ("KPA_DIV_SOV", "0404", 2000, "CPV"),
    ],
)
def test_what_does_not_merge(toe: str, label: str, men: int, army: str) -> None:
    """Rule 5: same army and toe, same hex, sum at most the TOE."""
    game = world(
        PLAIN,
        [
            unit("a", C, army, label, toe, men=men, guns=0),
            unit("b", C, "KPA", "0404", "KPA_DIV_SOV", men=6000, guns=20),
        ],
    )
    assert reason(game, MergeOrder(C, game.ids["a"], game.ids["b"])) == Reason.CANNOT_MERGE
    assert reason(game, MergeOrder(C, game.ids["b"], game.ids["b"])) == Reason.CANNOT_MERGE


# --- command --------------------------------------------------------------------------------------------------


def chain(*more: object, **options: object) -> World:
    """Return an HQ at the top of a column with a unit below it."""
    units = [
        unit("h", C, "KPA", "0400", "HQ"),
        unit("near", C, "KPA", "0405", "KPA_DIV_SOV", hq="h"),
        unit("far", C, "KPA", "0406", "KPA_DIV_SOV", hq="h"),
        unit("lost", C, "KPA", "0401", "KPA_DIV_SOV"),
        *more,
    ]
    return world(["." * 9] * 12, units, **options)  # type: ignore[arg-type]


def test_command_reaches_as_far_as_its_army_can() -> None:
    """Rule 4.4: KPA range 5; a unit without HQ is out of command; all at once agrees with one by one."""
    game = chain()
    view = observe(game.state, C)
    assert in_command(view, game["near"])
    assert not in_command(view, game["far"])
    assert not in_command(view, game["lost"])
    assert commanded(view) == {game.ids["near"]}


def test_enemies_and_their_zones_cut_command_unless_a_friend_covers_them() -> None:
    """Rule 4.4: the path enters no enemy-occupied hex and no enemy ZOC not covered by a friend."""
    wall = [unit(f"w{c}", U, "ROK", f"{c:02d}03", "ROK_DIV") for c in (0, 2, 4, 6, 8)]
    cut = chain(*wall)
    view = observe(cut.state, C)
    assert not in_command(view, cut["near"])
    assert cut.ids["near"] not in commanded(view)
    covered = chain(
        unit("w", U, "ROK", "0003", "ROK_DIV"),
        unit("x", U, "ROK", "0203", "ROK_DIV"),
        unit("y", U, "ROK", "0603", "ROK_DIV"),
        *(unit(f"c{row}", C, "KPA", f"04{row:02d}", "KPA_DIV_SOV") for row in (2, 3, 4)),
    )
    view = observe(covered.state, C)
    assert in_command(view, covered["near"])
    assert covered.ids["near"] in commanded(view)


@pytest.mark.parametrize("seed", range(8))
def test_all_at_once_agrees_with_one_by_one(seed: int) -> None:
    """Rule 4.4, on random fields."""
    chance = Random(seed)
    labels = [f"{column:02d}{row:02d}" for column in range(9) for row in range(9)]
    chance.shuffle(labels)
    staffs = [unit(f"h{i}", C, "KPA", labels.pop(), "HQ") for i in range(3)]
    own = [unit(f"a{i}", C, "KPA", labels.pop(), "KPA_RGT", hq=f"h{chance.randrange(3)}") for i in range(14)]
    foes = [unit(f"r{i}", U, "ROK", labels.pop(), "ROK_RGT") for i in range(9)]
    rows = ["".join(chance.choice("..hm~") for _ in range(9)) for _ in range(9)]
    ground = [piece for piece in (*staffs, *own, *foes) if rows[int(piece.hex[2:])][int(piece.hex[:2])] != "~"]
    keys = {piece.key for piece in ground}
    game = world(rows, [piece if piece.hq in keys else replace(piece, hq="") for piece in ground])
    view = observe(game.state, C)
    assert commanded(view) == {i for i, piece in view.own.items() if in_command(view, piece)}


def test_advisers_lengthen_the_arm_of_the_kpa() -> None:
    """Rule 4.4: while SOVIET >= 5, KPA HQ range +1."""
    track = TrackDef("soviet", "Soviet support", 0, 10, ((1, 5),))
    game = chain(scenario={"tracks": (track,), "soviet_track": 0})
    assert in_command(observe(game.state, C), game["far"])
    game.state.tracks = (4, *game.state.tracks[1:])
    assert not in_command(observe(game.state, C), game["far"])


def test_assigning_a_unit_to_another_hq() -> None:
    """Rule 4.5: in range of the new one; -5 c."""
    game = chain(
        unit("h2", C, "KPA", "0407", "HQ"), unit("h3", C, "KPA", "0411", "HQ"), unit("u", C, "CPV", "0406", "HQ")
    )
    near = game.ids["near"]
    assert reason(game, AssignHqOrder(C, near, game.ids["h"])) == Reason.NOTHING_TO_CHANGE
    assert reason(game, AssignHqOrder(C, near, game.ids["h3"])) == Reason.OUT_OF_RANGE
    assert reason(game, AssignHqOrder(C, near, game.ids["u"])) == Reason.NOT_YOURS
    assert reason(game, AssignHqOrder(C, near, game.ids["far"])) == Reason.NOT_AN_HQ
    game.submit(AssignHqOrder(C, near, game.ids["h2"]))
    assert (game["near"].hq, game["near"].c) == (game.ids["h2"], 850)


def test_at_most_two_main_efforts() -> None:
    """Rule 4.4: per side."""
    game = world(PLAIN, [unit(f"h{i}", C, "KPA", "0404", "HQ") for i in range(3)])
    for key in ("h0", "h1"):
        game.submit(SetPriorityOrder(C, game.ids[key], Priority.MAIN_EFFORT))
    assert reason(game, SetPriorityOrder(C, game.ids["h2"], Priority.MAIN_EFFORT)) == Reason.PRIORITY_LIMIT
    assert reason(game, SetPriorityOrder(C, game.ids["h2"], Priority.NORMAL)) == Reason.NOTHING_TO_CHANGE
    game.submit(SetPriorityOrder(C, game.ids["h0"], Priority.LOW))
    game.submit(SetPriorityOrder(C, game.ids["h2"], Priority.MAIN_EFFORT))
    assert [game[f"h{i}"].priority for i in range(3)] == [1, 3, 3]


def test_marking_units_for_replacements() -> None:
    """Rule 9.2: first, in turn, or none."""
    game = world(PLAIN, [unit("a", C, "KPA", "0404", "KPA_DIV_SOV")])
    a = game.ids["a"]
    assert reason(game, MarkReplacementsOrder(C, a, 0)) == Reason.NOTHING_TO_CHANGE
    assert reason(game, MarkReplacementsOrder(C, a, 2)) == Reason.NOTHING_TO_CHANGE
    game.submit(MarkReplacementsOrder(C, a, -1))
    assert game["a"].replacements_first == -1


# --- stacking -------------------------------------------------------------------------------------------------


def test_the_phase_does_not_end_while_a_full_stack_can_thin_out() -> None:
    """Rule 3.3: 9 points on plain ground; in passing the limit does not matter."""
    divisions = [unit(f"d{i}", C, "KPA", "0404", "KPA_DIV_SOV") for i in range(4)]
    game = world(PLAIN, divisions)
    with pytest.raises(IllegalOrderError) as refused:
        game.submit(EndPhaseOrder(C))
    refusal = refused.value.refusal
    assert (refusal.reason, refusal.needs, refusal.has) == (Reason.STILL_OVERSTACKED, 9, 12)
    game.submit(MoveOrder(C, game.ids["d3"], game.path("0405")))
    game.submit(EndPhaseOrder(C))


def test_an_emptied_hex_without_room_is_no_way_off_a_full_stack() -> None:
    """Rules 3.3, 7.7: who could only advance, into a hex that is full by now, does not keep the phase from ending."""
    stacks = {"0000": 4, "0001": 3}
    divisions = [unit(f"{h}-{i}", C, "KPA", h, "KPA_DIV_SOV") for h, count in stacks.items() for i in range(count)]
    game = world([".~", ".~"], divisions)
    for piece in game.state.units:
        piece.mp, piece.moved = 0, True
    last = game["0000-3"]
    last.mp = 20
    with pytest.raises(IllegalOrderError):
        game.submit(EndPhaseOrder(C))
    last.advance_to = game.hex("0001")
    game.submit(EndPhaseOrder(C))


def test_a_stack_that_cannot_leave_loses_its_smallest_unit() -> None:
    """Rule 3.3: -10 c and one hex by the retreat rule."""
    units = [unit(f"d{i}", C, "KPA", "0404", "KPA_DIV_SOV") for i in range(3)]
    game = world(PLAIN, [*units, unit("t", C, "KPA", "0404", "KPA_TK_RGT")])
    for piece in game.state.units:
        piece.mp, piece.moved = 0, True
    game.submit(EndPhaseOrder(C))
    assert game["t"].hex != game.hex("0404")
    assert game.board.grid.distance(game["t"].hex, game.hex("0404")) == 1
    assert game["t"].c == 800
    assert [game[f"d{i}"].hex for i in range(3)] == [game.hex("0404")] * 3
    assert game.kinds()[0] == "surplus_moved"


def test_a_surplus_unit_without_a_way_stays() -> None:
    """Rules 3.3, 7.6."""
    game = world([".~", "~~"], [unit(f"d{i}", C, "KPA", "0000", "KPA_DIV_SOV") for i in range(4)])
    game.submit(EndPhaseOrder(C))
    assert [piece.hex for piece in game.state.units] == [0] * 4
    assert [piece.c for piece in game.state.units] == [800] * 4
