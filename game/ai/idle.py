"""A player that only ends its phases: what the others must at least beat."""

from game.ai.decisions import history
from game.ai.registry import player
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView
from game.rules.movement import movement_field
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.rules.surplus import overstacked


@player("idle")
class Idle:
    """Decides as history did (14.1), and moves only when it must: off a hex that is too full (rule 3.3)."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.seed = seed

    def choose(self, view: SideView) -> Order:
        """Return the end of the phase; before it, what history decided, or the shortest step off an overfull hex."""
        end = EndPhaseOrder(self.side)
        if end.check(view) is None:
            return end
        return history(view) or self._step_aside(view) or end

    def _step_aside(self, view: SideView) -> Order | None:
        for h in overstacked(view):
            units = sorted((view.own[i].toe.stack_points, i) for i in view.own_at[h] if not view.own[i].is_hq)
            for _, key in units:
                field = movement_field(view, view.own[key])
                if field.count > 1:
                    return MoveOrder(self.side, key, field.path_to(field.order[1]))
        return None
