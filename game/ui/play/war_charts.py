"""The page of charts: strength against history, losses, and the score, by turn; as a table on a key."""

from game.model.ids import Side as Army
from game.ui.actions import Action
from game.ui.charts import Chart, Range, Series
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Align, Column, Row, growing, named
from game.ui.panels import Panel
from game.ui.play.room import Room
from game.ui.play.war_tables import Desk, Hints
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.figures import Figures, bands_of_history, men_in_history
from game.view.score import signed
from game.view.summary import side_color
from game.view.text import t
from game.view.theme import METRICS, NOTE

PAD = (METRICS.inset, 8, METRICS.inset, 8)
WIDE = 800  # units from which charts stand side by side


def charts(room: Room) -> list[tuple[str, Chart]]:
    """Return the charts of a side with their titles."""
    view, known = room.view, room.log.figures
    scenario = view.scenario
    span, now = (scenario.first_turn, scenario.last_turn + 1), view.turn
    own, enemy = side_color(view.side), side_color(Army(1 - view.side))

    def series(name: str, color: str, pick: str) -> Series:
        return Series(t(f"chart.{name}"), color, tuple((f.turn, float(getattr(f, pick))) for f in known))

    past = tuple((turn, float(men)) for turn, men in men_in_history(view.board.id, view.side))
    in_span = tuple(point for point in past if span[0] <= point[0] <= span[1])
    strength = [
        series("own", own, "men"),
        series("enemy", enemy, "enemy"),
        Series(t("chart.history"), own, in_span, dashed=True),
    ]
    losses = [series("lost", own, "lost"), series("casualties", "gold", "casualties"), series("taken", enemy, "taken")]
    even = Series(t("chart.even"), "bone", ((span[0], 0.0), (span[1], 0.0)), dashed=True)

    def ranges(pick: str) -> tuple[str, str, list[Range]]:
        found = bands_of_history(scenario, view.side, pick)
        told = [Range(band.turn, band.low, band.high, t("chart.by_target", what=band.text)) for band in found]
        return t("chart.range"), "bone", told

    return [
        (t("chart.strength"), Chart(strength, span, now=now, ranges=ranges("men"))),
        (t("chart.losses"), Chart(losses, span, now=now, ranges=ranges("casualties"))),
        (t("chart.score"), Chart([series("result", "gold", "score"), even], span, now=now, shown=_points)),
    ]


def _points(value: float) -> str:
    return signed(round(value))


def charts_column(room: Room, width: float) -> Widget:
    """Return the charts in ``width`` units: the first over the others side by side where there is room for that."""
    panels: list[Widget] = [
        named(Panel(title, Column(growing(chart), pad=PAD), glyph="chart"), f"chart_{i}")
        for i, (title, chart) in enumerate(charts(room))
    ]
    if width >= WIDE:
        second = Row(*(growing(panel) for panel in panels[1:]), gap=10, align=Align.STRETCH)
        return Column(growing(panels[0]), growing(second), gap=10)
    return Column(*(growing(panel) for panel in panels), gap=10)


class ChartsPage:
    """The page in the war room."""

    name = "charts"

    def __init__(self) -> None:
        self.as_table = False
        self.table = TableState()

    @property
    def hints(self) -> Hints:
        return (("as_chart" if self.as_table else "as_table", Action.AS_TABLE),)

    def parts(self, ui: Ui, desk: Desk) -> list[Widget]:
        note = Label(t("chart.note"), NOTE, "t3", fit=Fit.WRAP)
        if not self.as_table:
            return [growing(charts_column(desk.room, ui.layout_size[0])), note]
        names = ("turn", "own_men", "enemy_men", "lost", "taken", "result")
        columns = [ColumnSpec(t(f"column.{name}"), 90, 1, Side.RIGHT) for name in names]
        rows = [_row(known) for known in desk.room.log.figures]
        table = named(Table(columns, rows, self.table), "table_charts")
        return [growing(Panel(t("chart.figures"), table, glyph="list")), note]

    def act(self, ui: Ui, desk: Desk, action: Action) -> bool:
        if action is not Action.AS_TABLE:
            return False
        self.as_table = not self.as_table
        desk.again()
        return True


def _row(known: Figures) -> TableRow:
    values = (known.turn, known.men, known.enemy, known.lost, known.taken)
    cells = [Cell(f"{value:,}", key=float(value)) for value in values]
    return TableRow(str(known.turn), (*cells, Cell(signed(known.score), key=float(known.score))))
