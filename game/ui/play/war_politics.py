"""The page of politics: the tracks, every event so far with what it led to, those that have not come, the open card."""

from collections.abc import Callable

from game.model.ids import Phase
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.choices import Segments
from game.ui.labels import Fit, Label
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.play.event_paper import event_card
from game.ui.play.track_panels import Tracks
from game.ui.play.turn_table import TurnLine, turn_table
from game.ui.play.war_given import given_card, given_chart, given_table
from game.ui.play.war_sheets import column
from game.ui.play.war_tables import Desk, Hints, row_hints
from game.ui.play.war_waiting import waiting_card, waiting_table
from game.ui.tables import TableState
from game.ui.widget import Ui, Widget
from game.view.given import given
from game.view.politics import EventLine, WaitingLine, changes, events_so_far, events_waiting, history_chose
from game.view.summary import side_color
from game.view.text import t
from game.view.theme import BODY, METRICS, SMALL

TRACKS, CARD = 270, 400  # widths in units
NARROW = 1250  # units of width under which the card of a row lies under the table
TALL = 850  # units of height from which a chart of the tracks stands under what comes by itself
HAPPENED = 0  # the first of the two tables; the other has what has not come
INSET = (METRICS.inset, 10, METRICS.inset, 10)


def _chosen(state: TableState, rows: int, first: int = 0) -> int:
    """Return the chosen row of a table, ``first`` before one is, the last one if it has become shorter."""
    row = min(int(state.chosen or first), rows - 1)
    state.chosen = str(row)
    return row


def _none(key: str) -> Widget:
    return Column(Label(t(key), BODY, "t2", fit=Fit.WRAP), pad=METRICS.inset)


class PoliticsPage:
    """The page in the war room; ``decide`` opens the card that is open."""

    name = "politics"

    def __init__(self, decide: Callable[[], None]) -> None:
        self.decide = decide
        self.table, self.waiting = TableState(), TableState()
        self.shown = HAPPENED
        self.tracks: Tracks | None = None

    @property
    def hints(self) -> Hints:
        return row_hints()

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        view = desk.room.view
        left = sized(self._left(desk), width=TRACKS)
        if not view.scenario.politics.events:
            return [growing(Row(left, *self._given(ui, desk), gap=12, align=Align.STRETCH))]
        come, waiting = list(events_so_far(view)), list(events_waiting(view))
        names = [t("politics.happened", count=len(come)), t("politics.waiting", count=len(waiting))]
        which = named(Segments(names, self.shown, lambda i: self._show(desk, i)), "politics_which")
        card = min(CARD, ui.layout_size[0] * 32 // 100) if ui.layout_size[0] >= NARROW else None
        if self.shown == HAPPENED:
            found = self._happened(desk, come, card)
        else:
            found = self._not_come(desk, waiting, card)
        narrow = ui.layout_size[0] < NARROW
        table = Plate(
            Column(growing(found[0]), pad=(0, 0, 0, 6)), fill="panel", edge="line", radius=METRICS.radius_panel
        )
        middle = Column(Row(which), growing(table), *(map(growing, found[1:]) if narrow else ()), gap=8)
        beside = () if narrow else found[1:]
        return [growing(Row(left, growing(middle), *beside, gap=12, align=Align.STRETCH))]

    def _given(self, ui: Ui, desk: Desk) -> list[Widget]:
        """Return what comes by itself where nothing is decided, and the card of the chosen row."""
        view, wide = desk.room.view, ui.layout_size[0]
        lines = given(view)
        if not lines:
            return [growing(Label(t("war.politics.history"), BODY, "t2", fit=Fit.WRAP))]
        ahead = next((i for i, line in enumerate(lines) if line.turn >= view.turn), 0)
        card = given_card(lines[_chosen(self.table, len(lines), ahead)])
        table = given_table(lines, view.turn, self.table, lambda _: desk.again())
        if wide < NARROW:
            return [growing(Column(growing(table), growing(card), gap=8))]
        if ui.layout_size[1] >= TALL and view.scenario.tracks:
            table = Column(growing(table), growing(given_chart(view)), gap=10)
        return [growing(table), sized(card, width=min(CARD, wide * 32 // 100))]

    def _show(self, desk: Desk, index: int) -> None:
        self.shown = index
        desk.again()

    def _happened(self, desk: Desk, lines: list[EventLine], wide: float | None) -> list[Widget]:
        """Return the table of what has happened and the card of the chosen row, of the given width if there is one."""
        if not lines:
            return [_none("war.politics.none")]
        row = _chosen(self.table, len(lines))
        return [self._table(lines, desk), sized(self._card(desk, lines[row]), width=wide)]

    def _not_come(self, desk: Desk, lines: list[WaitingLine], wide: float | None) -> list[Widget]:
        """Return the table of what has not come and the card of the chosen row with what it waits for."""
        if not lines:
            return [_none("politics.waiting.none")]
        row = _chosen(self.waiting, len(lines))
        table = waiting_table(lines, self.waiting, lambda _: desk.again())
        return [table, sized(waiting_card(lines[row], side_color(desk.room.viewer)), width=wide)]

    def _left(self, desk: Desk) -> Widget:
        room = desk.room
        if self.tracks is None or self.tracks.room is not room:
            self.tracks = Tracks(room, desk.again)
        parts: list[Widget] = [growing(self.tracks.panel())]
        parts += [self.tracks.fall_panel()] if room.view.scenario.tracks else []
        if words := changes(room.view):
            rows = [Label(line, SMALL, "t2", fit=Fit.WRAP) for line in words]
            parts.append(Panel(t("politics.changes"), Column(*rows, gap=6, pad=INSET)))
        if room.yours and room.view.phase is Phase.EVENTS:
            button = Button(t("bar.decide"), self.decide, action=Action.CONFIRM, kind=Kind.PRIMARY)
            parts.append(named(button, "politics_decide"))
        return Column(*parts, gap=10)

    def _table(self, lines: list[EventLine], desk: Desk) -> Widget:
        marks = {True: t("politics.as_history"), False: t("politics.otherwise")}
        shown = [TurnLine(it.turn, it.date, it.title, it.choice, marks[it.as_in_history]) for it in lines]
        columns = column("event", 134, 1), column("choice", 142, 2), column("history", 72)
        return turn_table("table_politics", columns, shown, self.table, lambda _: desk.again())

    def _card(self, desk: Desk, line: EventLine) -> Widget:
        event = line.event
        parts: list[Widget] = [
            Label(t("politics.chosen", who=line.chooser, choice=line.choice), BODY, "ink", fit=Fit.WRAP),
        ]
        if not line.as_in_history:
            parts.append(Label(t("politics.history_chose", choice=history_chose(event)), SMALL, "ink2", fit=Fit.WRAP))
        parts.append(Label(t("decision.by", who=event.decided_by), SMALL, "ink2", fit=Fit.WRAP))
        if event.led_to:
            parts.append(Label(t("politics.led_to", words=event.led_to), BODY, "ink", fit=Fit.WRAP))
        return event_card(event, parts, side_color(desk.room.viewer))

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        if action is Action.CONFIRM and desk.room.yours and desk.room.view.phase is Phase.EVENTS:
            self.decide()
            return True
        return False
