"""One file for each kind of order; importing the package registers them all."""

from game.rules.orders import (
    assault,
    boxes,
    bridges,
    embark,
    end_phase,
    landing,
    merge,
    move,
    rail,
    reform,
    rest,
    retreat,
    staff,
    stance,
)

__all__ = [
    "assault",
    "boxes",
    "bridges",
    "embark",
    "end_phase",
    "landing",
    "merge",
    "move",
    "rail",
    "reform",
    "rest",
    "retreat",
    "staff",
    "stance",
]
