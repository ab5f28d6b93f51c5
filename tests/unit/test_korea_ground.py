"""The ground of Korea: what the design says of land, rivers, bridges, roads and towns holds on the map file."""

import csv
from collections import Counter, deque
from collections.abc import Iterable
from functools import cached_property
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest
import yaml

from game.hexgrid.grid import HexGrid

ROOT = Path(__file__).resolve().parents[2]
OFF_MAP = {"Mukden", "Okinawa"}
ALIASES = {
    "N of Kaesong (Kumchon road)": "Kumchon (N)",
    "Kuhwa-ri (N of Korangpo)": "Kuhwa-ri",
    "Kimpo airfield": "Kimpo",
    "Itazuke": "Itazuke AB",
}
FOREIGN_PLACES = {"Antung", "Chian", "Linchiang", "Changdian-Hekou", "Itazuke AB", "Sasebo"}
BEHIND_THE_LINE = {"Chongdongjin"}  # the landing of 25 June

Pair = tuple[str, str]


class Korea:
    """The map file with a few ready views; hexes by their labels."""

    def __init__(self) -> None:
        """Read the file once."""
        self.raw: dict[str, Any] = yaml.safe_load((ROOT / "scenarios/maps/korea.yaml").read_text(encoding="utf-8"))
        self.grid = HexGrid(self.raw["columns"], self.raw["rows"])

    def glyphs(self, key: str) -> dict[str, str]:
        """Return the glyph of every hex."""
        rows = self.raw[key]["rows"]
        return {f"{c:02d}{r:02d}": g for r, row in enumerate(rows) for c, g in enumerate(row)}

    @cached_property
    def terrain(self) -> dict[str, str]:
        """Terrain glyph by hex."""
        return self.glyphs("terrain")

    @cached_property
    def korea(self) -> set[str]:
        """Korean ground."""
        return {h for h, g in self.terrain.items() if g in ".hmA"}

    @cached_property
    def places(self) -> dict[str, dict[str, Any]]:
        """Places by name, also those that share a hex."""
        out = {}
        for place in self.raw["places"]:
            for name in (place["name"], *place.get("also", [])):
                out[name] = place
        return out

    def hex(self, name: str) -> str:
        """Return the hex of a place."""
        return str(self.places[name]["hex"])

    def near(self, h: str) -> list[str]:
        """Return the neighbors of a hex."""
        return [self.grid.label(n) for n in self.grid.neighbors[self.grid.from_label(h)] if n >= 0]

    def pairs(self, text: str) -> list[Pair]:
        """Return hexsides of a text."""
        out = []
        for word in text.split():
            a, b = word.split("-")
            out.append((a, b))
        return out

    @cached_property
    def straits(self) -> set[Pair]:
        """Hexsides that are all water."""
        return set(self.pairs(self.raw["straits"]))

    def river(self, name: str) -> list[Pair]:
        """Return the hexsides of the first river of that name, source to mouth."""
        river = next(r for r in self.raw["rivers"] if r["name"] == name)
        return self.pairs(river["minor"]) + self.pairs(river["major"])

    @cached_property
    def major(self) -> set[Pair]:
        """Hexsides of major rivers."""
        return {p for r in self.raw["rivers"] for p in self.pairs(r["major"])} - self.straits

    def links(self, key: str) -> set[Pair]:
        """Return hexsides with a road (or railway)."""
        chains = [link["hexes"].split() for link in self.raw[key]]
        return {side(a, b) for chain in chains for a, b in pairwise(chain)}

    def steps(self, start: str, goal: str, usable: set[Pair] | None) -> int:
        """Return the length of the shortest way in hexes; over any ground if ``usable`` is None."""
        queue, seen = deque([(start, 0)]), {start}
        while queue:
            h, far = queue.popleft()
            if h == goal:
                return far
            for n in self.near(h):
                if n not in seen and (usable is None or side(h, n) in usable):
                    seen.add(n)
                    queue.append((n, far + 1))
        return -1

    def flood(self, start: Iterable[str], within: set[str], closed: set[Pair]) -> set[str]:
        """Return what can be reached without leaving ``within`` or crossing a closed hexside."""
        seen = set(start)
        queue = deque(sorted(seen))
        while queue:
            h = queue.popleft()
            for n in self.near(h):
                if n in within and n not in seen and side(h, n) not in closed:
                    seen.add(n)
                    queue.append(n)
        return seen


def side(a: str, b: str) -> Pair:
    """Return a hexside, smaller label first."""
    return (a, b) if a < b else (b, a)


@pytest.fixture(scope="module")
def korea() -> Korea:
    """The committed map."""
    return Korea()


def oob() -> list[dict[str, str]]:
    """Rows of the order of battle."""
    with (ROOT / "tools/history/oob.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_the_count_of_land_is_that_of_the_design(korea: Korea) -> None:
    """1083 hexes of Korea, 470 of them south of the parallel, about 180 on the coast."""
    counts = Counter(korea.glyphs("regions").values())
    coast = [h for h in korea.korea if any(korea.terrain[n] == "~" for n in korea.near(h))]
    assert len(korea.korea) == 1083
    assert abs(counts["s"] - 470) <= 2
    assert counts["s"] + counts["n"] == 1083
    assert abs(len(coast) - 180) <= 4


def test_terrain_shares(korea: Korea) -> None:
    """About a fifth plain, a third mountain, a sixth alpine; hardly any alpine in the South."""
    regions = korea.glyphs("regions")
    shares = Counter(korea.terrain[h] for h in korea.korea)
    south = Counter(korea.terrain[h] for h in korea.korea if regions[h] == "s")
    assert {g: round(100 * n / 1083) for g, n in shares.items()} == {".": 21, "h": 30, "m": 33, "A": 16}
    assert south["A"] < 0.02 * sum(south.values())


def test_the_mainland_is_one_and_the_islands_are_islands(korea: Korea) -> None:
    """Cheju, Namhae and four single hexes stand alone; Koje and Kanghwa hang on by a ferry link."""
    rest, sizes = set(korea.korea), []
    while rest:
        part = korea.flood([min(rest)], korea.korea, korea.straits)
        sizes.append(len(part))
        rest -= part
    assert sorted(sizes, reverse=True)[:3] == [1083 - sum(sorted(sizes)[:-1]), 11, 2]
    assert len(sizes) <= 7
    assert korea.hex("Koje-do") in korea.flood([korea.hex("Pusan")], korea.korea, korea.straits)


@pytest.mark.parametrize(
    ("name", "glyphs"),
    [
        ("Hagaru-ri", "A"),
        ("Kapsan", "A"),
        ("Chinhung-ni", "A"),
        ("Tabu-dong", "m"),
        ("Kapyong", "m"),
        ("Inje", "m"),
        ("Kimje", "."),
        ("Nonsan", "."),
        ("Sinchon", "."),
        ("Chaeryong", "."),
        ("Sinanju", "."),
        ("Chorwon", "."),
        ("Taegu", "."),
        ("Uijongbu", "h"),
        ("Taejon", "h"),
        ("Wonju", "h"),
    ],
)
def test_known_country_has_its_terrain(korea: Korea, name: str, glyphs: str) -> None:
    """Plateau, ranges, paddies and basins lie where they are."""
    assert korea.terrain[korea.hex(name)] in glyphs


def test_taebaek_and_nangnim_are_mountainous_and_the_west_coast_is_plain(korea: Korea) -> None:
    """Shares of mountain or alpine along the two ranges, of plain or hills near the western shore."""
    high = [f"{c:02d}{r:02d}" for c, r in zip(range(27, 34), range(36, 50, 2), strict=True)]
    nangnim = [f"{c:02d}{r:02d}" for c in (17, 18, 19) for r in range(16, 26)]
    west = [h for h in korea.korea if 22 < int(h[2:]) < 58 and any(korea.terrain[n] == "~" for n in korea.near(h))]
    west = [h for h in west if int(h[:2]) < 19]
    assert sum(korea.terrain[h] in "mA" for h in high) >= 6
    assert sum(korea.terrain[h] in "mA" for h in nangnim) >= 27
    assert sum(korea.terrain[h] in ".h" for h in west) >= 0.95 * len(west)


@pytest.mark.parametrize(
    ("name", "length"),
    [
        ("Yalu", 71),
        ("Tumen", 46),
        ("Taedong", 40),
        ("Chongchon", 20),
        ("Han", 45),
        ("Pukhan", 20),
        ("Imjin", 22),
        ("Kum", 30),
        ("Naktong", 46),
        ("Nam", 15),
    ],
)
def test_a_great_river_has_the_length_of_the_design(korea: Korea, name: str, length: int) -> None:
    """Hexsides from source to mouth, one more or less."""
    assert abs(len(korea.river(name)) - length) <= 1


def test_every_river_is_one_unbroken_chain_to_the_sea_or_into_another(korea: Korea) -> None:
    """Neighboring hexsides share a corner: three hexes that all touch."""
    corners_of: list[set[frozenset[str]]] = []
    for river in korea.raw["rivers"]:
        chain = korea.pairs(river["minor"]) + korea.pairs(river["major"])
        assert len(set(chain)) == len(chain)
        corners = [frozenset(a) | frozenset(b) for a, b in pairwise(chain)]
        assert all(len(corner) == 3 for corner in corners), river["name"]
        corners_of.append({c for pair in chain for c in ends(korea, pair)})
    for i, river in enumerate(korea.raw["rivers"]):
        last = (korea.pairs(river["minor"]) + korea.pairs(river["major"]))[-1]
        tails = ends(korea, last)
        sea = any(korea.terrain[h] == "~" for corner in tails for h in corner)
        joins = any(corner in other for k, other in enumerate(corners_of) if k != i for corner in tails)
        assert sea or joins, river["name"]


def ends(korea: Korea, pair: Pair) -> list[frozenset[str]]:
    """Return the two corners of a hexside."""
    shared = sorted(set(korea.near(pair[0])) & set(korea.near(pair[1])))
    return [frozenset((*pair, h)) for h in shared]


def test_major_and_minor_sides_number_as_designed(korea: Korea) -> None:
    """About 247 major and 448 minor hexsides."""
    rivers = korea.raw["rivers"]
    major = {p for r in rivers for p in korea.pairs(r["major"])}
    minor = {p for r in rivers for p in korea.pairs(r["minor"])} - major
    assert len(rivers) == 47
    assert abs(len(major) - 247) <= 5
    assert abs(len(minor) - 448) <= 8


def test_the_border_does_not_leak(korea: Korea) -> None:
    """Every way from Korea into foreign land crosses Yalu or Tumen."""
    border = set(korea.river("Yalu")) | set(korea.river("Tumen"))
    open_sides = [
        side(h, n) for h in korea.korea for n in korea.near(h) if korea.terrain[n] == "x" and side(h, n) not in border
    ]
    assert open_sides == []


@pytest.mark.parametrize(
    ("river", "right", "left"),
    [
        ("Han", ["Seoul"], ["Yongdungpo", "Suwon"]),
        ("Kum", ["Chochiwon", "Changhang"], ["Taejon", "Nonsan", "Kongju"]),
        ("Naktong", ["Andong", "Kumchon", "Songju", "Uiryong"], ["Waegwan", "Taegu", "Yongsan", "Changnyong", "Pusan"]),
        ("Nam", ["Haman"], ["Chinju", "Uiryong"]),
        ("Taedong", ["Pyongyang", "Sunchon (N)"], ["Chunghwa", "Hwangju"]),
        ("Chongchon", ["Pakchon", "Yongbyon"], ["Sinanju", "Kunu-ri"]),
        ("Yalu", ["Antung", "Chian", "Linchiang"], ["Sinuiju", "Manpojin", "Chunggangjin", "Hyesanjin", "Chosan"]),
        ("Tumen", ["Musan", "Hoeryong", "Namyang"], ["Tumen"]),
        ("Imjin", ["Kaesong"], ["Munsan"]),
    ],
)
def test_towns_stand_on_their_bank(korea: Korea, river: str, right: list[str], left: list[str]) -> None:
    """Facing downstream; near the river the two banks are apart."""
    chain = korea.river(river)
    turning = banks(korea, chain)
    assert {name: turning[korea.hex(name)] for name in right + left} == {
        **dict.fromkeys(right, "right"),
        **dict.fromkeys(left, "left"),
    }


def banks(korea: Korea, chain: list[Pair]) -> dict[str, str]:
    """Return the bank of every hex: that of the nearest hexside of the chain, not crossing it."""
    out: dict[str, str] = {}
    for here, after in pairwise(chain):
        (pivot,) = set(here) & set(after)
        (other,), (ahead,) = set(here) - {pivot}, set(after) - {pivot}
        clockwise = turns_clockwise(korea.grid, pivot, other, ahead)
        out.setdefault(pivot, "right" if clockwise else "left")
        out.setdefault(other, "left" if clockwise else "right")
    closed = set(chain)
    queue = deque(out)
    while queue:
        h = queue.popleft()
        for n in korea.near(h):
            if n not in out and side(h, n) not in closed:
                out[n] = out[h]
                queue.append(n)
    return out


def turns_clockwise(grid: HexGrid, pivot: str, other: str, ahead: str) -> bool:
    """Return whether the river runs clockwise round the pivot: then the pivot lies to its right."""
    around = grid.neighbors[grid.from_label(pivot)]
    first, second = around.index(grid.from_label(other)), around.index(grid.from_label(ahead))
    return second == (first + 1) % 6


BRIDGES = (
    "1941-1942 2042-2142 1739-1840 2149-2250 2249-2250 2049-2050 2853-2953 3057-3058 3157-3158 2851-2951 3259-3359 "
    "2758-2759 2758-2859 1231-1232 1126-1127 1325-1326 2339-2440 0322-0323 1515-1516"
)


@pytest.mark.parametrize("bridge", BRIDGES.split())
def test_a_known_bridge_stands(korea: Korea, bridge: str) -> None:
    """A link over a major river is a bridge."""
    (pair,) = korea.pairs(bridge)
    assert pair in korea.major
    assert pair in korea.links("roads") | korea.links("railways")


def test_there_are_about_forty_bridges(korea: Korea) -> None:
    """42 by the design; the road to Antung lies beside its railway."""
    links = korea.links("roads") | korea.links("railways")
    assert abs(len(korea.major & links) - 42) <= 2
    assert side("0322", "0323") in korea.links("roads")


def test_the_trunk_railway_is_one_line_through_the_great_towns(korea: Korea) -> None:
    """Pusan to the Yalu bridge without a gap, by the hexes of the design."""
    by_name = {line["name"]: line["hexes"].split() for line in korea.raw["railways"]}
    south, north = by_name["Kyongbu Line (Pusan-Seoul)"], by_name["Kyongui Line (Seoul-Sinuiju)"]
    assert south[-1] == north[0] == korea.hex("Seoul")
    for name in ("Pusan", "Taegu", "Waegwan", "Taejon", "Chonan", "Suwon", "Yongdungpo"):
        assert korea.hex(name) in south
    for name in ("Munsan", "Kaesong", "Sariwon", "Pyongyang", "Sinanju", "Sonchon", "Sinuiju", "Antung"):
        assert korea.hex(name) in north
    assert (len(south), len(north)) == (28, 31)


def test_all_railways_but_the_coal_line_of_mukho_hang_together(korea: Korea) -> None:
    """One net from Pusan; only Mukho's line was apart in 1950."""
    rails = korea.links("railways")
    on_rail = {h for pair in rails for h in pair if h in korea.korea}
    all_sides = {side(h, n) for h in on_rail for n in korea.near(h)}
    net = korea.flood([korea.hex("Pusan")], on_rail, all_sides - rails)
    assert on_rail - net <= set(korea.near(korea.hex("Mukho"))) | korea.flood(
        [korea.hex("Mukho")], on_rail, all_sides - rails
    )


@pytest.mark.parametrize(
    ("start", "goal", "road", "rail"),
    [
        ("Pusan", "Taegu", 8, 7),
        ("Taegu", "Taejon", 9, 9),
        ("Taejon", "Seoul", 11, 11),
        ("Seoul", "Pyongyang", 15, 15),
        ("Pyongyang", "Sinuiju", 14, 14),
        ("Wonsan", "Hamhung", 8, 8),
        ("Hungnam", "Hagaru-ri", 5, 5),
        ("Seoul", "Chunchon", 6, 6),
        ("Seoul", "Wonsan", 13, 13),
        ("Kunu-ri", "Kanggye", 11, 11),
        ("Taejon", "Mokpo", 15, 15),
    ],
)
def test_distances_are_true_within_a_hex(korea: Korea, start: str, goal: str, road: int, rail: int) -> None:
    """Road and rail distances of the design's table."""
    a, b = korea.hex(start), korea.hex(goal)
    assert abs(korea.steps(a, b, korea.links("roads")) - road) <= 1
    assert abs(korea.steps(a, b, korea.links("railways")) - rail) <= 1


def test_no_link_runs_into_the_sea_or_over_a_strait(korea: Korea) -> None:
    """Roads and railways keep to land; chains are of adjacent hexes."""
    links = korea.links("roads") | korea.links("railways")
    assert all(korea.terrain[h] != "~" for pair in links for h in pair)
    assert all(b in korea.near(a) for a, b in links)
    assert not links & korea.straits


def test_the_crossings_of_the_han_below_seoul_are_no_straits(korea: Korea) -> None:
    """Divisions crossed there in June and September."""
    crossed = set(korea.pairs("1740-1840 1740-1841 1741-1841 1841-1842 1842-1941"))
    assert not crossed & korea.straits
    assert crossed - {("1842", "1941")} <= korea.major


def test_every_place_of_the_order_of_battle_is_on_land_of_the_right_country(korea: Korea) -> None:
    """Names of the order of battle are names of the map."""
    for row in oob():
        name = ALIASES.get(row["place"], row["place"])
        if name in OFF_MAP:
            continue
        place = korea.places[name]
        assert korea.terrain[place["hex"]] == "x" if name in FOREIGN_PLACES else place["hex"] in korea.korea, name


def test_the_units_of_25_june_stand_on_their_side_of_the_parallel(korea: Korea) -> None:
    """Only the landing and the guerrillas are behind the line."""
    regions = korea.glyphs("regions")
    home = {"KPA": "n", "ROK": "s"}
    for row in oob():
        behind = row["place"] in BEHIND_THE_LINE or "GUER" in row["id"]
        if row["arrive_date"] != "1950-06-25" or behind or row["side"] not in home:
            continue
        place = korea.places[ALIASES.get(row["place"], row["place"])]
        assert regions[place["hex"]] == home[row["side"]], row["id"]


@pytest.mark.parametrize(
    ("name", "region"),
    [
        ("Kaesong", "s"),
        ("Ongjin", "s"),
        ("Paekchon", "s"),
        ("Tongduchon", "s"),
        ("Haeju", "n"),
        ("Inje", "n"),
        ("Yonchon", "n"),
        ("Hwachon", "n"),
        ("Yangyang", "n"),
    ],
)
def test_border_towns_of_1950(korea: Korea, name: str, region: str) -> None:
    """The 38th parallel by the center of the hex, Paekchon by hand."""
    assert korea.glyphs("regions")[korea.hex(name)] == region


def test_zones_cover_the_ground_and_nothing_else(korea: Korea) -> None:
    """Twelve zones of sensible size."""
    zones = korea.glyphs("zones")
    sizes = Counter(z for z in zones.values() if z != "-")
    assert {h for h, z in zones.items() if z != "-"} == korea.korea
    assert len(sizes) == len(korea.raw["zones"]["legend"]) == 12
    assert min(sizes.values()) >= 35
    assert max(sizes.values()) <= 180


@pytest.mark.parametrize("key", ["parallel_38", "kum", "naktong", "narrow_neck", "restraint", "chongchon_hungnam"])
def test_a_named_line_parts_the_country(korea: Korea, key: str) -> None:
    """From coast to coast: without its hexes Pusan and Kanggye are apart."""
    hexes = korea.raw["lines"][key]["hexes"].split()
    assert set(hexes) <= korea.korea
    assert len(set(hexes)) == len(hexes)
    reached = korea.flood([korea.hex("Pusan")], korea.korea - set(hexes), korea.straits)
    assert korea.hex("Kanggye") not in reached


def test_the_border_line_is_every_hex_on_yalu_and_tumen(korea: Korea) -> None:
    """The last line of the advance: Korean hexes that touch foreign land are on it."""
    hexes = set(korea.raw["lines"]["yalu"]["hexes"].split())
    assert {h for h in korea.korea if any(korea.terrain[n] == "x" for n in korea.near(h))} <= hexes


def test_victory_points_population_and_ports_are_those_of_the_rules(korea: Korea) -> None:
    """Rules 15, 9.1 and 6.4."""
    places = {p["id"]: p for p in korea.raw["places"]}
    assert sum(p.get("vp", 0) for p in places.values()) == 148
    assert (places["seoul"]["pop"], places["pusan"]["pop"], places["chunchon"]["pop"]) == (150, 50, 5)
    assert {p["id"] for p in places.values() if p.get("port")} == {
        *("pusan", "masan", "yosu", "pohang", "kunsan", "mokpo", "inchon"),
        *("wonsan", "hungnam", "chinnampo", "haeju", "songjin", "chongjin"),
    }
    assert all("hex" in p and p["tier"] in (1, 2, 3, 4) for p in places.values())
    assert len(places) == len(korea.raw["places"])


def test_landing_sites_lie_on_the_coast_with_their_grade(korea: Korea) -> None:
    """Rule 10.5; a port without a sea hexside has a lane."""
    sites = {"Inchon": 4, "Kunsan": 2, "Posung-myon": 3, "Chumunjin": 2, "Wonsan": 2, "Iwon": 3, "Pohang": 1}
    sites |= {"Chinnampo": 4, "Hungnam": 2}
    lanes = dict(word.split("-") for word in korea.raw["lanes"].split())
    for name, grade in sites.items():
        h = korea.hex(name)
        assert korea.raw["beaches"][h] == grade
        assert h in lanes or any(korea.terrain[n] == "~" for n in korea.near(h)), name
    assert all(korea.terrain[sea] == "~" for sea in lanes.values())
    assert korea.hex("Posung-myon") == "1845"
