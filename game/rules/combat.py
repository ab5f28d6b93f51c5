"""Odds, threshold and outcome of a fight (rules 7.1-7.5): values that explain themselves.

``attack_odds`` reads a position, so a forecast from a side's view and the fight itself are one function; ``outcome``
turns odds and one roll into what happens.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from game.model.ids import OFF_MAP, HexId, River, Side, Stance, Trait, UnitId
from game.model.rule_parts import Band
from game.model.ruleset import Ruleset
from game.model.units import Piece, Unit
from game.model.view import Position
from game.rules.command import in_command
from game.rules.flight import exits, foe_flight, frozen_river, is_trapped
from game.rules.intelligence import covert_surprise
from game.rules.politics.params import param
from game.rules.power import PM, Factor, Fire, PiecePower, antitank, largest, piece_power
from game.rules.sites import landing_factors
from game.rules.support import NO_SUPPORT, Addition, Support, additions, answer

Stack = list[tuple[int, Piece]]
BP = 10_000
LN_FIRST, LN_LAST = 50, 20_000  # the ratios, per mille, that ``ln_milli`` covers (1.6)
LOSS_FROM, LOSS_TO, LOSS_STEP = -4000, 5000, 50  # the x, in thousandths, that the loss tables cover (1.6)


class Shift(NamedTuple):
    """A part of the threshold, in thousandths."""

    key: str
    thousandths: int


@dataclass(frozen=True, slots=True)
class Odds:
    """What stands against what: power in thousandths, ratio per mille, heavy shares per mille (rules 7.1-7.3).

    ``shifts`` add up to the threshold; ``leave_from`` is the d from which the defender leaves: 0, or less when it
    delays (7.5). ``is_surrounded`` means that it has no legal retreat.
    """

    target: HexId
    attackers: tuple[PiecePower, ...]
    defenders: tuple[PiecePower, ...]
    attack: int
    defense: int
    ratio: int
    heavy_attack: int
    heavy_defense: int
    factors: tuple[Factor, ...]
    shifts: tuple[Shift, ...]
    leave_from: int
    is_surrounded: bool
    additions: tuple[Addition, ...] = ()  # close support and naval gunfire, already in the powers

    @property
    def threshold(self) -> int:
        """Return x* in thousandths, a delaying stance left out (rule 7.5)."""
        return sum(shift.thousandths for shift in self.shifts)

    def support(self, *, attacking: bool) -> Support:
        """Return the points of support that one side fights with."""
        points = {added.key: added.points for added in self.additions if added.attacking == attacking}
        return Support(**points)


class Outcome(NamedTuple):
    """What one roll does: x and d in thousandths, the index of the band, losses in basis points, cohesion in tenths.

    ``defender_bp`` holds the extra losses of the band; guns and tanks abandoned are per mille of what is left.
    """

    roll: int
    x: int
    d: int
    band: int
    retreat_hexes: int
    attacker_bp: int
    defender_bp: int
    attacker_cohesion: int
    defender_cohesion: int
    guns_abandoned_pm: int
    tanks_abandoned_pm: int


# --- who fights -----------------------------------------------------------------------------------------------


def defenders_at(at: Position, target: HexId) -> Stack:
    """Return the enemy combat units of a hex as the position shows them."""
    found = ((i, at.foes[i]) for i in at.foes_at.get(target, ()))
    return [(i, piece) for i, piece in found if not piece.toe.is_hq]


def attack_odds(at: Position, attackers: Sequence[UnitId], target: HexId, *, support: Support = NO_SUPPORT) -> Odds:
    """Return the odds of an assault by own units on a hex with enemy combat units, with every factor (7.2, 7.3).

    ``support`` is the attacker's; the defender answers by its doctrine (10.4).
    Units that are not on the map come from the sea, to a landing site (10.5).
    """
    rules, terrain = at.ruleset, at.ruleset.terrain
    own = [(i, at.own[i]) for i in attackers]
    attack_stack: Stack = [(i, unit) for i, unit in own]
    defense_stack = defenders_at(at, target)
    city = at.board.city[target]
    kind = terrain.types[at.board.terrain[target]]
    tank_ground = min(kind.tank_pm, terrain.city_tank_pm[city]) if city else kind.tank_pm
    defense_ground = max(kind.defense_pm, terrain.city_defense_pm[city]) if city else kind.defense_pm
    is_night = all(unit.traits & Trait.NIGHT for _, unit in own)
    night = rules.combat.night_guns_pm if is_night else PM
    attack_fire = Fire(PM, antitank(rules, defense_stack, at.turn), tank_ground)
    defense_fire = Fire(night, antitank(rules, attack_stack, at.turn), tank_ground)
    victim = largest(defense_stack)
    powers = tuple(
        piece_power(
            rules, i, unit, turn=at.turn, fire=attack_fire, factors=_own_factors(at, unit, target, victim=victim)
        )
        for i, unit in own
    )
    axes = _axes(at, own, target)
    base = sum(power.power for power in powers)
    attack = base * axes.pm // PM if axes else base
    answers = tuple(piece_power(rules, i, piece, turn=at.turn, fire=defense_fire) for i, piece in defense_stack)
    dug_in = PM + rules.combat.entrenchment_pm * min(piece.e for _, piece in defense_stack)
    plain = sum(power.power for power in answers)
    defense = max(1, plain * defense_ground // PM * dug_in // PM)
    heavy_attack = sum(power.heavy for power in powers) * PM // max(1, base)
    heavy_defense = sum(power.heavy for power in answers) * PM // max(1, plain)
    ours = additions(at, at.side, target, support)
    attack, heavy_attack = _with(attack, heavy_attack, ours)
    reply = answer(at, target, attack * PM // defense)
    theirs = additions(at, at.side.enemy, target, reply, cas_pm=rules.air.support_night_pm if is_night else PM)
    defense, heavy_defense = _with(defense, heavy_defense, theirs)
    surrounded = is_trapped(foe_flight(at), target, [piece for _, piece in defense_stack])
    shifts, leave_from = _threshold(at, victim, is_surrounded=surrounded)
    factors = _grouped(powers)
    if axes:
        factors.append(axes)
    factors += _fire_factors(attack_stack, attack_fire, attacking=True)
    factors += _fire_factors(defense_stack, defense_fire, attacking=False)
    factors += [
        Factor(key, attacking=False, pm=pm)
        for key, pm in (("terrain", defense_ground), ("entrenchment", dug_in))
        if pm != PM
    ]
    return Odds(
        target,
        powers,
        answers,
        attack,
        defense,
        attack * PM // defense,
        heavy_attack,
        heavy_defense,
        tuple(factors),
        shifts,
        leave_from,
        surrounded,
        (*ours, *theirs),
    )


def _with(power: int, heavy_pm: int, added: Sequence[Addition]) -> tuple[int, int]:
    """Return a power and its heavy share once support is added: all of that is heavy (rule 7.1)."""
    fire = sum(addition.power for addition in added)
    if not fire:
        return power, heavy_pm
    return power + fire, (power * heavy_pm + fire * PM) // (power + fire)


# --- factors --------------------------------------------------------------------------------------------------


def _own_factors(at: Position, unit: Unit, target: HexId, *, victim: Piece) -> tuple[tuple[str, int], ...]:
    if unit.hex == OFF_MAP:
        return landing_factors(at, target)
    combat, terrain = at.ruleset.combat, at.ruleset.terrain
    factors: list[tuple[str, int]] = []
    if not in_command(at, unit):
        factors.append(("out_of_command", combat.out_of_command_pm))
    river = frozen_river(at.board, at.ice, unit.hex, target)
    if river == River.MINOR:
        factors.append(("minor_river", terrain.minor_river_attack_pm))
    elif river == River.MAJOR:
        factors.append(("major_river", terrain.major_river_attack_pm))
    if unit.side == Side.COMMUNIST:
        factors += [
            ("surprise", pm) for turn, army, pm in combat.surprise_pm if turn == at.turn and army in (-1, victim.army)
        ]
    if unit.covert:  # more than any ambush (4.8)
        factors.append(("covert", covert_surprise(at, victim_army=victim.army)))
    elif unit.ambush_hex == target:
        factors.append(("ambush", combat.ambush_pm))
    return tuple(factors)


def _axes(at: Position, own: Sequence[tuple[int, Unit]], target: HexId) -> Factor | None:
    combat = at.ruleset.combat
    sides = sorted({at.board.grid.direction(target, unit.hex) for _, unit in own if unit.hex != OFF_MAP})
    opposite = any(direction + 3 in sides for direction in sides)
    if opposite or all(at.own_zoc[n] for n in exits(foe_flight(at), target)):
        return Factor("all_around", attacking=True, pm=combat.surround_pm)
    if len(sides) >= combat.axes_hexsides:
        return Factor("several_sides", attacking=True, pm=combat.axes_pm)
    return None


def _grouped(powers: Sequence[PiecePower]) -> list[Factor]:
    groups: dict[tuple[str, int], list[int]] = {}
    for power in powers:
        for factor in power.factors:
            groups.setdefault(factor, []).append(power.id)
    return [Factor(key, attacking=True, pm=pm, pieces=tuple(ids)) for (key, pm), ids in groups.items()]


def _fire_factors(stack: Stack, fire: Fire, *, attacking: bool) -> list[Factor]:
    factors = []
    if fire.guns_pm != PM and any(piece.guns for _, piece in stack):
        factors.append(Factor("night", attacking, fire.guns_pm))
    tanks = tuple(i for i, piece in stack if piece.tanks)
    for key, pm in (("antitank", fire.antitank_pm), ("tank_ground", fire.ground_pm)):
        if tanks and pm != PM:
            factors.append(Factor(key, attacking, pm, tanks))
    return factors


def effective_stance(at: Position, piece: Piece) -> Stance:
    """Return the stance a piece really fights in: none stands without cohesion or in a shaken army (3.2, 8.2)."""
    if piece.stance != Stance.STAND:
        return piece.stance
    shaken = at.morale[piece.army] < at.ruleset.morale.shaken_tenths
    loose = piece.c < at.ruleset.units.stand_min_cohesion_tenths
    if loose and param(at, "stand_at_any_cohesion", at.ruleset.armies[piece.army].side):
        loose = False
    return Stance.HOLD if shaken or loose else Stance.STAND


def _threshold(at: Position, victim: Piece, *, is_surrounded: bool) -> tuple[tuple[Shift, ...], int]:
    combat = at.ruleset.combat
    shifts = [Shift("base", combat.threshold_thousandths)]
    stance = effective_stance(at, victim)
    shift = combat.stance_thousandths[stance]
    leave_from = 0
    if stance == Stance.DELAY:
        leave_from = shift
    elif shift:
        shifts.append(Shift("stand", shift))
    # a point of morale is a hundredth: a tenth of a point is a thousandth
    if morale := at.morale[victim.army] - combat.morale_origin_tenths:
        shifts.append(Shift("morale", morale))
    if is_surrounded:
        shifts.append(Shift("surrounded", combat.surrounded_thousandths))
    return tuple(shifts), leave_from


# --- outcome --------------------------------------------------------------------------------------------------


def ln_milli(ruleset: Ruleset, ratio: int) -> int:
    """Return 1000 ln of a ratio per mille, clamped to the table."""
    return ruleset.tables.ln_milli[min(LN_LAST, max(LN_FIRST, ratio)) - LN_FIRST]


def _curve(table: Sequence[int], x: int) -> int:
    step, rest = divmod(min(LOSS_TO, max(LOSS_FROM, x)) - LOSS_FROM, LOSS_STEP)
    low = table[step]
    return low + (table[step + 1] - low) * rest // LOSS_STEP if rest else low


@lru_cache(maxsize=4096)
def _losses_bp(ruleset: Ruleset, x: int, heavy_attack: int, heavy_defense: int) -> tuple[int, int]:
    """Return the losses of attacker and defender before those of the band, in basis points."""
    combat, tables = ruleset.combat, ruleset.tables
    return (
        _loss_bp(ruleset, combat.loss_attacker_base_bp, _curve(tables.loss_attacker_bp, x), heavy_defense),
        _loss_bp(ruleset, combat.loss_defender_base_bp, _curve(tables.loss_defender_bp, x), heavy_attack),
    )


def _loss_bp(ruleset: Ruleset, base: int, curve: int, heavy: int) -> int:
    combat = ruleset.combat
    share = combat.loss_heavy_base_pm + combat.loss_heavy_share_pm * heavy // PM
    return min(combat.loss_max_bp, max(combat.loss_min_bp, base * curve // BP * share // PM))


def band_of(ruleset: Ruleset, odds: Odds, d: int) -> int:
    """Return the index of the result band of d (rules 7.3, 7.5)."""
    fitting = _fitting_bands(ruleset, leaves=d >= odds.leave_from)
    for i, floor in fitting:
        if floor <= d:
            return i
    return fitting[-1][0]


@lru_cache(maxsize=16)
def _fitting_bands(ruleset: Ruleset, *, leaves: bool) -> tuple[tuple[int, int], ...]:
    """Return the bands in which the defender leaves, or stays, and their floors, the best for the attacker first."""
    bands = enumerate(ruleset.combat.bands)
    return tuple((i, band.floor_thousandths) for i, band in bands if bool(band.retreat_hexes) == leaves)[::-1]


def is_withdrawal(odds: Odds, band: Band) -> bool:
    """Return whether a stack that delays leaves in this band by its own will, without extra losses (7.5)."""
    return odds.leave_from < 0 and band.retreat_hexes == 1


def outcome(ruleset: Ruleset, odds: Odds, *, roll: int, logit: int) -> Outcome:
    """Return what a roll does (rules 7.3-7.5); ``logit`` is its entry in a logit table, in thousandths."""
    combat = ruleset.combat
    x = ln_milli(ruleset, odds.ratio) + logit
    d = x - odds.threshold
    index = band_of(ruleset, odds, d)
    band = combat.bands[index]
    calm = is_withdrawal(odds, band)
    attacker_bp, defender_bp = _losses_bp(ruleset, x, odds.heavy_attack, odds.heavy_defense)
    return Outcome(
        roll,
        x,
        d,
        index,
        band.retreat_hexes,
        attacker_bp,
        defender_bp + (0 if calm else band.extra_loss_bp),
        attacker_cohesion(ruleset, d) + band.attacker_cohesion_tenths,
        defender_cohesion(ruleset, d, odds.ratio) + (0 if calm else band.defender_cohesion_tenths),
        0 if calm else band.guns_abandoned_pm,
        0 if calm else band.tanks_abandoned_pm,
    )


def attacker_cohesion(ruleset: Ruleset, d: int) -> int:
    """Return the cohesion, in tenths, an assault costs the attacker before the band's extra (rule 7.5)."""
    combat = ruleset.combat
    return combat.attacker_cohesion_tenths + combat.attacker_cohesion_slope_tenths * max(0, -d) // PM


def defender_cohesion(ruleset: Ruleset, d: int, ratio: int) -> int:
    """Return the cohesion, in tenths, it costs the defender before the band's extra (rule 7.5)."""
    combat = ruleset.combat
    above = max(0, d - combat.defender_cohesion_origin_thousandths)
    return combat.defender_cohesion_tenths * min(PM, ratio) // PM + combat.defender_cohesion_slope_tenths * above // PM


def defense_supply(ruleset: Ruleset, ratio: int) -> int:
    """Return the supply, in tenths, a defense costs each defender (rule 6.1)."""
    return ruleset.combat.defense_supply_tenths * min(PM, ratio) // PM


def shatters(ruleset: Ruleset, piece: Piece, *, men: int, c: int, d: int, arrival_men: int) -> bool:
    """Return whether a unit with so many men and so much cohesion left dissolves after a combat (rule 7.6)."""
    combat = ruleset.combat
    if c <= 0 or (c < combat.shatter_cohesion_tenths and d >= combat.shatter_d_thousandths):
        return True
    return men * PM < min(piece.toe.men, arrival_men) * combat.shatter_men_pm
