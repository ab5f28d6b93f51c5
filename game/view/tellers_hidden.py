"""What is hidden, in words: covert units, estimates, guerrillas, men who got away. Imported for its registrations."""

from game.model.events.guerrillas import GuerrillasChanged
from game.model.events.intelligence import ContactBroken, UnitEstimated, UnitRevealed
from game.model.events.victory import EscapeJudged
from game.model.ids import Side
from game.model.state import GameState
from game.view.dispatches import Dispatch, Tone, names, sees, teller
from game.view.summary import side_name
from game.view.text import t


@teller(UnitRevealed)
def _revealed(state: GameState, side: Side, event: UnitRevealed) -> Dispatch | None:
    """Tell the enemy whom he has fought, or sees on the railway; their own side, that they are covert no longer."""
    first = state.units[event.units[0]]
    if first.side == side:
        return Dispatch(state.turn, t("dispatch.revealed.own", units=names(state, event.units)), Tone.PLAIN)
    if event.cause != "combat" and not sees(state, side, first.hex):
        return None
    where = first.hex if first.on_map else None
    return Dispatch(state.turn, t("dispatch.revealed", units=names(state, event.units)), Tone.BAD, where)


@teller(ContactBroken)
def _broken(state: GameState, side: Side, event: ContactBroken) -> Dispatch:
    army = state.ruleset.armies[event.army]
    if army.side == side:
        text = t("dispatch.contact_broken.own", army=army.name, count=len(event.units))
        return Dispatch(state.turn, text, Tone.GOOD)
    return Dispatch(state.turn, t("dispatch.contact_broken", army=army.name), Tone.BAD)


@teller(UnitEstimated)
def _estimated(state: GameState, side: Side, event: UnitEstimated) -> Dispatch | None:
    if event.by != side:
        return None
    army = state.ruleset.armies[event.army].name
    return Dispatch(state.turn, t("dispatch.estimate", army=army, men=f"{event.men:,}"), Tone.NEWS)


@teller(GuerrillasChanged)
def _guerrillas(state: GameState, side: Side, event: GuerrillasChanged) -> Dispatch | None:
    """Tell their side who came to its army, the enemy how many of them his security troops killed."""
    theirs = side == state.ruleset.guerrillas.side
    men = sum(event.returned) if theirs else sum(event.destroyed)
    if not men:
        return None
    key = "dispatch.guerrillas.joined" if theirs else "dispatch.guerrillas.destroyed"
    return Dispatch(state.turn, t(key, men=f"{men:,}"), Tone.GOOD)


@teller(EscapeJudged)
def _escape(state: GameState, side: Side, event: EscapeJudged) -> Dispatch | None:
    rule = state.scenario.escapes[event.rule]
    if not event.points:
        return None
    army = state.ruleset.armies[rule.army].name
    text = t("dispatch.escape", army=army, side=side_name(rule.side), vp=event.points)
    return Dispatch(state.turn, text, Tone.GOOD if rule.side == side else Tone.BAD)
