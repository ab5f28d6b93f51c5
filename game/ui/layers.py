"""What is stacked in the window: the screen, dialogs, messages, tooltips; drawing and finding in that order."""

from typing import TYPE_CHECKING

from game.ui.actions import Action
from game.ui.buttons import focus_outline
from game.ui.focus import focusables
from game.ui.popups import Dialog, TipBox, ToastBox, lay_tips, lay_toasts
from game.ui.scroll import Scroll
from game.ui.ui import OpenTip
from game.ui.widget import Rect, Surface, Ui, Widget

if TYPE_CHECKING:
    from game.ui.window import Screen

Point = tuple[int, int]
LINK = "["  # begins a term of a text that leads to the next tooltip


class Layers:
    """The laid-out trees of the window, lowest first."""

    def __init__(self, ui: Ui) -> None:
        self.ui = ui
        self.root: Widget | None = None
        self._tips: list[TipBox] = []
        self._toasts: list[ToastBox] = []
        self._tip_timer = 0
        self._tip_target: Widget | None = None

    def forget(self) -> None:
        """Drop the tree of a screen that is gone."""
        self.root = None

    # --- building ---

    def build(self, screen: "Screen") -> None:
        """Build and place everything; focus, hover and scroll offsets go over to the new tree by name and order."""
        ui, window = self.ui, Rect((0, 0), self.ui.size)
        old, ui.toast_rise, ui.toast_left = self.root, 0.0, 0.0
        self.root = screen.build(ui)
        if old is not None and old is not self.root:
            self._carry(old, self.root)
        self.root.place(ui, window)
        for dialog in ui.dialogs:
            dialog.place(ui, window)

    def _carry(self, old: Widget, new: Widget) -> None:
        ui = self.ui
        names = {w.name: w for w in old.walk() if w.name}
        for widget in new.walk():
            if widget.name in names:
                widget.carry(names[widget.name])
        for part in ("focus", "hover", "captured"):
            before: Widget | None = getattr(ui, part)
            if before is not None and old.path_of(before):
                setattr(ui, part, _same(old, new, before))
        ui.hover_left = None

    # --- drawing ---

    def draw(self, to: Surface) -> None:
        """Draw everything inside the clip."""
        ui = self.ui
        to.fill(ui.palette.bg)
        self._tips, self._toasts = lay_tips(ui), lay_toasts(ui)
        if self.root:
            self.root.draw(ui, to)
        for dialog in ui.dialogs:
            dialog.draw(ui, to)
        if ui.focus is not None and ui.focus_by_key:
            self._outline(to, ui.focus)
        for box in (*self._toasts, *self._tips):
            box.draw(ui, to)

    def _outline(self, to: Surface, widget: Widget) -> None:
        before = to.get_clip()
        clip = before
        for outer in self.path_of(widget)[:-1]:
            if outer.clips:
                clip = clip.clip(outer.viewport().inflate(10, 10))
        to.set_clip(clip)
        focus_outline(self.ui, to, widget.rect)
        to.set_clip(before)

    # --- finding ---

    def _trees(self) -> list[Widget]:
        """Highest first; a dialog hides what lies under it."""
        ui = self.ui
        pinned: list[Widget] = [box for box in reversed(self._tips) if box.tip.pinned]
        below = [ui.dialogs[-1]] if ui.dialogs else [self.root] if self.root else []
        return [*pinned, *self._toasts, *below]

    def keyboard_root(self) -> Widget | None:
        """The tree that keys walk in."""
        return self.ui.dialogs[-1] if self.ui.dialogs else self.root

    def path_at(self, at: Point) -> list[Widget]:
        """The widgets under a point, outermost first."""
        for tree in self._trees():
            if path := tree.path_to(at):
                return path
        return []

    def path_of(self, widget: Widget) -> list[Widget]:
        """The widgets around ``widget``, outermost first."""
        for tree in self._trees():
            if path := tree.path_of(widget):
                return path
        return []

    def reveal(self, widget: Widget) -> None:
        """Scroll until ``widget`` shows."""
        for outer in self.path_of(widget):
            if isinstance(outer, Scroll):
                outer.reveal(self.ui, widget.rect)

    # --- tooltips and dialogs ---

    def hover(self, at: Point) -> None:
        """Light up what is under the pointer, and think of its tooltip."""
        ui, path = self.ui, self.path_at(at)
        ui.set_hover(next((w for w in reversed(path) if w.hoverable), None))
        target = next((w for w in reversed(path) if w.tooltip or (w.why_disabled and not w.enabled)), None)
        if path and isinstance(path[0], TipBox):
            return
        if target is not self._tip_target:
            ui.timers.cancel(self._tip_timer)
            self._tip_target = target
            if ui.tips and not (ui.tips[0].pinned and self._near(at)):
                ui.close_tips()
            if target is not None:
                self._tip_timer = ui.timers.after(ui.motion.tooltip_delay, lambda: self._show_tip(target))
        elif ui.tips and ui.tips[0].pinned and target is None and not self._near(at):
            ui.close_tips()

    def _near(self, at: Point) -> bool:
        """Whether a point is on a tooltip, its target, or the way between."""
        reach = self.ui.px(12)
        areas = [box.rect for box in self._tips] + [tip.anchor for tip in self.ui.tips]
        return any(area.inflate(2 * reach, 2 * reach).collidepoint(at) for area in areas)

    def _show_tip(self, target: Widget) -> None:
        ui = self.ui
        if target is not self._tip_target or ui.captured is not None:
            return
        text = target.why_disabled if not target.enabled and target.why_disabled else target.tooltip
        words = text if isinstance(text, str) else text()
        if words:
            ui.close_tips()
            ui.open_tip(words, target.rect)
            tip = ui.tips[-1]
            ui.timers.animate(ui.motion.panel_in, lambda _: ui.repaint())
            if LINK in tip.text:  # there is something to go to; one without links gives way to what lies under it
                ui.timers.after(ui.motion.tooltip_pins, lambda: self._pin(tip))

    def _pin(self, tip: OpenTip) -> None:
        if tip in self.ui.tips and not tip.pinned:
            tip.pinned = True
            self.ui.repaint()

    def touched_tips(self, at: Point) -> None:
        """A click outside closes the tooltips."""
        if self.ui.tips and not any(box.rect.collidepoint(at) for box in self._tips):
            self.ui.close_tips()

    def key_tips(self, *, close: bool) -> None:
        """Esc closes the uppermost tooltip; the pin key keeps it."""
        ui = self.ui
        if close:
            ui.close_tips(len(ui.tips) - 1)
        else:
            self._pin(ui.tips[-1])

    def key_dialog(self, action: Action | None) -> None:
        """Enter, Esc and its own keys in a dialog."""
        dialog = self.ui.dialogs[-1]
        if isinstance(dialog, Dialog):
            if action is Action.CONFIRM and dialog.confirm:
                dialog.confirm()
            elif action is Action.BACK:
                (dialog.back or self.ui.close_dialog)()
            elif action in dialog.shortcuts:
                dialog.shortcuts[action]()


def _same(old: Widget, new: Widget, widget: Widget) -> Widget | None:
    """The widget of the new tree that stands for ``widget`` of the old: by name, else by its place in the order."""
    if widget.name:
        return next((w for w in new.walk() if w.name == widget.name), None)
    before, after = focusables(old), focusables(new)
    if widget in before and before.index(widget) < len(after):
        found = after[before.index(widget)]
        return found if type(found) is type(widget) else None
    return None
