"""A figure, or one of several words, that is stepped up and down, or written."""

from collections.abc import Callable

from game.ui import draw
from game.ui.buttons import LIGHT
from game.ui.icons import icon
from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.theme import LABEL, METRICS, SMALL_STRONG, mix

LONGEST = 7  # digits
FAST = 10  # steps at once with Shift
BOX_SHARE = 0.56  # of the width
BOX_MOST = 190  # units


class Stepper(Widget):
    """A label, and a value between two arrows. Left and right step it, Shift by ten; digits and Enter write it."""

    focusable = True
    hoverable = True

    def __init__(
        self, label: str, shown: str, step: Callable[[int], None], *, write: Callable[[int], None] | None = None
    ) -> None:
        super().__init__()
        self.label, self.shown, self.step, self.write = label, shown, step, write
        self.typed = ""

    def carry(self, old: Widget) -> None:
        if isinstance(old, Stepper) and old.shown == self.shown:
            self.typed = old.typed

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(METRICS.hit)

    def _box(self, ui: Ui) -> Rect:
        width = min(ui.px(BOX_MOST), round(self.rect.width * BOX_SHARE))
        return Rect(self.rect.right - width, self.rect.top + ui.px(1), width, self.rect.height - ui.px(2))

    def _arrows(self, ui: Ui) -> tuple[Rect, Rect]:
        box, width = self._box(ui), ui.px(26)
        return Rect(box.left, box.top, width, box.height), Rect(box.right - width, box.top, width, box.height)

    # --- answering ---

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.button != 1 or event.touch is not Touch.DOWN:
            return False
        if not self.enabled:
            ui.play("refused")
            return True
        ui.set_focus(self, by_key=False)
        for way, arrow in zip((-1, 1), self._arrows(ui), strict=True):
            if arrow.collidepoint(event.at):
                self._step(ui, way * (FAST if event.shift else 1))
        return True

    def _step(self, ui: Ui, steps: int) -> None:
        self.typed = ""
        ui.play("press")
        self.step(steps)

    def key(self, ui: Ui, press: KeyPress) -> bool:
        ways = {"left": -1, "right": 1, "shift+left": -FAST, "shift+right": FAST}
        if press.chord in ways and self.enabled:
            self._step(ui, ways[press.chord])
            return True
        if self.write is None or not self.enabled:
            return False
        return self._typing(ui, press)

    def _typing(self, ui: Ui, press: KeyPress) -> bool:
        if len(press.text) == 1 and press.text in "0123456789" and not (press.ctrl or press.alt):
            self.typed = (self.typed + press.text)[:LONGEST]
        elif press.chord == "backspace" and self.typed:
            self.typed = self.typed[:-1]
        elif press.chord in ("enter", "escape") and self.typed:
            self._done(commit=press.chord == "enter")
        else:
            return False
        ui.repaint(self)
        return True

    def _done(self, *, commit: bool) -> None:
        typed, self.typed = self.typed, ""
        if commit and typed and self.write is not None:
            self.write(int(typed))

    def focus_changed(self, ui: Ui) -> None:
        """What was written counts when the focus goes."""
        if ui.focus is not self:
            self._done(commit=True)

    # --- drawing ---

    def paint(self, ui: Ui, to: Surface) -> None:
        p, box = ui.palette, self._box(ui)
        ink = p.text if self.enabled else p.disabled
        label = text_image(ui.face(LABEL), self.label, p.t2 if self.enabled else p.disabled)
        to.blit(label, label.get_rect(midleft=(self.rect.left, self.rect.centery)))
        edge = p.gold if self.typed else mix(p.line, p.hover_line, ui.hover_share(self))
        draw.box(to, box, p.raised if self.enabled else p.disabled_fill, edge=edge, radius=ui.px(4), light=LIGHT)
        for name, arrow in zip(("left", "right"), self._arrows(ui), strict=True):
            over = ui.hover is self and arrow.collidepoint(ui.pointer_at) and self.enabled
            image = icon(name, ui.px(11), p.gold if over else p.t2 if self.enabled else p.disabled)
            to.blit(image, image.get_rect(center=arrow.center))
        words = f"{self.typed}_" if self.typed else self.shown
        face = ui.face(SMALL_STRONG)
        image = text_image(face, shortened(face, words, box.width - ui.px(54)), p.gold if self.typed else ink)
        to.blit(image, image.get_rect(center=box.center))

    def overflow(self, ui: Ui) -> list[str]:
        wide = text_width(ui.face(LABEL), self.label) + ui.px(6) > self._box(ui).left - self.rect.left
        return [f"label of a figure too wide: {self.label!r}"] if wide else []
