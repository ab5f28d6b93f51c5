"""The sea in words (rules 10.5, 10.6). Plans are told to the UN side alone. Imported for its registrations."""

from game.model.events.sea import (
    LandingCanceled,
    LandingPlanned,
    SiteBombarded,
    UnitEmbarked,
    UnitLanded,
    WaveHeldOff,
    WaveLanded,
    WaveRepelled,
)
from game.model.ids import HexId, Side
from game.model.sea import LandingStage
from game.model.state import GameState
from game.view.dispatches import Dispatch, Tone, at_place, names, placed, teller
from game.view.text import t


def _line(state: GameState, text: str, tone: Tone, h: HexId | None = None) -> Dispatch:
    return Dispatch(state.turn, text, tone, h)


def _for_or_against(side: Side, whose: Side) -> Tone:
    return Tone.GOOD if side == whose else Tone.BAD


@teller(UnitEmbarked)
def _embarked(state: GameState, side: Side, event: UnitEmbarked) -> Dispatch | None:
    unit = state.units[event.unit]
    return _line(state, t("dispatch.embarked", unit=unit.spec.name), Tone.PLAIN) if unit.side == side else None


@teller(UnitLanded)
def _landed(state: GameState, side: Side, event: UnitLanded) -> Dispatch | None:
    return placed(state, side, event, ("dispatch.landed", "dispatch.landed.box"), boxed=Tone.PLAIN)


@teller(LandingPlanned)
def _planned(state: GameState, side: Side, event: LandingPlanned) -> Dispatch | None:
    if side != Side.UN:
        return None
    place = state.ruleset.sea.sites[event.plan.site].name
    key = "dispatch.landing.ready" if event.plan.stage == LandingStage.READY else "dispatch.landing.planned"
    return _line(state, t(key, place=place, turn=event.plan.ready_turn), Tone.NEWS)


@teller(LandingCanceled)
def _canceled(state: GameState, side: Side, event: LandingCanceled) -> Dispatch | None:
    return _line(state, t("dispatch.landing.canceled"), Tone.NEWS) if side == Side.UN else None


@teller(SiteBombarded)
def _bombarded(state: GameState, side: Side, event: SiteBombarded) -> Dispatch:
    text = t("dispatch.bombarded", place=at_place(state, event.hex))
    return _line(state, text, _for_or_against(side, Side.UN), event.hex)


@teller(WaveLanded)
def _ashore(state: GameState, side: Side, event: WaveLanded) -> Dispatch:
    h = event.beachhead.hex
    text = t("dispatch.wave.landed", units=names(state, event.units), place=at_place(state, h))
    return _line(state, text, _for_or_against(side, Side.UN), h)


@teller(WaveRepelled)
def _repelled(state: GameState, side: Side, event: WaveRepelled) -> Dispatch:
    text = t("dispatch.wave.repelled", place=at_place(state, event.hex))
    return _line(state, text, _for_or_against(side, Side.COMMUNIST), event.hex)


@teller(WaveHeldOff)
def _held_off(state: GameState, side: Side, event: WaveHeldOff) -> Dispatch:
    text = t("dispatch.wave.held_off", place=at_place(state, event.hex))
    return _line(state, text, _for_or_against(side, Side.COMMUNIST), event.hex)
