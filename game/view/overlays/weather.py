"""The weather of the turn in its two bands, and what it does (rule 11)."""

from game.model.ids import HexId, Ice, Sky, UnitId
from game.model.records import BandWeather
from game.model.view import SideView
from game.view.explain import pm_text
from game.view.overlays.layer import Fill, Ink, LegendRow, OverlayPicture, overlay
from game.view.summary import sky_text
from game.view.text import t
from game.view.weather_table import what_sky_does

FILL_PCT = 52
INKS = {Sky.CLEAR: Ink.CLEAR_SKY, Sky.OVERCAST: Ink.OVERCAST, Sky.RAIN: Ink.RAIN, Sky.SNOW: Ink.SNOW}


@overlay("weather", key="6", area=True, icon="weather")
def weather(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return a fill for each band in the color of its sky; the legend says what it costs."""
    board, picture = view.board, OverlayPicture()
    for band, now in reversed(list(enumerate(view.weather))):
        hexes: tuple[HexId, ...] = tuple(
            h for h in range(board.grid.size) if board.is_ground(h) and board.weather_band[h] == band
        )
        picture.fills.append(Fill(hexes, INKS[now.sky], FILL_PCT))
        picture.legend.append(LegendRow(INKS[now.sky], _words(view, band, now)))
    return picture


def _words(view: SideView, band: int, now: BandWeather) -> str:
    """Return the sky of a band and what it changes: air power, steps off roads, hauls, digging in, rivers."""
    rules = view.ruleset.weather
    sky = rules.skies[now.sky]
    words = [t("bar.band", band=t(f"band.{rules.bands[band]}"), sky=sky_text(view, now))]
    words += [t("bar.air", factor=pm_text(sky.air_pm)), *what_sky_does(sky)]
    if now.ice is not Ice.NONE:
        words.append(t(f"sky.frozen_{now.ice.name.lower()}"))
    return " · ".join(words)
