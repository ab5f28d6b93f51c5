"""What a side sees happen: marches, fights and retreats as scenes to be shown, with nothing it may not know."""

from dataclasses import dataclass

from game.model.events.base import Event
from game.model.events.combat import FightResolved, UnitsRetreated
from game.model.events.movement import UnitMoved
from game.model.ids import NO_UNIT, OFF_MAP, HexId, Side, UnitId
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


Scene = March | Fight


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
            self._scenes.append(Fight(event.side, origins, event.target, counts, event.roll, band, ratio, figure))

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
