"""Fields over the whole map: how far every hex is from somewhere, for one kind of walker. In tenths of a point."""

from array import array
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from game import kernels
from game.kernels import Ints, choices, walks
from game.model.board import Board
from game.model.ids import HexId, Ice, MovementClass, Sky
from game.model.records import BandWeather
from game.model.ruleset import Ruleset
from game.model.view import SideView
from game.rules.ground import StepCosts, passages, step_costs

MOST = 1500  # fields end here
FAR = choices.FAR  # what a hex beyond the end of a field counts as


@dataclass(frozen=True, slots=True, eq=False)
class Field:
    """``best[h]`` is the cost of hex h, -1 beyond the end; ``via[h]`` the next hex towards the start."""

    best: "array[int]"
    via: "array[int]"
    best_view: Ints
    via_view: Ints

    def cost(self, h: HexId) -> int:
        """Return the cost of a hex, FAR beyond the end of the field."""
        cost = self.best[h]
        return cost if cost >= 0 else FAR

    def way(self, h: HexId, steps: int) -> list[HexId]:
        """Return the next hexes from ``h`` towards the start, at most ``steps`` of them."""
        path: list[HexId] = []
        if self.best[h] < 0:
            return path
        here = self.via[h]
        while here >= 0 and len(path) < steps:
            path.append(here)
            here = self.via[here]
        return path


class Scratch:
    """Buffers that every field of a map shares; the kernels leave them clean where they must be."""

    def __init__(self, size: int) -> None:
        self.size = size
        self.unset = array("i", [-1]) * size
        self.unreached = array("h", [-1]) * size  # fields are of short numbers: the less memory, the sooner found
        self.flat = kernels.short_view(array("h", bytes(2 * size)))
        self.zeros = array("i", bytes(4 * size))
        self.heads = kernels.int_view(array("i", bytes(4 * (MOST + 1))))
        self.links = kernels.int_view(array("i", bytes(4 * (14 * size + 2))))
        self.best = kernels.int_view(self.unset[:])
        self.order = kernels.int_view(self.zeros[:])
        self.mark = kernels.int_view(self.zeros[:])
        self.nothing = kernels.int_view(self.zeros)
        self.found = array("i", bytes(4 * 18 * size))
        self.found_view = kernels.int_view(self.found)

    def triples(self, entries: int) -> Iterator[tuple[int, int, int]]:
        """Return the first entries of ``found`` by threes."""
        found = iter(self.found[:entries])
        return zip(found, found, found, strict=True)


@lru_cache(maxsize=4)
def scratch(size: int) -> Scratch:
    """Return the shared buffers of maps of this size."""
    return Scratch(size)


@lru_cache(maxsize=8)
def dry_season(ruleset: Ruleset) -> tuple[BandWeather, ...]:
    """Return the weather that plans reckon with."""
    return tuple(BandWeather(Sky.CLEAR, cold=False, ice=Ice.NONE) for _ in ruleset.weather.bands)


def walker(view: SideView, movement: MovementClass, *, night: bool = False) -> StepCosts:
    """Return what steps cost one kind of unit in dry weather over the bridges known to stand."""
    return dry_steps(view.board, view.ruleset, bytes(view.bridges), movement, night=night)


@lru_cache(maxsize=32)
def dry_steps(
    board: Board, ruleset: Ruleset, bridges: bytes, movement: MovementClass, *, night: bool = False
) -> StepCosts:
    """Return what steps cost one kind of unit in dry weather over the bridges that are 0."""
    return step_costs(board, ruleset, movement, 1 if night else 0, dry_season(ruleset), bridges)


def spread(
    board: Board,
    costs: StepCosts,
    starts: Sequence[tuple[HexId, int]],
    *,
    extra: "array[int] | None" = None,
    most: int = MOST,
    backward: bool = True,
    asked: Sequence[HexId] = (),
) -> Field:
    """Return the cost of walking between every hex and the nearest start (hex, cost it begins with).

    The walks lead to the starts, or with ``backward`` False away from them; ``extra`` is the toll of entering a hex.
    Where only some hexes are ``asked`` for, the walks to them are right, those to farther hexes may be not.
    """
    buffers = scratch(board.grid.size)
    best, via = buffers.unreached[:], buffers.unreached[:]
    field = Field(best, via, kernels.short_view(best), kernels.short_view(via))
    for h in asked:
        buffers.mark[h] = 1
    walks.spread(
        passages(board).view,
        costs.cost_view,
        kernels.int_view(extra) if extra is not None else buffers.nothing,
        kernels.int_view(array("i", [h for h, _ in starts] or [0])),
        kernels.int_view(array("i", [offset for _, offset in starts] or [0])),
        len(starts),
        most,
        1 if backward else 0,
        buffers.mark,
        len(asked),
        field.best_view,
        field.via_view,
        buffers.heads,
        buffers.links,
    )
    for h in asked:
        buffers.mark[h] = 0
    return field


@lru_cache(maxsize=128)
def _lasting(board: Board, costs: StepCosts, starts: tuple[tuple[HexId, int], ...], most: int) -> Field:
    return spread(board, costs, starts, most=most)


def lasting_field(view: SideView, costs: StepCosts, starts: tuple[tuple[HexId, int], ...], most: int = MOST) -> Field:
    """Return the cost of walking from every hex to the nearest start: pure geography, kept between turns."""
    return _lasting(view.board, costs, starts, most)


def changes(old: bytes, new: bytes) -> list[int]:
    """Return the places where two layers differ, from the last to the first."""
    found = []
    left = int.from_bytes(old, "little") ^ int.from_bytes(new, "little")
    while left:
        found.append((left.bit_length() - 1) // 8)
        left &= (1 << 8 * found[-1]) - 1
    return found
