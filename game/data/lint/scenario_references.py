"""Names in a scenario that must exist: places, hexes, boxes, armies, tables, units, tracks, regions."""

from collections.abc import Iterable, Iterator

from game.data.events import event_flags
from game.data.lint.registry import name_pass
from game.data.scenario import ALWAYS
from game.data.scenario_case import ScenarioCase
from game.data.shape import suggestion
from game.data.source import Location
from game.errors import Problem


def unknown(
    case: ScenarioCase, path: Location, what: str, name: str | None, known: Iterable[str] | None
) -> Iterator[Problem]:
    """Yield a name that is not among the known ones, if these are known."""
    names = list(known) if known is not None else []
    if known is not None and name is not None and name not in names:
        where = " on the map" if known is case.place_ids else ""
        yield case.source.problem(path, f"no {what} '{name}'{where}{suggestion(name, names)}")


def _armies(case: ScenarioCase) -> Iterable[str] | None:
    return case.armies if case.map.rules.has_all_keys("armies", ("armies",)) else None


@name_pass(ScenarioCase)
def spots_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield hexes and places that the map does not have."""
    ids = case.place_ids
    for path, where in case.spots():
        if where.isdigit():
            fault = case.read.hex_fault(where)
            yield from [case.source.problem(path, fault)] if fault is not None else []
        else:
            yield from unknown(case, path, "place", where, ids)
    for path, place in _place_ids(case):
        yield from unknown(case, path, "place", place, ids)


def _place_ids(case: ScenarioCase) -> Iterator[tuple[Location, str]]:
    for place in case.spec.objectives.also:
        yield ("objectives", "also", place), place
    for i, early in enumerate(case.spec.early):
        yield ("early", i, "place"), early.place
    for i, source in enumerate(case.spec.sources):
        yield ("sources", i, "place"), source.place
    for i, rule in enumerate(case.spec.automatic):
        for j, group in enumerate(rule.holds):
            for k, place in enumerate(group):
                yield ("automatic", i, "holds", j, k), place


@name_pass(ScenarioCase)
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
            if (what := case.map.fault_of(h)) is not None:
                yield case.source.problem(path, f"{case.board.grid.label(h)} is {what}; nobody can hold it")
    bridges_known = case.is_map_clear("terrain", "rivers", "roads", "railways", "straits")
    for token in case.spec.blown_bridges.split():
        if (fault := case.read.side_fault(token)) is not None:
            yield case.source.problem(("blown_bridges",), fault)
        elif bridges_known and case.bridge_of(token) is None:
            yield case.source.problem(("blown_bridges",), f"no bridge between {token.replace('-', ' and ')}")


@name_pass(ScenarioCase)
def broken_railways_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield hexes of broken railway that are not on the map, have none, or are listed twice (rule 4.6)."""
    rails_known = case.is_map_clear("railways")
    first: dict[str, int] = {}
    for turns, text in case.spec.broken_rail.items():
        path: Location = ("broken_rail", turns)
        yield from case.read.hex_problems(case.source, path, text)
        for h in case.read.hexes(text):
            label = case.board.grid.label(h)
            if rails_known and not case.board.has_rail[h]:
                yield case.source.problem(path, f"no railway in {label}")
            elif label in first:
                line = case.source.where(("broken_rail", first[label])).line
                yield case.source.problem(path, f"{label} is given twice (first on line {line})")
            first.setdefault(label, turns)


@name_pass(ScenarioCase)
def units_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield armies, tables, boxes, and other units that a unit names in vain."""
    boxes = case.listed("boxes", [box.id for box in case.spec.boxes])
    armies = _armies(case)
    toes = case.toes if case.map.rules.has_all_keys("unit_types", ("toes",)) else None
    units = case.spec.units if case.source.has_all_keys(("units",)) else None
    for key, unit in case.spec.units.items():
        path = ("units", key)
        yield from unknown(case, (*path, "army"), "army", unit.army, armies)
        yield from unknown(case, (*path, "toe"), "table of organization", unit.toe, toes)
        yield from unknown(case, (*path, "box"), "box", unit.box, boxes)
        yield from unknown(case, (*path, "hq"), "unit", unit.hq, units)
        yield from unknown(case, (*path, "replaces"), "unit", unit.replaces, units)


@name_pass(ScenarioCase)
def regions_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield regions that the map does not have."""
    if not case.is_map_clear("regions"):
        return
    regions = case.board.regions
    for region in case.spec.control.by_region:
        if region not in regions:
            message = f"no region '{region}' on the map{suggestion(region, regions)}"
            yield case.source.key_problem(("control", "by_region", region), message)
    for army, given in case.spec.armies.items():
        for i, closed in enumerate(given.closed):
            yield from unknown(case, ("armies", army, "closed", i, "region"), "region", closed.region, regions)


@name_pass(ScenarioCase)
def victories_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield armies, regions and flags that the conditions of victory name in vain."""
    armies, flags = _armies(case), _flags(case)
    regions = case.board.regions if case.is_map_clear("regions") else None
    for i, escape in enumerate(case.spec.escapes):
        yield from unknown(case, ("escapes", i, "army"), "army", escape.army, armies)
        yield from unknown(case, ("escapes", i, "region"), "region", escape.region, regions)
    for i, rule in enumerate(case.spec.automatic):
        path: Location = ("automatic", i)
        yield from unknown(case, (*path, "flag"), "flag", rule.flag, flags)
        if rule.morale is not None:
            yield from unknown(case, (*path, "morale", "army"), "army", rule.morale.army, armies)
        if rule.lost is not None:
            yield from unknown(case, (*path, "lost", "army"), "army", rule.lost.army, armies)
            yield from unknown(case, (*path, "lost", "region"), "region", rule.lost.region, regions)


@name_pass(ScenarioCase)
def zones_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield zones that the map does not have."""
    if case.is_map_clear("zones"):
        zones = [zone.id for zone in case.board.zones]
        for zone in case.spec.guerrillas:
            if zone not in zones:
                message = f"no zone '{zone}' on the map{suggestion(zone, zones)}"
                yield case.source.key_problem(("guerrillas", zone), message)


@name_pass(ScenarioCase)
def lines_and_routes_exist(case: ScenarioCase) -> Iterator[Problem]:
    """Yield named lines and routes of crossings that the map does not have."""
    if case.is_map_clear("lines"):
        for army, given in case.spec.armies.items():
            for i, closed in enumerate(given.closed):
                path = ("armies", army, "closed", i, "north_of")
                yield from unknown(case, path, "line", closed.north_of, case.board.lines)
    if case.is_map_clear("crossings"):
        routes = sorted({crossing.route for crossing in case.board.crossings})
        for i, box in enumerate(case.spec.boxes):
            for j, route in enumerate(box.routes):
                yield from unknown(case, ("boxes", i, "routes", j), "route", route, routes)


@name_pass(ScenarioCase)
def boxes_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield armies that boxes name in vain, and flags that nothing sets."""
    armies = _armies(case)
    flags = _flags(case)
    choices = None if flags is None else [*flags, ALWAYS]
    for i, box in enumerate(case.spec.boxes):
        for field, given in (("enter", box.enter), ("leave", box.leave)):
            for army, flag in given.items():
                if armies is not None and army not in case.armies:
                    message = f"no army '{army}'{suggestion(army, case.armies)}"
                    yield case.source.key_problem(("boxes", i, field, army), message)
                yield from unknown(case, ("boxes", i, field, army), "flag", flag, choices)


@name_pass(ScenarioCase)
def closures_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield flags of closed ground that nothing sets."""
    flags = _flags(case)
    for army, given in case.spec.armies.items():
        for i, closed in enumerate(given.closed):
            for field, flag in (("since", closed.since), ("until", closed.until)):
                yield from unknown(case, ("armies", army, "closed", i, field), "flag", flag, flags)


def _flags(case: ScenarioCase) -> list[str] | None:
    """Return every flag that something sets, or None if not all of them are known."""
    return (
        [*case.spec.flags, *_of_landings(case), *event_flags(case), *_marks(case)]
        if case.source.has_all_keys(("flags",))
        else None
    )


def _of_landings(case: ScenarioCase) -> list[str]:
    """Return the flags that landings leave behind (rule 10.5)."""
    return [case.rules.sea.success_flag, case.rules.sea.failure_flag]


def _marks(case: ScenarioCase) -> list[str]:
    """Return the flags that escalation sets (rule 13)."""
    return [threshold.flag for threshold in case.rules.politics.thresholds]


@name_pass(ScenarioCase)
def lists_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield armies, units, and tracks that the rest of the file names in vain."""
    spec, armies = case.spec, _armies(case)
    units = spec.units if case.source.has_all_keys(("units",)) else None
    for army in spec.armies if armies is not None else ():
        if army not in case.armies:
            yield case.source.key_problem(("armies", army), f"no army '{army}'{suggestion(army, case.armies)}")
    for i, draft in enumerate(spec.drafts):
        yield from unknown(case, ("drafts", i, "army"), "army", draft.army, armies)
        yield from unknown(case, ("drafts", i, "unit"), "unit", draft.unit, units)
    for side, known in (("communist", spec.known.communist), ("un", spec.known.un)):
        for i, unit in enumerate(known if isinstance(known, list) else []):
            yield from unknown(case, ("known", side, i), "unit", unit, units)
    tracks = case.listed("tracks", [track.id for track in spec.tracks])
    yield from unknown(case, ("commit_track",), "track", spec.commit_track, tracks)
    yield from unknown(case, ("soviet_track",), "track", spec.soviet_track, tracks)
    wings = [wing.id for wing in case.rules.air.wings]
    for wing in spec.air.lost if spec.air is not None else ():
        if wing not in wings:
            yield case.source.key_problem(("air", "lost", wing), f"no wing '{wing}'{suggestion(wing, wings)}")
    yield from unknown(case, ("coalition_track",), "track", spec.coalition_track, tracks)


@name_pass(ScenarioCase)
def landings_name_what_exists(case: ScenarioCase) -> Iterator[Problem]:
    """Yield sites and units that a landing planned before the first turn names in vain."""
    landing = case.spec.landing
    if landing is None:
        return
    sites = [site.id for site in case.rules.sea.sites] if case.map.rules.has_all_keys("sites", ("sites",)) else None
    units = case.spec.units if case.source.has_all_keys(("units",)) else None
    yield from unknown(case, ("landing", "site"), "landing site", landing.site, sites)
    yield from unknown(case, ("landing", "cover"), "landing site", landing.cover, sites)
    for i, unit in enumerate(landing.force):
        yield from unknown(case, ("landing", "force", i), "unit", unit, units)
