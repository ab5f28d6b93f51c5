"""The true figures of a game, turn by turn: kept in the course of it, told to nobody before it is over (P-20)."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt

from game.model.board import Board
from game.model.events.base import Event
from game.model.events.combat import FightResolved
from game.model.events.sea import WaveLanded
from game.model.events.victory import EscapeJudged
from game.model.ids import SIDES, HexId, Side, Status
from game.model.records import Toll
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.state import GameState
from game.rules.victory import Score, lost_for_good, score

WITH_MEN = (Status.ON_MAP, Status.IN_BOX)
ALL = 1 << 30  # orders
NEAR_VP = 20  # of places worth so much it is kept how near the enemy is


@dataclass(frozen=True, slots=True)
class Moment:
    """How both sides stood when a turn began; at the end ``turn`` is one more than the last.

    By army: ``men`` in units on the map and in boxes, ``morale`` in tenths, men ``lost`` for good, ``casualties``
    (killed, wounded, missing, captured). ``near``: of the great places the hexes to the nearest enemy of who held them
    when the game began, by goal; -1 where there is none.
    """

    turn: int
    holder: bytes
    men: tuple[int, ...]
    ashore: frozenset[int]  # armies with a unit on the map
    morale: tuple[int, ...]
    lost: tuple[int, ...]
    casualties: tuple[int, ...]
    near: tuple[int, ...]
    score: Score

    def men_of(self, armies: Sequence[int]) -> int:
        """Return the men of some armies together."""
        return sum(self.men[army] for army in armies)


@dataclass(frozen=True, slots=True)
class Fight:
    """How the dice fell in a fight: the attacker's side, what the roll gave it, in thousandths of a logit.

    ``order`` counts the orders before that by which it was fought.
    """

    order: int
    side: Side
    luck: int


@dataclass(frozen=True, slots=True)
class Landed:
    """A landing that got ashore: when, and on which hex; ``order`` as for a fight."""

    order: int
    turn: int
    hex: HexId


class Annals:
    """What is kept of one game, order by order."""

    def __init__(self, state: GameState) -> None:
        self.moments = [moment(state)]
        self.fights: list[Fight] = []
        self.landings: list[Landed] = []
        self.escaped: dict[int, int] = {}  # by escape rule of the scenario: men who came out in time

    def hear(self, order: int, state: GameState, events: Sequence[Event]) -> None:
        """Note what an order brought about, ``order`` others before it.

        What is noted here is never taken back, for dice were rolled.
        """
        for event in events:
            match event:
                case FightResolved():
                    luck = state.ruleset.tables.logit_milli[event.roll]
                    self.fights.append(Fight(order, event.side, luck))
                case WaveLanded():
                    self.landings.append(Landed(order, state.turn, event.beachhead.hex))
                case EscapeJudged():
                    self.escaped[event.rule] = event.men
        if state.turn + (state.result is not None) != self.moments[-1].turn:
            self.moments.append(moment(state))

    def until(self, orders: int, turn: int) -> "Annals":
        """Return what had been noted after so many orders, when a turn had begun."""
        kept = Annals.__new__(Annals)
        kept.moments = [it for it in self.moments if it.turn <= turn] or self.moments[:1]
        kept.fights = [it for it in self.fights if it.order < orders]
        kept.landings = [it for it in self.landings if it.order < orders]
        kept.escaped = dict(self.escaped)
        return kept

    def closed(self, state: GameState) -> "Annals":
        """Return these annals up to the end of a game that is over, also of one that was given up in mid turn."""
        if state.result is not None:
            return self
        kept = self.until(ALL, state.turn)
        kept.moments.append(moment(state, state.turn + 1))
        return kept


def moment(state: GameState, turn: int | None = None) -> Moment:
    """Return how both sides stand; ``turn`` instead of the one that begins."""
    armies = range(len(state.ruleset.armies))
    men, ashore = [0 for _ in armies], set()
    for unit in state.units:
        if unit.status in WITH_MEN:
            men[unit.army] += unit.men
        if unit.on_map:
            ashore.add(unit.army)
    return Moment(
        turn=state.turn + (state.result is not None) if turn is None else turn,
        holder=bytes(state.holder),
        men=tuple(men),
        ashore=frozenset(ashore),
        morale=tuple(record.morale for record in state.armies),
        lost=tuple(lost_for_good(record.toll) for record in state.armies),
        casualties=tuple(_casualties(record.toll) for record in state.armies),
        near=_near(state),
        score=score(state),
    )


def _casualties(toll: Toll) -> int:
    return toll.killed + toll.wounded + toll.missing + toll.prisoners


def _near(state: GameState) -> tuple[int, ...]:
    found = []
    grid, start = state.board.grid, state.scenario.holder
    for goal in state.scenario.goals:
        side = start[goal.hex]
        far = -1
        if goal.vp >= NEAR_VP and side in SIDES:
            foes = state.own[Side(side).enemy].values()
            far = min((grid.distance(it.hex, goal.hex) for it in foes if it.on_map and not it.is_hq), default=-1)
        found.append(far)
    return tuple(found)


def armies_of(ruleset: Ruleset, side: Side) -> tuple[int, ...]:
    """Return the armies of a side."""
    return tuple(i for i, army in enumerate(ruleset.armies) if army.side == side)


def luck(ruleset: Ruleset, fights: Sequence[Fight], side: Side) -> float | None:
    """Return how far the dice of all fights were off their mean in favor of a side, in standard deviations."""
    if not fights:
        return None
    table = ruleset.tables.logit_milli
    mean = sum(table) / len(table)
    spread = sqrt(sum((value - mean) ** 2 for value in table) / len(table))
    total = sum((it.luck - mean) * (1 if it.side is side else -1) for it in fights)
    return total / (spread * sqrt(len(fights)))


@dataclass(frozen=True, slots=True)
class Fall:
    """A place that came into other hands in the course of a turn."""

    turn: int
    place: int
    side: Side


def falls(board: Board, scenario: Scenario, moments: Sequence[Moment]) -> list[Fall]:
    """Return every change of hands of a place on land between the beginnings of turns, in the order of time."""
    places = [place for place in board.places if board.is_ground(place.hex)]
    before, found = bytes(scenario.holder), []
    for it in moments:
        found += [
            Fall(max(scenario.first_turn, it.turn - 1), place.index, Side(it.holder[place.hex]))
            for place in places
            if it.holder[place.hex] != before[place.hex] and it.holder[place.hex] in SIDES
        ]
        before = it.holder
    return found


def first_ashore(moments: Sequence[Moment], army: int) -> int | None:
    """Return the turn on which an army came onto the map, None if it never did or was there from the start."""
    if army in moments[0].ashore:
        return None
    return next((it.turn - 1 for it in moments if army in it.ashore), None)


def shares(board: Board, moments: Sequence[Moment], side: Side, region: str) -> list[tuple[int, float]]:
    """Return the share of the ground of a region that a side held, per cent, by turn."""
    hexes = ground_of(board, region)
    return [(it.turn, 100 * sum(it.holder[h] == side for h in hexes) / max(1, len(hexes))) for it in moments]


@lru_cache(maxsize=8)
def ground_of(board: Board, region: str) -> tuple[HexId, ...]:
    """Return the hexes of ground of a region."""
    return tuple(h for h in range(board.grid.size) if board.is_ground(h) and board.regions[board.region[h]] == region)
