"""The briefing: where, what, with how much; and the choices a game begins with."""

from collections.abc import Callable
from dataclasses import replace
from functools import partial

import pygame

from game.errors import Problem
from game.ui.actions import Action, Place
from game.ui.bars import Versus
from game.ui.buttons import Button, Kind
from game.ui.choices import RadioRow, Segments, Toggle
from game.ui.fields import Slider, TextField
from game.ui.labels import Fit, Label, Picture, Rule, Side
from game.ui.layout import Align, Centered, Column, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.problems import problem_panel
from game.ui.screens.common import TOP_BAR, Backdrop, caption, empty_note, top_bar
from game.ui.screens.sides import SideCard
from game.ui.scroll import Scroll
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.tabs import Tab, TabBar
from game.ui.widget import Size, Ui, Widget
from game.view.screens import BriefingData, BriefingPage, Choice, GameSetup, first_setup
from game.view.text import t
from game.view.theme import (
    BODY,
    KEY_FIGURE,
    LABEL,
    METRICS,
    NARRATIVE,
    NARRATIVE_ITALIC,
    NOTE,
    SMALL,
)

HUMAN = "human"
HANDICAP = (0.8, 1.25)
SIDE_COLORS = ("communist", "good")
LONGEST_SEED = 12
PROBLEMS_HEIGHT = 150  # units
NO_BREAK = "\u00a0"


class BriefingScreen:
    """Shows ``BriefingData``; ``begin`` is called with the finished setup, ``back`` without it."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(
        self,
        data: BriefingData,
        begin: Callable[[GameSetup], None],
        back: Callable[[], None],
        *,
        preview: Callable[[Size], pygame.Surface | None] | None = None,
        backdrop: Callable[[Size], pygame.Surface | None] | None = None,
        edit: Callable[[], None] | None = None,
    ) -> None:
        self.data, self.begin, self.back = data, begin, back
        self.preview, self.backdrop, self.edit = preview, backdrop, edit
        self.problems: tuple[Problem, ...] = ()  # of the files as they are now, where they cannot be played
        self.setup = first_setup(data)
        self.page = 0
        self.reading = 0  # on narrow windows: 0 situation, 1 balance
        self._tables = [TableState() for _ in data.pages]

    def renew(self, data: BriefingData, preview: Callable[[Size], pygame.Surface | None]) -> None:
        """Show the scenario as its files are now; what was set up stays as far as there is still such a choice."""
        before, self.setup = self.setup, first_setup(data)
        sides, levels = {side.key for side in data.sides}, {o.key for o in data.opponents if not o.why_not}
        kept = replace(before, seed=self.setup.seed if before.seed == self.data.seed else before.seed)
        if before.side in sides and before.opponent in levels:
            self.setup = replace(kept, switches=self.setup.switches | before.switches)
        self.data, self.preview, self.problems = data, preview, ()
        self._tables = [TableState() for _ in data.pages]
        self.page = min(self.page, len(self._pages()))

    # --- answering ---

    def act(self, ui: Ui, action: Action) -> bool:
        if action is Action.CONFIRM:
            self._begin()
        elif action is Action.BACK:
            self.back()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing waits for a key to be let go."""

    def _begin(self) -> None:
        if not self.problems:
            self.begin(self.setup)

    def _mend(self, index: int) -> None:
        if self.edit is not None:
            self.edit()

    def _set_page(self, ui: Ui, index: int) -> None:
        self.page = index
        ui.relayout()

    def _set_reading(self, ui: Ui, index: int) -> None:
        self.reading = index
        ui.relayout()

    def _set_side(self, ui: Ui, key: str) -> None:
        self.setup.side = key
        self.page = min(self.page, len(self._pages()))
        ui.relayout()

    def _set_opponent(self, ui: Ui, key: str) -> None:
        self.setup.opponent = key
        ui.relayout()

    def _set_switch(self, key: str, on: bool) -> None:  # noqa: FBT001 - called by the toggle
        self.setup.switches[key] = on

    def _set_seed(self, text: str) -> None:
        self.setup.seed = int(text) if text else self.data.seed

    def _set_handicap(self, value: float) -> None:
        self.setup.handicap = round(value, 2)

    # --- building ---

    def build(self, ui: Ui) -> Widget:
        width = min(ui.layout_size[0], METRICS.content_max)
        pages = self._pages()
        titles = [Tab(t("briefing.tab")), *(Tab(page.title) for page in pages)]
        tabs = sized(named(TabBar(titles, self.page, partial(self._set_page, ui)), "pages"), height=TOP_BAR - 1)
        subtitle = self.data.subtitle if width >= 1400 else ""
        bar = top_bar(self.data.title, subtitle, self.back, tabs)
        middle = self._columns(ui, width) if self.page == 0 else self._page(pages[self.page - 1])
        if self.problems:
            defects = problem_panel(self.problems, self._mend)
            middle = Column(growing(middle), sized(defects, height=PROBLEMS_HEIGHT), gap=12)
        edge = METRICS.screen_edge if width >= 1400 else 12
        parts = [growing(middle), sized(self._setup(ui), width=428 if width >= 1400 else 380)]
        body = Pad(Centered(Row(*parts, gap=edge, align=Align.STRETCH), METRICS.content_max), edge)
        return Backdrop(Column(bar, growing(body)), self.backdrop)

    def _pages(self) -> list[BriefingPage]:
        return [page for page in self.data.pages if page.side in ("", self.setup.side)]

    def _columns(self, ui: Ui, width: float) -> Widget:
        """The map and what is to read; on a narrow window the reading is in two tabs."""
        shown = named(Picture(self.preview or _nothing), "preview")
        picture = Plate(shown, fill="panel", edge="line", radius=2)
        if width >= 1400:
            reading: Widget = Column(growing(self._situation(), 1.5), growing(self._balance(), 1.0), gap=14)
            return Row(growing(picture), sized(reading, width=428), gap=METRICS.screen_edge, align=Align.STRETCH)
        names = [Tab(t("briefing.situation")), Tab(t("briefing.balance"))]
        bar = named(TabBar(names, self.reading, partial(self._set_reading, ui)), "reading")
        page = self._situation() if self.reading == 0 else self._balance()
        share = 0.9 if width >= 1200 else 0.6
        return Row(
            growing(picture, share),
            growing(Column(Row(bar, Spacer()), growing(page), gap=6)),
            gap=12,
            align=Align.STRETCH,
        )

    def _situation(self) -> Widget:
        words: list[Widget] = [Label(text, NARRATIVE, fit=Fit.WRAP) for text in self.data.situation]
        task = next(side.task for side in self.data.sides if side.key == self.setup.side)
        if task:
            words += [Spacer(2), caption(t("briefing.task")), Label(task, NARRATIVE, fit=Fit.WRAP)]
        if self.data.hints:
            words += [Spacer(2), caption(t("briefing.hints"))]
            words += [Label(f"· {hint}", BODY, "t2", fit=Fit.WRAP) for hint in self.data.hints]
        if self.data.history:
            words.append(Label(self.data.history, NARRATIVE_ITALIC, "t2", fit=Fit.WRAP))
        text = named(Scroll(Pad(Column(*words, gap=8), (17, 11, 14, 10))), "situation")
        body = Column(growing(text), Pad(Rule(), (14, 0, 14, 0)), self._victory())
        return Panel(t("briefing.situation"), body, glyph="book", note=self.data.when)

    def _victory(self) -> Widget:
        points = "   ".join(f"{name} *{value}*".replace(" ", NO_BREAK) for name, value in self.data.victory)
        line = Label(points, SMALL, "t2", fit=Fit.WRAP, marked=True)
        return Column(caption(t("briefing.victory")), line, gap=4, pad=(17, 10, 14, 12))

    def _balance(self) -> Widget:
        left, right = self.data.balance_sides
        heads = Row(Label(left, KEY_FIGURE, "bad"), Spacer(), Label(right, KEY_FIGURE, "good"))
        lines = [Versus(b.label, b.left, b.right, b.shares, SIDE_COLORS) for b in self.data.balance]
        note = Label(self.data.balance_note, SMALL, "t3", fit=Fit.WRAP)
        text = Scroll(Column(heads, Spacer(4), *lines, Spacer(10), note, pad=(17, 12, 17, 12)))
        when = t("briefing.balance_when", turn=self.data.first_turn)
        return Panel(t("briefing.balance"), named(text, "balance"), glyph="balance", note=when)

    def _page(self, page: BriefingPage) -> Widget:
        if not page.rows:
            return Panel(page.title, empty_note(page.empty), glyph="list")
        columns = []
        for i, title in enumerate(page.head):
            figures = all(_is_figure(row[i]) for row in page.rows)
            side = Side.RIGHT if figures and i else Side.LEFT
            columns.append(ColumnSpec(title, 150 if i == 0 else 64, grow=3 if i == 0 else 1, side=side))
        rows = [TableRow(str(n), tuple(map(_cell, row))) for n, row in enumerate(page.rows)]
        table = Table(columns, rows, self._tables[self.page - 1])
        return Panel(page.title, named(table, "page"), glyph="list", note=t("briefing.rows", count=len(rows)))

    # --- set-up ---

    def _setup(self, ui: Ui) -> Widget:
        parts = [*self._side_cards(ui), Spacer(8), self._commander(ui), Spacer(12), *self._opponents(ui), Spacer(10)]
        if self.data.options:
            parts += self._options()
        if self.data.handicap:
            parts += self._handicap()
        parts.append(self._seed())
        body = named(Scroll(Column(*parts, pad=(17, 14, 17, 14))), "setup")
        return Panel(t("briefing.setup"), body, glyph="gear", footer=self._footer())

    def _side_cards(self, ui: Ui) -> list[Widget]:
        cards = [
            growing(
                named(
                    SideCard(side, partial(self._set_side, ui, side.key), on=side.key == self.setup.side),
                    f"side.{side.key}",
                )
            )
            for side in self.data.sides
        ]
        return [caption(t("briefing.command")), Spacer(6), Row(*cards, gap=12, align=Align.STRETCH)]

    def _commander(self, ui: Ui) -> Widget:
        """Return the choice of who plays the chosen side: a person, or a computer to be watched."""
        people = (HUMAN, Choice.BY_FILE)
        keys = [
            HUMAN,
            *(choice.key for choice in self.data.opponents if choice.key not in people and not choice.why_not),
        ]
        titles = {choice.key: choice.title for choice in self.data.opponents}
        names = [t("briefing.you"), *(titles[key] for key in keys[1:])]

        def choose(index: int) -> None:
            self.setup.commander = keys[index]
            ui.relayout()

        at = 0 if self.setup.by_file else keys.index(self.setup.commander)
        who = named(Segments(names, at, choose), "commander")
        who.enabled, who.why_disabled = not self.setup.by_file, t("briefing.by_file")
        return Column(caption(t("briefing.played_by")), Spacer(6), Row(who, Spacer()))

    def _opponents(self, ui: Ui) -> list[Widget]:
        rows: list[Widget] = [caption(t("briefing.opponent")), Spacer(6)]
        for choice in self.data.opponents:
            on = choice.key == self.setup.opponent
            row = RadioRow(choice.title, choice.note, partial(self._set_opponent, ui, choice.key), on=on)
            row.enabled, row.why_disabled = not choice.why_not, choice.why_not
            rows += [named(row, f"opponent.{choice.key}"), Spacer(5)]
        return rows

    def _options(self) -> list[Widget]:
        rows: list[Widget] = [caption(t("briefing.options")), Spacer(4)]
        for option in self.data.options:
            on = self.setup.switches[option.key]
            toggle = Toggle(option.title, partial(self._set_switch, option.key), on=on, note=option.note)
            rows += [named(toggle, f"option.{option.key}"), Spacer(4)]
        return rows

    def _handicap(self) -> list[Widget]:
        side = next(s.title for s in self.data.sides if s.key == self.setup.side)
        slider = Slider(
            t("briefing.intake", side=side),
            self.setup.handicap,
            self._set_handicap,
            low=HANDICAP[0],
            high=HANDICAP[1],
            step=0.05,
            default=1.0,
            shown=lambda value: f"× {value:.2f}",
        )
        head = Row(
            caption(t("briefing.handicap")),
            growing(Label(t("briefing.disclosed"), NOTE, "t3", fit=Fit.SHORTEN, side=Side.RIGHT)),
        )
        return [head, Spacer(5), named(slider, "handicap"), Spacer(6)]

    def _seed(self) -> Widget:
        seed = TextField(str(self.setup.seed), self._set_seed, longest=LONGEST_SEED, allowed="0123456789", glyph="dice")
        label = growing(Label(t("briefing.seed"), LABEL, fit=Fit.SHORTEN))
        return Row(label, sized(named(seed, "seed"), width=160))

    def _footer(self) -> Widget:
        back = named(Button(t("briefing.back"), self.back, action=Action.BACK, height=METRICS.primary), "leave")
        text = t("briefing.begin")
        begin = Button(text, self._begin, action=Action.CONFIRM, kind=Kind.PRIMARY, height=METRICS.primary)
        goal = Label(self.data.goal, BODY, "t2", fit=Fit.WRAP, marked=True)
        begin.enabled, begin.why_disabled = not self.problems, t("briefing.broken")
        change = [named(Button(t("briefing.edit"), self.edit, height=METRICS.primary), "edit")] if self.edit else []
        row = Row(sized(back, width=112), *change, growing(named(begin, "begin")), gap=12)
        parts = [goal, Spacer(14)] if self.data.goal else []
        return Column(*parts, row, pad=(17, 14, 17, 20))


def _nothing(size: Size) -> pygame.Surface | None:
    """There is no picture of the scenario."""
    return None


def _is_figure(text: str) -> bool:
    return text in ("", "–") or text[0].isdigit()


def _cell(text: str) -> Cell:
    """A field that sorts as the number it is."""
    plain = text.replace(",", "")
    try:
        return Cell(text, key=float(plain))
    except ValueError:
        return Cell(text, key=-1.0 if text == "–" else None)
