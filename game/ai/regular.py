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
from game.ai.course import Course, Round
from game.ai.mind import Mind
from game.ai.registry import player
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView

STAGES = (
    staff.reforms,
    staff.priorities,
    boxes.returns,
    boxes.refugees,
    landings.waves,
    sea.sailings,
    sea.evacuations,
    retreats.retreats,
    retreats.releases,
    air.drops,
    Round((orders.advances, orders.assaults)),
    patrols.patrols,
    stealth.approaches,
    orders.marches,
    orders.second_marches,
    headquarters.moves,
    staff.assignments,
    staff.mergers,
    staff.marks,
    positions.stances,
    positions.crossings,
    orders.unstackings,
)


@player("regular")
class Regular:
    """Plans, assaults, marches, in that order, until nothing is worth doing."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.course = Course(Mind(side, seed, "regular"))

    def choose(self, view: SideView) -> Order:
        """Return the first proposal that is legal, or the end of the phase."""
        return self.course.choose(view, council.STAGES.get(view.phase, STAGES))
