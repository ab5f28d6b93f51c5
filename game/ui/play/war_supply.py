"""The supply forecast, as things are and as they would be with places lost (P-15)."""

from collections.abc import Callable, Sequence

from game.model.ids import HexId
from game.rules.supply import SupplyForecast
from game.ui.actions import Action
from game.ui.choices import Chip
from game.ui.labels import Label
from game.ui.layout import Row, Spacer, named
from game.ui.play.room import Room
from game.ui.play.war_tables import Desk, Sheet, TablePage
from game.ui.tables import ColumnSpec
from game.ui.widget import Ui, Widget
from game.view.supply_tables import forecast_without, places_that_matter, supply_lines, supply_notes
from game.view.tables import Line
from game.view.text import t
from game.view.theme import SMALL


class SupplyPage:
    """The page in the war room: a chip for each place takes it away in thought."""

    name = "supply"

    def __init__(self, columns: tuple[ColumnSpec, ...]) -> None:
        self.lost: frozenset[HexId] = frozenset()
        self.table = TablePage(self.name, Sheet(columns, self._lines, self._notes))

    def _forecast(self, room: Room) -> SupplyForecast:
        return forecast_without(room.view, self.lost) if self.lost else room.supply

    def _lines(self, room: Room) -> list[Line]:
        return supply_lines(room.view, self._forecast(room))

    def _notes(self, room: Room) -> Sequence[str]:
        return supply_notes(room.view, self._forecast(room))

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        chips: list[Widget] = [
            named(Chip(name, self._switch(desk, h), on=h in self.lost), f"lost_{h}")
            for h, name in places_that_matter(desk.room.view, self.lost)
        ]
        row = Row(Label(t("supply.what_if"), SMALL, "t2"), *chips, Spacer(), gap=8)
        return [row, *self.table.parts(ui, desk)]

    def _switch(self, desk: Desk, h: HexId) -> Callable[[], None]:
        def switch() -> None:
            self.lost ^= {h}
            desk.again()

        return switch

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        return self.table.act(ui, desk, action)
