"""Decision cards: what is asked, what was known, what may be chosen, beside the political tracks (rules 13, 14)."""

from collections.abc import Callable

from game.model.ids import Phase
from game.model.politics import Choice, HistoricalEvent
from game.rules.orders.decide import DecideOrder
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Align, Centered, Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Paper, Plate
from game.ui.play.course_map import CourseFilm, FrontPicture
from game.ui.play.event_paper import choice_card, closed_choice, story
from game.ui.play.room import Room
from game.ui.play.status import StatusLine, status_bar
from game.ui.play.track_panels import Tracks
from game.ui.popups import Dialog
from game.ui.scroll import Scroll
from game.ui.widget import Ui, Widget
from game.view.summary import side_color
from game.view.text import t
from game.view.theme import COLUMN_HEAD, METRICS, NARRATIVE_ITALIC, NOTE, PAPER_TITLE, SCREEN_TITLE
from game.view.track_marks import is_secret, track_of_event

PAPER, WIDEST_PAPER, PAPER_SHARE = 860, 1100, 0.6  # widths in units; the share of the window between them
WIDEST_TRACKS, GAP = 480, 16  # units
NARROW, LOW = 1400, 800  # units of the window under which the tracks are a strip over the paper
ROOMY, MOST_FALL = 960, 320  # units of height: of a window where the picture of a track need not grow, and of that
STRIP, TOASTS = 48, 56  # units: the height of the strip of tracks, the room for a message under them
FALL = (560, 300)  # units: the picture of a track over a narrow window
TALL = 680  # units of height of a window with room for a picture
PICTURE_SHAPE = 1.25  # width to height
PICTURES = ((1000, 340), (860, 190), (TALL, 130))  # from a window so high: the height of the picture
CHOICES = (Action.CHOICE_1, Action.CHOICE_2, Action.CHOICE_3, Action.CHOICE_4, Action.CHOICE_5)


class Decision:
    """The screen over a match while its side has decisions to take; the next comes up when one is taken."""

    places: tuple[Place, ...] = (Place.PAPER, Place.MAP)

    def __init__(self, room: Room, ground: GroundPainter, close: Callable[[], None]) -> None:
        self.room, self.ground, self.close = room, ground, close
        self.film = CourseFilm(room.log.course[-1:], self._again)
        self.marked = 0
        self.tracks = Tracks(room, self._again)
        self.status = StatusLine(self._words)
        self._shown = ""  # the event whose track was chosen
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

    @property
    def closed(self) -> tuple[Choice, ...]:
        """Return the choices that may not be taken now."""
        event = self.event
        return () if event is None else tuple(choice for choice in event.choices if choice not in self.choices)

    def build(self, ui: Ui) -> Widget:
        """Return the card, beside it the tracks and how one of them came to its level; in narrow windows above it."""
        self._ui = ui
        event = self.event
        if event is not None and event.id != self._shown:
            self._shown, self.tracks.chosen = event.id, track_of_event(self.room.view, event)
        edge, (wide, high) = METRICS.screen_edge, ui.layout_size
        narrow = wide < NARROW or high < LOW
        width = min(WIDEST_PAPER, wide - 2 * edge if narrow else max(PAPER, PAPER_SHARE * wide))
        card: Widget = Spacer() if event is None else self._card(event, high)
        sheet = Centered(card, width, tall=False)
        if narrow or not self.room.view.scenario.tracks:
            body = Column(sized(self.tracks.strip(self._show_fall), height=STRIP), growing(sheet), gap=10)
            return self._framed(ui, Column(growing(body), pad=(edge, 10, edge, 14)))
        tracks = min(WIDEST_TRACKS, wide - width - 2 * edge - 3 * GAP)
        ui.toast_left = (wide + width + GAP - tracks) / 2  # a message lies at the foot of the tracks
        fall: Widget = self.tracks.fall_panel()
        fall = sized(fall, height=MOST_FALL) if high >= ROOMY else growing(fall)
        beside = Column(self.tracks.panel(), fall, Spacer(TOASTS), gap=GAP)
        row = Row(Spacer(), sized(sheet, width=width), sized(beside, width=tracks), Spacer(), gap=GAP)
        row.align = Align.STRETCH
        return self._framed(ui, Column(growing(row), pad=(edge, 20, edge, 20)))

    def _framed(self, ui: Ui, page: Widget) -> Widget:
        """Return the page over the bar that says what is asked and with which keys it is answered."""
        last = len(self.choices)
        hints: list[tuple[str, Action | str]] = [
            ("mark", f"1–{last}" if last > 1 else "1"),
            ("politics", Action.CONFIRM),
            ("back", Action.BACK),
        ]
        return Plate(Column(growing(page), status_bar(ui, self.room, self.status, hints)), fill="bg")

    def _words(self) -> str:
        return t("decision.status", title=self.event.title) if self.event is not None else ""

    def _show_fall(self, track: int) -> None:
        """Show how a track of the strip came to its level."""
        ui = self._ui
        if ui is not None:
            self.tracks.chosen = track
            shut = Button(t("more.close"), ui.close_dialog, action=Action.BACK, kind=Kind.PRIMARY)
            secret = is_secret(self.room.view, track)
            fall = sized(self.tracks.fall(), width=FALL[0], height=None if secret else FALL[1])
            title, close = self.tracks.fall_title, ui.close_dialog
            ui.open_dialog(Dialog(ui, title, fall, [shut], glyph="chart", confirm=close, back=close))

    def _card(self, event: HistoricalEvent, high: float) -> Widget:
        head = Row(
            Label(t("decision.head", id=event.id), COLUMN_HEAD, "seal"),
            Spacer(),
            Label(event.date, NARRATIVE_ITALIC, "ink2"),
        )
        rows = [
            choice_card(
                self.room.view, choice, i + 1, self._marking(i), self.take, on=i == self.marked, brief=high < LOW
            )
            for i, choice in enumerate(self.choices)
        ]
        rows += [closed_choice(self.room.view, choice, brief=high < LOW) for choice in self.closed]
        look = named(Button(t("decision.look"), self.close, action=Action.BACK), "decision_look")
        take = named(Button(t("decision.take"), self.take, action=Action.CONFIRM, kind=Kind.PRIMARY), "decision_take")
        inside = Column(
            head,
            Label(event.title, PAPER_TITLE if high >= LOW else SCREEN_TITLE, "ink", fit=Fit.WRAP),
            Rule("ink2"),
            growing(Scroll(Column(self._told(event, high), Rule("ink2"), *rows, gap=10, pad=(0, 0, 2, 0)))),
            Row(Label(t("decision.sealed"), NARRATIVE_ITALIC, "ink2"), Spacer(), look, take, gap=10),
            gap=12 if high >= LOW else 8,
            pad=(34, 22, 34, 20) if high >= LOW else (28, 14, 28, 12),
        )
        return Paper(inside, side_color(self.room.viewer))

    def _told(self, event: HistoricalEvent, high: float) -> Widget:
        """Return the front of the day and the story beside it; the story alone where the window is too low."""
        told = Column(*story(event), gap=10)
        if not self.film.course or high < TALL:
            return told
        front = FrontPicture(self.room.view, self.ground, self.film)
        down = next(size for least, size in PICTURES if high >= least)
        across = PICTURE_SHAPE * down
        legend = [Label(t("course.legend"), NOTE, "ink2", fit=Fit.WRAP)] if high >= LOW else []
        picture = Column(described(sized(front, height=down), t("course.legend")), *legend, gap=4)
        return Row(sized(picture, width=across), growing(told), gap=24, align=Align.START)

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
