"""What one side knows of the other: contacts, and the layers made from them alone. Part of the state (rule 12.1)."""

from collections.abc import Mapping, Sequence
from types import MappingProxyType
from typing import NamedTuple

from game.model.board import Board
from game.model.ids import ContactId, HexId, Intelligence, Stance, Trait
from game.model.ruleset import Toe
from game.model.units import Piece, UnitSpec

Shown = tuple[
    Mapping[int, Piece],  # enemies: contacts, or in the truth the units themselves
    Mapping[HexId, tuple[int, ...]],
    Sequence[int],  # their stack points by hex
    Sequence[int],  # their ZOC by hex
    Sequence[int],  # holder by hex
    Sequence[int],  # railways by hex
    Sequence[int],  # bridges
]


class Contact(NamedTuple):
    """An enemy unit as last seen; every figure but the identity is an estimate. Replaced, never changed.

    ``zoc_kind``: 0 exerts no ZOC, 1 ordinary, 2 as a pack unit (rule 4.2). ``seen`` tells whether it is in sight now.
    """

    id: ContactId
    hex: HexId
    turn: int  # when last seen
    seen: bool
    intelligence: Intelligence
    spec: UnitSpec | None  # known identity
    army: int
    toe: Toe
    traits: Trait
    men: int
    guns: int
    tanks: int
    q: int
    c: int
    s: int
    e: int
    stance: Stance
    zoc_kind: int


class Picture:
    """The contacts of one side and what it knows of the ground.

    ``stack`` and ``zoc`` count enemy stack points and enemy ZOC per hex, from contacts alone. ``holder``, ``rail`` and
    ``bridges`` are the ground as last known. ``version`` grows whenever a contact appears, moves or goes.
    """

    __slots__ = ("at", "bridges", "contacts", "holder", "next_id", "rail", "shown", "stack", "version", "zoc")

    def __init__(self, board: Board) -> None:
        self.contacts: dict[ContactId, Contact] = {}
        self.at: dict[HexId, tuple[ContactId, ...]] = {}
        self.stack = bytearray(board.grid.size)
        self.zoc = bytearray(board.grid.size)
        self.holder = bytearray(board.grid.size)
        self.rail = bytearray(board.grid.size)
        self.bridges = bytearray(len(board.bridges))
        self.version = 0
        self.next_id = 0
        self.show()

    def show(self) -> None:
        """Make the read-only proxies that views hand out; once per picture."""
        self.shown: Shown = (
            MappingProxyType(self.contacts),
            MappingProxyType(self.at),
            memoryview(self.stack).toreadonly(),
            memoryview(self.zoc).toreadonly(),
            memoryview(self.holder).toreadonly(),
            memoryview(self.rail).toreadonly(),
            memoryview(self.bridges).toreadonly(),
        )

    def copy(self) -> "Picture":
        """Return an independent picture; contacts are frozen and shared."""
        twin = Picture.__new__(Picture)
        twin.contacts = dict(self.contacts)
        twin.at = dict(self.at)
        twin.stack = bytearray(self.stack)
        twin.zoc = bytearray(self.zoc)
        twin.holder = bytearray(self.holder)
        twin.rail = bytearray(self.rail)
        twin.bridges = bytearray(self.bridges)
        twin.version = self.version
        twin.next_id = self.next_id
        twin.show()
        return twin
