"""Names to be drawn on the map: ranges and seas by hand, rivers beside their course."""

from tools.mapbuild.geodata import Geodata
from tools.mapbuild.ground import Ground
from tools.mapbuild.projection import GRID

REACH = 2  # hexsides up and down the river

Name = tuple[str, str, list[int]]


def names(geodata: Geodata, ground: Ground) -> list[Name]:
    """Return text, kind and hexes of every name."""
    by_hand = [
        (entry["text"], entry["kind"], [GRID.from_label(label) for label in entry["path"]])
        for entry in geodata.fixes["names"]
    ]
    return by_hand + [_river(geodata, ground, entry["river"], entry["at"]) for entry in geodata.fixes["river_names"]]


def _river(geodata: Geodata, ground: Ground, river: str, town: str) -> Name:
    chain = ground.chains[river]
    x, y = geodata.towns[town].at
    spots = [ground.net.places[step.start] for step in chain.steps]
    away = [((sx - x) ** 2 + (sy - y) ** 2, i) for i, (sx, sy) in enumerate(spots)]
    middle = min(away)[1]
    steps = chain.steps[max(0, middle - REACH) : middle + REACH + 1]
    path: list[int] = []
    for step in steps:
        if step.left not in path:
            path.append(step.left)
    return chain.title, "river", path
