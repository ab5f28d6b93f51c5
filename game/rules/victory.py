"""Victory points, and how a game ends (rule 15)."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from game.model.events.base import Event
from game.model.events.turn import GameEnded
from game.model.events.victory import EarlyGoalReached
from game.model.ids import NOBODY, HexId, Side
from game.model.records import ArmyRecord, Result, Toll
from game.model.ruleset import Ruleset
from game.model.scenario import AutoVictory, Scenario
from game.model.state import GameState
from game.model.view import Position


class Entry(NamedTuple):
    """A line of the ledger: points a side has by ``key`` (place, early, losses, prisoners).

    ``subject`` is an index: of the scenario's goal or early goal, or of the army that lost men. ``amount`` is the men
    behind the points, 0 for places.
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
    known = (state.early_points, state.politics.forfeited)
    return _score(state.scenario, state.ruleset, holder=state.holder, known=known, armies=state.armies)


def known_score(at: Position) -> Score:
    """Return the score as a side knows it: what enemy armies lost is not in it while their records are hidden."""
    known = (at.early_points, at.politics.forfeited)
    return _score(at.scenario, at.ruleset, holder=at.holder, known=known, armies=at.armies)


def _score(
    scenario: Scenario,
    ruleset: Ruleset,
    *,
    holder: Sequence[int],
    known: tuple[Sequence[int], Sequence[int]],
    armies: Sequence[ArmyRecord | None],
) -> Score:
    early, forfeited = known
    entries = [
        Entry(Side(holder[goal.hex]), "place", goal.vp, i)
        for i, goal in enumerate(scenario.goals)
        if holder[goal.hex] != NOBODY and 2 * i + holder[goal.hex] not in forfeited
    ]
    entries += [Entry(goal.side, "early", goal.vp, i) for i, goal in enumerate(scenario.early_goals) if early[i]]
    for i, record in enumerate(armies):
        if record is not None:
            entries += _losses(ruleset, i, record)
    vp = tuple(sum(entry.points for entry in entries if entry.side == side) for side in Side)
    return Score(tuple(entries), (vp[0], vp[1]), vp[0] - vp[1] - scenario.baseline)


def _losses(ruleset: Ruleset, army: int, record: ArmyRecord) -> list[Entry]:
    enemy = Side(ruleset.armies[army].side).enemy
    lost, taken = lost_for_good(record.toll), record.toll.prisoners
    entries = [
        Entry(enemy, "losses", lost // ruleset.armies[army].loss_victory_men, army, lost),
        Entry(enemy, "prisoners", taken // ruleset.victory.prisoners_per_point, army, taken),
    ]
    return [entry for entry in entries if entry.points]


def level_of(ruleset: Ruleset, points: int) -> str:
    """Return the name of a result: draw, marginal, major or decisive."""
    rules = ruleset.victory
    for limit, name in ((rules.draw, "draw"), (rules.marginal, "marginal"), (rules.major, "major")):
        if abs(points) <= limit:
            return name
    return "decisive"


def victory_check(state: GameState) -> Iterator[Event]:
    """Yield early goals reached this turn, and the end of the game if it has come."""
    for i, goal in enumerate(state.scenario.early_goals):
        in_time = goal.from_turn <= state.turn <= goal.to_turn
        if in_time and not state.early_points[i] and state.holder[goal.hex] == goal.side:
            yield EarlyGoalReached(i)
    winner = _automatic(state)
    if winner is not None:
        yield GameEnded(_result(state, winner.key, "decisive", "automatic"))
    elif state.turn >= state.scenario.last_turn:
        yield GameEnded(by_points(state, "turn_limit"))


def _automatic(state: GameState) -> Side | None:
    for victory in state.scenario.auto_victories:
        if _holds_a_group(state, victory):
            return victory.side
    return None


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
