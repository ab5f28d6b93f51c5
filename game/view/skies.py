"""What the sky and the enemy in it leave of air power, as a side knows it (rules 10.2, 11)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.view import SideView
from game.view.explain import pm_text
from game.view.summary import sky_text
from game.view.text import t

PM = 1000


@dataclass(frozen=True, slots=True)
class SkyLine:
    """A fact about the air: its name, its figure, where it comes from, whether it is to one's harm."""

    name: str
    value: str
    why: str
    harms: bool


def sky_lines(view: SideView) -> Iterator[SkyLine]:
    """Yield the weather of each band from north to south, the enemy's aircraft as last revealed, what they take."""
    for band, now in reversed(list(zip(view.ruleset.weather.bands, view.weather, strict=True))):
        effect = view.ruleset.weather.skies[now.sky].air_pm
        words = t("bar.band", band=t(f"band.{band}"), sky=sky_text(view, now))
        yield SkyLine(words, pm_text(effect), t("skies.weather.why"), effect < PM)
    seen = view.foe_air.tactical + view.foe_air.heavy
    value = t("skies.points", points=f"~{seen / 10:.1f}") if seen else t("skies.none")
    yield SkyLine(t("skies.enemy"), value, t("skies.enemy.why"), seen > 0)
    for zone, lost in zip(view.board.zones, view.backing.opposed, strict=False):
        if lost:
            yield SkyLine(t("skies.over", zone=zone.name), f"−{lost * 100 // PM} %", t("skies.over.why"), harms=True)
