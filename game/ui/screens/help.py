"""Help: short pages on how to play, the almanac of the rules, and every key as it is bound now."""

from collections.abc import Callable, Sequence
from functools import partial

from game.ui.actions import Action, Place
from game.ui.buttons import Kind, MenuItem
from game.ui.labels import Fit, KeyCap, Label, Rule, Side
from game.ui.layout import Align, Centered, Column, Grid, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Panel
from game.ui.screens.common import Backdrop, caption, top_bar
from game.ui.screens.keylist import told_actions, told_places
from game.ui.scroll import Scroll
from game.ui.tables import Cell, ColumnSpec, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.screens import HelpTopic
from game.view.text import t
from game.view.theme import LABEL, METRICS, NARRATIVE, SMALL, Role, Style

TEXT_WIDTH = 620
PAGE_WIDTH = 1240
FIGURE, WORD = 66, 84  # units that columns of the almanac take at least
CJK = Style(Role.CJK, 13)
DIGITS = (*"0123456789+−–×", "")  # what a figure begins with


class HelpScreen:
    """The topics at the left, one of them at the right; the last one lists the keys."""

    places: tuple[Place, ...] = (Place.MENU,)

    def __init__(self, topics: Sequence[HelpTopic], back: Callable[[], None]) -> None:
        self.topics, self.back = list(topics), back
        self.page = 0
        self._tables: dict[str, TableState] = {}

    def act(self, ui: Ui, action: Action) -> bool:
        if action in (Action.BACK, Action.ALMANAC):
            self.back()
            return True
        return False

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing waits for a key to be let go."""

    def _set_page(self, ui: Ui, index: int) -> None:
        self.page = index
        ui.relayout()

    def build(self, ui: Ui) -> Widget:
        titles = [topic.title for topic in self.topics] + [t("help.keys")]
        items: list[Widget] = []
        for i, title in enumerate(titles):
            item = MenuItem(
                title, "", partial(self._set_page, ui, i), kind=Kind.CHOSEN if i == self.page else Kind.NORMAL
            )
            items.append(named(sized(item, height=38), f"topic.{i}"))
        left = sized(named(Scroll(Column(*items, gap=5)), "topics"), width=240)
        is_keys = self.page == len(self.topics)
        shown = named(self._page(ui, None if is_keys else self.topics[self.page]), f"page.{self.page}")
        body = Panel(titles[self.page], shown, glyph="keyboard" if is_keys else "book")
        edge = METRICS.screen_edge
        row = Row(left, growing(body), gap=edge, align=Align.STRETCH)
        whole = Pad(Centered(row, PAGE_WIDTH), edge)
        return Backdrop(Column(top_bar(t("menu.help"), t("help.note"), self.back), growing(whole)))

    def _page(self, ui: Ui, topic: HelpTopic | None) -> Widget:
        if topic is None:
            return Scroll(self._keys(ui))
        return self._table(topic) if topic.head else Scroll(self._topic(ui, topic))

    def _table(self, topic: HelpTopic) -> Widget:
        """The page of a chapter of the almanac: a few words over its table."""
        right = [all(row[i][:1] in DIGITS for row in topic.rows) for i in range(len(topic.head))]
        columns = []
        for i, name in enumerate(topic.head):
            style = CJK if i in topic.east else SMALL
            side = Side.RIGHT if right[i] else Side.LEFT
            width, share = (FIGURE, 0.3) if right[i] else (WORD, 1.0 if i else 2.5)
            columns.append(ColumnSpec(name, width, share, side, style=style))
        rows = [
            TableRow(str(n), tuple(Cell(text, "t2" if i else "text", key=_number(text)) for i, text in enumerate(row)))
            for n, row in enumerate(topic.rows)
        ]
        state = self._tables.setdefault(topic.title, TableState())
        words = [Label(text, SMALL, "t2", fit=Fit.WRAP) for text in topic.paragraphs]
        return Column(*words, growing(Table(columns, rows, state)), gap=10, pad=(20, 14, 20, 14))

    def _topic(self, ui: Ui, topic: HelpTopic) -> Widget:
        """The page; ``{action}`` in a text is the key bound to it."""
        bound = {action.value: ui.keys.label(action) for action in Action}
        words = [Label(text.format(**bound), NARRATIVE, "text", fit=Fit.WRAP, marked=True) for text in topic.paragraphs]
        column = sized(Column(*words, gap=12), width=TEXT_WIDTH)
        return Row(Pad(column, (20, 18, 20, 20)), Spacer(), align=Align.START)

    def _keys(self, ui: Ui) -> Widget:
        columns = 2 if ui.layout_size[0] >= 1180 else 1
        parts: list[Widget] = []
        for place in told_places():
            rows = [self._key(ui, action) for action in told_actions(place)]
            parts += [caption(t(f"place.{place.value}")), Rule(), Grid(*rows, columns=columns, gap=2), Spacer(12)]
        return Column(*parts, gap=6, pad=(20, 16, 24, 20))

    def _key(self, ui: Ui, action: Action) -> Widget:
        words = growing(Label(t(f"action.{action.value}"), LABEL, "t2", fit=Fit.SHORTEN))
        return Row(words, KeyCap(ui.keys.label(action)), pad=(0, 3, 18, 3))


def _number(text: str) -> float | None:
    """Return what a field is sorted by if it is a number, None if it is words."""
    plain = text.replace(",", "").replace("−", "-").lstrip("×+")
    try:
        return float(plain)
    except ValueError:
        return -1.0 if text in ("", "–") else None
