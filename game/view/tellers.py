"""More events in words: the ground, morale, supply, units that come to grief. Imported for its registrations."""

from collections.abc import Sequence

import game.view.tellers_hidden  # noqa: F401  # registers the tellers of what is hidden
from game.model.events.arrival import UnitBoxed, UnitLeftBox
from game.model.events.bridges import BridgeBlown
from game.model.events.manpower import UnitDissolved, UnitReformed
from game.model.events.morale import ArmyMoraleChanged, ArmyStateChanged, RetreatOrdered
from game.model.events.movement import HqDisplaced, HqReturned, SurplusMoved, UnitAmbushed, UnitHalted
from game.model.events.supply import DepotLineChanged, DumpCaptured, UnitsIsolated
from game.model.events.terrain import BridgesMended
from game.model.events.victory import EarlyGoalReached
from game.model.ids import NO_UNIT, NOBODY, HexId, Side
from game.model.state import GameState
from game.model.view import SideView
from game.view.dispatches import Dispatch, Tone, at_place, names, place_name, placed, sees, teller
from game.view.summary import side_name
from game.view.text import t

POINT = 10  # tenths: a smaller change of morale is no news


def _line(state: GameState, text: str, tone: Tone, h: HexId | None = None, about: str = "") -> Dispatch:
    return Dispatch(state.turn, text, tone, h, about)


def _for_or_against(side: Side, whose: int) -> Tone:
    return Tone.GOOD if side == whose else Tone.BAD


def _bridge_place(state: GameState, bridge: int) -> tuple[str, HexId]:
    span = state.board.bridges[bridge]
    named = next((h for h in (span.a, span.b) if h in state.board.place_at), span.a)
    return at_place(state, named), named


@teller(BridgeBlown)
def _bridge(state: GameState, side: Side, event: BridgeBlown) -> Dispatch | None:
    place, h = _bridge_place(state, event.bridge)
    span = state.board.bridges[event.bridge]
    if event.side != side and not (event.success and (sees(state, side, span.a) or sees(state, side, span.b))):
        return None
    key = "dispatch.bridge.blown" if event.success else "dispatch.bridge.stands"
    tone = _for_or_against(side, event.side if event.success else side.enemy)
    return _line(state, t(key, place=place), tone, h, "bridge")


@teller(BridgesMended)
def _mended(state: GameState, side: Side, event: BridgesMended) -> Dispatch | None:
    picture = state.pictures[side]
    for bridge, left in zip(event.bridges, event.left, strict=True):
        span = state.board.bridges[bridge]
        if not left and not picture.bridges[bridge] and state.holder[span.a] == side:
            place, h = _bridge_place(state, bridge)
            return _line(state, t("dispatch.bridge.mended", place=place), Tone.GOOD, h)
    return None


@teller(UnitAmbushed)
def _ambush(state: GameState, side: Side, event: UnitAmbushed) -> Dispatch | None:
    unit = state.units[event.unit]
    key = "dispatch.ambushed" if unit.side == side else "dispatch.ambushes"
    is_unknown = unit.covert and unit.side != side
    who = t("dispatch.unidentified") if is_unknown else names(state, [unit.id])
    text = t(key, unit=who, place=at_place(state, event.hex))
    return _line(state, text, _for_or_against(side, unit.side.enemy), event.hex, "ambush")


@teller(UnitHalted)
def _halted(state: GameState, side: Side, event: UnitHalted) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side:
        return None
    return _line(state, t("dispatch.halted", unit=unit.spec.name), Tone.BAD, unit.hex, "halted")


@teller(UnitDissolved)
def _dissolved(state: GameState, side: Side, event: UnitDissolved) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side and not sees(state, side, event.hex):
        return None
    text = t(f"dispatch.dissolved.{event.cause}", unit=names(state, [unit.id]), place=at_place(state, event.hex))
    return _line(state, text, _for_or_against(side, unit.side.enemy), event.hex, "dissolved")


@teller(UnitReformed)
def _reformed(state: GameState, side: Side, event: UnitReformed) -> Dispatch | None:
    return placed(state, side, event, ("dispatch.reformed", "dispatch.reformed.box"), boxed=Tone.GOOD)


@teller(UnitBoxed)
def _boxed(state: GameState, side: Side, event: UnitBoxed) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side:
        return None
    text = t("dispatch.boxed", unit=unit.spec.name, box=state.scenario.boxes[event.box].name)
    return _line(state, text, Tone.BAD if event.retreated else Tone.PLAIN)


@teller(UnitLeftBox)
def _left_box(state: GameState, side: Side, event: UnitLeftBox) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side:
        return None
    text = t("dispatch.left_box", unit=unit.spec.name, place=at_place(state, event.hex))
    return _line(state, text, Tone.PLAIN, event.hex)


@teller(ArmyStateChanged)
def _army(state: GameState, side: Side, event: ArmyStateChanged) -> Dispatch:
    army = state.ruleset.armies[event.army]
    text = t("dispatch.army", army=army.name, state=t(f"army_state.{event.state.name.lower()}"))
    better = event.state == 0
    return _line(state, text, _for_or_against(side, army.side if better else 1 - army.side))


@teller(ArmyMoraleChanged)
def _morale(state: GameState, side: Side, event: ArmyMoraleChanged) -> Dispatch | None:
    army, change = state.ruleset.armies[event.army], sum(tenths for _, tenths in event.parts)
    if army.side != side or abs(change) < POINT:
        return None
    by_size = sorted(event.parts, key=lambda part: (-abs(part[1]), part[0]))
    parts = ", ".join(f"{t(f'morale_part.{key}')} {tenths_text(tenths)}" for key, tenths in by_size)
    text = t("dispatch.morale", army=army.id, value=event.morale // 10, change=tenths_text(change), parts=parts)
    return _line(state, text, Tone.GOOD if change > 0 else Tone.BAD, about=f"morale {army.id}")


def tenths_text(tenths: int) -> str:
    """Return a change held in tenths as shown: ``+1.5``, ``−22.0``."""
    return f"{tenths / 10:+.1f}".replace("-", "−")


@teller(RetreatOrdered)
def _retreat_order(state: GameState, side: Side, event: RetreatOrdered) -> Dispatch | None:
    army = state.ruleset.armies[event.army]
    if army.side != side:
        return None
    who = army.name if event.hq == NO_UNIT else state.units[event.hq].spec.name
    if not event.line:
        return _line(state, t("dispatch.retreat_order.home", who=who), Tone.BAD)
    return _line(state, t("dispatch.retreat_order", who=who, line=state.board.lines[event.line].name), Tone.BAD)


@teller(UnitsIsolated)
def _isolated(state: GameState, side: Side, event: UnitsIsolated) -> Dispatch | None:
    fresh = [u for u in event.units if state.units[u].isolated_turns == 1 and not state.units[u].is_hq]
    if event.side != side or not fresh:
        return None
    return _line(state, t("dispatch.isolated", units=names(state, fresh)), Tone.BAD, state.units[fresh[0]].hex)


@teller(HqDisplaced)
def _displaced(state: GameState, side: Side, event: HqDisplaced) -> Dispatch | None:
    hq = state.units[event.hq]
    if hq.side != side:  # who chased it away has not seen where to; of a covert one it knows no name (12.2)
        name = t("dispatch.hq.covert") if hq.covert else names(state, [hq.id])
        return _line(state, t("dispatch.hq.overran", hq=name), Tone.GOOD, about="retreat")
    key = "dispatch.hq.fled" if event.path else "dispatch.hq.driven_off"
    place = event.path[-1] if event.path else None
    return _line(state, t(key, hq=hq.spec.name, turn=event.back_turn), Tone.BAD, place, "retreat")


@teller(HqReturned)
def _returned(state: GameState, side: Side, event: HqReturned) -> Dispatch | None:
    hq = state.units[event.hq]
    if hq.side != side:
        return None
    text = t("dispatch.hq.back", hq=hq.spec.name, place=at_place(state, event.hex))
    return _line(state, text, Tone.GOOD, event.hex)


@teller(SurplusMoved)
def _surplus(state: GameState, side: Side, event: SurplusMoved) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side:
        return None
    return _line(state, t("dispatch.surplus", unit=unit.spec.name), Tone.BAD, unit.hex)


@teller(DumpCaptured)
def _dump(state: GameState, side: Side, event: DumpCaptured) -> Dispatch | None:
    if event.side != side and not sees(state, side, event.hex):
        return None
    text = t("dispatch.dump", side=side_name(event.side), place=at_place(state, event.hex))
    return _line(state, text, _for_or_against(side, event.side), event.hex)


@teller(DepotLineChanged)
def _depot(state: GameState, side: Side, event: DepotLineChanged) -> Dispatch | None:
    source = state.ruleset.supply.sources[event.source]
    if source.side != side:
        return None
    place = next((place for place in state.board.places if place.id == source.place), None)
    if place is None:
        return None
    key = "dispatch.depot.cut" if event.cut else "dispatch.depot.open"
    return _line(state, t(key, place=place.name), Tone.BAD if event.cut else Tone.GOOD, place.hex)


@teller(EarlyGoalReached)
def _early(state: GameState, side: Side, event: EarlyGoalReached) -> Dispatch:
    goal = state.scenario.early_goals[event.goal]
    text = t("dispatch.early", side=side_name(goal.side), place=place_name(state, goal.hex), vp=goal.vp)
    return _line(state, text, _for_or_against(side, goal.side), goal.hex)


def key_holders(view: SideView) -> tuple[int, ...]:
    """Return who holds each place whose fall everybody hears of (rule 1.4), as the side knows."""
    return tuple(view.holder[place.hex] for place in view.board.places if place.is_key)


def places_taken(before: tuple[int, ...], view: SideView) -> list[Dispatch]:
    """Return what a side reads of key places that have changed hands since ``before``."""
    points = {goal.hex: goal.vp for goal in view.scenario.goals}
    found = []
    for place, was in zip((p for p in view.board.places if p.is_key), before, strict=True):
        now = view.holder[place.hex]
        if now in (was, NOBODY):
            continue
        worth = t("dispatch.worth", vp=points[place.hex]) if place.hex in points else ""
        text = t("dispatch.taken", side=side_name(Side(now)), place=place.name) + worth
        found.append(Dispatch(view.turn, text, _for_or_against(view.side, now), place.hex, "taken"))
    return found


SUMMED = ("fight", "retreat", "dissolved", "arrival")


def turn_summary(news: Sequence[Dispatch]) -> str:
    """Return what happened since a player's last turn in one line; empty if nothing did."""
    told = summed_up(news)
    return t("summary.since", told=told) if told else ""


def summed_up(news: Sequence[Dispatch]) -> str:
    """Return dispatches as counts of fights, retreats, losses and arrivals, and the places that fell."""
    parts = []
    for about in SUMMED:
        lost = sum(1 for line in news if line.about == about and line.tone is Tone.BAD)
        won = sum(1 for line in news if line.about == about and line.tone is Tone.GOOD)
        if lost or won:
            parts.append(t(f"summary.{about}", lost=lost, won=won))
    taken = [line.text for line in news if line.about == "taken"]
    return " · ".join((*parts, *taken[:2]))
