"""What the deciders of history forbade: no order of the historical computer is against it (rule 16.4)."""

from game.model.ids import HexId, Side, UnitId
from game.model.orders import Order
from game.model.plan import PlanStage
from game.model.view import SideView
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.politics.lines import north_of, south_of


def forbidden(stage: PlanStage | None, view: SideView, order: Order) -> bool:
    """Return whether a stage of a plan forbids an order: into the enemy beyond the line that an army is held at, or
    against an army that is to be spared. Nothing is forbidden to who has no plan.
    """
    if stage is None or not (stage.limits or stage.spares):
        return False
    if isinstance(order, MoveOrder):
        return _is_beyond(stage, view, order.unit, order.path[-1])
    if isinstance(order, AssaultOrder):
        spared = any(view.foes[foe].army in stage.spares for foe in view.foes_at.get(order.target, ()))
        return spared or any(_is_beyond(stage, view, unit, order.target) for unit in order.units)
    return False


def _is_beyond(stage: PlanStage, view: SideView, unit: UnitId, h: HexId) -> bool:
    line = dict(stage.limits).get(view.own[unit].army)
    if line is None:
        return False
    beyond = north_of if view.side == Side.UN else south_of
    return bool(beyond(view.board, line)[h])
