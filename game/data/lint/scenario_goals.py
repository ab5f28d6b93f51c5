"""Objectives and hints: somebody can get there."""

from collections.abc import Iterator
from functools import lru_cache

from game.data.lint.registry import lint_pass
from game.data.scenario_case import ScenarioCase
from game.data.source import Location, twice
from game.errors import Problem
from game.model.board import Board
from game.model.ids import HexId


@lru_cache(maxsize=4)
def land_of(board: Board) -> tuple[int, ...]:
    """Return for each hex the number of its land mass, over passable hexsides; -1 for no ground."""
    masses = [-1] * board.grid.size
    for start in range(board.grid.size):
        if masses[start] >= 0 or not board.is_ground(start):
            continue
        masses[start] = start
        edge = [start]
        while edge:
            for n in board.near[edge.pop()]:
                if masses[n] < 0:
                    masses[n] = start
                    edge.append(n)
    return tuple(masses)


@lint_pass(ScenarioCase)
def goals_can_be_reached(case: ScenarioCase) -> Iterator[Problem]:
    """Yield objectives that no unit of the scenario can ever walk to."""
    if not case.all_placed or not case.is_ground_clear:
        return
    masses = land_of(case.board)
    walked = {masses[h] for _, _, h in case.placed if case.board.is_ground(h)}
    for path, place in _goals(case):
        h = case.places.get(place)
        if h is not None and masses[h] not in walked:
            yield case.source.problem(path, f"no unit can walk to '{place}' at {case.board.grid.label(h)}")


def _goals(case: ScenarioCase) -> Iterator[tuple[Location, str]]:
    spec = case.spec
    if spec.objectives.from_map:
        yield from ((("objectives", "from_map"), place.id) for place in case.board.places if place.vp)
    yield from ((("objectives", "also", place), place) for place in spec.objectives.also)
    yield from ((("early", i, "place"), early.place) for i, early in enumerate(spec.early))
    for i, rule in enumerate(spec.automatic):
        for j, group in enumerate(rule.holds):
            yield from ((("automatic", i, "holds", j, k), place) for k, place in enumerate(group))


@lint_pass(ScenarioCase)
def something_is_at_stake(case: ScenarioCase) -> Iterator[Problem]:
    """Yield a scenario without any objective, automatic victories that ask for nothing, and groups that always hold."""
    clear = case.source.is_clear(("objectives",), ("early",), ("automatic",)) and case.is_map_clear("places")
    if clear and not any(True for _ in _goals(case)):
        yield case.source.problem(("objectives",), "nothing to win: no place has points")
    for i, rule in enumerate(case.spec.automatic):
        if not rule.holds and rule.morale is None and rule.lost is None and rule.flag is None:
            yield case.source.problem(("automatic", i), "asks for nothing: expected holds, morale, lost or flag")
        for j, group in enumerate(rule.holds):
            if not group:
                yield case.source.problem(("automatic", i, "holds", j), "an empty group is always held")


@lint_pass(ScenarioCase)
def axes_are_connected(case: ScenarioCase) -> Iterator[Problem]:
    """Yield axes that lead over the sea or stand still."""
    if not case.is_ground_clear:
        return
    masses = land_of(case.board)
    for i, axis in enumerate(case.spec.hints.axes):
        before: HexId | None = None
        for j, where in enumerate(axis.via):
            path = ("hints", "axes", i, "via", j)
            if (h := case.spot(where)) is None:
                before = None
                continue
            if masses[h] < 0:
                yield case.source.problem(path, f"'{where}' is no ground")
            elif before is not None and masses[h] != masses[before] and masses[before] >= 0:
                yield case.source.problem(path, f"no way on land from '{axis.via[j - 1]}' to '{where}'")
            elif h == before:
                yield case.source.problem(path, f"'{where}' is the same hex as '{axis.via[j - 1]}' before it")
            before = h


@lint_pass(ScenarioCase)
def list_ids_are_unique(case: ScenarioCase) -> Iterator[Problem]:
    """Yield ids that two entries of a list share."""
    spec, source = case.spec, case.source
    yield from twice(source, ("boxes",), [box.id for box in spec.boxes])
    yield from twice(source, ("tracks",), [track.id for track in spec.tracks])
    yield from twice(source, ("hints", "axes"), [axis.id for axis in spec.hints.axes])
    yield from twice(source, ("hints", "lines"), [line.id for line in spec.hints.lines])
