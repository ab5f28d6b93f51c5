"""The supply forecast as a table: what each unit gets next turn, and how long it will last (rules 6.1-6.8)."""

from game.model.ids import HexId
from game.model.view import SideView
from game.rules.supply import SupplyForecast, UnitSupply, supply_forecast
from game.view.summary import unit_name
from game.view.supply_words import source_name
from game.view.tables import Line
from game.view.text import t

FAR_AHEAD = 20  # turns
MOST = 10_000  # more units than any place serves
TRIED = 7  # places whose loss can be tried


def supply_lines(view: SideView, forecast: SupplyForecast) -> list[Line]:
    """Return every combat unit on the map with its stock, intake and outlook, the worst first."""
    units = sorted(forecast.units.items(), key=lambda it: (it[1].after, view.own[it[0]].s, it[0]))
    return [_line(view, given) for key, given in units if not view.own[key].is_hq]


def _line(view: SideView, given: UnitSupply) -> Line:
    unit = view.own[given.unit]
    source = t("supply.isolated") if given.isolated else source_name(view, given)
    turns = turns_left(view, unit.s, given)
    haul = "–" if given.isolated else f"{given.haul / 100:.1f}"
    figures = (unit.s / 10, given.intake / 10, given.upkeep / 10, given.after / 10)
    cells = (f"{figures[0]:.0f}", f"+{figures[1]:.0f}", f"−{figures[2]:.0f}", f"{figures[3]:.0f}")
    return Line(
        (unit_name(view, unit.id), source, *cells, haul, _outlook(turns)),
        (None, None, *figures, float("inf") if given.isolated else given.haul / 100, float(turns)),
        unit.id,
        unit.hex,
    )


def turns_left(view: SideView, s: int, given: UnitSupply) -> int:
    """Return the turns until the stock is short if every turn brought the same; 0 if it is, FAR_AHEAD if never."""
    short = view.ruleset.supply.levels_tenths[2]
    if s < short:
        return 0
    loss = given.upkeep - given.intake
    return FAR_AHEAD if loss <= 0 else min(FAR_AHEAD, -(-(s - short + 1) // loss))


def _outlook(turns: int) -> str:
    if turns == 0:
        return t("outlook.short")
    return t("outlook.lasts") if turns == FAR_AHEAD else t("outlook.turns", turns=turns)


def supply_notes(view: SideView, forecast: SupplyForecast) -> list[str]:
    """Return the tons of the sources, and of each army's stock what is asked and what is there."""
    sources = [
        t("supply.source_tons", place=view.board.places[view.board.place_at[source.hex]].name, tons=f"{source.tons:,}")
        for source in forecast.sources
        if source.hex in view.board.place_at
    ]
    notes = [t("supply.sources", sources=", ".join(sources) or t("supply.no_source"))]
    for stock in forecast.stocks:
        army = view.ruleset.armies[stock.army].id
        notes.append(
            t(
                "supply.stock",
                army=army,
                stock=f"{stock.stock:,}",
                gain=f"{stock.gain:,}",
                asked=f"{stock.asked:,}",
                share=stock.pm // 10,
            )
        )
    return notes


def places_that_matter(view: SideView, lost: frozenset[HexId]) -> list[tuple[HexId, str]]:
    """Return the places whose loss can be tried: those thought lost, then where supply comes from and passes most."""
    now = supply_forecast(view)
    weight: dict[HexId, int] = {source.hex: MOST for source in now.sources}
    for key in now.units:
        for h in now.path(key, view.own[key].hex):
            weight[h] = weight.get(h, 0) + 1
    named = [h for h in {**dict.fromkeys(sorted(lost)), **weight} if h in view.board.place_at]
    ranked = sorted(named, key=lambda h: (h not in lost, -weight.get(h, 0), h))
    return [(h, view.board.places[view.board.place_at[h]].name) for h in ranked[:TRIED]]


def forecast_without(view: SideView, lost: frozenset[HexId]) -> SupplyForecast:
    """Return the next supply phase if the enemy held some more places."""
    holder = list(view.holder)
    for h in sorted(lost):
        holder[h] = view.side.enemy
    return supply_forecast(view._replace(holder=holder))
