"""A game taken apart into small choices: one unit after the other, one step or assault at a time.

The units of the side to move are taken in id order, those that stand on the map. Each acts until it is done or nothing
else is left to it. Everything that is no operation of units (decisions, aircraft, landings, replacements) goes as for a
side that only passes: by history and by the standing orders of the rules.
"""

from collections.abc import Callable
from dataclasses import dataclass

from game.ai.registry import Computer, make_player
from game.model.ids import OPERATIONS, HexId, Side, UnitId
from game.model.orders import Order
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import SideView
from game.rules.combat import defenders_at
from game.rules.engine import begin, submit
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rest import RestOrder
from game.rules.victory import score
from game.rules.visibility import observe
from game.session.setting import Setting

DIRECTIONS = 6
DONE = 0  # nothing more with this unit
STEP = 1  # and the five after it: one hex in a direction, clockwise from the north
ALONE = STEP + DIRECTIONS  # and the five after it: an assault in a direction by this unit
TOGETHER = ALONE + DIRECTIONS  # and the five after it: by all units that can join in
REST = TOGETHER + DIRECTIONS
ACTIONS = REST + 1
Seats = tuple[Computer | None, Computer | None]  # by Side; None is asked for its actions


@dataclass(frozen=True, slots=True)
class Choice:
    """What has to be chosen: the side, its unit, what it knows, the order of each action, None where there is none."""

    side: Side
    unit: Unit
    view: SideView
    orders: tuple[Order | None, ...]

    def mask(self) -> list[int]:
        """Return 1 for each action that is open, 0 for the others; to be done is always open."""
        return [1 if action == DONE or order is not None else 0 for action, order in enumerate(self.orders)]


class Table:
    """A game of which some sides are played by choices, the others by computers."""

    def __init__(self, setting: Setting, seed: int, seats: Seats = (None, None)) -> None:
        self.seats = seats
        self.state: GameState = begin(setting.board, setting.ruleset, setting.scenario, seed)[0]
        self.choice: Choice | None = None
        self._passers = tuple(make_player("idle", side, seed) for side in Side)
        self._queue: list[UnitId] = []
        self._moment = (0, 0)
        self._go_on()

    @property
    def result(self) -> int:
        """Return the score as it is now: points of the Communist side less those of the UN less the baseline."""
        ended = self.state.result
        return score(self.state).result if ended is None else ended.score

    def act(self, action: int) -> bool:
        """Take the choice and return whether the action was open; one that is not is taken as to be done."""
        choice = self.choice
        if choice is None:
            raise ValueError("the game is over")
        order = choice.orders[action]
        if order is None:
            self._queue.pop(0)
        else:
            submit(self.state, order)
        self._go_on()
        return order is not None or action == DONE

    def _go_on(self) -> None:
        """Let everybody act who is not asked, up to the next choice or the end of the game."""
        self.choice = None
        while (side := self.state.decider) is not None and self.choice is None:
            view = observe(self.state, side)
            if (computer := self.seats[side]) is not None:
                submit(self.state, computer.choose(view), view=view)
            elif OPERATIONS.get(view.phase) != side or not self._next_unit(view):
                submit(self.state, self._passers[side].choose(view), view=view)

    def _next_unit(self, view: SideView) -> bool:
        """Ask about the next unit that can do anything, and return whether there is one."""
        if self._moment != (view.turn, int(view.side)):
            self._moment = (view.turn, int(view.side))
            self._queue = [unit.id for unit in view.own.values() if unit.on_map]
        while self._queue:
            unit = view.own[self._queue[0]]
            if unit.on_map:
                orders = tuple(_orders(view, unit))
                if any(order is not None for order in orders):
                    self.choice = Choice(view.side, unit, view, orders)
                    return True
            self._queue.pop(0)
        return False


def _orders(view: SideView, unit: Unit) -> list[Order | None]:
    """Return the order of each action, None where it is refused."""
    around = view.board.grid.neighbors[unit.hex]
    makers: tuple[Callable[[SideView, Unit, HexId], Order | None], ...] = (_step, _alone, _together)
    found: list[Order | None] = [None]
    for make in makers:
        found += [make(view, unit, h) if h >= 0 else None for h in around]
    found.append(RestOrder(view.side, unit.id))
    return [order if order is not None and order.check(view) is None else None for order in found]


def _step(view: SideView, unit: Unit, h: HexId) -> Order | None:
    return MoveOrder(view.side, unit.id, (h,)) if view.board.is_ground(h) else None


def _alone(view: SideView, unit: Unit, h: HexId) -> Order | None:
    if unit.is_hq or h not in view.foes_at or not defenders_at(view, h):
        return None
    return AssaultOrder(view.side, (unit.id,), h)


def _together(view: SideView, unit: Unit, h: HexId) -> Order | None:
    """Return an assault by all units beside the hex that can join this one, at least two; no support is spent."""
    if _alone(view, unit, h) is None:
        return None
    near = sorted(i for n in view.board.near[h] for i in view.own_at.get(n, ()))
    able = tuple(i for i in near if AssaultOrder(view.side, (i,), h).check(view) is None)
    return AssaultOrder(view.side, able, h) if unit.id in able and len(able) > 1 else None
