"""The council of a turn's beginning (rules 1.3, 14.1): historical events, the decisions of both sides, what follows."""

from collections.abc import Iterator

from game.model.dice import Dice, Purpose
from game.model.events.base import Event
from game.model.events.politics import AnswerSealed, DecisionAsked, EffectCameDue, EffectPlanned, HistoryDecided
from game.model.events.turn import FlagsSet
from game.model.ids import SIDES, Side
from game.model.politics import Cause, Chooser, Due, HistoricalEvent, Taken
from game.model.state import GameState
from game.rules.politics import tracks
from game.rules.politics.expressions import values_of, worth
from game.rules.truth import truth

NO_CHOICE = -1
NOBODY = -1
SIDES_OF = {Chooser.COMMUNIST: (Side.COMMUNIST,), Chooser.UN: (Side.UN,), Chooser.BOTH: SIDES}


def opening(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what is due, then every event whose time has come, in id order: it happens, or a side is asked."""
    yield from tracks.history(state)
    due = tuple(flag for turn, flag in state.scenario.flags if turn == state.turn and flag not in state.flags)
    if due:
        yield FlagsSet(due)
    yield from _consequences(state)
    for i in range(len(state.scenario.politics.events)):
        if state.result is None and is_due(state, i):
            yield from _begin(state, dice, i)


def has_business(state: GameState, side: Side) -> bool:
    """Return whether a side has something to decide."""
    return bool(state.politics.asked[side])


def closing(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield what follows from the answers that were sealed, in id order."""
    for i in sorted({answer.event for answer in state.politics.answers}):
        if state.result is not None:
            return
        given = {answer.side: answer.choice for answer in state.politics.answers if answer.event == i}
        agreed = len(set(given.values())) == 1
        choice = next(iter(given.values())) if agreed else NO_CHOICE
        yield from carried_out(state, i, choice, next(iter(given)) if len(given) == 1 else None)


# --- what happens ---------------------------------------------------------------------------------------------


def last_taken(state: GameState, event: int) -> Taken | None:
    """Return how an event went the last time, None if it has not happened."""
    return next((taken for taken in reversed(state.politics.taken) if taken.event == event), None)


def is_due(state: GameState, index: int) -> bool:
    """Return whether an event happens now: for the first time, or again if it repeats, and some choice is open."""
    event, last = state.scenario.politics.events[index], last_taken(state, index)
    if last is not None and (not event.repeat or state.turn - last.turn < event.repeat):
        return False
    return event.when.is_met(state) and bool(open_choices(state, index))


def open_choices(state: GameState, index: int) -> tuple[int, ...]:
    """Return the choices of an event that may be taken now."""
    event = state.scenario.politics.events[index]
    spent = {taken.choice for taken in state.politics.taken if taken.event == index}
    return tuple(
        i
        for i, choice in enumerate(event.choices)
        if not (choice.once and i in spent) and (choice.when is None or choice.when.is_met(state))
    )


def historical_choice(event: HistoricalEvent, choices: tuple[int, ...], *, again: bool) -> int:
    """Return what history did among the open choices, the first time or again; the first open one if it is closed."""
    marked = [i for i in choices if (event.choices[i].historical_again if again else event.choices[i].historical)]
    marked += [i for i in choices if event.choices[i].historical]
    return marked[0] if marked else choices[0]


def _begin(state: GameState, dice: Dice, index: int) -> Iterator[Event]:
    event, choices = state.scenario.politics.events[index], open_choices(state, index)
    if event.chooser == Chooser.AUTO:
        yield from carried_out(state, index, choices[0], None)
    elif event.chooser == Chooser.SYSTEM:
        if state.ruleset.politics.others_follow_history:
            choice = historical_choice(event, choices, again=last_taken(state, index) is not None)
        else:
            choice = _drawn(state, dice, index, choices)
        yield from carried_out(state, index, choice, None)
    else:
        for side in SIDES_OF[event.chooser]:
            yield DecisionAsked(index, side, choices)


def _drawn(state: GameState, dice: Dice, index: int, choices: tuple[int, ...]) -> int:
    """Return a choice by a die on the weights (stream HISTORY)."""
    event = state.scenario.politics.events[index]
    values = values_of(truth(state, Side.COMMUNIST), 0)
    return drawn(dice, (index,), [(i, worth(event.choices[i].weight, values)) for i in choices], Purpose.HISTORY)


def drawn(dice: Dice, key: tuple[int, ...], weights: list[tuple[int, int]], purpose: Purpose) -> int:
    """Return one of (choice, weight) by a die; negative weights count as nothing, the first choice if all do."""
    total = sum(max(0, weight) for _, weight in weights)
    left = dice.roll(purpose, total, *key) if total else 0
    for choice, weight in weights:
        left -= max(0, weight)
        if left < 0:
            return choice
    return weights[0][0]


def answered(state: GameState, index: int, side: Side, choice: int) -> Iterator[Event]:
    """Yield what a side's answer brings at once; it is sealed where both sides decide, or may not know (rule 1.3)."""
    event = state.scenario.politics.events[index]
    if event.simultaneous or event.chooser == Chooser.BOTH:
        yield AnswerSealed(index, side, choice)
    else:
        yield from carried_out(state, index, choice, side)


def carried_out(state: GameState, index: int, choice: int, side: Side | None) -> Iterator[Event]:
    """Yield that an event took its course, and the effects of the choice in their order."""
    event = state.scenario.politics.events[index]
    act = NOBODY if side is None else int(side)
    yield HistoryDecided(index, choice, act)
    if choice == NO_CHOICE:
        return
    held = (state.holder.count(Side.COMMUNIST), state.holder.count(Side.UN))
    for i, planned in enumerate(event.choices[choice].effects):
        if state.result is not None:
            return
        if planned.after:
            yield EffectPlanned(Due(state.turn + planned.after, index, choice, i, act, held))
        elif planned.when is None or planned.when.is_met(state):
            yield from planned.effect.happen(state, Cause(index, side, event.hidden_from))


def _consequences(state: GameState) -> Iterator[Event]:
    """Yield the effects of earlier decisions that are due this turn."""
    for due in [due for due in state.politics.due if due.turn <= state.turn]:
        if state.result is not None:
            return
        event = state.scenario.politics.events[due.event]
        planned = event.choices[due.choice].effects[due.effect]
        met = planned.when is None or planned.when.is_met(state)
        yield EffectCameDue(due)
        if met:
            side = None if due.side == NOBODY else Side(due.side)
            yield from planned.effect.happen(state, Cause(due.event, side, event.hidden_from))
