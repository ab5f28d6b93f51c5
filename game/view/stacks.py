"""How many stand in a hex against how many may stay there, in words (rules 2.1, 3.3, 7.7)."""

from game.model.ids import HexId
from game.model.units import Unit
from game.model.view import SideView
from game.rules.stacking import stack_limit
from game.view.text import t


def points_with(view: SideView, unit: Unit, h: HexId) -> int:
    """Return the stack points of the unit's side in a hex once the unit stands there too."""
    return view.own_stack[h] + (0 if unit.hex == h else unit.toe.stack_points)


def overfull_by(view: SideView, unit: Unit, h: HexId) -> str:
    """Return that a hex would be over its limit with a unit in it, "" if the unit may stay (HQs always may)."""
    points, limit = points_with(view, unit, h), stack_limit(view.board, view.ruleset, h)
    return t("stack.over", points=points, limit=limit) if unit.toe.stack_points and points > limit else ""


def stack_fact(view: SideView, h: HexId) -> str:
    """Return how full a hex is of the viewer's combat units, "" if there are none."""
    points, limit = view.own_stack[h], stack_limit(view.board, view.ruleset, h)
    return t("stack.fact", points=points, limit=limit) if points else ""
