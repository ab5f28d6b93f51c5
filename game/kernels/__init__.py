"""Hot loops on flat integer buffers, compiled where numba is installed (ENGINE 7 and 9)."""

from game.kernels.backend import (
    Ints,
    are_kept,
    byte_view,
    compile_kernels,
    int_view,
    is_compiled,
    keep,
    short_view,
    take_kept,
)
from game.kernels.kernels import UNREACHED, distance, fill, flood, haul, influence, price

__all__ = [
    "UNREACHED",
    "Ints",
    "are_kept",
    "byte_view",
    "compile_kernels",
    "distance",
    "fill",
    "flood",
    "haul",
    "influence",
    "int_view",
    "is_compiled",
    "keep",
    "price",
    "short_view",
    "take_kept",
]
