"""Where the names of places go: eight sides of the dot, two distances; clear of all that is there."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import accumulate
from operator import add

from game.view.curves import Point

Box = tuple[float, float, float, float]  # left, top, right, bottom

ROUNDS = 4
LINES, DOT, BLOCKED, LABEL = 26.0, 60.0, 220.0, 400.0
FORBIDDEN = 10_000.0
FAR_COST = 2.5
# Side of the dot (east -1..1, south -1..1) in order of liking, with its cost.
SIDES = ((1, 0, 0.0), (-1, 0, 3.0), (1, -1, 2.0), (1, 1, 2.5), (-1, -1, 4.5), (-1, 1, 5.0), (0, 1, 6.0), (0, -1, 6.0))
NEAR_GAP, FAR_GAP = 0.12, 0.42  # of the height of the text
BETWEEN = 0.5  # room between two names in a line, of their height


@dataclass(frozen=True, slots=True)
class Wish:
    """A name to be placed: its dot, the measured size of its text, what it may cost before it is left out."""

    key: int
    at: Point
    width: float
    height: float
    clear: float  # pixels from the center that belong to the dot, or to a counter upon it
    limit: float


@dataclass(frozen=True, slots=True)
class Spot:
    """A possible box of a name and what speaks against it, other names left out."""

    box: Box
    cost: float


class LabelWork:
    """Names on their way to their places, so that a caller may spread the work; arguments as of ``place_labels``."""

    def __init__(
        self,
        wishes: Sequence[Wish],
        crowd: Callable[[Box], float],
        *,
        dots: Sequence[Box],
        blocked: Sequence[Box],
        fixed: Sequence[Box] = (),
        closed: Sequence[Box] = (),
        bounds: Box,
    ) -> None:
        self.wishes, self.crowd, self.bounds = wishes, crowd, bounds
        self.nets = _Nets(_Net(dots), _Net(blocked), _Net(fixed), _Net(closed))
        self._spots: list[list[Spot]] = []

    def step(self) -> bool:
        """Weigh the spots of one more name; return whether there was one."""
        if len(self._spots) == len(self.wishes):
            return False
        self._spots.append(_spots(self.wishes[len(self._spots)], self.crowd, self.nets, self.bounds))
        return True

    def boxes(self) -> dict[int, Box]:
        """Return the boxes, once every step is done."""
        rivals = _rivals(self._spots)
        chosen: list[Spot | None] = [None] * len(self.wishes)
        for _ in range(ROUNDS):
            before = list(chosen)
            for i, own in enumerate(self._spots):
                taken = [spot.box for k in rivals[i] if (spot := chosen[k]) is not None]
                chosen[i] = min(own, key=lambda spot: _cost(spot, taken))
            if chosen == before:
                break
        return _kept(self.wishes, chosen, rivals)


def place_labels(
    wishes: Sequence[Wish],
    crowd: Callable[[Box], float],
    *,
    dots: Sequence[Box],
    blocked: Sequence[Box],
    fixed: Sequence[Box] = (),
    closed: Sequence[Box] = (),
    bounds: Box,
) -> dict[int, Box]:
    """Return the box of every name that finds room; earlier wishes choose first, all four times over.

    ``crowd`` tells the share of a box that lines run through; ``dots`` may be covered at a price, ``blocked`` boxes
    (counters) at a high one, ``closed`` ones (badges) at none; ``fixed`` are names that stay where they are.
    """
    work = LabelWork(wishes, crowd, dots=dots, blocked=blocked, fixed=fixed, closed=closed, bounds=bounds)
    while work.step():
        pass
    return work.boxes()


def _kept(wishes: Sequence[Wish], chosen: list[Spot | None], rivals: list[list[int]]) -> dict[int, Box]:
    """Return what costs no more than its limit; names are dropped from the least to the greatest."""
    for i in range(len(wishes) - 1, -1, -1):
        spot = chosen[i]
        taken = [other.box for k in rivals[i] if (other := chosen[k]) is not None]
        if spot is None or _cost(spot, taken) > wishes[i].limit:
            chosen[i] = None
    return {wish.key: spot.box for wish, spot in zip(wishes, chosen, strict=True) if spot is not None}


def _cost(spot: Spot, taken: Iterable[Box]) -> float:
    room = _with_gap(spot.box)
    return spot.cost + LABEL * sum(_touch(room, box) for box in taken)


def _spots(wish: Wish, crowd: Callable[[Box], float], nets: "_Nets", bounds: Box) -> list[Spot]:
    own = (wish.at[0] - 1, wish.at[1] - 1, wish.at[0] + 1, wish.at[1] + 1)
    out = []
    for far in (0, 1):
        gap = wish.clear + wish.height * (FAR_GAP if far else NEAR_GAP)
        for east, south, liking in SIDES:
            box = _box(wish, east, south, gap)
            cost = liking + far * FAR_COST + LINES * crowd(box)
            cost += sum(DOT + DOT * _share(dot, box) for dot in nets.dots.near(box) if not _touch(own, dot))
            cost += BLOCKED * len(nets.blocked.indexes(box)) + LABEL * len(nets.fixed.indexes(_with_gap(box)))
            outside = box[0] < bounds[0] or box[1] < bounds[1] or box[2] > bounds[2] or box[3] > bounds[3]
            if outside or nets.closed.indexes(box):
                cost += FORBIDDEN
            out.append(Spot(box, cost))
    return out


def _box(wish: Wish, east: int, south: int, gap: float) -> Box:
    x, y = wish.at
    reach = gap if south == 0 or east == 0 else 0.72 * gap
    left = x - wish.width / 2 if east == 0 else (x + reach if east > 0 else x - reach - wish.width)
    drop = 0.62 * wish.height + (gap if east == 0 else 0.45 * gap)
    middle = y + south * drop
    return (left, middle - wish.height / 2, left + wish.width, middle + wish.height / 2)


def _with_gap(box: Box) -> Box:
    """Return a name's box with the room that it keeps from the next name in its line."""
    room = BETWEEN * (box[3] - box[1])
    return box[0] - room, box[1], box[2] + room, box[3]


def _touch(a: Box, b: Box) -> bool:
    return a[0] < b[2] and b[0] < a[2] and a[1] < b[3] and b[1] < a[3]


def _overlap(a: Box, b: Box) -> float:
    return max(0.0, min(a[2], b[2]) - max(a[0], b[0])) * max(0.0, min(a[3], b[3]) - max(a[1], b[1]))


def _share(dot: Box, box: Box) -> float:
    return _overlap(dot, box) / max(1e-9, (dot[2] - dot[0]) * (dot[3] - dot[1]))


def _rivals(spots: list[list[Spot]]) -> list[list[int]]:
    """Return for each name the others whose possible boxes come near its own."""
    reach = [
        (
            min(s.box[0] for s in own),
            min(s.box[1] for s in own),
            max(s.box[2] for s in own),
            max(s.box[3] for s in own),
        )
        for own in spots
    ]
    net = _Net(reach)
    return [[k for k in net.indexes(_with_gap(box)) if k != i] for i, box in enumerate(reach)]


class _Net:
    """Boxes by the cells of a coarse net, to find what overlaps."""

    def __init__(self, boxes: Sequence[Box], cell: float = 128.0) -> None:
        """Sort the boxes into their cells."""
        self.boxes, self.cell = boxes, cell
        self.cells: dict[tuple[int, int], list[int]] = {}
        for i, box in enumerate(boxes):
            for key in self._keys(box):
                self.cells.setdefault(key, []).append(i)

    def _keys(self, box: Box) -> list[tuple[int, int]]:
        left, top = int(box[0] // self.cell), int(box[1] // self.cell)
        right, bottom = int(box[2] // self.cell), int(box[3] // self.cell)
        if left == right and top == bottom:
            return [(left, top)]
        return [(c, r) for c in range(left, right + 1) for r in range(top, bottom + 1)]

    def indexes(self, box: Box) -> list[int]:
        """Return the numbers of boxes that overlap, ascending."""
        if not self.cells:
            return []
        keys = self._keys(box)
        if len(keys) == 1:
            return [i for i in self.cells.get(keys[0], ()) if _touch(self.boxes[i], box)]
        found = {i for key in keys for i in self.cells.get(key, ())}
        return sorted([i for i in found if _touch(self.boxes[i], box)])

    def near(self, box: Box) -> list[Box]:
        """Return the boxes that overlap."""
        return [self.boxes[i] for i in self.indexes(box)]


@dataclass(frozen=True, slots=True)
class _Nets:
    """What names keep clear of, as ``place_labels`` says."""

    dots: _Net
    blocked: _Net
    fixed: _Net
    closed: _Net


class LineField:
    """How much of any box is covered by lines: a summed-area table over cells of the map in hex-width units."""

    CELLS = 12  # a hex width

    def __init__(self, width: float, height: float, lines: Iterable[Sequence[Point]]) -> None:
        """Mark the cells that lines pass, at steps of half a cell."""
        self.columns, self.rows = int(width * self.CELLS) + 2, int(height * self.CELLS) + 2
        marks = [bytearray(self.columns) for _ in range(self.rows)]
        for line in lines:
            self._mark(marks, line)
        self.sums = [[0] * (self.columns + 1)]
        for row in marks:
            self.sums.append(list(map(add, self.sums[-1], accumulate(row, initial=0))))

    def _mark(self, marks: list[bytearray], line: Sequence[Point]) -> None:
        for i in range(len(line) - 1):
            (ax, ay), (bx, by) = line[i], line[i + 1]
            count = int(max(abs(bx - ax), abs(by - ay)) * self.CELLS * 2) + 1
            for k in range(count + 1):
                column = int((ax + (bx - ax) * k / count) * self.CELLS)
                row = int((ay + (by - ay) * k / count) * self.CELLS)
                if 0 <= row < self.rows and 0 <= column < self.columns:
                    marks[row][column] = 1

    def share(self, box: Box) -> float:
        """Return the share of a box in hex-width units that lines cover, 0 to 1."""
        left, right = self._clip(box[0], self.columns), self._clip(box[2], self.columns, 1)
        top, bottom = self._clip(box[1], self.rows), self._clip(box[3], self.rows, 1)
        area = (right - left) * (bottom - top)
        if area <= 0:
            return 0.0
        low, high = self.sums[bottom], self.sums[top]
        return (low[right] - low[left] - high[right] + high[left]) / area

    def _clip(self, at: float, most: int, more: int = 0) -> int:
        return min(most, max(0, int(at * self.CELLS) + more))
