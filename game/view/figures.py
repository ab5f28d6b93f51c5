"""What a side knows of both at the beginning of each turn, for charts; and what history had."""

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from game.data.files import entries
from game.data.library import read_scenario
from game.model.ids import Side, Status
from game.model.metrics import Metric
from game.model.scenario import Scenario
from game.model.view import SideView
from game.resources import scenarios_root
from game.rules.victory import known_score, lost_for_good


@dataclass(frozen=True, slots=True)
class Figures:
    """Men of both sides, losses and score when a turn began; at the end of a game ``turn`` is one more than the last.

    ``men``: own, on the map and in boxes; ``enemy``: believed, in known units; ``lost``: own men gone for good;
    ``casualties``: own killed, wounded, missing and captured; ``taken``: prisoners; ``score``: as if it ended then.
    """

    turn: int
    men: int
    enemy: int
    lost: int
    casualties: int
    taken: int
    score: int


def figures(view: SideView) -> Figures:
    """Return the figures of a side as they stand."""
    own = [unit.men for unit in view.own.values() if unit.status in (Status.ON_MAP, Status.IN_BOX)]
    pairs = zip(view.ruleset.armies, view.armies, strict=True)
    tolls = [record.toll for army, record in pairs if army.side == view.side and record is not None]
    return Figures(
        turn=view.turn + (view.result is not None),
        men=sum(own),
        enemy=sum(foe.men for foe in view.foes.values()),
        lost=sum(lost_for_good(toll) for toll in tolls),
        casualties=sum(toll.killed + toll.wounded + toll.missing + toll.prisoners for toll in tolls),
        taken=view.prisoners[view.side],
        score=known_score(view).result,
    )


@dataclass(frozen=True, slots=True)
class Band:
    """What a figure was in history when a turn began, as far as it is known: by a target of the calibration."""

    turn: int
    low: int
    high: int
    text: str


TARGETS = {  # metrics (17.1) that are a figure of one side at the end of a turn: the side, the figure, the turn
    "kpa_losses_t12": (Side.COMMUNIST, "casualties", 12),
    "kpa_losses_t24": (Side.COMMUNIST, "casualties", 24),
    "un_men_t23": (Side.UN, "men", 23),
}


def bands_of_history(scenario: Scenario, side: Side, pick: str) -> tuple[Band, ...]:
    """Return the dated ranges of a figure of a side; of losses only where they are counted from the war's first turn.

    The sources have no losses by date but these, the targets of the calibration (docs/calibration.md).
    """
    if scenario.first_turn != 1 and pick == "casualties":
        return ()
    wanted = {key: turn for key, (whose, figure, turn) in TARGETS.items() if (whose, figure) == (side, pick)}
    turns = range(scenario.first_turn, scenario.last_turn + 2)
    return tuple(
        Band(wanted[metric.id] + 1, metric.low, metric.high, metric.text)
        for metric in _metrics()
        if metric.id in wanted and wanted[metric.id] + 1 in turns
    )


@lru_cache(maxsize=1)
def _metrics() -> tuple[Metric, ...]:
    from game.data.metrics import load_metrics  # the schema library loads only when a file is read

    return load_metrics(scenarios_root() / "rules")


@lru_cache(maxsize=8)
def men_in_history(board: str, side: Side) -> tuple[tuple[int, int], ...]:
    """Return the men in units of a side on the turns with which the shipped scenarios of a map begin, by turn."""
    found: dict[int, int] = {}
    for path in history_files():
        start = read_start(path)
        if start is not None and start.board == board:
            found.setdefault(start.turn, start.men[side])
    return tuple(sorted(found.items()))


@dataclass(frozen=True, slots=True)
class Start:
    """How a shipped scenario begins: on which map and turn, with how many men in units of each side."""

    board: str
    turn: int
    men: tuple[int, int]


def history_files() -> list[Path]:
    """Return the files of the shipped scenarios that tell what history had."""
    return [entry.path for entry in entries() if not entry.own and not entry.what_if]


@lru_cache(maxsize=64)
def read_start(path: Path) -> Start | None:
    """Return how a scenario begins, None if its file is not in order; each is read once, which takes a while."""
    loaded = read_scenario(path)
    if loaded.board is None or loaded.rules is None or loaded.scenario is None:
        return None
    scenario, armies = loaded.scenario, [army.side for army in loaded.rules.armies]
    men = [0, 0]
    for setup in scenario.setups:
        if setup.turn <= scenario.first_turn:
            men[armies[scenario.units[setup.unit].army]] += setup.men
    return Start(loaded.board.id, scenario.first_turn, (men[0], men[1]))
