"""Garrisons of an attacker (rule 16.1): the least he can leave behind in places worth it that the enemy may reach.

The enemy reaches them by land, or is believed to come by sea.
"""

from collections.abc import Mapping, Sequence

from game.ai.fields import FAR, Field, lasting_field, walker
from game.ai.survey import Survey
from game.model.ids import HexId, MovementClass, UnitId
from game.model.plan import PlanStage
from game.model.units import Unit
from game.model.view import SideView
from game.rules.sites import first_window, site_hexes


def guards(
    view: SideView, survey: Survey, units: Sequence[Unit], powers: Mapping[UnitId, int], stage: PlanStage | None = None
) -> dict[UnitId, Field]:
    """Return the way to the place each garrison is to keep; one unit for a place, the nearest of the weak ones.

    A plan of history may leave the shores without any (16.4).
    """
    ai = view.ruleset.ai
    free = [unit for unit in units if unit.toe.stack_points <= ai.guard_points_most]
    foot = walker(view, MovementClass.FOOT)
    posted: dict[UnitId, Field] = {}
    places = _places(view, survey)
    if stage is None or stage.shore_guards:
        places += [h for h in _shores(view) if h not in places]
    for h in places:
        way = lasting_field(view, foot, ((h, 0),))
        near = [(way.cost(unit.origin), powers[unit.id], unit.id) for unit in free if unit.id not in posted]
        price, _, key = min(near, default=(FAR, 0, UnitId(-1)))
        if price <= ai.guard_way_tenths:
            posted[key] = way
    return posted


def _places(view: SideView, survey: Survey) -> list[HexId]:
    """Return the places worth a garrison that the enemy is near enough to, the most valuable first."""
    ai = view.ruleset.ai
    worth = [(-goal.vp, goal.hex) for goal in view.scenario.goals if goal.vp >= ai.guard_points]
    held = [h for _, h in sorted(worth) if view.holder[h] == view.side]
    return [h for h in held if survey.arrival.cost(h) <= ai.guard_alarm_tenths]


def _shores(view: SideView) -> list[HexId]:
    """Return the landing sites worth a garrison, by belief and points: a tide must serve before the end (10.5)."""
    points = {goal.hex: goal.vp for goal in view.scenario.goals}
    believed = enumerate(zip(view.belief, site_hexes(view.board, view.ruleset), strict=False))
    feared = [
        (-belief * (1 + points.get(h, 0)), h)
        for i, (belief, h) in believed
        if belief >= view.ruleset.ai.landing_alarm_pm and first_window(view, i, view.turn)
    ]
    return [h for _, h in sorted(feared) if h >= 0 and view.holder[h] == view.side]
