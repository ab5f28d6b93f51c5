"""How well supply would reach any hex (rule 6.2), for plans: the rules' own search on ground as the side wishes it."""

from collections.abc import Sequence

from game.model.ids import SIDES, HexId
from game.model.view import SideView
from game.rules.haul import MOST_HAUL, NO_PATH, Hauler

_ANY = bytes([0]) + bytes([1]) * 255
_FOREIGN = tuple(bytes(int(value != side) for value in range(256)) for side in SIDES)


def broken_rail(view: SideView) -> bytes:
    """Return 1 for every hex whose railway does not work for the side now: broken, or not its own."""
    foreign = bytes(view.holder).translate(_FOREIGN[view.side])
    broken = bytes(view.rail).translate(_ANY)
    both = int.from_bytes(foreign, "little") | int.from_bytes(broken, "little")
    return both.to_bytes(len(foreign), "little")


def haul_field(view: SideView, rail: bytes, sources: tuple[HexId, ...]) -> Sequence[int]:
    """Return the haul from the nearest source to every hex, in hundredths, as if the side held all the ground."""
    size = len(rail)
    wished = view._replace(holder=bytes([view.side]) * size, rail=rail, foe_zoc=bytes(size), foe_stack=bytes(size))
    if not sources:
        return [MOST_HAUL] * size
    cost = Hauler(wished).field(sources, [0] * len(sources)).cost
    return [MOST_HAUL if haul == NO_PATH else haul for haul in cost]
