"""What a rate of losses takes from a unit (rule 7.4)."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from game.model.events.combat import LossesTaken
from game.model.ruleset import Ruleset
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


def take_losses(losses: Iterable[Loss], *, cause: str) -> Iterator[LossesTaken]:
    """Yield one event for all the losses of one cause, or none if nobody lost anything."""
    real = [loss for loss in losses if loss.men or loss.guns or loss.tanks]
    if not real:
        return
    yield LossesTaken(
        cause,
        tuple(loss.unit.id for loss in real),
        tuple(loss.men for loss in real),
        tuple(loss.guns for loss in real),
        tuple(loss.tanks for loss in real),
    )
