"""What a side knows of both at the beginning of each turn, for charts; and what history had."""

from dataclasses import dataclass
from functools import lru_cache

from game.data.files import entries
from game.data.library import read_scenario
from game.model.ids import Side, Status
from game.model.scenario import Scenario
from game.model.view import SideView
from game.rules.victory import known_score, lost_for_good


@dataclass(frozen=True, slots=True)
class Figures:
    """Men of both sides, losses and score when a turn began; at the end of a game ``turn`` is one more than the last.

    ``men``: own, on the map and in boxes; ``enemy``: believed, in known units; ``lost``: own men gone for good;
    ``taken``: prisoners; ``score``: as if the game ended then.
    """

    turn: int
    men: int
    enemy: int
    lost: int
    taken: int
    score: int


def figures(view: SideView) -> Figures:
    """Return the figures of a side as they stand."""
    own = [unit.men for unit in view.own.values() if unit.status in (Status.ON_MAP, Status.IN_BOX)]
    armies = [record for army, record in zip(view.ruleset.armies, view.armies, strict=True) if army.side == view.side]
    return Figures(
        turn=view.turn + (view.result is not None),
        men=sum(own),
        enemy=sum(foe.men for foe in view.foes.values()),
        lost=sum(lost_for_good(record.toll) for record in armies if record is not None),
        taken=view.prisoners[view.side],
        score=known_score(view).result,
    )


@lru_cache(maxsize=8)
def men_in_history(board: str, side: Side) -> tuple[tuple[int, int], ...]:
    """Return the men in units of a side on the turns with which the shipped scenarios of a map begin, by turn."""
    found: dict[int, int] = {}
    for entry in entries():
        if entry.own or entry.what_if:
            continue
        loaded = read_scenario(entry.path)
        if loaded.board is None or loaded.rules is None or loaded.scenario is None or loaded.board.id != board:
            continue
        armies = [army.side for army in loaded.rules.armies]
        found.setdefault(loaded.scenario.first_turn, _men(loaded.scenario, armies, side))
    return tuple(sorted(found.items()))


def _men(scenario: Scenario, armies: list[int], side: Side) -> int:
    return sum(
        setup.men
        for setup in scenario.setups
        if setup.turn <= scenario.first_turn and armies[scenario.units[setup.unit].army] == side
    )
