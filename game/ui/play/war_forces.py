"""The order of battle: the units in a table, where there is room the map beside it, what comes and the charts below."""

from collections.abc import Callable

from game.model.orders import Order
from game.ui.actions import Action
from game.ui.buttons import Button
from game.ui.cells import Look
from game.ui.layout import Align, Column, Grid, Row, Spacer, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.more import reform_orders
from game.ui.play.room import Room
from game.ui.play.rounds import waiting
from game.ui.play.war_arrivals import cards_panel
from game.ui.play.war_charts import PAD, charts
from game.ui.play.war_sheets import column, figures
from game.ui.play.war_tables import AroundTable, Desk, Sheet, TablePage
from game.ui.tables import ColumnSpec
from game.ui.widget import Ui, Widget
from game.view.entries import waiting_in_boxes
from game.view.forces import force_groups, forces, forces_total
from game.view.order_words import order_words
from game.view.tables import Line
from game.view.text import t
from game.view.theme import LABEL, SMALL_STRONG

REFORM_COLUMNS = 3  # buttons side by side that fit the smallest window
WITH_STATUS = 1060  # units of width from which the table has the column of the status
ROOMY, WITH_THIRD = (1600, 850), 1900  # of the window: from which there is a row of charts, and one chart more
LOWER = 32  # per cent of the height that row has


def _columns(width: float) -> tuple[ColumnSpec, ...]:
    """Return the columns; where there is little room the status is left out, which the map shows."""
    shown = (
        column("unit", 158, 2.2, color="text"),
        column("hq", 88, 1.8),
        *figures("men", width=48, color="text"),
        *figures("guns", "tanks", width=44),
        *figures("strength", width=32, color="text", style=SMALL_STRONG),
        column("cohesion", 90, 0.4, look=Look.COHESION),
        column("supply", 90, 0.4, look=Look.SUPPLY),
        *figures("movement", width=26, color="text"),
        column("entrenched", 40, look=Look.BLOCKS),
        column("where", 84, 1),
    )
    return (*shown, column("status", 80, 0.5)) if width >= WITH_STATUS else shown


def _lines(room: Room) -> list[Line]:
    return forces(room.view, room.in_command, waiting(room))


def forces_page() -> AroundTable:
    """Return the page in the war room; the row and the counter on the map follow each other."""
    sheet = Sheet(
        _columns,
        _lines,
        groups=lambda room, lines: force_groups(room.view, lines),
        total=lambda room: forces_total(room.view),
    )
    table = TablePage("forces", sheet)
    table.below = lambda desk: [*_boxes(desk), *_reforms(desk)]
    return AroundTable(table, _around)


def _around(table: TablePage, ui: Ui, desk: Desk) -> list[Widget]:
    wide, high = ui.layout_size
    upper = desk.map.beside(ui, desk, table)
    if wide < ROOMY[0] or high < ROOMY[1]:
        return [growing(upper)]
    shown = charts(desk.room)[: 3 if wide >= WITH_THIRD else 2]
    cards = cards_panel(desk, lambda it: desk.map.point(it.hex), title=t("war.arrivals.title"))
    lower: list[Widget] = [growing(cards, 1.2)]
    lower += [
        named(growing(Panel(title, Column(growing(chart), pad=PAD), glyph="chart")), f"chart_{i}")
        for i, (title, chart) in enumerate(shown)
    ]
    return [growing(upper), sized(Row(*lower, gap=10, align=Align.STRETCH), height=high * LOWER // 100)]


def _boxes(desk: Desk) -> list[Widget]:
    """Return the button that leads to the page of the boxes while units can come out of one (rule 4.9)."""
    room = desk.room
    count = sum(len(it.units) for it in waiting_in_boxes(room.view) if it.is_all) if room.operates else 0
    button = Button(t("boxes.open", count=count), desk.bring_on, action=Action.BRING_ON, style=LABEL)
    return [Row(named(button, "boxes_open"), Spacer())] if count else []


def _reforms(desk: Desk) -> list[Widget]:
    """Return a button for each division that can be raised again now, with the best place (rule 8.6)."""
    room = desk.room

    def giver(order: Order) -> Callable[[], None]:
        def give() -> None:
            room.give(order)
            desk.again()

        return give

    buttons: list[Widget] = []
    for order in reform_orders(room):
        words = f"{room.view.own[order.unit].spec.name}: {order_words(room.view, order)}"
        buttons.append(named(Button(words, giver(order), style=LABEL, height=30), f"reform_{order.unit}"))
    return [Grid(*buttons, columns=REFORM_COLUMNS, gap=4)] if buttons else []
