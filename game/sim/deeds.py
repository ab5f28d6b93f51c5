"""What happens once or seldom in a game, by army, by line and by landing: the hinges of the war (RULES 17.1).

Everything is read from events, looked at just before they are applied, and from the state at the end of a turn.
"""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate

from game.model.board import Board
from game.model.events.arrival import UnitArrived
from game.model.events.base import Event
from game.model.events.combat import FightResolved, LossesTaken
from game.model.events.manpower import UnitDissolved
from game.model.events.morale import RetreatOrdered
from game.model.events.movement import UnitMoved
from game.model.events.sea import UnitLanded, WaveHeldOff, WaveLanded, WaveRepelled
from game.model.events.victory import EscapeCounted, EscapeJudged
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Side, Status, UnitId
from game.model.state import GameState
from game.model.units import Unit
from game.sim.lines import Json

EARLY_FIGHTS = 3  # a unit broken within so many fights is broken early
BROKEN_PM = 300  # below this share of the men it came with it is broken
WRECK_PM = 500  # below this share a division is a wreck
DIVISION = 3  # stack points
FIGHTING = ("fight", "trapped", "retreat")  # causes of losses that belong to a fight
SHATTERING = ("shattered", "overrun")  # causes of dissolution that do


OF_NOTE = (  # kinds of events; most others come much more often
    *(UnitMoved, FightResolved, LossesTaken, UnitDissolved, RetreatOrdered, EscapeCounted, EscapeJudged),
    *(WaveLanded, WaveRepelled, WaveHeldOff, UnitLanded, UnitArrived),
)


@dataclass(slots=True)
class Landing:
    """A wave of a landing: where, on which turn, whether it is ashore; the men who came there since, by turn.

    The rear of a unit comes over the beach a turn after it.
    """

    site: str
    turn: int
    won: bool
    hex: HexId
    men: dict[int, int] = field(default_factory=dict)

    def land(self, turn: int, men: int, rear: int) -> None:
        """Count men who come ashore."""
        for when, number in ((turn, men), (turn + 1, rear)):
            if number:
                self.men[when] = self.men.get(when, 0) + number

    def record(self) -> Json:
        """Return it as the record has it, the men of every turn with those before."""
        turns = sorted(self.men)
        ashore = accumulate(self.men[turn] for turn in turns)
        men: dict[str, Json] = {str(turn): number for turn, number in zip(turns, ashore, strict=True)}
        return {"site": self.site, "turn": self.turn, "won": self.won, "men": men}


class Deeds:
    """Watches one game for what happens once or seldom."""

    def __init__(self) -> None:
        self._armies: dict[int, dict[str, Json]] = {}
        self._wrecks: dict[tuple[int, str], list[Json]] = {}
        self._lines: dict[str, dict[str, Json]] = {}
        self._landings: list[Landing] = []
        self._fights: dict[UnitId, int] = {}
        self._broken: set[UnitId] = set()
        self._wrecked: set[UnitId] = set()

    def watch(self, state: GameState, event: Event) -> None:
        """Look at an event that is about to be applied."""
        if isinstance(event, OF_NOTE):
            self._note(state, event)

    def _note(self, state: GameState, event: Event) -> None:
        match event:
            case UnitMoved():
                self._reach(state, state.units[event.unit], event.path)
            case FightResolved():
                self._fight(state, event)
            case LossesTaken() if event.cause in FIGHTING:
                for unit_id, men in zip(event.units, event.men, strict=True):
                    self._weigh(state.units[unit_id], men)
            case UnitDissolved() if event.cause in SHATTERING:
                self._break(state.units[event.unit])
            case RetreatOrdered():
                self._once(event.army, "general_retreat" if event.hq == NO_UNIT else "batch_retreat", state.turn)
            case EscapeCounted() | EscapeJudged():
                self._escape(state, event)
            case _:
                self._ashore(state, event)

    def close_turn(self, state: GameState) -> None:
        """Look at the units at the end of a turn: who is there, and which divisions are wrecks."""
        for unit in state.units:
            if unit.on_map and not unit.is_hq and "arrived" not in self._army(unit.army):
                self._army(unit.army)["arrived"] = state.turn
            if unit.toe.stack_points == DIVISION:
                self._inspect(state, unit)

    def _inspect(self, state: GameState, unit: Unit) -> None:
        """Note the turn a division becomes a wreck; one that was filled up again may become one once more."""
        if not _is_wreck(unit):
            self._wrecked.discard(unit.id)
        elif unit.id not in self._wrecked:
            self._wrecked.add(unit.id)
            corps = state.units[unit.hq].spec.key if unit.hq != NO_UNIT else ""
            self._wrecks.setdefault((unit.army, corps), []).append(state.turn)

    def record(self, state: GameState) -> dict[str, Json]:
        """Return what happened, as the record has it."""
        armies: dict[str, Json] = {}
        for i, army in enumerate(state.ruleset.armies):
            wrecks: dict[str, Json] = {corps: [*turns] for (of, corps), turns in self._wrecks.items() if of == i}
            broken = sum(state.units[unit].army == i for unit in self._broken)
            found = {**self._army(i), **({"wrecks": wrecks} if wrecks else {})}
            if found:
                armies[army.id] = {**found, "broken_early": broken}
        lines: dict[str, Json] = dict(self._lines)
        return {"armies": armies, "lines": lines, "landings": [landing.record() for landing in self._landings]}

    def _army(self, army: int) -> dict[str, Json]:
        return self._armies.setdefault(army, {})

    def _once(self, army: int, key: str, value: Json) -> None:
        self._army(army).setdefault(key, value)

    # --- marches and fights -----------------------------------------------------------------------------------

    def _reach(self, state: GameState, unit: Unit, path: Sequence[HexId]) -> None:
        """Note the first unit of a side that marches onto a named line."""
        if unit.is_hq:
            return
        on_lines, army = _lines_by_hex(state.board), state.ruleset.armies[unit.army].id
        for h in path:
            for line in on_lines.get(h, ()):
                reached = self._lines.setdefault(line, {})
                reached.setdefault(unit.side.key, {"turn": state.turn, "army": army})

    def _fight(self, state: GameState, event: FightResolved) -> None:
        for ours, theirs in ((event.attackers, event.defenders), (event.defenders, event.attackers)):
            if not ours or not theirs:
                continue
            foe = max((state.units[u] for u in theirs), key=lambda unit: (unit.men, -unit.id))
            for unit_id in ours:
                self._fights[unit_id] = self._fights.get(unit_id, 0) + 1
                against = state.ruleset.armies[foe.army].id
                self._once(state.units[unit_id].army, "first_fight", {"turn": state.turn, "against": against})

    def _weigh(self, unit: Unit, lost: int) -> None:
        if (unit.men - lost) * 1000 < BROKEN_PM * unit.arrival_men:
            self._break(unit)

    def _break(self, unit: Unit) -> None:
        """Count a unit that went to pieces, or nearly, if it was at its first fights."""
        if not unit.is_hq and self._fights.get(unit.id, 0) <= EARLY_FIGHTS:
            self._broken.add(unit.id)

    # --- ashore and out ---------------------------------------------------------------------------------------

    def _ashore(self, state: GameState, event: Event) -> None:
        match event:
            case WaveLanded():
                self._land(state, event.beachhead.hex, event.units)
            case WaveRepelled() | WaveHeldOff():
                self._landings.append(Landing(_site(state), state.turn, won=False, hex=OFF_MAP))
            case UnitLanded():
                self._follow(state, event.hex, state.units[event.unit].men, state.units[event.unit].rear)
            case UnitArrived():
                self._follow(state, event.hex, event.men, state.units[event.unit].spec.rear)

    def _land(self, state: GameState, h: HexId, units: Sequence[UnitId]) -> None:
        landing = Landing(_site(state), state.turn, won=True, hex=h)
        wave = [state.units[unit] for unit in units]
        landing.land(state.turn, sum(unit.men for unit in wave), sum(unit.rear for unit in wave))
        self._landings.append(landing)

    def _follow(self, state: GameState, h: HexId, men: int, rear: int) -> None:
        """Count men who came ashore where a wave of a landing went before them."""
        for landing in self._landings:
            if landing.hex == h != OFF_MAP:
                landing.land(state.turn, men, rear)

    def _escape(self, state: GameState, event: EscapeCounted | EscapeJudged) -> None:
        army = self._army(state.scenario.escapes[event.rule].army)
        if isinstance(event, EscapeCounted):
            army["caught"] = {"turn": state.turn, "men": sum(event.men)}
        else:
            army["escaped"] = {"turn": state.turn, "men": event.men}


def _is_wreck(unit: Unit) -> bool:
    """Return whether a division that came is gone, has half its men left, or no longer controls its ground."""
    if unit.status == Status.DISSOLVED:
        return True
    few = unit.men * 1000 < WRECK_PM * unit.arrival_men
    return unit.on_map and (few or not unit.zoc_kind)


def _site(state: GameState) -> str:
    return state.ruleset.sea.sites[state.sea.plan.site].id


@lru_cache(maxsize=8)
def _lines_by_hex(board: Board) -> dict[HexId, tuple[str, ...]]:
    found: dict[HexId, tuple[str, ...]] = {}
    for line in board.lines.values():
        for h in line.hexes:
            found[h] = (*found.get(h, ()), line.id)
    return found


def front_hexes(line: Sequence[HexId], taken: tuple[int, int]) -> float:
    """Return how many hexes on the mean the UN side stands north of a line, with one decimal; below zero south of it.

    ``taken`` are the land hexes each Side holds beyond the line; spread over its length they are the way to the front.
    """
    return round((taken[Side.UN] - taken[Side.COMMUNIST]) / max(1, len(line)), 1)
