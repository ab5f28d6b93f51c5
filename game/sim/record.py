"""The record of a game, turn by turn (PRODUCT P-40). Parts whose rules do not exist yet are left out, never zero."""

import json
from collections.abc import Sequence
from functools import lru_cache
from itertools import compress
from operator import ne

from game.model.board import Board
from game.model.digest import digest
from game.model.events.arrival import ReplacementsReceived
from game.model.events.base import Event
from game.model.events.turn import GameEnded, PhaseBegan
from game.model.ids import NOBODY, SIDES, HexId, Side, Status
from game.model.records import Result
from game.model.state import GameState
from game.model.units import Unit
from game.session.match import Match
from game.sim.deeds import Deeds, front_hexes
from game.sim.lines import Json

RECORD_FORMAT = 1
FRONT_HEXES = 4  # RULES 22: combat units this near to an enemy that exerts a ZOC are at the front
PARTS = ("south", "north")  # regions of the map
PARALLEL = "parallel_38"  # the line between them
THREATENED_VP = 20  # of places worth so much the record has the nearest enemy
_KEYS = tuple(side.key for side in SIDES)
_LEFT = (Status.DISSOLVED, Status.GONE, Status.EXPECTED)


class Recorder:
    """Watches one game: keeps what each turn was like when it ended, and counts units that could be ordered."""

    def __init__(self) -> None:
        self.turns: list[Json] = []
        self.start: dict[str, Json] = {}
        self.deeds = Deeds()
        self.activations = 0  # UA of PRODUCT 7: living units of the side to move, per side turn
        self._received: dict[int, int] = {}
        self._ground: Sequence[int] = ()  # who held what at the end of the last turn

    def watch(self, state: GameState, event: Event) -> None:
        """Look at the state just before an event: at the end of a turn and at the end of the game."""
        self.deeds.watch(state, event)
        if isinstance(event, PhaseBegan):
            self.start = self.start or {"unit_men": _unit_men(state)}
            if event.turn != state.turn:
                self._close_turn(state)
            if event.decider is not None:
                self.activations += sum(unit.on_map for unit in state.own[event.decider].values())
        elif isinstance(event, GameEnded):
            self._close_turn(state)
        elif isinstance(event, ReplacementsReceived):
            received = sum(event.trained) + sum(event.recruits)
            self._received[event.army] = self._received.get(event.army, 0) + received

    def _close_turn(self, state: GameState) -> None:
        self.deeds.close_turn(state)
        before = self._ground or state.scenario.holder
        self._ground = bytes(state.holder)
        self.turns.append({**turn_record(state, self._received), "taken": taken_ground(state, before)})


def game_record(match: Match, recorder: Recorder) -> dict[str, Json]:
    """Return the record of a game played to its end, or to where it was stopped (then without a result)."""
    scenario, state = match.setting.scenario, match.state
    record: dict[str, Json] = {
        "format": RECORD_FORMAT,
        "scenario": scenario.id,
        "scenario_hash": scenario.digest,
        "seed": match.seed,
        "players": {side.key: match.names[side] for side in SIDES},
        "settings": dict(match.settings),
        "digest": digest(state),
        "start": recorder.start,
        "deeds": recorder.deeds.record(state),
        "turns": recorder.turns,
    }
    if state.result is not None:
        record["result"] = result_record(state.result)
    return record


def record_line(record: dict[str, Json]) -> str:
    """Return the record as one line of ``games.jsonl``, keys sorted, without the line's end."""
    return json.dumps(record, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def result_record(result: Result) -> dict[str, Json]:
    """Return how a game ended."""
    return {
        "winner": result.winner,
        "level": result.level,
        "ended": result.ended,
        "turn": result.turn,
        "score": result.score,
        "vp": {side.key: result.vp[side] for side in SIDES},
        **({"blamed": result.blamed} if result.blamed else {}),
    }


def turn_record(state: GameState, received: dict[int, int]) -> dict[str, Json]:
    """Return what one turn was like when it ended; ``received`` are the replacements so far, by army."""
    scenario, board = state.scenario, state.board
    record: dict[str, Json] = {
        "turn": state.turn,
        "date": scenario.calendar.last_day[state.turn],
        "weather": _weather(state),
        "holder": {name: _KEYS[holder] for name, h in _places(board) if (holder := state.holder[h]) != NOBODY},
        "armies": _armies(state, received),
        "threat": _threats(state),
        "tracks": {track.id.upper(): state.tracks[i] for i, track in enumerate(scenario.tracks)},
    }
    if scenario.politics.events:
        record["decisions"] = _decisions(state)
    if all(part in board.regions for part in PARTS):
        record["land_share"] = {
            "south": {Side.COMMUNIST.key: land_share(state, "south", Side.COMMUNIST)},
            "north": {Side.UN.key: land_share(state, "north", Side.UN)},
        }
        if (line := board.lines.get(PARALLEL)) is not None:
            taken = (_held(state, "south", Side.COMMUNIST), _held(state, "north", Side.UN))
            record["front"] = front_hexes(line.hexes, taken)
    return record


def taken_ground(state: GameState, before: Sequence[int]) -> Json:
    """Return the hexes that came to each side since another time, by their numbers on the map."""
    changed = list(compress(range(len(before)), map(ne, before, state.holder)))
    label = state.board.grid.label
    return {side.key: [label(h) for h in changed if state.holder[h] == side] for side in SIDES}


def _decisions(state: GameState) -> dict[str, Json]:
    """Return what was decided this turn, by event; where the sides did not agree, or nothing was to choose, nothing."""
    decided = [taken for taken in state.politics.taken if taken.turn == state.turn and taken.choice >= 0]
    events = state.scenario.politics.events
    return {events[it.event].id: events[it.event].choices[it.choice].id for it in decided}


@lru_cache(maxsize=8)
def _places(board: Board) -> tuple[tuple[str, HexId], ...]:
    """Return the places on land by name, each with its hex."""
    return tuple((place.name, place.hex) for place in board.places if board.is_ground(place.hex))


def _weather(state: GameState) -> dict[str, Json]:
    return {
        name: {"sky": band.sky.name.lower(), "cold": band.cold, "ice": band.ice.name.lower()}
        for name, band in zip(state.ruleset.weather.bands, state.weather, strict=True)
    }


def land_share(state: GameState, part: str, side: Side) -> float:
    """Return the share of a region's land hexes that a side holds, with four decimals."""
    return round(_held(state, part, side) / max(1, len(_land(state.board, part))), 4)


def _held(state: GameState, part: str, side: Side) -> int:
    return bytes(map(state.holder.__getitem__, _land(state.board, part))).count(side)


@lru_cache(maxsize=8)
def _land(board: Board, part: str) -> tuple[HexId, ...]:
    region = board.regions.index(part)
    return tuple(h for h in range(board.grid.size) if board.region[h] == region and board.is_ground(h))


def _threats(state: GameState) -> dict[str, Json]:
    """Return for the great places how many hexes off the nearest enemy of who held them at the start is."""
    found: dict[str, Json] = {}
    board, scenario = state.board, state.scenario
    for goal in scenario.goals:
        holder = scenario.holder[goal.hex]
        if goal.vp < THREATENED_VP or holder not in SIDES:
            continue
        foes = state.own[Side(holder).enemy].values()
        near = [board.grid.distance(unit.hex, goal.hex) for unit in foes if unit.on_map and not unit.is_hq]
        if near:
            found[board.places[goal.place].name] = min(near)
    return found


# --- armies ---------------------------------------------------------------------------------------------------


def _armies(state: GameState, received: dict[int, int]) -> dict[str, Json]:
    fronts = [_front(state, side) for side in SIDES]
    members: dict[int, list[Unit]] = {}
    for unit in state.units:
        members.setdefault(unit.army, []).append(unit)
    return {
        army.id: _army(state, i, members[i], fronts[army.side], received.get(i, 0))
        for i, army in enumerate(state.ruleset.armies)
        if i in members
    }


def _army(state: GameState, army: int, members: Sequence[Unit], front: set[int], received: int) -> dict[str, Json]:
    army_record = state.armies[army]
    pool, toll = army_record.pool, army_record.toll
    living = [unit for unit in members if unit.status not in _LEFT]
    fighting = [unit for unit in living if not unit.is_hq]
    ahead = [unit for unit in fighting if unit.id in front]
    men = sum(unit.men for unit in fighting if unit.on_map)
    rear = sum(unit.rear for unit in members) + state.scenario.rear_men[army]
    return {
        "men": sum(unit.men for unit in living) + rear + pool.trained + pool.recruits,
        "unit_men": men,
        **({"stock": army_record.stock} if army_record.stock >= 0 else {}),
        "front_men": sum(unit.men for unit in ahead),
        "guns": sum(unit.guns for unit in living) + pool.guns,
        "tanks": sum(unit.tanks for unit in living) + pool.tanks,
        "supply": _mean(fighting, [unit.s for unit in fighting]),
        "front_supply": _mean(ahead, [unit.s for unit in ahead]),
        "cohesion": _mean(fighting, [unit.c for unit in fighting]),
        "morale": army_record.morale / 10,
        "recruit_share": round(sum(unit.raw for unit in fighting) / max(1, men), 4),
        "killed": toll.killed,
        "wounded": toll.wounded,
        "missing": toll.missing,
        "prisoners": toll.prisoners,
        "guerrillas": toll.guerrillas,
        "replacements": received,
    }


def _unit_men(state: GameState) -> dict[str, Json]:
    """Return the men in combat units on the map by army, of those that have any."""
    men = [0] * len(state.ruleset.armies)
    for unit in state.units:
        if unit.on_map and not unit.is_hq:
            men[unit.army] += unit.men
    return {army.id: men[i] for i, army in enumerate(state.ruleset.armies) if men[i]}


def _mean(units: Sequence[Unit], tenths: Sequence[int]) -> float:
    """Return the mean of values held in tenths, weighted by men, in points with one decimal."""
    men = sum(unit.men for unit in units)
    return round(sum(unit.men * value for unit, value in zip(units, tenths, strict=True)) / max(1, men) / 10, 1)


def _front(state: GameState, side: Side) -> set[int]:
    """Return the combat units of a side that stand at the front (RULES 22)."""
    foes = {unit.hex for unit in state.own[side.enemy].values() if unit.zoc_kind}
    near = set[HexId]().union(*(state.board.grid.within(h, FRONT_HEXES) for h in foes))
    return {unit.id for unit in state.own[side].values() if not unit.is_hq and unit.hex in near}
