"""The guide: what a beginner is advised to do, fights and marches alone, one order after another (PRODUCT P-19)."""

from game.ai import orders
from game.ai.course import Course, Proposals, Round
from game.ai.mind import Mind
from game.model.air import NO_TARGET, Mission
from game.model.ids import OPERATIONS, Phase, Side
from game.model.orders import Order
from game.model.view import SideView
from game.rules.orders.air import AllocateAirOrder, standing, unallotted

POINT = 10
STAGES = (Round((orders.advances, orders.assaults)), orders.marches, orders.second_marches)


def close_support(mind: Mind) -> Proposals:
    """Propose to hold all aircraft that are free ready for the fights of the army."""
    free, ready = unallotted(mind.view)[0], standing(mind.view, Mission.CAS, NO_TARGET)[0]
    if free := free // POINT * POINT:
        yield AllocateAirOrder(mind.side, Mission.CAS, NO_TARGET, ready + free, 0)


class Guide:
    """Thinks as the regular player does, and leaves out all that a beginner need not see yet."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self._course = Course(Mind(side, seed, "regular"))

    def choose(self, view: SideView) -> Order:
        """Return the next order worth giving, or the end of the phase; of councils little."""
        councils = {Phase.ALLOCATION: (close_support,)}
        return self._course.choose(view, STAGES if view.phase in OPERATIONS else councils.get(view.phase, ()))
