"""Garrisons (rule 16.1): the least a side can leave behind in places worth it that the enemy may reach.

The enemy reaches those of an attacker by land, or is believed to come by sea; a defender's posts see to the land. A
plan of history has garrisons of its own: the units bound to an axis stay at its end (16.4).
"""

from collections.abc import Collection, Mapping, Sequence

from game.ai.fields import FAR, Field, lasting_field, walker
from game.ai.survey import Survey
from game.model.ids import HexId, MovementClass, UnitId
from game.model.plan import PlanStage
from game.model.units import Unit
from game.model.view import SideView
from game.rules.sites import first_window, site_hexes

BY_LAND = 2  # turns in which the enemy comes to a landing site by land: then it is a matter for posts


def guards(
    view: SideView, survey: Survey, units: Sequence[Unit], powers: Mapping[UnitId, int], stage: PlanStage | None = None
) -> dict[UnitId, Field]:
    """Return the way to the place each garrison is to keep; one unit for a place, the nearest of the weak ones.

    A plan of history may leave the shores without any (16.4).
    """
    places = _places(view, survey)
    if stage is None or stage.shore_guards:
        places += [h for h in _shores(view) if h not in places]
    return _posted(view, places, [unit for unit in units if _is_small(view, unit)], powers)


def garrisons(
    view: SideView, survey: Survey, units: Sequence[Unit], powers: Mapping[UnitId, int], stage: PlanStage | None = None
) -> dict[UnitId, Field]:
    """Return the way to the landing site each garrison of a defender is to keep, of those the front can spare.

    Who keeps a site stays there while a tide may serve, if he has dug in or the side heeds a warning (E09). A site that
    the enemy comes to by land is a matter for posts; a plan of history may leave the shores without any (16.4).
    """
    if not view.belief or (stage is not None and not stage.shore_guards):
        return {}
    small = [unit for unit in units if _is_small(view, unit) and not unit.tanks and not survey.threat[unit.hex]]
    heeded = view.ruleset.sea.heeded_flag in view.flags
    there = {unit.hex for unit in small if heeded or unit.e}
    alarm = BY_LAND * view.ruleset.ai.enemy_pace_tenths
    return _posted(view, [h for h in _shores(view, kept=there) if survey.arrival.cost(h) > alarm], small, powers)


def _is_small(view: SideView, unit: Unit) -> bool:
    return unit.toe.stack_points <= view.ruleset.ai.guard_points_most


def _posted(
    view: SideView, places: Sequence[HexId], free: Sequence[Unit], powers: Mapping[UnitId, int]
) -> dict[UnitId, Field]:
    """Return who keeps which place: the nearest for each, the weaker of those as near."""
    ai, foot = view.ruleset.ai, walker(view, MovementClass.FOOT)
    posted: dict[UnitId, Field] = {}
    for h in places:
        way = lasting_field(view, foot, ((h, 0),))
        near = [(way.cost(unit.origin), powers[unit.id], unit.id) for unit in free if unit.id not in posted]
        price, _, key = min(near, default=(FAR, 0, UnitId(-1)))
        if price <= ai.guard_way_tenths:
            posted[key] = way
    return posted


def stayers(view: SideView, ahead: Collection[int], stage: PlanStage | None) -> dict[UnitId, Field]:
    """Return the way to the end of its axis of every unit that a plan binds to one without a goal left (16.4).

    ``ahead`` are the axes that have one, by their place in the scenario.
    """
    if stage is None or not stage.axes:
        return {}
    foot, ends = walker(view, MovementClass.FOOT), dict(stage.axes)
    bound = [(key, ends[axis]) for key, axis in stage.forces if axis in ends and axis not in ahead and key in view.own]
    return {key: lasting_field(view, foot, ((end, 0),)) for key, end in bound}


def _places(view: SideView, survey: Survey) -> list[HexId]:
    """Return the places worth a garrison that the enemy is near enough to, and capitals; the most valuable first."""
    ai = view.ruleset.ai
    worth = [(-goal.vp, goal.hex) for goal in view.scenario.goals if goal.vp >= ai.guard_points]
    held = [(-points, h) for points, h in sorted(worth) if view.holder[h] == view.side]
    return [h for vp, h in held if vp >= ai.guard_always_points or survey.arrival.cost(h) <= ai.guard_alarm_tenths]


def _shores(view: SideView, kept: Collection[HexId] = ()) -> list[HexId]:
    """Return the landing sites worth a garrison, by belief and points: a tide must serve before the end (10.5).

    Those in ``kept`` are, however little a landing there is believed in.
    """
    points = {goal.hex: goal.vp for goal in view.scenario.goals}
    believed = enumerate(zip(view.belief, site_hexes(view.board, view.ruleset), strict=False))
    feared = [
        (-belief * (1 + points.get(h, 0)), h)
        for i, (belief, h) in believed
        if (belief >= view.ruleset.ai.landing_alarm_pm or h in kept) and first_window(view, i, view.turn)
    ]
    return [h for _, h in sorted(feared) if h >= 0 and view.holder[h] == view.side]
