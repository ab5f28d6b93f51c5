"""What is drawn and told of landings and of the air: from what a side knows, and from the rules alone."""

from functools import cache
from itertools import pairwise

from game.model.air import AirReport
from game.model.board import SEA
from game.model.ids import Side
from game.model.view import SideView
from game.rules.engine import begin
from game.rules.sites import site_hexes
from game.rules.visibility import observe
from game.session.setting import open_scenario
from game.view.allotments import zone_factors, zones
from game.view.landing_map import RUN_IN, landing_picture, run_in
from game.view.landing_outlook import INLAND, outlook, ways_inland
from game.view.landing_secrecy import feared
from game.view.landing_words import site_lines
from game.view.overlays.layer import Ink
from game.view.skies import sky_lines
from game.view.zone_areas import zone_areas, zones_picture


@cache
def seen_by(side: Side) -> SideView:
    setting = open_scenario("inchon")
    state, _ = begin(setting.board, setting.ruleset, setting.scenario, 1)
    return observe(state, side)


def test_the_way_in_runs_over_the_sea_to_the_beach() -> None:
    """Every site of Korea has one but Chinnampo, which lies up a river; only its last hex is land."""
    board = seen_by(Side.UN).board
    ways = {h: run_in(board, h) for h in site_hexes(board, seen_by(Side.UN).ruleset)}
    assert [board.places[board.place_at[h]].id for h, way in ways.items() if not way] == ["chinnampo"]
    for h, way in ((h, way) for h, way in ways.items() if way):
        assert way[-1] == h
        assert all(board.terrain[step] == SEA for step in way[:-1])
        assert 1 <= board.grid.distance(way[0], h) <= RUN_IN


def test_the_way_inland_goes_over_land() -> None:
    """Haeju lies across the bay of Inchon: as the crow flies near, over land too far to be what a landing is for."""
    board = seen_by(Side.UN).board
    places = {place.id: place.hex for place in board.places}
    ways = ways_inland(board, places["inchon"])
    assert board.grid.distance(places["inchon"], places["haeju"]) <= INLAND
    assert places["haeju"] not in ways
    assert len(ways[places["seoul"]]) - 1 == 2
    for way in ways.values():
        assert all(b in board.near[a] for a, b in pairwise(way))


def test_the_map_names_every_site_and_marks_the_chosen_one() -> None:
    view = seen_by(Side.UN)
    lines = list(site_lines(view))
    found = outlook(view, "inchon", "", view.sea.plan.force if view.sea is not None else ())
    picture = landing_picture(view, lines, found)
    assert {tag.hex for tag in picture.tags} >= {line.hex for line in lines}
    assert found is not None
    assert [fill.hexes for fill in picture.fills] == [(found.hex,)]
    assert picture.paths[0].hexes == found.way
    assert found.way[0] == found.hex
    assert view.board.places[view.board.place_at[found.way[-1]]].name == found.objective == "Seoul"
    assert landing_picture(view, lines, None).fills == []


def test_only_the_side_that_fears_a_landing_is_told_what_it_believes() -> None:
    """Rule 10.5: the Communist side sees its own belief, with its errors; the UN side sees weights, not this."""
    assert feared(seen_by(Side.UN)) == ()
    communist = seen_by(Side.COMMUNIST)
    heard = tuple(10 * (i + 1) for i in range(len(communist.ruleset.sea.sites) + 1))
    told = feared(communist._replace(belief=heard))
    assert [share for _, share in told] == sorted(heard, reverse=True)
    assert communist.sea is None


def test_the_factors_of_a_zone_make_its_figure() -> None:
    """Rule 10.3: the effort told is the one the figure comes of; nothing is sent, so nothing comes."""
    view = seen_by(Side.UN)
    for line in zones(view):
        factors = dict(zone_factors(view, line.index))
        assert factors["Effort"] == "0.0"
        assert line.later == view.interdiction_dealt[line.index] * view.ruleset.air.interdiction_keep_pm // 1000


def test_each_zone_with_ground_is_an_area_and_the_chosen_one_is_filled() -> None:
    board = seen_by(Side.UN).board
    areas = zone_areas(board)
    assert len(areas) == len(board.zones) == 12
    assert all(area.middle in area.hexes for area in areas)
    picture = zones_picture(board, [500 * (i == 3) for i in range(12)], 5)
    assert [hatch.hexes for hatch in picture.hatches] == [areas[3].hexes]
    assert [(fill.hexes, fill.ink) for fill in picture.fills] == [(areas[5].hexes, Ink.WARNING)]


def test_what_the_enemy_takes_in_the_air_is_one_line_for_zones_alike() -> None:
    view = seen_by(Side.UN)
    opposed = tuple(500 if i < 9 else 0 for i in range(12))
    met = view._replace(
        backing=view.backing._replace(opposed=opposed), foe_air=AirReport(tactical=5, heavy=0, allotments=())
    )
    lines = [(line.name, line.value, line.harms) for line in sky_lines(met)]
    assert lines[-2:] == [
        ("Enemy aircraft, as last seen", "~0.5 points", True),
        ("He takes over 9 zones", "−50 %", True),
    ]
    assert len(list(sky_lines(view))) == 3
