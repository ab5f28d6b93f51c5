"""How the units of an HQ march back under a retreat order: out of the enemy's reach, then towards the line (8.4)."""

from collections.abc import Collection

from game.model.ids import HexId, RetreatScope, UnitId
from game.model.units import Unit
from game.model.view import SideView
from game.rules.ground import distance_to_line
from game.rules.movement import movement_field
from game.rules.orders.move import MoveOrder
from game.rules.retreat_orders import addressees
from game.view.stacks import overfull_by


def withdrawing(view: SideView, unit: Unit) -> list[UnitId]:
    """Return the units under a retreat order that belong to a unit's HQ, it too: the nearest to their line first."""
    units = addressees(view.own, unit.army, unit.id if unit.is_hq else unit.hq)
    bound = [it for it in units if it.retreat_scope != RetreatScope.NONE]
    return [it.id for it in sorted(bound, key=lambda it: (_to_line(view, it, it.hex), it.id))]


def _to_line(view: SideView, unit: Unit, h: HexId) -> int:
    return distance_to_line(view.board, unit.retreat_line)[h] if unit.retreat_line else 0


def march_back(view: SideView, key: UnitId, reach: Collection[HexId]) -> MoveOrder | None:
    """Return the march of a unit under a retreat order that takes it farthest back; None where it is best to stay.

    Out of ``reach``, the hexes that known enemies can assault next turn, comes before the way to the line; it ends only
    where there is room. The shortest march wins a tie.
    """
    unit = view.own[key]
    if not unit.on_map or not unit.mp:
        return None
    field = movement_field(view, unit)

    def rank(h: HexId) -> tuple[bool, int]:
        return h in reach, _to_line(view, unit, h)

    ends = [h for h in field.order[1 : field.count] if not overfull_by(view, unit, h)]
    best = min(ends, key=lambda h: (*rank(h), field.cost(h), h), default=unit.hex)
    if rank(best) >= rank(unit.hex):
        return None
    order = MoveOrder(view.side, key, field.path_to(best))
    return order if order.check(view) is None else None
