"""What the supply phase would bring, for a side as it knows the map (rules 6.1-6.5): forecast and rule in one."""

from array import array
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from enum import Enum
from functools import lru_cache
from typing import NamedTuple

from game.model.board import Board
from game.model.ids import NO_UNIT, HexId, Priority, Side, Status, UnitId
from game.model.ruleset import Ruleset
from game.model.units import Unit
from game.model.view import Position
from game.rules.haul import NO_PATH, Hauler, HaulField
from game.rules.sources import NO_SOURCE, Source, fringe, working_sources

FULL = 1000  # a stock, in tenths


class SupplyLevel(Enum):
    """How well a unit is supplied, for players (rule 6.8)."""

    FULL = "full"
    FAIR = "fair"
    SHORT = "short"
    EXHAUSTED = "exhausted"
    NONE = "none"


def supply_level(ruleset: Ruleset, s: int) -> SupplyLevel:
    """Return the level of a stock ``s`` in tenths (rule 6.8)."""
    for level, floor in zip(SupplyLevel, (*ruleset.supply.levels_tenths, 1), strict=False):
        if s >= floor:
            return level
    return SupplyLevel.NONE


def haul_pm(reach: int, haul: int) -> int:
    """Return the share of supply that survives a haul, per mille: K^2 / (K^2 + L^2), both in hundredths (rule 6.2)."""
    return 1000 * reach * reach // (reach * reach + haul * haul)


class UnitSupply(NamedTuple):
    """What one unit gets. ``haul`` in hundredths, ``intake``, ``upkeep`` and ``after`` (its stock then) in tenths.

    ``source`` is an index into ``SupplyRules.sources``, BEACH, BORDER, BEACHHEAD, or NO_SOURCE where every
    source within reach is empty or no path is open; ``isolated`` tells the second. ``cut_off``: no open path
    home (rule 8.1).
    """

    unit: UnitId
    source: int
    source_hex: HexId
    haul: int
    reach_pm: int
    share_pm: int
    intake: int
    upkeep: int
    after: int
    isolated: bool
    cut_off: bool


@dataclass(frozen=True, slots=True)
class StockForecast:
    """The theater stock of an army, in tons: what it has, gains, is asked for, delivers and keeps (rule 6.5)."""

    army: int
    stock: int
    gain: int
    asked: int
    delivered: int

    @property
    def full(self) -> int:
        """Return the most that can be delivered: rounding by unit must not take more from an empty store."""
        return self.stock + self.gain

    @property
    def left(self) -> int:
        """Return the stock after the deliveries."""
        return self.full - self.delivered

    @property
    def pm(self) -> int:
        """Return what part of the asked intake is delivered, per mille."""
        return min(1000, self.full * 1000 // self.asked) if self.asked else 1000


@dataclass(frozen=True, slots=True)
class SupplyForecast:
    """The next supply phase of a side if nothing changed; with it the open paths it was reckoned from."""

    units: Mapping[UnitId, UnitSupply]
    stocks: tuple[StockForecast, ...]
    sources: tuple[Source, ...]
    fields: tuple[HaulField, ...]  # of each source
    fringe: int  # BEACH or BORDER
    fringe_field: HaulField | None

    def path(self, unit: UnitId, h: HexId) -> tuple[HexId, ...]:
        """Return the hexes from the source of a unit to ``h``, where it stands; empty if it has none."""
        index = self.units[unit].source
        if index == self.fringe and self.fringe_field is not None:
            return self.fringe_field.path(h)
        for source, field in zip(self.sources, self.fields, strict=True):
            if source.index == index and source.hex == self.units[unit].source_hex:
                return field.path(h)
        return ()


class _Distribution:
    """Hands out the tons of the sources, unit by unit (rule 6.4)."""

    def __init__(self, position: Position, hauler: Hauler) -> None:
        self.position = position
        self.hauler = hauler
        self.sources = working_sources(position, self.hauler)
        self.fields = tuple(self.hauler.field((source.hex,), (source.start_haul,)) for source in self.sources)
        self.left = [source.tons for source in self.sources]
        self.lift = sealift_tons(position)
        self.fringe = fringe(position)
        self.fringe_left = dict.fromkeys(self.fringe.hexes, self.fringe.tons)
        self.fringe_field = self._fringe_field()
        self.whole_fringe = self.fringe_field
        self.hauls, self.slots = [field.cost for field in self.fields], range(len(self.fields))
        self.all_hauls = [*self.hauls, *([] if self.whole_fringe is None else [self.whole_fringe.cost])]
        self.home_hauls = [self._home_hauls(army.home_region) for army in position.ruleset.armies]

    def _home_hauls(self, region: str) -> list["array[int]"]:
        """Return the hauls from the sources in a region, from all where none is named or the map has none of it."""
        board = self.position.board
        if not has_region(board, region):
            return self.all_hauls
        starts = [source.hex for source in self.sources] + list(self.fringe.hexes[:1])
        at = [board.region[h] for h in starts]
        return [cost for i, cost in zip(at, self.all_hauls, strict=False) if i >= 0 and board.regions[i] == region]

    def _fringe_field(self) -> HaulField | None:
        starts = [h for h, tons in self.fringe_left.items() if tons]
        return self.hauler.field(starts, [self.fringe.start_haul] * len(starts)) if starts else None

    def least_haul(self, h: HexId) -> int:
        """Return the least haul from any source to a hex, spent or not; NO_PATH if no path is open."""
        return min([cost[h] for cost in self.all_hauls if cost[h] != NO_PATH], default=NO_PATH)

    def is_home(self, unit: Unit) -> bool:
        """Return whether an open path leads to a source in its army's home region, or to any where none is named.

        A path that takes more haul than the army thinks of as a way home is none (8.1).
        """
        h, most = unit.hex, self.position.ruleset.armies[unit.army].home_haul_most_hundredths
        hauls = [cost[h] for cost in self.home_hauls[unit.army] if cost[h] != NO_PATH]
        return bool(hauls) and (not most or min(hauls) <= most)

    def offer(self, h: HexId) -> "_Offer | None":
        """Return what a unit on a hex may draw from: of the sources that have any left, the one of least haul."""
        open_now = zip(self.hauls, self.left, self.slots, strict=True) if self.lift else ()
        best = min([(cost[h], i) for cost, tons, i in open_now if tons and cost[h] != NO_PATH], default=None)
        edge = self.fringe_field
        if edge is not None and edge.cost[h] != NO_PATH and (best is None or edge.cost[h] < best[0]):
            start = edge.path(h)[0]
            return _Offer(self.fringe.kind, start, edge.cost[h], self.fringe_left[start])
        if best is None:
            return None
        haul, i = best
        return _Offer(i, self.sources[i].hex, haul, min(self.left[i], self.lift))

    def take(self, offer: "_Offer", tons: int) -> None:
        """Take tons a day from what was offered."""
        if offer.slot >= 0:
            self.left[offer.slot] -= tons
            self.lift -= tons
            return
        left = self.fringe_left[offer.hex] - tons
        self.fringe_left |= dict.fromkeys(self.fringe_left if self.fringe.pooled else (offer.hex,), left)
        if not left:
            self.fringe_field = self._fringe_field()


@lru_cache(maxsize=64)
def has_region(board: Board, region: str) -> bool:
    """Return whether any hex of a map lies in a region; a map cut out of a larger one may have none of it (8.1)."""
    return region in board.regions and board.regions.index(region) in board.region


class _Offer(NamedTuple):
    """What one source has for one unit: its place in the list (or what fringe it is), its hex, the haul, tons left."""

    slot: int
    hex: HexId
    haul: int
    tons: int


def sealift_tons(position: Position) -> int:
    """Return the tons a day that all ports together may land; for the UN side its sealift (rule 6.5)."""
    rules, track = position.ruleset.supply, position.scenario.commit_track
    if position.side != Side.UN or track < 0:
        return sum(source.max_tons for source in rules.sources)
    return max(rules.sealift_tons_min, rules.sealift_tons_per_commit * position.tracks[track])


def _priority(position: Position, unit: Unit) -> int:
    if unit.is_hq:
        return unit.priority
    return position.own[unit.hq].priority if unit.hq != NO_UNIT else Priority.NORMAL


def supply_forecast(position: Position, hauler: Hauler | None = None) -> SupplyForecast:
    """Return what every unit of the side on the map would get in a supply phase now (rules 6.1-6.5).

    Units are served by the priority of their HQ, then by least haul, then by id. A unit that is nearly full takes fewer
    tons from its source. ``hauler``: that of this position, if there is one already.
    """
    hand = _Distribution(position, hauler or Hauler(position))
    on_map = [unit for unit in position.own.values() if unit.on_map]
    haul = {unit.id: hand.least_haul(unit.hex) for unit in on_map}
    queue = sorted(on_map, key=lambda unit: (-_priority(position, unit), haul[unit.id], unit.id))
    offered = {unit.id: _serve(position, hand, unit, haul[unit.id]) for unit in queue}
    stocks = tuple(_stocks(position, offered))
    for stock in stocks:
        if stock.pm < 1000:
            _cut(position, offered, stock)
    return SupplyForecast(
        {unit.id: offered[unit.id] for unit in on_map},
        tuple(replace(stock, delivered=min(stock.full, _asked(position, stock.army, offered))) for stock in stocks),
        hand.sources,
        hand.fields,
        hand.fringe.kind,
        hand.whole_fringe,
    )


def _serve(position: Position, hand: _Distribution, unit: Unit, haul: int) -> UnitSupply:
    """Return what one unit gets, and take it from its source."""
    offer = hand.offer(unit.hex)
    source, where, reach, share, intake = NO_SOURCE, NO_PATH, 0, 0, 0
    if offer is not None:
        source = offer.slot if offer.slot < 0 else hand.sources[offer.slot].index
        where, haul = offer.hex, offer.haul
        tons = min(offer.tons, unit.toe.full_tons)
        share = tons * 1000 // unit.toe.full_tons
        reach = haul_pm(position.ruleset.armies[unit.army].haul_reach_hundredths, haul)
        most = full_intake(position.ruleset, unit.army) * share // 1000 * reach // 1000
        intake = min(most, FULL - unit.s + unit.toe.upkeep_tenths)
        hand.take(offer, -(-tons * intake // most) if most else tons)
    return UnitSupply(
        unit.id,
        source,
        where,
        haul,
        reach,
        share,
        intake,
        unit.toe.upkeep_tenths,
        _after(unit, intake),
        isolated=haul == NO_PATH,
        cut_off=not hand.is_home(unit),
    )


def full_intake(ruleset: Ruleset, army: int) -> int:
    """Return the points, in tenths, that a unit of an army takes in at no distance, its side's handicap reckoned in."""
    return ruleset.supply.intake_tenths * ruleset.supply.handicap_pm[ruleset.armies[army].side] // 1000


def _after(unit: Unit, intake: int) -> int:
    return max(0, min(FULL, unit.s + intake - unit.toe.upkeep_tenths))


def _tons(ruleset: Ruleset, unit: Unit, intake: int) -> int:
    """Return the tons of one turn's delivery (rule 6.5)."""
    days = ruleset.supply.turn_days_tenths
    return days * unit.toe.full_tons * intake // (10 * full_intake(ruleset, unit.army))


def _stocks(position: Position, offered: Mapping[UnitId, UnitSupply]) -> Iterator[StockForecast]:
    """Yield for each own army in the field with a limited stock what is asked of it; nothing is delivered yet."""
    track = position.scenario.soviet_track
    soviet = position.tracks[track] if track >= 0 else 0
    present = {unit.army for unit in position.own.values() if unit.status in (Status.ON_MAP, Status.IN_BOX)}
    for army, (rules, record) in enumerate(zip(position.ruleset.armies, position.armies, strict=True)):
        if record is None or rules.unlimited_stock or record.stock < 0 or army not in present:
            continue
        gain = rules.stock_gain_tons + rules.stock_gain_soviet_tenths * soviet // 10
        if rules.id == position.ruleset.air.bombed_army:
            gain = max(0, gain - position.bombed.stock_tons)
        yield StockForecast(army, record.stock, gain, _asked(position, army, offered), 0)


def _asked(position: Position, army: int, offered: Mapping[UnitId, UnitSupply]) -> int:
    own = position.own
    return sum(_tons(position.ruleset, own[i], entry.intake) for i, entry in offered.items() if own[i].army == army)


def _cut(position: Position, offered: dict[UnitId, UnitSupply], stock: StockForecast) -> None:
    """Cut the intake of every unit of the army alike."""
    for unit_id, entry in offered.items():
        unit = position.own[unit_id]
        if unit.army == stock.army:
            intake = entry.intake * stock.pm // 1000
            offered[unit_id] = entry._replace(intake=intake, after=_after(unit, intake))
