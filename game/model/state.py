"""The state of a game: small, mutable, written by events only (see ``game.model.events``)."""

from dataclasses import replace
from types import MappingProxyType

from game.model.board import Board
from game.model.contacts import rebuild_zoc
from game.model.copying import slots_copier
from game.model.escapes import EscapeRecord
from game.model.guerrillas import Insurgency
from game.model.ids import (
    OFF_MAP,
    SIDES,
    ArmyState,
    ContactId,
    HexId,
    Ice,
    MovementClass,
    Phase,
    Side,
    Sky,
    Status,
    UnitId,
)
from game.model.layers import ORDINARY, PACK, bank_bridges, sights, source_hexes, zoc_reach
from game.model.naval import Naval
from game.model.picture import Picture
from game.model.politics import Watch, at_start, known_to
from game.model.records import ArmyRecord, BandWeather, Pool, Result, SourceState
from game.model.ruleset import Ruleset, at_turn
from game.model.scenario import Scenario
from game.model.sea import Sea
from game.model.start import air_at_start, bridges_at_start, rail_at_start, sources_at_start
from game.model.units import Unit


class GameState:
    """A game in progress. ``at``, ``stack``, ``zoc`` and ``sight`` are made from the units and never saved."""

    __slots__ = (
        "air",
        "armies",
        "assault_attempts",
        "assaulted",
        "at",
        "belief",
        "board",
        "bridge_attempts",
        "bridges",
        "decider",
        "dumps_taken",
        "early_points",
        "escapes",
        "estimates",
        "flags",
        "frames",
        "guerrillas",
        "holder",
        "insurgency",
        "interdiction",
        "keep_bridges",
        "naval",
        "own",
        "phase",
        "pictures",
        "politics",
        "prisoners",
        "rail",
        "rail_used",
        "rail_used_north",
        "result",
        "route_used",
        "ruleset",
        "scenario",
        "sea",
        "seed",
        "shown",
        "shown_politics",
        "shown_sources",
        "sight",
        "sources",
        "stack",
        "tracked",
        "tracks",
        "true_politics",
        "turn",
        "units",
        "weather",
        "zoc",
    )

    def __init__(self, board: Board, ruleset: Ruleset, scenario: Scenario, seed: int) -> None:
        self.board = board
        self.ruleset = ruleset
        self.scenario = scenario
        self.seed = seed
        self.turn = scenario.first_turn
        self.phase = Phase.EVENTS
        self.decider: Side | None = None
        self.result: Result | None = None
        self.weather: tuple[BandWeather, ...] = tuple(
            BandWeather(Sky.CLEAR, cold=False, ice=Ice.NONE) for _ in ruleset.weather.bands
        )
        self.units = [Unit(spec) for spec in scenario.units]
        self.own: tuple[dict[UnitId, Unit], ...] = tuple(
            {unit.id: unit for unit in self.units if unit.side == side} for side in SIDES
        )
        self.holder = bytearray(scenario.holder)
        self.rail = rail_at_start(board, scenario)  # 0 working, 1 waits for repair, more: turns until then + 1 (4.6)
        self.bridges = bridges_at_start(board, ruleset, scenario)  # 0 intact, else turns of rebuilding left (2.4)
        none: frozenset[int] = frozenset()
        self.keep_bridges = [none, none]  # bridges a side will not blow in retreat; never iterated
        self.interdiction = [(0,) * len(board.zones) for _ in SIDES]  # level per mille that a side suffers, by zone
        nowhere = (0,) * len(board.zones)
        self.guerrillas = scenario.guerrillas or nowhere  # uncontained men by zone
        self.insurgency = Insurgency(nowhere, raised=sum(self.guerrillas))
        lost_in = (0,) * len(board.regions)
        self.armies = [
            ArmyRecord(
                scenario.morale[i], ArmyState.FIRM, scenario.stocks[i], Pool(*scenario.pools[i]), lost_in=lost_in
            )
            for i in range(len(ruleset.armies))
        ]
        self.prisoners: tuple[int, ...] = (0, 0)  # men of the enemy taken, by the Side that took them (9.4)
        unknown = (0,) * len(ruleset.armies)
        self.estimates: tuple[tuple[int, ...], ...] = (unknown, unknown)  # by Side: believed men of each army (12.2)
        self.escapes = [EscapeRecord() for _ in scenario.escapes]
        self.tracks = tuple([max(track.low, at_turn(track.steps, self.turn)) for track in scenario.tracks])
        self.flags = frozenset([flag for turn, flag in scenario.flags if turn <= self.turn])  # never iterated unsorted
        self.sources = sources_at_start(board, ruleset, scenario)
        self.dumps_taken: set[int] = set()  # 2 * hex + side: first captures; membership only (6.6)
        self.naval = Naval()
        self.sea = Sea(plan=scenario.landing)
        self.belief: tuple[int, ...] = ()  # of the Communist side, per mille by landing site, the last for none (10.5)
        self.air = air_at_start(board, ruleset, scenario)
        self.early_points = (0,) * len(scenario.early_goals)  # 1 once earned
        self.rail_used = [0, 0]  # stack points by side, this turn
        self.rail_used_north = [0, 0]  # of these, in the region north
        self.route_used: tuple[dict[str, int], ...] = (
            {},
            {},
        )  # stack points by side and route of a box, this turn (4.9)
        self.assault_attempts: dict[HexId, int] = {}  # assaults on a hex this side turn (5)
        self.assaulted: dict[HexId, int] = {}  # assaults on a hex this turn: the dice key
        self.bridge_attempts: dict[int, int] = {}  # this turn
        self.pictures = [Picture(board) for _ in SIDES]
        for picture in self.pictures:  # both sides know the ground as the scenario has it
            picture.holder[:] = self.holder
            picture.rail[:] = self.rail
            picture.bridges[:] = self.bridges
        self.tracked: list[dict[UnitId, ContactId]] = [{}, {}]  # which contact of a side an enemy unit is
        flags = tuple((flag, turn) for turn, flag in scenario.flags if turn <= self.turn)
        watch = tuple(Watch(self.holder[h], self.turn, 0) for h in scenario.politics.watched)
        wills = len(ruleset.politics.wills)
        self.politics = at_start(scenario.politics, flags, watch, armies=len(self.armies), wills=wills)
        self._empty_layers()
        self._show()
        self._show_sources()
        self.show_politics()

    # --- layers -----------------------------------------------------------------------------------------------

    def _empty_layers(self) -> None:
        size = self.board.grid.size
        self.at: tuple[dict[HexId, tuple[UnitId, ...]], ...] = ({}, {})
        self.stack = (bytearray(size), bytearray(size))
        self.zoc = (bytearray(size), bytearray(size))
        self.sight = (bytearray(size), bytearray(size))

    def _show(self) -> None:
        """Make what views show of each side's own things, in the order of ``Position``, read-only; once per state."""
        self.shown = tuple(
            (
                MappingProxyType(self.own[side]),
                MappingProxyType(self.at[side]),
                memoryview(self.stack[side]).toreadonly(),
                memoryview(self.zoc[side]).toreadonly(),
            )
            for side in SIDES
        )
        attempts, bridge_attempts = MappingProxyType(self.assault_attempts), MappingProxyType(self.bridge_attempts)
        armies = self.ruleset.armies
        self.frames = tuple(
            (
                *self.shown[side],
                tuple([record if armies[i].side == side else None for i, record in enumerate(self.armies)]),
                attempts,
                bridge_attempts,
                MappingProxyType(self.route_used[side]),
            )
            for side in SIDES
        )

    def _show_sources(self) -> None:
        """Make what views show of the sources: when a side's own open, since when its depots are cut off (rule 6.4)."""
        now = list(zip(self.ruleset.supply.sources, self.sources, strict=True))
        self.shown_sources = tuple(
            (
                tuple([own.open_turn if rules.side == side and not own.lost else 0 for rules, own in now]),
                tuple([own.cut_since if rules.side == side else 0 for rules, own in now]),
            )
            for side in SIDES
        )

    def show_politics(self) -> None:
        """Make what views show of the decisions of the war (rule 14), by side, and all of it for the truth."""
        axes = [axis.side for axis in self.scenario.axes]
        armies, politics = [Side(army.side) for army in self.ruleset.armies], self.scenario.politics
        self.shown_politics = tuple(known_to(side, self.politics, politics, axes, armies) for side in SIDES)
        self.true_politics = tuple(replace(shown, params=self.politics.params) for shown in self.shown_politics)

    @property
    def ice(self) -> tuple[Ice, ...]:
        """Return the ice of each weather band."""
        return tuple(band.ice for band in self.weather)

    def exerts(self, unit: Unit) -> int:
        """Return the kind of ZOC the unit exerts as it stands: 0 none, 1 ordinary, 2 pack (rule 4.2)."""
        rules = self.ruleset.terrain
        if unit.is_hq or unit.c < rules.zoc_min_cohesion_tenths:
            return 0
        if unit.men < rules.zoc_min_men and unit.tanks < rules.zoc_min_tanks:
            return 0
        return PACK if unit.toe.movement == MovementClass.PACK else ORDINARY

    def _spread_zoc(self, unit: Unit, step: int) -> None:
        if unit.zoc_kind:
            layer = self.zoc[unit.side]
            reach = zoc_reach(self.board, self.ruleset)
            for n in reach.hexes(unit.hex, unit.zoc_kind, self.bridges, self.weather):
                layer[n] += step

    def _spread_sight(self, unit: Unit, step: int) -> None:
        if not unit.is_hq:
            layer = self.sight[unit.side]
            layer[unit.hex] += step
            for n in self.board.near[unit.hex]:
                layer[n] += step

    def enter(self, unit: Unit, h: HexId) -> None:
        """Put a unit that is off the map on a hex; its side learns the ground it now sees."""
        unit.hex = h
        unit.status = Status.ON_MAP
        side = unit.side
        self.at[side][h] = tuple(sorted((*self.at[side].get(h, ()), unit.id)))
        self.stack[side][h] += unit.toe.stack_points
        unit.zoc_kind = self.exerts(unit)
        self._spread_zoc(unit, 1)
        self._spread_sight(unit, 1)
        if not unit.is_hq:
            self.look(side, h)

    def look(self, side: Side, h: HexId) -> None:
        """Let a side learn the ground of a hex and of its neighbors."""
        picture, holder, rail = self.pictures[side], self.holder, self.rail
        known_holder, known_rail = picture.holder, picture.rail
        hexes, bridges = sights(self.board)[h]
        for n in hexes:
            known_holder[n] = holder[n]
            known_rail[n] = rail[n]
        for bridge in bridges:
            self._learn_bridge(side, bridge)

    def leave(self, unit: Unit) -> None:
        """Take a unit off its hex; the caller sets the new status."""
        side, h = unit.side, unit.hex
        left = tuple([other for other in self.at[side][h] if other != unit.id])
        if left:
            self.at[side][h] = left
        else:
            del self.at[side][h]
        self.stack[side][h] -= unit.toe.stack_points
        self._spread_zoc(unit, -1)
        self._spread_sight(unit, -1)
        unit.zoc_kind = 0
        unit.hex = OFF_MAP

    def refresh(self, unit: Unit) -> None:
        """Bring the ZOC layer up to date after the unit's cohesion, men or tanks changed."""
        if unit.on_map and (kind := self.exerts(unit)) != unit.zoc_kind:
            self._spread_zoc(unit, -1)
            unit.zoc_kind = kind
            self._spread_zoc(unit, 1)

    # --- the ground -------------------------------------------------------------------------------------------

    def set_holder(self, h: HexId, side: Side) -> None:
        """Give a hex to a side; its railway breaks (4.6); who sees it, and everybody for a key place, learns it."""
        if self.holder[h] == side:
            return
        self.holder[h] = side
        if self.board.has_rail[h]:
            self.rail[h] = self.ruleset.units.rail_broken_turns + 1
        self._hand_over(h, side)
        self._tell(h)

    def _hand_over(self, h: HexId, side: int) -> None:
        """Close the sources of the hex that were the enemy's, start the opening time of the holder's (rule 6.4)."""
        hexes = source_hexes(self.board, self.ruleset)
        for i in [i for i, where in enumerate(hexes) if where == h] if h in hexes else ():
            rules, lost = self.ruleset.supply.sources[i], self.sources[i].lost
            taken = rules.side == side and not lost
            opened = self.turn + rules.open_turns if taken else 0
            self.set_source(i, SourceState(opened, 0, lost=lost or (rules.depot and not taken)))

    def set_source(self, source: int, now: SourceState) -> None:
        """Replace what is known of a source."""
        self.sources[source] = now
        self._show_sources()

    def set_rail(self, h: HexId, value: int) -> None:
        """Change the railway of a hex: 0 working, 1 waiting for repair, more: broken."""
        self.rail[h] = value
        self._tell(h)

    def set_bridge(self, bridge: int, value: int) -> None:
        """Change a bridge: 0 intact, else turns of rebuilding left; ZOC across it follows (rule 4.2)."""
        span = self.board.bridges[bridge]
        near = [self.units[i] for side in SIDES for h in (span.a, span.b) for i in self.at[side].get(h, ())]
        for unit in near:
            self._spread_zoc(unit, -1)
        self.bridges[bridge] = value
        for unit in near:
            self._spread_zoc(unit, 1)
        for h in (span.a, span.b):
            self._tell(h)

    def set_weather(self, weather: tuple[BandWeather, ...]) -> None:
        """Change the weather; ice opens or closes rivers to every ZOC."""
        frozen = self.ice != tuple(band.ice for band in weather)
        if frozen:
            for unit in self.units:
                self._spread_zoc(unit, -1)
        self.weather = weather
        if frozen:
            for unit in self.units:
                self._spread_zoc(unit, 1)
            rebuild_zoc(self, Side.COMMUNIST)
            rebuild_zoc(self, Side.UN)

    def _tell(self, h: HexId) -> None:
        public = h in self.board.place_at and self.board.places[self.board.place_at[h]].is_key
        for side in SIDES:
            if public or self.sight[side][h]:
                self.learn(side, h)

    def learn(self, side: Side, h: HexId) -> None:
        """Let a side know holder, railway and bridges of a hex as they are."""
        picture = self.pictures[side]
        picture.holder[h] = self.holder[h]
        picture.rail[h] = self.rail[h]
        for bridge in bank_bridges(self.board)[h]:
            self._learn_bridge(side, bridge)

    def _learn_bridge(self, side: Side, bridge: int) -> None:
        picture = self.pictures[side]
        if picture.bridges[bridge] != self.bridges[bridge]:
            picture.bridges[bridge] = self.bridges[bridge]
            rebuild_zoc(self, side)

    # --- copies -----------------------------------------------------------------------------------------------

    def copy(self) -> "GameState":
        """Return an independent state with the same future; map, rules and scenario are shared."""
        twin = _copy_slots(self)
        twin.units = units = [unit.copy() for unit in self.units]
        twin.own = tuple([{i: units[i] for i in own} for own in self.own])
        twin.holder, twin.rail, twin.bridges = self.holder[:], self.rail[:], self.bridges[:]
        twin.keep_bridges, twin.interdiction = self.keep_bridges[:], self.interdiction[:]
        twin.armies = [army.copy() for army in self.armies]
        twin.sources = self.sources[:]
        twin.naval = self.naval.copy()
        twin.insurgency = self.insurgency.copy()
        twin.escapes = [record.copy() for record in self.escapes]
        twin.sea = self.sea.copy()
        twin.air = self.air.copy()
        twin.politics = self.politics.copy()
        twin.dumps_taken = set(self.dumps_taken)
        twin.rail_used, twin.rail_used_north = self.rail_used[:], self.rail_used_north[:]
        twin.route_used = (dict(self.route_used[0]), dict(self.route_used[1]))
        twin.assault_attempts, twin.assaulted = dict(self.assault_attempts), dict(self.assaulted)
        twin.bridge_attempts = dict(self.bridge_attempts)
        twin.pictures = [picture.copy() for picture in self.pictures]
        twin.tracked = [dict(tracked) for tracked in self.tracked]
        twin.at = (dict(self.at[0]), dict(self.at[1]))
        twin.stack = (self.stack[0][:], self.stack[1][:])
        twin.zoc = (self.zoc[0][:], self.zoc[1][:])
        twin.sight = (self.sight[0][:], self.sight[1][:])
        twin._show()
        return twin


_copy_slots = slots_copier(GameState)
