"""The assaults worth making: who strikes which hex from where (rule 16.2).

The score of an assault is counted in men. It adds the enemy's expected losses (killed, shattered, shaken), the ground
(the place's victory points; the way it opens along the attackers' axes) times the chance that the enemy leaves, and
takes off the own expected losses (men, cohesion), dearer the more cautious the side, and the supply it burns, dearer
the less there is. The attackers are added one by one, strongest first, each from the best hexside left to it; the
best prefix of that list counts.
"""

from collections.abc import Mapping, Sequence

from game.ai.backing import expected_power, expected_support
from game.ai.estimate import Prospect, defender_threshold, prospect, worth_men
from game.ai.mind import Mind
from game.ai.strike import Approach, Bid, Bids, Stake, Strike, Victim, Ways
from game.ai.survey import BULK
from game.model.ids import HexId, Side, Stance, UnitId
from game.model.units import Piece, Unit
from game.rules.combat import attack_odds, defenders_at, effective_stance
from game.rules.flight import exits, foe_flight, is_trapped
from game.rules.ground import least_step
from game.rules.intelligence import covert_surprise
from game.rules.movement import points_left
from game.rules.power import PM, Fire, antitank, largest, piece_power
from game.rules.support import NO_SUPPORT

BP = 10_000


def bids_of(mind: Mind) -> Bids:
    """Return which units can still get at which enemy hex this turn, and how."""
    bids, steps, own = mind.bids, mind.survey.steps, mind.view.own
    if bids.members is not mind.roster.members or bids.steps is not steps:
        bids.members, bids.steps = mind.roster.members, steps
        for unit in mind.fighters:
            bid = bids.by.get(unit.id)
            if bid is None or bid.steps != steps[unit.hex]:
                bids.due.add(unit.id)
    for key in sorted(bids.due):
        unit = own[key]
        if unit.on_map and not unit.is_hq:
            strikes_at_all = mind.can_assault(unit) and not mind.is_spared(unit)
            ways = _ways(mind, unit) if strikes_at_all else {}
            bids.put(key, Bid(mind.roster.vigor[key], steps[unit.hex], ways))
        else:
            bids.put(key, None)
    bids.due.clear()
    return bids


def _ways(mind: Mind, unit: Unit) -> Ways:
    """Return how a unit can get at each hex it can strike."""
    ruleset, movement, ring = mind.view.ruleset, unit.toe.movement, mind.survey.ring
    cost = ruleset.units.assault_cost_tenths[movement]
    walk = mind.survey.steps[unit.hex] - 1  # the hexes it must walk at least
    left, step = points_left(unit) - cost, least_step(ruleset, movement)
    if walk > 1 and walk * step > left:
        return {}
    if left < step:
        return {target: [(unit.hex, 0)] for target in ring.get(unit.hex, ())}
    field = mind.reach(unit)
    most = field.budget - cost
    ways: Ways = {}
    for h in field.order[: field.count]:
        if (cost := field.best[h]) > most:
            break
        for target in ring.get(h, ()):
            ways.setdefault(target, []).append((h, cost))
    return ways


def strikes(mind: Mind) -> list[Strike]:
    """Return the best assault on each hex that is worth more than the side's minimum, best first; ties: lower hex."""
    bids = bids_of(mind)
    promising = [target for target in bids.on if target in bids.stale or bids.judged[target][1] is not None]
    found = [strike for target in promising if (strike := _judged(mind, target)) is not None]
    return sorted(found, key=lambda strike: (-strike.score, strike.target))


def strike_on(mind: Mind, target: HexId) -> Strike | None:
    """Return the best assault on a hex now, if it is worth more than the side's minimum."""
    return _judged(mind, target) if target in bids_of(mind).on else None


def _judged(mind: Mind, target: HexId) -> Strike | None:
    """Return the best assault on a hex if it is worth it, thought out again only where that may have changed."""
    view, bids = mind.view, mind.bids
    if not view.foe_stack[target] or not bids.on[target]:  # nobody, or an HQ alone
        bids.stale.discard(target)
        bids.judged[target] = (NO_SUPPORT, None)
        return None
    if view.assault_attempts.get(target, 0) >= view.ruleset.units.assaults_per_hex:
        return None
    support, noted = expected_support(view, target), bids.judged.get(target)
    if noted is None or target in bids.stale or noted[0] != support:
        bids.stale.discard(target)
        strike = _strike(mind, target, [view.foes[i] for i in view.foes_at[target]], bids.on[target])
        is_worth_it = strike is not None and strike.score > mind.ai.assault_min_men
        noted = bids.judged[target] = (support, strike if is_worth_it else None)
    return noted[1]


def _victim(mind: Mind, target: HexId, contacts: Sequence[Piece]) -> Victim:
    """Return the defenders of a hex, noted by its contacts."""
    mark = (list(map(BULK, contacts)), mind.view.morale)
    noted = mind.victims.get(target)
    if noted is not None and noted[0] == mark:
        return noted[1]
    view, ruleset = mind.view, mind.view.ruleset
    stack = defenders_at(view, target)
    largest_piece = largest(stack)
    answer = Fire(PM, mind.ai.own_antitank_pm, mind.terrain.tank_pm[target])
    plain = sum(piece_power(ruleset, i, p, turn=view.turn, fire=answer).power for i, p in stack)
    dug_in = PM + ruleset.combat.entrenchment_pm * min(piece.e for _, piece in stack)
    stance = effective_stance(view, largest_piece)
    shift = ruleset.combat.stance_thousandths[stance]
    delays = stance == Stance.DELAY
    victim = Victim(
        _surprise(mind, largest_piece),
        covert_surprise(view, victim_army=largest_piece.army),
        Fire(PM, antitank(ruleset, stack, view.turn), mind.terrain.tank_pm[target]),
        max(1, plain * mind.terrain.defense_pm[target] // PM * dug_in // PM),
        sum(worth_men(piece) for _, piece in stack),
        sum(piece.men for _, piece in stack),
        min(piece.c for _, piece in stack),
        defender_threshold(view, largest_piece.army) + (0 if delays else shift),
        shift if delays else 0,
    )
    mind.victims[target] = (mark, victim)
    return victim


class _Siege:
    """One target while its attackers are gathered: ``staked`` by each of them, ``ground`` won, ``opened`` beyond it."""

    __slots__ = (
        *("attack", "caution_pm", "exits", "ground", "mind", "opened", "points", "sides", "staked", "supply", "target"),
        *("support", "threshold", "used", "victim"),
    )

    def __init__(self, mind: Mind, target: HexId, contacts: Sequence[Piece]) -> None:
        view = mind.view
        self.mind = mind
        self.target = target
        self.victim = _victim(mind, target, contacts)
        flight = foe_flight(view)
        self.exits = exits(flight, target)
        self.threshold = self.victim.threshold
        if is_trapped(flight, target, [piece for _, piece in defenders_at(view, target)]):
            self.threshold += view.ruleset.combat.surrounded_thousandths
        self.support = _support_power(mind, target)
        self.used: dict[HexId, int] = {}
        self.sides: list[int] = []
        self.points = 0
        self.attack = 0
        self.staked: list[Stake] = []
        self.supply = 0
        self.ground = mind.place_worth(target) + (mind.ai.intruder_men if mind.is_behind(target) else 0)
        self.opened = 0
        self.caution_pm = mind.posture.caution_pm

    def place(self, unit: Unit, ways: Sequence[Approach]) -> HexId:
        """Return the hex the unit should strike from, -1 if no hexside has room for it."""
        rules, terrain, grid = self.mind.view.ruleset, self.mind.terrain, self.mind.view.board.grid
        best, chosen = -1, -1
        points, used, sides, axes = unit.toe.stack_points, self.used, self.sides, rules.combat.axes_pm
        if self.points + points > min(self.mind.ai.assault_points, rules.units.assault_stack_limit):
            return chosen
        room, around = rules.units.hexside_stack_limit - points, grid.neighbors[self.target]
        for h, cost in ways:
            if used and used.get(h, 0) > room:
                continue
            direction = around.index(h)
            merit = terrain.side_pm[6 * self.target + direction] * 4
            if direction not in sides:
                merit += 2 * axes if (direction + 3) % 6 in sides else axes // 5
            merit -= cost
            if merit > best:
                best, chosen = merit, h
        return chosen

    def join(self, unit: Unit, h: HexId) -> None:
        """Add a unit that strikes from ``h``."""
        mind, points, victim = self.mind, unit.toe.stack_points, self.victim
        direction = mind.view.board.grid.neighbors[self.target].index(h)
        power = mind.power_under(unit, victim.fire)
        power = power * mind.terrain.side_pm[6 * self.target + direction] // PM * victim.surprise // PM
        if unit.covert:
            power = power * victim.covert_surprise // PM
        if not mind.commanded(unit):
            power = power * mind.view.ruleset.combat.out_of_command_pm // PM
        self.attack += power
        self.points += points
        self.used[h] = self.used.get(h, 0) + points
        if direction not in self.sides:
            self.sides.append(direction)
        stake = mind.stake(unit)
        self.staked.append(stake)
        self.supply += stake.supply
        if (thrust := mind.thrust(unit)) is not None:
            ai, field = mind.ai, thrust.field
            ahead = min(ai.progress_most_tenths, field.cost(h) - field.cost(self.target))
            self.opened = max(self.opened, ahead * ai.progress_men // 10 * thrust.axis.weight_pm // PM)

    def odds(self) -> Prospect:
        """Return what the units gathered so far can expect."""
        view, victim = self.mind.view, self.victim
        combat, axes = view.ruleset.combat, PM
        if any((direction + 3) % 6 in self.sides for direction in self.sides) or all(
            view.own_zoc[n] or n in self.used for n in self.exits
        ):
            axes = combat.surround_pm
        elif len(self.sides) >= combat.axes_hexsides:
            axes = combat.axes_pm
        return prospect(
            view.ruleset,
            self.attack * axes // PM + self.support,
            victim.defense,
            threshold=self.threshold,
            leave_from=victim.leave_from,
        )

    def score(self, expected: Prospect) -> int:
        """Return the worth of the assault in men if this is to be expected; see the head of this file."""
        ai, victim = self.mind.ai, self.victim
        loss_bp, shaken, cohesion_men = expected.attacker_bp, expected.attacker_c, ai.cohesion_men
        loss = 0
        for worth, men, ease, _ in self.staked:
            loss += worth * loss_bp // BP + men * shaken // PM * cohesion_men // 10 * ease // 100
        if expected.leave_pm < self.mind.posture.least_chance_pm:
            return -loss
        gain = victim.worth * expected.defender_bp // BP
        gain += victim.worth * expected.shatter_pm(victim.c) // PM * ai.shatter_pm // PM
        gain += victim.men * expected.defender_c // PM * cohesion_men // 10
        won = (self.ground + self.opened) * expected.leave_pm // PM
        return gain * ai.kill_pm // PM + won - loss * self.caution_pm // PM - max(0, self.supply)


def _support_power(mind: Mind, target: HexId) -> int:
    key = (target, expected_support(mind.view, target))
    if key not in mind.supports:
        mind.supports[key] = expected_power(mind.view, *key)
    return mind.supports[key]


def _surprise(mind: Mind, victim: Piece) -> int:
    view = mind.view
    if view.side != Side.COMMUNIST:
        return PM
    for turn, army, pm in view.ruleset.combat.surprise_pm:
        if turn == view.turn and army in (-1, victim.army):
            return pm
    return PM


def _strike(
    mind: Mind, target: HexId, contacts: Sequence[Piece], bids: Mapping[UnitId, list[Approach]]
) -> Strike | None:
    siege = _Siege(mind, target, contacts)
    units: list[Unit] = []
    places: list[HexId] = []
    best = count = 0
    own = mind.view.own
    for _, key in sorted((-mind.power(own[key]), key) for key in bids):
        unit = own[key]
        place = siege.place(unit, bids[key])
        if place < 0:
            continue
        siege.join(unit, place)
        units.append(unit)
        places.append(place)
        score = mind.spread_noise(siege.score(siege.odds()), target)
        if not count or score > best + (len(units) - count) * mind.ai.join_men:
            best, count = score, len(units)
    if not count:
        return None
    strike = Strike(target, tuple([unit.id for unit in units[:count]]), tuple(places[:count]), best)
    if all(unit.hex == h for unit, h in zip(units[:count], places, strict=False)):
        return _confirmed(mind, strike, siege if count == len(units) else _besieged(mind, strike, contacts))
    return strike


def _besieged(mind: Mind, strike: Strike, contacts: Sequence[Piece]) -> _Siege:
    """Return a target with the units of a strike around it."""
    siege = _Siege(mind, strike.target, contacts)
    for key, h in zip(strike.units, strike.places, strict=True):
        siege.join(mind.view.own[key], h)
    return siege


def _confirmed(mind: Mind, strike: Strike, siege: _Siege) -> Strike:
    """Return a strike whose units are all in place with the score of the rule's own odds."""
    support = expected_support(mind.view, strike.target)
    odds = attack_odds(mind.view, strike.units, strike.target, support=support)
    expected = prospect(
        mind.view.ruleset, odds.attack, odds.defense, threshold=odds.threshold, leave_from=odds.leave_from
    )
    return Strike(strike.target, strike.units, strike.places, mind.spread_noise(siege.score(expected), strike.target))
