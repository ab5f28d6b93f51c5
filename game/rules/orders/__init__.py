"""One file for each kind of order; importing the package registers them all."""

from game.rules.orders import assault, end_phase, reform, retreat

__all__ = ["assault", "end_phase", "reform", "retreat"]
