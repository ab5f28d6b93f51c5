"""The assaults worth making: who strikes which hex from where (rule 16.2).

The score of an assault is counted in men. It adds the enemy's expected losses (killed, shattered, shaken), the ground
(the place's victory points; the way it opens along the attackers' axes) times the chance that the enemy leaves, and
takes off the own expected losses (men, cohesion), dearer the more cautious the side, and the supply it burns, dearer
the less there is. The attackers are added one by one, strongest first, each from the best hexside left to it; the
best prefix of that list counts.
"""

from collections.abc import Sequence

from game.ai.backing import expected_power, expected_support
from game.ai.estimate import Prospect, prospect, worth_men
from game.ai.mind import Mind
from game.ai.strike import Approach, Strike, Ways
from game.model.ids import HexId, Side, Stance, UnitId
from game.model.units import Piece, Unit
from game.rules.combat import attack_odds, defenders_at, effective_stance
from game.rules.flight import exits, foe_flight, is_trapped
from game.rules.power import PM, Fire, antitank, largest, piece_power

BP = 10_000


Options = dict[HexId, list[tuple[UnitId, list[Approach]]]]


def options(mind: Mind) -> Options:
    """Return for each enemy hex the units that can still get at it this turn, in id order, and how."""
    found: Options = {}
    front = mind.front
    for unit in mind.fighters:
        place, vigor = mind.marks(unit)
        noted = mind.unit_ways.get(unit.id)
        if noted is None or noted[0] is not place or noted[1] is not vigor or noted[2] is not front:
            ways = _ways(mind, unit) if mind.can_assault(unit) and not mind.is_spared(unit) else {}
            noted = mind.unit_ways[unit.id] = (place, vigor, front, ways)
        for target, approaches in noted[3].items():
            found.setdefault(target, []).append((unit.id, approaches))
    return found


def _ways(mind: Mind, unit: Unit) -> Ways:
    """Return how a unit can get at each hex it can strike."""
    field, ring = mind.reach(unit), mind.survey.ring
    most = field.budget - mind.view.ruleset.units.assault_cost_tenths[unit.toe.movement]
    ways: Ways = {}
    for h in field.order[: field.count]:
        if (cost := field.best[h]) > most:
            break
        for target in ring.get(h, ()):
            ways.setdefault(target, []).append(Approach(h, cost))
    return ways


def strikes(mind: Mind) -> list[Strike]:
    """Return the best assault on each hex that is worth more than the side's minimum, best first; ties: lower hex."""
    view = mind.view
    found = []
    for target, ways in sorted(options(mind).items()):
        if view.assault_attempts.get(target, 0) < view.ruleset.units.assaults_per_hex:
            strike = _noted(mind, target, ways)
            if strike is not None and strike.score > mind.ai.assault_min_men:
                found.append(strike)
    return sorted(found, key=lambda strike: (-strike.score, strike.target))


def _noted(mind: Mind, target: HexId, ways: list[tuple[UnitId, list[Approach]]]) -> Strike | None:
    """Return the best assault on a hex, thought out again only if something it depends on has changed."""
    view = mind.view
    stack, zoc = mind.own_layers
    near = [(zoc[n] > 0, stack[n] > 0) for n in view.board.near[target]]
    marks = [
        (approaches, mind.marks(unit), mind.commanded(unit)) for unit, approaches in ((view.own[i], w) for i, w in ways)
    ]
    mark = (view.version, near, marks, mind.aims, view.backing, view.gunfire_left)
    noted = mind.judged.get(target)
    if noted is None or noted[0] != mark:
        noted = (mark, _strike(mind, target, ways))
        mind.judged[target] = noted
    return noted[1]


class _Siege:
    """One target while its attackers are gathered."""

    def __init__(self, mind: Mind, target: HexId) -> None:
        view = mind.view
        self.mind = mind
        self.target = target
        self.stack = defenders_at(view, target)
        self.victim = largest(self.stack)
        self.surprise = _surprise(mind, self.victim)
        self.fire = Fire(PM, antitank(view.ruleset, self.stack, view.turn), mind.terrain.tank_pm[target])
        answer = Fire(PM, mind.ai.own_antitank_pm, mind.terrain.tank_pm[target])
        plain = sum(piece_power(view.ruleset, i, p, turn=view.turn, fire=answer).power for i, p in self.stack)
        dug_in = PM + view.ruleset.combat.entrenchment_pm * min(piece.e for _, piece in self.stack)
        self.defense = max(1, plain * mind.terrain.defense_pm[target] // PM * dug_in // PM)
        flight = foe_flight(view)
        self.exits = exits(flight, target)
        self.surrounded = is_trapped(flight, target, [piece for _, piece in self.stack])
        self.worth = sum(worth_men(piece) for _, piece in self.stack)
        self.men = sum(piece.men for _, piece in self.stack)
        self.c = min(piece.c for _, piece in self.stack)
        self.support = expected_power(view, target)
        self.used: dict[HexId, int] = {}
        self.sides: list[int] = []
        self.points = 0
        self.attack = 0

    def threshold(self) -> tuple[int, int]:
        """Return x* and how much earlier a delaying stack leaves, in thousandths."""
        combat, view = self.mind.view.ruleset.combat, self.mind.view
        shift = combat.threshold_thousandths + view.morale[self.victim.army] - combat.morale_origin_tenths
        if self.surrounded:
            shift += combat.surrounded_thousandths
        stance = effective_stance(view, self.victim)
        if stance == Stance.DELAY:
            return shift, combat.stance_thousandths[stance]
        return shift + combat.stance_thousandths[stance], 0

    def place(self, unit: Unit, ways: Sequence[Approach]) -> HexId:
        """Return the hex the unit should strike from, -1 if no hexside has room for it."""
        rules, terrain, grid = self.mind.view.ruleset, self.mind.terrain, self.mind.view.board.grid
        best, chosen = -1, -1
        most = min(self.mind.ai.assault_points, rules.units.assault_stack_limit)
        if self.points + unit.toe.stack_points > most:
            return chosen
        for way in ways:
            if self.used.get(way.hex, 0) + unit.toe.stack_points > rules.units.hexside_stack_limit:
                continue
            direction = grid.direction(self.target, way.hex)
            merit = terrain.side_pm[6 * self.target + direction] * 4
            if direction not in self.sides:
                merit += 2 * rules.combat.axes_pm if (direction + 3) % 6 in self.sides else rules.combat.axes_pm // 5
            merit -= way.cost
            if merit > best:
                best, chosen = merit, way.hex
        return chosen

    def join(self, unit: Unit, h: HexId) -> None:
        """Add a unit that strikes from ``h``."""
        mind, rules = self.mind, self.mind.view.ruleset
        direction = mind.view.board.grid.direction(self.target, h)
        power = piece_power(rules, unit.id, unit, turn=mind.view.turn, fire=self.fire).power
        power = power * mind.terrain.side_pm[6 * self.target + direction] // PM * self.surprise // PM
        if not mind.commanded(unit):
            power = power * rules.combat.out_of_command_pm // PM
        self.attack += power
        self.points += unit.toe.stack_points
        self.used[h] = self.used.get(h, 0) + unit.toe.stack_points
        if direction not in self.sides:
            self.sides.append(direction)

    def odds(self) -> Prospect:
        """Return what the units gathered so far can expect."""
        combat, view = self.mind.view.ruleset.combat, self.mind.view
        axes = PM
        if any((direction + 3) % 6 in self.sides for direction in self.sides) or all(
            view.own_zoc[n] or n in self.used for n in self.exits
        ):
            axes = combat.surround_pm
        elif len(self.sides) >= combat.axes_hexsides:
            axes = combat.axes_pm
        threshold, leave_from = self.threshold()
        attack = self.attack * axes // PM + self.support
        return prospect(view.ruleset, attack, self.defense, threshold=threshold, leave_from=leave_from)


def _surprise(mind: Mind, victim: Piece) -> int:
    view = mind.view
    if view.side != Side.COMMUNIST:
        return PM
    for turn, army, pm in view.ruleset.combat.surprise_pm:
        if turn == view.turn and army in (-1, victim.army):
            return pm
    return PM


def _strike(mind: Mind, target: HexId, ways: list[tuple[UnitId, list[Approach]]]) -> Strike | None:
    siege = _Siege(mind, target)
    view = mind.view
    eager = sorted(ways, key=lambda way: (-mind.power(view.own[way[0]]), way[0]))
    units: list[UnitId] = []
    places: list[HexId] = []
    best: Strike | None = None
    for key, approaches in eager:
        unit = view.own[key]
        place = siege.place(unit, approaches)
        if place < 0:
            continue
        siege.join(unit, place)
        units.append(key)
        places.append(place)
        score = mind.spread_noise(_score(mind, siege, units, places, siege.odds()), target)
        if best is None or score > best.score + (len(units) - len(best.units)) * mind.ai.join_men:
            best = Strike(target, tuple(units), tuple(places), score)
    if best is not None and _is_ready(mind, best):
        return _confirmed(mind, siege, best)
    return best


def _is_ready(mind: Mind, strike: Strike) -> bool:
    return all(mind.view.own[key].hex == h for key, h in zip(strike.units, strike.places, strict=True))


def _confirmed(mind: Mind, siege: _Siege, strike: Strike) -> Strike | None:
    """Return a strike whose units are all in place with the score of the rule's own odds."""
    support = expected_support(mind.view, strike.target)
    odds = attack_odds(mind.view, strike.units, strike.target, support=support)
    expected = prospect(
        mind.view.ruleset, odds.attack, odds.defense, threshold=odds.threshold, leave_from=odds.leave_from
    )
    score = mind.spread_noise(_score(mind, siege, strike.units, strike.places, expected), strike.target)
    return Strike(strike.target, strike.units, strike.places, score)


def _score(mind: Mind, siege: _Siege, units: Sequence[UnitId], places: Sequence[HexId], expected: Prospect) -> int:
    """Return the worth of an assault in men; see the head of this file."""
    ai, own = mind.ai, mind.view.own
    shattered = expected.shatter_pm(siege.c)
    gain = siege.worth * expected.defender_bp // BP + siege.worth * shattered // PM * ai.shatter_pm // PM
    gain += siege.men * expected.defender_c // PM * ai.cohesion_men // 10
    gain = gain * ai.kill_pm // PM
    ground = _ground(mind, siege.target, units, places)
    loss = supply = 0
    for key in units:
        unit = own[key]
        loss += worth_men(unit) * expected.attacker_bp // BP
        shaken = unit.men * expected.attacker_c // PM * ai.cohesion_men // 10
        loss += shaken * max(0, ai.cohesion_ease - unit.c // 10) // 100
        spent = mind.view.ruleset.combat.assault_supply_tenths // 10
        supply += (unit.men + 500) * spent // PM * ai.supply_men * (ai.supply_ease - unit.s // 10) // 100
    if expected.leave_pm < ai.least_chance_pm:
        return -loss
    caution = ai.attack_caution_pm if mind.attacks else ai.defense_caution_pm
    return gain + ground * expected.leave_pm // PM - loss * caution // PM - max(0, supply)


def _ground(mind: Mind, target: HexId, units: Sequence[UnitId], places: Sequence[HexId]) -> int:
    """Return what it is worth, in men, that the enemy leaves the hex."""
    view, ai = mind.view, mind.ai
    worth = mind.prizes.get(target, 0) * ai.vp_men if view.holder[target] != view.side else 0
    opened = 0
    for key, place in zip(units, places, strict=True):
        thrust = mind.thrust(view.own[key])
        if thrust is not None:
            ahead = min(ai.progress_most_tenths, thrust.field.cost(place) - thrust.field.cost(target))
            opened = max(opened, ahead * ai.progress_men // 10 * thrust.axis.weight_pm // PM)
    return worth + opened + (ai.intruder_men if mind.is_behind(target) else 0)


__all__ = ["Options", "options", "strikes"]
