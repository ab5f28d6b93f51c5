"""A tiny shore with landing sites, and an army in Japan (rule 10.5)."""

from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.ids import Phase, Side, Status, UnitId
from game.model.orders import IllegalOrderError, Order, Reason
from game.model.ruleset import Ruleset
from game.model.sea import NO_SITE, Landing, LandingStage
from game.rules.arrivals import arrivals_phase
from game.rules.landings import closing
from game.rules.orders.landing import PlanLandingOrder
from game.rules.sequence import begin_phase
from tests.support.ground import place
from tests.support.world import Piece, U, World, box, unit, world

ROWS = ["hhhhhhhhhhhh", "............", "............", "~~~~~~~~~~~~"]
JAPAN = box("japan", U)
PLACES = (
    place("pusan", "1102", port=True),
    place("inchon", "0202", port=True, pop=30),
    place("kunsan", "0602", port=True),
    place("wonsan", "0902", port=True),
    place("sinuiju", "0000"),
)
BEACHES = {"1102": 3, "0202": 4, "0602": 2, "0902": 2}
RCT, GARRISON = "US_RCT", "KPA_RGT"
INCHON, KUNSAN, WONSAN = 0, 1, 4  # in sites.yaml
WAVE = ("a", "b", "c", "d")


def shore(
    *units: Piece, turn: int = 24, afloat: str = "a b c d e f", rules: Ruleset | None = None, **more: object
) -> World:
    """Return a shore with Inchon (0202), Kunsan (0602), Wonsan (0902) and Pusan (1102, held by the UN side).

    In `japan` wait the regiments of ``afloat``, one stack point each, under the HQ ``x``.
    """
    force = [unit(key, U, "US", "1102", RCT, hq="x") for key in afloat.split()]
    made = world(
        ROWS,
        [*force, unit("x", U, "US", "1102", "HQ"), *units],
        side=U,
        turn=turn,
        places=PLACES,
        beaches=BEACHES,
        lines={"inland": "0000 0100 0200 0300 0400 0500 0600 0700 0800 0900 1000 1100"},
        un="1102 1002",
        rules=rules,
        scenario={"boxes": (JAPAN,), "sea_control_turn": 3, "landings": True, "first_turn": turn} | more,
    )
    for key in (*afloat.split(), "x"):
        made.state.leave(made[key])
        made[key].status, made[key].box = Status.IN_BOX, 0
    return made


def allocate(made: World, side: Side = U) -> None:
    """Let a side decide in the allocation of the present turn."""
    made.state.phase, made.state.decider = Phase.ALLOCATION, side


def plan(made: World, site: str, keys: str, cover: str = "") -> None:
    """Plan a landing in the allocation of the present turn."""
    allocate(made)
    made.submit(PlanLandingOrder(U, site, cover, tuple(made.ids[key] for key in keys.split())))


def ready(made: World, site: int, keys: str, *, stage: LandingStage = LandingStage.READY, bombarded: int = 0) -> None:
    """Have a landing planned since turn 10 for turn 22 in the UN side's operations, ready unless ``stage`` says no."""
    force = tuple(sorted(made.ids[key] for key in keys.split()))
    made.state.sea.plan = Landing(stage, site, NO_SITE, force, 10, 22, bombarded=bombarded)


def stage(made: World) -> LandingStage:
    """Return how far the landing has come."""
    return made.state.sea.plan.stage


def ids(made: World, *keys: str) -> tuple[UnitId, ...]:
    """Return the ids of units."""
    return tuple(made.ids[key] for key in keys)


def go_on(made: World, turn: int) -> None:
    """Hold the arrivals of a turn."""
    for event in begin_phase(made.state, turn, Phase.ARRIVALS):
        event.apply(made.state)
    for event in arrivals_phase(made.state, Dice(1, turn)):
        event.apply(made.state)


def close(made: World) -> list[str]:
    """End the allocation; return the kinds of what happened."""
    kinds = []
    for event in closing(made.state, Dice(1, made.state.turn)):
        event.apply(made.state)
        kinds.append(event.kind)
    return kinds


def mine_the_ports(made: World) -> None:
    """Keep every port closed."""
    for i, source in enumerate(made.state.sources):
        made.state.set_source(i, replace(source, open_turn=99 if source.open_turn else 0))


def refused(made: World, order: Order) -> Reason:
    """Return why an order is refused."""
    with pytest.raises(IllegalOrderError) as caught:
        made.submit(order)
    return caught.value.refusal.reason
