"""The sequence of play (rule 1.3): what happens between the players' decisions.

Each phase that the rules resolve by themselves is one generator in its own module; here they only stand in order.
"""

from collections.abc import Callable, Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.turn import PhaseBegan
from game.model.ids import Phase, Side
from game.model.state import GameState
from game.rules import arrivals, setup, supply_phase, tracks, upkeep, weather

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
    yield PhaseBegan(state.turn, Phase.EVENTS, None)
    yield from run(state)


def advance(state: GameState) -> Iterator[Event]:
    """Yield everything from the end of the present phase to the next decision or the end of the game."""
    yield next_phase(state)
    yield from run(state)


def next_phase(state: GameState) -> PhaseBegan:
    """Return the beginning of the phase that follows the present one."""
    if state.phase == Phase.UPKEEP:
        return PhaseBegan(state.turn + 1, Phase.EVENTS, None)
    phase = Phase(state.phase + 1)
    return PhaseBegan(state.turn, phase, DECIDERS.get(phase))


def run(state: GameState) -> Iterator[Event]:
    """Yield the phases the rules resolve until a side must decide or the game is over."""
    while state.decider is None and state.result is None:
        if (rule := AUTOMATIC.get(state.phase)) is not None:
            yield from rule(state, Dice(state.seed, state.turn))
        if state.result is None:
            yield next_phase(state)
