"""The regular player: all layers of rules 16.1 and 16.2, no look-ahead."""

from game.ai import (
    air,
    boxes,
    council,
    headquarters,
    landings,
    orders,
    patrols,
    positions,
    retreats,
    sea,
    staff,
    stealth,
)
from game.ai.guard import Guard
from game.ai.mind import Mind
from game.ai.registry import player
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView

STAGES = (
    orders.Stage(staff.reforms),
    orders.Stage(staff.priorities, orders.DUTIES),
    orders.Stage(boxes.returns),
    orders.Stage(boxes.refugees, orders.LINE_AND_STAFF),
    orders.Stage(landings.waves),
    orders.Stage(sea.sailings),
    orders.Stage(sea.evacuations, orders.LINE_AND_STAFF),
    orders.Stage(retreats.retreats, orders.LINE_AND_STAFF),
    orders.Stage(retreats.releases, orders.LINE_AND_STAFF),
    orders.Stage(air.drops),
    orders.Stage(orders.advances, orders.LINE),
    orders.Stage(orders.assaults),
    orders.Stage(patrols.patrols, orders.LINE),
    orders.Stage(stealth.approaches, orders.LINE),
    orders.Stage(orders.marches, orders.LINE),
    orders.Stage(orders.second_marches, orders.LINE),
    orders.Stage(orders.unstackings, orders.LINE),
    orders.Stage(headquarters.moves, orders.LINE_AND_STAFF),
    orders.Stage(staff.assignments, orders.LINE_AND_STAFF),
    orders.Stage(staff.mergers, orders.LINE),
    orders.Stage(staff.marks, orders.LINE),
    orders.Stage(positions.stances),
)


@player("regular")
class Regular:
    """Plans, assaults, marches, in that order, until nothing is worth doing."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.mind = Mind(side, seed, "regular")
        self.guard = Guard()

    def choose(self, view: SideView) -> Order:
        """Return the first proposal that is legal, or the end of the phase."""
        return orders.decide(self.mind, self.guard, council.STAGES.get(view.phase, STAGES), view)
