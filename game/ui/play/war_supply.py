"""The supply forecast, as things are and as they would be with places lost or roads cut (P-15)."""

from collections.abc import Callable, Sequence

from game.model.ids import NO_UNIT, HexId, UnitId
from game.rules.supply import SupplyForecast
from game.ui.buttons import Button
from game.ui.choices import Chip
from game.ui.labels import Fit, Label
from game.ui.layout import Row, Spacer, described, growing, named
from game.ui.play.room import Room
from game.ui.play.war_sheets import supply_sheet_columns
from game.ui.play.war_tables import AroundTable, Desk, Sheet, TablePage
from game.ui.widget import Ui, Widget
from game.view.summary import unit_name
from game.view.supply_tables import (
    Link,
    WhatIf,
    forecast_with,
    line_of,
    link_words,
    places_that_matter,
    supply_groups,
    supply_lines,
    supply_notes,
    what_changes,
)
from game.view.tables import Line
from game.view.text import t
from game.view.theme import LABEL, SMALL


def supply_page() -> AroundTable:
    """Return the page in the war room."""
    sheet = Sheet(
        supply_sheet_columns,
        lambda room: supply_lines(room.view, _forecast(room)),
        "crate",
        notes=_notes,
        groups=lambda room, lines: supply_groups(room.view, lines),
    )
    return AroundTable(TablePage("supply", sheet), Thoughts().around)


def _thought(room: Room) -> WhatIf:
    """Return what is thought of this turn."""
    return room.pictures.thought_in(room.view.turn)


def _forecast(room: Room) -> SupplyForecast:
    thought = _thought(room)
    return forecast_with(room.view, thought) if thought else room.supply


def _notes(room: Room) -> Sequence[str]:
    found = _forecast(room)
    changed = what_changes(room.view, room.supply, found) if _thought(room) else []
    return [*changed, *supply_notes(room.view, found)]


class Thoughts:
    """What stands over the table: chips take places away in thought, and single hexsides of a unit's line.

    The unit is that of the chosen row, at first the selected one, or whose line runs under the pointer; the hexside is
    then the one there. What is thought of is kept by the room, which shows it on the map, until the turn is over.
    """

    def __init__(self) -> None:
        self._unit: UnitId | None = None  # none before the page is first shown
        self._at = 0  # the hexside of its line

    def around(self, table: TablePage, ui: Ui, desk: Desk) -> list[Widget]:
        """Return the chips, the hexside of a line, and the table."""
        lost = _thought(desk.room).lost
        chips: list[Widget] = [
            named(Chip(name, self._switch(desk, h), on=h in lost), f"lost_{h}")
            for h, name in places_that_matter(desk.room.view, lost)
        ]
        row = Row(Label(t("supply.what_if"), SMALL, "t2"), *chips, Spacer(), gap=8)
        table.on_choose[:1] = [lambda line: self._turn_to(desk, line.unit)]
        return [row, self._line(desk), *table.parts(ui, desk)]

    # --- a road of one line -----------------------------------------------------------------------------------

    def _line(self, desk: Desk) -> Widget:
        """Return the hexside that can be cut: where it is, one on or back along the line, whether it is cut."""
        room = desk.room
        if self._unit is None:
            self._begin(room)
        unit = self._unit if self._unit is not None else NO_UNIT
        links = line_of(room.view, room.supply, unit)
        if not links:
            words = t("supply.no_line") if unit == NO_UNIT else t("supply.no_line_of", unit=unit_name(room.view, unit))
            return Row(growing(Label(words, SMALL, "t3", fit=Fit.SHORTEN)), *self._others(desk, None), gap=8)
        self._at = min(self._at, len(links) - 1)
        link = links[self._at]
        cut = named(
            Chip(t("supply.cut_here"), lambda: self._cut(desk, link), on=link in _thought(room).cut), "cut_here"
        )
        back, on = (
            named(described(Button("", self._mover(desk, step, len(links)), glyph=glyph), t(f"supply.{glyph}")), glyph)
            for step, glyph in ((-1, "left"), (1, "right"))
        )
        show = named(Button(t("supply.on_map"), self._shower(desk, unit, link), style=LABEL, height=28), "on_map")
        at = t("supply.at_link", unit=unit_name(room.view, unit), at=self._at + 1, all=len(links))
        where = growing(Label(link_words(room.view, link), SMALL, fit=Fit.SHORTEN))
        return Row(Label(at, SMALL, "t2"), back, on, cut, show, where, *self._others(desk, link), gap=8)

    def _begin(self, room: Room) -> None:
        """Take the selected unit, or the first whose line runs under the pointer, and the hexside there."""
        self._unit, here = room.selected, room.hover
        lines = {key: line_of(room.view, room.supply, key) for key in (room.selected, *room.supply.units)}
        under = [key for key, links in lines.items() if any(here in link for link in links)]
        if self._unit == NO_UNIT:
            self._unit = under[0] if under else NO_UNIT
        links = lines.get(self._unit, [])
        self._at = next((i for i, link in enumerate(links) if here in link), 0)

    def _turn_to(self, desk: Desk, unit: UnitId) -> None:
        self._unit, self._at = unit, 0
        desk.again()

    def _mover(self, desk: Desk, step: int, count: int) -> Callable[[], None]:
        def move() -> None:
            self._at = (self._at + step) % count
            desk.again()

        return move

    def _cut(self, desk: Desk, link: Link) -> None:
        cut = _thought(desk.room).cut
        self._think(desk, cut=tuple(other for other in cut if other != link) if link in cut else (*cut, link))

    def _think(self, desk: Desk, *, lost: frozenset[HexId] | None = None, cut: tuple[Link, ...] | None = None) -> None:
        """Think of other places as lost, or of other hexsides as cut."""
        now = _thought(desk.room)
        desk.room.suppose(WhatIf(now.turn, now.lost if lost is None else lost, now.cut if cut is None else cut))
        desk.again()

    @staticmethod
    def _shower(desk: Desk, unit: UnitId, link: Link) -> Callable[[], None]:
        """Return what shows a hexside of a unit's line on the map."""
        return lambda: desk.leave_for(Line((), (), unit, link[1]))

    def _others(self, desk: Desk, shown: Link | None) -> list[Widget]:
        """Return the way to mend all that is cut elsewhere."""
        cut = _thought(desk.room).cut
        others = [link for link in cut if link != shown]
        if not others:
            return []

        def mend() -> None:
            self._think(desk, cut=tuple(link for link in cut if link == shown))

        chip = Chip(t("supply.mend", count=len(others)), mend, on=True)
        return [named(described(chip, "\n".join(link_words(desk.room.view, link) for link in others)), "mend")]

    def _switch(self, desk: Desk, h: HexId) -> Callable[[], None]:
        def switch() -> None:
            self._think(desk, lost=_thought(desk.room).lost ^ {h})

        return switch
