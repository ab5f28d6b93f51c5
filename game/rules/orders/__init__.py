"""One file for each kind of order; importing the package registers them all."""

from game.rules.orders import (
    air,
    air_drop,
    assault,
    boxes,
    bridges,
    end_phase,
    merge,
    move,
    naval,
    rail,
    reform,
    rest,
    retreat,
    staff,
    stance,
)

__all__ = [
    "air",
    "air_drop",
    "assault",
    "boxes",
    "bridges",
    "end_phase",
    "merge",
    "move",
    "naval",
    "rail",
    "reform",
    "rest",
    "retreat",
    "staff",
    "stance",
]
