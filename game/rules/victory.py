"""Victory points, and how a game ends (rule 15)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import NamedTuple

from game.model.events.base import Event
from game.model.events.turn import GameEnded
from game.model.events.victory import EarlyGoalReached
from game.model.ids import NOBODY, HexId, Side
from game.model.records import ArmyRecord, Result, Toll
from game.model.ruleset import Ruleset
from game.model.scenario import AutoVictory
from game.model.state import GameState
from game.model.view import Position
from game.rules.escapes import escapes
from game.rules.truth import truth


class Entry(NamedTuple):
    """A line of the ledger: points a side has by ``key`` (place, early, escape, losses, prisoners).

    ``subject`` is an index: of the scenario's goal, early goal or escape rule, of the army that lost men, of the side
    that took prisoners. ``amount`` is the men behind the points, 0 for places.
    """

    side: Side
    key: str
    points: int
    subject: int
    amount: int = 0


@dataclass(frozen=True, slots=True)
class Score:
    """The ledger, the points by Side, and communist - UN - baseline."""

    entries: tuple[Entry, ...]
    vp: tuple[int, int]
    result: int


def lost_for_good(toll: Toll) -> int:
    """Return the men of an army who will not come back: killed, missing, prisoners, wounded not healed (rule 22)."""
    return toll.killed + toll.missing + toll.prisoners + toll.wounded - toll.healed


def score(state: GameState) -> Score:
    """Return the true score."""
    return known_score(truth(state, Side.COMMUNIST)._replace(armies=state.armies))


def known_score(at: Position) -> Score:
    """Return the score as a side knows it: what enemy armies lost is not in it while their records are hidden.

    Prisoners are: their captor counts them, and their own side misses them.
    """
    scenario, holder = at.scenario, at.holder
    entries = [
        Entry(Side(holder[goal.hex]), "place", goal.vp, i)
        for i, goal in enumerate(scenario.goals)
        if holder[goal.hex] != NOBODY and 2 * i + holder[goal.hex] not in at.politics.forfeited
    ]
    early = enumerate(scenario.early_goals)
    entries += [Entry(goal.side, "early", goal.vp, i) for i, goal in early if at.early_points[i]]
    for i, rule in enumerate(scenario.escapes):
        if at.escape_points[i] > 0:
            entries.append(Entry(rule.side, "escape", at.escape_points[i], i))
    for i, record in enumerate(at.armies):
        if record is not None:
            entries += _losses(at.ruleset, i, record)
    for side, men in zip(Side, at.prisoners, strict=True):
        if points := men // at.ruleset.victory.prisoners_per_point:
            entries.append(Entry(side, "prisoners", points, side, men))
    vp = tuple(sum(entry.points for entry in entries if entry.side == side) for side in Side)
    return Score(tuple(entries), (vp[0], vp[1]), vp[0] - vp[1] - scenario.baseline)


def _losses(ruleset: Ruleset, army: int, record: ArmyRecord) -> list[Entry]:
    enemy = Side(ruleset.armies[army].side).enemy
    lost = lost_for_good(record.toll)
    points = lost // ruleset.armies[army].loss_victory_men
    return [Entry(enemy, "losses", points, army, lost)] if points else []


def level_of(ruleset: Ruleset, points: int) -> str:
    """Return the name of a result: draw, marginal, major or decisive."""
    rules = ruleset.victory
    for limit, name in ((rules.draw, "draw"), (rules.marginal, "marginal"), (rules.major, "major")):
        if abs(points) <= limit:
            return name
    return "decisive"


def victory_check(state: GameState) -> Iterator[Event]:
    """Yield early goals reached this turn, men counted and judged, and the end of the game if it has come."""
    for i, goal in enumerate(state.scenario.early_goals):
        in_time = goal.from_turn <= state.turn <= goal.to_turn
        if in_time and not state.early_points[i] and state.holder[goal.hex] == goal.side:
            yield EarlyGoalReached(i)
    yield from escapes(state)
    winner = _automatic(state)
    if winner is not None:
        yield GameEnded(_result(state, winner.key, "decisive", "automatic"))
    elif state.turn >= state.scenario.last_turn:
        yield GameEnded(by_points(state, "turn_limit"))


def _automatic(state: GameState) -> Side | None:
    for victory in state.scenario.auto_victories:
        if _is_won(state, victory):
            return victory.side
    return None


def _is_won(state: GameState, victory: AutoVictory) -> bool:
    """Return whether every condition of an automatic victory holds now (rule 15)."""
    if victory.turn and state.turn != victory.turn:
        return False
    if victory.flag and victory.flag not in state.flags:
        return False
    if victory.morale_army >= 0 and state.armies[victory.morale_army].morale >= victory.morale_tenths:
        return False
    if victory.lost_army >= 0 and lost_men(state.armies[victory.lost_army], victory.lost_region) < victory.lost_men:
        return False
    return not victory.groups or _holds_a_group(state, victory)


def lost_men(record: ArmyRecord, region: int) -> int:
    """Return the men an army has lost for good in a region of the map, anywhere if it is -1 (rules 15, 22)."""
    return record.lost_in[region] if region >= 0 else lost_for_good(record.toll)


def _holds_a_group(state: GameState, victory: AutoVictory) -> bool:
    def held(hexes: tuple[HexId, ...]) -> bool:
        return all(state.holder[h] == victory.side for h in hexes)

    return any(held(hexes) for hexes in victory.groups)


def general_war(state: GameState, side: Side | None) -> Result:
    """Return the result of a general war: both sides are beaten, ``side``, whose act it was, more so (rules 13, 15)."""
    final = score(state)
    blamed = side.key if side is not None else ""
    return Result("draw", "draw", "general_war", state.turn, final.vp, final.result, blamed)


def by_points(state: GameState, ended: str) -> Result:
    """Return the result that the points make if the game ends now (rule 15)."""
    points = score(state).result
    level = level_of(state.ruleset, points)
    side = Side.COMMUNIST if points > 0 else Side.UN
    return _result(state, "draw" if level == "draw" else side.key, level, ended)


def collapse(state: GameState, winner: Side) -> Result:
    """Return the result when the regime of the other side breaks down: a decisive victory (rules 14.2 E39, 15)."""
    return _result(state, winner.key, "decisive", "collapse")


def _result(state: GameState, winner: str, level: str, ended: str) -> Result:
    final = score(state)
    return Result(winner, level, ended, state.turn, final.vp, final.result)
