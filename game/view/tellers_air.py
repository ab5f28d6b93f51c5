"""Air power and naval guns in words. Imported for its registrations."""

from collections.abc import Iterable

from game.model.air import Allotment, Mission
from game.model.events.air import (
    AirLost,
    AllocationsRevealed,
    BombingDone,
    DropCalledOff,
    InterdictionSet,
    UnitDropped,
    UnitsAirlifted,
    ZonesScouted,
)
from game.model.ids import Side
from game.model.state import GameState
from game.view.dispatches import Dispatch, Tone, at_place, names, sees, teller
from game.view.text import t

TENTHS = 10


def points_text(tenths: int) -> str:
    """Return air points as shown: ``2.5``."""
    return f"{tenths // TENTHS}.{tenths % TENTHS}"


def _flown(allotments: Iterable[Allotment]) -> str:
    """Return missions with their points, all targets of one together."""
    sums: dict[Mission, int] = {}
    for entry in allotments:
        sums[entry.mission] = sums.get(entry.mission, 0) + entry.tactical + entry.heavy
    return ", ".join(f"{_mission_name(mission)} {points_text(sums[mission])}" for mission in sorted(sums))


def _mission_name(mission: Mission) -> str:
    """Return the name of a mission whatever it is flown against."""
    name = mission.name.lower()
    aimed = mission in (Mission.SOURCE, Mission.BRIDGE, Mission.CITY)
    return t(f"missions.{name}") if aimed else t(f"mission.{name}")


@teller(AllocationsRevealed)
def _revealed(state: GameState, side: Side, event: AllocationsRevealed) -> Dispatch | None:
    allotments = event.reports[side.enemy].allotments
    if not allotments:
        return None
    return Dispatch(state.turn, t("dispatch.air.revealed", missions=_flown(allotments)), Tone.NEWS)


@teller(AirLost)
def _battle(state: GameState, side: Side, event: AirLost) -> Dispatch:
    wing = state.ruleset.air.wings[event.wing]
    text = t(
        "dispatch.air.battle",
        wing=t(f"wing.{wing.id}"),
        lost=points_text(event.lost),
        points=points_text(event.points),
    )
    return Dispatch(state.turn, text, Tone.BAD if wing.side == side else Tone.GOOD)


@teller(InterdictionSet)
def _interdiction(state: GameState, side: Side, event: InterdictionSet) -> Dispatch | None:
    hit = [
        f"{zone.name} {level // 10} %"
        for zone, level, effort in zip(state.board.zones, event.levels, event.efforts, strict=True)
        if effort
    ]
    if not hit:
        return None
    suffered = event.side == side
    key = "dispatch.air.interdiction_suffered" if suffered else "dispatch.air.interdiction_dealt"
    return Dispatch(state.turn, t(key, zones=", ".join(hit)), Tone.BAD if suffered else Tone.PLAIN)


@teller(BombingDone)
def _bombing(state: GameState, side: Side, event: BombingDone) -> Dispatch | None:
    sources = state.ruleset.supply.sources
    named = {place.id: place.name for place in state.board.places}
    told = [state.board.places[i].name for i in event.cities]
    for source, tries, hits in event.strikes:
        key = "dispatch.air.bridge_hit" if hits else "dispatch.air.bridge_missed"
        told += [t(key, source=named[sources[source].place])] if tries else []
    told += [
        f"{named[sources[i].place]} −{lost // 10} %"
        for i, lost in enumerate(event.bombed.sources)
        if lost and sources[i].place in named
    ]
    if not told:
        return None
    tone = Tone.PLAIN if event.side == side else Tone.BAD
    return Dispatch(state.turn, t("dispatch.air.bombed", targets=", ".join(told)), tone)


@teller(UnitsAirlifted)
def _airlift(state: GameState, side: Side, event: UnitsAirlifted) -> Dispatch | None:
    if event.side != side:
        return None
    h = state.units[event.units[0]].hex
    return Dispatch(state.turn, t("dispatch.air.airlift", units=names(state, event.units)), Tone.GOOD, h)


@teller(ZonesScouted)
def _scouted(state: GameState, side: Side, event: ZonesScouted) -> Dispatch | None:
    if event.by != side:
        return None
    return Dispatch(state.turn, t("dispatch.air.scouted", count=len(event.units)), Tone.PLAIN)


@teller(UnitDropped)
def _dropped(state: GameState, side: Side, event: UnitDropped) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side and not sees(state, side, event.hex):
        return None
    text = t("dispatch.air.dropped", unit=names(state, [unit.id]), place=at_place(state, event.hex))
    return Dispatch(state.turn, text, Tone.GOOD if unit.side == side else Tone.BAD, event.hex)


@teller(DropCalledOff)
def _called_off(state: GameState, side: Side, event: DropCalledOff) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side:
        return None
    text = t("dispatch.air.drop_called_off", unit=names(state, [unit.id]), place=at_place(state, event.hex))
    return Dispatch(state.turn, text, Tone.BAD, event.hex)
