"""Tabs: a row of titles, the chosen one underlined in gold, and the page of the chosen one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from game.ui.actions import Action
from game.ui.inputs import KeyPress
from game.ui.labels import draw_key_cap, key_cap_size
from game.ui.typeset import text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.theme import BUTTON, METRICS, mix


@dataclass(frozen=True, slots=True)
class Tab:
    """One title; ``action`` shows its key."""

    title: str
    action: Action | None = None


class TabBar(Widget):
    """The titles; left and right move between them."""

    focusable = True
    hoverable = True

    def __init__(self, tabs: Sequence[Tab], chosen: int, choose: Callable[[int], None], *, pad: float = 18) -> None:
        super().__init__()
        self.tabs, self.chosen, self.choose, self.pad = list(tabs), chosen, choose, pad

    def cells(self, ui: Ui) -> list[Rect]:
        """Return where each title stands."""
        face, x, cells = ui.face(BUTTON), self.rect.left, []
        for tab in self.tabs:
            cap = key_cap_size(ui, ui.keys.label(tab.action))[0] + ui.px(8) if tab.action else 0
            width = text_width(face, tab.title) + cap + ui.px(2 * self.pad)
            cells.append(Rect(x, self.rect.top, width, self.rect.height))
            x += width
        return cells

    def measure(self, ui: Ui, width: int) -> Size:
        return sum(cell.width for cell in self.cells(ui)), ui.px(METRICS.primary)

    def activate(self, ui: Ui) -> None:
        for i, cell in enumerate(self.cells(ui)):
            if cell.collidepoint(ui.pointer_at):
                self._set(ui, i)

    def _set(self, ui: Ui, index: int) -> None:
        if index != self.chosen:
            self.chosen = index
            ui.play("press")
            ui.repaint(self)
            self.choose(index)

    def key(self, ui: Ui, press: KeyPress) -> bool:
        if press.chord in ("left", "right") and ui.focus_by_key:
            step = 1 if press.chord == "right" else -1
            self._set(ui, (self.chosen + step) % len(self.tabs))
            return True
        return False

    def paint(self, ui: Ui, to: Surface) -> None:
        p, face = ui.palette, ui.face(BUTTON)
        for i, (tab, cell) in enumerate(zip(self.tabs, self.cells(ui), strict=True)):
            over = ui.hover_share(self) if cell.collidepoint(ui.pointer_at) else 0.0
            ink = p.text if i == self.chosen else mix(p.t3, p.text, over)
            text = text_image(face, tab.title, ink)
            to.blit(text, text.get_rect(midleft=(cell.left + ui.px(self.pad), cell.centery)))
            if tab.action:
                wide = key_cap_size(ui, ui.keys.label(tab.action))[0]
                area = Rect(cell.right - ui.px(self.pad) - wide, cell.top, wide, cell.height)
                draw_key_cap(ui, to, ui.keys.label(tab.action), area, p.key_cap, p.key_edge, p.t2)
            if i == self.chosen:
                line = ui.px(3)
                to.fill(
                    p.gold,
                    (cell.left + ui.px(self.pad - 10), cell.bottom - line, cell.width - ui.px(2 * self.pad - 20), line),
                )

    def overflow(self, ui: Ui) -> list[str]:
        cells = self.cells(ui)
        wide = bool(cells) and cells[-1].right > self.rect.right
        return [f"tabs too wide: {[tab.title for tab in self.tabs]}"] if wide else []
