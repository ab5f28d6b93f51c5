"""The screen of the set-up editor: order of battle, map, what is chosen, and what is wrong, with every key."""

from collections.abc import Callable
from functools import partial

from game.data.document import Disk
from game.data.library import files_behind
from game.errors import GameError
from game.model.board import Board
from game.model.ids import Side
from game.session.setting import Setting
from game.ui.actions import Action, Place
from game.ui.buttons import Button, Kind
from game.ui.choices import Segments
from game.ui.editor.desk import Desk
from game.ui.editor.dialogs import changed_outside, leave_unsaved, new_unit, recover, trial
from game.ui.editor.inspector import inspector
from game.ui.editor.map import EditMap
from game.ui.editor.roster import roster
from game.ui.fields import TextField
from game.ui.focus import focusables
from game.ui.ground import GroundPainter
from game.ui.labels import Fit, Glyph, KeyCap, Label
from game.ui.layout import Align, Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel, Plate
from game.ui.problems import problem_count, problem_panel
from game.ui.screens.common import IconButton
from game.ui.tables import TableState
from game.ui.watch import Watch
from game.ui.widget import Rect, Ui, Widget
from game.ui.window import App
from game.view.summary import ground_facts
from game.view.text import t
from game.view.theme import LABEL, METRICS, NOTE, SCREEN_TITLE, SMALL

PAN_STEP = 90  # pixels an arrow key moves the map
KEEP_MS = 1500  # after a change, what is not saved is kept for a crash
BRUSHES = (None, Side.COMMUNIST, Side.UN)
WIDE = 1500  # units from which there is more room at the sides
PROBLEMS_SHARE = 0.36  # of the map, at most
HINTS = (
    ("put", Action.PUT_HERE),
    ("new_unit", Action.NEW_UNIT),
    ("fields", Action.TO_FIELDS),
    ("defect", Action.NEXT_PROBLEM),
    ("help", Action.ALMANAC),
)


class MapArea(Widget):
    """The map with what is wrong floating over its lower edge."""

    def __init__(self, shown: EditMap, over: Panel | None) -> None:
        super().__init__(shown, *([over] if over is not None else []))
        self.shown, self.over = shown, over
        self.grow = 1.0

    def arrange(self, ui: Ui) -> None:
        self.shown.place(ui, self.rect.copy())
        if self.over is not None:
            edge = ui.px(METRICS.gap)
            width = self.rect.width - 2 * edge
            height = min(self.over.measure(ui, width)[1], round(self.rect.height * PROBLEMS_SHARE))
            self.over.place(ui, Rect(self.rect.left + edge, self.rect.bottom - edge - height, width, height))


class EditorScreen:
    """One scenario of the author's in the window; ``play`` tries it out, ``close`` goes back."""

    places: tuple[Place, ...] = (Place.EDITOR, Place.MAP)

    def __init__(
        self,
        app: App,
        desk: Desk,
        ground: Callable[[Board], GroundPainter],
        *,
        play: Callable[[Setting, dict[str, str]], None],
        close: Callable[[], None],
        help_page: Callable[[], None],
    ) -> None:
        self.app, self.ui, self.desk = app, app.ui, desk
        self.play, self.close, self.help_page = play, close, help_page
        self.ground = ground
        self.status = Label(self._facts, SMALL, "t2", fit=Fit.SHORTEN)
        self.map = self._map()
        self._table = TableState()
        self._keeping = 0
        desk.on_change.append(self._changed)
        desk.on_refused.append(self._refused)
        desk.ask_unit = lambda: new_unit(self.ui, desk)
        self.keys = self._key_table()

    def _map(self) -> EditMap:
        """Return a map of the board as it is now."""
        made = EditMap(self.ui, self.desk, self.ground(self.desk.case.board))
        made.on_hover = lambda: self.ui.repaint(self.status)
        return made

    def open(self) -> None:
        """Begin to look after the file, and offer what was left of a crash."""
        self.watch()
        if self.desk.editing.document.kept() is not None:
            recover(self.ui, self.desk)

    def watch(self) -> None:
        """Look after the file and those beside it while the screen is there."""
        path = self.desk.editing.document.path
        Watch(self.ui, lambda: files_behind(path), self._disk, goes_on=lambda: self in self.app.screens)

    # --- building ---------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        wide = ui.layout_size[0] >= WIDE
        problems = self.desk.problems
        over = problem_panel(problems, self._go_to) if problems else None
        body = Row(
            sized(roster(ui, self.desk, self._table), width=330 if wide else 268),
            MapArea(self.map, over),
            sized(inspector(ui, self.desk), width=380 if wide else 306),
            align=Align.STRETCH,
        )
        return Column(self._top(ui), growing(body), self._bottom(ui))

    def _top(self, ui: Ui) -> Widget:
        document, wide = self.desk.editing.document, ui.layout_size[0] >= WIDE
        title = Label(self.desk.case.spec.title.upper(), SCREEN_TITLE, fit=Fit.SHORTEN)
        state = t("editor.saved") if document.is_saved else t("editor.unsaved")
        note = Label(f"{document.path.name} · {state}", SMALL, "t2" if document.is_saved else "gold", fit=Fit.SHORTEN)
        brush = Segments(
            [t("editor.brush.units"), *(t(f"side.{s.key}") for s in BRUSHES if s is not None)], 0, self._brush
        )
        brush.chosen = BRUSHES.index(self.desk.brush)
        undo = self._button("undo", self.undo, Action.UNDO, document.undoable, wide=wide)
        redo = self._button("redo", self.redo, Action.REDO, document.redoable, wide=wide)
        save = Button(t("editor.save"), self.save, action=Action.SAVE_FILE, style=LABEL)
        save.enabled, save.why_disabled = not document.is_saved, t("editor.saved")
        tried = Button(t("editor.try"), self.ask_trial, action=Action.TEST_PLAY, kind=Kind.PRIMARY, style=LABEL)
        tried.enabled, tried.why_disabled = not self.desk.problems, t("editor.try_not")
        row = Row(
            named(IconButton("left", self.leave), "back"),
            Spacer(4),
            growing(Column(title, note)),
            described(named(brush, "brush"), t("editor.brush.tip")),
            Spacer(6),
            named(undo, "undo"),
            named(redo, "redo"),
            named(save, "save"),
            named(tried, "try"),
            gap=8,
            pad=(12, 0, 14, 0),
        )
        return sized(Plate(row, edge="line"), height=METRICS.top_bar + 6)

    @staticmethod
    def _button(name: str, press: Callable[[], None], action: Action, done: str, *, wide: bool) -> Button:
        """Return the button of undo or redo; its tooltip says what it would take back or make again."""
        button = Button(t(f"editor.{name}"), press, action=action if wide else None, style=LABEL)
        button.enabled, button.why_disabled = bool(done), t(f"editor.no_{name}")
        return described(button, t(f"editor.{name}_tip", done=done))

    def _bottom(self, ui: Ui) -> Widget:
        hints: list[Widget] = []
        if ui.layout_size[0] >= METRICS.layout_min + 150:
            for name, action in HINTS:
                hints += [KeyCap(ui.keys.label(action)), Label(t(f"hint.key.{name}"), NOTE, "t3")]
        sound = not self.desk.problems
        words = t("editor.sound") if sound else problem_count(self.desk.problems)
        mark = Row(Glyph("check" if sound else "warning", 13, "good" if sound else "bad"), Label(words, SMALL), gap=6)
        row = Row(mark, growing(self.status), Row(*hints, gap=6), gap=14, pad=(14, 0, 14, 0))
        return sized(Plate(row, edge="line"), height=METRICS.status_bar)

    def _facts(self) -> str:
        case, h = self.desk.case, self.map.hover
        if h is None:
            return t("editor.idle")
        stack = self.desk.stacks.get(h, ())
        facts = ground_facts(case.board, case.rules.terrain, case.holder, h)
        return " · ".join([*facts, *(unit.entry.name for unit in stack)])

    # --- hearing ----------------------------------------------------------------------------------------------

    def _changed(self) -> None:
        if self.map.ground.board is not self.desk.case.board:
            before, self.map = self.map, self._map()
            before.retire()
            if before.camera.grid == self.map.camera.grid:
                self.map.look(before.camera)
            self.keys = self._key_table()
        if self.desk.hex is not None:
            self.map.bring_in(self.desk.hex)
        self.ui.timers.cancel(self._keeping)
        self._keeping = self.ui.timers.after(KEEP_MS, self.desk.keep)
        self.ui.relayout()

    def _refused(self, why: str) -> None:
        self.ui.play("refused")
        self.ui.toast(why)

    def _disk(self) -> None:
        """A file has changed: what is not changed here is shown anew, else the author is asked."""
        if self.desk.disk is not Disk.CHANGED:
            self.desk.read_again()
        elif self.desk.editing.document.is_saved:
            self._take_theirs()
        elif not self.ui.dialogs:
            changed_outside(self.ui, self.desk, self._take_theirs)

    def _take_theirs(self) -> None:
        try:
            self.desk.take_theirs()
        except GameError as error:
            self._refused(str(error))
        else:
            self.ui.toast(t("editor.read_again"))

    # --- acting -----------------------------------------------------------------------------------------------

    def _brush(self, index: int) -> None:
        self.desk.set_brush(BRUSHES[index])

    def undo(self) -> None:
        """Take the last change back and say what it was."""
        if done := self.desk.undo():
            self.ui.toast(t("editor.undone", done=done))

    def redo(self) -> None:
        """Make the last change again that was taken back."""
        if done := self.desk.redo():
            self.ui.toast(t("editor.redone", done=done))

    def save(self) -> None:
        """Write the file, unless another program has changed it."""
        if self.desk.disk is Disk.CHANGED:
            changed_outside(self.ui, self.desk, self._take_theirs)
            return
        try:
            self.desk.editing.document.save()
        except GameError as error:
            self._refused(str(error))
        else:
            self.ui.toast(t("editor.written", path=self.desk.editing.document.path.name))
            self.desk.refresh()

    def ask_trial(self) -> None:
        """Ask who plays which side of the scenario as it is now."""
        loaded = self.desk.editing.draft.loaded
        if loaded.board is None or loaded.rules is None or loaded.scenario is None:
            self._refused(t("editor.try_not"))
            return
        trial(self.ui, partial(self.play, Setting(loaded.board, loaded.rules, loaded.scenario)))

    def leave(self) -> None:
        """Go back; what is not saved is asked about."""
        self.ask_leave(self.close)

    def ask_leave(self, then: Callable[[], None]) -> None:
        """Do what ends the work here, after asking about what is not saved."""
        document = self.desk.editing.document

        def save_first() -> None:
            self.save()
            if document.is_saved:
                then()

        def throw_away() -> None:
            self.ui.timers.cancel(self._keeping)
            document.forget()
            then()

        if document.is_saved:
            throw_away()
        else:
            leave_unsaved(self.ui, document.path.name, save=save_first, leave=throw_away)

    def _go_to(self, index: int) -> None:
        self.desk.go_to(index)

    def _next_problem(self) -> None:
        problem = self.desk.next_problem()
        self.ui.toast(str(problem) if problem is not None else t("editor.sound"))

    def _to_fields(self) -> None:
        """Move the focus to the first value of what is chosen."""
        panel = self._named("inspector")
        if panel is not None and (found := focusables(panel)):
            self.ui.set_focus(found[0])

    def _to_next_field(self, focus: Widget, action: Action) -> bool:
        """Move the focus up or down between the values of what is chosen; False if it is not on one of them."""
        panel = self._named("inspector")
        found = focusables(panel) if panel is not None else []
        here = next(
            (i for i, field in enumerate(found) if field is focus or (focus.name and field.name == focus.name)), None
        )
        if here is None:
            return False
        there = found[(here + (1 if action is Action.PAN_DOWN else -1)) % len(found)]
        self.ui.set_focus(there)
        self.app.layers.reveal(there)
        return True

    def _find(self) -> None:
        self.ui.set_focus(self._named("find"))

    def _named(self, name: str) -> Widget | None:
        self.app.layout()
        root = self.app.layers.root
        return None if root is None else next((widget for widget in root.walk() if widget.name == name), None)

    def _key_table(self) -> dict[Action, Callable[[], object]]:
        desk, shown = self.desk, self.map
        pans = {Action.PAN_LEFT: (-1, 0), Action.PAN_RIGHT: (1, 0), Action.PAN_UP: (0, -1), Action.PAN_DOWN: (0, 1)}
        ways = {Action.CURSOR_UP: 0, Action.CURSOR_RIGHT: 1, Action.CURSOR_DOWN: 3, Action.CURSOR_LEFT: 5}
        table: dict[Action, Callable[[], object]] = {
            Action.SAVE_FILE: self.save,
            Action.TEST_PLAY: self.ask_trial,
            Action.UNDO: self.undo,
            Action.REDO: self.redo,
            Action.NEW_UNIT: lambda: desk.ask_unit(),
            Action.COPY_UNIT: desk.copy_unit,
            Action.REMOVE_UNIT: desk.remove_unit,
            Action.PUT_HERE: desk.put_here,
            Action.HOLD_COMMUNIST: lambda: desk.hold_here(Side.COMMUNIST),
            Action.HOLD_UN: lambda: desk.hold_here(Side.UN),
            Action.NEXT_PROBLEM: self._next_problem,
            Action.TO_FIELDS: self._to_fields,
            Action.FIND: self._find,
            Action.NEXT_UNIT: lambda: desk.step(1),
            Action.LAST_UNIT: lambda: desk.step(-1),
            Action.STACK_NEXT: self._press,
            Action.CONFIRM: self._press,
            Action.ZOOM_IN: lambda: shown.zoom(1),
            Action.ZOOM_OUT: lambda: shown.zoom(-1),
            Action.WHOLE_MAP: shown.whole_map,
            Action.ALMANAC: self.help_page,
        }
        table |= {action: partial(self._pan, *way) for action, way in pans.items()}
        table |= {action: partial(shown.move_cursor, way) for action, way in ways.items()}
        return table

    def _pan(self, dx: int, dy: int) -> None:
        self.map.look(self.map.camera.panned(dx * PAN_STEP, dy * PAN_STEP))

    def _press(self) -> None:
        if self.desk.hex is not None:
            self.desk.press(self.desk.hex)

    def act(self, ui: Ui, action: Action) -> bool:
        """Do what a key asks for; what is being written counts first. Esc leaves field, choice, then the screen."""
        if action is Action.BACK:
            self._back(ui)
            return True
        if (focus := ui.focus) is not None:
            by_key = ui.focus_by_key
            ui.set_focus(None)
            ui.set_focus(focus, by_key=by_key)
            if action in (Action.PAN_UP, Action.PAN_DOWN) and self._to_next_field(focus, action):
                return True
        if (do := self.keys.get(action)) is None:
            return False
        do()
        return True

    def _back(self, ui: Ui) -> None:
        if isinstance(ui.focus, TextField):
            ui.focus.text = ui.focus.given
        if ui.focus is not None:
            ui.set_focus(None)
        elif not self.desk.drop():
            self.leave()

    def key_up(self, ui: Ui, key: str) -> None:
        """Nothing on this screen is held."""
