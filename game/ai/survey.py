"""What the side knows of the enemy, as fields: where he stands, what he can strike next, how soon he is anywhere.

Made from contacts alone, so it is the same for everyone who has the same contacts.
"""

from array import array
from collections.abc import Callable
from functools import cached_property, lru_cache
from operator import attrgetter
from typing import NamedTuple

from game import kernels
from game.ai.estimate import general_power
from game.ai.fields import Field, dry_steps, scratch, spread
from game.ai.terrain import terrain_of
from game.kernels import Ints, walks
from game.model.board import Board
from game.model.ids import HexId, MovementClass, Trait
from game.model.ruleset import Ruleset
from game.model.units import Piece
from game.model.view import SideView
from game.rules.ground import StepCosts, lasting_view, no_hexes, passages

GRAIN = 500  # thousandths of a strength point: finer changes of an estimate are ignored


class Foe(NamedTuple):
    """A combat unit of the enemy as the survey counts it; power in thousandths."""

    hex: HexId
    movement: MovementClass
    night: bool
    points: int
    power: int


Roll = tuple[Foe, ...]
Notes = dict[int, tuple[Piece, Foe]]


BULK: Callable[[Piece], tuple[object, ...]] = attrgetter(
    *("army", "toe", "traits", "men", "guns", "tanks", "q", "c", "s", "e", "stance")
)


def told_anew(view: SideView, known: dict[int, Piece]) -> set[HexId]:
    """Return the hexes of contacts of which more is known than before; ``known`` receives those of now."""
    found = set()
    for i, piece in view.foes.items():
        old = known.get(i)
        if old is not piece:
            known[i] = piece
            if old is not None and BULK(old) != BULK(piece):
                found.add(piece.hex)
    return found


def roll_of(view: SideView, notes: Notes) -> Roll:
    """Return the known combat units of the enemy, by contact: the key of everything that is made of them.

    ``notes`` keeps them by contact from one call to the next of the same turn: a contact is replaced, never changed.
    """
    found = []
    for i in sorted(view.foes):
        piece = view.foes[i]
        if piece.toe.is_hq:
            continue
        noted = notes.get(i)
        if noted is None or noted[0] is not piece:
            noted = notes[i] = (piece, _foe(view, piece))
        found.append(noted[1])
    return tuple(found)


def _foe(view: SideView, piece: Piece) -> Foe:
    power = (general_power(view, piece) + GRAIN // 2) // GRAIN * GRAIN
    return Foe(
        piece.hex, piece.toe.movement, bool(piece.traits & Trait.NIGHT), piece.toe.stack_points, max(GRAIN, power)
    )


class Survey:
    """Fields made of known enemies, each when it is first asked for.

    ``foes`` are those enemies, ``massed`` their power by hex.
    """

    def __init__(self, view: SideView, foes: Roll) -> None:
        self.foes = foes
        self.massed: dict[HexId, int] = {}
        for foe in foes:
            self.massed[foe.hex] = self.massed.get(foe.hex, 0) + foe.power
        self._board, self._ruleset, self._bridges = view.board, view.ruleset, bytes(view.bridges)
        self._standing = tuple(sorted(self.massed))
        self._ring = _ring(self._board, self._standing)

    @cached_property
    def threat(self) -> "array[int]":
        """Return the power, in thousandths, that can assault a hex in the enemy's next operations, cut down to the
        stack points that may take part (7.2).
        """
        return _threat(self._board, self._ruleset, self._bridges, self.foes)

    @cached_property
    def threat_view(self) -> Ints:
        """Return the threat for kernels."""
        return kernels.int_view(self.threat)

    @cached_property
    def arrival(self) -> Field:
        """Return the enemy's way to a hex, on foot."""
        foot = dry_steps(self._board, self._ruleset, self._bridges, MovementClass.FOOT)
        return _arrival(self._board, foot, self._standing)

    @property
    def steps(self) -> bytearray:
        """Return how many hexes the nearest enemy is away, ``kernels.UNREACHED`` where no way leads to one."""
        return self._ring.steps

    @property
    def beside(self) -> bytearray:
        """Return across which hexsides of a hex an enemy stands: bit k for direction k."""
        return self._ring.beside

    @property
    def beside_view(self) -> Ints:
        """Return that for kernels."""
        return self._ring.beside_view


class _Ring(NamedTuple):
    """What depends on no more than where the enemy stands; see ``Survey``."""

    steps: bytearray
    beside: bytearray
    beside_view: Ints


@lru_cache(maxsize=16)
def _ring(board: Board, hexes: tuple[HexId, ...]) -> _Ring:
    beside = bytearray(board.grid.size)
    for target in hexes:
        for n in board.near[target]:
            beside[n] |= 1 << board.grid.neighbors[n].index(target)
    return _Ring(_steps(board, hexes), beside, kernels.byte_view(beside))


@lru_cache(maxsize=16)
def _arrival(board: Board, foot: StepCosts, hexes: tuple[HexId, ...]) -> Field:
    return spread(board, foot, [(h, 0) for h in hexes], backward=False)


def _steps(board: Board, hexes: tuple[HexId, ...]) -> bytearray:
    steps = bytearray([kernels.UNREACHED]) * board.grid.size
    kernels.distance(
        passages(board).view,
        lasting_view(no_hexes(board)),
        kernels.int_view(array("i", hexes or (0,))),
        len(hexes),
        kernels.UNREACHED - 1,
        kernels.byte_view(steps),
        scratch(board.grid.size).order,
    )
    return steps


def _threat(board: Board, ruleset: Ruleset, bridges: bytes, foes: Roll) -> "array[int]":
    buffers, units = scratch(board.grid.size), ruleset.units
    powers, stacks = buffers.zeros[:], buffers.zeros[:]
    power_view, stack_view = kernels.int_view(powers), kernels.int_view(stacks)
    alike: dict[tuple[MovementClass, bool], list[Foe]] = {}
    for foe in foes:
        alike.setdefault((foe.movement, foe.night), []).append(foe)
    for (movement, night), some in alike.items():
        toll = ruleset.terrain.zoc_enter_tenths[movement]
        budget = units.move_tenths[movement] - units.assault_cost_tenths[movement] - toll
        walks.threats(
            passages(board).view,
            dry_steps(board, ruleset, bridges, movement, night=night).cost_view,
            terrain_of(board, ruleset).side_view,
            kernels.int_view(array("i", [foe.hex for foe in some])),
            max(0, budget),
            kernels.int_view(array("i", [foe.power for foe in some])),
            kernels.int_view(array("i", [foe.points for foe in some])),
            power_view,
            stack_view,
            buffers.best,
            buffers.order,
            buffers.mark,
            buffers.heads,
            buffers.links,
        )
    walks.crowd(power_view, stack_view, units.assault_stack_limit)
    return powers


def soft_spots(view: SideView) -> tuple[HexId, ...]:
    """Return the hexes of enemies that a march may run over (rule 4.3): HQs, and what cannot resist."""
    foes, men, c = view.foes, view.ruleset.units.overrun_men, view.ruleset.units.overrun_cohesion_tenths
    soft = [i for i, piece in foes.items() if piece.men < men or piece.c < c or piece.toe.is_hq]
    return tuple([foes[i].hex for i in sorted(soft)])
