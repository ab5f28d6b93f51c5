"""What a side sees happen, as scenes: marches, fights, retreats, raids, landings; with nothing it may not know."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from game.hexgrid.grid import OFF_GRID
from game.model.board import SEA, Board
from game.model.events.air import BombingDone, InterdictionSet
from game.model.events.base import Event
from game.model.events.combat import FightResolved, UnitsRetreated
from game.model.events.movement import UnitMoved
from game.model.events.sea import WaveHeldOff, WaveLanded, WaveRepelled
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Side, UnitId
from game.model.layers import source_hexes
from game.model.ruleset import Toe
from game.model.state import GameState
from game.model.units import Unit
from game.rules.combat import attack_odds
from game.rules.forecast import band_counts, logit_table
from game.rules.sightings import covert_toe
from game.rules.support import Support
from game.rules.truth import truth

UNKNOWN = "?"  # the name of who is not identified


@dataclass(frozen=True, slots=True)
class Figure:
    """A unit as it is shown in motion: what it is, not how strong."""

    side: Side
    army: int
    toe: Toe
    name: str
    unit: UnitId  # for the viewer's own units only; NO_UNIT for the enemy's


@dataclass(frozen=True, slots=True)
class March:
    """Somebody walks through ``hexes``, the first one where it comes into sight or stood."""

    figure: Figure
    hexes: tuple[HexId, ...]
    is_retreat: bool


@dataclass(frozen=True, slots=True)
class Fight:
    """An assault from ``origins`` on ``target``: the rolls of 1000 in each band, the roll and the band it fell in."""

    side: Side
    origins: tuple[HexId, ...]
    target: HexId
    bands: tuple[int, ...]
    roll: int
    band: int
    odds_milli: int
    defender: Figure  # the largest
    by_air: bool = False  # whether aircraft of the attacker take part


@dataclass(frozen=True, slots=True)
class Raid:
    """Aircraft of a side over ``targets``: zones they hinder the roads of, in the middle, or places they bomb."""

    side: Side
    targets: tuple[HexId, ...]


@dataclass(frozen=True, slots=True)
class Wave:
    """A side comes ashore at ``target``, held against it or not."""

    side: Side
    origin: HexId
    target: HexId


Scene = March | Fight | Raid | Wave


@lru_cache(maxsize=8)
def _middles(board: Board) -> tuple[HexId, ...]:
    """Return the ground hex of each zone nearest to its middle; OFF_MAP for one without ground."""
    wide, found = board.grid.width, []
    for zone in range(len(board.zones)):
        hexes = [h for h in range(board.grid.size) if board.zone[h] == zone and board.is_ground(h)]
        x, y = sum(h % wide for h in hexes) // max(1, len(hexes)), sum(h // wide for h in hexes) // max(1, len(hexes))
        center = HexId(y * wide + x)
        found.append(min(((board.grid.distance(center, h), h) for h in hexes), default=(0, OFF_MAP))[1])
    return tuple(found)


def _most_hit(board: Board, efforts: Sequence[int]) -> tuple[HexId, ...]:
    """Return the middles of the zones that aircraft are sent to, where the effort is greatest first."""
    flown = sorted((-effort, zone) for zone, effort in enumerate(efforts) if effort)
    return tuple(_middles(board)[zone] for _, zone in flown if _middles(board)[zone] != OFF_MAP)


class Witness:
    """Gathers scenes as events happen; pass ``see`` as the watcher of a match and take them with ``taken``."""

    def __init__(self, side: Side) -> None:
        self.side = side
        self._scenes: list[Scene] = []

    def taken(self) -> list[Scene]:
        """Return the scenes since the last call, in order."""
        scenes, self._scenes = self._scenes, []
        return scenes

    @property
    def has_fight(self) -> bool:
        """Return whether a fight is among the scenes not yet taken."""
        return any(isinstance(scene, Fight) for scene in self._scenes)

    def see(self, state: GameState, event: Event) -> None:
        """Note what the side sees of an event that is about to be applied."""
        if isinstance(event, UnitMoved):
            self._march(state, state.units[event.unit], state.units[event.unit].hex, event.path, is_retreat=False)
        elif isinstance(event, UnitsRetreated):
            first = state.units[event.units[0]]
            self._march(state, first, event.origin, event.path, is_retreat=True)
        elif isinstance(event, FightResolved):
            bands = [band.id for band in state.ruleset.combat.bands]
            origins = tuple(sorted({state.units[u].hex for u in event.attackers} - {OFF_MAP}))
            support = Support(*event.support)
            odds = attack_odds(truth(state, event.side), event.attackers, event.target, support=support)
            counts = band_counts(state.ruleset, odds, logit_table(state.ruleset, None))
            band = bands.index(event.band)
            largest = max((state.units[u] for u in event.defenders), key=lambda u: (not u.is_hq, u.men, -u.id))
            figure, ratio = self._figure(state, largest), event.ratio
            by_air = support.cas > 0
            self._scenes.append(
                Fight(event.side, origins, event.target, counts, event.roll, band, ratio, figure, by_air)
            )
        elif isinstance(event, InterdictionSet):
            self._raid(event.side.enemy, _most_hit(state.board, event.efforts))
        elif isinstance(event, BombingDone):
            hexes = source_hexes(state.board, state.ruleset)
            bridges = [hexes[source] for source, tries, _ in event.strikes if tries and hexes[source] != OFF_MAP]
            self._raid(event.side, (*(state.board.places[city].hex for city in event.cities), *bridges))
        elif isinstance(event, WaveLanded):
            self._wave(state, event.units, event.beachhead.hex)
        elif isinstance(event, WaveRepelled | WaveHeldOff):
            self._wave(state, event.units, event.hex)

    def _raid(self, side: Side, targets: tuple[HexId, ...]) -> None:
        if targets:
            self._scenes.append(Raid(side, targets))

    def _wave(self, state: GameState, units: Sequence[UnitId], h: HexId) -> None:
        near = state.board.grid.neighbors[h]
        sea = next((n for n in near if n != OFF_GRID and state.board.terrain[n] == SEA), h)
        self._scenes.append(Wave(state.units[units[0]].side, sea, h))

    def _march(self, state: GameState, unit: Unit, start: HexId, path: tuple[HexId, ...], *, is_retreat: bool) -> None:
        if start == OFF_MAP:
            return
        walked = (start, *path)
        if unit.side != self.side:
            seen = [i for i, h in enumerate(walked) if state.sight[self.side][h]]
            if not seen:
                return
            walked = walked[seen[0] : seen[-1] + 1]
        self._scenes.append(March(self._figure(state, unit), walked, is_retreat))

    def _figure(self, state: GameState, unit: Unit) -> Figure:
        """Return how a unit looks to the side: a covert enemy is not known for what it is (rule 12.2)."""
        if unit.side == self.side:
            return Figure(unit.side, unit.army, unit.toe, unit.spec.short, unit.id)
        if unit.covert:
            rules = state.ruleset.intelligence
            return Figure(unit.side, rules.covert_army, covert_toe(state.ruleset), UNKNOWN, NO_UNIT)
        return Figure(unit.side, unit.army, unit.toe, unit.spec.short, NO_UNIT)
