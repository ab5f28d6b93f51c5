"""Historical events in tests: made by hand in a tiny world, or those of Korea in the whole war."""

from collections.abc import Callable, Iterator, Sequence
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from game.data.expressions import parse_expression
from game.data.library import load_scenario
from game.model.board import Board
from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import SIDES, Phase, Side
from game.model.politics import Cause, Choice, Chooser, Condition, Effect, HistoricalEvent, Planned, Politics, Question
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario, TrackDef
from game.model.state import GameState
from game.rules.politics import council
from game.rules.politics.conditions import AllOf, InTurns
from game.rules.sequence import begin_phase
from game.rules.visibility import observe
from tests.support.world import World, world

ROOT = Path(__file__).parents[2]
ALWAYS: Condition = AllOf(())
TRACKS = (
    TrackDef("china", "Chinese resolve", 0, 100, ((1, 35),), Side.COMMUNIST),
    TrackDef("esc", "Escalation", 0, 100, ((1, 10),)),
    TrackDef("soviet", "Soviet support", 0, 10, ((1, 6),)),
    TrackDef("will_rok", "Will of the South", 0, 100, ((1, 60),)),
    TrackDef("will_us", "Will of America", 0, 100, ((1, 60),)),
    TrackDef("will_dprk", "Will of the North", 0, 100, ((1, 70),)),
)
CAUSE = Cause(0, Side.UN, None)  # the first event, decided by the UN
CHINA, ESC, SOVIET, WILL_ROK, WILL_US, WILL_DPRK = range(6)


def choice(
    key: str, *effects: Effect | Planned, weight: int | str = 1, historical: bool = False, **more: object
) -> Choice:
    """Return a choice with its effects."""
    planned = tuple(effect if isinstance(effect, Planned) else Planned(effect, 0, None) for effect in effects)
    given = {"historical_again": False, "once": False, "when": None, **more}
    return Choice(key, key, parse_expression(weight), historical, effects=planned, **given)  # type: ignore[arg-type]


def event(
    key: str, *choices: Choice, chooser: Chooser = Chooser.AUTO, when: Condition = ALWAYS, **more: object
) -> HistoricalEvent:
    """Return a historical event; the first choice is the historical one."""
    given = {"hidden_from": None, "repeat": 0, "simultaneous": False, **more}
    return HistoricalEvent(key, key, "", "", "", "", when, chooser, choices=choices, **given)  # type: ignore[arg-type]


def on(turn: int) -> Condition:
    """Return the condition that it is this turn."""
    return InTurns((turn, turn))


def political(*events: HistoricalEvent, **more: object) -> World:
    """Return an empty plain with tracks and these events, nothing of them evaluated yet."""
    politics = more.pop("politics", None) or Politics(events)
    scenario = {"tracks": TRACKS, "politics": politics, "soviet_track": SOVIET, **more.pop("scenario", {})}  # type: ignore[dict-item]
    rows = more.pop("rows", ["....", "....", "....", "...."])
    units = more.pop("units", ())
    return world(rows, units, scenario=scenario, **more)  # type: ignore[arg-type]


def open_council(state: GameState, turn: int) -> list[Event]:
    """Begin the council of a turn and return what happened."""
    state.turn, state.phase = turn, Phase.EVENTS
    return applied(state, council.opening(state, Dice(state.seed, turn)))


def applied(state: GameState, events: Iterator[Event]) -> list[Event]:
    """Apply events one by one and return them."""
    happened = []
    for fact in events:
        fact.apply(state)
        happened.append(fact)
    return happened


def begin(game: World, turn: int = 2) -> World:
    """Begin the events phase of a turn as the game does."""
    applied(game.state, begin_phase(game.state, turn, Phase.EVENTS))
    return game


def happen(game: World, effect: Effect, cause: Cause = CAUSE) -> list[Event]:
    """Let an effect happen; return its events."""
    return applied(game.state, effect.happen(game.state, cause))


def asked(game: World, side: Side) -> list[str]:
    """Return the events that a side is asked about."""
    events = game.state.scenario.politics.events
    return [events[question.event].id for question in observe(game.state, side).politics.questions]


def whole_council(state: GameState, turn: int, choose: Callable[[GameState, Side, Question], int]) -> None:
    """Hold the council of a turn: both sides answer everything."""
    open_council(state, turn)
    for side in SIDES:
        while state.politics.asked[side]:
            question = state.politics.asked[side][0]
            applied(state, council.answered(state, question.event, side, choose(state, side, question)))
    applied(state, council.closing(state, Dice(state.seed, turn)))


def as_history(state: GameState, side: Side, question: Question) -> int:
    """Return what history decided."""
    again = any(taken.event == question.event for taken in state.politics.taken)
    return council.historical_choice(state.scenario.politics.events[question.event], question.choices, again=again)


def otherwise(**choices: str) -> Callable[[GameState, Side, Question], int]:
    """Return a chooser that decides as history did but for these events."""

    def choose(state: GameState, side: Side, question: Question) -> int:
        historical = state.scenario.politics.events[question.event]
        ids = [option.id for option in historical.choices]
        wanted = choices.get(historical.id)
        if wanted is not None and ids.index(wanted) in question.choices:
            return ids.index(wanted)
        return as_history(state, side, question)

    return choose


WAR_TRACKS = """tracks:
  - {id: us_commit, name: US commitment, range: [0, 8], steps: {1: 0, 2: 4, 8: 6}}
  - {id: coalition, name: Coalition, range: [0, 10], steps: {1: 0}}
  - {id: soviet, name: Soviet support, range: [0, 10], steps: {1: 6}, known_to: communist}
  - {id: china, name: Chinese resolve, range: [0, 100], steps: {1: 35}, known_to: communist}
  - {id: esc, name: Escalation, range: [0, 100], steps: {1: 10}}
  - {id: will_dprk, name: Will of the North, range: [0, 100], steps: {1: 70}, known_to: communist}
  - {id: will_rok, name: Will of the South, range: [0, 100], steps: {1: 60}, known_to: un}
  - {id: will_us, name: Will of America, range: [0, 100], steps: {1: 60}, known_to: un}
events: korea
coalition_track: coalition
"""


@cache
def whole_war() -> tuple[Board, Ruleset, Scenario]:
    """Return the invasion with the events of Korea, played to the end of 1950."""
    text = (ROOT / "scenarios" / "invasion.yaml").read_text(encoding="utf-8")
    before, _, rest = text.partition("tracks:")
    after = rest[rest.index("commit_track:") :]
    text = (before + WAR_TRACKS + after).replace("id: invasion", "id: war").replace("last: 11", "last: 54")
    text = text.replace("pool: {trained: 4000}", "pool: {trained: 0}")
    with TemporaryDirectory() as folder:
        path = Path(folder) / "war.yaml"
        path.write_text(text, encoding="utf-8")
        return load_scenario(path)


def war(seed: int = 1) -> GameState:
    """Return the whole war before its first council."""
    board, rules, scenario = whole_war()
    return GameState(board, rules, scenario, seed)


def track(state: GameState, key: str) -> int:
    """Return where a track of the scenario stands."""
    return state.tracks[[other.id for other in state.scenario.tracks].index(key)]


def chosen(state: GameState, key: str) -> list[str]:
    """Return how an event went, every time it happened."""
    politics = state.scenario.politics
    index = politics.event(key)
    options = politics.events[index].choices
    taken = [taken.choice for taken in state.politics.taken if taken.event == index]
    return [options[i].id if i >= 0 else "-" for i in taken]


def kinds(events: Sequence[Event]) -> list[str]:
    """Return the kinds of events."""
    return [fact.kind for fact in events]
