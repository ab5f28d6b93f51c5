"""The supply phase of both sides (rule 6)."""

from collections.abc import Iterator

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.combat import CohesionChanged, LossesTaken
from game.model.events.supply import DepotLineChanged, StockChanged, SupplyDrawn, UnitsIsolated
from game.model.ids import SIDES, Side
from game.model.layers import source_hexes
from game.model.state import GameState
from game.rules.haul import Hauler
from game.rules.sources import depot_line
from game.rules.supply import SupplyForecast, supply_forecast
from game.rules.truth import truth


def supply_phase(state: GameState, dice: Dice) -> Iterator[Event]:
    """Yield intake, upkeep and isolation; nothing on the first turn of a scenario."""
    if state.turn == state.scenario.first_turn:
        return
    for side in SIDES:
        hauler = Hauler(truth(state, side))
        yield from _depot_lines(state, side, hauler)
        forecast = supply_forecast(truth(state, side), hauler)
        entries = tuple(forecast.units.values())
        if entries:
            yield SupplyDrawn(
                side,
                tuple(entry.unit for entry in entries),
                tuple(entry.source for entry in entries),
                tuple(entry.haul for entry in entries),
                tuple(entry.share_pm for entry in entries),
                tuple(entry.intake for entry in entries),
                tuple(entry.after for entry in entries),
            )
        yield from _isolation(state, side, forecast)
        for stock in forecast.stocks:
            yield StockChanged(stock.army, stock.gain, stock.asked, stock.delivered)


def _depot_lines(state: GameState, side: Side, hauler: Hauler) -> Iterator[Event]:
    """Yield the depots of a side whose railway to the border was cut, or works again (rule 6.4)."""
    position = truth(state, side)
    for i, rules in enumerate(state.ruleset.supply.sources):
        if rules.depot and position.source_open_turn[i]:
            cut = not depot_line(position, hauler, rules, source_hexes(state.board, state.ruleset)[i])
            if cut != bool(state.sources[i].cut_since):
                yield DepotLineChanged(i, cut)


def _isolation(state: GameState, side: Side, forecast: SupplyForecast) -> Iterator[Event]:
    isolated = tuple(entry.unit for entry in forecast.units.values() if entry.isolated)
    armies = tuple(i for i, rules in enumerate(state.ruleset.armies) if rules.side == side)
    shares = tuple(_cut_off_pm(state, army, forecast) for army in armies)
    before = tuple(state.armies[army].share_cut_pm for army in armies)
    if isolated or shares != before or any(unit.isolated_turns for unit in state.own[side].values()):
        yield UnitsIsolated(side, isolated, armies, shares)


def _cut_off_pm(state: GameState, army: int, forecast: SupplyForecast) -> int:
    """Return the share of an army's men, in combat units on the map, without an open path home (rule 8.1)."""
    men = cut_off = 0
    for entry in forecast.units.values():
        unit = state.units[entry.unit]
        if unit.army == army and not unit.is_hq:
            men += unit.men
            cut_off += unit.men if entry.cut_off else 0
    return cut_off * 1000 // men if men else 0


def isolation_effects(state: GameState) -> Iterator[Event]:
    """Yield what combat units on the map suffer whose stock is empty (rule 6.7), in id order; for the upkeep phase."""
    rules = state.ruleset.supply
    empty = [unit for unit in state.units if unit.on_map and not unit.is_hq and unit.s == 0]
    if empty:
        units, none = tuple(unit.id for unit in empty), (0,) * len(empty)
        men = tuple(unit.men * rules.isolated_men_bp // 10_000 for unit in empty)
        yield LossesTaken("isolation", units, men, none, none)
        cohesion = tuple(max(0, unit.c - rules.isolated_cohesion_tenths) for unit in empty)
        yield CohesionChanged("isolation", units, cohesion)
