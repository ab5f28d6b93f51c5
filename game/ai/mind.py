"""What a computer player remembers within one phase: only what it could make again from the view it is shown.

Every note is kept under a key of what it was made from. After each order the enemy is looked at again, of the own units
those that such an order can have changed. Plans for the whole side are made anew when the enemy is known to stand
elsewhere or when units come and go, not for each loss of one's own.
"""

from array import array
from collections.abc import Sequence
from functools import cached_property
from operator import is_, itemgetter

from game.ai.axes import Goal, Thrust, assign, goals_of, thrusts
from game.ai.estimate import general_power, worth_men
from game.ai.fields import Field, changes, lasting_field, walker
from game.ai.guards import garrisons, guards, stayers
from game.ai.hauls import broken_rail, haul_field, own_sources
from game.ai.lines import bounds_of
from game.ai.posts import Force, Post, posts_of
from game.ai.posture import aircraft_power, balance_pm, posture_at
from game.ai.roster import Mark, Roster
from game.ai.strike import Bids, Stake, Victim
from game.ai.survey import Notes, Roll, Survey, roll_of, soft_spots, told_anew
from game.ai.terrain import Terrain, terrain_of
from game.model.dice import Dice, Purpose
from game.model.ids import OFF_MAP, HexId, MovementClass, Side, Trait, UnitId
from game.model.orders import Order
from game.model.plan import stage_of
from game.model.rule_ai import AiPosture
from game.model.rule_lookahead import FREE, Intent
from game.model.units import Piece, Unit
from game.model.view import SideView
from game.rules.command import commanded_from, obstacles
from game.rules.movement import UNREACHED, Lay, MovementField, lay_of, movement_field
from game.rules.power import Fire, piece_power
from game.rules.sources import haul_costs
from game.rules.support import Support

PM = 1000


class Mind:
    """The notes of one player; ``look`` brings them up to date with a view."""

    def __init__(self, side: Side, seed: int, level: str) -> None:
        self.side = side
        self.seed = seed
        self.level_id = level
        self.intent = FREE
        self.clock = (-1, -1)
        self._forget()

    def _forget(self) -> None:
        self.version = -1
        self.layers: tuple[bytes, bytes] = (b"", b"")
        self.bridges = b""
        self.holder = b""
        self.stakes: tuple[int, ...] = ()
        self.roster = Roster()
        self._drop("foes", "lay", "survey", "thrusts", "posture", "attacks")
        self.sighted: dict[int, HexId] = {}  # where enemies stand: another object whenever that changes
        self._contacts: dict[int, Piece] = {}
        self.soft: tuple[HexId, ...] = ()
        self._foe_notes: Notes = {}
        self._reach: dict[UnitId, tuple[Mark, MovementField]] = {}
        self._errors: dict[HexId, int] = {}
        self._power: dict[UnitId, tuple[Mark, int]] = {}
        self._stakes: dict[tuple[UnitId, Fire], tuple[Mark, Stake]] = {}
        self._goals: tuple[Goal, ...] = ()
        self._planned: object = None
        self._balance = -1  # not known yet
        self._axes: dict[UnitId, int] = {}
        self._axes_for: tuple[object, ...] = (None, None, None)
        self._kinds: list[tuple[int, bool]] = []
        self._guards: dict[UnitId, Field] | None = None
        self._hauls: tuple[object, array[int]] = (None, array("h"))
        self._source_hauls: tuple[object, Sequence[int]] = (None, ())
        self._posts: dict[UnitId, Post] | None = None
        self._home: tuple[object, Field] | None = None
        self._stood: dict[UnitId, tuple[HexId, int]] = {}
        self._standing: array[int] | None = None
        self._seizures: tuple[object, array[int]] = (None, array("i"))
        self.bids = Bids()
        self.supports: dict[tuple[HexId, Support], int] = {}
        self.victims: dict[HexId, tuple[object, Victim]] = {}
        self.openings: dict[tuple[int, HexId], list[int]] = {}  # by thrust and target
        self._led: dict[UnitId, bytes] = {}
        self._blocked: bytes | None = None

    def _drop(self, *noted: str) -> None:
        """Forget cached properties."""
        for name in noted:
            self.__dict__.pop(name, None)

    def look(self, view: SideView, order: Order | None = None) -> None:
        """Drop whatever the view shows to be out of date; ``order``: what has been done since the last look, if that
        is all.
        """
        if self.clock != (view.turn, int(view.phase)):
            self.clock = (view.turn, int(view.phase))
            order = None
            self._forget()
            self.ai = view.ruleset.ai
            self.level = next(level for level in self.ai.levels if level.id == self.level_id)
            self.terrain: Terrain = terrain_of(view.board, view.ruleset)
            self.nothing = array("i", bytes(4 * view.board.grid.size))  # a layer of zeros
            self.prizes: dict[HexId, int] = {}
            self.stage = stage_of(view.scenario.plan, self.side, view.turn) if self.level.history else None
            self._bounds = bounds_of(view, self.stage.line if self.stage is not None else "")
        self.view = view
        bridges = bytes(view.bridges)
        if view.version != self.version or bridges != self.bridges:
            self._redraw(view, bridges)
        if (holder := bytes(view.holder)) != self.holder:
            self.holder = holder
            stakes = self.terrain.stakes(view.scenario)(holder)
            if stakes != self.stakes:
                self.stakes = stakes
                self.prizes = self.terrain.prizes(view)
                if (goals := goals_of(view, self.stage)) != self._goals:
                    self._goals = goals
        for unit in self.roster.review(view, order):
            self._led.pop(unit.id, None)
            self.bids.due.add(unit.id)
            if self._standing is not None and not unit.is_hq:
                self._stand(self._standing, unit)
        self._plan()

    def _plan(self) -> None:
        """Drop thrusts and posture once the goals or the known bridges are others."""
        key = (self._goals, self.bridges)
        if not _same(key, self._planned):
            self._planned = key
            self._drop("thrusts", "posture", "attacks")
            self.openings.clear()

    def _redraw(self, view: SideView, bridges: bytes) -> None:
        """Take over what is known of the enemy and of the bridges."""
        layers = (bytes(view.foe_stack), bytes(view.foe_zoc))
        if bridges != self.bridges:
            self._reach.clear()
            self.bids.clear()
            self._drop("survey")
        elif layers != self.layers:
            changed = {h for old, new in zip(self.layers, layers, strict=True) for h in changes(old, new)}
            self._outdate(changed)
            self.bids.stale |= changed
        if bridges != self.bridges or layers != self.layers:
            self._led.clear()
            self._blocked = None
        self.layers = layers
        self.bridges = self.bridges if bridges == self.bridges else bridges
        self.version = view.version
        if (soft := soft_spots(view)) != self.soft:
            self._outdate({*soft, *self.soft})
            self.soft = soft
        self._drop("foes", "lay")
        self.bids.stale |= told_anew(view, self._contacts)
        if (sighted := {i: piece.hex for i, piece in view.foes.items() if not piece.toe.is_hq}) != self.sighted:
            self.sighted = sighted
            self._drop("survey")

    def _outdate(self, changed: set[HexId]) -> None:
        """Forget where units can go that can come to one of these hexes or beside it."""
        neighbors = self.view.board.near
        costs = itemgetter(*changed.union(*(neighbors[h] for h in changed)), 0, 0)  # of them all; hex 0 is a corner
        for key, (_, field) in list(self._reach.items()):
            if min(costs(field.best)) != UNREACHED:
                del self._reach[key]
                self.bids.due.add(key)

    @property
    def fighters(self) -> list[Unit]:
        """Return the own combat units on the map, in id order."""
        return self.roster.fighters

    @property
    def hqs(self) -> list[Unit]:
        """Return the own HQs on the map, in id order."""
        return self.roster.hqs

    @cached_property
    def foes(self) -> Roll:
        """Return the known combat units of the enemy."""
        return roll_of(self.view, self._foe_notes)

    @cached_property
    def survey(self) -> Survey:
        """Return the fields made of the known enemy, as strong as he was thought when he was last seen elsewhere."""
        return Survey(self.view, self.foes)

    @cached_property
    def thrusts(self) -> tuple[Thrust, ...]:
        """Return the axes that still have a goal, and those back to what was passed by."""
        return thrusts(self.view, self._goals)

    @property
    def balance_pm(self) -> int:
        """Return the power of the own army in the field and its aircraft against that of the enemy known, per mille."""
        own, enemy = aircraft_power(self.view)
        return balance_pm(own + sum(map(self.power, self.fighters)), enemy + sum(foe.power for foe in self.foes))

    @cached_property
    def posture(self) -> AiPosture:
        """Return how the side carries itself, by the balance as it was in this phase when it was first asked for, and
        by whether an axis is left; a level without plans follows whatever axes it has.
        """
        return self.posture_for(self.intent)

    def posture_for(self, intent: Intent) -> AiPosture:
        """Return how the side would carry itself if it set out to do something."""
        if self._balance < 0:
            self._balance = self.balance_pm if self.level.plans else PM * PM
        planned = self.stage.posture if self.stage is not None else intent.posture
        return posture_at(self.ai, self._balance, has_axes=bool(self._goals), planned=planned)

    @cached_property
    def attacks(self) -> bool:
        """Return whether the side follows its axes; who does not takes posts."""
        return self.posture.attacks

    @property
    def axes(self) -> dict[UnitId, int]:
        """Return which of the thrusts every unit follows while the side attacks: chosen anew when there are others, not
        when one goes on to its next goal.
        """
        attacks, members = self.attacks, self.roster.members
        key = (attacks, self._goals, members)
        if not _same(key, self._axes_for):
            kinds = [(goal.axis, goal.bypassed) for goal in self._goals] if attacks else []
            if kinds != self._kinds or members is not self._axes_for[2]:
                thrusts = self.thrusts if attacks else ()
                self._axes = assign(self.view, thrusts, self.fighters, self.stage)
            self._axes_for, self._kinds = key, kinds
        return self._axes

    def thrust(self, unit: Unit) -> Thrust | None:
        """Return the axis a unit follows."""
        i = self.axes.get(unit.id)
        return self.thrusts[i] if i is not None else None

    @property
    def guards(self) -> dict[UnitId, Field]:
        """Return the way of every unit that is to keep a place, once a phase: a defender's on shores, or by a plan."""
        if self._guards is None:
            powers = {unit.id: self.power(unit) for unit in self.fighters}
            chosen = guards if self.attacks else garrisons
            self._guards = chosen(self.view, self.survey, self.fighters, powers, self.stage)
            self._guards |= stayers(self.view, {goal.axis for goal in self._goals}, self.stage)
        return self._guards

    def garrison_way(self, unit: Unit) -> Field | None:
        """Return the way of a unit to the place it is to keep, None if it keeps none."""
        keeps = self.level.plans and (self.attacks or not self.intent.gives_way)
        return self.guards.get(unit.id) if keeps else None

    @property
    def posts(self) -> dict[UnitId, Post]:
        """Return the post of every unit that has one, as chosen once a phase."""
        if self._posts is None:
            units = [u for u in self.fighters if not u.traits & Trait.SECURITY and u.id not in self.guards]
            forces, line = {unit.id: self.force(unit) for unit in units}, self.stage.line if self.stage else ""
            self._posts = posts_of(self.view, self.survey, units, forces, line=line)
        return self._posts

    @property
    def home(self) -> Field:
        """Return the walk from every hex to the nearest source of supply that the side holds (rule 6.4)."""
        view, key = self.view, (self.bridges, self.view.source_open_turn)
        if self._home is None or self._home[0] != key:
            starts = tuple((h, 0) for h in own_sources(view))
            self._home = (key, lasting_field(view, walker(view, MovementClass.FOOT), starts))
        return self._home[1]

    @property
    def hauls(self) -> "array[int]":
        """Return the haul (6.2) from the side's sources to every hex, in hundredths, as if it held all the ground;
        ``hauls.reckoned`` tells what an entry counts as.

        Only the rail counts that worked when the phase began, or the bridges and sources were last seen to change: what
        the side takes in the meantime is broken, so its own marches change nothing.
        """
        key = (self.bridges, self.view.source_open_turn)
        if not _same(key, self._hauls[0]):
            self._hauls = (key, haul_field(self.view, broken_rail(self.view), own_sources(self.view)))
        return self._hauls[1]

    @cached_property
    def lay(self) -> Lay:
        """Return where the known enemy lies, for who asks where a unit can go."""
        return lay_of(self.view)

    def reach(self, unit: Unit) -> MovementField:
        """Return where a unit can go now."""
        mark = self.roster.place[unit.id]
        noted = self._reach.get(unit.id)
        if noted is None or noted[0] is not mark:
            noted = (mark, movement_field(self.view, unit, self.lay))
            self._reach[unit.id] = noted
        return noted[1]

    def power(self, unit: Unit) -> int:
        """Return the strength of an own unit in general, in thousandths."""
        mark = self.roster.vigor[unit.id]
        noted = self._power.get(unit.id)
        if noted is None or noted[0] is not mark:
            noted = (mark, general_power(self.view, unit))
            self._power[unit.id] = noted
        return noted[1]

    @property
    def standing(self) -> "array[int]":
        """Return the strength of the own units of every hex, in thousandths."""
        if self._standing is None:
            self._standing = array("i", bytes(4 * self.view.board.grid.size))
            for unit in self.fighters:
                self._stand(self._standing, unit)
        return self._standing

    def _stand(self, layer: "array[int]", unit: Unit) -> None:
        """Bring the strength of a unit to where it stands now."""
        h, power = self._stood.get(unit.id, (OFF_MAP, 0))
        if h != OFF_MAP:
            layer[h] -= power
        self._stood[unit.id] = here = (unit.hex, self.power(unit))
        if unit.hex != OFF_MAP:
            layer[unit.hex] += here[1]

    @property
    def seizures(self) -> "array[int]":
        """Return what entering each hex is worth, in men: for the place on it, for an enemy to run over (4.3)."""
        key = (self.stakes, self.soft)
        if not _same(key, self._seizures[0]):
            layer = array("i", bytes(4 * self.view.board.grid.size))
            for h, points in self.prizes.items():
                if self.holder[h] != self.side and self.may_go_for(h):
                    layer[h] = max(self.ai.place_men, points * self.ai.vp_men)
            for h in filter(self.may_go_for, self.soft):
                layer[h] += self.ai.overrun_men
            self._seizures = (key, layer)
        return self._seizures[1]

    def stake(self, unit: Unit, fire: Fire) -> Stake:
        """Return what an own unit brings and stakes in an assault under such fire."""
        mark = self.roster.vigor[unit.id]
        noted = self._stakes.get((unit.id, fire))
        if noted is None or noted[0] is not mark:
            ai, spent = self.ai, self.view.ruleset.combat.assault_supply_tenths // 10
            power = piece_power(self.view.ruleset, unit.id, unit, turn=self.view.turn, fire=fire).power
            supply = (unit.men + 500) * spent // PM * ai.supply_men * (ai.supply_ease - unit.s // 10) // 100
            ease = max(0, ai.cohesion_ease - unit.c // 10)
            stake = Stake(power, unit.toe.stack_points, worth_men(unit), unit.men, ease, supply)
            noted = self._stakes[unit.id, fire] = (mark, stake)
        return noted[1]

    def force(self, unit: Unit) -> Force:
        """Return a unit as posts count it."""
        return Force(self.power(unit), worth_men(unit), unit.c, unit.toe.stack_points)

    @property
    def source_hauls(self) -> Sequence[int]:
        """Return the least haul from a working source to each hex as the view has it."""
        if self._source_hauls[0] is not self.view:
            self._source_hauls = (self.view, haul_costs(self.view))
        return self._source_hauls[1]

    def commanded(self, unit: Unit) -> bool:
        """Return whether a unit is in command where it stands, by the ways open when the enemy last moved."""
        if unit.hq not in self._led:
            hq = self.view.own.get(unit.hq)
            if hq is None or not hq.on_map:
                return False
            if self._blocked is None:
                self._blocked = obstacles(self.view)
            self._led[hq.id] = commanded_from(self.view, hq, self._blocked)
        return self._led[unit.hq][unit.hex] != UNREACHED

    def error_pm(self, target: HexId) -> int:
        """Return by how much the level errs about a fight, per mille: the same in the same turn and phase (16.3)."""
        noise = self.level.noise_pm
        error = self._errors.get(target, 0)
        if noise and target not in self._errors:
            dice = Dice(self.seed, self.view.turn)
            error = dice.roll(Purpose.AI, 2 * noise + 1, int(self.view.phase), target) - noise
            self._errors[target] = error
        return error

    def is_tired(self, unit: Unit) -> bool:
        """Return whether a unit should rest before it does anything else (rule 16.1: rotated out)."""
        return unit.c < self.ai.tired_cohesion_tenths or unit.s < self.ai.tired_supply_tenths

    def may_go_for(self, h: HexId) -> bool:
        """Return whether a hex is one to go for: not if a plan of history holds the side to a line before it (16.4)."""
        return self._bounds is None or self._bounds[h] != 0


def _same(key: tuple[object, ...], other: object) -> bool:
    """Return whether a key is made of the same things as before: the objects themselves, not their like."""
    return isinstance(other, tuple) and all(map(is_, key, other))
