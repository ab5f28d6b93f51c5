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
from typing import NamedTuple

from game.ai.estimate import Prospect, defender_threshold, prospect
from game.ai.fields import FAR, Field, scratch, spread, walker
from game.ai.survey import Survey
from game.ai.terrain import Terrain, terrain_of
from game.model.ids import HexId, MovementClass, UnitId
from game.model.units import Unit
from game.model.view import SideView

PM, BP = 1000, 10_000


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
        self.forces = forces
        self.units = {unit.id: unit for unit in units}
        self.free = [unit.id for unit in units]
        self.posts: dict[HexId, Post] = {}
        self.toll = scratch(view.board.grid.size).zeros[:]
        self.foot = walker(view, MovementClass.FOOT, night=True)
        self.own = walker(view, MovementClass.FOOT)
        self.army = max((forces[unit.id].power, unit.army) for unit in units)[1]
        self.lines = self._line_bonus()
        self.keep = self._keeps()
        self.refused: set[HexId] = set()  # membership only
        count = len(forces)
        self.common = Force(
            sum(force.power for force in forces.values()) // count,
            sum(force.men for force in forces.values()) // count,
            sum(force.c for force in forces.values()) // count,
            1,
        )

    def _line_bonus(self) -> dict[HexId, int]:
        bonus: dict[HexId, int] = {}
        for line in self.view.scenario.defense_lines:
            if line.side == self.view.side:
                for h in line.hexes:
                    bonus[h] = max(bonus.get(h, 0), line.weight_pm * self.ai.line_men // PM)
        return bonus

    def _keeps(self) -> tuple[tuple[HexId, int], ...]:
        """Return the places the side must keep; the more valuable ones seem nearer to the enemy."""
        view = self.view
        held = [(h, vp) for h, vp in sorted(self.terrain.worth.items()) if vp and view.holder[h] == view.side]
        most = max((vp for _, vp in held), default=0)
        return tuple((h, (most - vp) * self.ai.keep_tenths) for h, vp in held)

    def ways(self) -> Field:
        """Return the enemy's way from every hex to what the side must keep, around the posts given so far."""
        return spread(self.view.board, self.foot, self.keep, extra=self.toll)

    def gain(self, h: HexId, force: Force, stop: int) -> int:
        """Return what a force on a hex is worth, if stopping the enemy there is worth ``stop`` men."""
        if not force.power:
            return 0
        stop += self.terrain.worth.get(h, 0) * self.ai.vp_men
        threat = self.survey.threat[h]
        if not threat:
            return stop
        expected = self.expect(threat, force.power * self.terrain.defense_pm[h] // PM)
        held = PM - expected.leave_pm
        gain = stop * held // PM + stop * (PM - held) // PM * self.ai.delay_pm // PM
        gain -= force.men * expected.defender_bp // BP
        gain -= force.men * expected.defender_c // PM * self.ai.cohesion_men // 10
        return gain - force.men * expected.shatter_pm(force.c) // PM * self.ai.own_shatter_pm // PM

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
        unit = _take_unit(board, h, stops[h])
        if unit is None:
            board.refused.add(h)
            continue
        given[unit] = board.posts[h]
    return given


def _stops(board: _Board, ways: Field) -> dict[HexId, int]:
    """Return for the hexes on the enemy's ways what stopping him there saves, in men."""
    ai = board.ai
    stops: dict[HexId, int] = {}
    for start, power in sorted(board.survey.massed.items()):
        if ways.best[start] < 0:
            continue
        weight = min(ai.stop_men, power * ai.stop_men // ai.stop_power)
        passed = 0
        for step, h in enumerate(ways.way(start, ai.depth_hexes)):
            if passed >= ai.posts_in_depth:
                break
            saved = weight * (PM - step * ai.depth_pm) // PM * ai.behind_pm**passed // PM**passed
            stops[h] = stops.get(h, 0) + max(0, saved)
            passed += h in board.posts
    return stops


def _best_hex(board: _Board, stops: dict[HexId, int]) -> HexId:
    """Return the hex where one more unit of common strength is worth most, -1 if it is worth nothing anywhere."""
    best, chosen = 0, -1
    for h, stop in stops.items():
        if h in board.refused or board.survey.massed.get(h):
            continue
        post = board.posts.get(h)
        standing = post.force if post is not None else NO_FORCE
        if standing.points >= board.terrain.limit[h]:
            continue
        stop += board.lines.get(h, 0)
        gain = board.gain(h, standing.joined(board.common), stop) - board.gain(h, standing, stop)
        if gain > best or (gain == best and chosen >= 0 and h < chosen):
            best, chosen = gain, h
    return chosen


def _take_unit(board: _Board, h: HexId, stop: int) -> UnitId | None:
    """Return the free unit that serves a post best and note it there; None if none can come in time or is worth it."""
    ai = board.ai
    post = board.posts.get(h)
    if post is None:
        post = Post(h, spread(board.view.board, board.own, ((h, 0),), most=ai.travel_most_tenths))
    arrival = board.survey.arrival.cost(h)
    best, chosen = 0, None
    for key in board.free:
        unit = board.units[key]
        travel = post.way.cost(unit.origin)
        if travel >= FAR or post.force.points + unit.toe.stack_points > board.terrain.limit[h]:
            continue
        pace = max(1, board.view.ruleset.units.move_tenths[unit.toe.movement])
        turns = max(0, travel - 1) // pace
        if turns and arrival < turns * ai.enemy_pace_tenths:
            continue
        score = board.gain(h, post.force.joined(board.forces[key]), stop) - board.gain(h, post.force, stop)
        score -= travel * ai.travel_men // 10
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
