"""What the map shows on a day of the chronicle: the ground behind the nearest front, units as set-ups have them."""

from collections.abc import Callable
from dataclasses import replace

from game.model.chronicle import ChronicleDay
from game.model.ids import Side
from game.model.scenario import HistoricFront
from game.model.view import SideView
from game.view.fronts import holders, nearest_fronts, share_pm


class Stage:
    """Views of the days; ``empty`` is the whole war as it begins, ``forces`` shows the set-up of a scenario."""

    def __init__(self, empty: SideView, forces: Callable[[str], SideView]) -> None:
        none, calm = (0,) * empty.board.grid.size, (0,) * len(empty.board.zones)
        self._empty = empty._replace(
            own={}, own_at={}, own_stack=none, own_zoc=none, foes={}, foes_at={}, foe_stack=none, foe_zoc=none
        )
        self._empty = self._empty._replace(guerrillas=calm, guerrillas_contained=calm)
        self._forces = forces
        self._kept: dict[str, SideView] = {}

    def fronts(self, date: str) -> tuple[HistoricFront, ...]:
        """Return the lines of the front whose date is nearest to a day."""
        return nearest_fronts(self._empty.scenario.fronts, date)

    def view(self, day: ChronicleDay) -> SideView:
        """Return what the map shows on a day."""
        if day.date not in self._kept:
            self._kept[day.date] = self._made(day)
        return self._kept[day.date]

    def _made(self, day: ChronicleDay) -> SideView:
        view = self._forces(day.forces) if day.forces else self._empty
        fronts = self.fronts(day.date)
        held = holders(view.board, tuple(front.points for front in fronts))
        calendar = self._empty.scenario.calendar
        turn = max(t for t in range(1, len(calendar.first_day)) if calendar.first_day[t] <= day.date)
        return view._replace(scenario=replace(view.scenario, fronts=fronts), holder=held, turn=turn)

    def land(self, day: ChronicleDay) -> tuple[int, int]:
        """Return how much of the South the North holds that day, and of the North the UN, per mille."""
        view = self.view(day)
        return (
            share_pm(view.board, view.holder, Side.COMMUNIST, "south"),
            share_pm(view.board, view.holder, Side.UN, "north"),
        )
