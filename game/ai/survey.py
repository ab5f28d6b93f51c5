"""What the side knows of the enemy, as fields: where he stands, what he can strike next, how soon he is anywhere.

Made from contacts alone, so it is the same for everyone who has the same contacts.
"""

from array import array
from dataclasses import dataclass
from typing import NamedTuple

from game import kernels
from game.ai.estimate import general_power
from game.ai.fields import Field, scratch, spread, walker
from game.ai.terrain import terrain_of
from game.kernels import planning
from game.model.ids import HexId, MovementClass, Trait
from game.model.units import Piece
from game.model.view import SideView
from game.rules.ground import passages

GRAIN = 500  # thousandths of a strength point: finer changes of an estimate are ignored


class Foe(NamedTuple):
    """A combat unit of the enemy as the survey counts it; power in thousandths."""

    hex: HexId
    movement: MovementClass
    night: bool
    points: int
    power: int


Roll = tuple[Foe, ...]


def roll_of(view: SideView) -> Roll:
    """Return the known combat units of the enemy, by contact: the key of everything that is made of them."""
    return tuple(_foe(view, view.foes[i]) for i in sorted(view.foes) if not view.foes[i].toe.is_hq)


def _foe(view: SideView, piece: Piece) -> Foe:
    power = (general_power(view, piece) + GRAIN // 2) // GRAIN * GRAIN
    return Foe(
        piece.hex, piece.toe.movement, bool(piece.traits & Trait.NIGHT), piece.toe.stack_points, max(GRAIN, power)
    )


@dataclass(frozen=True, slots=True, eq=False)
class Survey:
    """``threat`` is the power, in thousandths, that can assault a hex in the enemy's next operations, cut down to the
    stack points that may take part (7.2); ``arrival`` the enemy's way to a hex, on foot.
    """

    foes: Roll
    massed: dict[HexId, int]  # power by hex
    threat: "array[int]"
    arrival: Field
    ring: dict[HexId, tuple[HexId, ...]]  # the enemy's hexes beside each hex

    def at(self, h: HexId) -> int:
        """Return the power that can assault a hex."""
        return self.threat[h]


def survey(view: SideView, foes: Roll) -> Survey:
    """Return the fields made from these contacts."""
    massed: dict[HexId, int] = {}
    for foe in foes:
        massed[foe.hex] = massed.get(foe.hex, 0) + foe.power
    foot = walker(view, MovementClass.FOOT)
    arrival = spread(view.board, foot, [(h, 0) for h in massed], backward=False)
    ring: dict[HexId, tuple[HexId, ...]] = {}
    for target in sorted(massed):
        for n in view.board.near[target]:
            ring[n] = (*ring.get(n, ()), target)
    return Survey(foes, massed, _threat(view, foes), arrival, ring)


def _threat(view: SideView, foes: Roll) -> "array[int]":
    board, units = view.board, view.ruleset.units
    buffers = scratch(board.grid.size)
    powers, stacks = buffers.zeros[:], buffers.zeros[:]
    power_view, stack_view = kernels.int_view(powers), kernels.int_view(stacks)
    sides = terrain_of(board, view.ruleset).side_view
    for foe in foes:
        costs = walker(view, foe.movement, night=foe.night)
        toll = view.ruleset.terrain.zoc_enter_tenths[foe.movement]
        budget = units.move_tenths[foe.movement] - units.assault_cost_tenths[foe.movement] - toll
        planning.threaten(
            passages(board).view,
            costs.cost_view,
            sides,
            foe.hex,
            max(0, budget),
            foe.power,
            foe.points,
            power_view,
            stack_view,
            buffers.best,
            buffers.order,
            buffers.mark,
            buffers.heads,
            buffers.links,
        )
    most = units.assault_stack_limit
    for h, points in enumerate(stacks):
        if points > most:
            powers[h] = powers[h] * most // points
    return powers
