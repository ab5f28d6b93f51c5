"""How parts of a game stand before anything has happened."""

from game.model.air import AirWar
from game.model.board import Board
from game.model.ids import OFF_MAP
from game.model.layers import source_hexes
from game.model.records import SourceState
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario


def air_at_start(board: Board, ruleset: Ruleset, scenario: Scenario) -> AirWar:
    """Return the air war before its first turn."""
    rules, setup = ruleset.air, scenario.air
    return AirWar(
        zones=len(board.zones),
        sources=len(ruleset.supply.sources),
        doctrine=rules.doctrine_start,
        wing_lost=setup.wing_lost if setup is not None else (0,) * len(rules.wings),
    )


def rail_at_start(board: Board, scenario: Scenario) -> bytearray:
    """Return the railways by hex, as ``GameState.rail`` holds them (rule 4.6)."""
    rail = bytearray(board.grid.size)
    for h, turns in scenario.broken_rail:
        rail[h] = turns + 1
    return rail


def bridges_at_start(board: Board, ruleset: Ruleset, scenario: Scenario) -> bytearray:
    """Return the turns of rebuilding left by bridge, 0 where it stands (rule 2.4)."""
    bridges = bytearray(len(board.bridges))
    for bridge in scenario.blown_bridges:
        bridges[bridge] = ruleset.terrain.bridge_rebuild_turns
    return bridges


def sources_at_start(board: Board, ruleset: Ruleset, scenario: Scenario) -> list[SourceState]:
    """Return the sources: those held from the start deliver at once or after their opening time (rule 6.4)."""
    sources: list[SourceState] = []
    for rules, h in zip(ruleset.supply.sources, source_hexes(board, ruleset), strict=True):
        held = h != OFF_MAP and scenario.holder[h] == rules.side
        wait = 0 if rules.open_at_start else rules.open_turns
        opened = scenario.first_turn + wait if held else 0
        sources.append(SourceState(opened, 0, lost=rules.depot and not held))
    return sources
