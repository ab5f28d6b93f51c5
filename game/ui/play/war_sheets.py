"""The pages of the war room that are a table and nothing else: what is in them, and their columns."""

from game.ui.cells import Look
from game.ui.labels import Side
from game.ui.play.room import Room
from game.ui.play.war_tables import Sheet, TablePage
from game.ui.tables import ColumnSpec
from game.view.dispatches import Tone
from game.view.tables import Line, army_groups, dispatch_lines, pool_notes, replacement_lines
from game.view.tellers import summed_up
from game.view.text import t
from game.view.theme import SMALL, Style


def column(name: str, width: float, grow: float = 0.0, *, look: Look = Look.WORDS, color: str = "t2") -> ColumnSpec:
    """Return a column of words, or of what ``look`` says, under the head of this name."""
    return ColumnSpec(t(f"column.{name}"), width, grow, look=look, color=color)


def figures(*names: str, width: float = 80, color: str = "t2", style: Style = SMALL) -> tuple[ColumnSpec, ...]:
    """Return columns of figures, all of one width."""
    return tuple(ColumnSpec(t(f"column.{name}"), width, side=Side.RIGHT, style=style, color=color) for name in names)


def supply_sheet_columns(width: float) -> tuple[ColumnSpec, ...]:
    """Return the columns of the supply forecast."""
    return (
        column("unit", 170, 2, color="text"),
        column("source", 110, 1),
        column("supply", 96, 0.4, look=Look.SUPPLY),
        *figures("intake", "upkeep", width=56),
        column("after", 96, 0.4, look=Look.SUPPLY),
        *figures("haul", width=56),
        column("outlook", 120, 1),
    )


def _replacements(width: float) -> tuple[ColumnSpec, ...]:
    return (
        column("unit", 170, 1.6, color="text"),
        column("where", 84, 1),
        *figures("men", width=48, color="text"),
        *figures("full_men", width=48),
        column("share", 90, 0.4, look=Look.COHESION),
        *figures("missing", width=56, color="text"),
        *figures("tanks", "guns", width=44),
        column("hq", 110, 1),
        column("mark", 118),
    )


def _dispatches(room: Room) -> list[Line]:
    return dispatch_lines(room.view, room.log.lines)


def _news(room: Room) -> list[str]:
    """Return the sum of the turn that is told of last, if there is anything to sum up."""
    turn = max((line.turn for line in room.log.lines), default=room.view.turn)
    words = summed_up([line for line in room.log.lines if line.turn >= turn - 1])
    return [t("war.summary", first=max(1, turn - 1), turn=turn, told=words)] if words else []


SHEETS = {
    "replacements": Sheet(
        _replacements,
        lambda room: replacement_lines(room.view),
        "people",
        notes=lambda room: pool_notes(room.view),
        groups=lambda room, lines: army_groups(room.view, lines),
    ),
    "dispatches": Sheet(
        lambda width: (*figures("turn", width=46), column("date", 64), column("what", 300, 1, color="text")),
        _dispatches,
        "note",
        notes=_news,
        groups=lambda room, lines: [(tone.value, t(f"war.tone.{tone.value}")) for tone in Tone],
    ),
}


def sheet_pages() -> list[TablePage]:
    """Return these pages as a new war room shows them."""
    return [TablePage(name, sheet) for name, sheet in SHEETS.items()]
