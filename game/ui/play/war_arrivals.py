"""What is still to come: columns of cards by turn, and the table of arrivals with the map beside it."""

from collections.abc import Callable

from game.ui import draw
from game.ui.inputs import Pointer, Touch
from game.ui.labels import Fit, Label, Rule, Side
from game.ui.layout import Align, Column, Row, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.war_sheets import column, figures
from game.ui.play.war_tables import AroundTable, Desk, Sheet, TablePage
from game.ui.tables import ColumnSpec
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.arrivals import Arrival, ArrivalTurn, arrival_lines, arrivals, coming_turns, slip_words
from game.view.tables import army_groups
from game.view.text import t
from game.view.theme import LABEL, METRICS, NOTE, SMALL, SMALL_STRONG

TURNS = 6  # shown beside the charts
COLUMN = 150  # units of width of a turn on the page of its own
CARD, CARD_GAP, STRIP = 44, 6, 3  # units
LOWER = 34  # per cent of the height the cards have under the table
ROOMY = 800  # units of height from which they stand there


class ArrivalCard(Widget):
    """A unit that comes: its army's color, its name, where to; a click does what ``press`` does."""

    hoverable = True

    def __init__(self, it: Arrival, press: Callable[[], None]) -> None:
        super().__init__()
        self.it, self.press = it, press
        self.tooltip = _told(it)
        self.height = CARD

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(CARD)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, r = ui.palette, self.rect
        edge = p.hover_line if ui.hover is self else None
        draw.box(to, r, p.bg, edge=edge, radius=ui.px(3))
        to.fill(p.armies[self.it.face.army].fill, (r.left, r.top, ui.px(STRIP), r.height))
        x, room = r.left + ui.px(STRIP + 7), r.width - ui.px(STRIP + 11)
        first, second = r.top + ui.px(14), r.top + ui.px(31)
        lines = ((SMALL_STRONG, self.it.short, p.text, first), (NOTE, self.it.where, p.t2, second))
        for style, words, ink, middle in lines:
            image = text_image(ui.face(style), shortened(ui.face(style), words, room), ink)
            to.blit(image, image.get_rect(midleft=(x, middle)))
        if self.it.strength_milli is not None:
            men = text_image(ui.face(NOTE), t("arrivals.men", men=f"{self.it.men:,}"), p.t2)
            if text_width(ui.face(NOTE), self.it.where) + men.get_width() + ui.px(10) <= room:
                to.blit(men, men.get_rect(midright=(x + room - ui.px(2), second)))

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is Touch.DOWN and event.button == 1:
            self.press()
            return True
        return False


def _told(it: Arrival) -> str:
    """Return all that is known of an arrival, for the tooltip of its card."""
    figures = t("arrivals.figures", men=f"{it.men:,}", guns=it.guns, tanks=it.tanks) if it.strength_milli else ""
    return " · ".join(words for words in (it.name, it.where, figures, it.condition, it.note) if words)


class CardStack(Widget):
    """Cards one under the other, as many as there is room for; then how many more there are."""

    hoverable = True

    def __init__(self, cards: list[ArrivalCard]) -> None:
        self.more = Label("", NOTE, "t2", fit=Fit.SHORTEN)
        super().__init__(*cards, self.more)
        self.cards = cards
        self.grow = 1.0

    def measure(self, ui: Ui, width: int) -> Size:
        return width, 0

    def arrange(self, ui: Ui) -> None:
        step, card = ui.px(CARD + CARD_GAP), ui.px(CARD)
        line = ui.face(NOTE).line_px
        fit = (self.rect.height + ui.px(CARD_GAP)) // step
        if fit < len(self.cards):
            fit = max(0, (self.rect.height - line) // step)
        for i, shown in enumerate(self.cards):
            shown.visible = i < fit
            shown.place(ui, Rect(self.rect.left, self.rect.top + i * step, self.rect.width, card))
        hidden = self.cards[fit:]
        self.more.visible = bool(hidden) and self.rect.height >= line
        self.more.content = t("arrivals.more", count=len(hidden))
        self.more.place(ui, Rect(self.rect.left, self.rect.top + fit * step, self.rect.width, line))
        self.tooltip = "\n".join(_told(other.it) for other in hidden)


class TurnColumn(Widget):
    """One turn: its number, its date, what comes; the present one in gold."""

    def __init__(self, it: ArrivalTurn, press: Callable[[Arrival], None], *, is_now: bool) -> None:
        cards = [ArrivalCard(arrival, _calling(press, arrival)) for arrival in it.arrivals]
        head = Row(
            Label(t("arrivals.turn", turn=it.turn), LABEL),
            growing(Label(it.date, NOTE, "t2", side=Side.RIGHT, fit=Fit.SHORTEN)),
            gap=4,
        )
        notes = sorted({arrival.condition for arrival in it.arrivals if arrival.condition})
        below = [Label("; ".join(notes), NOTE, "bad", fit=Fit.WRAP, lines=2)] if notes else []
        inside = Column(head, Rule("line"), CardStack(cards), *below, gap=6, pad=(7, 6, 7, 6))
        super().__init__(inside)
        self.is_now = is_now

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        fill, edge = (p.gold_dark, p.gold) if self.is_now else (p.raised, None)
        draw.box(to, self.rect, fill, edge=edge, radius=ui.px(4))


def _calling(press: Callable[[Arrival], None], it: Arrival) -> Callable[[], None]:
    return lambda: press(it)


def cards_panel(desk: Desk, press: Callable[[Arrival], None], *, title: str, turns: int = TURNS) -> Panel:
    """Return the next turns as columns of cards; in words where nothing comes that soon."""
    view = desk.room.view
    coming, shown = arrivals(view), coming_turns(view, turns)
    if any(it.arrivals for it in shown):
        columns = [growing(TurnColumn(it, press, is_now=it.turn == view.turn)) for it in shown]
        body: Widget = Row(*columns, gap=5, pad=10, align=Align.STRETCH)
    else:
        dated = [it.turn for it in coming if it.turn is not None]
        words = t("arrivals.not_before", turn=dated[0]) if dated else t("war.arrivals.none")
        body = Column(Label(words, SMALL, "t2", fit=Fit.WRAP), pad=METRICS.inset)
    return named(Panel(title, body, glyph="calendar", note=slip_words(view, coming)), "arrival_cards")


def _columns(width: float) -> tuple[ColumnSpec, ...]:
    return (
        column("unit", 170, 2, color="text"),
        *figures("turn", width=36, color="text"),
        column("date", 50),
        column("where", 90, 1),
        *figures("men", width=48, color="text"),
        *figures("guns", "tanks", width=44),
        *figures("strength", width=32, color="text", style=SMALL_STRONG),
        *figures("slip", width=36),
        column("condition", 150, 2),
    )


def arrivals_page() -> AroundTable:
    """Return the page in the war room."""
    sheet = Sheet(
        _columns,
        lambda room: arrival_lines(room.view),
        "calendar",
        groups=lambda room, lines: army_groups(room.view, lines),
        total=lambda room: _total(arrivals(room.view)),
    )
    return AroundTable(TablePage("arrivals", sheet), _around)


def _around(table: TablePage, ui: Ui, desk: Desk) -> list[Widget]:
    wide, high = ui.layout_size
    upper = growing(desk.map.beside(ui, desk, table))
    if high < ROOMY:
        return [upper]

    def turn_to(it: Arrival) -> None:
        """Choose the row of a card; who has come already has none, but a place on the map."""
        if not table.choose(ui, it.unit):
            desk.map.point(it.hex)

    cards = cards_panel(desk, turn_to, title=t("war.arrivals.by_turn"), turns=int((wide - 100) // COLUMN))
    return [upper, sized(cards, height=high * LOWER // 100)]


def _total(coming: list[Arrival]) -> str:
    men = sum(it.men for it in coming if it.strength_milli is not None)
    return t("arrivals.total", units=len(coming), men=f"{men:,}")
