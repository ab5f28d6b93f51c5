"""Rasters in kilometres and how to read them at pixels: cubic splines, blurs, distances, repeatable value noise."""

from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt

Image = npt.NDArray[np.floating[Any]]  # single precision, unless it must be exact


@dataclass(frozen=True)
class Frame:
    """A grid of square cells: kilometres of its north-western corner, cells per kilometre, size in cells."""

    west: float
    north: float
    per_km: float
    width: int
    height: int

    @property
    def xs(self) -> Image:
        """Kilometres east of the middles of the columns."""
        return (self.west + (np.arange(self.width) + 0.5) / self.per_km).astype(np.float32)

    @property
    def ys(self) -> Image:
        """Kilometres north of the middles of the rows."""
        return (self.north - (np.arange(self.height) + 0.5) / self.per_km).astype(np.float32)

    def part(self, top: int, bottom: int, left: int, right: int) -> "Frame":
        """Return a rectangle of cells as a frame of its own."""
        west, north = self.west + left / self.per_km, self.north - top / self.per_km
        return Frame(west, north, self.per_km, right - left, bottom - top)


def sample(raster: Image, of: Frame, at: Frame) -> Image:
    """Return a raster read at the cells of another frame by cubic B-splines (smooth, no overshoot)."""
    rows = (of.north - at.ys) * of.per_km - 0.5
    columns = (at.xs - of.west) * of.per_km - 0.5
    index, weights = _taps(rows, raster.shape[0])
    tall = np.zeros((len(rows), raster.shape[1]), dtype=np.float32)
    for i, w in zip(index, weights, strict=True):
        tall += w[:, None] * raster[i]
    index, weights = _taps(columns, raster.shape[1])
    wide = np.zeros((len(rows), len(columns)), dtype=np.float32)
    for i, w in zip(index, weights, strict=True):
        wide += w[None] * tall[:, i]
    return wide


def _taps(at: Image, size: int) -> tuple[list[npt.NDArray[np.intp]], list[Image]]:
    base = np.floor(at).astype(np.intp)
    t = (at - base).astype(np.float32)
    u = 1 - t
    weights = [u**3 / 6, (3 * t**3 - 6 * t**2 + 4) / 6, (3 * u**3 - 6 * u**2 + 4) / 6, t**3 / 6]
    return [np.clip(base + k, 0, size - 1) for k in (-1, 0, 1, 2)], [w.astype(np.float32) for w in weights]


def spline_coefficients(grid: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Return the cubic B-spline coefficients whose spline passes through the grid's values."""
    return _prefilter(_prefilter(grid).T).T


def _prefilter(values: npt.NDArray[np.float64]) -> npt.NDArray[np.float64]:
    """Filter along the first axis, the ends mirrored."""
    pole = 3**0.5 - 2
    out = values.astype(np.float64) * 6
    horizon = pole ** np.arange(24)
    out[0] = (out[: len(horizon)] * horizon[: len(out), None]).sum(0)
    for i in range(1, len(out)):
        out[i] += pole * out[i - 1]
    out[-1] = pole / (pole * pole - 1) * (out[-1] + pole * out[-2])
    for i in range(len(out) - 2, -1, -1):
        out[i] = pole * (out[i + 1] - out[i])
    return out


def spline_at(coefficients: npt.NDArray[np.float64], rows: Image, columns: Image) -> Image:
    """Return the spline at scattered places; ``rows`` and ``columns`` are two-dimensional."""
    row_index, row_weights = _taps(rows, coefficients.shape[0])
    column_index, column_weights = _taps(columns, coefficients.shape[1])
    total = np.zeros(rows.shape, dtype=np.float64)
    for i, a in zip(row_index, row_weights, strict=True):
        for k, b in zip(column_index, column_weights, strict=True):
            total += a * b * coefficients[i, k]
    return total.astype(np.float32)


def blur(raster: Image, sigma: float) -> Image:
    """Return the raster blurred by about a Gaussian of ``sigma`` cells, edges repeated."""
    radius = int(3 * sigma + 1)
    kernel = np.exp(-0.5 * (np.arange(-radius, radius + 1) / sigma) ** 2)
    kernel = (kernel / kernel.sum()).astype(np.float32)
    return _along(_along(raster, kernel).T, kernel).T


def _along(raster: Image, kernel: Image) -> Image:
    radius = len(kernel) // 2
    padded = np.pad(raster, ((radius, radius), (0, 0)), mode="edge")
    out = np.zeros_like(raster, dtype=np.float32)
    for i, weight in enumerate(kernel):
        out += weight * padded[i : i + len(raster)]
    return out


def distance(inside: npt.NDArray[np.bool_], most: int) -> Image:
    """Return the distance in cells to the nearest cell inside, exact up to ``most``."""
    far = np.float32(most)
    column = np.where(inside, np.float32(0), far)
    for i in range(1, len(column)):
        column[i] = np.minimum(column[i], column[i - 1] + 1)
    for i in range(len(column) - 2, -1, -1):
        column[i] = np.minimum(column[i], column[i + 1] + 1)
    squares = np.minimum(column, far) ** 2
    padded = np.pad(squares, ((0, 0), (most, most)), constant_values=far * far)
    best = squares.copy()
    for k in range(-most, most + 1):
        np.minimum(best, padded[:, most + k : most + k + best.shape[1]] + np.float32(k * k), out=best)
    root: Image = np.sqrt(best)
    return root


def value_noise(x: Image, y: Image, wavelength: float, seed: int) -> Image:
    """Return smooth noise from 0 to 1 at places in kilometres; the same everywhere."""
    u, v = x / np.float32(wavelength), y / np.float32(wavelength)
    i, k = np.floor(u).astype(np.int32), np.floor(v).astype(np.int32)
    s, t = u - i, v - k
    s, t = s * s * s * (s * (s * 6 - 15) + 10), t * t * t * (t * (t * 6 - 15) + 10)
    i0, k0 = int(i.min()), int(k.min())
    table = _lattice(i0, int(i.max()) + 2, k0, int(k.max()) + 2, seed)
    i, k = i - i0, k - k0
    top = table[k, i] + s * (table[k, i + 1] - table[k, i])
    low = table[k + 1, i] + s * (table[k + 1, i + 1] - table[k + 1, i])
    out: Image = top + t * (low - top)
    return out


def _lattice(i0: int, i1: int, k0: int, k1: int, seed: int) -> Image:
    k, i = np.mgrid[k0:k1, i0:i1].astype(np.int64)
    h = (i * 0x9E3779B1 + k * 0x85EBCA77 + seed * 0xC2B2AE3D) & 0xFFFFFFFF
    h = ((h ^ (h >> 15)) * 0x2C1B3C6D) & 0xFFFFFFFF
    h = ((h ^ (h >> 12)) * 0x297A2D39) & 0xFFFFFFFF
    h ^= h >> 15
    out: Image = ((h & 0xFFFF) / 65535.0).astype(np.float32)
    return out
