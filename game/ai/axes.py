"""The strategic layer of an attacker: which axis every unit follows, and how far each hex is from its next goal.

An axis of the scenario's hints is a chain of hexes. Its *goal* is the first one after the last that the side holds; a
unit takes the axis whose goal costs it least to walk to, dearer the lighter the axis weighs and the more stack points
it already carries (rule 16.1: auction of formations to axes).
"""

from dataclasses import dataclass

from game.ai.fields import Field, lasting_field, walker
from game.model.ids import HexId, MovementClass, UnitId
from game.model.scenario import Axis
from game.model.units import Unit
from game.model.view import SideView

PM = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Thrust:
    """An axis that still has a goal: ``field`` is the walk to it on foot."""

    axis: Axis
    goal: HexId
    field: Field


def goals_of(view: SideView) -> tuple[HexId, ...]:
    """Return for each axis of the scenario the next goal of the side, -1 if the axis is not its own or is done."""
    return tuple(next_goal(view, axis) if axis.side == view.side else -1 for axis in view.scenario.axes)


def next_goal(view: SideView, axis: Axis) -> HexId:
    """Return the first hex of an axis after the last one the side holds, -1 at its end."""
    held = max((i for i, h in enumerate(axis.hexes) if view.holder[h] == view.side), default=-1)
    return axis.hexes[held + 1] if held + 1 < len(axis.hexes) else -1


def thrusts(view: SideView, goals: tuple[HexId, ...]) -> tuple[Thrust, ...]:
    """Return the axes with a goal left, in the scenario's order."""
    foot = walker(view, MovementClass.FOOT, night=True)
    return tuple(
        Thrust(axis, goal, lasting_field(view, foot, ((goal, 0),)))
        for axis, goal in zip(view.scenario.axes, goals, strict=True)
        if goal >= 0
    )


def assign(view: SideView, found: tuple[Thrust, ...], units: list[Unit]) -> dict[UnitId, Thrust]:
    """Return the axis of every combat unit, from where it stood when the phase began; the nearest choose first."""
    if not found:
        return {}
    ai = view.ruleset.ai
    loads = [0] * len(found)
    bids = sorted((min(thrust.field.cost(unit.origin) for thrust in found), unit.id) for unit in units)
    taken: dict[UnitId, Thrust] = {}
    for _, key in bids:
        unit = view.own[key]
        _, i = min(
            ((thrust.field.cost(unit.origin) + loads[i] * ai.axis_load_tenths) * PM // max(1, thrust.axis.weight_pm), i)
            for i, thrust in enumerate(found)
        )
        taken[key] = found[i]
        loads[i] += unit.toe.stack_points
    return taken
