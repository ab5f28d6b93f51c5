"""Who of the men caught in a region gets out of it in time (rule 15)."""

from dataclasses import dataclass

from game.model.copying import slots_copier
from game.model.ids import UnitId


@dataclass(slots=True)
class EscapeRecord:
    """The combat units of an army that stood in the region when they were counted, and their men.

    ``escaped`` of them have come away from units that dissolved since. ``points`` is what the count was worth, once it
    is judged: -1 before, 0 or the points of the scenario's rule after.
    """

    units: tuple[UnitId, ...] = ()
    men: tuple[int, ...] = ()
    escaped: int = 0
    points: int = -1

    def join(self, old: UnitId, new: UnitId) -> None:
        """Count the men of a unit with those of another it was merged into."""
        if old in self.units:
            men = dict(zip(self.units, self.men, strict=True))
            men[new] = men.get(new, 0) + men.pop(old)
            self.units, self.men = tuple(men), tuple(men.values())

    def copy(self) -> "EscapeRecord":
        """Return an independent copy."""
        return _copy_escape(self)


_copy_escape = slots_copier(EscapeRecord)
