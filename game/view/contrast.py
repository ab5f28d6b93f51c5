"""Measures of color: contrast of text, distance for normal and color-blind eyes."""

from collections.abc import Mapping
from math import sqrt
from types import MappingProxyType

from game.view.theme import Color

Matrix = tuple[tuple[float, float, float], tuple[float, float, float], tuple[float, float, float]]

# Machado, Oliveira and Fernandes 2009, severity 1.0, on linear light.
VISIONS: Mapping[str, Matrix] = MappingProxyType(
    {
        "normal": ((1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, 1.0)),
        "protan": (
            (0.152286, 1.052583, -0.204868),
            (0.114503, 0.786281, 0.099216),
            (-0.003882, -0.048116, 1.051998),
        ),
        "deutan": (
            (0.367322, 0.860646, -0.227968),
            (0.280085, 0.672501, 0.047413),
            (-0.011820, 0.042940, 0.968881),
        ),
        "tritan": (
            (1.255528, -0.076749, -0.178779),
            (-0.078411, 0.930809, 0.147602),
            (0.004733, 0.691367, 0.303900),
        ),
    }
)
_TO_XYZ: Matrix = (
    (0.4124564, 0.3575761, 0.1804375),
    (0.2126729, 0.7151522, 0.0721750),
    (0.0193339, 0.1191920, 0.9503041),
)
_WHITE = (0.95047, 1.0, 1.08883)


def _linear(channel: int) -> float:
    value = channel / 255
    return value / 12.92 if value <= 0.04045 else ((value + 0.055) / 1.055) ** 2.4


def _times(matrix: Matrix, vector: tuple[float, float, float]) -> tuple[float, float, float]:
    a, b, c = (sum(m * v for m, v in zip(row, vector, strict=True)) for row in matrix)
    return a, b, c


def luminance(color: Color) -> float:
    """Relative luminance, 0 for black to 1 for white (WCAG 2)."""
    red, green, blue = (_linear(c) for c in color)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(a: Color, b: Color) -> float:
    """The contrast ratio of two colors, 1 to 21 (WCAG 2)."""
    light, dark = sorted((luminance(a), luminance(b)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lab(color: Color, vision: str = "normal") -> tuple[float, float, float]:
    """CIE L*a*b* of ``color`` as eyes of ``vision`` see it."""
    red, green, blue = (_linear(c) for c in color)
    seen = _times(VISIONS[vision], (red, green, blue))
    clipped = tuple(min(1.0, max(0.0, c)) for c in seen)
    xyz = _times(_TO_XYZ, (clipped[0], clipped[1], clipped[2]))
    x, y, z = (_cube(c / w) for c, w in zip(xyz, _WHITE, strict=True))
    return 116 * y - 16, 500 * (x - y), 200 * (y - z)


def _cube(value: float) -> float:
    return value ** (1 / 3) if value > 216 / 24389 else (24389 / 27 * value + 16) / 116


def distance(a: Color, b: Color, vision: str = "normal") -> float:
    """CIE76 distance of two colors as eyes of ``vision`` see them."""
    return sqrt(sum((p - q) ** 2 for p, q in zip(lab(a, vision), lab(b, vision), strict=True)))
