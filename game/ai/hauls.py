"""How well supply would reach any hex (rule 6.2), for plans: the rules' own search on ground as the side wishes it."""

from array import array
from collections.abc import Sequence

from game.model.ids import OFF_MAP, SIDES, HexId
from game.model.layers import source_hexes
from game.model.view import SideView
from game.rules.haul import MOST_HAUL, NO_PATH, Hauler, HaulField

_ANY = bytes([0]) + bytes([1]) * 255
_FOREIGN = tuple(bytes(int(value != side) for value in range(256)) for side in SIDES)


def own_sources(view: SideView) -> tuple[HexId, ...]:
    """Return the hexes of the sources of the side that deliver or will (rule 6.4)."""
    opened = zip(source_hexes(view.board, view.ruleset), view.source_open_turn, strict=True)
    return tuple(h for h, turn in opened if turn and h != OFF_MAP)


def foreign(view: SideView) -> bytes:
    """Return 1 for every hex that the side does not hold."""
    return bytes(view.holder).translate(_FOREIGN[view.side])


def broken_rail(view: SideView) -> bytes:
    """Return 1 for every hex whose railway does not work for the side now: broken, or not its own."""
    broken = bytes(view.rail).translate(_ANY)
    both = int.from_bytes(foreign(view), "little") | int.from_bytes(broken, "little")
    return both.to_bytes(len(broken), "little")


def haul_field(view: SideView, rail: bytes, sources: tuple[HexId, ...]) -> "array[int]":
    """Return the haul from the nearest source to every hex, in hundredths, as if the side held all the ground; it
    counts as ``reckoned`` tells.
    """
    size = len(rail)
    if not sources:
        return array("h", [NO_PATH]) * size
    wished = view._replace(holder=bytes([view.side]) * size, rail=rail, foe_zoc=bytes(size), foe_stack=bytes(size))
    return Hauler(wished).field(sources, [0] * len(sources)).cost


def enemy_hauls(view: SideView, sources: Sequence[HexId]) -> HaulField:
    """Return the hauls from the enemy's sources to every hex, as if he held all the ground (rule 6.2)."""
    size, foe = view.board.grid.size, view.side.enemy
    nobody = bytes(size)
    his = view._replace(side=foe, holder=bytes([foe]) * size, foe_zoc=nobody, foe_stack=nobody)
    return Hauler(his).field(sources, [0] * len(sources))


def reckoned(haul: int) -> int:
    """Return what a haul counts as: the longest where there is no path."""
    return MOST_HAUL if haul == NO_PATH else haul
