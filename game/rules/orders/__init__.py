"""One file for each kind of order; importing the package registers them all."""

from game.rules.orders import end_phase

__all__ = ["end_phase"]
