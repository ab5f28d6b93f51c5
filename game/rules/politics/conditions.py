"""The conditions of historical events (rule 14.1), one class for each kind; files are read by the fields."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import TypeVar

from game.model.ids import ArmyId, HexId, Side
from game.model.politics import ChoiceKey, Condition, EventKey, FlagName, LineName, PlaceHex, TrackId, ZoneId
from game.model.state import GameState
from game.model.units import Unit
from game.rules.politics.lines import north_of, south_of

LEAST, MOST = -1000, 1000
ANY_CHOICE = ""
POINT = 10
PERCENT = 10

_T = TypeVar("_T")
CONDITION_KINDS: dict[str, type] = {}


def condition_kind(name: str) -> Callable[[type[_T]], type[_T]]:
    """Register a class of conditions under its name in files."""

    def register(cls: type[_T]) -> type[_T]:
        CONDITION_KINDS[name] = cls
        return cls

    return register


@dataclass(frozen=True, slots=True)
class AllOf:
    """Every one of some conditions."""

    parts: tuple[Condition, ...]

    def is_met(self, state: GameState) -> bool:
        """Return whether all of them are."""
        return all(part.is_met(state) for part in self.parts)


@dataclass(frozen=True, slots=True)
class AnyOf:
    """One of some conditions."""

    parts: tuple[Condition, ...]

    def is_met(self, state: GameState) -> bool:
        """Return whether one of them is."""
        return any(part.is_met(state) for part in self.parts)


@dataclass(frozen=True, slots=True)
class Not:
    """The opposite of a condition."""

    part: Condition

    def is_met(self, state: GameState) -> bool:
        """Return whether it is not met."""
        return not self.part.is_met(state)


@condition_kind("turn")
@dataclass(frozen=True, slots=True)
class InTurns:
    """The first and the last turn of a span."""

    span: tuple[int, int]

    def is_met(self, state: GameState) -> bool:
        """Return whether it is one of these turns."""
        return self.span[0] <= state.turn <= self.span[1]


@condition_kind("holds")
@dataclass(frozen=True, slots=True)
class Holds:
    """A side holds a place, since so many turns or more."""

    place: PlaceHex
    side: Side
    turns: int = 0

    def is_met(self, state: GameState) -> bool:
        """Return whether it does."""
        if state.holder[self.place] != self.side:
            return False
        watched = state.scenario.politics.watched
        return not self.turns or state.turn - state.politics.watch[watched.index(self.place)].since >= self.turns


@condition_kind("retaken")
@dataclass(frozen=True, slots=True)
class Retaken:
    """A side has a place that it had lost, or did not hold at the start."""

    place: PlaceHex
    side: Side

    def is_met(self, state: GameState) -> bool:
        """Return whether it has."""
        watch = state.politics.watch[state.scenario.politics.watched.index(self.place)]
        return watch.changes > 0 and watch.holder == self.side


@condition_kind("track")
@dataclass(frozen=True, slots=True)
class TrackAt:
    """A track stands within limits."""

    track: TrackId
    least: int = LEAST
    most: int = MOST

    def is_met(self, state: GameState) -> bool:
        """Return whether it does."""
        return self.least <= state.tracks[self.track] <= self.most


@condition_kind("am")
@dataclass(frozen=True, slots=True)
class MoraleAt:
    """The morale of an army, in points, is within limits."""

    army: ArmyId
    least: int = LEAST
    most: int = MOST

    def is_met(self, state: GameState) -> bool:
        """Return whether it is."""
        return self.least * POINT <= state.armies[self.army].morale < (self.most + 1) * POINT


@condition_kind("share_cut")
@dataclass(frozen=True, slots=True)
class ShareCut:
    """At least so many per cent of the men of an army are cut off (rule 8.1)."""

    army: ArmyId
    least: int

    def is_met(self, state: GameState) -> bool:
        """Return whether they are."""
        return state.armies[self.army].share_cut_pm >= self.least * PERCENT


@condition_kind("units_in")
@dataclass(frozen=True, slots=True)
class UnitsIn:
    """So many combat units of a side stand in a zone."""

    zone: ZoneId
    side: Side
    least: int = 1

    def is_met(self, state: GameState) -> bool:
        """Return whether they do."""
        zones = state.board.zone
        return sum(1 for unit in fighters(state, self.side) if zones[unit.hex] == self.zone) >= self.least


@condition_kind("front_near")
@dataclass(frozen=True, slots=True)
class FrontNear:
    """A combat unit of a side stands within so many hexes of a place."""

    place: PlaceHex
    side: Side
    hexes: int

    def is_met(self, state: GameState) -> bool:
        """Return whether one does."""
        grid = state.board.grid
        return any(grid.distance(unit.hex, self.place) <= self.hexes for unit in fighters(state, self.side))


@condition_kind("across")
@dataclass(frozen=True, slots=True)
class Across:
    """A combat unit of a side stands on the far side of a line, or on the line itself where ``at`` is true."""

    line: LineName
    side: Side
    at: bool = False

    def is_met(self, state: GameState) -> bool:
        """Return whether one does; the far side of the UN is the north."""
        far = (north_of if self.side == Side.UN else south_of)(state.board, self.line)
        line: tuple[HexId, ...] = state.board.lines[self.line].hexes if self.at else ()
        return any(far[unit.hex] or unit.hex in line for unit in fighters(state, self.side))


@condition_kind("flag")
@dataclass(frozen=True, slots=True)
class FlagSet:
    """A flag is set."""

    flag: FlagName

    def is_met(self, state: GameState) -> bool:
        """Return whether it is."""
        return self.flag in state.flags


@condition_kind("chosen")
@dataclass(frozen=True, slots=True)
class Chosen:
    """An event went so the last time, any way where no choice is named, so many turns ago or more."""

    event: EventKey
    choice: ChoiceKey = ANY_CHOICE
    turns: int = 0

    def is_met(self, state: GameState) -> bool:
        """Return whether it did."""
        politics = state.scenario.politics
        index = politics.event(self.event)
        last = next((taken for taken in reversed(state.politics.taken) if taken.event == index), None)
        if last is None or state.turn - last.turn < self.turns:
            return False
        if self.choice == ANY_CHOICE:
            return True
        return last.choice >= 0 and politics.events[index].choices[last.choice].id == self.choice


@condition_kind("fought")
@dataclass(frozen=True, slots=True)
class Fought:
    """An army had its first fight so many turns ago or more."""

    army: ArmyId
    turns: int = 0

    def is_met(self, state: GameState) -> bool:
        """Return whether it had."""
        first = state.politics.fought[self.army]
        return first > 0 and state.turn - first >= self.turns


@condition_kind("driven_back")
@dataclass(frozen=True, slots=True)
class DrivenBack:
    """An army drove back so many enemy units or more last turn."""

    army: ArmyId
    units: int

    def is_met(self, state: GameState) -> bool:
        """Return whether it did."""
        return state.politics.driven_back[self.army] >= self.units


@condition_kind("cities")
@dataclass(frozen=True, slots=True)
class Cities:
    """A side holds no more than so many cities that a government can live in."""

    side: Side
    most: int

    def is_met(self, state: GameState) -> bool:
        """Return whether it holds no more."""
        least = state.ruleset.politics.city_pop_tenths
        towns = (place for place in state.board.places if place.pop >= least)
        return sum(1 for place in towns if state.holder[place.hex] == self.side) <= self.most


@condition_kind("gained")
@dataclass(frozen=True, slots=True)
class Gained:
    """A side holds more hexes than when the decision was taken whose effect this is."""

    side: Side

    def is_met(self, state: GameState) -> bool:
        """Return whether it does; asked while the effect comes due."""
        due = next((due for due in state.politics.due if due.turn <= state.turn), None)
        return due is not None and state.holder.count(self.side) > due.ground[self.side]


def fighters(state: GameState, side: Side) -> Iterator[Unit]:
    """Yield the combat units of a side on the map."""
    return (unit for unit in state.own[side].values() if unit.on_map and not unit.is_hq)
