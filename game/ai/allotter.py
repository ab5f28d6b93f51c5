"""The staff's proposal: what the regular player would allot of air and sea power, for a person to change (10.2-10.6).

Landings are left to the person: a plan he has made is not meddled with, its cover and its guns are seen to.
"""

from game.ai import air, landings
from game.ai.course import Course
from game.ai.mind import Mind
from game.model.ids import Phase, Side
from game.model.orders import Order
from game.model.view import SideView

STAGES = (air.allocations, air.doctrines, landings.guns)


class Allotter:
    """Thinks as the regular player does in the phase of allocation, and leaves out what is no allotment."""

    def __init__(self, side: Side, seed: int) -> None:
        self._course = Course(Mind(side, seed, "regular"))

    def choose(self, view: SideView) -> Order:
        """Return the next order that differs from what stands, or the end of the phase."""
        return self._course.choose(view, STAGES if view.phase is Phase.ALLOCATION else ())
