"""How a landing comes out (rules 6.4, 6.6, 7.2, 10.5): ashore, held off, or thrown back into the sea."""

from collections.abc import Iterator, Sequence

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.sea import BeliefChanged, WaveHeldOff, WaveLanded, WaveRepelled
from game.model.events.turn import FlagsSet
from game.model.ids import OFF_MAP, HexId, Side, UnitId
from game.model.sea import Beachhead
from game.model.state import GameState
from game.model.units import Unit
from game.rules.battle import fight, learned, shattered
from game.rules.casualties import Loss, men_lost, take_losses
from game.rules.combat import Outcome, defenders_at
from game.rules.dumps import captured_dump, captured_headquarters
from game.rules.overrun import clear_hex
from game.rules.sightings import after_move
from game.rules.sites import blank_weights, site_hexes
from game.rules.support import NO_SUPPORT, Support
from game.rules.truth import truth


def land(state: GameState, dice: Dice, units: Sequence[UnitId], support: Support = NO_SUPPORT) -> Iterator[Event]:
    """Yield the landing of an assault wave at the planned site: on an empty beach, or against its garrison.

    Where the garrison is beaten but has nowhere to go, the wave stays on board and may try again.
    """
    target = site_hexes(state.board, state.ruleset)[state.sea.plan.site]
    wave = [state.units[unit] for unit in units]
    fighters = [unit for unit in wave if not unit.is_hq]
    result: Outcome | None = None
    if defenders_at(truth(state, Side.UN), target):
        attackers = [unit.id for unit in fighters]
        result = yield from fight(state, dice, Side.UN, units=attackers, target=target, support=support)
    if not defenders_at(truth(state, Side.UN), target):
        yield from _ashore(state, dice, fighters, wave, target)
        if result is not None:
            yield from learned(state, fighters)
            yield from shattered(state, result, fighters)
    elif result is not None and result.d < 0:
        lost = state.ruleset.sea.repelled_men_bp
        yield from take_losses([Loss(unit, men_lost(unit.men, lost), 0, 0) for unit in fighters], cause="repelled")
        yield WaveRepelled(tuple(units), target)
        yield from _told(state, state.ruleset.sea.failure_flag)
        yield BeliefChanged(blank_weights(state.board, state.ruleset))
    else:
        yield WaveHeldOff(tuple(units), target)


def _ashore(
    state: GameState, dice: Dice, fighters: Sequence[Unit], wave: Sequence[Unit], target: HexId
) -> Iterator[Event]:
    """Yield the wave on the beach, what both sides learn by it, and what it finds there."""
    staffs = state.at[Side.COMMUNIST].get(target, ())
    if staffs:
        yield from clear_hex(state, dice, fighters[0], target)
    taken = state.holder[target] != Side.UN
    yield WaveLanded(tuple(unit.id for unit in wave), _beachhead(state, target))
    if taken:
        yield from _told(state, state.ruleset.sea.success_flag)
    yield BeliefChanged(blank_weights(state.board, state.ruleset))
    for unit in wave:
        yield from after_move(state, dice, unit, OFF_MAP, (target,))
    if taken:
        yield from captured_dump(state, fighters[0].id, target)
    if staffs:
        yield from captured_headquarters(state, fighters[0].id, target)


def _told(state: GameState, flag: str) -> Iterator[Event]:
    """Yield the flag that a landing leaves behind, for politics and victory (rules 14, 15)."""
    if flag not in state.flags:
        yield FlagsSet((flag,))


def _beachhead(state: GameState, target: HexId) -> Beachhead:
    """Return the source that the beach is from now on (rule 6.4)."""
    rules = state.ruleset.sea
    tons = rules.beachhead_tons - rules.beachhead_grade_tons * state.board.beach[target]
    return Beachhead(target, tons, state.turn + rules.beachhead_turns, state.turn + rules.follow_turns - 1)
