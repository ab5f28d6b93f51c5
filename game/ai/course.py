"""The course of a phase: the kinds of proposals a player goes through, one after the other, best first in each.

A stage goes on where it was once its order is carried out, so nothing is thought over again that need not be. Fights
are another matter, for each changes what the next is worth: their stages are a *round*, gone through until none has an
order left, and asked again whenever the enemy is seen to stand elsewhere than was known.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from typing import NamedTuple

from game.ai.deciders import forbidden
from game.ai.guard import Guard
from game.ai.mind import Mind
from game.model.orders import Order
from game.model.view import SideView
from game.rules.orders.end_phase import EndPhaseOrder

Proposals = Generator[Order, bool, None]  # is told of each proposal whether it was carried out
Stage = Callable[[Mind], Proposals]


class Round(NamedTuple):
    """Stages gone through again and again, until none of them has an order."""

    stages: tuple[Stage, ...]


class Course:
    """One player's way through the phases of a game; it remembers where it is within one phase only."""

    def __init__(self, mind: Mind) -> None:
        self.mind = mind
        self._guard = Guard()
        self._clock = (-1, -1)
        self._proposals: Proposals = _course(mind, ())
        self._last: Order | None = None  # the order of this phase that has been carried out since the last choice

    def choose(self, view: SideView, stages: Sequence[Stage | Round]) -> Order:
        """Return the next proposal that is legal, or the end of the phase; ``stages`` are those of the phase."""
        mind = self.mind
        mind.look(view, self._last)
        if self._clock != mind.clock:
            self._clock, self._proposals, self._last = mind.clock, _course(mind, stages), None
        try:
            order = self._proposals.send(True) if self._last is not None else next(self._proposals)
            while forbidden(mind.stage, view, order) or not self._guard.passes(view, order):
                order = next(self._proposals)
        except StopIteration:
            return EndPhaseOrder(mind.side)
        self._last = order
        return order


def one_of(proposals: Iterable[Order]) -> Generator[Order, bool, bool]:
    """Propose one after the other until one is carried out; return whether one was."""
    for order in proposals:
        if (yield order):
            return True
    return False


def _course(mind: Mind, stages: Sequence[Stage | Round]) -> Proposals:
    fights = Round(())
    for stage in stages:
        if isinstance(stage, Round):
            fights = stage
            yield from _repeated(mind, stage)
        else:
            yield from _watched(mind, stage(mind), fights)


def _repeated(mind: Mind, fights: Round) -> Proposals:
    given = True
    while given:
        given = False
        for stage in fights.stages:
            given = (yield from _through(stage(mind))) or given


def _through(proposals: Proposals) -> Generator[Order, bool, bool]:
    """Go through a stage; return whether any of its orders was carried out."""
    any_given = False
    order = next(proposals, None)
    while order is not None:
        given = yield order
        any_given = any_given or given
        order = _answered(proposals, given=given)
    return any_given


def _answered(proposals: Proposals, *, given: bool) -> Order | None:
    """Tell a stage whether its order was carried out and return its next one, None at its end."""
    try:
        return proposals.send(given)
    except StopIteration:
        return None


def _watched(mind: Mind, proposals: Proposals, fights: Round) -> Proposals:
    """Go through a stage; whenever one of its orders has shown the enemy elsewhere, the fights come first."""
    order = next(proposals, None)
    while order is not None:
        sighted = mind.sighted
        given = yield order
        if given and mind.sighted is not sighted:
            yield from _repeated(mind, fights)
        order = _answered(proposals, given=given)
