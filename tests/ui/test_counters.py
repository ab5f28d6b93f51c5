"""Counters as pixels: what must be on them, and that the second drawing is free."""

from dataclasses import replace

import pygame
import pytest

from game.ui.counters import CounterPainter, margin_px
from game.view.counters import Badge, CounterFace, Echelon, Ring, Shape, Symbol
from game.view.theme import PALETTES, STAFF, Palette

FACE = CounterFace(Shape.SQUARE, "us", Symbol.INFANTRY, Echelon.REGIMENT, "5 Cav", 5400, 68, 60, "12", 2)
SIZES = (10, 24, 32, 48, 64, 96)


def colors(surface: pygame.Surface) -> set[tuple[int, int, int]]:
    seen = (surface.get_at((x, y)) for x in range(surface.get_width()) for y in range(surface.get_height()))
    return {(c.r, c.g, c.b) for c in seen}


@pytest.mark.parametrize("army", STAFF.armies)
@pytest.mark.parametrize("symbol", Symbol)
def test_every_army_and_symbol_is_drawn_at_every_size(army: str, symbol: Symbol) -> None:
    painter = CounterPainter(STAFF)
    for px in SIZES:
        sprite = painter.sprite(replace(FACE, army=army, symbol=symbol), px)
        assert sprite.get_at(sprite.get_rect().center).a == 255


@pytest.mark.parametrize("echelon", Echelon)
@pytest.mark.parametrize("badge", Badge)
def test_every_echelon_and_badge_is_drawn(echelon: Echelon, badge: Badge) -> None:
    plain = CounterPainter(STAFF).sprite(replace(FACE, echelon=echelon), 64)
    marked = CounterPainter(STAFF).sprite(replace(FACE, echelon=echelon, badge=badge), 64)
    assert colors(plain) != colors(marked)


def test_the_same_face_is_drawn_once() -> None:
    painter = CounterPainter(STAFF)
    assert painter.sprite(FACE, 48) is painter.sprite(replace(FACE), 48)
    assert painter.sprite(FACE, 48) is not painter.sprite(FACE, 64)


def test_the_side_reads_by_the_shape() -> None:
    """A cut corner shows what lies under it where the square shows itself."""
    painter = CounterPainter(STAFF)
    inside = margin_px(96) + 6
    assert painter.sprite(FACE, 96).get_at((inside, inside)).a == 255
    assert painter.sprite(replace(FACE, shape=Shape.CUT), 96).get_at((inside, inside)).a < 255


def test_a_last_known_unit_lets_the_map_through() -> None:
    sprite = CounterPainter(STAFF).sprite(replace(FACE, last_known=True, estimated=True), 64)
    assert 120 < sprite.get_at(sprite.get_rect().center).a < 160


def test_gauges_show_their_level() -> None:
    painter = CounterPainter(STAFF)
    assert STAFF.crit in colors(painter.sprite(replace(FACE, supply=20), 96))
    assert STAFF.gold in colors(painter.sprite(replace(FACE, supply=40), 96))
    assert STAFF.good in colors(painter.sprite(FACE, 96))


def test_a_short_unit_carries_a_dot_at_the_smallest_size() -> None:
    painter = CounterPainter(STAFF)
    assert STAFF.crit in colors(painter.sprite(replace(FACE, supply=20), 24))
    assert STAFF.crit not in colors(painter.sprite(FACE, 24))


@pytest.mark.parametrize("palette", PALETTES.values(), ids=lambda p: p.key)
def test_states_are_drawn_in_every_palette(palette: Palette) -> None:
    painter = CounterPainter(palette)
    states = (
        replace(FACE, ring=Ring.SELECTED),
        replace(FACE, ring=Ring.TARGET),
        replace(FACE, spent=True),
        replace(FACE, stack=4),
        replace(FACE, cohesion=None, supply=None, estimated=True),
    )
    for state in states:
        assert painter.sprite(state, 64).get_width() == 64 + 2 * margin_px(64)
