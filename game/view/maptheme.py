"""Colors, widths and type sizes of the map by zoom: the tokens of everything the ground painter draws."""

from dataclasses import dataclass
from types import MappingProxyType

from game.view.theme import Color, Role

FINE = 2  # lines are drawn this many times larger and reduced

GRID: Color = (38, 34, 26)
SEA_GRID_ALPHA = 30
RIVER: Color = (84, 150, 202)
RIVER_CASING: Color = (44, 84, 122)
PRIMARY: Color = (226, 128, 72)
PRIMARY_CASING: Color = (110, 50, 28)
SECONDARY: Color = (250, 240, 206)
SECONDARY_CASING: Color = (128, 106, 74)
TRACK: Color = (146, 122, 88)
RAIL_DARK: Color = (40, 38, 36)
RAIL_LIGHT: Color = (248, 246, 240)
NARROW: Color = (84, 78, 70)
BRIDGE: Color = (22, 20, 18)
BRIDGE_EDGE: Color = (250, 248, 240)
PARALLEL: Color = (190, 62, 48)
NUMBER: Color = (66, 54, 40)
NUMBER_ALPHA = 105

LAND_TINTS: tuple[Color, ...] = ((186, 200, 146), (214, 208, 160), (205, 178, 132), (180, 158, 136))  # by terrain index
SEA_TINT: Color = (120, 170, 196)
OUTSIDE: Color = (14, 17, 20)  # beyond the edge of the map
FOREIGN_TINT: Color = (206, 202, 190)
BORDER_TINT: Color = (150, 84, 116)
BORDER_ALPHA = 130

LABEL: Color = (20, 17, 14)
LABEL_HALO: Color = (248, 243, 226)
RANGE: Color = (84, 50, 34)
RANGE_HALO: Color = (244, 232, 204)
SEA_NAME: Color = (244, 250, 252)
LAND_NAME: Color = (92, 86, 78)
ISLAND_NAME: Color = (78, 72, 62)
RIVER_NAME: Color = (36, 82, 132)

DOT_EDGE: Color = (24, 21, 18)
DOT_CAPITAL: Color = (206, 44, 36)
DOT_CITY: Color = (250, 214, 110)
DOT_TOWN: Color = (252, 248, 236)


@dataclass(frozen=True, slots=True)
class Zoom:
    """Widths in pixels and what is shown at one hex width."""

    grid_alpha: int
    major: float
    minor: float
    primary: float
    secondary: float
    track: float
    rail: float
    bridge: float
    numbers: int  # size of hex numbers, 0 for none
    tiers: int  # places up to this tier have a dot and a name
    range_size: int
    sea_size: int
    river_size: int  # 0 for none
    label_sizes: tuple[int, int, int, int]
    dots: tuple[float, float, float, float]  # radius by tier
    halo: float


ZOOM_STYLES = MappingProxyType(
    {
        9: Zoom(
            grid_alpha=0,
            major=1.1,
            minor=0.4,
            primary=0.9,
            secondary=0.0,
            track=0.0,
            rail=0.0,
            bridge=0.0,
            numbers=0,
            tiers=1,
            range_size=0,
            sea_size=0,
            river_size=0,
            label_sizes=(12, 11, 10, 10),
            dots=(3.0, 2.4, 2.0, 2.0),
            halo=1.2,
        ),
        14: Zoom(
            grid_alpha=0,
            major=1.5,
            minor=0.6,
            primary=1.3,
            secondary=0.0,
            track=0.0,
            rail=0.5,
            bridge=0.0,
            numbers=0,
            tiers=1,
            range_size=0,
            sea_size=12,
            river_size=0,
            label_sizes=(13, 11, 10, 10),
            dots=(3.8, 3.0, 2.4, 2.0),
            halo=1.3,
        ),
        24: Zoom(
            grid_alpha=54,
            major=2.1,
            minor=0.85,
            primary=1.9,
            secondary=0.75,
            track=0.5,
            rail=0.8,
            bridge=0.0,
            numbers=0,
            tiers=2,
            range_size=10,
            sea_size=17,
            river_size=0,
            label_sizes=(16, 13, 11, 10),
            dots=(5.0, 3.9, 2.8, 2.2),
            halo=1.35,
        ),
        36: Zoom(
            grid_alpha=60,
            major=3.0,
            minor=1.4,
            primary=2.5,
            secondary=1.2,
            track=0.7,
            rail=1.5,
            bridge=3.4,
            numbers=0,
            tiers=2,
            range_size=11,
            sea_size=19,
            river_size=9,
            label_sizes=(18, 15, 13, 11),
            dots=(6.0, 4.6, 3.4, 2.6),
            halo=1.35,
        ),
        48: Zoom(
            grid_alpha=66,
            major=3.9,
            minor=1.9,
            primary=3.2,
            secondary=1.6,
            track=0.9,
            rail=2.1,
            bridge=4.6,
            numbers=0,
            tiers=3,
            range_size=12,
            sea_size=23,
            river_size=10,
            label_sizes=(20, 16, 14, 12),
            dots=(7.0, 5.2, 4.0, 3.0),
            halo=1.35,
        ),
        72: Zoom(
            grid_alpha=80,
            major=5.4,
            minor=2.6,
            primary=4.4,
            secondary=2.2,
            track=1.2,
            rail=2.9,
            bridge=6.4,
            numbers=0,
            tiers=3,
            range_size=15,
            sea_size=29,
            river_size=12,
            label_sizes=(23, 18, 16, 14),
            dots=(9.6, 7.4, 5.8, 4.4),
            halo=1.4,
        ),
        96: Zoom(
            grid_alpha=92,
            major=6.9,
            minor=3.2,
            primary=5.6,
            secondary=2.8,
            track=1.5,
            rail=3.6,
            bridge=8.2,
            numbers=10,
            tiers=4,
            range_size=18,
            sea_size=36,
            river_size=14,
            label_sizes=(26, 20, 18, 16),
            dots=(13.0, 10.0, 8.4, 6.4),
            halo=1.5,
        ),
        144: Zoom(
            grid_alpha=96,
            major=9.6,
            minor=4.6,
            primary=7.6,
            secondary=3.9,
            track=2.1,
            rail=5.0,
            bridge=11.4,
            numbers=13,
            tiers=4,
            range_size=24,
            sea_size=48,
            river_size=18,
            label_sizes=(33, 26, 23, 20),
            dots=(17.0, 13.0, 11.0, 8.4),
            halo=1.7,
        ),
    }
)

NAME_ROLES = MappingProxyType(
    {
        "range": Role.LAND_BOLD,
        "land": Role.LAND_BOLD,
        "island": Role.LAND,
        "sea": Role.WATER,
        "minor_sea": Role.WATER,
        "river": Role.WATER,
    }
)
