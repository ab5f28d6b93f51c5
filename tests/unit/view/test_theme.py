"""The numbers of the style book about colors and sizes."""

from itertools import combinations

import pytest

from game.resources import asset
from game.view.contrast import VISIONS, contrast, distance
from game.view.theme import (
    FONT_FILES,
    HIGH_CONTRAST,
    HISTORICAL,
    MOTION,
    PALETTES,
    REDUCED_MOTION,
    STAFF,
    Palette,
    default_scale,
    fitting_scale,
    mix,
    shade,
)

SAFE = [p for p in PALETTES.values() if p.color_blind_safe]


def nearest_armies(palette: Palette, vision: str) -> float:
    """The smallest distance between two armies; the Marines are a shade of the US Army on purpose."""
    pairs = combinations(palette.armies.items(), 2)
    return min(distance(a.fill, b.fill, vision) for (x, a), (y, b) in pairs if {x, y} != {"us", "usmc"})


@pytest.mark.parametrize("vision", VISIONS)
@pytest.mark.parametrize("palette", SAFE, ids=lambda p: p.key)
def test_armies_are_told_apart_by_color_blind_eyes(palette: Palette, vision: str) -> None:
    assert nearest_armies(palette, vision) >= 25


def test_the_default_palette_has_the_distances_of_the_style_book() -> None:
    assert [int(nearest_armies(STAFF, v)) for v in VISIONS] == [34, 30, 35, 34]
    fronts = [round(distance(STAFF.front_un, STAFF.front_communist, v)) for v in VISIONS]
    assert fronts == [102, 77, 93, 119]
    levels = (STAFF.good, STAFF.gold, STAFF.crit)
    nearest = [round(min(distance(a, b, v) for a, b in combinations(levels, 2))) for v in VISIONS]
    assert nearest == [57, 39, 24, 57]


def test_the_historical_palette_says_that_it_is_not_safe() -> None:
    assert min(nearest_armies(HISTORICAL, v) for v in VISIONS) < 25
    assert not HISTORICAL.color_blind_safe


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.key)
def test_text_is_readable_on_panels_and_counters(palette: Palette) -> None:
    for name, least in (("text", 12), ("t2", 7.5), ("t3", 4.5), ("gold", 9), ("good", 6.5), ("bad", 6), ("crit", 4)):
        assert contrast(getattr(palette, name), palette.raised) >= least, name
    assert contrast(palette.gold_ink, palette.gold) >= 7
    assert contrast(palette.ink, palette.paper) >= 11
    assert contrast(palette.ink2, palette.paper) >= 5.5
    for army in palette.armies.values():
        assert contrast(army.text, army.fill) >= 5.5


def test_high_contrast_has_no_gray_text() -> None:
    assert HIGH_CONTRAST.t2 == HIGH_CONTRAST.t3 == HIGH_CONTRAST.text
    assert HIGH_CONTRAST.panel == (0, 0, 0)


def test_every_font_file_is_shipped_and_all_are_small() -> None:
    files = {asset(f"fonts/{name}") for name in FONT_FILES.values()}
    assert all(path.is_file() for path in files)
    assert sum(path.stat().st_size for path in files) < 400_000


def test_scales_follow_the_display() -> None:
    assert [default_scale(lines) for lines in (720, 1080, 1440, 2160)] == [1.0, 1.0, 1.5, 2.0]


def test_a_scale_too_large_for_the_window_is_lowered() -> None:
    assert fitting_scale(2.0, 3840) == 2.0
    assert fitting_scale(2.0, 1280) == 1.25
    assert fitting_scale(1.0, 640) == 0.75


def test_reduced_motion_keeps_only_the_steps_of_units() -> None:
    assert REDUCED_MOTION.unit_step == MOTION.unit_step
    assert REDUCED_MOTION.panel_in == REDUCED_MOTION.front == REDUCED_MOTION.toast == 0


def test_colors_stay_in_range() -> None:
    assert shade((200, 100, 0), 2) == (255, 200, 0)
    assert mix((0, 0, 0), (100, 200, 255), 0.5) == (50, 100, 128)
