"""Long chains through a net of links: each goes straight on at junctions and can be drawn as one smooth line."""

from collections.abc import Iterable

from game.hexgrid.grid import HexGrid

Pair = tuple[int, int]
MOST_TURN = 2  # of six directions: 120 degrees


def long_chains(grid: HexGrid, links: Iterable[Pair]) -> list[list[int]]:
    """Return chains of adjacent hexes that use every link once; ties go to the lower hex."""
    free = {(min(a, b), max(a, b)) for a, b in links}
    joined: dict[int, list[int]] = {}
    for a, b in sorted(free):
        joined.setdefault(a, []).append(b)
        joined.setdefault(b, []).append(a)
    chains = []
    for a, b in _in_order(free, joined):
        if (a, b) in free:
            free.discard((a, b))
            ahead = _follow(grid, free, joined, [a, b])
            chains.append(_follow(grid, free, joined, ahead[::-1]))
    return chains


def _in_order(links: set[Pair], joined: dict[int, list[int]]) -> list[Pair]:
    """Return links that end somewhere first: a chain begun there runs its whole length."""
    return sorted(links, key=lambda pair: (min(len(joined[h]) for h in pair) > 1, pair))


def _follow(grid: HexGrid, free: set[Pair], joined: dict[int, list[int]], chain: list[int]) -> list[int]:
    while True:
        before, here = chain[-2], chain[-1]
        heading = grid.direction(before, here)
        ways = [n for n in joined[here] if (min(here, n), max(here, n)) in free]
        turns = sorted((_turn(heading, grid.direction(here, n)), n) for n in ways)
        if not turns or turns[0][0] > MOST_TURN:
            return chain
        following = turns[0][1]
        free.discard((min(here, following), max(here, following)))
        chain.append(following)


def _turn(a: int, b: int) -> int:
    apart = abs(a - b) % 6
    return min(apart, 6 - apart)
