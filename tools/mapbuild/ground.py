"""Puts land, rivers and terrain together: which hexes are Korea, which hexsides are closed."""

import itertools
from dataclasses import dataclass

from tools.mapbuild.geodata import Geodata
from tools.mapbuild.land import LAND_SHARE, Side, components, inside, land_shares, side, straits
from tools.mapbuild.projection import GRID, center, inverse
from tools.mapbuild.rivers import Chain, RiverLayer, sides_of, town_hexes
from tools.mapbuild.terrain import terrain
from tools.mapbuild.vertices import VertexNet


@dataclass(frozen=True)
class Ground:
    """The bare ground; hexes are indexes of the 45 x 75 grid."""

    land: frozenset[int]
    korea: frozenset[int]
    terrain: dict[int, str]
    straits: frozenset[Side]
    chains: dict[str, Chain]
    banks: dict[str, dict[int, int]]  # of major rivers: bank by hex
    town_hex: dict[str, int]
    net: VertexNet

    def is_coast(self, h: int) -> bool:
        """Return whether a sea hex touches."""
        return any(n >= 0 and n not in self.land for n in GRID.neighbors[h])


def build_ground(geodata: Geodata) -> Ground:
    """Return the ground from geodata and fixes."""
    fixes = geodata.fixes
    shares = land_shares(geodata)
    town_hex = town_hexes(geodata)
    land = {h for h in range(GRID.size) if shares[h] >= LAND_SHARE} | set(town_hex.values())
    land |= {GRID.from_label(label) for label in fixes["foreign"]}
    land -= {GRID.from_label(label) for label in fixes["sea"]}
    net = VertexNet()
    chains = RiverLayer(geodata, net, land, town_hex).build()
    closed = straits(geodata, land, shares) | {parse_side(text) for text in fixes["closed_sides"].split()}
    closed -= {parse_side(text) for text in fixes["open_sides"].split()} | _tidal(fixes["links"])
    korea = _korea(geodata, land, chains, town_hex)
    major = {name: sides_of(chain) for name, chain in chains.items() if chain.major}
    glyphs = terrain(geodata, land, town_hex)
    return Ground(frozenset(land), frozenset(korea), glyphs, frozenset(closed), chains, major, town_hex, net)


def _tidal(links: list[dict[str, str]]) -> set[Side]:
    """Return the hexsides of links by hand: a ferry or a tidal road opens a strait."""
    chains = [[GRID.from_label(label) for label in link["hexes"].split()] for link in links]
    return {side(a, b) for chain in chains for a, b in itertools.pairwise(chain)}


def parse_side(text: str) -> Side:
    """Return the hexside written as two labels with a dash."""
    a, b = text.split("-")
    return side(GRID.from_label(a), GRID.from_label(b))


def _korea(geodata: Geodata, land: set[int], chains: dict[str, Chain], town_hex: dict[str, int]) -> set[int]:
    """Return the land around Seoul this side of Yalu and Tumen, and the islands off it."""
    border = {step.side for name in ("Yalu", "Tumen") for step in chains[name].steps}
    foreign = {GRID.from_label(label) for label in geodata.fixes["foreign"]}
    korea: set[int] = set()
    for group in components(land - foreign, border):
        if town_hex["seoul"] in group or (len(group) < 40 and all(_is_korean(geodata, h) for h in group)):
            korea.update(group)
    return korea


def _is_korean(geodata: Geodata, h: int) -> bool:
    return inside(center(h), geodata.korea_side)


def north_of_38(geodata: Geodata, h: int) -> bool:
    """Return whether a hex belongs to the North by its center, or by hand."""
    label = GRID.label(h)
    by_hand = geodata.fixes["region"]
    if label in by_hand:
        return bool(by_hand[label] == "north")
    return inverse(*center(h))[1] >= 38.0


def hexes_along(ground: Ground, name: str, bank: int) -> list[int]:
    """Return the hexes on one bank of a river from source to mouth, each once, Korean ground only."""
    out: list[int] = []
    for step in ground.chains[name].steps:
        h = step.left if bank > 0 else step.right
        if h in ground.korea and h not in out:
            out.append(h)
    return out
