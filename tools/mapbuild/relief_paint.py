"""Colors of the relief: tint by height, light from three sides, sea by distance from land, foreign land quiet."""

from dataclasses import dataclass

import numpy as np
from PIL import Image as Pictures
from PIL import ImageDraw

from tools.mapbuild.geodata import Floats
from tools.mapbuild.land import fill
from tools.mapbuild.raster import Frame, Image, sample, value_noise
from tools.mapbuild.relief_land import COARSE, Country, detailed_height

MARGIN = 6

TINT = (
    (0, (172, 190, 140)),
    (40, (184, 199, 146)),
    (120, (204, 208, 155)),
    (250, (220, 211, 164)),
    (450, (216, 196, 148)),
    (750, (200, 173, 128)),
    (1100, (181, 152, 115)),
    (1500, (166, 143, 118)),
    (1900, (184, 171, 158)),
    (2400, (232, 230, 228)),
)
SUNS = ((315, 42, 0.62), (285, 48, 0.22), (0, 55, 0.16))  # azimuth, altitude, weight
SHADOW, LIGHT = (58, 62, 98), (255, 246, 218)
QUIET = (214, 208, 196)
SHORE, DEEP = (171, 205, 214), (70, 118, 156)
SURF = (196, 222, 226)
COAST = (46, 66, 84)
BORDER = (132, 72, 108)
LAKE, LAKE_EDGE = (84, 150, 202), (46, 84, 120)
STEPS = 5


@dataclass(frozen=True)
class Finish:
    """What differs between the sizes of picture: exaggeration of slopes, strength of the ridges, line widths in px."""

    exaggeration: float
    ridges: float
    coast_px: float
    supersample: int


FINISHES = {24: Finish(6.0, 0.62, 0.7, 3), 48: Finish(4.8, 0.88, 0.9, 2), 96: Finish(4.3, 1.05, 1.3, 2)}


def paint(land: Country, at: Frame, finish: Finish) -> Image:
    """Return the colors (rows, columns, 3) from 0 to 255 of a part of the picture."""
    wide = at.part(-MARGIN, at.height + MARGIN, -MARGIN, at.width + MARGIN)
    height = detailed_height(land, wide, finish.ridges)
    inner = (slice(MARGIN, -MARGIN), slice(MARGIN, -MARGIN))
    shade = hillshade(height, wide.per_km, finish.exaggeration)[inner]
    metres = height[inner]
    shade += np.float32(0.05) * np.clip((metres - sample(land.smooth, COARSE, at)) / 120, -1.5, 1.5)
    ground = _lit(_tint(metres), shade)
    ground = _quiet(ground, np.clip(sample(land.foreign, COARSE, at), 0, 1))
    ground = _mix(ground, BORDER, np.float32(0.42) * np.clip(sample(land.border, COARSE, at), 0, 1))
    lakes = _coverage(land.lakes, at, finish.supersample)
    ground = _mix(ground, LAKE_EDGE, np.float32(0.7) * _lines(land.lakes, at, finish.coast_px * 1.4))
    ground = _mix(ground, LAKE, lakes)
    dry = _coverage(land.coast, at, finish.supersample)
    picture = ground * dry[..., None] + _sea(land, at) * (1 - dry)[..., None]
    return _mix(picture, COAST, np.float32(0.7) * _lines(land.coast, at, finish.coast_px))


def _mix(colors: Image, tone: tuple[int, int, int], share: Image) -> Image:
    out: Image = colors + (np.array(tone, dtype=np.float32) - colors) * share[..., None]
    return out


def _tint(metres: Image) -> Image:
    at = [m for m, _ in TINT]
    channels = [np.interp(metres, at, [c[i] for _, c in TINT]) for i in range(3)]
    return np.stack(channels, axis=-1).astype(np.float32)


def hillshade(height: Image, per_km: float, exaggeration: float) -> Image:
    """Return light relative to flat ground: below 0 shadow (to -1), above 0 light (to 1)."""
    scale = np.float32(exaggeration * per_km / 1000)
    south, east = np.gradient(height * scale)
    length = np.sqrt(1 + east**2 + south**2)
    total, flat = np.zeros_like(height), 0.0
    for azimuth, altitude, weight in SUNS:
        a, h = np.radians(azimuth), np.radians(altitude)
        lx, ly, lz = np.sin(a) * np.cos(h), -np.cos(a) * np.cos(h), np.sin(h)
        total += np.float32(weight) * np.maximum(0, (lz - lx * east - ly * south) / length).astype(np.float32)
        flat += weight * float(lz)
    return np.where(total < flat, total / np.float32(flat) - 1, (total - flat) / np.float32(1 - flat))


def _lit(colors: Image, shade: Image) -> Image:
    dark, light = np.clip(-shade, 0, 1), np.clip(shade, 0, 1)
    colors = colors * (1 - np.float32(0.62) * dark + np.float32(0.30) * light)[..., None]
    colors = _mix(colors, SHADOW, np.float32(0.22) * dark)
    return np.minimum(_mix(colors, LIGHT, np.float32(0.20) * light), 255)


def _quiet(colors: Image, share: Image) -> Image:
    grey = (colors @ np.array([0.3, 0.59, 0.11], dtype=np.float32))[..., None]
    faint = (colors + grey) / 2
    faint = faint + (np.array(QUIET, dtype=np.float32) - faint) * np.float32(0.28)
    out: Image = colors + (faint - colors) * share[..., None]
    return out


def _sea(land: Country, at: Frame) -> Image:
    """Return the color of the sea: distance from land stands for depth, half smooth and half in steps."""
    depth = _depth(land, at)
    level = depth * STEPS
    whole = np.floor(level)
    stepped = (whole + np.clip((level - whole - np.float32(0.5)) * 6 + np.float32(0.5), 0, 1)) / STEPS
    shore = np.broadcast_to(np.array(SHORE, dtype=np.float32), (*depth.shape, 3))
    colors = _mix(shore, DEEP, np.clip((depth + stepped) / 2, 0, 1))
    far = _lines(land.coast, at, 2 * 1.45 * at.per_km)
    near = _lines(land.coast, at, 2 * 0.75 * at.per_km)
    return _mix(colors, SURF, np.float32(0.34) * np.clip(far - near, 0, 1) + np.float32(0.16) * near)


def _depth(land: Country, at: Frame) -> Image:
    """Return depth from 0 to 1: shallow in the west, deep in the east, uneven as a sea floor is."""
    x, y = np.meshgrid(at.xs, at.ys)
    swell = value_noise(0.8 * x - 0.6 * y, 0.6 * x + 0.8 * y, 74.0, 41)
    swell = swell + value_noise(0.5 * x + 0.86 * y, 0.86 * x - 0.5 * y, 33.0, 42)
    away = sample(land.offshore, COARSE, at) * (np.float32(0.82) + np.float32(0.18) * swell)
    basin = np.interp(at.xs, [-130.0, 40.0, 230.0], [0.55, 1.0, 2.2]).astype(np.float32)
    depth = np.clip(away * basin[None] / 120, 0, 1) ** np.float32(0.75)
    halo = np.exp(-((sample(land.islets, COARSE, at) / 3.5) ** 2))
    out: Image = depth * (1 - np.float32(0.5) * halo)
    return out


def _coverage(rings: list[Floats], at: Frame, supersample: int) -> Image:
    """Return the share of each cell inside the rings."""
    n = supersample
    near = [ring for ring in rings if _touches(ring, at)]
    inside = fill(near, at.west, at.north, (at.height * n, at.width * n), at.per_km * n)
    share = inside.reshape(at.height, n, at.width, n).mean((1, 3))
    covered: Image = share.astype(np.float32)
    return covered


def _touches(ring: Floats, at: Frame) -> bool:
    """Return whether a ring reaches the rows of a frame (columns matter for the parity of what lies west)."""
    low, high = ring[:, 1].min(), ring[:, 1].max()
    return bool(low < at.north and high > at.north - at.height / at.per_km)


def _lines(rings: list[Floats], at: Frame, width_px: float) -> Image:
    """Return lines of a width as coverage from 0 to 1, drawn at double size and reduced."""
    n = 3 if width_px < 4 else 1
    picture = Pictures.new("L", (at.width * n, at.height * n), 0)
    draw = ImageDraw.Draw(picture)
    scale, wide = at.per_km * n, max(1, round(width_px * n))
    for ring in rings:
        if _touches(ring, at.part(-40, at.height + 40, 0, at.width)):
            spots = np.stack([(ring[:, 0] - at.west) * scale, (at.north - ring[:, 1]) * scale], axis=1)
            draw.line([(float(x), float(y)) for x, y in spots], fill=255, width=wide, joint="curve")
    if n > 1:
        picture = picture.resize((at.width, at.height), Pictures.Resampling.BOX)
    return np.asarray(picture, dtype=np.float32) / 255
