"""What the regular player orders besides marching and fighting (rule 16.1)."""

from dataclasses import replace

from game.model.board import Crossing
from game.model.contacts import forget
from game.model.ids import NO_UNIT, Status
from game.rules.dissolution import dissolve
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder
from game.rules.orders.merge import MergeOrder
from game.rules.orders.reform import ReformOrder
from game.rules.orders.retreat import EndRetreatOrder, RetreatOrder
from game.rules.orders.staff import AssignHqOrder, MarkReplacementsOrder
from tests.support.computers import play_phase
from tests.support.deeds import carry_out
from tests.support.ground import place
from tests.support.rules import ruleset
from tests.support.world import C, U, World, box, unit, world

PLAIN = ["." * 12] * 5


def pressed(**rok: int) -> World:
    """Return a worn ROK division beside three KPA divisions, a line to run to, and its HQ behind."""
    return world(
        PLAIN,
        [
            unit("hq", U, "ROK", "0902", "HQ"),
            unit("r", U, "ROK", "0302", "ROK_DIV", hq="hq", **rok),
            *[unit(f"k{i}", C, "KPA", label, "KPA_DIV_SOV") for i, label in enumerate(("0201", "0202", "0203"))],
        ],
        side=U,
        turn=3,
        lines={"back": "0800 0801 0802 0803 0804"},
    )


def test_a_batch_runs_when_that_saves_it() -> None:
    """Rule 16.1: retreat orders compare the men saved: two hexes are too few to get away, three are enough."""
    made = pressed(c=280, s=200)
    given = [order for order in play_phase(made) if isinstance(order, RetreatOrder)]
    assert given == [RetreatOrder(U, made["r"].army, made.ids["hq"], "back")]
    assert made["r"].hex % 12 >= 6


def test_a_batch_that_can_walk_away_needs_no_order() -> None:
    """Rule 8.4: an order costs cohesion."""
    made = pressed(c=800, s=800)
    assert not any(isinstance(order, RetreatOrder) for order in play_phase(made))


def test_an_order_ends_once_nobody_can_reach_its_units() -> None:
    """Rule 8.4: "in force at least 3 turns and until withdrawn"."""
    made = pressed(c=280, s=200)
    made.submit(RetreatOrder(U, made["r"].army, made.ids["hq"], "back"))
    for key in ("k0", "k1", "k2"):
        forget(made.state, U, made.ids[key])
        made.state.leave(made[key])
        made[key].status = Status.GONE
    made.state.turn = 6
    assert EndRetreatOrder(U, made["r"].army, made.ids["hq"]) in play_phase(made)


def test_an_army_that_is_cut_off_runs() -> None:
    """Rules 8.1, 8.4: the general order halves what being cut off costs army morale."""
    made = pressed(c=800, s=800)
    made.state.armies[made["r"].army].share_cut_pm = 500
    assert RetreatOrder(U, made["r"].army, NO_UNIT, "back") in play_phase(made)


def test_a_division_is_raised_again_behind_the_front() -> None:
    """Rules 8.6, 16.1: neither where the enemy comes at once nor at the far end of the country."""
    labels = {"near": "0600", "behind": "0800", "far": "3900"}
    made = world(
        ["." * 40] * 3,
        [
            unit("hq", U, "ROK", "3902", "HQ"),
            unit("r", U, "ROK", "1501", "ROK_DIV", hq="hq"),
            unit("gone", U, "ROK", "1502", "ROK_DIV", hq="hq"),
            unit("k", C, "KPA", "0000", "KPA_DIV_SOV"),
        ],
        side=U,
        turn=12,
        places=[place(key, label, pop=10) for key, label in labels.items()]
        + [place("pusan", "3901", pop=10, vp=30, port=True)],
        un=" ".join(f"{col:02d}{row:02d}" for col in range(1, 40) for row in range(3)),
    )
    carry_out(made, dissolve(made.state, [made["gone"]], cause="shattered"))
    made["gone"].dissolved_turn = 1
    made.state.armies[made["gone"].army].pool.recruits = 9000
    port = next(i for i, source in enumerate(ruleset().supply.sources) if source.place == "pusan")
    made.state.set_source(port, replace(made.state.sources[port], open_turn=1))
    given = [order for order in play_phase(made) if isinstance(order, ReformOrder)]
    assert [order.hex for order in given] == [made.hex(labels["behind"])]


def test_wrecks_are_merged() -> None:
    """Rule 5: "same army and toe, same hex, sum <= TOE"."""
    made = world(
        PLAIN,
        [
            unit("a", U, "ROK", "0600", "ROK_DIV", men=1500, guns=0),
            unit("b", U, "ROK", "0600", "ROK_DIV", men=4000, guns=0),
            unit("k", C, "KPA", "0000", "KPA_DIV_SOV"),
        ],
        side=U,
        turn=3,
    )
    assert MergeOrder(U, made.ids["a"], made.ids["b"]) in play_phase(made)
    assert made["b"].men == 5500


def test_good_units_are_filled_first_and_police_not_at_all() -> None:
    """Rule 9.2: "a unit can be marked first or none"."""
    made = world(
        PLAIN,
        [
            unit("good", U, "ROK", "0600", "ROK_DIV", men=6000, q=900),
            unit("poor", U, "ROK", "0700", "ROK_DIV", men=6000, q=600),
            unit("full", U, "ROK", "0800", "ROK_DIV", q=900),
            unit("police", U, "ROK", "0900", "ROK_SEC_RGT"),
            unit("k", C, "KPA", "0000", "KPA_DIV_SOV"),
        ],
        side=U,
        turn=3,
    )
    marks = [order for order in play_phase(made) if isinstance(order, MarkReplacementsOrder)]
    assert marks == [
        MarkReplacementsOrder(U, made.ids["good"], 1),
        MarkReplacementsOrder(U, made.ids["police"], -1),
    ]


def test_an_ally_leads_who_is_out_of_reach_of_his_own_headquarters() -> None:
    """Rule 4.4: "from E06 ROK and US/CW HQs may command each other's"."""
    made = world(
        ["." * 24] * 3,
        [
            unit("us hq", U, "US", "2300", "HQ"),
            unit("rok hq", U, "ROK", "0400", "HQ"),
            unit("us", U, "US", "0600", "US_RCT", hq="us hq"),
            unit("k", C, "KPA", "0000", "KPA_DIV_SOV"),
        ],
        side=U,
        turn=4,
        scenario={"flags": ((4, "un_command"),), "first_turn": 4},
    )
    assert AssignHqOrder(U, made.ids["us"], made.ids["rok hq"]) in play_phase(made)


def test_units_come_out_of_a_box_when_they_are_fit() -> None:
    """Rule 4.9: who is rested comes back, where no enemy can strike at once; who is not waits."""
    manchuria = box("manchuria", C, routes=("west",), leave={"KPA": ""})
    made = world(
        ["x" * 12, *PLAIN],
        [
            unit("fit", C, "KPA", "0202", "KPA_DIV_LIGHT"),
            unit("worn", C, "KPA", "0202", "KPA_DIV_LIGHT", c=300),
            unit("r", U, "ROK", "1105", "ROK_DIV"),
        ],
        crossings=(Crossing("antung", 12, "west"),),
        scenario={"boxes": (manchuria,)},
        places=[place("sinuiju", "0001")],
    )
    for key in ("fit", "worn"):
        made.state.leave(made[key])
        made[key].status, made[key].box = Status.IN_BOX, 0
    left = [order.unit for order in play_phase(made) if isinstance(order, LeaveBoxOrder)]
    assert left == [made.ids["fit"]]
    assert made["worn"].status == Status.IN_BOX


def test_who_is_worn_out_and_in_danger_leaves_to_an_open_box() -> None:
    """Rule 4.9: "KPA units on a border hex may leave to it after E24"."""
    made = world(
        ["x" * 12, *PLAIN],
        [
            unit("worn", C, "KPA", "0201", "KPA_DIV_LIGHT", c=300),
            unit("fit", C, "KPA", "0301", "KPA_DIV_LIGHT"),
            unit("r", U, "US", "0203", "US_RCT"),
        ],
        scenario={"boxes": (box("manchuria", C, enter={"KPA": ""}),)},
    )
    assert EnterBoxOrder(C, made.ids["worn"], 0) in play_phase(made)
    assert made["fit"].on_map
