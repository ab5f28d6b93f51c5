"""The bar over the map."""

from game.model.ids import Sky
from game.ui.icons import ICONS
from game.ui.play.top_bar import SKY_ICONS


def test_every_sky_has_its_icon() -> None:
    assert {ICONS[SKY_ICONS[sky]] for sky in Sky}
