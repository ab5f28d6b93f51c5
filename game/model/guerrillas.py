"""What is kept of guerrillas beside the uncontained men of each zone, which ``GameState.guerrillas`` holds (9.5)."""

from dataclasses import dataclass

from game.model.copying import slots_copier


@dataclass(slots=True)
class Insurgency:
    """Men held down by zone, and where guerrillas came from and went to since the start, whole men.

    Together with the men who took to the hills from dissolved units (``Toll.guerrillas`` of all armies) ``raised`` is
    all there ever were; less ``destroyed``, ``dispersed`` and ``returned`` it is all there are (rule 17.3).
    """

    contained: tuple[int, ...]
    raised: int = 0  # at the start, by growth, by events
    destroyed: int = 0
    dispersed: int = 0  # went home
    returned: int = 0  # to the pool of their army

    def copy(self) -> "Insurgency":
        """Return an independent copy."""
        return _copy_insurgency(self)


_copy_insurgency = slots_copier(Insurgency)
