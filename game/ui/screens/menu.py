"""The main menu: what can be done at the left, the scenarios to choose from at the right."""

from collections.abc import Callable
from functools import partial

import pygame

from game.ui.actions import Action, Place
from game.ui.bars import Pips
from game.ui.buttons import Button, Kind, MenuItem
from game.ui.labels import Fit, Glyph, KeyCap, Label, Picture, Side
from game.ui.layout import Align, Column, Grid, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Card, Panel, Plate
from game.ui.screens.common import Backdrop, Thumbnail, caption, empty_note, hints
from game.ui.scroll import Scroll
from game.ui.typeset import text_width
from game.ui.widget import Size, Ui, Widget
from game.version import VERSION
from game.view.screens import Choice, MenuData, MenuEntry, OwnScenario, ScenarioCard
from game.view.text import t
from game.view.theme import (
    BODY,
    CARD_TITLE,
    HERO,
    HERO_SUB,
    METRICS,
    NAME,
    NOTE,
    SMALL,
    SMALL_MEDIUM,
    SMALL_STRONG,
    Style,
)

ICONS = {Choice.CONTINUE: "play", Choice.NEW: "right"}
CARD_HEIGHT = 211
TITLE_LINES, TITLE_ROOM = 2, 166  # a title that is wider, in units, takes two lines, and one from the summary
SUMMARY_LINES = 4
CARD_MOST = 240
PAGE_MOST = 1240
COMPACT_LINES = 800  # a lower layout makes the left column tighter
ITEMS = ((COMPACT_LINES, 56), (700, 52), (0, 46))  # from a layout so high: the height of an entry


class MenuScreen:
    """Shows ``MenuData``; every choice goes to ``act`` with the chosen scenario's ident."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(
        self,
        data: MenuData,
        act: Callable[[Choice, str], None],
        *,
        thumbnail: Thumbnail | None = None,
        backdrop: Callable[[Size], pygame.Surface | None] | None = None,
    ) -> None:
        self.data, self._act = data, act
        self.thumbnail, self.backdrop = thumbnail, backdrop
        self._card_height: float = CARD_HEIGHT
        self.chosen = data.cards[0].ident if data.cards else ""

    # --- answering ---

    def act(self, ui: Ui, action: Action) -> bool:
        if action is Action.CONFIRM:
            self._choose(Choice.BRIEF)
        elif action is Action.WATCH:
            self._choose(Choice.WATCH)
        elif action is Action.ALMANAC:
            self._choose(Choice.HELP)
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing waits for a key to be let go."""

    def _choose(self, choice: Choice) -> None:
        self._act(choice, self.chosen)

    def _new(self, ui: Ui) -> None:
        """The cards are the way to a new game: go there."""
        card = next((w for w in self._tree.walk() if w.name == f"card.{self.chosen}"), None)
        ui.set_focus(card)

    def _select(self, ui: Ui, ident: str) -> None:
        self.chosen = ident
        ui.relayout()

    def _open(self, ident: str) -> None:
        self.chosen = ident
        self._choose(Choice.BRIEF)

    # --- building ---

    def build(self, ui: Ui) -> Widget:
        wide, high = ui.layout_size
        compact = high < COMPACT_LINES
        pad = (72, 57, 52, 18) if wide >= 1400 and not compact else (32, 24, 24, 12)
        left = sized(self._left(ui, compact=compact), width=348 if wide >= 1400 else 288)
        browser = growing(self._browser(ui))
        main = growing(Row(left, Spacer(49 if wide >= 1400 else 24), browser, align=Align.STRETCH))
        page = Column(main, Spacer(20 if not compact else 10), self._foot(ui), pad=pad)
        page.width = min(wide, METRICS.content_max)
        page.height = min(high, PAGE_MOST)
        self._tree = Backdrop(Row(Spacer(), page, Spacer()), self.backdrop)
        return self._tree

    def _left(self, ui: Ui, *, compact: bool) -> Widget:
        hero = Style(HERO.role, HERO.size * (0.72 if compact else 1), HERO.tracking)
        words = t("menu.title").rsplit(" ", 1)
        title = Row(Label(words[0], hero), Spacer(hero.size * 0.22), Label(words[1], hero, "communist"))
        sub_style = Style(HERO_SUB.role, HERO_SUB.size * (0.76 if compact else 0.9), HERO_SUB.tracking)
        dash = sized(Plate(fill="gold"), width=24 if compact else 44, height=3)
        sub = Row(dash, Spacer(10 if compact else 14), Label(t("menu.subtitle").upper(), sub_style, "t2"))
        items: list[Widget] = []
        for entry in self.data.entries:
            if entry.choice is Choice.QUIT:
                continue
            item = self._item(entry)
            item.height = next(height for least, height in ITEMS if ui.layout_size[1] >= least)
            if entry.choice is Choice.NEW:
                item.press = partial(self._new, ui)
            items.append(item)
        menu = growing(named(Scroll(Column(*items, gap=5 if compact else 8)), "entries"))
        return Column(title, sub, Spacer(18 if compact else 38), menu, Spacer(10), self._quit())

    def _quit(self) -> Widget:
        button = named(Button(t("menu.quit"), partial(self._choose, Choice.QUIT), kind=Kind.BARE), "menu.quit")
        return Row(button, Spacer(6), KeyCap("Alt+F4"), Spacer())

    def _item(self, entry: MenuEntry) -> MenuItem:
        kinds = {Choice.CONTINUE: Kind.PRIMARY, Choice.NEW: Kind.CHOSEN}
        item = MenuItem(
            t(f"menu.{entry.choice.value}"),
            entry.note,
            partial(self._choose, entry.choice),
            kind=Kind.NORMAL if entry.why_not else kinds.get(entry.choice, Kind.NORMAL),
            glyph="" if entry.why_not else ICONS.get(entry.choice, ""),
        )
        item.enabled, item.why_disabled = not entry.why_not, entry.why_not
        return named(item, f"menu.{entry.choice.value}")

    def _browser(self, ui: Ui) -> Widget:
        wide = min(ui.layout_size[0], METRICS.content_max)
        columns = 4 if wide >= 1880 else 3 if wide >= 1400 else 2
        rows = (len(self.data.cards) + columns) // columns
        room = (min(ui.layout_size[1], PAGE_MOST) - 270) / rows
        self._card_height = max(CARD_HEIGHT, min(CARD_MOST, room))
        cards: list[Widget] = [self._card(ui, card) for card in self.data.cards]
        if (columns - len(cards) % columns) * (wide / columns) > 560:
            grid: Widget = Grid(*cards, self._own(), columns=columns, gap=14, stretch_last=True)
        else:
            grid = Column(Grid(*cards, columns=columns, gap=14), self._own(), gap=14)
        body = Pad(grid, 12)
        note = t("menu.counts", shipped=len(self.data.cards), own=len(self.data.own))
        return Panel(
            t("menu.choose"), named(Scroll(body), "cards"), glyph="flag", note=note, footer=self._choice_bar(ui)
        )

    def _card(self, ui: Ui, card: ScenarioCard) -> Widget:
        picture: Widget = Glyph("flag", 40, "soft")
        if self.thumbnail:
            picture = Picture(partial(self.thumbnail, card.ident))
        long = text_width(ui.face(CARD_TITLE), card.title) > ui.px(TITLE_ROOM)
        text = Column(
            Label(card.title, CARD_TITLE, fit=Fit.WRAP, lines=TITLE_LINES),
            Spacer(2),
            Label(card.dates, SMALL_MEDIUM, "gold", fit=Fit.SHORTEN),
            Label(card.turns, SMALL, "t2", fit=Fit.SHORTEN),
            Spacer(5),
            growing(Column(Label(card.summary, SMALL, "t2", fit=Fit.WRAP, lines=SUMMARY_LINES - long))),
            Row(caption(t("menu.difficulty")), Spacer()),
            Row(Pips(card.difficulty, 5), growing(Label(card.level, NOTE, "t3", fit=Fit.SHORTEN, side=Side.RIGHT))),
        )
        inside = Row(
            sized(picture, width=131 if ui.layout_size[0] >= 1400 else 100),
            Spacer(14),
            growing(text),
            pad=(9, 9, 10, 9),
            align=Align.STRETCH,
        )
        chosen = card.ident == self.chosen
        made = Card(inside, partial(self._select, ui, card.ident), partial(self._open, card.ident), on=chosen)
        return named(sized(made, height=self._card_height), f"card.{card.ident}")

    def _own(self) -> Widget:
        rows: list[Widget] = [self._own_row(own) for own in self.data.own]
        if not rows:
            rows = [empty_note(t("menu.own_empty"))]
        head = Row(
            Label(t("menu.own").upper(), NAME, "gold"), growing(Label(t("menu.own_note"), NOTE, "t3", side=Side.RIGHT))
        )
        made = [
            named(Button(t(f"menu.{choice.value}"), partial(self._choose, choice)), choice.value)
            for choice in self.data.own_choices
        ]
        buttons = Row(*made, gap=10)
        inside = Column(Pad(head, (6, 0, 4, 6)), *rows, Spacer(), buttons, gap=7, pad=(12, 12, 12, 14))
        ground = Plate(inside, fill="field", edge="soft", radius=METRICS.radius_card)
        return sized(ground, height=self._card_height) if len(rows) <= 2 else ground

    def _own_row(self, own: OwnScenario) -> Widget:
        glyph, color, words = "check", "good", t("menu.ready")
        if own.defects is None:
            glyph, color, words = "note", "t3", t("menu.reading")
        elif own.defects:
            glyph, color, words = "warning", "bad", t("menu.defects", count=own.defects, line=own.line)
        text = Column(Label(own.title, BODY, fit=Fit.SHORTEN), Label(own.note, NOTE, "t3", fit=Fit.SHORTEN))
        row = Row(
            Glyph("book", 16, "t2"),
            growing(text),
            Label(own.dates, SMALL, "t2"),
            Glyph(glyph, 14, color),
            sized(Label(words, SMALL_STRONG, color, fit=Fit.SHORTEN), width=132),
            gap=11,
            pad=(13, 3, 8, 3),
        )
        card = Card(row, partial(self._open, own.ident), on=False)
        return named(card, f"own.{own.ident}")

    def _choice_bar(self, ui: Ui) -> Widget:
        card = next((c for c in self.data.cards if c.ident == self.chosen), None)
        title = Label(card.title if card else "", SMALL_STRONG)
        about = growing(Label(card.about if card else "", SMALL, "t2", fit=Fit.SHORTEN))
        watch = named(Button(t("menu.watch"), partial(self._choose, Choice.WATCH), action=Action.WATCH), "watch")
        brief = Button(t("menu.brief"), partial(self._choose, Choice.BRIEF), action=Action.CONFIRM, kind=Kind.PRIMARY)
        for button, width in ((watch, 140), (brief, 164)):
            button.width = width
            button.enabled = card is not None
        row = Row(title, Spacer(10), about, watch, Spacer(12), named(brief, "brief"), pad=(17, 9, 12, 9))
        return sized(row, height=54)

    def _foot(self, ui: Ui) -> Widget:
        version = Label(t("menu.foot", version=VERSION), SMALL, "t3", fit=Fit.SHORTEN)
        keys = ui.keys
        pairs = [
            (t("key.arrows"), t("hint.move")),
            (keys.label(Action.CONFIRM), t("hint.choose")),
            (keys.label(Action.BACK), t("hint.back")),
            (keys.label(Action.ALMANAC), t("hint.help")),
        ]
        return Row(growing(version), hints(pairs))
