"""Layers as whole numbers with a byte for each hex: ``&``, ``|`` and ``^`` then take a whole map at once.

In plain Python nothing is faster, and compiled kernels would gain nothing.
"""

from collections.abc import Sequence

_ANY = bytes([0]) + bytes([1]) * 255


def mask(flags: bytes) -> int:
    """Return a layer of zeros and ones as a mask."""
    return int.from_bytes(flags, "little")


def present(layer: Sequence[int]) -> int:
    """Return 1 for each hex whose value is not 0."""
    return mask(bytes(layer).translate(_ANY))


def everywhere(size: int) -> int:
    """Return 1 for each of so many hexes."""
    return mask(bytes([1]) * size)


def layer_of(found: int, size: int) -> bytes:
    """Return a mask as a layer of zeros and ones."""
    return found.to_bytes(size, "little")
