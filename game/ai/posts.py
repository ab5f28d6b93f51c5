"""The operational layer of a defender: which hex every unit holds (rule 16.1: sectors, no open gap).

The enemy is thought to walk the cheapest way from where he stands to what the side must keep. The best hex on those
ways is given a post, which makes the way through it and its ZOC dearer; then the ways are looked for again, until
every unit has a post. So the posts close one road after the other, then the gaps between them, and form a line by
themselves.

The score of a post, in men: what stopping the enemy there saves (more for stronger enemies, more if it is likely to
hold, less for every hex given up before it), places kept, the scenario's defense lines, minus the losses of the unit
there. A second unit on a hex is worth what it adds to the chance to hold.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game.ai.estimate import Prospect, defender_threshold, prospect
from game.ai.fields import FAR, Field, scratch, spread, walker
from game.ai.lines import chosen_line
from game.ai.survey import Survey
from game.ai.terrain import Terrain, terrain_of
from game.model.ids import HexId, MovementClass, UnitId
from game.model.units import Unit
from game.model.view import SideView

PM, BP = 1000, 10_000
ROUTE_HEXES = 99  # the longest way looked at
MOST_TURNS = 12  # farther is as far
TOGETHER = 3  # units weighed together


@lru_cache(maxsize=256)
def faded(rate_pm: int, times: int) -> int:
    """Return what is left per mille after so many times at a rate per mille."""
    left = PM
    for _ in range(times):
        left = left * rate_pm // PM
    return left


class Force(NamedTuple):
    """The units of a hex as one: power in thousandths, men, the lowest cohesion in tenths, stack points."""

    power: int
    men: int
    c: int
    points: int

    def joined(self, other: "Force") -> "Force":
        """Return both together."""
        if not self.power:
            return other
        return Force(self.power + other.power, self.men + other.men, min(self.c, other.c), self.points + other.points)


NO_FORCE = Force(0, 0, 0, 0)


@dataclass(slots=True)
class Post:
    """A hex to hold and the force that is to hold it."""

    hex: HexId
    way: Field  # the walk to it
    force: Force = NO_FORCE


class _Board:
    """The posts of one side while they are being given out; ``forces`` are those of its units."""

    def __init__(self, view: SideView, survey: Survey, units: Sequence[Unit], forces: Mapping[UnitId, Force]) -> None:
        self.view = view
        self.ai = view.ruleset.ai
        self.survey = survey
        self.terrain: Terrain = terrain_of(view.board, view.ruleset)
        self.prizes = self.terrain.prizes(view)
        self.forces = forces
        self.units = {unit.id: unit for unit in units}
        self.free = [unit.id for unit in units]
        self.posts: dict[HexId, Post] = {}
        self.toll = scratch(view.board.grid.size).zeros[:]
        self.foot = walker(view, MovementClass.FOOT, night=True)
        self.own = walker(view, MovementClass.FOOT)
        self.army = max((forces[unit.id].power, unit.army) for unit in units)[1]
        held = [(-vp, h) for h, vp in self.terrain.worth.items() if view.holder[h] == view.side]
        found = chosen_line(view, survey, units, min(held)[1]) if held else None
        self.line = found[0] if found is not None else None
        self.behind = found[1] if found is not None else bytes([1]) * view.board.grid.size
        self.lines = dict.fromkeys(self.line.hexes, self.ai.line_men) if self.line is not None else {}
        self.keep = self._keeps()
        self.refused: set[HexId] = set()  # membership only
        count = len(forces)
        self.common = Force(
            sum(force.power for force in forces.values()) // count,
            sum(force.men for force in forces.values()) // count,
            sum(force.c for force in forces.values()) // count,
            1,
        )

    def _keeps(self) -> tuple[tuple[HexId, int], ...]:
        """Return the places the side must keep; the more valuable ones seem nearer to the enemy."""
        view = self.view
        held = [
            (h, vp) for h, vp in sorted(self.prizes.items()) if vp and view.holder[h] == view.side and self.behind[h]
        ]
        most = max((vp for _, vp in held), default=0)
        return tuple((h, (most - vp) * self.ai.keep_tenths) for h, vp in held)

    def ways(self) -> Field:
        """Return the enemy's way from every hex to what the side must keep, around the posts given so far."""
        return spread(self.view.board, self.foot, self.keep, extra=self.toll)

    def is_open(self, h: HexId) -> bool:
        """Return whether a post may be on a hex: free of the enemy, on own ground, not before the line."""
        return h not in self.survey.massed and self.view.holder[h] == self.view.side and bool(self.behind[h])

    def gain(self, h: HexId, force: Force, stop: int) -> int:
        """Return what a force on a hex is worth, if stopping the enemy there is worth ``stop`` men."""
        if not force.power:
            return 0
        stop += self.prize_men(h)
        threat = self.survey.threat[h]
        if not threat:
            return stop
        expected = self.expect(threat, force.power * self.terrain.defense_pm[h] // PM)
        held = PM - expected.leave_pm
        gain = stop * held // PM + stop * (PM - held) // PM * self.ai.delay_pm // PM
        gain -= force.men * expected.defender_bp // BP
        gain -= force.men * expected.defender_c // PM * self.ai.cohesion_men // 10
        return gain - force.men * expected.shatter_pm(force.c) // PM * self.ai.own_shatter_pm // PM

    def prize_men(self, h: HexId) -> int:
        """Return what the place on a hex is worth, in men, less the more turns the enemy is away."""
        if h not in self.prizes:
            return 0
        turns = min(MOST_TURNS, max(0, self.survey.arrival.cost(h) - 1) // self.ai.enemy_pace_tenths)
        return self.prizes[h] * self.ai.vp_men * faded(self.ai.patience_pm, turns) // PM

    def expect(self, attack: int, defense: int) -> Prospect:
        """Return what the enemy's assault would do to a hex of the side."""
        return prospect(self.view.ruleset, attack, defense, threshold=defender_threshold(self.view, self.army))


def posts_of(
    view: SideView, survey: Survey, units: Sequence[Unit], forces: Mapping[UnitId, Force]
) -> dict[UnitId, Post]:
    """Return the post of every unit that can be given a useful one."""
    if not units:
        return {}
    board = _Board(view, survey, units, forces)
    if not board.keep:
        return {}
    given: dict[UnitId, Post] = {}
    for _ in range(2 * len(units)):
        if not board.free:
            break
        ways = board.ways()
        stops = _stops(board, ways)
        h = _best_hex(board, stops)
        if h < 0:
            break
        unit = _take_unit(board, h, stops[h] + board.lines.get(h, 0))
        if unit is None:
            board.refused.add(h)
            continue
        given[unit] = board.posts[h]
    _hold_back(board, given)
    return given


def _hold_back(board: _Board, given: dict[UnitId, Post]) -> None:
    """Send the units without a useful post to the most valuable places that have room for them: the reserve (16.1)."""
    keeps = sorted((-board.prizes[h], h) for h, _ in board.keep)
    for key in tuple(board.free):
        points = board.units[key].toe.stack_points
        for _, h in keeps:
            post = board.posts.get(h)
            if post is None:
                post = Post(h, spread(board.view.board, board.own, ((h, 0),), most=board.ai.travel_most_tenths))
            if post.force.points + points <= board.terrain.limit[h] and post.way.cost(board.units[key].origin) < FAR:
                _settle(board, post, board.units[key])
                given[key] = post
                break


def _stops(board: _Board, ways: Field) -> dict[HexId, int]:
    """Return for the hexes on the enemy's ways what stopping him there saves, in men.

    Each goal is worth its points, less the more turns the nearest enemy needs; the ways to it share that worth by the
    power that comes down them and its nearness.
    """
    ai, grid_cost = board.ai, ways.best
    routes: list[tuple[list[HexId], int]] = []
    totals: dict[HexId, int] = {}
    soonest: dict[HexId, int] = {}
    for start, power in sorted(board.survey.massed.items()):
        if path := ways.way(start, ROUTE_HEXES):
            turns = min(MOST_TURNS, grid_cost[start] // ai.enemy_pace_tenths)
            share = power * faded(ai.patience_pm, turns) // PM
            routes.append((path, share))
            totals[path[-1]] = totals.get(path[-1], 0) + share
            soonest[path[-1]] = min(turns, soonest.get(path[-1], turns))
    stops: dict[HexId, int] = {}
    for path, share in routes:
        goal = path[-1]
        turns = soonest[goal]
        worth = (ai.stop_men + board.prizes[goal] * ai.vp_men) * faded(ai.patience_pm, turns) // PM
        _add_stops(board, path, worth * share // max(ai.stop_power, totals[goal]), stops)
    return stops


def _add_stops(board: _Board, path: list[HexId], worth: int, stops: dict[HexId, int]) -> None:
    depth_pm, posts = board.ai.depth_pm, board.posts
    behind = [faded(board.ai.behind_pm, passed) for passed in range(board.ai.posts_in_depth)]
    passed, left = 0, PM
    for h in path:
        if passed >= len(behind):
            return
        stops[h] = stops.get(h, 0) + worth * left // PM * behind[passed] // PM
        passed += h in posts
        left = max(0, left - depth_pm)


def _best_hex(board: _Board, stops: dict[HexId, int]) -> HexId:
    """Return the hex where a few more units of common strength are worth most each, -1 if they are worth little."""
    best, chosen = board.ai.post_least_men, -1
    bounds = ((stop + board.lines.get(h, 0), h) for h, stop in stops.items())
    for stop, h in sorted(bounds, key=lambda bound: (-bound[0] - board.prize_men(bound[1]), bound[1])):
        if stop + board.prize_men(h) <= best:
            break  # no hex after this can be worth more
        if h in board.refused or not board.is_open(h):
            continue
        post = board.posts.get(h)
        standing = post.force if post is not None else NO_FORCE
        if standing.points >= board.terrain.limit[h]:
            continue
        gain = _gain_each(board, h, standing, stop)
        if gain > best:
            best, chosen = gain, h
    return chosen


def _gain_each(board: _Board, h: HexId, standing: Force, stop: int) -> int:
    """Return the best gain per unit that one, two or three common units add: three may hold where one fails."""
    before, force, best = board.gain(h, standing, stop), standing, 0
    for count in range(1, TOGETHER + 1):
        force = force.joined(board.common)
        best = max(best, (board.gain(h, force, stop) - before) // count)
    return best


def _take_unit(board: _Board, h: HexId, stop: int) -> UnitId | None:
    """Return the free unit that serves a post best and note it there; None if none can come in time."""
    ai = board.ai
    post = board.posts.get(h)
    if post is None:
        post = Post(h, spread(board.view.board, board.own, ((h, 0),), most=ai.travel_most_tenths))
    arrival = board.survey.arrival.cost(h)
    before = board.gain(h, post.force, stop)
    best, chosen = -stop - FAR * PM, None
    for key in board.free:
        unit = board.units[key]
        travel = post.way.cost(unit.origin)
        if travel >= FAR or post.force.points + unit.toe.stack_points > board.terrain.limit[h]:
            continue
        pace = max(1, board.view.ruleset.units.move_tenths[unit.toe.movement])
        turns = max(0, travel - 1) // pace
        if turns and arrival < turns * ai.enemy_pace_tenths:
            continue
        score = board.gain(h, post.force.joined(board.forces[key]), stop) - before
        score -= travel * ai.travel_men // 10 + turns * ai.late_men
        if score > best:
            best, chosen = score, key
    if chosen is None:
        return None
    _settle(board, post, board.units[chosen])
    return chosen


def _settle(board: _Board, post: Post, unit: Unit) -> None:
    ai = board.ai
    if post.hex not in board.posts:
        board.posts[post.hex] = post
        board.toll[post.hex] += ai.post_toll_tenths
        for n in board.view.board.near[post.hex]:
            board.toll[n] += ai.zoc_toll_tenths
    post.force = post.force.joined(board.forces[unit.id])
    board.free.remove(unit.id)
