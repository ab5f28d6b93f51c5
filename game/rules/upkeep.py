"""The upkeep phase (rule 1.3, step 8)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.morale import TurnSettled
from game.model.state import GameState
from game.rules.control import control_changes
from game.rules.dissolution import dissolve
from game.rules.guerrillas import guerrillas_turn
from game.rules.morale import army_morale, army_states, recovery
from game.rules.politics.will import political_upkeep
from game.rules.retreat_orders import arrivals_at_lines, broken_armies
from game.rules.supply_phase import isolation_effects
from game.rules.victory import victory_check
from game.rules.wear import entrenchment, fighters, wear
from game.rules.weather import cold_effects


def upkeep_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield wear, recovery, entrenchment, control, morale, dissolution, guerrillas, victory check, in that order."""
    yield from wear(state)
    yield from isolation_effects(state)
    yield from cold_effects(state)
    yield from recovery(state)
    yield from entrenchment(state)
    yield from control_changes(state)
    yield from army_morale(state)
    yield from army_states(state)
    yield from broken_armies(state)
    yield from arrivals_at_lines(state)
    yield from dissolve(state, [unit for unit in fighters(state) if unit.c <= 0 or unit.men <= 0], cause="cohesion")
    yield from guerrillas_turn(state)
    yield TurnSettled()
    yield from political_upkeep(state)
    if state.result is None:
        yield from victory_check(state)
