"""The historical player: the regular one, held to what the deciders of history decided (rule 16.4).

Events go as they went. Where a scenario has a plan of history, posture, axes, line and landing are those of the plan;
how to fight for them is left to him.
"""

from game.ai import council, regular
from game.ai.course import Course
from game.ai.mind import Mind
from game.ai.registry import player
from game.model.ids import Side
from game.model.orders import Order
from game.model.view import SideView


@player("historical")
class Historical:
    """Decides as history did, and fights like the regular player."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.course = Course(Mind(side, seed, "historical"))

    def choose(self, view: SideView) -> Order:
        """Return the first proposal that is legal, or the end of the phase."""
        return self.course.choose(view, council.STAGES.get(view.phase, regular.STAGES))
