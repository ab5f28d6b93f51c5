"""Places of the map: towns with their part in the rules, one entry a hex."""

from dataclasses import dataclass, field

from tools.mapbuild.geodata import Geodata
from tools.mapbuild.ground import Ground
from tools.mapbuild.projection import GRID

Fields = dict[str, object]
FLAGS = ("port", "airfield", "forward_airfield")


@dataclass
class Entry:
    """One place; ``flags`` of RULES 2.5, ``also`` other places in the hex."""

    id: str
    name: str
    hex: int
    tier: int
    modern: str
    is_airfield: bool = False
    city: str = "absent"
    pop: int = 0
    vp: int = 0
    flags: set[str] = field(default_factory=set)
    also: list[str] = field(default_factory=list)

    @property
    def rank(self) -> tuple[int, int, bool]:
        """Sort key: the weightiest place names the hex, a town before its airfield."""
        return -self.vp, self.tier, self.is_airfield

    def fields(self) -> Fields:
        """Return the entry as written to the file."""
        out: Fields = {"id": self.id, "name": self.name, "hex": GRID.label(self.hex), "tier": self.tier}
        if self.city != "absent":
            out.update(city=self.city, pop=self.pop, vp=self.vp)
        out["modern"] = self.modern
        out.update({flag: True for flag in FLAGS if flag in self.flags})
        if self.also:
            out["also"] = self.also
        return out


def places(geodata: Geodata, ground: Ground) -> list[Entry]:
    """Return one entry for each hex that holds a place, in order of tier, then hex."""
    found: dict[int, list[Entry]] = {}
    for entry in _all(geodata, ground):
        found.setdefault(entry.hex, []).append(entry)
    merged = [_merged(sorted(group, key=lambda e: e.rank)) for group in found.values()]
    return sorted(merged, key=lambda e: (e.tier, e.hex))


def _merged(group: list[Entry]) -> Entry:
    first = group[0]
    for other in group[1:]:
        first.also.append(other.name)
        first.flags |= other.flags
        first.vp += other.vp
    return first


def _all(geodata: Geodata, ground: Ground) -> list[Entry]:
    fixes = geodata.fixes
    out = []
    for key, h in ground.town_hex.items():
        town = geodata.towns[key]
        if town.kind != "reservoir":
            name = fixes["place_names"].get(key, town.name)
            out.append(Entry(key, name, h, town.tier, town.modern, is_airfield=town.kind == "airfield"))
            if town.airfield and key not in fixes["later_airfields"]:
                out[-1].flags.add("airfield")
    for extra in fixes["extra_places"]:
        h = GRID.from_label(extra["hex"])
        out.append(Entry(extra["id"], extra["name"], h, extra["tier"], extra["modern"]))
    return [_with_roles(geodata, entry) for entry in out]


def _with_roles(geodata: Geodata, entry: Entry) -> Entry:
    fixes, key = geodata.fixes, entry.id
    if key in fixes["major_cities"] or key in fixes["minor_cities"]:
        entry.city = "major" if key in fixes["major_cities"] else "minor"
        entry.pop = fixes["population"].get(key, 5)
        entry.vp = fixes["victory"].get(key, 0)
    if key in fixes["ports"]:
        entry.flags.add("port")
    if key in fixes["forward_airfields"]:
        entry.flags |= {"airfield", "forward_airfield"}
    return entry
