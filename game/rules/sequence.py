"""The sequence of play (rule 1.3): what happens between the players' decisions.

Each phase that the rules resolve by themselves is one generator in its own module; here they only stand in order.
"""

from collections.abc import Callable, Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.turn import PhaseBegan
from game.model.ids import Phase, Side
from game.model.state import GameState
from game.rules import arrivals, movement, setup, sightings, supply_phase, tracks, upkeep, weather
from game.rules.truth import truth

PhaseRule = Callable[[GameState, Dice], Iterator[Event]]
AUTOMATIC: dict[Phase, PhaseRule] = {
    Phase.EVENTS: tracks.events_phase,
    Phase.WEATHER: weather.weather_phase,
    Phase.ARRIVALS: arrivals.arrivals_phase,
    Phase.SUPPLY: supply_phase.supply_phase,
    Phase.UPKEEP: upkeep.upkeep_phase,
}
DECIDERS = {Phase.COMMUNIST_OPERATIONS: Side.COMMUNIST, Phase.UN_OPERATIONS: Side.UN}


def opening(state: GameState) -> Iterator[Event]:
    """Yield the set-up and everything up to the first decision."""
    yield from setup.set_up(state, Dice(state.seed, state.turn))
    yield from begin_phase(state, state.turn, Phase.EVENTS)
    yield from run(state)


def advance(state: GameState) -> Iterator[Event]:
    """Yield everything from the end of the present phase to the next decision or the end of the game."""
    yield from next_phase(state)
    yield from run(state)


def next_phase(state: GameState) -> Iterator[Event]:
    """Yield the beginning of the phase that follows the present one."""
    if state.phase == Phase.UPKEEP:
        yield from begin_phase(state, state.turn + 1, Phase.EVENTS)
    else:
        yield from begin_phase(state, state.turn, Phase(state.phase + 1))


def begin_phase(state: GameState, turn: int, phase: Phase) -> Iterator[Event]:
    """Yield the beginning of a phase; a side that now decides gets its movement points (rule 2.3).

    Before the first of them both sides look over their front (rule 12.1).
    """
    decider = DECIDERS.get(phase)
    yield PhaseBegan(turn, phase, decider)
    if phase == Phase.COMMUNIST_OPERATIONS:
        yield from sightings.refresh(state, Dice(state.seed, state.turn))
    if decider is not None:
        yield movement.readied(truth(state, decider))


def run(state: GameState) -> Iterator[Event]:
    """Yield the phases the rules resolve until a side must decide or the game is over."""
    while state.decider is None and state.result is None:
        if (rule := AUTOMATIC.get(state.phase)) is not None:
            yield from rule(state, Dice(state.seed, state.turn))
        if state.result is None:
            yield from next_phase(state)
