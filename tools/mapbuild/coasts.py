"""Beaches and deep water of the coast hexes."""

from tools.mapbuild.geodata import Geodata
from tools.mapbuild.ground import Ground
from tools.mapbuild.projection import GRID, center

EAST_OF_KM = -30.0  # west coast and east coast lie on either side of this meridian
SOUTH_OF_KM, SOUTH_COAST_END_KM = -310.0, 135.0


def coast_of(h: int) -> str:
    """Return which coast a hex belongs to: east, south or west."""
    x, y = center(h)
    if y < SOUTH_OF_KM and x < SOUTH_COAST_END_KM:
        return "south"
    return "east" if x > EAST_OF_KM else "west"


def coast_hexes(ground: Ground) -> list[int]:
    """Return Korean hexes that touch the sea, in ascending order."""
    return [h for h in sorted(ground.korea) if ground.is_coast(h)]


def beaches(geodata: Geodata, ground: Ground) -> dict[int, int]:
    """Return the grade (1 excellent to 5 terrible) of each hex where troops can land."""
    fixes = geodata.fixes
    grades = {}
    for h in coast_hexes(ground):
        grade = fixes["coast_grades"][coast_of(h)].get(ground.terrain[h])
        if grade:
            grades[h] = int(grade)
    extra = {e["id"]: GRID.from_label(e["hex"]) for e in fixes["extra_places"]}
    for key, grade in fixes["beaches"].items():
        grades[extra.get(key, ground.town_hex.get(key, -1))] = int(grade)
    return dict(sorted(grades.items()))


def deepwater(geodata: Geodata, ground: Ground) -> list[int]:
    """Return the coast hexes that warships can come close to."""
    extra = {e["id"]: GRID.from_label(e["hex"]) for e in geodata.fixes["extra_places"]}
    towns = geodata.fixes["deepwater_towns"]
    by_hand = {extra.get(key, ground.town_hex.get(key, -1)) for key in towns}
    return sorted(by_hand | {h for h in coast_hexes(ground) if coast_of(h) == "east"})
