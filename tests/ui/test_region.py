"""The part of the map in the picture of a briefing."""

import pytest

from game.session.setting import open_scenario
from game.ui.screens.region import fitted, framed, region_of
from game.view.hexpixels import WITH_TAGS, HexPixels


@pytest.mark.parametrize("size", [(400, 640), (960, 960), (1400, 500)])
def test_all_that_a_small_map_is_about_is_in_its_picture(size: tuple[int, int]) -> None:
    """On a window wider than the map the tutorial lost the first units in the north; the card is filled instead."""
    setting = open_scenario("tutorial")
    hexes = region_of(setting.board, setting.scenario)
    pixels = HexPixels(setting.board.grid, WITH_TAGS)
    part, scale = fitted(setting.board, hexes, WITH_TAGS, size)
    assert all(part.collidepoint(pixels.center(h)) for h in hexes)
    assert part.width * scale <= size[0] + 1
    assert part.height * scale <= size[1] + 1
    covering, larger = framed(setting.board, hexes, WITH_TAGS, size)
    assert covering.width * larger == pytest.approx(size[0], abs=2 * larger)
    assert covering.height * larger == pytest.approx(size[1], abs=2 * larger)
