"""Strategic bombing and the bridges of the border (rule 10.3): what may be hit, and what comes of it."""

from collections.abc import Iterator, Sequence

from game.model.air import Allotment, Bombed, Mission
from game.model.board import NO_ZONE, Place
from game.model.dice import Dice, Purpose
from game.model.events.air import BombingDone
from game.model.events.base import Event
from game.model.ids import OFF_MAP, HexId
from game.model.layers import source_hexes
from game.model.state import GameState
from game.model.view import Position
from game.rules.air import PM, TENTHS, zone_sky_pm
from game.rules.ground import border
from game.rules.politics.tracks import shifted_by_name

BOMBING = (Mission.SOURCE, Mission.CITY, Mission.BRIDGE)
STRIKE_KEY = -1  # a strike's dice key begins with this less the source: no bridge of the map has it


def target_hex(at: Position, mission: Mission, target: str) -> HexId:
    """Return where a target of strategic bombing lies, OFF_MAP if there is no such target on the map."""
    if mission == Mission.CITY:
        return next((place.hex for place in cities(at) if place.id == target), OFF_MAP)
    if mission == Mission.BRIDGE and target not in at.ruleset.air.bridge_sources:
        return OFF_MAP
    return next((h for i, h in sources(at) if at.ruleset.supply.sources[i].id == target), OFF_MAP)


def sources(at: Position) -> list[tuple[int, HexId]]:
    """Return the sources of the enemy that are on the map, in the order of the ruleset, with their hexes."""
    hexes = source_hexes(at.board, at.ruleset)
    rules = at.ruleset.supply.sources
    return [(i, h) for i, h in enumerate(hexes) if h != OFF_MAP and rules[i].side == at.side.enemy]


def cities(at: Position) -> list[Place]:
    """Return the cities that may be bombed, in the order of the map."""
    board = at.board
    if (region := at.ruleset.air.bombing_region) not in board.regions:
        return []
    index = board.regions.index(region)
    return [place for place in board.places if place.pop and board.region[place.hex] == index]


def is_near_border(at: Position, h: HexId) -> bool:
    """Return whether bombs on a hex could fall beyond Yalu or Tumen: it lies within 3 hexes of them (10.3)."""
    reach, distance = at.ruleset.air.border_hexes, at.board.grid.distance
    return any(distance(h, edge) <= reach for edge in border(at.board))


def strategic_bombing(
    state: GameState, dice: Dice, at: Position, allotments: Sequence[Allotment], opposed: Sequence[int]
) -> Iterator[Event]:
    """Yield the bombing of the side of ``at``: the damage, and what it moves on the political tracks.

    Yields the end of old effects too: what the stock and the recruits lose holds for one turn.
    """
    raid = _Raid(state, dice, at, opposed)
    for entry in allotments:
        if entry.mission in BOMBING and entry.heavy:
            raid.fly(entry)
    done, will_loss = raid.done(), raid.will_loss
    air = state.air
    if raid.flown or (done.damage, done.cuts, done.bombed) != (air.damage, air.cuts, air.bombed):
        yield done
    rules = state.ruleset.air
    if raid.near_border:
        yield from shifted_by_name(state, rules.escalation_track, rules.escalation, at.side)
    if will_loss:
        yield from shifted_by_name(state, rules.will_track, -will_loss, at.side)


class _Raid:
    """Adds up what the bombers of one turn do."""

    def __init__(self, state: GameState, dice: Dice, at: Position, opposed: Sequence[int]) -> None:
        self.state = state
        self.dice = dice
        self.at = at
        self.opposed = opposed
        self.damage = list(state.air.damage)
        self.cuts = list(state.air.cuts)
        self.strikes: list[tuple[int, int, int]] = []
        self.cities: list[int] = []
        self.stock_tons = self.recruits = self.on_cities = 0
        self.near_border = self.flown = False

    def fly(self, entry: Allotment) -> None:
        """Send bombers to one target; where it has fallen to their own side they stay away."""
        h = target_hex(self.at, entry.mission, entry.target)
        if h == OFF_MAP or self.state.holder[h] == self.at.side:
            return
        near = is_near_border(self.at, h)
        if near and self.state.ruleset.air.border_flag not in self.state.flags:
            return
        self.flown = True
        self.near_border = self.near_border or near
        if entry.mission == Mission.BRIDGE:
            self._strike(entry, h)
        elif entry.mission == Mission.SOURCE:
            self._bomb_source(entry, h)
        else:
            self._bomb_city(entry, h)

    def effect_pm(self, h: HexId) -> int:
        """Return what the enemy's aircraft and the weather leave of an attack on a hex."""
        zone = self.state.board.zone[h]
        if zone == NO_ZONE:
            band = self.state.weather[self.state.board.weather_band[h]]
            return self.state.ruleset.weather.skies[band.sky].air_pm
        return (PM - self.opposed[zone]) * zone_sky_pm(self.state, zone) // PM

    def _source(self, entry: Allotment) -> int:
        return [source.id for source in self.state.ruleset.supply.sources].index(entry.target)

    def _bomb_source(self, entry: Allotment, h: HexId) -> None:
        rules, i = self.state.ruleset.air, self._source(entry)
        tenths = entry.heavy * self.effect_pm(h) // PM
        self.damage[i] = min(rules.bombing_source_max_pm, self.damage[i] + rules.bombing_source_pm * tenths // TENTHS)
        self.stock_tons += rules.bombing_stock_tons * tenths // TENTHS

    def _bomb_city(self, entry: Allotment, h: HexId) -> None:
        tenths = entry.heavy * self.effect_pm(h) // PM
        self.recruits += self.state.ruleset.air.bombing_recruits * tenths // TENTHS
        self.on_cities += tenths
        self.cities.append(self.state.board.place(entry.target).index)

    def _strike(self, entry: Allotment, h: HexId) -> None:
        rules, i = self.state.ruleset.air, self._source(entry)
        tries = entry.heavy // rules.bridge_strike_tenths
        chance = rules.bridge_strike_pm * self.effect_pm(h) // PM
        hits = sum(self.dice.roll(Purpose.BRIDGE, PM, STRIKE_KEY - i, attempt) < chance for attempt in range(tries))
        self.cuts += [(i, self.state.turn + rules.bridge_cut_turns)] * hits
        self.strikes.append((i, tries, hits))

    @property
    def will_loss(self) -> int:
        """Return the points of will that this turn's bombs cost."""
        rules = self.state.ruleset.air
        if self.on_cities < rules.will_least_tenths:
            return 0
        return max(0, min(rules.will_loss, rules.will_loss_most - self.state.air.will_lost))

    def done(self) -> BombingDone:
        """Return what has come of it."""
        cut = self.state.ruleset.air.bridge_cut_pm
        lost = [
            min(PM, damage + cut * sum(1 for source, _ in self.cuts if source == i))
            for i, damage in enumerate(self.damage)
        ]
        return BombingDone(
            self.at.side,
            tuple(self.damage),
            tuple(self.cuts),
            Bombed(tuple(lost), self.stock_tons, self.recruits),
            tuple(self.strikes),
            tuple(self.cities),
            self.state.air.will_lost + self.will_loss,
        )
