"""The turn and its phases (rule 1.3), weather (11), tracks (13), the end of a game (15)."""

from dataclasses import dataclass
from typing import ClassVar

from game.model.copying import replaced
from game.model.events.base import event_kind
from game.model.ids import Phase, Side
from game.model.records import BandWeather, Result
from game.model.state import GameState
from game.model.units import NO_HEX


@event_kind
@dataclass(slots=True)
class PhaseBegan:
    """A phase began; ``decider`` is the side whose orders it waits for, None while the rules act."""

    kind: ClassVar[str] = "phase_began"
    turn: int
    phase: Phase
    decider: Side | None

    def apply(self, state: GameState) -> None:
        """Move the clock; a side's phase starts with fresh attempt counts, a turn with fresh flags of all units.

        What a side may do until its phase ends (rules 4.8, 7.7) ends with it.
        """
        if state.decider is not None:
            for unit in state.own[state.decider].values():
                unit.advance_to = unit.ambush_hex = NO_HEX
        if self.turn != state.turn:
            for unit in state.units:
                unit.moved = unit.forded = unit.fought = unit.rested = unit.retreated = unit.advanced = False
                unit.assaults = 0
            state.assaulted.clear()
            state.bridge_attempts.clear()
            state.rail_used[:] = [0, 0]
            state.rail_used_north[:] = [0, 0]
            state.sea.lift_used = 0
            for routes in state.route_used:
                routes.clear()
        state.turn = self.turn
        state.phase = self.phase
        state.decider = self.decider
        if self.decider is not None:
            for unit in state.own[self.decider].values():
                unit.origin = unit.hex
        state.assault_attempts.clear()


@event_kind
@dataclass(slots=True)
class DeciderChanged:
    """In a phase in which both sides decide it is ``side``'s turn to, or nobody's any more (rule 1.3)."""

    kind: ClassVar[str] = "decider_changed"
    side: Side | None

    def apply(self, state: GameState) -> None:
        """Wait for its orders."""
        state.decider = self.side


@event_kind
@dataclass(slots=True)
class WeatherDrawn:
    """The weather of the turn, by band."""

    kind: ClassVar[str] = "weather_drawn"
    weather: tuple[BandWeather, ...]

    def apply(self, state: GameState) -> None:
        """Change the weather, and with the ice the ZOC across rivers."""
        state.set_weather(self.weather)


@event_kind
@dataclass(slots=True)
class TrackChanged:
    """A political track moved to a new value."""

    kind: ClassVar[str] = "track_changed"
    track: int
    value: int

    def apply(self, state: GameState) -> None:
        """Set the track."""
        state.tracks = replaced(state.tracks, self.track, self.value)


@event_kind
@dataclass(slots=True)
class FlagsSet:
    """Something was decided that rules ask for (rules 4.4, 4.9, 14)."""

    kind: ClassVar[str] = "flags_set"
    flags: tuple[str, ...]

    def apply(self, state: GameState) -> None:
        """Set the flags."""
        new = tuple((flag, state.turn) for flag in self.flags if flag not in state.flags)
        state.politics.flag_turns += new
        state.flags = state.flags.union(self.flags)


@event_kind
@dataclass(slots=True)
class GameEnded:
    """The game is over."""

    kind: ClassVar[str] = "game_ended"
    result: Result

    def apply(self, state: GameState) -> None:
        """Keep the result; nobody decides any more."""
        state.result = self.result
        state.phase = Phase.ENDED
        state.decider = None
