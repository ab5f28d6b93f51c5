"""What supply brings a unit next turn, in one line and with its factors (PRODUCT P-12)."""

from typing import NamedTuple

from game.model.ids import UnitId
from game.model.view import SideView
from game.rules.sources import BEACH, BEACHHEAD, BORDER, NO_SOURCE
from game.rules.supply import SupplyForecast, UnitSupply
from game.view.text import t

SOURCE_WORDS = {
    NO_SOURCE: "supply.no_source",
    BEACH: "supply.beach",
    BORDER: "supply.border",
    BEACHHEAD: "supply.beachhead",
}


class SupplyWords(NamedTuple):
    """A note of a few words, and the whole explanation."""

    short: str
    long: str


def supply_words(view: SideView, forecast: SupplyForecast, unit: UnitId) -> SupplyWords:
    """Return what the next supply phase brings an own unit if nothing changes."""
    given = forecast.units.get(unit)
    if given is None:
        return SupplyWords("", "")
    return SupplyWords(*_words(view, given, unit))


def _words(view: SideView, given: UnitSupply, unit: UnitId) -> tuple[str, str]:
    intake, upkeep = given.intake / 10, given.upkeep / 10
    short = t("supply.short", intake=f"{intake:.0f}", upkeep=f"{upkeep:.0f}")
    if given.isolated:
        return t("supply.isolated"), t("supply.isolated_long", upkeep=f"{upkeep:.0f}")
    army = view.ruleset.armies[view.own[unit].army]
    long = t(
        "supply.long",
        source=source_name(view, given),
        haul=f"{given.haul / 100:.1f}",
        reach=army.haul_reach_hundredths // 100,
        share=given.share_pm // 10,
        intake=f"{intake:.1f}",
        upkeep=f"{upkeep:.1f}",
    )
    return short, long


def source_name(view: SideView, given: UnitSupply) -> str:
    """Return the name of the source a unit draws from."""
    if given.source < 0:
        return t(SOURCE_WORDS[given.source])
    return view.board.places[view.board.place_at[given.source_hex]].name
