"""The board made from a map file."""

from pathlib import Path

import pytest

from game.data.map import load_board
from game.data.rules import load_ruleset
from game.errors import ScenarioError
from game.model.board import FOREIGN, NO_BRIDGE, SEA, Board
from game.model.ids import City, Rail, River, Road
from game.model.ruleset import Ruleset

SCENARIOS = Path(__file__).parents[3] / "scenarios"


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset(SCENARIOS / "rules")


@pytest.fixture(scope="module")
def korea(rules: Ruleset) -> Board:
    return load_board(SCENARIOS / "maps" / "korea.yaml", rules)


def test_ground_and_places(korea: Board) -> None:
    """Rule 2.1: Seoul is a major city on the ground, the corner is beyond the border, the Yellow Sea is sea."""
    seoul = korea.place("seoul")
    assert korea.grid.label(seoul.hex) == "1941"
    assert korea.city[seoul.hex] == City.MAJOR
    assert korea.places[korea.place_at[seoul.hex]] is seoul
    assert korea.terrain[korea.grid.from_label("0000")] == FOREIGN
    assert korea.terrain[korea.grid.from_label("0346")] == SEA
    assert sum(kind >= 0 for kind in korea.terrain) == 1083


def test_bridges_stand_where_links_cross_major_rivers(korea: Board) -> None:
    """Rule 2.4: the Han at Seoul has a bridge, seen alike from both banks."""
    north, south = (korea.grid.from_label(label) for label in ("1941", "1942"))
    there, back = korea.side_index(north, south), korea.side_index(south, north)
    assert korea.river[there] == korea.river[back] == River.MAJOR
    assert korea.road[there] == Road.PRIMARY
    assert korea.rail[back] == Rail.DOUBLE
    bridge = korea.bridges[korea.bridge[there]]
    assert (bridge.a, bridge.b) == (min(north, south), max(north, south))
    for side, index in enumerate(korea.bridge):
        linked = korea.road[side] != Road.NONE or korea.rail[side] != Rail.NONE
        assert (index != NO_BRIDGE) <= (korea.river[side] == River.MAJOR and linked)


def test_near_leaves_out_sea_border_and_straits(korea: Board) -> None:
    """Rule 2.2: a hexside that is all water is not passable."""
    a, b = (korea.grid.from_label(label) for label in ("1846", "1847"))
    assert korea.strait[korea.side_index(a, b)]
    assert b not in korea.near[a]
    assert all(korea.terrain[n] >= 0 for near in korea.near for n in near)
    assert all(h in korea.near[n] for h, near in enumerate(korea.near) for n in near)


def test_weather_bands_part_at_38_5(korea: Board) -> None:
    """Rule 11: Pyongyang lies in the northern band, Kaesong in the southern."""
    assert korea.weather_band[korea.place("pyongyang").hex] == 1
    assert korea.weather_band[korea.place("kaesong").hex] == 0


def test_a_broken_map_reports_everything_at_once(rules: Ruleset, tmp_path: Path) -> None:
    path = tmp_path / "small.yaml"
    path.write_text(
        "format: 1\nid: small\ntitle: Small\ncolumns: 3\nrows: 2\nhex_km: 15.5\n"
        'terrain:\n  legend: {"~": sea, ".": plane}\n  rows: ["...", "..~~"]\n'
        'places:\n  - {id: a, name: A, hex: "0000", tier: 1, port: true}\n  - {id: a, name: B, hex: "0900", tier: 1}\n',
        encoding="utf-8",
    )
    with pytest.raises(ScenarioError) as error:
        load_board(path, rules, "small.yaml")
    assert str(error.value).splitlines() == [
        "small.yaml:8:27: terrain.legend..: no terrain 'plane' in the rules (did you mean 'plain'?)",
        "small.yaml:9:17: terrain.rows.1: has 4 glyphs, the map 3 columns",
        "small.yaml:12:10: places.1.id: 'a' is given twice (first on line 11)",
        "small.yaml:12:27: places.1.hex: hex 0900 lies outside the map of 3 columns by 2 rows",
    ]
