"""The recruit: the tactical loop alone, with a large error (rule 16.3).

He plans nothing, shifts nobody and sends no more than a division against one hex.
"""

from game.ai import boxes, council, orders, patrols, positions, sea, stealth
from game.ai.course import Course, Round
from game.ai.mind import Mind
from game.ai.registry import player
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView

STAGES = (
    boxes.returns,
    sea.sailings,
    Round((orders.advances, orders.assaults)),
    patrols.patrols,
    stealth.approaches,
    orders.marches,
    positions.crossings,
    orders.unstackings,
)


@player("recruit")
class Recruit:
    """Assaults what looks weak, follows the hints, shrinks from danger."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.course = Course(Mind(side, seed, "recruit"))

    def choose(self, view: SideView) -> Order:
        """Return the first proposal that is legal, or the end of the phase."""
        return self.course.choose(view, council.STAGES.get(view.phase, STAGES))
