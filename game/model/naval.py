"""The naval power of the UN side (rule 10.6): its points of the turn and what they are allotted to."""

from dataclasses import dataclass

from game.model.copying import slots_copier


@dataclass(slots=True)
class Naval:
    """Naval points of this turn, whole: ``points`` in all, of them for bombardment and for the cover plan of a landing.

    ``gunfire_left`` of the rest are still there to support fights (7.2). The allotment stands until it is changed.
    """

    points: int = 0
    bombardment: int = 0
    cover: int = 0
    gunfire_left: int = 0

    def copy(self) -> "Naval":
        """Return an independent copy."""
        return _copy_naval(self)


_copy_naval = slots_copier(Naval)
