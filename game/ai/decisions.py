"""How a computer player answers historical events: by the weights of the choices and dice of its own (16.1)."""

from collections.abc import Sequence

from game.ai.course import Proposals
from game.ai.mind import Mind
from game.model.dice import Dice, Purpose
from game.model.ids import HexId
from game.model.politics import Question
from game.model.view import SideView
from game.rules.orders.decide import DecideOrder
from game.rules.politics.council import drawn, historical_choice
from game.rules.politics.expressions import values_of, worth

KEY = 14  # of its dice: no other decision of the computer is keyed so


def decisions(mind: Mind) -> Proposals:
    """Propose an answer to every question the side is asked."""
    view = mind.view
    for question in view.politics.questions:
        choice = _historical(view, question) if mind.level.history else _chosen(mind, question)
        yield _answer(view, question, choice)


def history(view: SideView) -> DecideOrder | None:
    """Return what history did at the first question the side is asked, None if it is asked nothing."""
    question = next(iter(view.politics.questions), None)
    return _answer(view, question, _historical(view, question)) if question is not None else None


def _historical(view: SideView, question: Question) -> int:
    again = any(taken.event == question.event for taken in view.politics.taken)
    event = view.scenario.politics.events[question.event]
    return historical_choice(event, question.choices, again=again)


def _answer(view: SideView, question: Question, choice: int) -> DecideOrder:
    event = view.scenario.politics.events[question.event]
    return DecideOrder(view.side, event.id, event.choices[choice].id)


def _chosen(mind: Mind, question: Question) -> int:
    view = mind.view
    event, values = view.scenario.politics.events[question.event], values_of(view, expected_gain(view))
    weights = [(i, worth(event.choices[i].weight, values)) for i in question.choices]
    return drawn(Dice(mind.seed, view.turn), (KEY, int(view.side), question.event), weights, Purpose.AI)


def expected_gain(view: SideView) -> int:
    """Return the victory points a side expects of playing on: places that it dominates and does not hold, less those
    that it holds and the enemy dominates (rule 14.2, E38).
    """
    gain = 0
    for goal in view.scenario.goals:
        ours = _near(view, view.own_stack, goal.hex)
        theirs = _near(view, view.foe_stack, goal.hex)
        held = view.holder[goal.hex] == view.side
        if not held and ours > theirs:
            gain += goal.vp
        elif held and theirs > ours:
            gain -= goal.vp
    return gain


def _near(view: SideView, stack: Sequence[int], h: HexId) -> int:
    return sum(stack[n] for n in view.board.grid.within(h, view.ruleset.ai.armistice_hexes))
