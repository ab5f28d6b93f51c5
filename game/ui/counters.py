"""Draws counters: at four times the size, scaled down smoothly, kept by face and size."""

from collections import OrderedDict
from dataclasses import replace
from math import ceil

import pygame

from game.ui.fonts import font
from game.ui.symbols import draw_badge, draw_echelon, draw_mark, draw_symbol
from game.view.counters import CounterFace, Detail, Ring, Shape
from game.view.theme import ArmyColors, Color, Palette, Role, mix, shade

OVERSAMPLE = 4
KEPT = 3000
SHADOW_PX = 2
LAST_KNOWN_ALPHA = 140
OVERHANG = 0.03  # entrenchment blocks stand over the lower edge

Surface = pygame.Surface


class CounterPainter:
    """Pictures of counters in one palette; ask for the same face and size twice and the second is free."""

    def __init__(self, palette: Palette) -> None:
        self.palette = palette
        self._sprites: OrderedDict[tuple[CounterFace, int], Surface] = OrderedDict()
        self._under: dict[tuple[Shape, int, Ring], Surface] = {}
        self._small: dict[tuple[object, ...], Surface] = {}

    def blit(self, to: Surface, face: CounterFace, px: int, center: tuple[int, int]) -> pygame.Rect:
        """Draw ``face`` at width ``px`` with its middle at ``center``; returns the touched rectangle."""
        sprite = self.sprite(face, px)
        return to.blit(sprite, sprite.get_rect(center=center))

    def sprite(self, face: CounterFace, px: int) -> Surface:
        """The picture of ``face``; the counter itself stands in its middle, ring, badge and shadow around it."""
        key = (face, px)
        if (kept := self._sprites.get(key)) is not None:
            self._sprites.move_to_end(key)
            return kept
        plain = face.at_mark() if Detail.from_px(px) is Detail.MARK else face
        sprite = self._compose(face, px) if plain == face else self.sprite(plain, px)
        self._sprites[key] = sprite
        if len(self._sprites) > KEPT:
            self._sprites.popitem(last=False)
        return sprite

    def _compose(self, face: CounterFace, px: int) -> Surface:
        detail = Detail.from_px(px)
        if detail is Detail.DOT:
            return self._dot(face, px)
        margin = margin_px(px)
        out = Surface((px + 2 * margin, px + 2 * margin), pygame.SRCALPHA)
        out.blit(self._shadow_and_ring(face.shape, px, face.ring), (0, 0))
        colors = army_colors(self.palette, face)
        for layer in range(min(2, face.stack - 1), 0, -1):
            shift = layer * stack_step(px)
            out.blit(self._blank(face.shape, px, shade(colors.fill, 0.72)), (margin + shift, margin - shift))
        out.blit(self._body(face, px, detail, colors), (margin, margin))
        if face.last_known:
            out.fill((255, 255, 255, LAST_KNOWN_ALPHA), special_flags=pygame.BLEND_RGBA_MULT)
        self._corners(out, face, px, detail)
        return out

    def _dot(self, face: CounterFace, px: int) -> Surface:
        side = min(px, 10)
        big = Surface((side * OVERSAMPLE, side * OVERSAMPLE), pygame.SRCALPHA)
        fill = army_colors(self.palette, face).fill
        if face.ring is not Ring.NONE:
            edge = self.palette.selection if face.ring is Ring.SELECTED else self.palette.target
        else:
            edge = shade(fill, 0.34)
        outline(big, face.shape, big.get_rect(), edge)
        outline(big, face.shape, big.get_rect().inflate(-2 * OVERSAMPLE, -2 * OVERSAMPLE), fill)
        return pygame.transform.smoothscale(big, (side, side))

    def _shadow_and_ring(self, shape: Shape, px: int, ring: Ring) -> Surface:
        key = (shape, px, ring)
        if key not in self._under:
            self._under[key] = _under_layer(self.palette, shape, px, ring)
        return self._under[key]

    def _blank(self, shape: Shape, px: int, fill: Color) -> Surface:
        key = ("blank", shape, px, fill)
        if key not in self._small:
            big = Surface((px * OVERSAMPLE, px * OVERSAMPLE), pygame.SRCALPHA)
            draw_blank(big, shape, px, fill)
            self._small[key] = pygame.transform.smoothscale(big, (px, px))
        return self._small[key]

    def _body(self, face: CounterFace, px: int, detail: Detail, colors: ArmyColors) -> Surface:
        overhang = ceil(px * OVERHANG)
        big = Surface((px * OVERSAMPLE, (px + overhang) * OVERSAMPLE), pygame.SRCALPHA)
        draw_blank(big, face.shape, px, colors.fill)
        pen = FacePen(big, px * OVERSAMPLE, face, detail, colors, self.palette)
        pen.draw()
        return pygame.transform.smoothscale(big, (px, px + overhang))

    def _corners(self, out: Surface, face: CounterFace, px: int, detail: Detail) -> None:
        margin = margin_px(px)
        right, left = (margin + round(px * 0.97), margin + round(px * 0.01)), (margin, margin + 1)
        if detail is Detail.MARK:
            if face.short_of_supply:
                dot = self._dot_mark(max(3, round(px * 0.15)), self.palette.crit)
                out.blit(dot, dot.get_rect(center=(margin + round(px * 0.88), margin + round(px * 0.1))))
            return
        if face.badge is not None:
            badge = self._badge(face, px)
            out.blit(badge, badge.get_rect(center=right))
        if face.stack > 1:
            number = self._number(face.stack, px)
            out.blit(number, number.get_rect(center=left))

    def _dot_mark(self, radius: int, color: Color) -> Surface:
        key = ("dot", radius, color)
        if key not in self._small:
            side = 2 * radius * OVERSAMPLE
            big = Surface((side, side), pygame.SRCALPHA)
            pygame.draw.circle(big, self.palette.front_casing, (side // 2, side // 2), side // 2)
            pygame.draw.circle(big, color, (side // 2, side // 2), side // 2 - OVERSAMPLE)
            self._small[key] = pygame.transform.smoothscale(big, (2 * radius, 2 * radius))
        return self._small[key]

    def _badge(self, face: CounterFace, px: int) -> Surface:
        radius = max(6, round(px * 0.125))
        key = ("badge", face.badge, radius)
        if key not in self._small and face.badge is not None:
            side = 2 * radius * OVERSAMPLE
            big = Surface((side, side), pygame.SRCALPHA)
            draw_badge(big, face.badge, (side // 2, side // 2), side / 2, self.palette)
            self._small[key] = pygame.transform.smoothscale(big, (2 * radius, 2 * radius))
        return self._small[key]

    def _number(self, count: int, px: int) -> Surface:
        radius = max(7, round(px * 0.115))
        key = ("number", count, radius)
        if key not in self._small:
            side = 2 * radius * OVERSAMPLE
            big = Surface((side, side), pygame.SRCALPHA)
            for grow, color in ((0, self.palette.front_casing), (4, self.palette.symbol), (8, self.palette.symbol_ink)):
                pygame.draw.circle(big, color, (side // 2, side // 2), side // 2 - grow)
            disc = pygame.transform.smoothscale(big, (2 * radius, 2 * radius))
            text = font(Role.TEXT_BOLD, max(10, round(radius * 1.45))).render(str(count), True, self.palette.symbol)
            disc.blit(text, text.get_rect(center=(radius, radius)))
            self._small[key] = disc
        return self._small[key]


class FacePen:
    """Draws what stands on one counter, at the large size; lengths are shares of the counter's width."""

    def __init__(
        self, to: Surface, side: int, face: CounterFace, detail: Detail, colors: ArmyColors, palette: Palette
    ) -> None:
        self.to, self.side, self.face, self.detail = to, side, face, detail
        self.colors, self.palette = colors, palette

    def draw(self) -> None:
        """Everything the detail asks for."""
        draw_symbol(self.to, self.face.symbol, self._symbol_box(), self._bone(), self.palette.symbol_ink, self._pen())
        if self.detail is Detail.MARK:
            self._mark(0.5, 0.84, 0.12)
            return
        self._gauges()
        if self.detail is Detail.FIGURE:
            self._text(self.face.strength_text(self.detail), Role.TEXT_BOLD, 0.40, self.colors.text, mid=(0.5, 0.735))
            return
        self._figures()
        self._head()
        for i in range(self.face.entrenchment):
            self._block(0.29 + i * 0.112)

    def _rect(self, x: float, y: float, w: float, h: float) -> pygame.Rect:
        s = self.side
        return pygame.Rect(round(x * s), round(y * s), round(w * s), round(h * s))

    def _symbol_box(self) -> pygame.Rect:
        boxes = {
            Detail.MARK: (0.16, 0.18, 0.68, 0.48),
            Detail.FIGURE: (0.21, 0.10, 0.58, 0.40),
            Detail.NAME: (0.245, 0.275, 0.51, 0.325),
            Detail.FULL: (0.255, 0.308, 0.49, 0.295),
        }
        return self._rect(*boxes[self.detail])

    def _pen(self) -> float:
        return max(OVERSAMPLE * 1.0, 0.019 * self.side)

    def _bone(self) -> Color:
        return mix(self.palette.symbol, (164, 160, 150), 0.5) if self.face.spent else self.palette.symbol

    def _gauges(self) -> None:
        top, height, width = {
            Detail.FIGURE: (0.09, 0.83, 0.11),
            Detail.NAME: (0.255, 0.655, 0.09),
            Detail.FULL: (0.235, 0.66, 0.084),
        }[self.detail]
        p = self.palette
        unknown = self.face.estimated or self.face.last_known
        if self.face.cohesion is not None or unknown:
            self._gauge(self._rect(0.062, top, width, height), self.face.cohesion, p.bone)
        if self.face.supply is not None or unknown:
            self._gauge(self._rect(1 - 0.062 - width, top, width, height), self.face.supply, p.good)

    def _gauge(self, box: pygame.Rect, value: int | None, full: Color) -> None:
        p = self.palette
        pygame.draw.rect(self.to, p.front_casing, box)
        inner = box.inflate(-OVERSAMPLE, -OVERSAMPLE)
        if value is None:
            step = max(2 * OVERSAMPLE, round(self.side * 0.05))
            for y in range(inner.top + step // 2, inner.bottom, step):
                pygame.draw.rect(self.to, p.t3, (inner.left, y, inner.width, step // 2))
            return
        color = full if value >= 50 else p.gold if value >= 25 else p.crit
        height = round(inner.height * min(100, value) / 100)
        pygame.draw.rect(self.to, color, (inner.left, inner.bottom - height, inner.width, height))
        for quarter in (1, 2, 3):
            y = inner.bottom - inner.height * quarter // 4
            pygame.draw.rect(
                self.to, p.front_casing, (inner.left, y - OVERSAMPLE // 4, inner.width, OVERSAMPLE // 2 + 1)
            )

    def _figures(self) -> None:
        face, full = self.face, self.detail is Detail.FULL
        base = 0.856 if full else 0.885
        strength = face.strength_text(self.detail)
        if strength:
            self._text(strength, Role.TEXT_BOLD, 0.255 if full else 0.275, self.colors.text, left=(0.208, base))
        if face.mp is not None:
            faint = mix(self.colors.text, self.colors.fill, 0.62) if face.mp == "0" else self.colors.text
            whole = face.mp.partition(".")[0]  # a half would run into the strength; the panel has it
            self._text(whole, Role.TEXT_MEDIUM, 0.198 if full else 0.21, faint, right=(0.805, base))

    def _head(self) -> None:
        full = self.detail is Detail.FULL
        pen = max(OVERSAMPLE * 1.05, 0.019 * self.side)
        if full:
            self._mark(0.868, 0.128, 0.068)
            draw_echelon(self.to, self.face.echelon, self._rect(0.3, 0.208, 0.4, 0.082), self.colors.text, pen)
            self._text(self.face.name, Role.TEXT_MEDIUM, 0.165, self.colors.text, left=(0.115, 0.187), room=0.66)
            return
        wide = 0.060 if self.face.echelon.value[0] == "I" else 0.105
        width = wide * len(self.face.echelon.value)
        box = self._rect(0.915 - width, 0.085, width, 0.128)
        draw_echelon(self.to, self.face.echelon, box, self.colors.text, pen)
        self._text(self.face.name, Role.TEXT_MEDIUM, 0.205, self.colors.text, left=(0.105, 0.222), room=0.78 - width)

    def _mark(self, x: float, y: float, radius: float) -> None:
        s = self.side
        draw_mark(self.to, self.face.army, (x * s, y * s), radius * s, self.colors.text, self.palette)

    def _block(self, x: float) -> None:
        box = self._rect(x, 0.938, 0.084, 0.084)
        pygame.draw.rect(self.to, self.palette.entrenchment_edge, box)
        pygame.draw.rect(self.to, self.palette.entrenchment, box.inflate(-2 * OVERSAMPLE, -2 * OVERSAMPLE))

    def _text(
        self,
        text: str,
        role: Role,
        size: float,
        color: Color,
        *,
        left: tuple[float, float] | None = None,
        right: tuple[float, float] | None = None,
        mid: tuple[float, float] | None = None,
        room: float = 1.0,
    ) -> None:
        """``left`` and ``right`` stand on the baseline, ``mid`` is the middle of the capitals."""
        face = font(role, round(size * self.side))
        image = face.render(text, True, color)
        if image.get_width() > room * self.side:
            image = pygame.transform.smoothscale(image, (round(room * self.side), image.get_height()))
        x, y = left or right or mid or (0.0, 0.0)
        top = y * self.side - face.get_ascent()
        across = x * self.side
        if right:
            across -= image.get_width()
        elif mid:
            across -= image.get_width() / 2
            top += 0.355 * size * self.side
        self.to.blit(image, (round(across), round(top)))


def army_colors(palette: Palette, face: CounterFace) -> ArmyColors:
    """Fill and text of a counter, grayed when it is spent."""
    colors = palette.armies[face.army]
    if not face.spent:
        return colors
    red, green, blue = (min(255, round(c * 0.42) + 48) for c in colors.fill)
    light = sum(colors.text) > 384
    text = mix(colors.text, (200, 200, 196), 0.3) if light else (18, 18, 18)
    if not light:
        red, green, blue = mix((red, green, blue), (198, 196, 190), 0.35)
    return replace(colors, fill=(red, green, blue), text=text)


def margin_px(px: int) -> int:
    """The room round a counter for ring, badge, stack and shadow."""
    return max(9, ceil(px * 0.16))


def stack_step(px: int) -> int:
    """How far each unit of a stack stands out behind the one before."""
    return max(2, round(px * 0.04))


def outline(to: Surface, shape: Shape, box: pygame.Rect, color: Color | tuple[int, int, int, int]) -> None:
    """The filled outline of a side: rounded square or cut corners."""
    if shape is Shape.SQUARE:
        pygame.draw.rect(to, color, box, border_radius=round(box.width * 0.11))
        return
    c = round(box.width * 0.15)
    left, top, right, bottom = box.left, box.top, box.right - 1, box.bottom - 1
    corners = [
        (left + c, top),
        (right - c, top),
        (right, top + c),
        (right, bottom - c),
        (right - c, bottom),
        (left + c, bottom),
        (left, bottom - c),
        (left, top + c),
    ]
    pygame.draw.polygon(to, color, corners)


def draw_blank(big: Surface, shape: Shape, px: int, fill: Color) -> None:
    """A counter without anything on it: dark edge, light upper and left rim, fill."""
    side = px * OVERSAMPLE
    box = pygame.Rect(0, 0, side, side)
    outline(big, shape, box, shade(fill, 0.34))
    inner = box.inflate(-2 * OVERSAMPLE, -2 * OVERSAMPLE)
    rim = max(OVERSAMPLE, round(side * 0.036))
    layer = Surface(inner.size, pygame.SRCALPHA)
    local = pygame.Rect(0, 0, *inner.size)
    layer.fill(mix(shade(fill, 1.22), (255, 255, 255), 0.07))
    outline(layer, shape, local.inflate(rim, rim).move(rim + rim // 2, rim + rim // 2), fill)
    mask = Surface(inner.size, pygame.SRCALPHA)
    outline(mask, shape, local, (255, 255, 255))
    layer.blit(mask, (0, 0), special_flags=pygame.BLEND_RGBA_MULT)
    big.blit(layer, inner.topleft)


def _under_layer(palette: Palette, shape: Shape, px: int, ring: Ring) -> Surface:
    margin = margin_px(px)
    side = px + 2 * margin
    out = Surface((side, side), pygame.SRCALPHA)
    base = pygame.Rect(margin, margin, px, px)
    width = 0 if ring is Ring.NONE else 3 if px >= 40 else 2
    for grow, alpha in ((3, 34), (1, 60), (0, 80)):
        layer = Surface((side, side), pygame.SRCALPHA)
        outline(layer, shape, base.inflate(grow + 2 * width, grow + 2 * width).move(1, SHADOW_PX), (0, 0, 0, alpha))
        out.blit(layer, (0, 0))
    if ring is Ring.NONE:
        return out
    color = palette.selection if ring is Ring.SELECTED else palette.target
    glow = ((4, 26), (3, 44), (2, 70), (1, 110)) if ring is Ring.SELECTED else ((1, 60),)
    big = Surface((side * OVERSAMPLE, side * OVERSAMPLE), pygame.SRCALPHA)
    big.fill((*color, 0))
    large = pygame.Rect(*(v * OVERSAMPLE for v in base))
    for more, alpha in (*glow, (0, 255)):
        grow = 2 * (width + more) * OVERSAMPLE
        outline(big, shape, large.inflate(grow, grow), (*color, alpha))
    out.blit(pygame.transform.smoothscale(big, (side, side)), (0, 0))
    return out
