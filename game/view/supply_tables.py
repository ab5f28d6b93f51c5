"""The supply forecast as a table: what each unit gets next turn, and how long it will last (rules 6.1-6.8)."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from game.model.board import NO_BRIDGE
from game.model.ids import HexId, Road, UnitId
from game.model.view import SideView
from game.rules.haul import Hauler
from game.rules.supply import SupplyForecast, UnitSupply, supply_forecast
from game.view.faces import unit_face
from game.view.summary import unit_name
from game.view.supply_words import source_name
from game.view.tables import Line, army_group, army_groups, where_words
from game.view.text import t

FAR_AHEAD = 20  # turns
MOST = 10_000  # more units than any place serves
TRIED = 7  # places whose loss can be tried
SHORT, CUT_OFF = "short", "cut_off"  # groups beside those of the armies
TOLD = 8  # units that would get less, told by name
Link = tuple[HexId, HexId]  # a hexside by the hexes on both sides


@dataclass(frozen=True, slots=True)
class WhatIf:
    """Places lost and hexsides cut in thought; it holds for one turn, and is false where nothing is lost or cut."""

    turn: int = 0
    lost: frozenset[HexId] = frozenset()
    cut: tuple[Link, ...] = ()

    def __bool__(self) -> bool:
        return bool(self.lost or self.cut)


def supply_groups(view: SideView, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the groups to which the forecast can be narrowed: armies, who is short, who is cut off."""
    return [*army_groups(view, lines), (SHORT, t("forces.group.short")), (CUT_OFF, t("supply.isolated"))]


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
    cells = (str(unit.s // 10), f"+{figures[1]:.0f}", f"−{figures[2]:.0f}", str(given.after // 10))
    return Line(
        (unit.spec.name, source, *cells, haul, _outlook(turns)),
        (None, None, *figures, float("inf") if given.isolated else given.haul / 100, float(turns)),
        unit.id,
        unit.hex,
        groups=(army_group(view, unit.army), *([SHORT] if not turns else []), *([CUT_OFF] if given.isolated else [])),
        face=unit_face(view, unit, in_command=True, mp_shown=False),
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
    """Return the places whose loss can be tried, those where supply comes from or passes most first.

    One that is thought lost is among them, and none changes its place by that.
    """
    now = supply_forecast(view)
    weight: dict[HexId, int] = {source.hex: MOST for source in now.sources}
    for key in now.units:
        for h in now.path(key, view.own[key].hex):
            weight[h] = weight.get(h, 0) + 1
    named = [h for h in {**dict.fromkeys(sorted(lost)), **weight} if h in view.board.place_at]
    ranked = sorted(named, key=lambda h: (-weight.get(h, 0), h))
    tried = sorted(ranked, key=lambda h: h not in lost)[:TRIED]
    return [(h, view.board.places[view.board.place_at[h]].name) for h in ranked if h in tried]


def forecast_with(view: SideView, thought: WhatIf) -> SupplyForecast:
    """Return the next supply phase with some places in enemy hands and some hexsides without road, rail and bridge."""
    holder = list(view.holder)
    for h in sorted(thought.lost):
        holder[h] = view.side.enemy
    there = view._replace(holder=holder)
    return supply_forecast(there, Hauler(there, cut=thought.cut))


def line_of(view: SideView, forecast: SupplyForecast, unit: UnitId) -> list[Link]:
    """Return the hexsides of a unit's line of communication, from its source on; none without an open one."""
    return list(pairwise(forecast.path(unit, view.own[unit].hex))) if unit in forecast.units else []


def link_words(view: SideView, link: Link) -> str:
    """Return where a hexside is and what crosses it."""
    board, (a, b) = view.board, link
    side = board.side_index(a, b)
    there = [t(f"link.road.{Road(board.road[side]).name.lower()}")] if board.road[side] else []
    there += [t("link.rail")] if board.rail[side] else []
    there += [t("link.bridge")] if board.bridge[side] != NO_BRIDGE else []
    near = [where_words(view, h) for h in link]
    place = near[0] if near[0] == near[1] else t("link.between", a=near[0], b=near[1])
    return t("link.words", place=place, what=", ".join(there) or t("link.none"))


def what_changes(view: SideView, now: SupplyForecast, then: SupplyForecast) -> list[str]:
    """Return who would be cut off, who would get less and whose haul would be longer, in words."""
    pairs = [(now.units[key], then.units[key]) for key in now.units if key in then.units and not view.own[key].is_hq]
    cut = [unit_name(view, old.unit) for old, new in pairs if new.isolated and not old.isolated]
    less = [(new.intake - old.intake, old.unit) for old, new in pairs if new.intake < old.intake and not new.isolated]
    words = [t("supply.cut_off_by_it", units=", ".join(cut))] if cut else []
    if less:
        told = [t("supply.less", unit=unit_name(view, key), points=f"{-lost / 10:.0f}") for lost, key in sorted(less)]
        more = t("supply.and_more", count=len(told) - TOLD) if len(told) > TOLD else ""
        words.append(t("supply.less_by_it", units=", ".join(told[:TOLD]) + more))
    longer = [(old.haul - new.haul, old.unit) for old, new in pairs if new.haul > old.haul >= 0 and not new.isolated]
    if longer:
        most, key = min(longer)
        farthest = t("supply.longer_most", unit=unit_name(view, key), haul=f"{-most / 100:.1f}")
        words.append(t("supply.longer_by_it", count=len(longer), most=farthest))
    return words or [t("supply.nothing_by_it")]
