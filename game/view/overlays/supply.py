"""Supply of both sides: sources, the paths from them, every unit's stock (rule 6); the enemy's is an estimate."""

from dataclasses import replace
from itertools import pairwise

from game.model.ids import HexId, UnitId
from game.model.view import SideView
from game.rules.supply import SupplyForecast, supply_forecast
from game.view.enemy_supply import enemy_supply
from game.view.overlays.layer import OVERLAYS, Fill, Ink, LegendRow, Overlay, OverlayPicture, Path, Tag, overlay
from game.view.supply_tables import WhatIf, forecast_with
from game.view.text import t

CHEAP, FAIR = 60, 150  # haul per hex, in hundredths, up to which a leg is drawn as cheap or fair
LINE_WIDTH, CHOSEN_WIDTH, ENEMY_WIDTH = 4.0, 6.5, 3.0
MOST = 10_000  # more than any stock


def stock_ink(view: SideView, s: int) -> Ink:
    """Return the color of a stock by its level (rule 6.8)."""
    _, fair, short = view.ruleset.supply.levels_tenths
    if s >= fair:
        return Ink.GOOD
    return Ink.WARNING if s >= short else Ink.CRITICAL


def _legs(forecast: SupplyForecast, path: tuple[HexId, ...], index: int) -> list[tuple[HexId, HexId, int]]:
    """Return the steps of a supply path with the haul each costs, in hundredths."""
    for source, field in zip(forecast.sources, forecast.fields, strict=True):
        if source.index == index and path[:1] == (source.hex,):
            return [(a, b, field.cost[b] - field.cost[a]) for a, b in pairwise(path)]
    return [(a, b, FAIR) for a, b in pairwise(path)]


def _ink(cost: int) -> Ink:
    if cost <= CHEAP:
        return Ink.PATH_CHEAP
    return Ink.PATH_FAIR if cost <= FAIR else Ink.PATH_DEAR


@overlay("supply", key="1", area=False, icon="crate", of_unit=True)
def supply(view: SideView, unit: UnitId | None) -> OverlayPicture:
    """Return own supply paths colored by haul, sources with their tons, and the least stock of every stack."""
    return _drawn(view, unit, supply_forecast(view))


def what_if_overlay(thought: WhatIf) -> Overlay:
    """Return the overlay of supply with something lost or cut in thought, of which it names the places.

    It stands in for the overlay of supply, and is that again in any other turn. Who draws the map marks the hexsides.
    """

    def make(view: SideView, unit: UnitId | None) -> OverlayPicture:
        if not thought or thought.turn != view.turn:
            return supply(view, unit)
        picture = _drawn(view, unit, forecast_with(view, thought))
        picture.tags += [Tag(b, t("supply.if_cut"), Ink.CRITICAL) for _, b in thought.cut]
        picture.tags += [Tag(h, t("supply.if_lost"), Ink.CRITICAL) for h in sorted(thought.lost)]
        words = t("legend.what_if", cut=len(thought.cut), lost=len(thought.lost))
        picture.legend.insert(0, LegendRow(Ink.CRITICAL, words))
        return picture

    return replace(OVERLAYS["supply"], make=make)


def _drawn(view: SideView, unit: UnitId | None, forecast: SupplyForecast) -> OverlayPicture:
    """Return the picture of a forecast."""
    picture = OverlayPicture(
        legend=[
            LegendRow(Ink.PATH_CHEAP, t("legend.haul_cheap")),
            LegendRow(Ink.PATH_FAIR, t("legend.haul_fair")),
            LegendRow(Ink.PATH_DEAR, t("legend.haul_dear")),
            LegendRow(Ink.CRITICAL, t("legend.cut_off")),
            LegendRow(Ink.PATH_ENEMY, t("legend.enemy_supply")),
            LegendRow(Ink.NEUTRAL, t("legend.enemy_cut_off")),
        ]
    )
    drawn: dict[tuple[HexId, HexId], int] = {}
    hungriest: dict[HexId, tuple[int, int]] = {}  # least stock of a stack, and what it is after the next supply phase
    for unit_id, drawn_supply in forecast.units.items():
        own = view.own[unit_id]
        path = forecast.path(unit_id, own.hex)
        chosen = unit_id == unit
        for a, b, cost in _legs(forecast, path, drawn_supply.source):
            if chosen:
                picture.paths.append(Path((a, b), _ink(cost), CHOSEN_WIDTH))
            elif (a, b) not in drawn:
                drawn[a, b] = cost
                picture.paths.insert(0, Path((a, b), _ink(cost), LINE_WIDTH))
        if not own.is_hq and own.s < hungriest.get(own.hex, (MOST, 0))[0]:
            hungriest[own.hex] = (own.s, drawn_supply.after)
        if drawn_supply.isolated:
            picture.fills.append(Fill((own.hex,), Ink.CRITICAL, 40))
    picture.tags += [Tag(h, _stock_text(*own), stock_ink(view, own[0]), below=True) for h, own in hungriest.items()]
    for source in forecast.sources:
        picture.tags.append(Tag(source.hex, t("supply.tons", tons=source.tons), Ink.WARNING))
    _add_enemy(view, picture)
    return picture


def _add_enemy(view: SideView, picture: OverlayPicture) -> None:
    """Put the enemy's supply under one's own, as it is believed to run: ``~`` marks an estimate."""
    known = enemy_supply(view)
    steps = {step: None for path in known.paths for step in pairwise(path)}
    picture.paths[:0] = [Path(step, Ink.PATH_ENEMY, ENEMY_WIDTH) for step in steps]
    if known.cut_off:
        picture.fills.append(Fill(known.cut_off, Ink.NEUTRAL, 40))
    for h, stock in known.stocks.items():
        picture.tags.append(Tag(h, f"~{stock // 10}", stock_ink(view, stock), below=True, yields=True))
    picture.tags += [Tag(h, t("supply.enemy_source"), Ink.PATH_ENEMY, yields=True) for h in known.sources]


def _stock_text(s: int, after: int) -> str:
    change = (after - s) // 10
    return f"{s // 10} {change:+d}" if change else str(s // 10)
