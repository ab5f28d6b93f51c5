"""The operational layer of a defender: which hex every unit holds (rule 16.1: sectors, no open gap).

The enemy is thought to walk the cheapest way from where he stands to what the side must keep. The best hex on those
ways is given a post, which makes the way through it and its ZOC dearer; then the ways are looked for again, until
every unit has a post. So the posts close one road after the other, then the gaps between them, and form a line by
themselves. Where the scenario has a defense line to stand on, it is manned first, then the ground behind it.

The score of a post, in men: what stopping the enemy there saves (more for stronger enemies, more if it is likely to
hold, less for every hex given up before it), places kept, the scenario's defense lines, minus the losses of the unit
there. A second unit on a hex is worth what it adds to the chance to hold.
"""

from array import array
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game import kernels
from game.ai.estimate import defender_threshold, outlook
from game.ai.fields import FAR, Field, lasting_field, scratch, spread, walker
from game.ai.hauls import foreign
from game.ai.lines import chosen_line, heartland
from game.ai.survey import Survey
from game.ai.terrain import Terrain, terrain_of
from game.kernels import Ints, choices
from game.kernels.choices import FORCE, MOST_TURNS, POINTS
from game.model.ids import HexId, MovementClass, UnitId
from game.model.rule_ai import AiRules
from game.model.units import Unit
from game.model.view import SideView

PM = 1000
_NONE = bytes([1]) + bytes(255)


def _faded(rate_pm: int, times: int) -> "array[int]":
    """Return what is left per mille after 0, 1, ... times at a rate per mille."""
    left = [PM]
    for _ in range(times):
        left.append(left[-1] * rate_pm // PM)
    return array("i", left)


class _Scales(NamedTuple):
    """What the rules of the computer give for all posts: see ``choices.best_post`` and ``choices.best_unit``."""

    prices: Ints
    patience: Ints
    behind: Ints
    hex_weights: tuple[int, int, int, int, int, int]
    unit_weights: tuple[int, int, int, int]


@lru_cache(maxsize=8)
def _scales(ai: AiRules) -> _Scales:
    return _Scales(
        kernels.int_view(array("i", [ai.cohesion_men, ai.own_shatter_pm, ai.delay_pm])),
        kernels.int_view(_faded(ai.patience_pm, MOST_TURNS)),
        kernels.int_view(_faded(ai.behind_pm, ai.posts_in_depth - 1)),
        (ai.enemy_pace_tenths, ai.stop_men, ai.vp_men, ai.stop_power, ai.depth_pm, ai.post_least_men),
        (ai.enemy_pace_tenths, ai.travel_men, ai.late_men, ai.late_turns),
    )


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
    """The posts of one side while they are being given out; ``forces`` are those of its units.

    The layers by hex and the columns by unit are what the kernels read; ``free`` are places in ``units``.
    """

    def __init__(
        self, view: SideView, survey: Survey, units: Sequence[Unit], forces: Mapping[UnitId, Force], line: str
    ) -> None:
        size = view.board.grid.size
        self.view = view
        self.ai = view.ruleset.ai
        self.scales = _scales(self.ai)
        self.survey = survey
        self.terrain: Terrain = terrain_of(view.board, view.ruleset)
        self.prizes = self.terrain.prizes(view)
        self.forces = forces
        self.units = units
        self.free = list(range(len(units)))
        self.posts: dict[HexId, Post] = {}
        self.toll = array("i", bytes(4 * size))
        self._ways: Field | None = None  # until there is another toll
        self.foot = walker(view, MovementClass.FOOT, night=True)
        self.own = walker(view, MovementClass.FOOT)
        army = max((forces[unit.id].power, unit.army) for unit in units)[1]
        self.rows, self.fates = outlook(view.ruleset, defender_threshold(view, army))
        home = heartland(view)
        found = chosen_line(view, survey, units, home, planned=line) if home is not None else None
        behind = found[1] if found is not None else bytes([1]) * size
        self.lines = dict.fromkeys(found[0].hexes, self.ai.line_men) if found is not None else {}
        self.keep = self._keeps(behind)
        self.foes = sorted(survey.massed)
        self.closed = self._closed(behind)
        self.posted = bytearray(size)
        self.standing = array("i", bytes(4 * FORCE * size))
        self.line_men, self.vp, self.prize_men = (array("i", bytes(4 * size)) for _ in range(3))
        for h, men in self.lines.items():
            self.line_men[h] = men
        for h, vp in self.prizes.items():
            self.vp[h], self.prize_men[h] = vp, self._prize_men(h, vp)

    def _keeps(self, behind: bytes) -> tuple[tuple[HexId, int], ...]:
        """Return the places the side must keep; the more valuable ones seem nearer to the enemy."""
        view = self.view
        held = [(h, vp) for h, vp in sorted(self.prizes.items()) if vp and view.holder[h] == view.side and behind[h]]
        most = max((vp for _, vp in held), default=0)
        return tuple((h, (most - vp) * self.ai.keep_tenths) for h, vp in held)

    def _closed(self, behind: bytes) -> bytearray:
        """Return 1 where no post may be: on the enemy's ground, where he stands, before the line."""
        beyond = behind.translate(_NONE)
        both = int.from_bytes(foreign(self.view), "little") | int.from_bytes(beyond, "little")
        closed = bytearray(both.to_bytes(len(behind), "little"))
        for h in self.foes:
            closed[h] = 1
        return closed

    def off_line(self) -> bytes:
        """Return 1 where no post may be while the line is manned: as it parts the land, all ways cross it; b"" if there
        is no line.
        """
        beside = bytearray([1]) * len(self.closed)
        for h in self.lines:
            beside[h] = self.closed[h]
        return bytes(beside) if self.lines else b""

    def _prize_men(self, h: HexId, vp: int) -> int:
        """Return what the place on a hex is worth, in men, less the more turns the enemy is away."""
        turns = min(MOST_TURNS, max(0, self.survey.arrival.cost(h) - 1) // self.ai.enemy_pace_tenths)
        return vp * self.ai.vp_men * self.scales.patience[turns] // PM

    def ways(self) -> Field:
        """Return the enemy's ways from where he stands to what the side must keep, around the posts given so far."""
        if self._ways is None:
            self._ways = spread(self.view.board, self.foot, self.keep, extra=self.toll, asked=self.foes)
        return self._ways

    def bar(self, h: HexId) -> None:
        """Make a post and its ZOC dearer to the enemy."""
        self._ways = None
        self.posted[h] = 1
        self.toll[h] += self.ai.post_toll_tenths
        for n in self.view.board.near[h]:
            self.toll[n] += self.ai.zoc_toll_tenths

    def post(self, h: HexId) -> Post:
        """Return the post on a hex, a new one without a force if there is none yet."""
        most = self.ai.travel_most_tenths
        return self.posts.get(h) or Post(h, lasting_field(self.view, self.own, ((h, 0),), most))


class _Columns:
    """The units and the layers of a board as kernels see them."""

    def __init__(self, board: _Board) -> None:
        units, forces, moves = board.units, board.forces, board.view.ruleset.units.move_tenths
        buffers = scratch(board.view.board.grid.size)
        common = [sum(force[i] for force in forces.values()) // len(forces) for i in range(POINTS)]
        flat = [part for unit in units for part in forces[unit.id]]
        massed = board.survey.massed
        self.foes = kernels.int_view(array("i", board.foes or [0]))
        self.powers = kernels.int_view(array("i", [massed[h] for h in board.foes] or [0]))
        self.posted = kernels.byte_view(board.posted)
        self.standing = kernels.int_view(board.standing)
        self.closed = kernels.byte_view(board.closed)
        self.threat = board.survey.threat_view
        self.vp, self.prize_men = kernels.int_view(board.vp), kernels.int_view(board.prize_men)
        self.line_men = kernels.int_view(board.line_men)
        self.common = kernels.int_view(array("i", [*common, 1]))
        self.stops, self.hexes, self.routes = buffers.best, buffers.order, buffers.links
        self.origins = kernels.int_view(array("i", [unit.origin for unit in units]))
        self.paces = kernels.int_view(array("i", [max(1, moves[unit.toe.movement]) for unit in units]))
        self.forces = kernels.int_view(array("i", flat))


def posts_of(
    view: SideView, survey: Survey, units: Sequence[Unit], forces: Mapping[UnitId, Force], *, line: str = ""
) -> dict[UnitId, Post]:
    """Return the post of every unit that can be given a useful one; ``line`` is the defense line of a plan (16.4)."""
    if not units:
        return {}
    board = _Board(view, survey, units, forces, line)
    if not board.keep:
        return {}
    columns = _Columns(board)
    given: dict[UnitId, Post] = {}
    for ground in filter(None, (board.off_line(), board.closed[:])):
        board.closed[:] = ground
        _give_out(board, columns, given)
    _hold_back(board, given)
    return given


def _give_out(board: _Board, columns: _Columns, given: dict[UnitId, Post]) -> None:
    """Give posts on ground that is not closed until no unit is left or no post is worth one."""
    for _ in range(2 * len(board.units)):
        if not board.free:
            return
        h, stop = _best_hex(board, columns)
        if h < 0:
            return
        post = board.post(h)
        place = _best_unit(board, columns, post, stop)
        if place < 0:
            board.closed[h] = 1
            continue
        given[_settle(board, post, place)] = post


def _hold_back(board: _Board, given: dict[UnitId, Post]) -> None:
    """Send the units without a useful post to the most valuable places that have room for them: the reserve (16.1)."""
    keeps = sorted((-board.prizes[h], h) for h, _ in board.keep)
    for i in tuple(board.free):
        unit = board.units[i]
        for _, h in keeps:
            post = board.post(h)
            if post.force.points + unit.toe.stack_points <= board.terrain.limit[h] and post.way.cost(unit.origin) < FAR:
                given[_settle(board, post, board.free.index(i))] = post
                break


def _best_hex(board: _Board, columns: _Columns) -> tuple[HexId, int]:
    """Return the hex where a few more units of common strength are worth most each, -1 if they are worth little, and
    what stopping the enemy there saves, in men.
    """
    ways = board.ways()
    scales, terrain = board.scales, board.terrain
    return choices.best_post(
        ways.best_view,
        ways.via_view,
        columns.foes,
        columns.powers,
        len(board.foes),
        columns.posted,
        columns.standing,
        columns.closed,
        terrain.limit_view,
        terrain.defense_view,
        columns.threat,
        columns.vp,
        columns.prize_men,
        columns.line_men,
        board.rows,
        board.fates,
        scales.prices,
        columns.common,
        scales.patience,
        scales.behind,
        scales.hex_weights,
        columns.stops,
        columns.hexes,
        columns.routes,
    )


def _best_unit(board: _Board, columns: _Columns, post: Post, stop: int) -> int:
    """Return the free unit that serves a post best, by its place among them; -1 if none can come in time."""
    h, force, terrain = post.hex, post.force, board.terrain
    return choices.best_unit(
        stop + board.prize_men[h],
        post.way.best_view,
        board.survey.arrival.cost(h),
        kernels.int_view(array("i", board.free)),
        len(board.free),
        columns.origins,
        columns.paces,
        columns.forces,
        kernels.int_view(array("i", force)),
        terrain.limit[h] - force.points,
        board.survey.threat[h],
        terrain.defense_pm[h],
        board.rows,
        board.fates,
        board.scales.prices,
        board.scales.unit_weights,
    )


def _settle(board: _Board, post: Post, place: int) -> UnitId:
    """Give a post to the free unit at this place among them and return its id."""
    unit, h = board.units[board.free.pop(place)], post.hex
    if h not in board.posts:
        board.posts[h] = post
        board.bar(h)
    post.force = post.force.joined(board.forces[unit.id])
    board.standing[FORCE * h : FORCE * (h + 1)] = array("i", post.force)
    return unit.id
