"""The painter of the ground: tiles join without seams, memory is bounded, names go round counters."""

from pathlib import Path

import pygame
import pytest
from pygame import Rect, Surface

from game.model.ids import Rail, River, Road
from game.resources import asset
from game.ui import ground as ground_module
from game.ui.ground import CALM_COLOR, GroundPainter
from game.ui.picture import map_surface, render_map
from game.view.groundlines import ground_lines
from game.view.hexpixels import ZOOMS, HexPixels
from game.view.maptheme import SEA_TINT
from tests.support.ground import board, place
from tests.support.korea import korea_board
from tests.support.rules import ruleset

TINY = ["....~~", ".hhm~~", ".hma~~", "....x~", "......", "......"]


def painter(hex_width: int) -> GroundPainter:
    """Return a painter of Korea."""
    return GroundPainter(korea_board(), asset("maps").parent, hex_width)


def mean_color(surface: Surface, rect: Rect) -> tuple[int, int, int]:
    """Return the mean color of a part."""
    red, green, blue, *_ = pygame.transform.average_color(surface, rect)
    return red, green, blue


@pytest.mark.parametrize("hex_width", ZOOMS)
def test_every_zoom_shows_land_green_and_sea_blue(hex_width: int) -> None:
    """Honam plain and the East Sea, by the same hexes at every zoom."""
    korea = korea_board()
    ground = painter(hex_width)
    pixels = HexPixels(korea.grid, hex_width)
    for label, is_sea in (("1954", False), ("3830", True)):
        x, y = pixels.center(korea.grid.from_label(label))
        view = Rect(round(x) - 8, round(y) - 6, 16, 12)
        out = Surface(view.size, depth=32)
        ground.paint(out, (0, 0), view)
        red, _, blue = mean_color(out, out.get_rect())
        assert (blue > red) == is_sea


def test_a_view_over_four_tiles_equals_what_one_tile_would_be() -> None:
    """The relief and the lines run on across the seam at a zoom that is scaled."""
    ground = painter(72)
    whole = Surface((200, 200), depth=32)
    ground.paint(whole, (0, 0), Rect(1436, 2972, 200, 200))
    seam: list[int] = []
    inside: list[int] = []
    for y in range(10, 190, 5):
        for store, x in ((seam, 100), (inside, 60)):
            a, b = whole.get_at((x - 1, y)), whole.get_at((x, y))
            store.append(abs(a.r - b.r) + abs(a.g - b.g) + abs(a.b - b.b))
    assert sum(seam) < 2.5 * sum(inside) + 200


def test_tiles_are_kept_and_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    """The same tile is the same picture; the oldest go when the store is full."""
    ground = painter(48)
    first = ground.tile(1, 1)
    assert ground.tile(1, 1) is first
    assert ground.missing(Rect(256, 256, 256, 256)) == []
    monkeypatch.setattr(ground_module, "KEPT_PIXELS", 2 * 256 * 256)
    ground.tile(1, 2)
    ground.tile(1, 3)
    assert ground.missing(Rect(256, 256, 256, 256)) == [(1, 1)]


def test_a_calm_tile_is_paler_and_not_the_kept_one() -> None:
    """42 per cent of saturation under area overlays."""
    ground = painter(48)
    full, calm = ground.tile(1, 3), ground.tile(1, 3, saturation=CALM_COLOR)
    spread = [max(c) - min(c) for c in (mean_color(s, s.get_rect()) for s in (full, calm))]
    assert spread[1] < 0.6 * spread[0]


def test_a_counter_moves_a_name_and_hides_a_dot() -> None:
    """Taegu under a counter: the name keeps clear of it; others stay."""
    ground, korea = painter(48), korea_board()
    view, out = Rect(0, 0, 10, 10), Surface((10, 10), depth=32)
    ground.paint_towns(out, (0, 0), view, counters={})
    before = dict(ground.towns.boxes)
    taegu, seoul = korea.place("taegu"), korea.place("seoul")
    ground.paint_towns(out, (0, 0), view, counters={taegu.hex: 16})
    x, y = HexPixels(korea.grid, 48).center(taegu.hex)
    box = ground.towns.boxes[taegu.index]
    assert not Rect(x - 15, y - 15, 30, 30).colliderect(Rect(box[0], box[1], box[2] - box[0], box[3] - box[1]))
    assert ground.towns.boxes[seoul.index] == before[seoul.index]
    assert not ground.towns.hidden(taegu.hex)


def test_a_map_without_relief_has_flat_tints_and_lines() -> None:
    """The tiny maps of tests can be shown as well."""
    tiny = board(
        TINY,
        ruleset(),
        roads={Road.PRIMARY: ["0100 0101 0102"], Road.TRACK: ["0202 0203"]},
        rails={Rail.NARROW: ["0300 0301"], Rail.DOUBLE: ["0100 0101"]},
        rivers={River.MAJOR: ["0101 0102"], River.MINOR: ["0202 0203"]},
        places=[place("osan", "0102")],
    )
    out = map_surface(tiny, 96)
    x, y = HexPixels(tiny.grid, 96).center(tiny.grid.from_label("0501"))
    assert out.get_at((round(x), round(y)))[:3] == SEA_TINT
    (ax, ay), (bx, by) = ground_lines(tiny).border[0]
    middle = out.get_at((round((ax + bx) * 48), round((ay + by) * 48)))
    assert middle.r > middle.g


def test_a_picture_of_a_part_is_written(tmp_path: Path) -> None:
    """A file of the size asked for."""
    path = tmp_path / "seoul.png"
    render_map(korea_board(), path, 36, part=Rect(400, 1250, 300, 200))
    assert pygame.image.load(path).get_size() == (300, 200)
