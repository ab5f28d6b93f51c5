"""Hot loops on flat integer buffers, compiled where numba is installed (ENGINE 7 and 9)."""

from game.kernels.backend import JIT, Ints, byte_view, int_view, short_view
from game.kernels.kernels import UNREACHED, distance, flood, haul, influence, obstacles

__all__ = [
    "JIT",
    "UNREACHED",
    "Ints",
    "byte_view",
    "distance",
    "flood",
    "haul",
    "influence",
    "int_view",
    "obstacles",
    "short_view",
]
