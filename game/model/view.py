"""What stands where, for one side: the one thing queries, players and forecasts read."""

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from game.model.air import AirForce, AirReport, Backing, Bombed, Doctrine
from game.model.board import Board
from game.model.ids import HexId, Ice, Phase, Side, UnitId
from game.model.naval import Naval
from game.model.politics import Known
from game.model.records import ArmyRecord, BandWeather, Result
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.sea import Sea
from game.model.units import Piece, Unit


class Position(NamedTuple):
    """What stands where, for one side.

    Made by ``rules.visibility.observe`` from what the side knows (then it is a *side view*, and every enemy figure is
    an estimate), or by ``rules.truth.truth`` from the state, same fields; only rules call the second. Read-only.
    ``foes`` and ``foes_at`` hold contacts in a side view, the units themselves in the truth.
    """

    side: Side
    board: Board
    ruleset: Ruleset
    scenario: Scenario
    own: Mapping[UnitId, Unit]
    own_at: Mapping[HexId, tuple[UnitId, ...]]
    own_stack: Sequence[int]  # stack points of combat units by hex: not 0 where one stands
    own_zoc: Sequence[int]
    armies: Sequence[ArmyRecord | None]  # own armies; None where the enemy's records are hidden
    assault_attempts: Mapping[HexId, int]
    bridge_attempts: Mapping[int, int]  # this turn, by bridge
    route_used: Mapping[str, int]  # stack points that came by each route of a box, this turn (4.9)
    foes: Mapping[int, Piece]
    foes_at: Mapping[HexId, tuple[int, ...]]
    foe_stack: Sequence[int]
    foe_zoc: Sequence[int]
    holder: Sequence[int]
    rail: Sequence[int]
    bridges: Sequence[int]
    turn: int
    phase: Phase
    decider: Side | None
    weather: tuple[BandWeather, ...]
    version: int  # grows when a contact appears, moves or goes
    morale: tuple[int, ...]  # of every army, tenths: public but for armies in hiding (14)
    tracks: tuple[int, ...]  # a secret one reads as at the start (13)
    flags: frozenset[str]  # what has been decided (14); never iterated unsorted
    politics: Known  # the decisions it has to take, what was chosen, what that changes in its rules (14)
    interdiction: tuple[int, ...]  # suffered by this side, per mille by zone
    guerrillas: tuple[int, ...]  # uncontained men by zone (6.3)
    guerrillas_contained: tuple[int, ...]  # by zone (9.5)
    estimates: tuple[int, ...]  # men that armies of the enemy are believed to have, by army; 0 = no estimate (12.2)
    prisoners: tuple[int, ...]  # men of the enemy taken, by the Side that took them: public (9.4)
    source_open_turn: tuple[int, ...]  # own, by source of the ruleset: delivers from this turn; 0 = does not deliver
    source_cut_since: tuple[int, ...]  # own depots: the turn their rail was cut, 0 = it is not
    naval: Naval | None  # of the UN side, for its own eyes (10.6); never written by who reads it
    sea: Sea | None  # of the UN side, for its own eyes (10.5, 10.6); never written by who reads it
    belief: tuple[int, ...]  # of the Communist side: per mille by landing site, the last for none; () for the UN side
    gunfire_left: int  # naval points the UN side still has for fights this turn: both see its guns
    air: AirForce  # own air power and what it is allotted to (10.2)
    foe_air: AirReport  # the enemy's, as last revealed
    backing: Backing  # what supports own fights, and the enemy's
    foe_backing: Backing
    foe_doctrine: Doctrine  # the enemy's; what it is taken to be in a side view
    bombed: Bombed  # what strategic bombing does (10.3)
    interdiction_dealt: tuple[int, ...]  # suffered by the enemy, per mille by zone
    keep_bridges: frozenset[int]
    rail_used: int
    rail_used_north: int
    early_points: tuple[int, ...]  # by early goal of the scenario: 1 once earned (15)
    escape_points: tuple[int, ...]  # by escape rule of the scenario: points once judged, -1 before (15)
    result: Result | None

    @property
    def ice(self) -> tuple[Ice, ...]:
        """Return the ice of each weather band."""
        return tuple([band.ice for band in self.weather])


SideView = Position
