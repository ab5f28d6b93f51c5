"""Names on the map: ranges, seas and rivers on the ground, towns above what lies on it."""

from collections.abc import Mapping
from dataclasses import dataclass
from math import ceil

from pygame import Rect, Surface

from game.model.board import Board, Place
from game.model.ids import City, HexId
from game.ui.ground_text import dot, halo_text, letter, text_size, whole_degrees
from game.view import maptheme as look
from game.view.groundlines import ground_lines
from game.view.hexpixels import HexPixels
from game.view.labels import Box, LabelWork, LineField, Wish
from game.view.mapnames import Baseline, baselines, letters_at
from game.view.theme import Color, Role

LIMITS = (380.0, 120.0, 46.0, 46.0)  # by tier: a name that costs more is left out
SPREAD_MOST = 3.4  # letters stand at most this many of their heights apart
RIVER_ASIDE = 7.0
Badges = dict[HexId, tuple[Box, ...]]  # by hex what lies over the names, in map pixels
FEW, NEAR_HEXES = 16, 4  # so few moved counters disturb only the names this near


class CurveNames:
    """Letters of ranges, seas and rivers; they belong to the ground and lie under everything that stands on it."""

    def __init__(self, board: Board) -> None:
        """Find the curves once."""
        self.lines = baselines(board)
        self._placed: dict[int, list[tuple[str, Role, int, Color, tuple[float, float], int]]] = {}

    def paint(self, tile: Surface, rect: Rect, hex_width: int) -> None:
        """Draw the letters that touch a tile; ``rect`` is the tile in map pixels."""
        if hex_width not in self._placed:
            style = look.ZOOM_STYLES[hex_width]
            self._placed[hex_width] = [part for line in self.lines for part in _letters(line, hex_width, style)]
        for text, role, px, color, (x, y), turn in self._placed[hex_width]:
            if rect.left - px < x < rect.right + px and rect.top - px < y < rect.bottom + px:
                sprite = letter(text, role, px, color, turn)
                if color != look.SEA_NAME:
                    under = letter(text, role, px, look.RANGE_HALO, turn)
                    under.set_alpha(90)
                    for dx, dy in ((-1, 0), (1, 0), (0, -1), (0, 1)):
                        tile.blit(under, _corner(under, x - rect.left + dx, y - rect.top + dy))
                tile.blit(sprite, _corner(sprite, x - rect.left, y - rect.top))


def _corner(sprite: Surface, x: float, y: float) -> tuple[int, int]:
    return round(x - sprite.get_width() / 2), round(y - sprite.get_height() / 2)


def _letters(
    line: Baseline, hex_width: int, style: look.Zoom
) -> list[tuple[str, Role, int, Color, tuple[float, float], int]]:
    """Return every letter of a name with its place and turn at one zoom."""
    px, color = _name_style(line.kind, style)
    if px == 0:
        return []
    role = look.NAME_ROLES[line.kind]
    text = line.text if line.kind == "river" else line.text.upper()
    widths = [text_size(c, role, px)[0] for c in text]
    room = line.length * hex_width
    if line.kind == "river":
        gap, aside = 0.28 * px, (RIVER_ASIDE + style.major / 2) / hex_width
    else:
        gap, aside = min(SPREAD_MOST * px, max(0.2 * px, (room - sum(widths)) / max(1, len(text) - 1))), 0.0
    spots = letters_at(line, [(w + gap) / hex_width for w in widths], aside=aside)
    placed = [(c, (x * hex_width, y * hex_width), whole_degrees(a)) for c, ((x, y), a) in zip(text, spots, strict=True)]
    return [(c, role, px, color, at, turn) for c, at, turn in placed if c != " "]


def _name_style(kind: str, style: look.Zoom) -> tuple[int, Color]:
    styles = {
        "range": (style.range_size, look.RANGE),
        "land": (round(style.range_size * 1.5), look.LAND_NAME),
        "island": (style.range_size if style.tiers > 2 else 0, look.ISLAND_NAME),
        "sea": (style.sea_size, look.SEA_NAME),
        "minor_sea": (round(style.sea_size * 0.66), look.SEA_NAME),
        "river": (style.river_size, look.RIVER_NAME),
    }
    return styles.get(kind, (0, look.LABEL))


@dataclass(frozen=True, slots=True)
class Kept:
    """The boxes of names at one zoom, and what they were placed round."""

    counters: dict[HexId, int]
    badges: Badges
    boxes: dict[int, Box]


@dataclass(frozen=True, slots=True)
class Placing:
    """Names of one zoom that are being placed round counters and badges, and the boxes of those that stay."""

    hex_width: int
    counters: dict[HexId, int]
    badges: Badges
    staying: dict[int, Box]
    labels: LabelWork


class TownNames:
    """Dots and names of places; the names go round counters and badges."""

    def __init__(self, board: Board) -> None:
        """Measure how crowded the map is with lines."""
        self.board = board
        self._named = [board.places[i] for i in sorted(board.place_at.values())]
        self._field: LineField | None = None
        self._work: Placing | None = None
        self.boxes: dict[int, Box] = {}
        self._kept: dict[int, Kept] = {}  # by zoom

    def paint(
        self,
        to: Surface,
        at: tuple[int, int],
        view: Rect,
        *,
        hex_width: int,
        counters: Mapping[HexId, int],
        badges: Mapping[HexId, tuple[Box, ...]],
    ) -> None:
        """Draw dots and names of the part ``view`` of the map, its corner at ``at``.

        ``counters``: by occupied hex the half-width in pixels of what stands there; its dot is left out.
        ``badges``: by hex what will be drawn over the names, in map pixels.
        """
        while self.step(hex_width, counters=counters, badges=badges):
            pass
        pixels, style = HexPixels(self.board.grid, hex_width), look.ZOOM_STYLES[hex_width]
        for place in self._shown(style):
            x, y = pixels.center(place.hex)
            if place.hex not in counters and view.inflate(40, 40).collidepoint(x, y):
                sprite = dot_of(place, style)
                to.blit(sprite, _corner(sprite, at[0] + x - view.left, at[1] + y - view.top))
        for index, box in self.boxes.items():
            if box[0] < view.right and box[2] > view.left and box[1] < view.bottom and box[3] > view.top:
                place = self.board.places[index]
                sprite = _label(place, style)
                middle = (box[0] + box[2]) / 2 - view.left, (box[1] + box[3]) / 2 - view.top
                to.blit(sprite, _corner(sprite, at[0] + middle[0], at[1] + middle[1]))

    def hidden(self, h: HexId) -> bool:
        """Return whether the place of a hex has no name on the map now, so that the window shows it on hover."""
        index = self.board.place_at.get(h)
        return index is not None and index not in self.boxes

    def grounds(self) -> list[Rect]:
        """Return the ground of every name that stands, in map pixels."""
        return [Rect(x0, y0, x1 - x0, y1 - y0) for x0, y0, x1, y1 in self.boxes.values()]

    def _shown(self, style: look.Zoom) -> list[Place]:
        return [place for place in self._named if place.tier <= style.tiers]

    def step(self, hex_width: int, *, counters: Mapping[HexId, int], badges: Mapping[HexId, tuple[Box, ...]]) -> bool:
        """Do a little towards placing the names of a zoom; return whether there is more to do.

        What is placed is kept for the next time; if only a few things have moved since, only names near them move.
        """
        work = self._work
        if work is None or (work.hex_width, work.counters, work.badges) != (hex_width, counters, badges):
            work = self._work = self._begun(hex_width, dict(counters), dict(badges))
        if work is None:
            self.boxes = self._kept[hex_width].boxes
            return False
        if work.labels.step():
            return True
        self._kept[hex_width] = Kept(work.counters, work.badges, work.staying | work.labels.boxes())
        self._work = None
        return True

    def _begun(self, hex_width: int, counters: dict[HexId, int], badges: Badges) -> Placing | None:
        """Return what is to be placed now at a zoom, None if all names stand."""
        style, before = look.ZOOM_STYLES[hex_width], self._kept.get(hex_width, Kept({}, {}, {}))
        moved = {h for h, _ in (counters.items() ^ before.counters.items()) | (badges.items() ^ before.badges.items())}
        if hex_width in self._kept and not moved:
            return None
        places, staying = self._shown(style), dict(before.boxes)
        if hex_width not in self._kept or len(moved) > FEW:
            staying.clear()
        else:
            places = [p for p in places if any(self.board.grid.distance(p.hex, h) <= NEAR_HEXES for h in moved)]
        for place in places:
            staying.pop(place.index, None)
        pixels, field = HexPixels(self.board.grid, hex_width), self._lines()
        free = [p for p in self._shown(style) if p.hex not in counters]
        labels = LabelWork(
            [_wish(p, pixels, style, counters) for p in sorted(places, key=lambda p: (_weight(p), p.index))],
            lambda box: field.share((box[0] / hex_width, box[1] / hex_width, box[2] / hex_width, box[3] / hex_width)),
            dots=[_around(pixels.center(p.hex), style.dots[p.tier - 1]) for p in free],
            blocked=[_around(pixels.center(h), half) for h, half in sorted(counters.items())],
            fixed=list(staying.values()),
            closed=[box for _, boxes in sorted(badges.items()) for box in boxes],
            bounds=(0.0, 0.0, *pixels.size),
        )
        return Placing(hex_width, counters, badges, staying, labels)

    def _lines(self) -> LineField:
        if self._field is None:
            lines = ground_lines(self.board)
            curves = [river.points for river in lines.rivers]
            curves += [curve.points for curve in (*lines.roads, *lines.railways)]
            width, height = HexPixels(self.board.grid, 1.0).size
            self._field = LineField(width, height, curves)
        return self._field


def _weight(place: Place) -> int:
    return 0 if place.city == City.MAJOR else place.tier


def _wish(place: Place, pixels: HexPixels, style: look.Zoom, counters: Mapping[HexId, int]) -> Wish:
    role, px = label_style(place, style)
    width, height = text_size(shown_name(place), role, px)
    clear = max(style.dots[place.tier - 1], float(counters.get(place.hex, 0)))
    return Wish(place.index, pixels.center(place.hex), width, height * 0.86, clear + 1, LIMITS[place.tier - 1])


def shown_name(place: Place) -> str:
    """Return the name without what tells it from another of the same name."""
    return place.name.split(" (")[0]


def label_style(place: Place, style: look.Zoom) -> tuple[Role, int]:
    """Return the font and size of a place's name."""
    px = style.label_sizes[place.tier - 1] + (2 if place.city == City.MAJOR else 0)
    return (Role.LAND_BOLD if place.tier == 1 else Role.LAND), px


def _label(place: Place, style: look.Zoom) -> Surface:
    role, px = label_style(place, style)
    return halo_text(shown_name(place), role, px, look.LABEL, round(style.halo * 10))


def dot_of(place: Place, style: look.Zoom) -> Surface:
    """Return the dot of a place: capitals red, great towns gold, others light; the greater two tiers with a core."""
    radius = style.dots[place.tier - 1]
    if place.city == City.MAJOR:
        return dot(round(radius * 11.5), look.DOT_CAPITAL, look.DOT_EDGE)
    fill = look.DOT_CITY if place.tier == 1 else look.DOT_TOWN
    return dot(ceil(radius * 10), fill, look.DOT_EDGE if place.tier <= 2 else None)


def _around(center: tuple[float, float], half: float) -> Box:
    return center[0] - half, center[1] - half, center[0] + half, center[1] + half
