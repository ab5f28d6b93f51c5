"""What the sky and the enemy in it leave of air power, as a side knows it (rules 10.2, 11)."""

from collections.abc import Iterator
from dataclasses import dataclass

from game.model.view import SideView
from game.view.explain import pm_text
from game.view.summary import sky_text
from game.view.text import t

PM = 1000
NAMED = 2  # zones that are named in a line; of more the line has the count and the tooltip the names


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
    takes: dict[int, list[str]] = {}
    for zone, lost in zip(view.board.zones, view.backing.opposed, strict=False):
        takes.setdefault(lost, []).append(zone.name)
    for lost, names in sorted(takes.items(), reverse=True):
        if lost:
            words = t("skies.over", zones=", ".join(names) if len(names) <= NAMED else t("skies.zones", n=len(names)))
            why = t("skies.over.why", zones=", ".join(names))
            yield SkyLine(words, f"−{lost * 100 // PM} %", why, harms=True)
