"""A player that gives random legal orders: for tests that want every rule tried, and for timing the engine."""

from collections.abc import Iterator

from game.ai.registry import player
from game.model.dice import Dice, Purpose
from game.model.ids import Side
from game.model.orders import Order
from game.model.units import Unit
from game.model.view import SideView
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder

ORDERS_PER_UNIT = 2  # about so many tries for each unit in a phase
TRIES = 6  # for one order


@player("random")
class Rambler:
    """Picks a unit, a neighbor hex, and what can be done with both, by dice of its own."""

    def __init__(self, side: Side, seed: int) -> None:
        self.side = side
        self.seed = seed
        self.clock = (0, 0)
        self.given = 0  # this phase

    def choose(self, view: SideView) -> Order:
        """Return a random legal order; the end of the phase when enough were given or none was found."""
        if self.clock != (view.turn, int(view.phase)):
            self.clock, self.given = (view.turn, int(view.phase)), 0
        self.given += 1
        units = [unit for unit in view.own.values() if unit.on_map]
        if units and self.given <= ORDERS_PER_UNIT * len(units):
            dice = Dice(self.seed, view.turn)
            for attempt in range(TRIES):
                order = self._draw(view, units, dice, attempt)
                if order is not None and order.check(view) is None:
                    return order
        return self._end(view)

    def _roll(self, dice: Dice, sides: int, attempt: int, what: int) -> int:
        return dice.roll(Purpose.AI, sides, self.side, self.given, attempt, what)

    def _draw(self, view: SideView, units: list[Unit], dice: Dice, attempt: int) -> Order | None:
        unit = units[self._roll(dice, len(units), attempt, 0)]
        near = view.board.near[unit.hex]
        if not near:
            return None
        h = near[self._roll(dice, len(near), attempt, 1)]
        if h not in view.foes_at:
            return MoveOrder(self.side, unit.id, (h,))
        helpers = [other.id for n in view.board.near[h] for other in _combat_units(view, n) if other.id != unit.id]
        with_them = self._roll(dice, len(helpers) + 1, attempt, 2)
        return AssaultOrder(self.side, tuple(sorted((unit.id, *helpers[:with_them]))), h)

    def _end(self, view: SideView) -> Order:
        """Return the end of the phase, or a step that clears what stands in its way: a stack over its limit."""
        end = EndPhaseOrder(self.side)
        if (refusal := end.check(view)) is None:
            return end
        stacks = [refusal.where] if refusal.where is not None else sorted(view.own_at)
        for h in stacks:
            for unit in _combat_units(view, h):
                for n in view.board.near[h]:
                    step = MoveOrder(self.side, unit.id, (n,))
                    if step.check(view) is None:
                        return step
        return end


def _combat_units(view: SideView, h: int) -> Iterator[Unit]:
    return (view.own[i] for i in view.own_at.get(h, ()) if not view.own[i].is_hq)
