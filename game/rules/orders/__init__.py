"""One file for each kind of order; importing the package registers them all."""

from game.rules.orders import (
    assault,
    boxes,
    bridges,
    decide,
    end_phase,
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
    "decide",
    "end_phase",
    "merge",
    "move",
    "rail",
    "reform",
    "rest",
    "retreat",
    "staff",
    "stance",
]
