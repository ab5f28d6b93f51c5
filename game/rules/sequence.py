"""The sequence of play (rule 1.3): what happens between the players' decisions.

Each phase that the rules resolve by themselves is one generator in its own module; here they only stand in order.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.turn import DeciderChanged, PhaseBegan
from game.model.ids import OPERATIONS, SIDES, Phase, Side
from game.model.state import GameState
from game.rules import (
    allocation,
    arrivals,
    intelligence,
    movement,
    setup,
    sightings,
    supply_phase,
    upkeep,
    weather,
)
from game.rules.politics import council
from game.rules.truth import truth

PhaseRule = Callable[[GameState, Dice], Iterator[Event]]


@dataclass(frozen=True, slots=True)
class Council:
    """A phase in which both sides decide, the Communist side first, neither seeing what the other does (rule 1.3).

    The rules act before anybody is asked (``opening``) and once both have answered (``closing``); a side that
    has no business is not asked.
    """

    opening: PhaseRule
    has_business: Callable[[GameState, Side], bool]
    closing: PhaseRule


AUTOMATIC: dict[Phase, PhaseRule] = {
    Phase.WEATHER: weather.weather_phase,
    Phase.ARRIVALS: arrivals.arrivals_phase,
    Phase.SUPPLY: supply_phase.supply_phase,
    Phase.UPKEEP: upkeep.upkeep_phase,
}
COUNCILS: dict[Phase, Council] = {
    Phase.EVENTS: Council(council.opening, council.has_business, council.closing),
    Phase.ALLOCATION: Council(allocation.opening, allocation.has_business, allocation.closing),
}


def opening(state: GameState) -> Iterator[Event]:
    """Yield the set-up and everything up to the first decision."""
    yield from setup.set_up(state, Dice(state.seed, state.turn))
    yield from begin_phase(state, state.turn, Phase.EVENTS)
    yield from run(state)


def advance(state: GameState) -> Iterator[Event]:
    """Yield everything from the end of the decider's phase to the next decision or the end of the game."""
    if state.phase in COUNCILS:
        yield DeciderChanged(_next_asked(state, state.decider))
    else:
        yield from next_phase(state)
    yield from run(state)


def next_phase(state: GameState) -> Iterator[Event]:
    """Yield the beginning of the phase that follows the present one."""
    if state.phase == Phase.UPKEEP:
        yield from begin_phase(state, state.turn + 1, Phase.EVENTS)
    else:
        yield from begin_phase(state, state.turn, Phase(state.phase + 1))


def begin_phase(state: GameState, turn: int, phase: Phase) -> Iterator[Event]:
    """Yield the beginning of a phase; a side whose operations begin gets its movement points (rule 2.3).

    Before the first of them both sides look over their front (rule 12.1).
    """
    decider = OPERATIONS.get(phase)
    yield PhaseBegan(turn, phase, decider)
    if phase in COUNCILS:
        yield from COUNCILS[phase].opening(state, Dice(state.seed, state.turn))
        if state.result is None and (asked := _next_asked(state, None)) is not None:
            yield DeciderChanged(asked)
    if phase == Phase.COMMUNIST_OPERATIONS:
        yield from intelligence.break_contact(state)
        yield from sightings.refresh(state, Dice(state.seed, state.turn))
        yield from intelligence.estimates(state)
    if decider is not None:
        yield movement.readied(truth(state, decider))


def _next_asked(state: GameState, last: Side | None) -> Side | None:
    """Return the side that is asked after ``last`` in the present council, None if there is none left."""
    left = SIDES if last is None else SIDES[last + 1 :]
    return next((side for side in left if COUNCILS[state.phase].has_business(state, side)), None)


def run(state: GameState) -> Iterator[Event]:
    """Yield the phases the rules resolve until a side must decide or the game is over."""
    while state.decider is None and state.result is None:
        dice = Dice(state.seed, state.turn)
        if state.phase in COUNCILS:
            yield from COUNCILS[state.phase].closing(state, dice)
        else:
            yield from AUTOMATIC[state.phase](state, dice)
        if state.result is None:
            yield from next_phase(state)
