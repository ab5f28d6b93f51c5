"""Things that only show: text, icons, key caps, rules, pictures."""

from collections.abc import Callable
from dataclasses import replace
from enum import Enum

import pygame

from game.ui import draw
from game.ui.icons import icon
from game.ui.inputs import Pointer, Touch
from game.ui.typeset import Run, draw_runs, limited, line_width, shortened, text_image, text_width, wrapped
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.theme import BODY, BODY_STRONG, KEY_CAP, METRICS, Color, Role, Style

_STRONG = {Role.TEXT: Role.TEXT_BOLD, Role.TEXT_MEDIUM: Role.TEXT_BOLD, Role.SERIF: Role.SERIF_ITALIC}


class Fit(Enum):
    """What text does that is wider than its box: nothing else cuts it."""

    WHOLE = 0  # its width is what it asks for; too little room is a defect that tests find
    SHORTEN = 1  # an ellipsis
    WRAP = 2


class Side(Enum):
    """Where a line stands in its box."""

    LEFT = 0
    CENTER = 1
    RIGHT = 2


def color_of(ui: Ui, token: str) -> Color:
    """The color that a token names in the current palette."""
    value: Color = getattr(ui.palette, token)
    return value


class Label(Widget):
    """A piece of text in one style.

    ``*so*`` stands out in ``accent``, bold; ``[term]`` is a link that explains the term. ``text`` may be a function,
    asked at every drawing. Wrapped text of more than ``lines`` lines ends with an ellipsis; 0 is no limit.
    """

    def __init__(
        self,
        text: str | Callable[[], str],
        style: Style = BODY,
        color: str = "text",
        *,
        fit: Fit = Fit.WHOLE,
        side: Side = Side.LEFT,
        accent: str = "gold",
        marked: bool = False,
        lines: int = 0,
    ) -> None:
        super().__init__()
        self.content = text
        self.style, self.color, self.fit, self.side = style, color, fit, side
        self.accent, self.marked, self.lines = accent, marked, lines
        self._links: list[tuple[Rect, str]] = []

    @property
    def text(self) -> str:
        """The words now."""
        return self.content if isinstance(self.content, str) else self.content()

    def runs(self, ui: Ui) -> tuple[Run, ...]:
        """The text in its pieces."""
        face, plain = ui.face(self.style), color_of(ui, self.color)
        if not self.marked:
            return (Run(self.text, face, plain),)
        strong = ui.face(Style(_STRONG.get(self.style.role, self.style.role), self.style.size, self.style.tracking))
        pieces = []
        for i, part in enumerate(self.text.split("*")):
            for j, bit in enumerate(part.replace("]", "[").split("[")):
                link = bit if j % 2 else ""
                color = color_of(ui, self.accent) if i % 2 or link else plain
                if bit:
                    pieces.append(Run(bit, strong if i % 2 else face, color, link))
        return tuple(pieces)

    def _lines(self, ui: Ui, width: int) -> tuple[tuple[Run, ...], ...]:
        runs = self.runs(ui)
        if self.fit is Fit.WRAP:
            lines = wrapped(runs, max(1, width))
            return limited(lines, self.lines, width) if self.lines else lines
        return (_shortened_line(runs, width),) if self.fit is Fit.SHORTEN else (runs,)

    def measure(self, ui: Ui, width: int) -> Size:
        height = ui.face(self.style).line_px
        if self.fit is Fit.WRAP:
            lines = self._lines(ui, width)
            return max((line_width(line) for line in lines), default=0), height * len(lines)
        wanted = line_width(self.runs(ui))
        return (min(wanted, width) if self.fit is Fit.SHORTEN else wanted), height

    def paint(self, ui: Ui, to: Surface) -> None:
        height = ui.face(self.style).line_px
        lines = self._lines(ui, self.rect.width)
        top = self.rect.top + max(0, (self.rect.height - height * len(lines)) // 2)
        self._links = []
        for line in lines:
            room = self.rect.width - line_width(line)
            left = self.rect.left + {Side.CENTER: room // 2, Side.RIGHT: room}.get(self.side, 0)
            self._links += draw_runs(to, line, left, top, height)
            top += height

    def pointer(self, ui: Ui, event: Pointer) -> bool:
        if event.touch is not Touch.DOWN:
            return False
        for rect, term in self._links:
            if rect.collidepoint(event.at):
                ui.open_tip(term, rect)
                return True
        return False

    def overflow(self, ui: Ui) -> list[str]:
        lines = self._lines(ui, self.rect.width)
        found = [
            f"text wider than its box by {line_width(line) - self.rect.width}: {''.join(r.text for r in line)!r}"
            for line in lines
            if line_width(line) > self.rect.width
        ]
        if ui.face(self.style).line_px * len(lines) > self.rect.height:
            found.append(f"text higher than its box: {self.text!r}")
        return found


def _shortened_line(runs: tuple[Run, ...], width: int) -> tuple[Run, ...]:
    """As much of a line as fits: whole runs, then the first that does not, with an ellipsis."""
    for n, run in enumerate(runs):
        if line_width(runs[: n + 1]) > width:
            room = width - sum(text_width(before.face, before.text) for before in runs[:n])
            text = shortened(run.face, run.text, room)
            return (*runs[:n], replace(run, text=text)) if text else runs[:n]
    return runs


class Glyph(Widget):
    """An icon."""

    def __init__(self, name: str, size: float = 15, color: str = "gold") -> None:
        super().__init__()
        self.icon, self.size, self.color = name, size, color

    def measure(self, ui: Ui, width: int) -> Size:
        return ui.px(self.size), ui.px(self.size)

    def paint(self, ui: Ui, to: Surface) -> None:
        image = icon(self.icon, ui.px(self.size), color_of(ui, self.color))
        to.blit(image, image.get_rect(center=self.rect.center))


class KeyCap(Widget):
    """A key as it stands on the keyboard."""

    def __init__(self, label: str) -> None:
        super().__init__()
        self.label = label

    def measure(self, ui: Ui, width: int) -> Size:
        return key_cap_size(ui, self.label)

    def paint(self, ui: Ui, to: Surface) -> None:
        p = ui.palette
        draw_key_cap(ui, to, self.label, self.rect, p.key_cap, p.key_edge, p.text)


def key_cap_size(ui: Ui, label: str) -> Size:
    """The size of a key cap."""
    height = ui.px(METRICS.key_cap)
    return max(height, text_width(ui.face(KEY_CAP), label) + ui.px(11)), height


def draw_key_cap(ui: Ui, to: Surface, label: str, rect: Rect, fill: Color, edge: Color, ink: Color) -> None:
    """A key cap in the middle of ``rect``."""
    area = Rect((0, 0), key_cap_size(ui, label))
    area.center = rect.center
    draw.box(to, area, fill, edge=edge, radius=ui.px(3), width=max(1, ui.px(1)))
    image = text_image(ui.face(KEY_CAP), label, ink)
    to.blit(image, image.get_rect(center=area.center))


class Rule(Widget):
    """A thin line across."""

    def __init__(self, color: str = "soft") -> None:
        super().__init__()
        self.color = color

    def measure(self, ui: Ui, width: int) -> Size:
        return width, max(1, ui.px(1))

    def paint(self, ui: Ui, to: Surface) -> None:
        to.fill(color_of(ui, self.color), (self.rect.left, self.rect.top, self.rect.width, max(1, ui.px(1))))


class Picture(Widget):
    """A picture made for the size it gets; ``make`` answers None while there is none yet."""

    def __init__(self, make: Callable[[Size], pygame.Surface | None], *, framed: bool = True) -> None:
        super().__init__()
        self.make, self.framed = make, framed
        self._kept: tuple[Size, pygame.Surface] | None = None

    def carry(self, old: Widget) -> None:
        if isinstance(old, Picture) and old.make == self.make:
            self._kept = old._kept

    def paint(self, ui: Ui, to: Surface) -> None:
        if self.rect.width < 2 or self.rect.height < 2:
            return
        if self._kept is None or self._kept[0] != self.rect.size:
            made = self.make(self.rect.size)
            self._kept = (self.rect.size, made) if made is not None else None
        image = self._kept[1] if self._kept else None
        if image is None:
            to.fill(ui.palette.field, self.rect)
        else:
            to.blit(image, self.rect)
        if self.framed:
            pygame.draw.rect(to, ui.palette.front_casing, self.rect, max(1, ui.px(2)))
            pygame.draw.rect(to, ui.palette.line, self.rect, 1)


class Swatch(Widget):
    """A small block of color, as in legends."""

    def __init__(self, color: Color, width: float = 8, height: float = 14) -> None:
        super().__init__()
        self.color = color
        self.width, self.height = width, height

    def paint(self, ui: Ui, to: Surface) -> None:
        draw.box(to, self.rect, self.color, radius=ui.px(2))


def strong(text: str, color: str = "text") -> Label:
    """A value in bold."""
    return Label(text, BODY_STRONG, color)
