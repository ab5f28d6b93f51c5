"""A window on something higher than itself."""

from game.ui import draw
from game.ui.inputs import KeyPress, Pointer, Touch
from game.ui.widget import Rect, Size, Surface, Ui, Widget, outer_size
from game.view.theme import METRICS

LINE_UNITS = 48  # one notch of the wheel


class Scroll(Widget):
    """One child, moved up and down by wheel, keys and the bar; nothing shows of it outside."""

    clips = True

    def __init__(self, child: Widget) -> None:
        super().__init__(child)
        self.offset = 0
        self._content = 0
        self._held: int | None = None

    def carry(self, old: Widget) -> None:
        if isinstance(old, Scroll):
            self.offset = old.offset

    def measure(self, ui: Ui, width: int) -> Size:
        return outer_size(ui, self.children[0], width)

    def arrange(self, ui: Ui) -> None:
        child = self.children[0]
        _, self._content = outer_size(ui, child, self.rect.width)
        room = self.rect.width
        if self._content > self.rect.height:
            room -= ui.px(METRICS.scroll_bar + 6)
            _, self._content = outer_size(ui, child, room)
        self.offset = max(0, min(self.offset, self._content - self.rect.height))
        height = max(self._content, self.rect.height)
        child.place(ui, Rect(self.rect.left, self.rect.top - self.offset, room, height))

    def scroll_to(self, ui: Ui, offset: int) -> None:
        """Show the content from ``offset`` pixels down."""
        before = self.offset
        self.offset = max(0, min(offset, self._content - self.rect.height))
        if self.offset != before:
            self.arrange(ui)
            ui.repaint(self)

    def reveal(self, ui: Ui, rect: Rect) -> None:
        """Scroll as little as needed to show ``rect``."""
        edge = ui.px(8)
        if rect.top - edge < self.rect.top:
            self.scroll_to(ui, self.offset - (self.rect.top - rect.top + edge))
        elif rect.bottom + edge > self.rect.bottom:
            self.scroll_to(ui, self.offset + rect.bottom + edge - self.rect.bottom)

    @property
    def scrolls(self) -> bool:
        """Whether there is more than fits."""
        return self._content > self.rect.height

    def _bar(self, ui: Ui) -> Rect:
        room = self.rect.height
        height = max(ui.px(24), room * room // max(1, self._content))
        share = self.offset / max(1, self._content - room)
        top = self.rect.top + round((room - height) * share)
        return Rect(self.rect.right - ui.px(METRICS.scroll_bar), top, ui.px(METRICS.scroll_bar), height)

    def paint_over(self, ui: Ui, to: Surface) -> None:
        if self.scrolls:
            draw.box(to, self._bar(ui), ui.palette.hover_line, radius=ui.px(2))

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if not self.scrolls:
            return False
        if event.touch is Touch.WHEEL:
            self.scroll_to(ui, self.offset - round(event.wheel * ui.px(LINE_UNITS)))
            return True
        bar = self._bar(ui)
        grip = bar.inflate(ui.px(16), 0)
        if event.touch is Touch.DOWN and event.button == 1 and grip.collidepoint(event.at):
            self._held = event.at[1] - bar.top
            ui.take_pointer(self)
            return True
        if event.touch is Touch.MOVE and ui.captured is self and self._held is not None:
            room = self.rect.height - bar.height
            share = (event.at[1] - self._held - self.rect.top) / max(1, room)
            self.scroll_to(ui, round(share * (self._content - self.rect.height)))
            return True
        if event.touch is Touch.UP and ui.captured is self:
            ui.take_pointer(None)
            self._held = None
            return True
        return False

    def key(self, ui: Ui, press: KeyPress) -> bool:
        page = self.rect.height - ui.px(LINE_UNITS)
        moves = {"pageup": -page, "pagedown": page, "home": -self._content, "end": self._content}
        if press.chord not in moves or not self.scrolls:
            return False
        self.scroll_to(ui, self.offset + moves[press.chord])
        return True
