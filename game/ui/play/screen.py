"""The play screen: bars, map and panels put together, and what each key does in it."""

from collections.abc import Callable
from functools import partial

import game.view.tellers_politics  # noqa: F401  registers its tellers
from game.model.ids import NO_UNIT, HexId, Phase
from game.model.orders import Order, Reason, Refusal
from game.session.match import Match, UndoError
from game.session.witness import Witness
from game.ui.actions import Action, Place
from game.ui.choices import Toggle
from game.ui.ground import GroundPainter
from game.ui.layout import Align, Column, Row, growing
from game.ui.play.canvas import MapCanvas
from game.ui.play.change import Change
from game.ui.play.column import TIGHT, right_column
from game.ui.play.commands import command, legal_choices, refusal_text
from game.ui.play.dialogs import end_turn_warning, retreat_lines
from game.ui.play.forecast_panel import forecast_panel
from game.ui.play.intent_panel import aimed_unit
from game.ui.play.legend import legend
from game.ui.play.map_area import Docked, MapArea
from game.ui.play.map_keys import map_keys
from game.ui.play.minimap import Minimap
from game.ui.play.more import more_orders, order_list
from game.ui.play.outcome import no_support, outcome, own_fights
from game.ui.play.plan import next_in_stack
from game.ui.play.playback import Playback
from game.ui.play.rail import OVERLAY_ACTIONS, rail
from game.ui.play.room import Room
from game.ui.play.rounds import select_in_stack, select_short, select_waiting, skip, waiting
from game.ui.play.status import StatusLine, pointer_facts, status_bar
from game.ui.play.top_bar import top_bar, turn_buttons
from game.ui.play.tutor import Tutor
from game.ui.play.unit_panel import ORDER_KEYS
from game.ui.play.withdrawal import fall_back
from game.ui.widget import Ui, Widget
from game.view.dispatches import Dispatch
from game.view.settings import Settings
from game.view.summary import Item, left_to_do
from game.view.tables import Line
from game.view.tellers import turn_summary
from game.view.text import t

PAGES = {"air_sea": Action.AIR_SEA, "forces": Action.FORCES, "boxes": Action.BRING_ON}  # of what is left to do


class PlayScreen:
    """One match in the window, seen by one side."""

    places: tuple[Place, ...] = (Place.MAP,)

    def __init__(
        self,
        ui: Ui,
        room: Room,
        ground: GroundPainter,
        witness: Witness,
        *,
        settings: Settings,
        menu: Callable[[], None],
        pages: list[tuple[str, str, Action, Callable[[], None]]],
    ) -> None:
        self.ui, self.room, self.menu, self.pages = ui, room, menu, pages
        self.settings, self._pace = settings, settings.animation_speed
        self.canvas = MapCanvas(ui, room, ground)
        self.minimap = Minimap(ui, room, self.canvas)
        self.playback = Playback(ui, room, self.canvas, witness, settings.animation_speed)
        self.playback.on_rest = self._rested
        self.playback.on_handle = ui.relayout
        self._fights: list[Dispatch] = []  # of one's own that the map is still showing
        self.status = StatusLine(lambda: pointer_facts(room))
        self._aimed = NO_UNIT  # whose aim the panel of plans tells
        self._told_end = self._peeking = False  # peeking: the threat is shown while its key is held
        self.strip: Callable[[Ui], Widget] | None = None  # what a spectator has under the map
        self.ended: Callable[[], None] = lambda: None  # shows how the game ended
        self.tutor: Tutor | None = None
        self.keep_settings: Callable[[], None] = lambda: None
        self.council: Callable[[], None] = lambda: None  # opens what is to be decided where no unit moves
        self.unasked: Callable[[], None] = lambda: None  # does it when the phase begins
        room.on_change.append(self._changed)
        room.on_refused.append(self._refused)
        room.match.listeners.append(lambda state, order, events: self._heard(order))
        self.keys = self._key_table()
        self.playback.wake()

    @property
    def match(self) -> Match:
        """Return the match being played."""
        return self.room.match

    # --- building ---------------------------------------------------------------------------------------------

    def build(self, ui: Ui) -> Widget:
        """Return the tree; the map itself is the same widget every time."""
        self._take_settings()
        plan, self._aimed = self.room.shown_plan, aimed_unit(self.room)
        floating = (
            forecast_panel(self.room, plan, self._plan_refusal, tight=ui.layout_size[1] < TIGHT)
            if plan is not None
            else None
        )
        strip = None if self.strip is None else self.strip(ui)
        middle = Row(
            Docked(rail(ui, self.room, self.pages, below=0 if strip is None else strip.height or 0)),
            MapArea(self.canvas, floating or legend(self.room), None if plan is None else plan.target),
            Docked(
                right_column(
                    ui,
                    self.room,
                    self.minimap,
                    order=self.order,
                    go=self._go,
                    jump=self.canvas.center_on,
                    guide=None if self.tutor is None else self.tutor.panel(),
                )
            ),
            align=Align.STRETCH,
        )
        right = turn_buttons(self.room, self.playback, end_turn=self.end_turn, council=lambda: self.council())
        top = top_bar(ui, self.room, right, menu=self.menu)
        strips = [] if strip is None else [Docked(strip)]
        ui.toast_rise = 0.0 if strip is None else strip.height or 0.0
        return Column(Docked(top), growing(middle), *strips, Docked(status_bar(ui, self.room, self.status)))

    def _take_settings(self) -> None:
        """Follow the settings, which may have been changed over the match."""
        self.canvas.edge_pan = self.settings.edge_pan
        if self.settings.animation_speed != self._pace:
            self._pace = self.playback.speed = self.settings.animation_speed

    def _plan_refusal(self) -> str:
        plan = self.room.shown_plan
        if plan is None or plan.refusal is None:
            return ""
        return refusal_text(self.room.view, plan.refusal)

    def teach(self) -> None:
        """Put a staff officer beside the player."""
        self.tutor = Tutor(self.ui, self.room, self.canvas, self.ui.relayout)

    # --- hearing ----------------------------------------------------------------------------------------------

    def _changed(self, change: Change) -> None:
        if change is Change.HOVER and self._aimed == aimed_unit(self.room):
            self.ui.repaint(self.status)
        else:
            self.ui.relayout()

    def _refused(self, refusal: Refusal | None, otherwise: str) -> None:
        self.ui.play("refused")
        self.ui.toast(refusal_text(self.room.view, refusal) if refusal is not None else otherwise)
        if refusal is not None and refusal.reason is Reason.STILL_OVERSTACKED and refusal.where is not None:
            h = HexId(refusal.where)
            self.room.select(next_in_stack(self.room.view, self.room.own_at(h), NO_UNIT))
            self.canvas.center_on(h)

    def _heard(self, order: Order | None) -> None:
        """Show what has happened; where nothing is to be seen, ask what is to be decided or tell the end at once."""
        if self.room.operates:
            for words in outcome(self.room, order):
                self.ui.toast(words)
            self._fights += own_fights(self.room, order)
        self.playback.wake()
        if self.playback.busy or not self.playback.on_stage:
            return
        self._tell_fights()
        if self.match.is_over:
            self._rested()
        elif self.room.yours and not self.room.operates:
            self.unasked()

    def _tell_fights(self) -> None:
        """Say how the viewer's own assaults went, once the map has shown it."""
        for line in self._fights:
            self.ui.toast(line.text, partial(self.canvas.center_on, line.hex) if line.hex is not None else None)
        self._fights = []

    def _rested(self) -> None:
        self._tell_fights()
        if self.match.is_over and not self._told_end:
            self.tell_end()
        elif self.room.yours and not self.room.operates:
            self.unasked()
        elif self.room.yours and (words := turn_summary(self.room.log.news())):
            self.ui.toast(words, self._open_dispatches)
        self.ui.relayout()

    def tell_end(self) -> None:
        """Show how the game ended."""
        self._told_end = True
        self.ended()

    def take_over(self, other: "PlayScreen") -> None:
        """Go on as another screen of the same match left off: the same ground, the same pace, nothing to catch up."""
        self.canvas.look(other.canvas.camera)
        self.room.overlays = other.room.overlays
        self.playback.paused, self.playback.speed = other.playback.paused, other.playback.speed
        self.playback.drop()

    def _open_dispatches(self) -> None:
        self.act(self.ui, Action.DISPATCHES)

    # --- acting -----------------------------------------------------------------------------------------------

    def end_turn(self) -> None:
        """End the turn, after a warning if something is left; else the allocation or the card; after all, the end."""
        if self.match.is_over:
            self.tell_end()
        if not self.room.yours or self.playback.busy:
            return
        if self.room.view.phase is Phase.EVENTS:
            self.council()
            return
        if not self.room.operates:
            self.room.end_turn()
            return
        items = left_to_do(self.room.view, waiting(self.room))
        if items and (self.settings.end_warning or any(item.danger for item in items)):
            silence = Toggle(t("warn.silence"), self._warn, on=self.settings.end_warning)
            warning = end_turn_warning(self.ui, items, go=self._go, end=self.room.end_turn, silence=silence)
            self.ui.open_dialog(warning)
        else:
            self.room.end_turn()

    def _warn(self, on: bool) -> None:  # noqa: FBT001  a toggle's answer
        self.settings.end_warning = on
        self.keep_settings()

    def _go(self, item: Item) -> None:
        if item.page:
            self.act(self.ui, PAGES[item.page])
            return
        self.room.select(item.units[0])
        if item.hex is not None:
            self.canvas.center_on(item.hex)

    def jump_to(self, line: Line) -> None:
        """Go where a row of the war room leads: to its unit, else to its hex."""
        if line.unit != NO_UNIT:
            self.room.select(line.unit if line.unit in self.room.view.own else NO_UNIT)
        if line.hex is not None:
            self.canvas.center_on(line.hex)
            self.room.point_at(line.hex)  # a hex that was in view already is to be seen, too

    def _taking(self, act: Callable[[], None]) -> Callable[[], None]:
        def take() -> None:
            try:
                act()
            except UndoError as error:
                self._refused(None, str(error))

        return take

    def _then_center(self, act: Callable[[], None]) -> Callable[[], None]:
        def go() -> None:
            act()
            if (unit := self.room.unit) is not None and unit.on_map:
                self.canvas.center_on(unit.hex)

        return go

    def _key_table(self) -> dict[Action, Callable[[], object]]:
        room, canvas = self.room, self.canvas
        table: dict[Action, Callable[[], object]] = {
            Action.NEXT_UNIT: self._then_center(lambda: select_waiting(room)),
            Action.LAST_UNIT: self._then_center(lambda: select_waiting(room, -1)),
            Action.NEXT_SHORT: self._then_center(lambda: select_short(room)),
            Action.SKIP: self._then_center(lambda: skip(room)),
            Action.ENTRENCH: lambda: skip(room),
            Action.RAIL: room.toggle_rail,
            Action.FALL_BACK: lambda: fall_back(room),
            Action.STACK_NEXT: lambda: select_in_stack(room),
            Action.ADD_TO_ATTACK: room.add_next,
            Action.SUPPORT: self._support,
            Action.CONFIRM: room.commit_attack,
            Action.END_TURN: self.end_turn,
            Action.UNDO: self._taking(room.undo),
            Action.REDO: self._taking(room.redo),
            **map_keys(canvas),
            Action.SLOWER: lambda: self.playback.set_pace(-1),
            Action.FASTER: lambda: self.playback.set_pace(1),
            Action.FAN: canvas.fan.toggle,
            Action.THREAT: self._peek,
        }
        for name, action in ORDER_KEYS.items():
            table[action] = self._command(name)
        for name, overlay_action in OVERLAY_ACTIONS.items():
            table[overlay_action] = self._switch(name)
        for step, action in enumerate((Action.CURSOR_UP, Action.CURSOR_DOWN)):
            table[action] = self._cursor(3 * step)
        table[Action.CURSOR_LEFT], table[Action.CURSOR_RIGHT] = self._cursor(5), self._cursor(1)
        table.update({action: opened for _, _, action, opened in self.pages})
        return table

    def _support(self) -> None:
        self.room.add_support()
        if words := no_support(self.room):
            self._refused(None, words)

    def _peek(self) -> None:
        if "threat" not in self.room.overlays:
            self._peeking = True
            self.room.toggle_overlay("threat")

    def _command(self, name: str) -> Callable[[], None]:
        return lambda: self.order(name)

    def order(self, name: str) -> None:
        """Give a one-key order; a retreat asks for its line first."""
        if self.room.unit is None:
            self._refused(None, self.room.waiting_for if not self.room.operates else t("hint.select"))
            return
        if name == "more":
            self.ui.open_dialog(more_orders(self.ui, self.room, self.room.unit))
            return
        choices = legal_choices(self.room, name)
        if name == "retreat" and choices:
            self.ui.open_dialog(retreat_lines(self.ui, self.room, choices))
        elif name == "embark" and choices:
            title = t("embark.title", unit=self.room.unit.spec.name)
            self.ui.open_dialog(order_list(self.ui, self.room, choices, title))
        else:
            command(self.room, name)

    def _switch(self, name: str) -> Callable[[], None]:
        def switch() -> None:
            if name in self.room.pictures.offered:
                self.room.toggle_overlay(name)
            else:
                self._refused(None, t("plan.not_now"))

        return switch

    def _cursor(self, direction: int) -> Callable[[], None]:
        return lambda: self.canvas.move_cursor(direction)

    def act(self, ui: Ui, action: Action) -> bool:
        """Do what a key asks for; Esc drops plan, then selection, then skips the playback, then opens the menu."""
        if action is Action.BACK:
            if self.playback.busy and self.room.seated:
                self.playback.skip()
            elif not self.room.cancel():
                self.menu()
            return True
        if self.playback.busy and action is Action.SKIP:
            self.playback.toggle_pause()
            return True
        if self.playback.busy and action is Action.NEXT_UNIT:
            self.playback.step()
            return True
        if action is Action.CONFIRM and self.room.plan is None:
            self.canvas.press_cursor()
            return True
        if (do := self.keys.get(action)) is None:
            return False
        do()
        return True

    def key_up(self, ui: Ui, key: str) -> None:
        """What was shown while a key was held goes."""
        if self._peeking and key == ui.keys.chord(Action.THREAT):
            self._peeking = False
            if "threat" in self.room.overlays:
                self.room.toggle_overlay("threat")
