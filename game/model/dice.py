"""Keyed dice: a draw depends on (seed, turn, purpose, key) alone, so unrelated orders shift nothing (rule 1.5)."""

from enum import IntEnum
from hashlib import blake2b
from struct import pack


class Purpose(IntEnum):
    """What a die decides; the numbers are part of every saved game and never change."""

    COMBAT = 1  # key: target hex, attempt on it this turn
    WEATHER = 2  # key: band, draw
    HISTORY = 3
    INTEL = 4  # key: what is estimated
    BRIDGE = 5  # key: bridge, attempt
    AI = 6


class Dice:
    """The dice of one turn of one game; ``rolled`` remembers for which purposes, as bits ``1 << purpose``."""

    __slots__ = ("rolled", "seed", "turn")

    def __init__(self, seed: int, turn: int) -> None:
        self.seed = seed
        self.turn = turn
        self.rolled = 0

    def roll(self, purpose: Purpose, sides: int, *key: int) -> int:
        """Return a whole number from 0 to ``sides - 1``; the same for the same key."""
        self.rolled |= 1 << purpose
        packed = pack(f"<{len(key) + 3}q", self.seed, self.turn, purpose, *key)
        return int.from_bytes(blake2b(packed, digest_size=8).digest(), "little") % sides
