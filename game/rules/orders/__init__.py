"""One file for each kind of order; importing the package registers them all."""

from game.rules.orders import assault, end_phase, move, reform, retreat

__all__ = ["assault", "end_phase", "move", "reform", "retreat"]
