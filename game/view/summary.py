"""Short facts of a position in words and figures: dates, weather, morale, score, what is left to do."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.model.board import NO_ZONE, SEA, Board
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Intelligence, Side, UnitId
from game.model.picture import Contact
from game.model.records import BandWeather
from game.model.ruleset import TerrainRules
from game.model.units import Unit
from game.model.view import SideView
from game.rules.airlift import can_board, drop_zones
from game.rules.boxes import departure_refusal, doors, exit_refusal
from game.rules.haul import NO_PATH
from game.rules.landings import first_wave, wave_refusal
from game.rules.supply import SupplyForecast, full_intake, haul_pm
from game.rules.surplus import overstacked
from game.view.dates import short_date, span_of_days
from game.view.stacks import stack_fact
from game.view.text import t

NAMED = 3  # units named before there is no more room


def turn_dates(view: SideView) -> str:
    """Return the days of the turn: ``25–28 Jun 1950``, or across two months."""
    calendar = view.scenario.calendar
    first, last = calendar.first_day[view.turn], calendar.last_day[view.turn]
    year = last.split("-")[0]
    if first[:7] == last[:7]:
        return f"{int(first[8:])}–{short_date(last)} {year}"
    return span_of_days(first, last)


def sky_text(view: SideView, weather: BandWeather) -> str:
    """Return the weather of a band in words."""
    sky = view.ruleset.weather.skies[weather.sky].name.lower()
    return t("weather.cold", sky=sky) if weather.cold else sky


@dataclass(frozen=True, slots=True)
class Item:
    """One thing left to do before the turn ends: a jump to where it is, or to the page that does it."""

    text: str
    units: tuple[UnitId, ...]
    hex: HexId | None
    danger: bool
    page: str = ""


def unit_name(view: SideView, unit: UnitId) -> str:
    """Return the full name of an own unit with its army."""
    own = view.own[unit]
    army = view.ruleset.armies[own.army].id
    return own.spec.name if own.spec.name.startswith(army) else f"{army} {own.spec.name}"


def _item(view: SideView, key: str, units: list[UnitId], *, danger: bool = False) -> list[Item]:
    if not units:
        return []
    first = view.own[units[0]].hex
    return [Item(t(key, count=len(units)), tuple(units), None if first == OFF_MAP else first, danger)]


def left_to_do(view: SideView, waiting: tuple[UnitId, ...]) -> list[Item]:
    """Return what a player should look at before ending the turn, dangers first (PRODUCT P-14)."""
    short = view.ruleset.supply.levels_tenths[2]
    standing = [u for u in view.own.values() if u.on_map]
    combat, full = [u for u in standing if not u.is_hq], overstacked(view)
    return [
        *_item(view, "todo.cut_off", [u.id for u in combat if u.isolated_turns], danger=True),
        *_item(view, "todo.overfull", [u.id for u in combat if u.hex in full]),
        *_item(view, "todo.short", [u.id for u in combat if u.s < short and not u.isolated_turns]),
        *_item(view, "todo.advance", [u.id for u in combat if u.advance_to >= 0]),
        *_by_ship_and_plane(view),
        *_item(view, "todo.waiting", list(waiting)),
    ]


def _by_ship_and_plane(view: SideView) -> list[Item]:
    """Return the landing that can sail this turn, the units that can jump now, and those that wait outside the map."""
    items: list[Item] = []
    wave = first_wave(view)
    if wave and wave_refusal(view, wave) is None:
        site = view.ruleset.sea.sites[view.sea.plan.site].name if view.sea is not None else ""
        items.append(Item(t("todo.landing", site=site), wave, None, danger=False, page="air_sea"))
    lifted = view.air.lift_left >= view.ruleset.air.drop_lift_tenths
    boarded = [u.id for u in view.own.values() if can_board(view, u)] if lifted else []
    if boarded and drop_zones(view):
        items.append(Item(t("todo.jump"), tuple(boarded), None, danger=False, page="forces"))
    boxed = [u for u in view.own.values() if departure_refusal(view, u) is None]
    if leaving := tuple(u.id for u in boxed if _can_leave(view, u)):
        items.append(Item(t("todo.box"), leaving, None, danger=False, page="boxes"))
    return items


def _can_leave(view: SideView, unit: Unit) -> bool:
    gates = doors(view.board, view.ruleset, view.scenario.boxes[unit.box])
    return any(exit_refusal(view, unit, h) is None for h in gates)


def side_color(side: Side) -> str:
    """Return the token of a side's color in the theme."""
    return "un" if side is Side.UN else "communist"


def side_name(side: Side) -> str:
    """Return the name of a side for the player."""
    return t(f"side.{side.key}")


def hex_facts(view: SideView, h: HexId, unit: Unit | None = None, supply: SupplyForecast | None = None) -> list[str]:
    """Return what the status bar says of a hex: place, terrain, holder, own stack, ZOC, bridges, guerrillas, supply."""
    facts = ground_facts(view.board, view.ruleset.terrain, view.holder, h)
    if not view.board.is_ground(h):
        return facts
    if stacked := stack_fact(view, h):
        facts.append(stacked)
    if view.foe_zoc[h]:
        facts.append(_zoc_words(view, h))
    facts += [*_bridge_words(view, h), *_guerrilla_words(view, h)]
    if unit is not None and supply is not None and not unit.is_hq:
        facts.append(_intake_words(view, h, unit, supply))
    return facts


def ground_facts(board: Board, rules: TerrainRules, holder: Sequence[int], h: HexId) -> list[str]:
    """Return the number of a hex with its place, its terrain and who holds it."""
    place = f" {board.places[board.place_at[h]].name}" if h in board.place_at else ""
    facts = [f"{board.grid.label(h)}{place}"]
    if not board.is_ground(h):
        facts.append(t("hex.sea" if board.terrain[h] == SEA else "hex.foreign"))
        return facts
    kind = rules.types[board.terrain[h]]
    defense = max(kind.defense_pm, rules.city_defense_pm[board.city[h]])
    facts.append(f"{kind.name.lower()} ×{defense // 1000}.{defense % 1000 // 10:02d}")
    facts.append(t(f"hex.held_{('communist', 'un', 'nobody')[holder[h]]}"))
    return facts


def _zoc_words(view: SideView, h: HexId) -> str:
    """Return whose ZOC a hex lies in, as far as is known."""
    near = [view.foes[i] for n in view.board.near[h] for i in view.foes_at.get(n, ())]
    names = [c.spec.short for c in near if isinstance(c, Contact) and c.zoc_kind and c.spec is not None]
    return t("hex.zoc_of", units=", ".join(names[:NAMED])) if names else t("hex.enemy_zoc")


def _bridge_words(view: SideView, h: HexId) -> list[str]:
    banks = [bridge for bridge in view.board.bridges if h in (bridge.a, bridge.b)]
    blown = sum(1 for bridge in banks if view.bridges[bridge.index])
    words = [t("hex.bridges", count=len(banks) - blown)] if len(banks) > blown else []
    return words + ([t("hex.bridges_blown", count=blown)] if blown else [])


def _guerrilla_words(view: SideView, h: HexId) -> list[str]:
    """Return how many guerrillas there are in the zone of a hex, if there are any (rule 9.5)."""
    zone = view.board.zone[h]
    if zone == NO_ZONE:
        return []
    free, held = view.guerrillas[zone], view.guerrillas_contained[zone]
    return [t("hex.guerrillas", men=f"{free + held:,}", held=f"{held:,}")] if free + held else []


def _intake_words(view: SideView, h: HexId, unit: Unit, supply: SupplyForecast) -> str:
    """Return what would reach a unit on a hex at most: the haul there against the reach of its army (rule 6.2)."""
    haul = min((field.cost[h] for field in supply.fields if field.cost[h] != NO_PATH), default=NO_PATH)
    if haul == NO_PATH:
        return t("hex.no_supply")
    reach = haul_pm(view.ruleset.armies[unit.army].haul_reach_hundredths, haul)
    intake = full_intake(view.ruleset, unit.army) * reach // 1000
    return t("hex.intake", intake=f"{intake / 10:.1f}", haul=f"{haul / 100:.1f}")


def contact_kind(view: SideView, contact: Contact) -> str:
    """Return what an enemy is, as far as is known: his kind and army, or that he is unidentified (rule 12.2)."""
    if contact.spec is None and contact.intelligence is Intelligence.POOR:
        return t("contact.unidentified")
    return f"{contact.toe.name} · {view.ruleset.armies[contact.army].name}"


def hq_text(view: SideView, unit: UnitId) -> str:
    """Return the HQ a unit belongs to."""
    hq = view.own[unit].hq
    return t("unit.no_hq") if hq == NO_UNIT else view.own[hq].spec.name
