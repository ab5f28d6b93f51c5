"""The course of a phase: the kinds of proposals a player goes through, one after the other, best first in each.

A stage goes on where it was once its order is carried out, so nothing is thought over again that need not be. Fights
are another matter, for each changes what the next is worth: their stages are a *round*, begun anew after each of its
orders, and asked again whenever an order has brought news of the enemy.
"""

from collections.abc import Callable, Generator, Iterable, Sequence
from contextlib import suppress
from typing import NamedTuple

from game.ai.guard import Guard
from game.ai.mind import Mind
from game.model.orders import Order
from game.model.view import SideView
from game.rules.orders.end_phase import EndPhaseOrder

Proposals = Generator[Order, bool, None]  # is told of each proposal whether it was carried out
Stage = Callable[[Mind], Proposals]


class Round(NamedTuple):
    """Stages that begin anew after each of their orders, until none of them has one."""

    stages: tuple[Stage, ...]


class Course:
    """One player's way through the phases of a game; it remembers where it is within one phase only."""

    def __init__(self, mind: Mind) -> None:
        self.mind = mind
        self._guard = Guard()
        self._clock = (-1, -1)
        self._proposals: Proposals = _course(mind, ())
        self._given = False  # whether the last proposal was an order that has been carried out by now

    def choose(self, view: SideView, stages: Sequence[Stage | Round]) -> Order:
        """Return the next proposal that is legal, or the end of the phase; ``stages`` are those of the phase."""
        mind = self.mind
        mind.look(view)
        if self._clock != mind.clock:
            self._clock, self._proposals, self._given = mind.clock, _course(mind, stages), False
        with suppress(StopIteration):
            order = self._proposals.send(True) if self._given else next(self._proposals)
            while not self._guard.passes(view, order):
                order = next(self._proposals)
            self._given = True
            return order
        return EndPhaseOrder(mind.side)


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
            if (yield from one_of(stage(mind))):
                given = True
                break


def _watched(mind: Mind, proposals: Proposals, fights: Round) -> Proposals:
    """Go through a stage; whenever one of its orders has brought news, the fights come first."""
    with suppress(StopIteration):
        order = next(proposals)
        while True:
            version = mind.view.version
            given = yield order
            if given and mind.view.version != version:
                yield from _repeated(mind, fights)
            order = proposals.send(given)
