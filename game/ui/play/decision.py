"""Decision cards: what is asked, what was known, what may be chosen, beside the political tracks (rules 13, 14)."""

from collections.abc import Callable

from game.model.ids import Phase
from game.model.politics import Choice, HistoricalEvent
from game.rules.orders.decide import DecideOrder
from game.ui import draw
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Align, Column, Row, Spacer, growing, named, sized
from game.ui.panels import ON_PAPER, Card, Panel, Paper, Plate
from game.ui.play.course_map import CourseFilm, CourseMap
from game.ui.play.room import Room
from game.ui.play.war_politics import tracks_panel
from game.ui.scroll import Scroll
from game.ui.typeset import text_image
from game.ui.widget import Size, Surface, Ui, Widget
from game.view.effect_words import known_effects
from game.view.summary import side_color
from game.view.text import t
from game.view.theme import COLUMN_HEAD, LABEL, METRICS, NAME, NARRATIVE, NOTE, PAPER_TITLE, SMALL

PAPER, WIDEST_PAPER, PAPER_SHARE = 860, 1100, 0.6  # widths in units; the share of the window between them
TRACKS, GAP = 320, 16  # units
NUMERAL = 24  # units
TALL, LEAST_MAP = 680, 160  # units of height: of a window with room for a map, and of that map
CHOICES = (Action.CHOICE_1, Action.CHOICE_2, Action.CHOICE_3, Action.CHOICE_4, Action.CHOICE_5)


class Numeral(Widget):
    """The number of a choice in a circle, filled where the choice is marked."""

    def __init__(self, number: int, *, on: bool) -> None:
        super().__init__()
        self.number, self.on = number, on

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(NUMERAL), ui.px(NUMERAL)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, middle = ui.palette, self.rect.center
        draw.disc(to, middle, ui.px(NUMERAL) // 2, p.seal if self.on else p.ink2)
        if not self.on:
            draw.disc(to, middle, ui.px(NUMERAL) // 2 - max(1, ui.px(1)), p.paper_row)
        digit = text_image(ui.face(LABEL), str(self.number), p.paper if self.on else p.ink)
        to.blit(digit, digit.get_rect(center=middle))


class Decision:
    """The screen over a match while its side has decisions to take; the next comes up when one is taken."""

    places: tuple[Place, ...] = (Place.PAPER, Place.MAP)

    def __init__(self, room: Room, ground: GroundPainter, close: Callable[[], None]) -> None:
        self.room, self.ground, self.close = room, ground, close
        self.film = CourseFilm(room.log.course[-1:], self._again)
        self.marked = 0
        self._ui: Ui | None = None

    @property
    def event(self) -> HistoricalEvent | None:
        """Return what is asked, None if nothing is."""
        view = self.room.view
        asked = view.politics.questions if view.phase is Phase.EVENTS else ()
        return view.scenario.politics.events[asked[0].event] if asked else None

    @property
    def choices(self) -> tuple[Choice, ...]:
        """Return the choices open to the side."""
        event, asked = self.event, self.room.view.politics.questions
        return () if event is None else tuple(event.choices[i] for i in asked[0].choices)

    def build(self, ui: Ui) -> Widget:
        """Return the card, beside it the tracks and the front of the day."""
        self._ui = ui
        event = self.event
        card: Widget = Spacer() if event is None else self._card(event)
        edge = METRICS.screen_edge
        tracks = TRACKS if ui.layout_size[0] > PAPER + TRACKS + 4 * edge else TRACKS - 80
        wanted = max(PAPER, min(WIDEST_PAPER, PAPER_SHARE * ui.layout_size[0]))
        width = min(wanted, ui.layout_size[0] - tracks - 2 * edge - 3 * GAP)
        beside = Column(*self._beside(ui), gap=GAP, align=Align.STRETCH)
        body = Row(
            Spacer(), sized(card, width=width), sized(beside, width=tracks), Spacer(), gap=GAP, align=Align.STRETCH
        )
        return Plate(Column(growing(body), gap=10, pad=(edge, 20, edge, 20)), fill="bg")

    def _beside(self, ui: Ui) -> list[Widget]:
        view = self.room.view
        if not self.film.course or ui.layout_size[1] < TALL:
            return [growing(tracks_panel(view))]
        legend = Row(Label(t("course.legend"), SMALL, "t3", fit=Fit.WRAP), pad=(METRICS.inset, 0, METRICS.inset, 0))
        small = growing(sized(CourseMap(view, self.ground, self.film), height=LEAST_MAP))
        front = Column(small, legend, gap=4, pad=(8, 4, 8, 8))
        return [tracks_panel(view), growing(Panel(t("decision.front"), front, glyph="front"))]

    def _card(self, event: HistoricalEvent) -> Widget:
        head = Row(
            Label(t("decision.head", id=event.id), COLUMN_HEAD, "seal"), Spacer(), Label(event.date, SMALL, "ink2")
        )
        story = [
            Label(event.known, NARRATIVE, "ink", fit=Fit.WRAP),
            Label(t("decision.by", who=event.decided_by), SMALL, "ink2", fit=Fit.WRAP),
        ]
        rows = [self._choice(i, choice) for i, choice in enumerate(self.choices)]
        look = named(Button(t("decision.look"), self.close, action=Action.BACK), "decision_look")
        take = named(Button(t("decision.take"), self.take, action=Action.CONFIRM, kind=Kind.PRIMARY), "decision_take")
        inside = Column(
            head,
            Label(event.title, PAPER_TITLE, "ink", fit=Fit.WRAP),
            Rule("ink2"),
            growing(Scroll(Column(*story, *rows, gap=10, pad=(0, 0, 14, 0)))),
            Row(Label(t("decision.sealed"), NOTE, "ink2"), Spacer(), look, take, gap=10),
            gap=12,
            pad=(34, 24, 34, 20),
        )
        return Paper(inside, side_color(self.room.viewer))

    def _choice(self, i: int, choice: Choice) -> Widget:
        on = i == self.marked
        history = [Label(t("decision.history"), COLUMN_HEAD, "seal")] if choice.historical else []
        effects = known_effects(self.room.view, choice)
        known = [Label(" · ".join(effects), SMALL, "ink2", fit=Fit.WRAP)] if effects else []
        words = Column(Label(choice.text, NAME, "ink", fit=Fit.WRAP), *known, gap=3)
        line = Row(Numeral(i + 1, on=on), growing(words), *history, gap=12)
        line.pad = (14, 10, 14, 10)
        return named(Card(line, self._marking(i), self.take, on=on, colors=ON_PAPER), f"choice_{i}")

    def _marking(self, i: int) -> Callable[[], None]:
        def mark() -> None:
            self.marked = i
            self._again()

        return mark

    def take(self) -> None:
        """Take the marked choice; when nothing more is asked the phase ends."""
        event, choices = self.event, self.choices
        if event is None or self.marked >= len(choices):
            return
        if self.room.give(DecideOrder(self.room.viewer, event.id, choices[self.marked].id)):
            self.marked = 0
            if self.event is None:
                self.close()
                self.room.end_turn()
                return
        self._again()

    def _again(self) -> None:
        if self._ui is not None:
            self._ui.relayout()

    def act(self, ui: Ui, action: Action) -> bool:
        """Numbers mark a choice, Enter takes it, Esc looks at the map first."""
        if action is Action.BACK:
            self.close()
        elif action in CHOICES and CHOICES.index(action) < len(self.choices):
            self._marking(CHOICES.index(action))()
        elif action is Action.CONFIRM:
            self.take()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
