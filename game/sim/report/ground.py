"""Whose ground it was, in how many of the games, on the days of which history has its front."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from game.model.ids import SIDES, Side
from game.session.setting import Setting
from game.sim.lines import Game, Turn

MOST_MAPS = 15
Points = tuple[tuple[float, float], ...]  # longitude, latitude


@dataclass(frozen=True, slots=True)
class Ground:
    """The map at the end of a turn, over so many games: by hex, in how many the North held it."""

    turn: int
    games: int
    north: list[int]
    fronts: list[Points]  # of history


def grounds(setting: Setting, games: Iterable[Game]) -> list[Ground]:
    """Return the map at the ends of the turns that history has a front of, over the games that came so far."""
    fronts = _fronts(setting)
    size = setting.board.grid.size
    counts = {turn: [0] * size for turn in fronts}
    played = dict.fromkeys(fronts, 0)
    for game in games:
        holder = list(setting.scenario.holder)
        for turn in game.turns:
            number = int(turn.number("turn"))
            if not _take(setting, holder, turn):
                break
            if number in fronts:
                played[number] += 1
                counts[number] = [n + (side == Side.COMMUNIST) for n, side in zip(counts[number], holder, strict=True)]
    found = [Ground(turn, played[turn], counts[turn], fronts[turn]) for turn in sorted(fronts) if played[turn]]
    return found[-MOST_MAPS:]


def _take(setting: Setting, holder: list[int], turn: Turn) -> bool:
    """Change the holders as they changed on a turn, and return whether its record has that."""
    taken = turn.part("taken")
    for side in SIDES:
        hexes = taken.get(side.key)
        for label in hexes if isinstance(hexes, list) else ():
            holder[setting.board.grid.from_label(label)] = side
    return bool(taken)


def _fronts(setting: Setting) -> dict[int, list[Points]]:
    """Return the fronts of history by the turn that ended nearest to their day; of two days the nearer one counts."""
    scenario = setting.scenario
    ends = scenario.calendar.last_day
    nearest: dict[int, tuple[int, str]] = {}
    for day in dict.fromkeys(front.date for front in scenario.fronts):
        turns = range(scenario.first_turn, scenario.last_turn + 1)
        off, turn = min((_days_between(ends[turn], day), turn) for turn in turns)
        nearest[turn] = min(nearest.get(turn, (off, day)), (off, day))
    return {
        turn: [front.points for front in scenario.fronts if front.date == day] for turn, (_, day) in nearest.items()
    }


def _days_between(first: str, second: str) -> int:
    return abs((date.fromisoformat(first) - date.fromisoformat(second)).days)
