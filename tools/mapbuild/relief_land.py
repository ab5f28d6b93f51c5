"""The shape of the country for pictures: heights, ruggedness, valleys along drawn rivers, distance from the coast."""

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt
from PIL import Image as Pictures
from PIL import ImageDraw

from game.view.curves import chaikin
from game.view.rivercurves import RiverCurve
from tools.mapbuild.geodata import FOLDER, Floats, Geodata
from tools.mapbuild.land import fill
from tools.mapbuild.projection import CENTRAL_MERIDIAN, CORNER_KM, EARTH_KM, HEX_KM, ORIGIN_LATITUDE, X0_KM, Y0_KM
from tools.mapbuild.raster import Frame, Image, blur, distance, sample, spline_at, spline_coefficients, value_noise

COARSE = Frame(-340.0, 635.0, 1.0, 680, 1240)
FINE = Frame(-320.0, 615.0, 4.0, 2560, 4800)
HEX_WIDTH_KM = 2 * CORNER_KM
WEST_KM, NORTH_KM = X0_KM - CORNER_KM, Y0_KM + HEX_KM / 2  # north-western corner of the pictures
NATIVE_DEG = 1 / 30
GRAIN_KM = 0.95  # the source shows its blocks below this
ROUGH_KM, ROUGH_MAX = 5.0, 220.0
VALLEY_KM = 1.5
BIG_ISLAND_KM2 = 60.0
SEA_REACH_KM = 150
OCTAVES = (7.5, 4.1, 2.2, 1.2, 0.65)
FADE = 0.56
WARPS = ((9.0, 1.6, 91), (2.6, 0.45, 95))  # wavelength and swing in km, seed


def frame_of(hex_width: int) -> Frame:
    """Return the frame of the picture for a hex width in pixels."""
    per_km = hex_width / HEX_WIDTH_KM
    width = round(hex_width * (0.75 * 44 + 1))
    height = round(hex_width * 3**0.5 / 2 * 75.5)
    return Frame(WEST_KM, NORTH_KM, per_km, width, height)


@dataclass(frozen=True)
class Country:
    """Rasters on the kilometre grid, valleys on the fine one; lines in kilometres."""

    height: Image
    smooth: Image
    rough: Image
    offshore: Image
    islets: Image
    foreign: Image
    border: Image
    valleys: Image
    coast: list[Floats]
    lakes: list[Floats]


def country(geodata: Geodata, rivers: list[RiverCurve]) -> Country:
    """Return everything that does not depend on the size of the picture."""
    height = _heights()
    high_pass = height - blur(height, ROUGH_KM)
    rough = np.minimum(np.sqrt(blur(high_pass**2, ROUGH_KM)), ROUGH_MAX)
    lines = {curve.name: np.array([_km(p) for p in curve.points]) for curve in reversed(rivers)}
    curves = [np.array([_km(p) for p in curve.points]) for curve in rivers]
    border = _line_glow([lines["Yalu"], lines["Tumen"]], COARSE, 1.9)
    big, small = _islands(geodata)
    return Country(
        height,
        blur(height, 4.0),
        rough,
        blur(distance(big, SEA_REACH_KM), 1.5),
        distance(small, 20),
        blur(_foreign(lines), 1.6),
        border,
        _line_glow(curves, FINE, VALLEY_KM / 2**0.5),
        [ring for rings in geodata.land for ring in rings],
        [_rounded(ring) for rings in geodata.lakes for ring in rings],
    )


def _rounded(ring: Floats) -> Floats:
    """Return a ring with its corners cut, if it was drawn by hand with few of them."""
    if len(ring) > 60:
        return ring
    looped = [(float(x), float(y)) for x, y in ring] + [(float(ring[1][0]), float(ring[1][1]))]
    smooth = chaikin(looped, 2)[1:]
    return np.array([*smooth, smooth[0]])


def _km(at: tuple[float, float]) -> tuple[float, float]:
    """Return kilometres of a point in hex-width units."""
    return WEST_KM + at[0] * HEX_WIDTH_KM, NORTH_KM - at[1] * HEX_WIDTH_KM


def _heights() -> Image:
    with np.load(FOLDER / "elevation.npz") as arrays:
        native = arrays["elev_native"].astype(np.float64)
    x, y = np.meshgrid(COARSE.xs.astype(np.float64), COARSE.ys.astype(np.float64))
    d = y / EARTH_KM + np.radians(ORIGIN_LATITUDE)
    lon = CENTRAL_MERIDIAN + np.degrees(np.arctan2(np.sinh(x / EARTH_KM), np.cos(d)))
    lat = np.degrees(np.arcsin(np.sin(d) / np.cosh(x / EARTH_KM)))
    rows, columns = (43.5 - lat) / NATIVE_DEG - 0.5, (lon - 123.5) / NATIVE_DEG - 0.5
    heights = spline_at(spline_coefficients(native), rows.astype(np.float32), columns.astype(np.float32))
    return np.maximum(blur(heights, GRAIN_KM), 0)


def _islands(geodata: Geodata) -> tuple[npt.NDArray[np.bool_], npt.NDArray[np.bool_]]:
    """Return land that makes the sea shallow, and small islands that get a halo only."""
    big = [rings for rings in geodata.land if _area(rings[0]) > BIG_ISLAND_KM2]
    size = (COARSE.height, COARSE.width)
    everything = fill([r for rings in geodata.land for r in rings], COARSE.west, COARSE.north, size, 1.0)
    main = fill([r for rings in big for r in rings], COARSE.west, COARSE.north, size, 1.0)
    return main, everything & ~main


def _area(ring: Floats) -> float:
    x, y = ring[:, 0], ring[:, 1]
    return abs(float((x[:-1] * y[1:] - x[1:] * y[:-1]).sum())) / 2


def _foreign(lines: dict[str, Floats]) -> Image:
    """Return 1 beyond Yalu and Tumen and in Japan."""
    yalu, tumen = lines["Yalu"][::-1], lines["Tumen"]
    around = np.array([(900.0, float(tumen[-1][1])), (900.0, 900.0), (-900.0, 900.0), (-900.0, float(yalu[0][1]))])
    north = np.concatenate([yalu, tumen, around, yalu[:1]])
    japan = np.array([(150.0, -345.0), (900.0, -345.0), (900.0, -900.0), (150.0, -900.0), (150.0, -345.0)])
    return fill([north, japan], COARSE.west, COARSE.north, (COARSE.height, COARSE.width), 1.0).astype(np.float32)


def _line_glow(lines: list[Floats], frame: Frame, sigma_km: float) -> Image:
    """Return exp(-d^2 / 2 sigma^2) of the distance to lines, drawn and blurred."""
    picture = Pictures.new("L", (frame.width, frame.height), 0)
    draw = ImageDraw.Draw(picture)
    for line in lines:
        draw.line(_pixels(line, frame), fill=255, width=2)
    sigma = sigma_km * frame.per_km
    glow = blur(np.asarray(picture, dtype=np.float32) / 255, sigma) * np.float32(sigma * (2 * np.pi) ** 0.5 / 2)
    shown: Image = np.clip(glow, 0, 1)
    return shown


def _pixels(line: Floats, frame: Frame) -> list[tuple[float, float]]:
    return [((x - frame.west) * frame.per_km, (frame.north - y) * frame.per_km) for x, y in line.tolist()]


def detailed_height(land: Country, at: Frame, strength: float) -> Image:
    """Return metres at the cells of a frame: spline heights, ridges on rough ground, valleys along the rivers."""
    height = sample(land.height, COARSE, at)
    rough = sample(land.rough, COARSE, at)
    x, y = np.meshgrid(at.xs, at.ys)
    valley = sample(land.valleys, FINE, at)
    return height + ridges(x, y) * rough * np.float32(strength) - valley * (np.float32(1.1) * rough + np.float32(15))


def ridges(x: Image, y: Image) -> Image:
    """Return ridged noise about zero: sharp crests, wide valleys, warped and turned so that no lattice shows."""
    east, north = x, y
    for wavelength, swing, seed in WARPS:
        east, north = (
            east + np.float32(2 * swing) * (value_noise(x, y, wavelength, seed) - np.float32(0.5)),
            north + np.float32(2 * swing) * (value_noise(x, y, wavelength, seed + 1) - np.float32(0.5)),
        )
    total = np.zeros_like(x)
    weight, sum_of_weights = 1.0, 0.0
    for i, wavelength in enumerate(OCTAVES):
        c, s = np.float32(np.cos(0.5 + 1.1 * i)), np.float32(np.sin(0.5 + 1.1 * i))
        crest = 1 - np.abs(2 * value_noise(c * east - s * north, s * east + c * north, wavelength, 7 + i) - 1)
        total += np.float32(weight) * (crest - np.float32(0.66))
        sum_of_weights += weight
        weight *= FADE
    return total * np.float32(2.2 / sum_of_weights)
