"""Names in a scenario that must exist: places, hexes, boxes, armies, tables, units, tracks, regions."""

from collections.abc import Iterable, Iterator

from game.data.lint.registry import lint_pass
from game.data.scenario_case import ScenarioCase
from game.data.shape import suggestion
from game.data.source import Location
from game.errors import Problem


def _unknown(
    case: ScenarioCase, path: Location, what: str, name: str | None, known: Iterable[str]
) -> Iterator[Problem]:
    names = list(known)
    if name is not None and name not in names:
        yield case.source.problem(path, f"no {what} '{name}'{suggestion(name, names)}")


@lint_pass(ScenarioCase)
def spots_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield hexes and places that the map does not have."""
    for path, where in case.spots():
        if case.spot(where) is None:
            fault = case.read.hex_fault(where) if where.isdigit() else None
            yield case.source.problem(path, fault or f"no place '{where}' on the map{suggestion(where, case.places)}")
    for key, place in _place_ids(case):
        yield from _unknown(case, key, "place", place, case.places)


def _place_ids(case: ScenarioCase) -> Iterator[tuple[Location, str]]:
    for place in case.spec.objectives.also:
        yield ("objectives", "also", place), place
    for i, early in enumerate(case.spec.early):
        yield ("early", i, "place"), early.place
    for i, rule in enumerate(case.spec.automatic):
        for j, group in enumerate(rule.holds):
            for k, place in enumerate(group):
                yield ("automatic", i, "holds", j, k), place


@lint_pass(ScenarioCase)
def hex_lists_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield hex numbers that are not on the map, and bridges that are not there."""
    lists: list[tuple[Location, str]] = [
        (("control", "communist"), case.spec.control.communist),
        (("control", "un"), case.spec.control.un),
    ]
    lists += [(("hints", "lines", i, "hexes"), line.hexes) for i, line in enumerate(case.spec.hints.lines)]
    for path, text in lists:
        yield from case.read.hex_problems(case.source, path, text)
        for h in case.read.hexes(text):
            if not case.board.is_ground(h):
                yield case.source.problem(path, f"{case.board.grid.label(h)} is no ground that can be held")
    for token in case.spec.blown_bridges.split():
        if (fault := case.read.side_fault(token)) is not None:
            yield case.source.problem(("blown_bridges",), fault)
        elif case.bridge_of(token) is None:
            yield case.source.problem(("blown_bridges",), f"no bridge between {token.replace('-', ' and ')}")


@lint_pass(ScenarioCase)
def units_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield armies, tables, boxes, and other units that a unit names in vain."""
    boxes = [box.id for box in case.spec.boxes]
    for key, unit in case.spec.units.items():
        path = ("units", key)
        yield from _unknown(case, (*path, "army"), "army", unit.army, case.armies)
        yield from _unknown(case, (*path, "toe"), "table of organization", unit.toe, case.toes)
        yield from _unknown(case, (*path, "box"), "box", unit.box, boxes)
        yield from _unknown(case, (*path, "hq"), "unit", unit.hq, case.spec.units)
        yield from _unknown(case, (*path, "replaces"), "unit", unit.replaces, case.spec.units)


@lint_pass(ScenarioCase)
def lists_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield armies, units, tracks, and regions that the rest of the file names in vain."""
    spec = case.spec
    for army, given in spec.armies.items():
        if army not in case.armies:
            yield case.source.key_problem(("armies", army), f"no army '{army}'{suggestion(army, case.armies)}")
        for i, region in enumerate(given.closed):
            yield from _unknown(case, ("armies", army, "closed", i), "region", region, case.board.regions)
    for region in spec.control.by_region:
        if region not in case.board.regions:
            message = f"no region '{region}' on the map{suggestion(region, case.board.regions)}"
            yield case.source.key_problem(("control", "by_region", region), message)
    for i, draft in enumerate(spec.drafts):
        yield from _unknown(case, ("drafts", i, "army"), "army", draft.army, case.armies)
        yield from _unknown(case, ("drafts", i, "unit"), "unit", draft.unit, spec.units)
    for side, known in (("communist", spec.known.communist), ("un", spec.known.un)):
        for i, unit in enumerate(known if isinstance(known, list) else []):
            yield from _unknown(case, ("known", side, i), "unit", unit, spec.units)
    tracks = [track.id for track in spec.tracks]
    yield from _unknown(case, ("commit_track",), "track", spec.commit_track, tracks)
    yield from _unknown(case, ("soviet_track",), "track", spec.soviet_track, tracks)
