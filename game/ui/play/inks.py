"""The color of each ink an overlay can use, from the palette."""

from game.model.ids import Side
from game.view.overlays.layer import Ink
from game.view.theme import Color, Palette

# Flat terrain fills, supply path colors and those of plans have no other use in the window.
_TERRAIN: dict[Ink, Color] = {
    Ink.PLAIN: (172, 190, 140),
    Ink.HILLS: (214, 196, 140),
    Ink.MOUNTAIN: (176, 140, 100),
    Ink.ALPINE: (132, 110, 104),
}
_PATHS: dict[Ink, Color] = {
    Ink.PATH_CHEAP: (246, 190, 90),
    Ink.PATH_FAIR: (238, 120, 60),
    Ink.PATH_DEAR: (170, 34, 62),
    Ink.PATH_ENEMY: (92, 170, 240),
}
_AREAS: dict[Ink, Color] = {
    Ink.INTERDICTED: (255, 150, 60),
    Ink.CLEAR_SKY: (236, 214, 130),
    Ink.OVERCAST: (140, 148, 156),
    Ink.RAIN: (74, 122, 176),
    Ink.SNOW: (232, 238, 246),
}
_PLANS: dict[Ink, Color] = {
    Ink.PLAN_UN: (96, 232, 255),
    Ink.PLAN_COMMUNIST: (255, 140, 214),
}


def band_color(band: int, palette: Palette) -> Color:
    """Return the color of a result band, 0 repulse .. 4 rout."""
    return palette.bands[band]


def ink_color(ink: Ink, palette: Palette, side: Side) -> Color:
    """Return the color of an ink as the player of ``side`` sees it."""
    front = {Side.UN: palette.front_un, Side.COMMUNIST: palette.front_communist}
    colors: dict[Ink, Color] = {
        Ink.UN: palette.front_un,
        Ink.COMMUNIST: palette.front_communist,
        Ink.OWN: front[side],
        Ink.ENEMY: front[side.enemy],
        Ink.GOOD: palette.good,
        Ink.WARNING: palette.gold,
        Ink.CRITICAL: palette.crit,
        Ink.REACH: palette.reach,
        Ink.HISTORY: palette.bone,
        Ink.NEUTRAL: palette.text,
        Ink.ASSAULT: palette.assault,
        **_AREAS,
        **_TERRAIN,
        **_PATHS,
        **_PLANS,
    }
    return colors[ink]
