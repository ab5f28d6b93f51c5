"""Decisions in words (rule 14.1). Imported for its registrations."""

from game.model.events.politics import DecisionAsked, HistoryDecided
from game.model.ids import Side
from game.model.state import GameState
from game.view.dispatches import Dispatch, Tone, teller
from game.view.text import t


@teller(HistoryDecided)
def _decided(state: GameState, side: Side, event: HistoryDecided) -> Dispatch | None:
    historical = state.scenario.politics.events[event.event]
    if historical.hidden_from == side:
        return None
    if event.choice < 0:
        return Dispatch(state.turn, t("dispatch.no_agreement", title=historical.title), Tone.NEWS)
    choice = historical.choices[event.choice].text
    return Dispatch(state.turn, t("dispatch.decided", title=historical.title, choice=choice), Tone.NEWS)


@teller(DecisionAsked)
def _asked(state: GameState, side: Side, event: DecisionAsked) -> Dispatch | None:
    if event.side != side:
        return None
    title = state.scenario.politics.events[event.event].title
    return Dispatch(state.turn, t("dispatch.asked", title=title), Tone.NEWS)
