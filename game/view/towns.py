"""The great towns of a map with room for their names: for small maps and pages."""

from collections.abc import Callable

from game.model.board import Board
from game.view.curves import Point
from game.view.hexpixels import HexPixels

FEW = 4  # towns of the highest tiers that are named at least, where there are so many
BESIDE = 8.0  # pixels from a town to its name


def named_towns(
    board: Board, pixels: HexPixels, wide: Callable[[str], float], high: float
) -> list[tuple[str, Point, float]]:
    """Return towns of the first tiers: name, where it lies, and where the name begins, right or left of it.

    ``wide`` says how wide a name is, ``high`` how high a line; the larger town goes first, one without room not at all.
    """
    found, taken = [], list[tuple[float, float, float]]()
    on_land = [place for place in board.places if board.is_ground(place.hex)]
    tiers = sorted(place.tier for place in on_land)
    towns = [place for place in on_land if place.tier <= tiers[min(FEW, len(tiers)) - 1]]
    for place in sorted(towns, key=lambda place: (-place.pop, place.index)):
        (x, y), long = pixels.center(place.hex), wide(place.name)
        for left in (x + BESIDE, x - BESIDE - long):
            free = all(abs(y - oy) > high or left > right or left + long < start for start, right, oy in taken)
            if free and left > 0 and left + long < pixels.size[0]:
                taken.append((left - 2 * BESIDE, left + long + BESIDE, y))
                found.append((place.name, (x, y), left))
                break
    return found
