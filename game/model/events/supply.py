"""Supply (rule 6): what units draw, who is cut off, what the stocks hold, dumps and depots."""

from dataclasses import dataclass, replace
from typing import ClassVar

from game.model.events.base import event_kind, set_stocks
from game.model.ids import HexId, Side, UnitId
from game.model.state import GameState


@event_kind
@dataclass(slots=True)
class SupplyDrawn:
    """The units of a side drew supply (rules 6.1, 6.2); parallel tuples.

    ``sources``: index into ``SupplyRules.sources``, -1 none, -2 over the beach. ``hauls`` hundredths, -1 without a
    path; ``shares`` per mille; ``intakes`` and ``stocks`` (what the unit holds afterwards) tenths.
    """

    kind: ClassVar[str] = "supply_drawn"
    side: Side
    units: tuple[UnitId, ...]
    sources: tuple[int, ...]
    hauls: tuple[int, ...]
    shares: tuple[int, ...]
    intakes: tuple[int, ...]
    stocks: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Set the stocks."""
        set_stocks(state, self.units, self.stocks)


@event_kind
@dataclass(slots=True)
class UnitsIsolated:
    """``units`` of a side have no open path to any source (rule 6.7); all its others have.

    ``cut_off_pm`` is for each of ``armies`` the share of its men in combat units without an open path home (rule 8.1).
    """

    kind: ClassVar[str] = "units_isolated"
    side: Side
    units: tuple[UnitId, ...]
    armies: tuple[int, ...]
    cut_off_pm: tuple[int, ...]

    def apply(self, state: GameState) -> None:
        """Count the turns of the isolated; the count of all others starts anew."""
        for unit in state.own[self.side].values():
            unit.isolated_turns = unit.isolated_turns + 1 if unit.id in self.units else 0
        for army, share in zip(self.armies, self.cut_off_pm, strict=True):
            state.armies[army].share_cut_pm = share


@event_kind
@dataclass(slots=True)
class StockChanged:
    """The theater stock of an army gained and delivered tons (rule 6.5); ``asked`` is what it should have delivered."""

    kind: ClassVar[str] = "stock_changed"
    army: int
    gain: int
    asked: int
    delivered: int

    def apply(self, state: GameState) -> None:
        """Book gain and deliveries."""
        state.armies[self.army].stock += self.gain - self.delivered


@event_kind
@dataclass(slots=True)
class DepotLineChanged:
    """The railway that feeds a depot was cut, or works again (rule 6.4)."""

    kind: ClassVar[str] = "depot_line_changed"
    source: int
    cut: bool

    def apply(self, state: GameState) -> None:
        """Remember since when it is cut."""
        since = state.turn if self.cut else 0
        state.set_source(self.source, replace(state.sources[self.source], cut_since=since))


@event_kind
@dataclass(slots=True)
class DumpCaptured:
    """Units took an enemy port, depot or headquarters and what was stored there (rule 6.6); parallel tuples."""

    kind: ClassVar[str] = "dump_captured"
    side: Side
    hex: HexId
    units: tuple[UnitId, ...]
    stocks: tuple[int, ...]  # tenths, afterwards

    def apply(self, state: GameState) -> None:
        """Set the stocks; the side takes nothing here again."""
        state.dumps_taken.add(2 * self.hex + self.side)
        set_stocks(state, self.units, self.stocks)
