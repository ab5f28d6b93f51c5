"""The balance of a game that is over: points by what brought them, the scale of results, the turn that decided it."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.model.board import Board
from game.model.ids import Side
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.view import SideView
from game.rules.victory import Entry, Score, level_of
from game.view.annals import Annals, Fall, Moment, falls
from game.view.dates import span_of_days
from game.view.score import KINDS, signed
from game.view.summary import side_name
from game.view.text import t

LEVELS = ("decisive", "major", "marginal")
STEPS = 2 * len(LEVELS) + 1  # of the scale: three levels a side and the draw between them
MOST_PLACES = 4  # named of a turning point


@dataclass(frozen=True, slots=True)
class Kind:
    """What both sides won by one kind of thing; ``told`` has a line for each side, with every entry."""

    key: str
    un: int
    communist: int
    told: str


def balance(view: SideView, score: Score) -> list[Kind]:
    """Return both sides' points by kind, only kinds that brought any; they sum to the points of the score."""
    found = []
    for key in KINDS:
        mine = [[it for it in score.entries if it.key == key and it.side is side] for side in Side]
        if any(mine):
            sums = [sum(entry.points for entry in entries) for entries in mine]
            told = "\n".join(_told(view, side, mine[side]) for side in (Side.UN, Side.COMMUNIST) if mine[side])
            found.append(Kind(key, sums[Side.UN], sums[Side.COMMUNIST], told))
    return found


def _told(view: SideView, side: Side, entries: Sequence[Entry]) -> str:
    """Return what brought a side points of one kind, what brought most first."""
    ranked = sorted(entries, key=lambda entry: (-entry.points, entry.subject))
    return t("end.entries", side=side_name(side), what=", ".join(f"{_what(view, it)} {it.points}" for it in ranked))


def _what(view: SideView, entry: Entry) -> str:
    scenario, places = view.scenario, view.board.places
    if entry.key in ("place", "early"):
        goals = scenario.goals if entry.key == "place" else scenario.early_goals
        return places[goals[entry.subject].place].name
    if entry.key == "escape":
        return view.ruleset.armies[scenario.escapes[entry.subject].army].id
    who = "" if entry.key == "prisoners" else view.ruleset.armies[entry.subject].id
    return t("end.men_of", army=who, men=f"{entry.amount:,}").strip()


def step_of(winner: str, level: str) -> int:
    """Return the step of a result on the scale: 0 a decisive UN victory, 3 a draw, 6 a decisive Communist one."""
    if level not in LEVELS or winner not in ("un", "communist"):
        return len(LEVELS)
    step = LEVELS.index(level)
    return step if winner == "un" else STEPS - 1 - step


def edges(ruleset: Ruleset) -> tuple[int, ...]:
    """Return the points at which the steps of the scale begin and end; the last ones are as wide as those before."""
    rules = ruleset.victory
    ends = (rules.draw, rules.marginal, rules.major, 2 * rules.major - rules.marginal)
    return (*(-end for end in reversed(ends)), *ends)


def along(ruleset: Ruleset, points: int, step: int) -> float:
    """Return where points lie within a step of the scale, 0 its left end and 1 its right.

    Points that lie outside the step, of a game that was not decided by them, stand in its middle.
    """
    ends = edges(ruleset)
    share = (points - ends[step]) / (ends[step + 1] - ends[step])
    if share < 0 and step == 0:
        return 0.0
    if share > 1 and step == STEPS - 1:
        return 1.0
    return share if 0 <= share <= 1 else 0.5


@dataclass(frozen=True, slots=True)
class Scale:
    """Where a result stands on the scale of results: its step, how far along it, the points at the steps' ends."""

    step: int
    along: float
    edges: tuple[int, ...]
    past: int | None  # what 1950 itself would be as a result, None where history has no points


def scale_of(view: SideView, points: int, step: int) -> Scale:
    """Return where points stand that are a result of this step."""
    scenario = view.scenario
    past = None if scenario.history is None else scenario.history - scenario.baseline
    return Scale(step, along(view.ruleset, points, step), edges(view.ruleset), past)


@dataclass(frozen=True, slots=True)
class Ending:
    """A game that is over in words and figures: what the head of its page and its balance show."""

    view: SideView  # without fog
    kicker: str  # the scenario and its dates
    length: str
    won: str
    ended: str
    winner: Side | None
    vp: tuple[int, int]
    points: int  # the result: beside the baseline
    baseline: int
    against: tuple[str, ...]  # beside equal players, then beside 1950 where history has points
    measured: str  # the two yardsticks in a sentence, "" with the one
    scale: Scale
    kinds: tuple[Kind, ...]
    sum: str


def ending_of(view: SideView, annals: Annals, conceded: Side | None) -> Ending:
    """Return how a game ended; ``view`` without fog, ``annals`` to its end; ValueError while it goes on."""
    result, scenario, final = view.result, view.scenario, annals.moments[-1].score
    if conceded is not None:
        winner, level = conceded.enemy.key, "conceded"
        won = t(f"result.{winner}", level=t("level.conceded"))
        ended = t("ended.conceded", side=side_name(conceded), turn=view.turn)
        step = 0 if conceded.enemy is Side.UN else STEPS - 1
    elif result is not None:
        winner, level = result.winner, result.level
        won = t(f"end.won.{winner}", level=t(f"level.{level}"))
        ended = t(f"ended.{result.ended}", turn=result.turn)
        step = step_of(winner, level)
    else:
        raise ValueError("the game is not over")
    calendar = scenario.calendar
    dates = span_of_days(calendar.first_day[scenario.first_turn], calendar.last_day[scenario.last_turn])
    return Ending(
        view=view,
        kicker=t("end.kicker", title=scenario.title, dates=dates),
        length=t("end.length", turns=scenario.last_turn - scenario.first_turn + 1),
        won=won,
        ended=ended,
        winner=next((side for side in Side if side.key == winner), None),
        vp=final.vp,
        points=final.result,
        baseline=scenario.baseline,
        against=against_words(scenario, final.vp),
        measured=measured_words(view.ruleset, scenario),
        scale=scale_of(view, final.result, step),
        kinds=tuple(balance(view, final)),
        sum=sum_words(view, final, final.result),
    )


def across(shown: Scale, points: int) -> float:
    """Return where points lie on the whole scale, 0 its left end and 1 its right; what is beyond stands at the end."""
    first, last = shown.edges[0], shown.edges[-1]
    return min(1.0, max(0.0, (points - first) / (last - first)))


def against_words(scenario: Scenario, vp: tuple[int, int]) -> tuple[str, ...]:
    """Return how the points stand beside what equal players come to, and beside history's where there are any."""
    yardsticks = {"equal": scenario.baseline, "history": scenario.history}
    found = []
    for key, other in ((key, other) for key, other in yardsticks.items() if other is not None):
        better = vp[Side.COMMUNIST] - vp[Side.UN] - other
        side = side_name(Side.COMMUNIST if better > 0 else Side.UN)
        words = t("end.better", side=side, points=abs(better)) if better else t("end.same")
        found.append(t(f"end.against.{key}", other=signed(other), better=words))
    return tuple(found)


def measured_words(ruleset: Ruleset, scenario: Scenario) -> str:
    """Return what 1950 itself is by the measure of the result, which counts from equal players (decision 0024)."""
    if scenario.history is None:
        return ""
    past = scenario.history - scenario.baseline
    level = level_of(ruleset, past)
    key = "draw" if level == "draw" else (Side.COMMUNIST if past > 0 else Side.UN).key
    verdict = t(f"end.then.{key}", level=t(f"level.{level}"))
    return t("end.measured", history=signed(scenario.history), result=signed(past), verdict=verdict)


@dataclass(frozen=True, slots=True)
class Swing:
    """The turn in whose course the points moved most: by how much (above 0: to the Communist side), what fell in it."""

    turn: int
    points: int
    falls: tuple[Fall, ...]


def turning_point(
    board: Board, scenario: Scenario, moments: Sequence[Moment], winner: Side | None = None
) -> Swing | None:
    """Return the turn of the greatest swing of the points to who won, the first of equals; None if there was none.

    Where nobody won it is the greatest to either side. The first turn is no turning point: it is the course itself.
    """
    moved = [(b.score.result - a.score.result, a.turn) for a, b in pairwise(moments[1:])]
    moved = [it for it in moved if winner is None or (it[0] > 0) == (winner is Side.COMMUNIST)]
    points, turn = max(moved, key=lambda it: (abs(it[0]), -it[1]), default=(0, 0))
    if not points:
        return None
    found = tuple(fall for fall in falls(board, scenario, moments) if fall.turn == turn)
    return Swing(turn, points, found)


def swing_words(view: SideView, swing: Swing, when: str) -> str:
    """Return the turning point in words, its turn marked: what fell that turn to the side that gained by it."""
    side = Side.COMMUNIST if swing.points > 0 else Side.UN
    worth = {goal.place: goal.vp for goal in view.scenario.goals}
    taken = [fall.place for fall in swing.falls if fall.side is side]
    named = sorted(taken, key=lambda place: (-worth.get(place, 0), place))[:MOST_PLACES]
    places = ", ".join(view.board.places[place].name for place in named)
    words = t("end.swing", turn=swing.turn, when=when, points=abs(swing.points), side=side_name(side))
    return words + (" " + t("end.swing.taken", places=places) if places else "")


def sum_words(view: SideView, score: Score, points: int) -> str:
    """Return how the points make the result, and the marks of its levels."""
    rules, baseline = view.ruleset.victory, view.scenario.baseline
    key = "end.sum.baseline" if baseline else "end.sum"
    difference = signed(score.vp[Side.COMMUNIST] - score.vp[Side.UN])
    words = t(
        key,
        communist=score.vp[Side.COMMUNIST],
        un=score.vp[Side.UN],
        difference=difference,
        baseline=signed(baseline),
        result=signed(points),
    )
    return words + " " + t("end.levels", draw=rules.draw, marginal=rules.marginal, major=rules.major)
