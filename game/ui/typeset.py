"""Sets text: one line, wrapped lines, lines of several colors; nothing is cut off without being asked to."""

import re
from dataclasses import dataclass
from functools import lru_cache

import pygame

from game.ui.fonts import font
from game.view.theme import LINE_HEIGHT, MIN_TEXT_PX, NARRATIVE_LINE_HEIGHT, Color, Role, Style

ELLIPSIS = "…"
UNIT_SPACE = re.compile(r" (?!%)")  # where a line may end: never between a figure and its per cent
BOLDER = 110  # scaled letters are laid over themselves this strongly, of 255: thin strokes stay bright


@dataclass(frozen=True, slots=True)
class Face:
    """A style at a scale: what it takes to measure and draw letters.

    Letters are drawn ``over`` times as large and scaled down, so that their distances are true at small sizes.
    """

    role: Role
    px: int
    tracking: int

    @property
    def over(self) -> int:
        """How many times larger the letters are drawn."""
        return 4 if self.px < 32 else 2

    @property
    def large(self) -> pygame.font.Font:
        """The font at the size the letters are drawn."""
        return font(self.role, self.px * self.over)

    @property
    def ascent(self) -> int:
        """From the top of a line's picture to its baseline."""
        return -(-self.large.get_ascent() // self.over)

    @property
    def height(self) -> int:
        """The height of a line's picture."""
        return self.ascent - self.large.get_descent() // self.over

    @property
    def line_px(self) -> int:
        """The distance of two lines."""
        serif = self.role in (Role.SERIF, Role.SERIF_ITALIC)
        return round(self.px * (NARRATIVE_LINE_HEIGHT if serif else LINE_HEIGHT))


@dataclass(frozen=True, slots=True)
class Run:
    """A piece of a line in one style and color; ``link`` names what a click on it explains."""

    text: str
    face: Face
    color: Color
    link: str = ""


def face_at(style: Style, scale: float) -> Face:
    """``style`` at ``scale``, never below the smallest readable size."""
    px = max(MIN_TEXT_PX, style.size * scale)
    return Face(style.role, round(px + 0.01), round(style.tracking * scale))


@lru_cache(maxsize=8192)
def text_width(face: Face, text: str) -> int:
    """The width of ``text`` on one line."""
    if not text:
        return 0
    return -(-face.large.size(text)[0] // face.over) + face.tracking * (len(text) - 1)


@lru_cache(maxsize=3000)
def text_image(face: Face, text: str, color: Color) -> pygame.Surface:
    """``text`` on one line, ready to blit; as high as the font's line."""
    large, over = face.large, face.over
    width, height = max(1, text_width(face, text)), face.height
    sheet = pygame.Surface((width * over, height * over), pygame.SRCALPHA)
    sheet.fill((*color, 0))
    top = face.ascent * over - large.get_ascent()
    if face.tracking:
        for i, letter in enumerate(text):
            end = large.size(text[: i + 1])[0]  # kerned as it is measured: a Y after an L stands nearer
            x = end - large.size(letter)[0] + i * face.tracking * over
            _stamp(sheet, large.render(letter, True, color), (x, top))
    elif text:
        _stamp(sheet, large.render(text, True, color), (0, top))
    image = pygame.transform.smoothscale(sheet, (width, height))
    again = image.copy()
    again.set_alpha(BOLDER)
    image.blit(again, (0, 0))
    return image


def _stamp(sheet: pygame.Surface, letters: pygame.Surface, at: tuple[int, int]) -> None:
    """Put ``letters`` on a clear sheet of their own color: only their cover counts."""
    sheet.blit(letters, at, special_flags=pygame.BLEND_RGBA_MAX)


def forget_images() -> None:
    """Drop every kept picture of text, before the display is closed."""
    text_image.cache_clear()
    text_width.cache_clear()


@lru_cache(maxsize=2048)
def shortened(face: Face, text: str, width: int) -> str:
    """``text``, or as much of it as fits into ``width`` with an ellipsis at the end."""
    if text_width(face, text) <= width:
        return text
    low, high = 0, len(text)
    while low < high:
        middle = (low + high + 1) // 2
        if text_width(face, text[:middle].rstrip() + ELLIPSIS) <= width:
            low = middle
        else:
            high = middle - 1
    return text[:low].rstrip() + ELLIPSIS if low else ""


def _paragraphs(runs: tuple[Run, ...]) -> list[list[list[Run]]]:
    """Paragraphs of words, each word with the space after it, as the pieces of runs it is made of."""
    paragraphs: list[list[list[Run]]] = [[[]]]
    for run in runs:
        for n, part in enumerate(run.text.split("\n")):
            if n:
                paragraphs.append([[]])
            words = paragraphs[-1]
            pieces = UNIT_SPACE.split(part)
            for i, piece in enumerate(pieces):
                last = i == len(pieces) - 1
                if piece or not last:
                    words[-1].append(Run(piece + ("" if last else " "), run.face, run.color, run.link))
                if not last:
                    words.append([])
    return paragraphs


def _width(runs: list[Run]) -> int:
    if not runs:
        return 0
    tail = runs[-1]
    trimmed = Run(tail.text.rstrip(" "), tail.face, tail.color)
    return sum(text_width(r.face, r.text) for r in (*runs[:-1], trimmed))


def _joined(line: list[Run]) -> tuple[Run, ...]:
    """Neighbours of one look set as one, so that kerning and spaces are those of whole lines."""
    merged: list[Run] = []
    for run in line:
        last = merged[-1] if merged else None
        if last and (last.face, last.color, last.link) == (run.face, run.color, run.link):
            merged[-1] = Run(last.text + run.text, run.face, run.color, run.link)
        else:
            merged.append(run)
    return tuple(merged)


@lru_cache(maxsize=1024)
def wrapped(runs: tuple[Run, ...], width: int) -> tuple[tuple[Run, ...], ...]:
    """``runs`` broken into lines no wider than ``width``; a longer single word stands alone on its line."""
    lines: list[list[Run]] = []
    for words in _paragraphs(runs):
        lines.append([])
        for word in words:
            if lines[-1] and _width(list(_joined([*lines[-1], *word]))) > width:
                lines.append(list(word))
            else:
                lines[-1].extend(word)
    return tuple(_joined(line) for line in lines)


def limited(lines: tuple[tuple[Run, ...], ...], most: int, width: int) -> tuple[tuple[Run, ...], ...]:
    """The first ``most`` lines; where there were more, the last of them ends with an ellipsis."""
    if len(lines) <= most or not lines[most - 1]:
        return lines[:most]
    *before, last = lines[most - 1]
    room = width - sum(text_width(run.face, run.text) for run in before)
    text = shortened(last.face, last.text.rstrip(), room - text_width(last.face, ELLIPSIS))
    cut = Run(text.removesuffix(ELLIPSIS) + ELLIPSIS, last.face, last.color)
    return (*lines[: most - 1], (*before, cut))


def line_width(line: tuple[Run, ...]) -> int:
    """The width of one line of runs."""
    return _width(list(line))


def draw_runs(
    to: pygame.Surface, line: tuple[Run, ...], left: int, top: int, height: int
) -> list[tuple[pygame.Rect, str]]:
    """Draw one line of runs on a common baseline; returns where its links are."""
    if not line:
        return []
    ascent = max(r.face.ascent for r in line)
    descent = max(r.face.height - r.face.ascent for r in line)
    base = top + (height - ascent - descent) // 2 + ascent
    links = []
    for run in line:
        image = text_image(run.face, run.text, run.color)
        to.blit(image, (left, base - run.face.ascent))
        width = text_width(run.face, run.text)
        if run.link:
            links.append((pygame.Rect(left, top, width, height), run.link))
            pygame.draw.line(to, run.color, (left, base + 2), (left + width - 1, base + 2))
        left += width
    return links
