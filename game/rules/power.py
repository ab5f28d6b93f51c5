"""The strength of one piece in one fight (rule 7.1), exact for units and estimated for contacts alike."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from game.model.ids import Trait
from game.model.ruleset import Ruleset, at_turn
from game.model.units import Piece

PM = 1000


class Factor(NamedTuple):
    """A multiplier that moved the odds: ``key`` names it, ``attacking`` whose power it changed, ``pm`` per mille.

    ``pieces`` are the units or contacts it applies to; empty where it applies to the whole stack.
    """

    key: str
    attacking: bool
    pm: int
    pieces: tuple[int, ...] = ()


class Fire(NamedTuple):
    """How a stack's heavy weapons fare (rule 7.1), per mille: guns (n), tanks against what they meet (AT, T)."""

    guns_pm: int
    antitank_pm: int
    ground_pm: int


class PiecePower(NamedTuple):
    """The strength of one piece in thousandths: ``men`` and ``arms`` before quality and cohesion, ``power`` after.

    ``heavy`` is the part of ``power`` that guns and tanks make; ``factor_pm`` are the factors of the fight that are
    its own (command, river, surprise), already in ``power``, in the printed order.
    """

    id: int
    men: int
    arms: int
    cohesion_pm: int
    quality_pm: int
    power: int
    heavy: int
    factors: tuple[tuple[str, int], ...] = ()


def men_power(ruleset: Ruleset, piece: Piece) -> int:
    """Return the thousandths of strength of its men: w x men x h."""
    army = ruleset.armies[piece.army]
    weight = army.men_weight_pm
    if army.marine_weight_pm and piece.traits & Trait.MARINE:
        weight = army.marine_weight_pm
    power = piece.men * weight // PM
    return power if piece.s else power * ruleset.combat.starved_men_pm // PM


def arms_power(ruleset: Ruleset, piece: Piece, *, turn: int, fire: Fire) -> int:
    """Return the thousandths of strength of its guns and tanks, as far as their supply lets them fire."""
    if not piece.guns and not piece.tanks:
        return 0
    army = ruleset.armies[piece.army]
    guns = piece.guns * at_turn(army.gun_power, turn) * fire.guns_pm // PM
    tanks = piece.tanks * at_turn(army.tank_power, turn) * fire.antitank_pm // PM * fire.ground_pm // PM
    hauled = min(PM, piece.s * PM // ruleset.combat.full_fire_supply_tenths)
    return (guns + tanks) * hauled // PM


def piece_power(
    ruleset: Ruleset, key: int, piece: Piece, *, turn: int, fire: Fire, factors: tuple[tuple[str, int], ...] = ()
) -> PiecePower:
    """Return the strength of a piece under its own ``factors`` (name, per mille) of this fight."""
    men = men_power(ruleset, piece)
    arms = arms_power(ruleset, piece, turn=turn, fire=fire)
    floor = ruleset.combat.cohesion_floor_pm
    cohesion = floor + (PM - floor) * piece.c // PM
    power = (men + arms) * piece.q // PM * cohesion // PM
    for _, pm in factors:
        power = power * pm // PM
    heavy = power * arms // (men + arms) if arms else 0
    return PiecePower(key, men, arms, cohesion, piece.q, power, heavy, factors)


def largest(pieces: Iterable[tuple[int, Piece]]) -> Piece:
    """Return the largest piece of a stack: by men, then the lowest id."""
    return min(pieces, key=lambda entry: (-entry[1].men, entry[0]))[1]


def antitank(ruleset: Ruleset, stack: Sequence[tuple[int, Piece]], turn: int) -> int:
    """Return how unready a stack is against tanks (AT of rule 7.1), per mille."""
    rules = ruleset.combat
    if sum(piece.tanks for _, piece in stack) >= rules.tank_guard:
        return PM
    return at_turn(ruleset.armies[largest(stack).army].antitank_pm, turn)
