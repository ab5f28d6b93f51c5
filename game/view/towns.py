"""The great towns of a map with room for their names: for small maps and pages."""

from collections.abc import Callable

from game.model.board import Board
from game.view.curves import Point
from game.view.hexpixels import HexPixels

NAMED_TIER = 1  # places of this tier are named
BESIDE = 8.0  # pixels from a town to its name


def named_towns(
    board: Board, pixels: HexPixels, wide: Callable[[str], float], high: float
) -> list[tuple[str, Point, float]]:
    """Return towns of the first tier: name, where it lies, and where the name begins, right or left of it.

    ``wide`` says how wide a name is, ``high`` how high a line; the larger town goes first, one without room not at all.
    """
    found, taken = [], list[tuple[float, float, float]]()
    towns = [place for place in board.places if place.tier <= NAMED_TIER and board.is_ground(place.hex)]
    for place in sorted(towns, key=lambda place: (-place.pop, place.index)):
        (x, y), long = pixels.center(place.hex), wide(place.name)
        for left in (x + BESIDE, x - BESIDE - long):
            free = all(abs(y - oy) > high or left > right or left + long < start for start, right, oy in taken)
            if free and left > 0 and left + long < pixels.size[0]:
                taken.append((left - 2 * BESIDE, left + long + BESIDE, y))
                found.append((place.name, (x, y), left))
                break
    return found
