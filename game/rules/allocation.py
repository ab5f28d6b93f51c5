"""The allocation of air and naval power (rules 1.3, 10): both sides, sealed, then revealed together."""

from collections.abc import Iterator

from game.model.air import NO_TARGET, AirReport, Allotment, Backing, Mission
from game.model.dice import Dice
from game.model.events.air import AllocationsRevealed, NavalReadied
from game.model.events.base import Event
from game.model.ids import SIDES, Side
from game.model.ruleset import at_turn
from game.model.state import GameState
from game.rules import landings
from game.rules.air import air_battle, allotted, contested, readied, support_points
from game.rules.airlift import airlift, forward_bases
from game.rules.bombing import strategic_bombing
from game.rules.interdiction import interdiction
from game.rules.recon import reconnaissance
from game.rules.sources import has_sea_control
from game.rules.truth import truth

Lost = tuple[int, ...]  # of the effect of missions, per mille by zone
Flown = tuple[tuple[Allotment, ...], tuple[Allotment, ...]]  # by Side


def opening(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what each side has to allocate this turn."""
    setup = state.scenario.air
    if setup is None:
        return
    if any(setup.flies):
        yield readied(state)
    if setup.fleet:
        points = naval_points(state)
        bombardment = min(points, state.naval.bombardment)
        yield NavalReadied(points, bombardment, min(points - bombardment, state.naval.cover))


def naval_points(state: GameState) -> int:
    """Return the naval points of the turn (rule 10.6): none without control of the sea."""
    if not has_sea_control(truth(state, Side.UN)):
        return 0
    return at_turn(state.ruleset.air.naval_points, state.turn)


def has_business(state: GameState, side: Side) -> bool:
    """Return whether a side has something to allocate or to plan."""
    force = state.air.forces[side]
    sails = side == Side.UN and state.naval.points > 0
    return force.tactical + force.heavy > 0 or sails or landings.has_business(state, side)


def closing(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what comes of both sides' allocations; guerrillas report to the Communist side in any case (12.1)."""
    setup = state.scenario.air
    none = (0,) * len(state.board.zones)
    flown: Flown = ((), ())
    opposed = (none, none)
    if setup is not None:
        superiority = allotted(state.air.forces[Side.UN].allotments, Mission.SUPERIORITY)
        flown = _flown(state, superiority)
        opposed = (none, contested(state, superiority))
        yield _revealed(state, flown, opposed)
        yield from air_battle(state, superiority)
        yield from _missions(state, dice, flown, opposed)
    yield from reconnaissance(state, dice, flown, opposed)
    yield from landings.closing(state, dice)


def _flown(state: GameState, superiority: int) -> Flown:
    """Return the missions that are really flown, by side: Communist aircraft only where they outnumber the enemy's."""
    own = state.air.forces[Side.COMMUNIST].allotments
    return (own if support_points(state, superiority) else (), state.air.forces[Side.UN].allotments)


def _revealed(state: GameState, flown: Flown, opposed: tuple[Lost, Lost]) -> AllocationsRevealed:
    reports, backing, lift = [], [], []
    for side in SIDES:
        force = state.air.forces[side]
        reports.append(AirReport(force.tactical, force.heavy, force.allotments))
        bases = forward_bases(state, side) if flown[side] else ()
        backing.append(Backing(allotted(flown[side], Mission.CAS), bases, opposed[side]))
        ready = [entry for entry in flown[side] if entry.mission == Mission.AIRLIFT and entry.target == NO_TARGET]
        lift.append(sum(entry.tactical for entry in ready))
    naval = state.naval
    gunfire = naval.points - naval.bombardment - naval.cover
    return AllocationsRevealed((reports[0], reports[1]), (backing[0], backing[1]), (lift[0], lift[1]), max(0, gunfire))


def _missions(state: GameState, dice: Dice, flown: Flown, opposed: tuple[Lost, Lost]) -> Iterator[Event]:
    """Yield what the missions of the turn do, the Communist side's first."""
    setup = state.scenario.air
    for side in SIDES:
        if setup is not None and setup.flies[side]:
            yield from interdiction(state, side, flown[side], opposed[side])
    un = flown[Side.UN]
    yield from strategic_bombing(state, dice, truth(state, Side.UN), un, opposed[Side.UN])
    yield from airlift(state, Side.UN, un, opposed[Side.UN])
