"""What a computer player remembers within one phase: only what it could make again from the view it is shown.

Every note is kept under a key of all it was made from, so a player that wakes up in the middle of a phase (a loaded
game) chooses as the one that played it from the start.
"""

from array import array
from collections.abc import Callable, Iterator, Sequence
from operator import attrgetter
from typing import TypeVar

from game.ai.axes import Goal, Thrust, assign, goals_of, thrusts
from game.ai.estimate import general_power, worth_men
from game.ai.fields import Field, changes, lasting_field, walker
from game.ai.guards import guards
from game.ai.hauls import broken_rail, haul_field
from game.ai.posts import Force, Post, posts_of
from game.ai.posture import balance_pm, posture_at
from game.ai.strike import Stake, Strike, Victim, Ways
from game.ai.survey import Notes, Roll, Survey, roll_of, soft_spots, survey
from game.ai.terrain import Terrain, terrain_of
from game.model.dice import Dice, Purpose
from game.model.ids import OFF_MAP, HexId, MovementClass, Side, Trait, UnitId
from game.model.layers import source_hexes
from game.model.ruleset import AiPosture
from game.model.units import Unit
from game.model.view import SideView
from game.rules.command import commanded_from, obstacles
from game.rules.movement import UNREACHED, MovementField, movement_field, points_left
from game.rules.power import Fire, piece_power

PM = 1000
Mark = tuple[object, ...]
_T = TypeVar("_T")
PLACE: Callable[[Unit], Mark] = attrgetter(
    *("id", "hex", "origin", "mp", "moved", "rested", "forded", "assaults"),
    *("advance_to", "ambush_hex", "retreat_scope", "retreat_line", "e"),
)
VIGOR: Callable[[Unit], Mark] = attrgetter("id", "men", "guns", "tanks", "q", "c", "s")
DUTY: Callable[[Unit], Mark] = attrgetter("id", "hq", "priority")
ORIGIN: Callable[[Unit], Mark] = attrgetter("id", "origin")
HEX: Callable[[Unit], HexId] = attrgetter("hex")


def present(units: Sequence[Unit]) -> Iterator[Unit]:
    """Return those of some units that stand on the map when their turn comes."""
    return (unit for unit in units if unit.on_map)


def _kept(before: _T, now: _T) -> _T:
    """Return what was there before if it is equal: then a look whether anything changed costs nothing."""
    return before if before == now else now


class Mind:
    """The notes of one player; ``look`` brings them up to date with a view.

    What the view shows is cut into parts, each replaced only when it has changed: ``ground`` (layers and places),
    ``army`` (the combat units: where they are and how strong), ``staff`` (HQs, and who serves under whom).
    """

    def __init__(self, side: Side, seed: int, level: str) -> None:
        self.side = side
        self.seed = seed
        self.level_id = level
        self.clock = (-1, -1)
        self._forget()

    def _forget(self) -> None:
        self.version = -1
        self.layers: tuple[bytes, bytes, bytes] = (b"", b"", b"")
        self.holder = b""
        self.stakes: tuple[int, ...] = ()
        self.own_layers: tuple[bytes, ...] = ()
        self.ground: tuple[object, ...] = ()
        self.places: tuple[Mark, ...] = ()
        self.vigors: tuple[Mark, ...] = ()
        self.army: tuple[object, ...] = ()
        self.origins: tuple[Mark, ...] = ()
        self.heads: tuple[Mark, ...] = ()
        self.duties: tuple[Mark, ...] = ()
        self.staff: tuple[object, ...] = ()
        self._present: list[bool] | None = None
        self.foes: Roll = ()
        self.soft: tuple[HexId, ...] = ()
        self._foe_notes: Notes = {}
        self._place: dict[UnitId, Mark] = {}
        self._vigor: dict[UnitId, Mark] = {}
        self._survey: Survey | None = None
        self._reach: dict[UnitId, tuple[Mark, MovementField]] = {}
        self._errors: dict[tuple[int, ...], int] = {}
        self._power: dict[UnitId, tuple[Mark, int]] = {}
        self._stakes: dict[Mark, Stake] = {}
        self._powers_under: dict[tuple[Mark, Fire], int] = {}
        self._goals: tuple[object, tuple[Goal, ...]] = (None, ())
        self._thrusts: tuple[object, tuple[Thrust, ...]] = (None, ())
        self._axes: tuple[object, dict[UnitId, Thrust]] = (None, {})
        self._guards: tuple[object, dict[UnitId, Field]] = (None, {})
        self._hauls: tuple[object, array[int]] = (None, array("i"))
        self._posts: tuple[object, dict[UnitId, Post]] = (None, {})
        self._home: tuple[object, Field] | None = None
        self._standing: tuple[object, array[int]] = (None, array("i"))
        self._posture: tuple[object, AiPosture] | None = None
        self._seizures: tuple[object, array[int]] = (None, array("i"))
        self.unit_ways: dict[UnitId, tuple[object, object, object, Ways]] = {}
        self.judged: dict[HexId, tuple[object, Strike | None]] = {}
        self.victims: dict[HexId, tuple[object, Victim]] = {}
        self.idle: dict[object, object] = {}
        self._led: tuple[object, dict[UnitId, bytes]] = (None, {})
        self._front: tuple[object, ...] = ()
        self._blink()

    def _blink(self) -> None:
        """Forget what holds for one order only."""
        self._now_guards: dict[UnitId, Field] | None = None
        self._now_posts: dict[UnitId, Post] | None = None
        self._now_hauls: array[int] | None = None
        self._now_led: dict[UnitId, bytes] | None = None

    def look(self, view: SideView) -> None:
        """Drop whatever the view shows to be out of date."""
        if self.clock != (view.turn, int(view.phase)):
            self.clock = (view.turn, int(view.phase))
            self._forget()
            self.ai = view.ruleset.ai
            self.level = next(level for level in self.ai.levels if level.id == self.level_id)
            self.terrain: Terrain = terrain_of(view.board, view.ruleset)
        self._blink()
        self.view = view
        layers = _kept(self.layers, (bytes(view.foe_stack), bytes(view.foe_zoc), bytes(view.bridges)))
        if layers is not self.layers:
            self._redraw(layers)
        self.holder = holder = _kept(self.holder, bytes(view.holder))
        stakes = self.terrain.stakes(view.scenario)(holder)
        if stakes != self.stakes:
            self.stakes = stakes
            self.prizes = self.terrain.prizes(view)
        if view.version != self.version:
            self.version = view.version
            if (soft := soft_spots(view)) != self.soft:
                self._outdate({*soft, *self.soft})
                self.soft = soft
            if (foes := roll_of(view, self._foe_notes)) != self.foes:
                self.foes = foes
                self._survey = None
        self.own_layers = _kept(self.own_layers, (bytes(view.own_stack), bytes(view.own_zoc)))
        ground = (layers, holder, bytes(view.rail), self.own_layers, self.foes, self.soft, view.morale)
        self.ground = _kept(self.ground, (*ground, view.tracks, view.source_open_turn))
        self._muster(view)
        self._plan(view)

    def _plan(self, view: SideView) -> None:
        """Note the axes that still have a goal; who has none defends."""
        if self._goals[0] is not self.stakes:
            self._goals = (self.stakes, goals_of(view))
        key = (self._goals[1], self.layers[2])
        if key != self._thrusts[0]:
            self._thrusts = (key, thrusts(view, key[0]))
        self.thrusts = self._thrusts[1]

    def _redraw(self, layers: tuple[bytes, bytes, bytes]) -> None:
        """Take over what is known of the enemy's layers and the bridges."""
        if layers[2] == self.layers[2]:
            self._outdate({h for old, new in zip(self.layers[:2], layers[:2], strict=True) for h in changes(old, new)})
        else:
            self._reach.clear()
            self.unit_ways.clear()
            self._survey = None
        self.layers = layers

    def _outdate(self, changed: set[HexId]) -> None:
        """Forget where units can go that can come to one of these hexes or beside it."""
        neighbors = self.view.board.near
        near = changed.union(*(neighbors[h] for h in changed))  # membership only
        for key, (_, field) in list(self._reach.items()):
            best = field.best
            if any(best[h] != UNREACHED for h in near):
                del self._reach[key]
                self.unit_ways.pop(key, None)

    def _muster(self, view: SideView) -> None:
        """Note where the own units on the map are, how strong they are, and whom they serve under."""
        present = [h != OFF_MAP for h in map(HEX, view.own.values())]
        if present != self._present:
            self._present = present
            self.on_map = [unit for unit in view.own.values() if unit.hex != OFF_MAP]
            self.absent = [unit for unit in view.own.values() if unit.hex == OFF_MAP]
            self.fighters = [unit for unit in self.on_map if not unit.is_hq]  # in id order
            self.hqs = [unit for unit in self.on_map if unit.is_hq]
        places = tuple(map(PLACE, self.fighters))
        if places != self.places:
            self.places = self._noted(self._place, self.fighters, places)
            self.origins = _kept(self.origins, tuple(map(ORIGIN, self.fighters)))
        vigors = tuple(map(VIGOR, self.fighters))
        if vigors != self.vigors:
            self.vigors = self._noted(self._vigor, self.fighters, vigors)
        self.army = _kept(self.army, (self.places, self.vigors))
        heads = tuple(map(PLACE, self.hqs))
        if heads != self.heads:
            self.heads = self._noted(self._place, self.hqs, heads)
        self.duties = _kept(self.duties, tuple(map(DUTY, self.on_map)))
        self.staff = _kept(self.staff, (self.heads, self.duties))

    @staticmethod
    def _noted(notes: dict[UnitId, Mark], units: Sequence[Unit], marks: Sequence[Mark]) -> tuple[Mark, ...]:
        """Return the marks of units, those that have not changed as they were noted before; note the others."""
        for unit, mark in zip(units, marks, strict=True):
            if notes.get(unit.id) != mark:
                notes[unit.id] = mark
        return tuple([notes[unit.id] for unit in units])

    @property
    def survey(self) -> Survey:
        """Return the fields made of the known enemy."""
        if self._survey is None:
            self._survey = survey(self.view, self.foes)
        return self._survey

    @property
    def balance_pm(self) -> int:
        """Return the power of the own army in the field against that of the enemy's known units, per mille."""
        return balance_pm(sum(map(self.power, self.fighters)), sum(foe.power for foe in self.foes))

    @property
    def posture(self) -> AiPosture:
        """Return how the side carries itself; a level without plans follows whatever axes it has."""
        key = (self.army, self.foes, self.thrusts)
        if self._posture is None or key != self._posture[0]:
            balance = self.balance_pm if self.level.plans else PM * PM
            self._posture = (key, posture_at(self.ai, balance, has_axes=bool(self.thrusts)))
        return self._posture[1]

    @property
    def attacks(self) -> bool:
        """Return whether the side follows its axes; who does not takes posts."""
        return self.posture.attacks

    @property
    def axes(self) -> dict[UnitId, Thrust]:
        """Return the axis every unit follows while the side attacks."""
        thrusts = self.thrusts if self.attacks else ()
        key = (thrusts, self.origins)
        if key != self._axes[0]:
            self._axes = (key, assign(self.view, thrusts, self.fighters))
        return self._axes[1]

    def thrust(self, unit: Unit) -> Thrust | None:
        """Return the axis a unit follows."""
        return self.axes.get(unit.id)

    @property
    def guards(self) -> dict[UnitId, Field]:
        """Return the way of every unit of an attacking side that is to keep a place."""
        if self._now_guards is None:
            key = (self.survey, self.stakes, self.vigors, self.origins)
            if key != self._guards[0]:
                powers = {unit.id: self.power(unit) for unit in self.fighters}
                self._guards = (key, guards(self.view, self.survey, self.fighters, powers))
            self._now_guards = self._guards[1]
        return self._now_guards

    @property
    def posts(self) -> dict[UnitId, Post]:
        """Return the post of every unit that has one."""
        if self._now_posts is None:
            key = (self.foes, self.layers[2], self.holder, self.view.morale, self.vigors, self.origins)
            if key != self._posts[0]:
                units = [unit for unit in self.fighters if not unit.traits & Trait.SECURITY]
                self._posts = (key, posts_of(self.view, self.survey, units, {u.id: self.force(u) for u in units}))
            self._now_posts = self._posts[1]
        return self._now_posts

    @property
    def home(self) -> Field:
        """Return the walk from every hex to the nearest source of supply that the side holds (rule 6.4)."""
        view, key = self.view, (self.layers[2], self.view.source_open_turn)
        if self._home is None or self._home[0] != key:
            self._home = (key, lasting_field(view, walker(view, MovementClass.FOOT), self.home_starts()))
        return self._home[1]

    def home_starts(self) -> tuple[tuple[HexId, int], ...]:
        """Return the sources of the side that deliver or will, as starts of a field."""
        hexes = source_hexes(self.view.board, self.view.ruleset)
        opened = self.view.source_open_turn
        return tuple((h, 0) for h, turn in zip(hexes, opened, strict=True) if turn and h != OFF_MAP)

    @property
    def hauls(self) -> "array[int]":
        """Return the haul (6.2) from the side's sources to every hex, in hundredths, as if it held all the ground;
        ``hauls.reckoned`` tells what an entry counts as.

        Only the rail that works now counts: what the side takes in the meantime is broken, so its own marches change
        nothing.
        """
        if self._now_hauls is None:
            rail, starts = broken_rail(self.view), self.home_starts()
            key = (rail, self.layers[2], starts)
            if key != self._hauls[0]:
                self._hauls = (key, haul_field(self.view, rail, tuple(h for h, _ in starts)))
            self._now_hauls = self._hauls[1]
        return self._now_hauls

    def reach(self, unit: Unit) -> MovementField:
        """Return where a unit can go now."""
        mark = self._place[unit.id]
        noted = self._reach.get(unit.id)
        if noted is None or noted[0] is not mark:
            noted = (mark, movement_field(self.view, unit))
            self._reach[unit.id] = noted
        return noted[1]

    def power(self, unit: Unit) -> int:
        """Return the strength of an own unit in general, in thousandths."""
        mark = self._vigor[unit.id]
        noted = self._power.get(unit.id)
        if noted is None or noted[0] is not mark:
            noted = (mark, general_power(self.view, unit))
            self._power[unit.id] = noted
        return noted[1]

    def power_under(self, unit: Unit, fire: Fire) -> int:
        """Return the strength of an own unit against a certain enemy, in thousandths."""
        key = (self._vigor[unit.id], fire)
        power = self._powers_under.get(key)
        if power is None:
            power = piece_power(self.view.ruleset, unit.id, unit, turn=self.view.turn, fire=fire).power
            self._powers_under[key] = power
        return power

    @property
    def standing(self) -> "array[int]":
        """Return the strength of the own units of every hex, in thousandths."""
        if self._standing[0] is not self.army:
            layer = array("i", bytes(4 * self.view.board.grid.size))
            for unit in self.fighters:
                layer[unit.hex] += self.power(unit)
            self._standing = (self.army, layer)
        return self._standing[1]

    @property
    def seizures(self) -> "array[int]":
        """Return what entering each hex is worth for the place on it, in men."""
        if self._seizures[0] is not self.stakes:
            layer = array("i", bytes(4 * self.view.board.grid.size))
            for h, points in self.prizes.items():
                if self.holder[h] != self.side:
                    layer[h] = max(self.ai.place_men, points * self.ai.vp_men)
            self._seizures = (self.stakes, layer)
        return self._seizures[1]

    def stake(self, unit: Unit) -> Stake:
        """Return what an own unit stakes in an assault."""
        mark = self._vigor[unit.id]
        stake = self._stakes.get(mark)
        if stake is None:
            ai, spent = self.ai, self.view.ruleset.combat.assault_supply_tenths // 10
            supply = (unit.men + 500) * spent // PM * ai.supply_men * (ai.supply_ease - unit.s // 10) // 100
            stake = Stake(worth_men(unit), unit.men, max(0, ai.cohesion_ease - unit.c // 10), supply)
            self._stakes[mark] = stake
        return stake

    def force(self, unit: Unit) -> Force:
        """Return a unit as posts count it."""
        return Force(self.power(unit), worth_men(unit), unit.c, unit.toe.stack_points)

    def commanded(self, unit: Unit) -> bool:
        """Return whether a unit is in command where it stands now."""
        if self._now_led is None:
            blocked = obstacles(self.view)
            key = (blocked, self.staff, self.view.tracks)
            if self._led[0] != key:
                self._led = (key, {hq.id: commanded_from(self.view, hq, blocked) for hq in self.hqs})
            self._now_led = self._led[1]
        field = self._now_led.get(unit.hq)
        return field is not None and field[unit.hex] != UNREACHED

    def spread_noise(self, score: int, *key: int) -> int:
        """Return a score with the noise of the level: the same for the same turn, phase and key (rule 16.3)."""
        noise = self.level.noise_pm
        if not noise:
            return score
        error = self._errors.get(key)
        if error is None:
            dice = Dice(self.seed, self.view.turn)
            error = dice.roll(Purpose.AI, 2 * noise + 1, int(self.view.phase), *key) - noise
            self._errors[key] = error
        return score + abs(score) * error // PM

    def is_tired(self, unit: Unit) -> bool:
        """Return whether a unit should rest before it does anything else (rule 16.1: rotated out)."""
        return unit.c < self.ai.tired_cohesion_tenths or unit.s < self.ai.tired_supply_tenths

    @property
    def front(self) -> tuple[object, ...]:
        """Return what decides, beside a unit itself, which enemies it can strike."""
        self._front = _kept(self._front, (self.survey, self.guards if self.attacks else None))
        return self._front

    def is_spared(self, unit: Unit) -> bool:
        """Return whether a unit leaves the assaults to others: it is tired, or has a place to keep."""
        return self.level.plans and (self.is_tired(unit) or (self.attacks and unit.id in self.guards))

    def place_worth(self, h: HexId) -> int:
        """Return what the victory points of a hex of the enemy are worth, in men."""
        return self.prizes.get(h, 0) * self.ai.vp_men if self.view.holder[h] != self.side else 0

    def is_behind(self, h: HexId) -> bool:
        """Return whether a defending side's supply passes through a hex or beside it: an enemy there has broken in."""
        return not self.attacks and self.home.cost(h) < self.ai.intruder_tenths

    def can_assault(self, unit: Unit) -> bool:
        """Return whether a unit may still assault somewhere this turn, if it gets there (rule 5)."""
        units = self.view.ruleset.units
        return (
            unit.assaults < units.assaults_per_unit
            and unit.s >= units.assault_min_supply_tenths
            and unit.c >= units.assault_min_cohesion_tenths
            and points_left(unit) >= units.assault_cost_tenths[unit.toe.movement]
            and not unit.retreat_scope
        )
