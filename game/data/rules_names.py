"""Places, regions and zones that the rules name: some map has them, for rules serve every map."""

from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Any

from game.data.files import Stamp, stamp
from game.data.rules_case import RulesCase
from game.data.shape import suggestion
from game.data.source import Location, read_source
from game.errors import Problem


def names_on_no_map(case: RulesCase, maps: list[Path]) -> Iterator[Problem]:
    """Yield places, regions and zones of the rules that none of the maps has; nothing if a map cannot be read."""
    values = [value for path in maps if (value := _value_of(path, stamp(path))) is not None]
    if not values or len(values) < len(maps):
        return
    known = {"place": sorted(_places(values)), "region": sorted(_regions(values)), "zone": sorted(_zones(values))}
    for file, path, what, name in _named(case):
        if name and name not in known[what] and case.is_clear(file, path):
            yield case.problem(file, path, f"no {what} '{name}' on any map{suggestion(name, known[what])}")


@lru_cache(maxsize=16)
def _value_of(path: Path, _stamp: Stamp) -> Any:
    """Return what a map file holds, None if it cannot be read."""
    source = read_source(path, path.name)
    return source.value if source.readable else None


def _places(maps: list[Any]) -> set[str]:
    listed = [value.get("places") for value in maps]
    entries = [entry for places in listed if isinstance(places, list) for entry in places if isinstance(entry, dict)]
    return {str(entry.get("id")) for entry in entries}


def _regions(maps: list[Any]) -> set[str]:
    layers = [value.get("regions") for value in maps]
    legends = [layer.get("legend") for layer in layers if isinstance(layer, dict)]
    return {str(name) for legend in legends if isinstance(legend, dict) for name in legend.values()}


def _zones(maps: list[Any]) -> set[str]:
    layers = [value.get("zones") for value in maps]
    legends = [layer.get("legend") for layer in layers if isinstance(layer, dict)]
    entries = [zone for legend in legends if isinstance(legend, dict) for zone in legend.values()]
    return {str(zone.get("id")) for zone in entries if isinstance(zone, dict)}


def _named(case: RulesCase) -> Iterator[tuple[str, Location, str, str]]:
    """Yield every name of a place, region or zone: file, path, what it names, and the name."""
    rules = case.rules
    for army in rules.armies:
        yield "armies", ("armies", army.id, "capital"), "place", army.capital
        yield "armies", ("armies", army.id, "home_region"), "region", army.home_region
        inflow = ("armies", army.id, "pool_inflow", "recruits_region")
        yield "armies", inflow, "region", army.pool_inflow.recruits_region
    for source in rules.supply.sources:
        yield "sources", ("sources", source.id, "place"), "place", source.place
        for i, place in enumerate(source.rail_to):
            yield "sources", ("sources", source.id, "rail_to", i), "place", place
    for site in rules.sea.sites:
        yield "sites", ("sites", site.id, "at"), "place", "" if site.at.isdigit() else site.at
    yield "air", ("bombing_region",), "region", rules.air.bombing_region
    for wing in rules.air.wings:
        for i, zone in enumerate(wing.zones):
            yield "air", ("wings", wing.id, "zones", i), "zone", zone
    for row in rules.morale.rows:
        yield "morale", ("rows", row.id, "region"), "region", row.region
