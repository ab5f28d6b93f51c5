"""The strategic layer of an attacker: which axis every unit follows, and how far each hex is from its next goal.

An axis of the scenario's hints is a chain of hexes. Its *goal* is the first one after the last that the side holds; a
place with points that was passed by on the way is a goal of its own, for whoever is near. A unit takes the goal that
costs it least to walk to, dearer the lighter it weighs and the more stack points go there already (rule 16.1: auction
of formations to axes).
"""

from dataclasses import dataclass, replace
from typing import NamedTuple

from game.ai.fields import FAR, Field, lasting_field, walker
from game.model.ids import HexId, MovementClass, UnitId
from game.model.plan import PlanStage
from game.model.scenario import Axis
from game.model.units import Unit
from game.model.view import SideView
from game.rules.movement import VEHICLES

PM = 1000


@dataclass(frozen=True, slots=True)
class Thrust:
    """An axis that still has a goal: ``field`` is the walk to it on foot, ``weight_pm`` what the goal weighs."""

    axis: Axis
    goal: HexId
    weight_pm: int
    field: Field


class Goal(NamedTuple):
    """A goal of an axis, by the axis's place in the scenario; ``bypassed`` where the side has gone past it."""

    axis: int
    hex: HexId
    bypassed: bool


def goals_of(view: SideView, stage: PlanStage | None = None) -> tuple[Goal, ...]:
    """Return the goals of the side's axes: what comes next on each, then the places with points passed by.

    A stage of a plan leaves some axes out and ends others early (16.4).
    """
    own = _followed(view, stage)
    points = {goal.hex for goal in view.scenario.goals}
    ahead: list[Goal] = []
    behind: dict[HexId, Goal] = {}
    for i, hexes in own:
        held = bytes([view.holder[h] for h in hexes]).rfind(view.side)
        if held + 1 < len(hexes):
            ahead.append(Goal(i, hexes[held + 1], bypassed=False))
        for h in hexes[: held + 1]:
            if h in points and view.holder[h] != view.side:
                behind.setdefault(h, Goal(i, h, bypassed=True))
    return (*ahead, *(goal for h, goal in behind.items() if h not in {other.hex for other in ahead}))


def _followed(view: SideView, stage: PlanStage | None) -> list[tuple[int, tuple[HexId, ...]]]:
    """Return the axes the side follows, by their place in the scenario, and the hexes of each it goes for."""
    axes = view.scenario.axes
    if stage is None or stage.axes is None:
        return [(i, axis.hexes) for i, axis in enumerate(axes) if axis.side == view.side]
    return [(i, axes[i].hexes[: axes[i].hexes.index(last) + 1]) for i, last in stage.axes]


def thrusts(view: SideView, goals: tuple[Goal, ...]) -> tuple[Thrust, ...]:
    """Return the axes with a goal left, in the scenario's order, then those back to what was passed by."""
    foot = walker(view, MovementClass.FOOT, night=True)
    hinted = dict(view.politics.axis_weights)  # events may weigh an axis anew (14.1)
    found = []
    for goal in goals:
        axis = view.scenario.axes[goal.axis]
        if goal.axis in hinted:
            axis = replace(axis, weight_pm=hinted[goal.axis])
        weight = axis.weight_pm * view.ruleset.ai.bypassed_pm // PM if goal.bypassed else axis.weight_pm
        found.append(Thrust(axis, goal.hex, weight, lasting_field(view, foot, ((goal.hex, 0),))))
    return tuple(found)


def assign(
    view: SideView, found: tuple[Thrust, ...], units: list[Unit], stage: PlanStage | None = None
) -> dict[UnitId, int]:
    """Return which thrust every combat unit follows, from where it stood when the phase began; the nearest choose
    first. A stage of a plan binds some to an axis, as long as that has a goal (16.4).
    """
    if not found:
        return {}
    ai = view.ruleset.ai
    loads, weights = [0] * len(found), [max(1, thrust.weight_pm) for thrust in found]
    costs = [thrust.field.best for thrust in found]
    ways = {unit.id: [best[unit.origin] if best[unit.origin] >= 0 else FAR for best in costs] for unit in units}
    bids = sorted([(min(way), key) for key, way in ways.items()])
    bound = {key: view.scenario.axes[axis].id for key, axis in (stage.forces if stage is not None else ())}
    everywhere = list(range(len(found)))
    goals_on = {thrust.axis.id: [i for i in everywhere if found[i].axis.id == thrust.axis.id] for thrust in found}
    taken: dict[UnitId, int] = {}
    for _, key in bids:
        way, choices = ways[key], goals_on.get(bound.get(key, ""), everywhere)
        _, i = min([((way[i] + loads[i]) * PM // weights[i], i) for i in choices])
        taken[key] = i
        loads[i] += view.own[key].toe.stack_points * ai.axis_load_tenths
    return taken


def lane(view: SideView, thrust: Thrust, unit: Unit) -> Field:
    """Return the walk of a unit to the goal of its thrust: vehicles go round by the bridges, if they can get there."""
    if unit.toe.movement not in VEHICLES:
        return thrust.field
    way = lasting_field(view, walker(view, unit.toe.movement), ((thrust.goal, 0),))
    return way if way.cost(unit.hex) < FAR else thrust.field
