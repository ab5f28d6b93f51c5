"""Where an attacker's axes lead next (rule 16.1)."""

from types import SimpleNamespace
from typing import Any

from game.ai.axes import Goal, goals_of
from game.model.ids import NOBODY, Side
from game.model.plan import PlanStage, stage_of

UN, COMMUNIST = int(Side.UN), int(Side.COMMUNIST)


def view(holder: list[int], *, axes: list[tuple[int, ...]], places: tuple[int, ...]) -> Any:
    return SimpleNamespace(
        side=Side.COMMUNIST,
        holder=holder,
        scenario=SimpleNamespace(
            axes=[SimpleNamespace(side=Side.COMMUNIST, hexes=hexes) for hexes in axes],
            goals=[SimpleNamespace(hex=h) for h in places],
        ),
    )


def test_the_goal_is_what_comes_after_the_last_hex_held() -> None:
    held = [COMMUNIST, COMMUNIST, UN, UN]
    assert goals_of(view(held, axes=[(0, 1, 2, 3)], places=(3,))) == (Goal(0, 2, bypassed=False),)


def test_a_place_with_points_passed_by_is_a_goal_once() -> None:
    held = [COMMUNIST, UN, UN, COMMUNIST, UN]
    found = goals_of(view(held, axes=[(0, 1, 2, 3, 4), (0, 1, 3, 4)], places=(1,)))
    assert found == (Goal(0, 4, bypassed=False), Goal(1, 4, bypassed=False), Goal(0, 1, bypassed=True))


def test_a_place_that_is_next_on_another_axis_is_no_second_goal() -> None:
    held = [COMMUNIST, UN, COMMUNIST, NOBODY]
    found = goals_of(view(held, axes=[(0, 1, 2, 3), (0, 1)], places=(1,)))
    assert found == (Goal(0, 3, bypassed=False), Goal(1, 1, bypassed=False))


def test_a_plan_of_history_leaves_axes_out_and_ends_others_early() -> None:
    """Rule 16.4: the planner is restricted to the historical axes."""
    stage = PlanStage(
        Side.COMMUNIST, 1, 2, "pressure", axes=((0, 2),), forces=(), line="", landing=None, shore_guards=False
    )
    both = [(0, 1, 2, 3), (4, 3)]
    held = [COMMUNIST, UN, UN, UN, COMMUNIST]
    assert goals_of(view(held, axes=both, places=()), stage) == (Goal(0, 1, bypassed=False),)
    held[1] = held[2] = COMMUNIST
    assert goals_of(view(held, axes=both, places=()), stage) == ()


def test_a_stage_is_of_one_side_and_some_turns() -> None:
    stage = PlanStage(Side.UN, 3, 4, "hold", axes=None, forces=(), line="", landing=None, shore_guards=True)
    assert stage_of((stage,), Side.UN, 3) is stage is stage_of((stage,), Side.UN, 4)
    assert stage_of((stage,), Side.UN, 5) is None
    assert stage_of((stage,), Side.COMMUNIST, 3) is None
