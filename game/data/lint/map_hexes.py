"""Hex numbers and hexsides of a map: they exist, lie on the right ground, and touch where they must."""

from collections.abc import Iterator
from itertools import pairwise

from game.data.lint.registry import lint_pass, name_pass
from game.data.map_case import UNCLEAR, MapCase
from game.data.source import Location
from game.errors import Problem
from game.model.board import SEA


@name_pass(MapCase)
def hexes_exist(case: MapCase) -> Iterator[Problem]:
    """Yield hex numbers that are not on the map."""
    for path, text in _hex_lists(case):
        yield from case.read.hex_problems(case.source, path, text)


def _hex_lists(case: MapCase) -> Iterator[tuple[Location, str]]:
    spec = case.spec
    yield from ((("places", i, "hex"), place.hex) for i, place in enumerate(spec.places))
    yield from ((("beaches", label), label) for label in spec.beaches)
    yield from ((("crossings", i, "hex"), crossing.hex) for i, crossing in enumerate(spec.crossings))
    yield ("deepwater",), spec.deepwater
    yield ("fortified",), spec.fortified
    yield from ((("lines", key, "hexes"), line.hexes) for key, line in spec.lines.items())
    yield from ((("roads", i, "hexes"), road.hexes) for i, road in enumerate(spec.roads))
    yield from ((("railways", i, "hexes"), railway.hexes) for i, railway in enumerate(spec.railways))
    yield from (
        (("names", i, "path", j), label) for i, name in enumerate(spec.names) for j, label in enumerate(name.path)
    )


@name_pass(MapCase)
def sides_exist(case: MapCase) -> Iterator[Problem]:
    """Yield hexsides whose hexes are not on the map or do not touch."""
    spec = case.spec
    lists: list[tuple[Location, str]] = [(("straits",), spec.straits)]
    for i, river in enumerate(spec.rivers):
        lists += [(("rivers", i, "minor"), river.minor), (("rivers", i, "major"), river.major)]
    for path, text in lists:
        for token in text.split():
            if (fault := case.read.side_fault(token)) is not None:
                yield case.source.problem(path, fault)


@lint_pass(MapCase)
def links_are_unbroken(case: MapCase) -> Iterator[Problem]:
    """Yield roads and railways that jump, go into the sea, or cross a strait."""
    for i, road in enumerate(case.spec.roads):
        yield from _chain(case, ("roads", i, "hexes"), road.hexes)
    for i, railway in enumerate(case.spec.railways):
        yield from _chain(case, ("railways", i, "hexes"), railway.hexes)


def _chain(case: MapCase, path: Location, text: str) -> Iterator[Problem]:
    hexes = [case.read.hex(label) for label in text.split()]
    if len(hexes) < 2:
        yield case.source.problem(path, "a link needs two hexes or more")
    for h in hexes:
        if h is not None and case.terrain[h] == SEA:
            yield case.source.problem(path, f"goes into the sea at {case.grid.label(h)}")
    for first, second in pairwise(hexes):
        if first is not None and second is not None:
            yield from _step(case, path, (first, second))


def _step(case: MapCase, path: Location, pair: tuple[int, int]) -> Iterator[Problem]:
    first, second = (case.grid.label(h) for h in pair)
    if pair[1] not in case.grid.neighbors[pair[0]]:
        yield case.source.problem(path, f"{first} and {second} are not neighbors")
    elif pair in case.straits:
        yield case.source.problem(path, f"crosses the strait {first}-{second}")


@lint_pass(MapCase)
def lanes_lead_to_sea(case: MapCase) -> Iterator[Problem]:
    """Yield sea lanes that do not go from land to sea."""
    for token in case.spec.lanes.split():
        pair = case.read.pair(token)
        if pair is None:
            yield case.source.problem(("lanes",), f"a lane is a port hex and a sea hex ('0933-0733'), not '{token}'")
        elif case.terrain[pair[0]] == SEA or case.terrain[pair[1]] not in (SEA, UNCLEAR):
            yield case.source.problem(("lanes",), f"'{token}' must go from a port on land to the sea")


@lint_pass(MapCase)
def hexes_lie_on_ground(case: MapCase) -> Iterator[Problem]:
    """Yield lines, crossings, and fortified hexes that are no ground."""
    spec = case.spec
    lists: list[tuple[Location, str]] = [(("fortified",), spec.fortified)]
    lists += [(("lines", key, "hexes"), line.hexes) for key, line in spec.lines.items()]
    lists += [(("crossings", i, "hex"), crossing.hex) for i, crossing in enumerate(spec.crossings)]
    for path, text in lists:
        for h in case.read.hexes(text):
            if (what := case.fault_of(h)) is not None:
                yield case.source.problem(path, f"{case.grid.label(h)} is {what}; it must be ground")
