"""What lies over a screen: dialogs, tooltips, messages."""

from collections.abc import Callable, Sequence

from game.ui import draw
from game.ui.actions import Action
from game.ui.buttons import LIGHT, Button
from game.ui.inputs import Pointer, Touch
from game.ui.labels import Fit, Glyph, Label
from game.ui.layout import Column, Row, Spacer, growing
from game.ui.panels import Panel
from game.ui.timing import ease_out
from game.ui.ui import OpenTip, OpenToast
from game.ui.widget import Rect, Size, Surface, Ui, Widget, outer_size
from game.view.theme import BODY, METRICS, SMALL

RISE = 8  # a popup comes up this many units


def _appear(ui: Ui, to: Surface, rect: Rect, since: int, length: int, paint: Callable[[Surface], None]) -> None:
    """Draw a popup that fades in while it rises, from the background behind it."""
    share = ease_out(min(1.0, (ui.timers.now - since) / length)) if length else 1.0
    if share >= 1.0:
        paint(to)
        return
    area = rect.inflate(ui.px(40), ui.px(40)).clip(to.get_rect())
    if not area.width or not area.height:
        return
    before = to.get_clip()
    to.set_clip(None)
    kept = to.subsurface(area).copy()
    to.set_clip(area)
    paint(to)
    shown = to.subsurface(area).copy()
    to.blit(kept, area)
    shown.set_alpha(round(255 * share))
    to.set_clip(before)
    to.blit(shown, area.move(0, round(ui.px(RISE) * (1 - share))))


class Dialog(Widget):
    """A question over a darkened window: Enter takes the named action, Esc goes back."""

    def __init__(
        self,
        ui: Ui,
        title: str,
        body: Widget,
        buttons: Sequence[Button],
        *,
        glyph: str = "",
        confirm: Callable[[], None] | None = None,
        back: Callable[[], None] | None = None,
    ) -> None:
        row = [Row(Spacer(), *buttons, gap=8)] if buttons else []
        inside = Column(growing(body), *row, gap=18, pad=METRICS.inset + 2)
        self.panel = Panel(title, inside, glyph=glyph, floating=True)
        super().__init__(self.panel)
        self.confirm, self.back = confirm, back
        self.shortcuts: dict[Action, Callable[[], None]] = {}  # other keys that answer it
        self.since = ui.timers.now
        ui.timers.animate(ui.motion.panel_in, lambda _: ui.repaint())

    def arrange(self, ui: Ui) -> None:
        room = self.rect.inflate(-ui.px(2 * METRICS.screen_edge), -ui.px(2 * METRICS.screen_edge))
        width = min(room.width, ui.px(METRICS.dialog_width))
        wanted = outer_size(ui, self.panel, width)[0]
        width = min(width, max(wanted, ui.px(360)))
        height = outer_size(ui, self.panel, width)[1]
        rect = Rect(0, 0, width, min(height, room.height))
        rect.center = self.rect.center
        self.panel.place(ui, rect)

    def draw(self, ui: Ui, to: Surface) -> None:
        to.blit(draw.veil(self.rect.size, 140), self.rect)
        _appear(ui, to, self.panel.rect, self.since, ui.motion.panel_in, lambda on: self.panel.draw(ui, on))

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        return True


def ask(ui: Ui, title: str, question: str, yes: Button, no: Button, *, glyph: str = "help") -> Dialog:
    """A dialog of one sentence with two answers; both close it first."""

    def closing(button: Button) -> Callable[[], None]:
        act = button.press

        def close_and_act() -> None:
            ui.close_dialog()
            act()

        return close_and_act

    yes.press, no.press = closing(yes), closing(no)
    body = Label(question, BODY, "t2", fit=Fit.WRAP, marked=True)
    return Dialog(ui, title, body, (no, yes), glyph=glyph, confirm=yes.press, back=no.press)


class TipBox(Widget):
    """An open tooltip: a panel without title, never under the pointer, never over its target."""

    def __init__(self, tip: OpenTip) -> None:
        super().__init__(Label(tip.text, SMALL, "t2", fit=Fit.WRAP, marked=True, accent="text"))
        self.tip = tip

    def measure(self, ui: Ui, width: int) -> Size:
        pad = ui.px(12)
        w, h = outer_size(ui, self.children[0], min(width, ui.px(METRICS.tooltip_width)) - 2 * pad)
        return w + 2 * pad, h + 2 * ui.px(9)

    def place_beside(self, ui: Ui) -> None:
        """Below the target, else above it, else beside it; always inside the window."""
        gap, anchor, window = ui.px(8), self.tip.anchor, Rect((0, 0), ui.size)
        w, h = self.measure(ui, window.width - 2 * gap)
        spots = (
            (anchor.left, anchor.bottom + gap),
            (anchor.left, anchor.top - gap - h),
            (anchor.right + gap, anchor.top),
            (anchor.left - gap - w, anchor.top),
        )
        fits = [Rect(x, y, w, h).clamp(window.inflate(-gap, -gap)) for x, y in spots]
        free = [r for r in fits if not r.colliderect(anchor) and not r.collidepoint(self.tip.at)]
        self.place(ui, free[0] if free else fits[0])

    def arrange(self, ui: Ui) -> None:
        self.children[0].place(ui, self.rect.inflate(-2 * ui.px(12), -2 * ui.px(9)))

    def paint(self, ui: Ui, to: Surface) -> None:
        p, radius = ui.palette, ui.px(METRICS.radius_card)
        draw.shadow(to, self.rect, radius=radius, blur=ui.px(14), drop=ui.px(6), alpha=140)
        draw.box(to, self.rect, p.panel, edge=p.gold if self.tip.pinned else p.line, radius=radius, light=LIGHT)

    def draw(self, ui: Ui, to: Surface) -> None:
        _appear(ui, to, self.rect, self.tip.since, ui.motion.panel_in, lambda on: super(TipBox, self).draw(ui, on))


class ToastBox(Widget):
    """A message: goes by itself, a click jumps."""

    hoverable = True

    def __init__(self, toast: OpenToast) -> None:
        glyph = Glyph("right" if toast.act else "note", 14)
        super().__init__(
            Row(glyph, growing(Label(toast.text, SMALL, fit=Fit.WRAP, marked=True)), gap=10, pad=(12, 8, 14, 8))
        )
        self.toast = toast

    def measure(self, ui: Ui, width: int) -> Size:
        return outer_size(ui, self.children[0], min(width, ui.px(420)))

    def arrange(self, ui: Ui) -> None:
        self.children[0].place(ui, self.rect)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, radius = ui.palette, ui.px(METRICS.radius_card)
        draw.shadow(to, self.rect, radius=radius, blur=ui.px(14), drop=ui.px(6), alpha=140)
        draw.box(to, self.rect, p.raised, edge=p.line, radius=radius, light=LIGHT)

    def draw(self, ui: Ui, to: Surface) -> None:
        _appear(ui, to, self.rect, self.toast.since, ui.motion.toast, lambda on: super(ToastBox, self).draw(ui, on))

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is Touch.DOWN and event.button == 1:
            ui.drop_toast(self.toast)
            if self.toast.act:
                self.toast.act()
        return event.touch is not Touch.MOVE


def lay_tips(ui: Ui) -> list[TipBox]:
    """The open tooltips, each beside its target."""
    boxes = [TipBox(tip) for tip in ui.tips]
    for box in boxes:
        box.place_beside(ui)
    return boxes


def lay_toasts(ui: Ui) -> list[ToastBox]:
    """The messages at the lower left, the newest lowest, above the status bar and what the screen has over it."""
    boxes = [ToastBox(toast) for toast in ui.toasts]
    bottom = ui.size[1] - ui.px(METRICS.status_bar + 10 + ui.toast_rise)
    edge = ui.px(METRICS.screen_edge)
    left = ui.px(ui.toast_left) or edge
    for box in reversed(boxes):
        w, h = box.measure(ui, ui.size[0] - left - edge)
        box.place(ui, Rect(left, bottom - h, w, h))
        bottom -= h + ui.px(8)
    return boxes
