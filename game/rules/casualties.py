"""What losses mean: men, guns and tanks of units, and how an army's lost men divide (rule 7.4)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.model.events.combat import ArmyLoss, LossesTaken
from game.model.ruleset import Ruleset
from game.model.state import GameState
from game.model.units import Unit

BP, PM = 10_000, 1000


class Loss(NamedTuple):
    """What one unit loses."""

    unit: Unit
    men: int
    guns: int
    tanks: int


def men_lost(men: int, rate_bp: int) -> int:
    """Return the men lost at a rate in basis points."""
    return men * rate_bp // BP


def loss_of(ruleset: Ruleset, unit: Unit, rate_bp: int) -> Loss:
    """Return what a unit loses at a rate of men: half as large a part of its guns, as large a part of its tanks."""
    guns = unit.guns * (rate_bp * ruleset.combat.gun_loss_pm // PM) // BP
    tanks = unit.tanks * (rate_bp * ruleset.combat.tank_loss_pm // PM) // BP
    return Loss(unit, min(unit.men, men_lost(unit.men, rate_bp)), min(unit.guns, guns), min(unit.tanks, tanks))


def army_loss(ruleset: Ruleset, army: int, men: int, *, turn: int) -> ArmyLoss:
    """Return how an army's lost men divide: floors, the rest killed; part of the wounded will return (7.4)."""
    combat = ruleset.combat
    wounded = men * combat.wounded_pm // PM
    missing = men * combat.missing_pm // PM
    healed = wounded * combat.wounded_return_pm // PM
    return ArmyLoss(army, men - wounded - missing, wounded, missing, healed, turn + combat.wounded_return_turns)


def take_losses(state: GameState, losses: Iterable[Loss], *, cause: str) -> Iterator[LossesTaken]:
    """Yield one event for all the losses of one cause, or none if nobody lost anything."""
    real = [loss for loss in losses if loss.men or loss.guns or loss.tanks]
    if not real:
        return
    by_army = [0] * len(state.armies)
    for loss in real:
        by_army[loss.unit.army] += loss.men
    yield LossesTaken(
        cause,
        tuple(loss.unit.id for loss in real),
        tuple(loss.men for loss in real),
        tuple(loss.guns for loss in real),
        tuple(loss.tanks for loss in real),
        tuple(army_loss(state.ruleset, army, men, turn=state.turn) for army, men in enumerate(by_army) if men),
    )
