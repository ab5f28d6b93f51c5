"""The own units as a player knows them: who is there, where each stands and how strong it is.

Of each unit two *marks* are kept, replaced only when they have changed: whoever depends on them compares identity.
"""

from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter

from game.model.ids import OFF_MAP, HexId, UnitId
from game.model.orders import Order
from game.model.units import Unit
from game.model.view import SideView
from game.rules.orders.air import AllocateAirOrder, SetCasDoctrineOrder
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.orders.rest import RestOrder
from game.rules.orders.staff import AssignHqOrder, MarkReplacementsOrder
from game.rules.orders.stance import SetStanceOrder

Mark = tuple[object, ...]
PLACE: Callable[[Unit], Mark] = attrgetter(
    *("id", "hex", "origin", "mp", "moved", "rested", "forded", "assaults"),
    *("advance_to", "ambush_hex", "retreat_scope", "retreat_line", "e"),
)
VIGOR: Callable[[Unit], Mark] = attrgetter("id", "men", "guns", "tanks", "q", "c", "s")
ALONE = (MoveOrder, RestOrder, RailOrder, SetStanceOrder, AssignHqOrder, MarkReplacementsOrder)  # touch one unit
HEX: Callable[[Unit], HexId] = attrgetter("hex")


def present(units: Sequence[Unit]) -> Iterator[Unit]:
    """Return those of some units that stand on the map when their turn comes."""
    return (unit for unit in units if unit.hex != OFF_MAP)


class Roster:
    """``fighters`` and ``hqs`` are on the map, in id order; ``members`` is another object whenever these change."""

    def __init__(self) -> None:
        self.members: list[bool] = []
        self.on_map: list[Unit] = []
        self.absent: list[Unit] = []
        self.fighters: list[Unit] = []  # combat units
        self.hqs: list[Unit] = []
        self.place: dict[UnitId, Mark] = {}
        self.vigor: dict[UnitId, Mark] = {}

    def review(self, view: SideView, order: Order | None) -> list[Unit]:
        """Look at the units that the last order may have changed, at all without one; return those that did change."""
        changed = []
        for unit in self._touched(view, order):
            place, vigor = PLACE(unit), VIGOR(unit)
            if self.place.get(unit.id) != place:
                self.place[unit.id] = place
                changed.append(unit)
            if self.vigor.get(unit.id) != vigor:
                self.vigor[unit.id] = vigor
                changed.append(unit)
        if isinstance(order, ALONE) and any(unit.hex == OFF_MAP for unit in changed):
            self._call(view)
        return changed

    def _touched(self, view: SideView, order: Order | None) -> Sequence[Unit]:
        """Return the own units on the map, or just gone from it, that an order may have changed: at least those."""
        if isinstance(order, ALONE):
            return (view.own[order.unit],)
        before = self.on_map
        self._call(view)
        if isinstance(order, AssaultOrder):
            return [view.own[unit] for unit in order.units]
        if isinstance(order, AllocateAirOrder | SetCasDoctrineOrder):
            return ()
        return [*self.on_map, *(unit for unit in before if unit.hex == OFF_MAP)]

    def _call(self, view: SideView) -> None:
        """Note who is on the map."""
        members = [h != OFF_MAP for h in map(HEX, view.own.values())]
        if members != self.members:
            self.members = members
            self.on_map = [unit for unit in view.own.values() if unit.hex != OFF_MAP]
            self.absent = [unit for unit in view.own.values() if unit.hex == OFF_MAP]
            self.fighters = [unit for unit in self.on_map if not unit.is_hq]
            self.hqs = [unit for unit in self.on_map if unit.is_hq]
