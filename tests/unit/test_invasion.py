"""The set-up of the invasion against the figures of its sources."""

from functools import lru_cache
from typing import Any, cast

from game.model.dice import Dice
from game.model.ids import SIDES
from game.model.state import GameState
from game.rules.setup import set_up
from game.session.setting import open_scenario
from game.sim.record import turn_record


@lru_cache(maxsize=1)
def start() -> GameState:
    """The set-up alone, before the first turn brings replacements."""
    setting = open_scenario("invasion")
    state = GameState(setting.board, setting.ruleset, setting.scenario, 1)
    for event in set_up(state, Dice(1, state.turn)):
        event.apply(state)
    return state


def army(name: str) -> Any:
    return cast("dict[str, Any]", turn_record(start(), {})["armies"])[name]


def men_of(name: str) -> int:
    units = [unit for unit in start().units if unit.spec.key.startswith(f"{name}-") and unit.on_map]
    return sum(unit.men + unit.rear for unit in units)


def test_the_north_has_called_up_two_hundred_thousand() -> None:
    """136,100 men in ground units, 4,000 called up, the rest an army-level rear figure."""
    assert army("KPA")["men"] == 200_000
    assert men_of("KPA") == 136_100


def test_over_eighty_thousand_strike_about_forty_thousand() -> None:
    """Front: within four hexes of an enemy that exerts ZOC. Seoul's garrison lies within, its 9,061 men count too."""
    assert army("KPA")["front_men"] > 80_000
    assert 37_000 <= army("ROK")["front_men"] <= 47_000


def test_the_south_has_about_a_hundred_thousand_without_its_police() -> None:
    police = sum(unit.men for unit in start().units if "POL" in unit.spec.key)
    assert 95_000 <= army("ROK")["men"] - police <= 105_000


def test_every_unit_says_where_its_figures_come_from() -> None:
    assert [unit.spec.key for unit in start().units if not unit.spec.note] == []


def test_the_first_line_stands_beside_what_it_strikes() -> None:
    state = start()
    beside = {
        unit.spec.key
        for side in SIDES
        for unit in state.own[side].values()
        if unit.on_map and any(state.stack[side.enemy][n] for n in state.board.near[unit.hex])
    }
    assert {"KPA-1D", "KPA-3D", "KPA-4D", "KPA-2D", "KPA-5D", "KPA-BC3", "KPA-107T", "KPA-109T", "KPA-203T"} <= beside
