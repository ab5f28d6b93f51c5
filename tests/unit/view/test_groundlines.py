"""Lines of the ground as curves: rivers on their hexsides, chains that go straight on, bridges where curves cross."""

from collections import Counter
from itertools import pairwise
from math import hypot

import pytest

from game.hexgrid.grid import HexGrid
from game.model.ids import Rail, River, Road
from game.view.chains import long_chains
from game.view.groundlines import ground_lines
from game.view.hexpixels import HexPixels
from game.view.mapnames import baselines, letters_at
from tests.support.ground import board
from tests.support.korea import korea_board
from tests.support.rules import ruleset

GRID = HexGrid(10, 10)
ROWS = [".........."] * 10


def chain(*labels: str) -> list[int]:
    """Return hexes of labels."""
    return [GRID.from_label(label) for label in labels]


def test_a_chain_goes_straight_on_at_a_junction() -> None:
    """A road north to south with a branch: the through road is one chain."""
    links = [*pairwise(chain("0501", "0502", "0503", "0504", "0505")), (chain("0503")[0], chain("0603")[0])]
    chains = long_chains(GRID, links)
    assert sorted(len(c) for c in chains) == [2, 5]


def test_every_link_is_drawn_once() -> None:
    """All roads of Korea: as many stretches as hexsides with a road."""
    korea = korea_board()
    links = {(min(a, b), max(a, b)) for road in korea.roads for a, b in pairwise(road.hexes)}
    drawn = Counter((min(a, b), max(a, b)) for c in long_chains(korea.grid, links) for a, b in pairwise(c))
    assert set(drawn) == links
    assert set(drawn.values()) == {1}


def test_rivers_run_along_their_hexsides() -> None:
    """Every point of a drawn river of Korea is near a hexside of its course, about 3 km at most."""
    korea = korea_board()
    pixels = HexPixels(korea.grid, 1.0)
    for river, course in zip(ground_lines(korea).rivers, korea.rivers, strict=True):
        sides = [pixels.side(a, korea.grid.direction(a, b)) for a, b in (*course.minor, *course.major)]
        spots = [p for side in sides for p in (*side, middle(*side))]
        assert max(min(hypot(x - u, y - v) for u, v in spots) for x, y in river.points) < 0.32, course.name


def middle(a: tuple[float, float], b: tuple[float, float]) -> tuple[float, float]:
    """Return the point between two points."""
    return (a[0] + b[0]) / 2, (a[1] + b[1]) / 2


def test_a_tributary_ends_on_its_parent() -> None:
    """The Nam runs into the drawn Naktong, not beside it."""
    rivers = {river.name: river for river in ground_lines(korea_board()).rivers if river.name in ("Pukhan", "Han")}
    x, y = rivers["Pukhan"].points[-1]
    assert min(hypot(x - u, y - v) for u, v in rivers["Han"].points) < 1e-6


def test_every_bridge_has_a_mark_near_its_hexside() -> None:
    """Road and railway may cross apart; nothing is drawn where there is no bridge."""
    korea = korea_board()
    pixels, marks = HexPixels(korea.grid, 1.0), ground_lines(korea).bridges
    assert {mark.index for mark in marks} == {bridge.index for bridge in korea.bridges}
    for mark in marks:
        bridge = korea.bridges[mark.index]
        x, y = middle(pixels.center(bridge.a), pixels.center(bridge.b))
        assert hypot(mark.at[0] - x, mark.at[1] - y) < 0.6


def test_a_tiny_board_has_lines_without_chains_in_its_file() -> None:
    """Rivers and roads come from the tables of hexsides where the file names none."""
    tiny = board(
        ROWS,
        ruleset(),
        roads={Road.PRIMARY: ["0501 0502 0503"]},
        rails={Rail.SINGLE: ["0501 0502 0503"]},
        rivers={River.MAJOR: ["0502 0503"]},
    )
    lines = ground_lines(tiny)
    assert (len(lines.rivers), len(lines.roads), len(lines.railways)) == (1, 1, 1)
    assert lines.parallel == lines.border == ()
    (mark,) = lines.bridges
    assert mark.road
    assert mark.rail


def test_a_railway_keeps_aside_of_the_road_it_shares() -> None:
    """A twentieth of a hex to the east; alone it runs through the centers."""
    rails = {Rail.SINGLE: ["0501 0502 0503"]}
    shared = ground_lines(board(ROWS, ruleset(), roads={Road.PRIMARY: ["0501 0502 0503"]}, rails=rails))
    alone = ground_lines(board(ROWS, ruleset(), rails=rails))
    x = HexPixels(GRID, 1.0).center(GRID.from_label("0502"))[0]
    assert alone.railways[0].points[8][0] == pytest.approx(x)
    assert shared.railways[0].points[8][0] - x == pytest.approx(3.4 / 48)


def test_the_parallel_runs_level_between_the_regions() -> None:
    """North of every southern center it passes, within the sag of the projection."""
    korea = korea_board()
    (line,) = ground_lines(korea).parallel
    assert max(y for _, y in line) - min(y for _, y in line) < 0.25
    seoul, wonsan = (HexPixels(korea.grid, 1.0).center(korea.place(key).hex) for key in ("seoul", "wonsan"))
    assert wonsan[1] < line[0][1] < seoul[1]


def test_names_have_curves_and_letters_in_a_row() -> None:
    """Every name of the map has a baseline; its letters advance along it."""
    korea = korea_board()
    lines = baselines(korea)
    assert len(lines) == len(korea.names)
    taebaek = next(line for line in lines if line.text == "Taebaek")
    spots = letters_at(taebaek, [0.3] * 7, aside=0.0)
    gaps = [hypot(b[0] - a[0], b[1] - a[1]) for (a, _), (b, _) in pairwise(spots)]
    assert all(0.25 < gap < 0.31 for gap in gaps)
    assert spots[0][0][1] < spots[-1][0][1]
