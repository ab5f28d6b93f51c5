"""Saved games and replays: find, open, delete."""

from collections.abc import Callable, Sequence
from functools import partial

from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.choices import Chip
from game.ui.fields import TextField
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Centered, Column, Pad, Row, Spacer, growing, named, sized
from game.ui.panels import Panel
from game.ui.popups import ask
from game.ui.screens.common import Backdrop, empty_note, top_bar
from game.ui.tables import Cell, ColumnSpec, Sorting, Table, TableRow, TableState
from game.ui.widget import Ui, Widget
from game.view.screens import SavedGameRow
from game.view.text import t
from game.view.theme import LABEL, METRICS, SMALL

SAVED_COLUMN = 5


class SavesScreen:
    """Shows saved games; ``open_game`` and ``delete`` get the ident, ``delete`` answers what went wrong, or nothing."""

    places: tuple[Place, ...] = (Place.MENU, Place.TABLE)

    def __init__(
        self,
        rows: Sequence[SavedGameRow],
        open_game: Callable[[str], None],
        delete: Callable[[str], str],
        back: Callable[[], None],
        *,
        replay: Callable[[str], None],
    ) -> None:
        self.rows = list(rows)
        self.open_game, self.replay, self.delete, self.back = open_game, replay, delete, back
        self.state = TableState(sorting=Sorting(SAVED_COLUMN, descending=True))
        self.kind = ""
        self.words = ""
        newest = max(self.rows, key=lambda row: (row.saved_key, row.ident), default=None)
        self.state.chosen = newest.ident if newest else ""

    # --- answering ---

    def act(self, ui: Ui, action: Action) -> bool:
        if action is Action.CONFIRM:
            self._take(ui, self.open_game)
        elif action is Action.WATCH:
            self._take(ui, self.replay)
        elif action is Action.DELETE:
            self._ask_delete(ui)
        elif action is Action.FIND:
            field = next((w for w in self._tree.walk() if w.name == "find"), None)
            ui.set_focus(field)
        elif action is Action.BACK:
            self.back()
        else:
            return False
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing waits for a key to be let go."""

    def _chosen(self) -> SavedGameRow | None:
        return next((row for row in self._shown() if row.ident == self.state.chosen), None)

    def _take(self, ui: Ui, act: Callable[[str], None]) -> None:
        row = self._chosen()
        if row is None or row.why_not:
            ui.play("refused")
        else:
            act(row.ident)

    def _ask_delete(self, ui: Ui) -> None:
        row = self._chosen()
        if row is None:
            return
        yes = Button(t("saves.delete"), partial(self._delete, ui, row), kind=Kind.DANGER)
        no = Button(t("settings.cancel"), lambda: None, action=Action.BACK)
        question = t("saves.delete_question", scenario=row.scenario, turn=row.turn, saved=row.saved)
        ui.open_dialog(ask(ui, t("saves.delete"), question, yes, no, glyph="trash"))

    def _delete(self, ui: Ui, row: SavedGameRow) -> None:
        if reason := self.delete(row.ident):
            ui.toast(t("saves.not_deleted", reason=reason))
        else:
            self.rows.remove(row)
            shown = self._shown()
            self.state.chosen = shown[0].ident if shown else ""
        ui.relayout()

    def _set_kind(self, ui: Ui, kind: str) -> None:
        self.kind = kind
        ui.relayout()

    def _set_words(self, ui: Ui, words: str) -> None:
        self.words = words
        ui.relayout()

    def _shown(self) -> list[SavedGameRow]:
        words = self.words.casefold()
        return [
            row
            for row in self.rows
            if self.kind in ("", row.kind) and words in f"{row.scenario} {row.date} {row.side}".casefold()
        ]

    # --- building ---

    def build(self, ui: Ui) -> Widget:
        edge = METRICS.screen_edge
        panel = Panel(
            t("saves.title"),
            Column(self._filters(ui), growing(self._table(ui))),
            glyph="save",
            note=t("saves.count", count=len(self._shown())),
            footer=self._footer(ui),
        )
        body = Pad(Centered(panel, METRICS.content_max), edge)
        self._tree = Backdrop(Column(top_bar(t("menu.load"), "", self.back), growing(body)))
        return self._tree

    def _filters(self, ui: Ui) -> Widget:
        kinds = sorted({row.kind for row in self.rows})
        chips: list[Widget] = [
            named(
                Chip(t("saves.all"), partial(self._set_kind, ui, ""), on=not self.kind, count=len(self.rows)),
                "kind.all",
            )
        ]
        for kind in kinds:
            count = sum(row.kind == kind for row in self.rows)
            chip = Chip(kind, partial(self._set_kind, ui, kind), on=self.kind == kind, count=count)
            chips.append(named(chip, f"kind.{kind}"))
        find = TextField(
            self.words, partial(self._set_words, ui), hint=t("saves.find"), glyph="find", cap=ui.keys.label(Action.FIND)
        )
        return Row(
            *chips, Spacer(), sized(named(find, "find"), width=220), gap=8, pad=(METRICS.inset, 10, METRICS.inset, 6)
        )

    def _table(self, ui: Ui) -> Widget:
        shown = self._shown()
        if not shown:
            return Column(empty_note(t("saves.none") if not self.rows else t("saves.none_found")))
        columns = (
            ColumnSpec(t("saves.scenario"), 170, grow=3, style=LABEL),
            ColumnSpec(t("saves.turn"), 90, grow=1),
            ColumnSpec(t("saves.date"), 100, grow=1),
            ColumnSpec(t("saves.side"), 110, grow=1),
            ColumnSpec(t("saves.kind"), 90, grow=1),
            ColumnSpec(t("saves.saved"), 130, grow=1, side=Side.RIGHT),
        )
        table = Table(
            columns,
            [_row(row) for row in shown],
            self.state,
            choose=lambda _: ui.relayout(),
            open_row=lambda _: self._take(ui, self.open_game),
        )
        return named(table, "table")

    def _footer(self, ui: Ui) -> Widget:
        row = self._chosen()
        words, color = (row.why_not, "bad") if row and row.why_not else ("", "t2")
        note = growing(Label(words, SMALL, color, fit=Fit.SHORTEN))
        delete = Button(t("saves.delete"), partial(self._ask_delete, ui), action=Action.DELETE)
        watch = Button(t("saves.replay"), partial(self._take, ui, self.replay), action=Action.WATCH)
        confirm = partial(self._take, ui, self.open_game)
        load = Button(t("saves.open"), confirm, action=Action.CONFIRM, kind=Kind.PRIMARY)
        delete.enabled = row is not None
        for button in (watch, load):
            button.enabled = row is not None and not row.why_not
            button.why_disabled = row.why_not if row else ""
        buttons = (named(delete, "delete"), named(watch, "replay"), named(load, "open"))
        return Row(note, *buttons, gap=10, pad=(METRICS.inset, 9, METRICS.inset, 9))


def _row(row: SavedGameRow) -> TableRow:
    turn = float("".join(c for c in row.turn.split()[-1] if c.isdigit()) or 0) if row.turn else 0.0
    return TableRow(
        row.ident,
        (
            Cell(row.scenario, "text" if not row.why_not else "bad"),
            Cell(row.turn, key=turn),
            Cell(row.date),
            Cell(row.side),
            Cell(row.kind, "t3"),
            Cell(row.saved, key=row.saved_key),
        ),
    )
