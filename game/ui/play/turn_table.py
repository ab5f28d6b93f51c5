"""A table of what happens turn by turn on the page of politics."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.labels import Side
from game.ui.layout import named
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Widget
from game.view.text import t


@dataclass(frozen=True, slots=True)
class TurnLine:
    """A row: its turn and date, its name, what comes of it, a mark in the token of a color; ``dim`` if it is past."""

    turn: int
    date: str
    title: str
    what: str
    mark: str
    color: str = "t3"
    dim: bool = False


def turn_table(
    name: str,
    columns: tuple[ColumnSpec, ColumnSpec, ColumnSpec],
    lines: Sequence[TurnLine],
    state: TableState,
    choose: Callable[[str], None],
) -> Widget:
    """Return the lines as a table of this name; ``columns`` are those of name, outcome and mark."""
    dated = ColumnSpec(t("column.turn"), 40, 0, Side.RIGHT), ColumnSpec(t("column.date"), 56)
    rows = [
        TableRow(
            str(i),
            (
                Cell(str(line.turn), key=float(line.turn)),
                Cell(line.date, key=float(line.turn)),
                Cell(line.title, "text"),
                Cell(line.what),
                Cell(line.mark, line.color),
            ),
            dim=line.dim,
        )
        for i, line in enumerate(lines)
    ]
    return named(Table((*dated, *columns), rows, state, choose=choose), name)
