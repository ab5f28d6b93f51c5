"""Events in words: the dispatches a side reads. Each teller says only what its side may know."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from enum import Enum
from typing import Any, Protocol

from game.model.events.arrival import ReplacementsReceived, UnitArrived, UnitWaits
from game.model.events.base import Event
from game.model.events.combat import FightResolved, LossesTaken, UnitsRetreated
from game.model.events.movement import HqDisplaced, UnitMoved
from game.model.events.sea import WaveLanded
from game.model.events.turn import GameEnded, PhaseBegan, TrackChanged, WeatherDrawn
from game.model.ids import OFF_MAP, BoxId, HexId, Phase, Side, UnitId
from game.model.state import GameState
from game.view.dates import short_date
from game.view.text import t


class Tone(Enum):
    """How a dispatch concerns its reader."""

    PLAIN = "plain"
    GOOD = "good"
    BAD = "bad"
    NEWS = "news"


TONES = {Tone.PLAIN: "t2", Tone.GOOD: "good", Tone.BAD: "bad", Tone.NEWS: "gold"}  # tokens of their colors


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One line of the log; ``hex`` is where a click leads, None if nowhere; ``about`` what it is counted under."""

    turn: int
    text: str
    tone: Tone
    hex: HexId | None = None
    about: str = ""


Teller = Callable[[GameState, Side, Any], Dispatch | None]
_TELLERS: dict[type, Teller] = {}
FIGHTING = ("fight", "trapped", "retreat")  # causes of losses that belong to a fight


def teller(kind: type) -> Callable[[Teller], Teller]:
    """Register the function that tells an event to a side, or keeps it to itself."""

    def register(tell: Teller) -> Teller:
        _TELLERS[kind] = tell
        return tell

    return register


def dispatches(state: GameState, side: Side, events: Iterable[Event]) -> list[Dispatch]:
    """Return what ``side`` reads of events that have just been applied to ``state``."""
    told = list(events)
    found = []
    for i, event in enumerate(told):
        tell = _TELLERS.get(type(event))
        if tell is not None and (line := tell(state, side, event)) is not None:
            if isinstance(event, FightResolved) and (men := _fallen(state, side, told[i + 1 :])):
                line = replace(line, text=line.text + t("dispatch.fight.lost", men=f"{men:,}"))
            if isinstance(event, HqDisplaced) and (where := _overran(state, side, told[i + 1 :])) is not None:
                line = replace(line, text=f"{line.text} {at_place(state, where)}", hex=where)
            found.append(line)
    return found


def _overran(state: GameState, side: Side, after: Sequence[Event]) -> HexId | None:
    """Return the hex on which units of ``side`` overran an HQ: who chases it enters its hex next (rule 4.3)."""
    for event in after:
        if isinstance(event, WaveLanded):
            return event.beachhead.hex if state.units[event.units[0]].side == side else None
        if isinstance(event, UnitMoved):
            return event.path[-1] if state.units[event.unit].side == side else None
    return None


def _fallen(state: GameState, side: Side, after: Sequence[Event]) -> int:
    """Return the men of ``side`` lost in a fight and by what came of it; of the enemy's it knows nothing."""
    men = 0
    for event in after:
        if isinstance(event, FightResolved):
            break
        if isinstance(event, LossesTaken) and event.cause in FIGHTING:
            men += sum(lost for u, lost in zip(event.units, event.men, strict=True) if state.units[u].side == side)
    return men


def place_name(state: GameState, h: HexId) -> str:
    """Return the name of a hex, or of the nearest named place with its distance."""
    board = state.board
    if h in board.place_at:
        return board.places[board.place_at[h]].name
    near = min(board.places, key=lambda place: (board.grid.distance(place.hex, h), place.tier, place.index))
    return t("place.near", place=near.name)


def at_place(state: GameState, h: HexId) -> str:
    """Return where a hex is: ``at Seoul``, or ``near Munsan``."""
    name = place_name(state, h)
    return t("place.at", place=name) if h in state.board.place_at else name


def odds_text(ratio: int) -> str:
    """Return odds in thousandths as shown, never more than they are: ``2.4``."""
    return f"{ratio // 1000}.{ratio % 1000 // 100}"


def names(state: GameState, units: Iterable[UnitId]) -> str:
    """Return the units of a fight by name, the largest first, at most two and how many more."""
    fighting = sorted((state.units[u] for u in units), key=lambda u: (u.is_hq, -u.toe.stack_points, -u.max_men, u.id))
    shown = " + ".join(_with_army(state.ruleset.armies[u.army].id, u.spec.short) for u in fighting[:2])
    return shown if len(fighting) <= 2 else t("dispatch.and_more", units=shown, count=len(fighting) - 2)


def _with_army(army: str, name: str) -> str:
    return name if name.startswith(army) else f"{army} {name}"


def sees(state: GameState, side: Side, h: HexId) -> bool:
    """Return whether a side has a hex in sight."""
    return h != OFF_MAP and state.sight[side][h] > 0


class Placement(Protocol):
    """An event that puts a unit on a hex, or in a box off the map."""

    unit: UnitId
    hex: HexId
    box: BoxId


def placed(state: GameState, side: Side, event: Placement, keys: tuple[str, str], *, boxed: Tone) -> Dispatch | None:
    """Return what a side reads of a unit of its own that comes to a hex (first text), or to a box (second)."""
    unit = state.units[event.unit]
    if unit.side != side:
        return None
    if event.hex == OFF_MAP:
        box = state.scenario.boxes[event.box].name
        return Dispatch(state.turn, t(keys[1], unit=unit.spec.name, box=box), boxed)
    text = t(keys[0], unit=unit.spec.name, place=at_place(state, event.hex))
    return Dispatch(state.turn, text, Tone.GOOD, event.hex)


@teller(PhaseBegan)
def _phase(state: GameState, side: Side, event: PhaseBegan) -> Dispatch | None:
    if event.phase != Phase.EVENTS:
        return None
    day = state.scenario.calendar.first_day[event.turn]
    return Dispatch(event.turn, t("dispatch.turn", turn=event.turn, date=short_date(day)), Tone.NEWS)


@teller(WeatherDrawn)
def _weather(state: GameState, side: Side, event: WeatherDrawn) -> Dispatch | None:
    skies = state.ruleset.weather.skies
    told = [
        t("bar.band", band=t(f"band.{band}"), sky=skies[weather.sky].name.lower())
        for band, weather in zip(state.ruleset.weather.bands, event.weather, strict=True)
    ]
    return Dispatch(state.turn, t("dispatch.weather", parts=" · ".join(reversed(told))), Tone.PLAIN)


@teller(TrackChanged)
def _track(state: GameState, side: Side, event: TrackChanged) -> Dispatch | None:
    track = state.scenario.tracks[event.track]
    if track.known_to not in (None, side):
        return None
    name = track.name
    return Dispatch(state.turn, t("dispatch.track", track=name, value=event.value), Tone.NEWS)


@teller(GameEnded)
def _ended(state: GameState, side: Side, event: GameEnded) -> Dispatch | None:
    won = event.result.winner == side.key
    tone = Tone.GOOD if won else Tone.PLAIN if event.result.winner == "draw" else Tone.BAD
    return Dispatch(state.turn, t(f"result.{event.result.winner}", level=t(f"level.{event.result.level}")), tone)


@teller(FightResolved)
def _fight(state: GameState, side: Side, event: FightResolved) -> Dispatch | None:
    ours = event.side == side
    bands = [band.id for band in state.ruleset.combat.bands]
    won = bands.index(event.band) >= 2
    where = place_name if event.band in ("hold", "retreat_1") else at_place
    text = t(
        f"dispatch.fight.{event.band}",
        attacker=names(state, event.attackers),
        defender=names(state, event.defenders),
        place=where(state, event.target),
        odds=odds_text(event.ratio),
    )
    return Dispatch(state.turn, text, Tone.GOOD if won == ours else Tone.BAD, event.target, "fight")


@teller(UnitsRetreated)
def _retreat(state: GameState, side: Side, event: UnitsRetreated) -> Dispatch | None:
    own = state.units[event.units[0]].side == side
    end = event.path[-1]
    if not own and not sees(state, side, end) and not sees(state, side, event.origin):
        return None
    key = "dispatch.retreat" if own or sees(state, side, end) else "dispatch.retreat_unseen"
    text = t(key, unit=names(state, event.units), place=place_name(state, end))
    return Dispatch(state.turn, text, Tone.BAD if own else Tone.GOOD, end if own else event.origin, "retreat")


@teller(UnitArrived)
def _arrived(state: GameState, side: Side, event: UnitArrived) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side or state.turn == state.scenario.first_turn or event.hex == OFF_MAP:
        return None
    text = t("dispatch.arrived", unit=unit.spec.name, place=at_place(state, event.hex))
    return Dispatch(state.turn, text, Tone.GOOD, event.hex, "arrival")


@teller(UnitWaits)
def _waits(state: GameState, side: Side, event: UnitWaits) -> Dispatch | None:
    unit = state.units[event.unit]
    if unit.side != side:
        return None
    return Dispatch(state.turn, t("dispatch.waits", unit=unit.spec.name), Tone.BAD)


@teller(ReplacementsReceived)
def _replacements(state: GameState, side: Side, event: ReplacementsReceived) -> Dispatch | None:
    army = state.ruleset.armies[event.army]
    men = sum(event.trained) + sum(event.recruits)
    if army.side != side or not men:
        return None
    text = t("dispatch.replacements", army=army.id, men=f"{men:,}", units=len(event.units))
    return Dispatch(state.turn, text, Tone.PLAIN)
