"""The weather to be expected: the chances of each turn to come by band, as the rules draw them (rule 11)."""

from collections.abc import Iterator

from game.model.ids import NO_UNIT, Ice, Sky
from game.model.ruleset import at_turn
from game.model.view import SideView
from game.rules.weather import ice_at
from game.view.dates import short_date
from game.view.tables import Line
from game.view.text import t

PER_CENT = 10  # of per mille


def weather_lines(view: SideView) -> Iterator[Line]:
    """Yield a line for each band of each turn from the next to the last."""
    calendar, rules = view.scenario.calendar, view.ruleset.weather
    for turn in range(view.turn + 1, view.scenario.last_turn + 1):
        for band, name in enumerate(rules.bands):
            chances = rules.chances_pm[calendar.month[turn]][band]
            cold = at_turn(rules.cold_pm[band], turn)
            skies = [chances[sky] // PER_CENT for sky in Sky]
            ice = ice_at(rules, band, turn)
            cells = (str(turn), short_date(calendar.first_day[turn]), t(f"band.{name}"))
            shares = tuple(f"{share} %" if share else "–" for share in (*skies, cold // PER_CENT))
            frozen = "–" if ice is Ice.NONE else t(f"legend.weather.ice_{ice.name.lower()}")
            keys = (float(turn), float(turn), None, *(float(share) for share in (*skies, cold // PER_CENT)), None)
            yield Line((*cells, *shares, frozen), keys, NO_UNIT, None)


def weather_now(view: SideView) -> str:
    """Return the weather of this turn in both bands, the north first."""
    rules = view.ruleset.weather
    parts = []
    for band, now in reversed(list(zip(rules.bands, view.weather, strict=True))):
        sky = rules.skies[now.sky].name.lower()
        parts.append(t("bar.band", band=t(f"band.{band}"), sky=t("weather.cold", sky=sky) if now.cold else sky))
    return t("weather.now", parts=" · ".join(parts))
