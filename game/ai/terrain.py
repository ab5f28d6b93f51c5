"""The ground as the computer weighs it: tables that never change during a game, made once and shared."""

from array import array
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from operator import itemgetter

from game import kernels
from game.kernels import Ints
from game.model.board import Board
from game.model.ids import City, HexId, River
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.view import SideView
from game.rules.stacking import stack_limit

PM = 1000


@dataclass(frozen=True, slots=True, eq=False)
class Terrain:
    """``defense_pm``, ``tank_pm`` and ``limit`` (stack points) by hex; ``side_pm`` by hexside, as the defender sees it:
    what part of an assault's power comes across; ``worth`` by hex: victory points of its place.
    """

    defense_pm: tuple[int, ...]
    tank_pm: tuple[int, ...]
    limit: tuple[int, ...]
    defense_view: Ints
    limit_view: Ints
    side_pm: "array[int]"
    side_view: Ints
    cubes_view: Ints  # the coordinates q, r of each hex
    worth: dict[HexId, int]
    places: tuple[HexId, ...]  # of all that changes hands only by entry, ascending
    near: tuple[tuple[HexId, ...], ...]

    def prizes(self, view: SideView) -> dict[HexId, int]:
        """Return by hex what its place is worth now, in victory points: its own, and what would end the game (15)."""
        prizes = dict(self.worth)
        bonus = view.ruleset.ai.decisive_points
        for automatic in view.scenario.auto_victories:
            for group in automatic.groups:
                missing = [h for h in group if view.holder[h] != automatic.side]
                for h in group:
                    prizes[h] = prizes.get(h, 0) + bonus // max(1, len(missing))
        return prizes

    def stakes(self, scenario: Scenario) -> Callable[[Sequence[int]], tuple[int, ...]]:
        """Return what picks, from the holders of all hexes, those of places and of the hexes of axes."""
        return _stakes(self, scenario)


@lru_cache(maxsize=8)
def _stakes(terrain: Terrain, scenario: Scenario) -> Callable[[Sequence[int]], tuple[int, ...]]:
    hexes = {*terrain.worth, *(goal.hex for goal in scenario.goals)}
    hexes.update(h for axis in scenario.axes for h in axis.hexes)
    hexes.update(h for automatic in scenario.auto_victories for group in automatic.groups for h in group)
    return itemgetter(*sorted(hexes), 0, 0)  # two more: one alone would not come as a tuple


@lru_cache(maxsize=8)
def terrain_of(board: Board, ruleset: Ruleset) -> Terrain:
    """Return the tables of a map under a ruleset."""
    rules = ruleset.terrain
    river_pm = {River.NONE: PM, River.MINOR: rules.minor_river_attack_pm, River.MAJOR: rules.major_river_attack_pm}
    defense, tanks, limits = [], [], []
    for h, kind in enumerate(board.terrain):
        if kind < 0:
            defense.append(PM)
            tanks.append(PM)
            limits.append(0)
            continue
        ground, city = rules.types[kind], board.city[h]
        defense.append(max(ground.defense_pm, rules.city_defense_pm[city]) if city != City.NONE else ground.defense_pm)
        tanks.append(min(ground.tank_pm, rules.city_tank_pm[city]) if city != City.NONE else ground.tank_pm)
        limits.append(stack_limit(board, ruleset, h))
    side_pm = array("h", [river_pm[river] for river in board.river])
    return Terrain(
        tuple(defense),
        tuple(tanks),
        tuple(limits),
        kernels.int_view(array("i", defense)),
        kernels.int_view(array("i", limits)),
        side_pm,
        kernels.short_view(side_pm),
        kernels.int_view(array("i", [part for cube in board.grid.cubes for part in cube[:2]])),
        {place.hex: place.vp for place in board.places if place.is_key},
        tuple(sorted(place.hex for place in board.places if place.is_key)),
        board.near,
    )
