"""How a game starts: the units of the set-up take their places and look over their front (rules 12.1, 15)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.arrival import UnitArrived
from game.model.events.base import Event
from game.model.scenario import Setup
from game.model.state import GameState
from game.rules import sightings


def arrived(state: GameState, setup: Setup) -> UnitArrived:
    """Return the arrival of a unit just as the scenario lists it."""
    return UnitArrived(
        setup.unit,
        setup.hex,
        setup.box,
        setup.men,
        0,
        setup.guns,
        setup.tanks,
        setup.q,
        setup.c,
        setup.s,
        setup.e,
        setup.stance,
        state.scenario.units[setup.unit].start_hq,
    )


def set_up(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield the arrival of every unit that is there from the first turn, in id order, then what each side knows."""
    for setup in state.scenario.setups:
        if setup.turn <= state.scenario.first_turn:
            yield arrived(state, setup)
    yield from sightings.first_look(state, dice)
