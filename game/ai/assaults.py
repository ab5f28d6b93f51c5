"""The assaults worth making: who strikes which hex from where (rule 16.2).

The score of an assault is counted in men. It adds the enemy's expected losses (killed, shattered, shaken), the ground
(the place's victory points; the way it opens along the attackers' axes) times the chance that the enemy leaves, and
takes off the own expected losses (men, cohesion), dearer the more cautious the side, and the supply it burns, dearer
the less there is. The attackers are added one by one, strongest first, each from the best hexside left to it; the
best prefix of that list counts.
"""

from array import array
from collections.abc import Iterator, Mapping, Sequence

from game import kernels
from game.ai.backing import expected_power, expected_support
from game.ai.bids import bids_of
from game.ai.estimate import defender_threshold, outlook, worth_men
from game.ai.fields import scratch
from game.ai.mind import Mind
from game.ai.strike import Siege, Strike, Victim
from game.ai.survey import BULK
from game.kernels import choices, fights
from game.model.ids import HexId, Side, Stance, UnitId
from game.model.units import Piece
from game.model.view import SideView
from game.rules.combat import attack_odds, defenders_at, effective_stance
from game.rules.flight import exits, foe_flight, is_trapped
from game.rules.intelligence import covert_surprise
from game.rules.politics.params import is_spared
from game.rules.power import PM, Fire, antitank, largest, piece_power
from game.rules.support import NO_SUPPORT

NOTHING = (0,) * fights.SIDES


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
        (sum(worth_men(p) for _, p in stack), sum(p.men for _, p in stack), min(p.c for _, p in stack)),
        defender_threshold(view, largest_piece.army) + (0 if delays else shift),
        shift if delays else 0,
        frozenset(army for army in _own_armies(view) if any(is_spared(view, army, piece.army) for _, piece in stack)),
    )
    mind.victims[target] = (mark, victim)
    return victim


def _siege(mind: Mind, target: HexId, victim: Victim, bids: Mapping[UnitId, Sequence[int]]) -> Siege:
    """Return who can strike a hex and what it is worth to whom, strongest first."""
    own, axes, alone_pm = mind.view.own, mind.axes, mind.view.ruleset.combat.out_of_command_pm
    units, ways, ends = array("i"), array("i"), array("i")
    ranked = [key for _, key in sorted([(-mind.power(own[key]), key) for key in bids])]
    for key in ranked:
        unit = own[key]
        covert_pm = victim.covert_surprise if unit.covert else PM
        command_pm = PM if mind.commanded(unit) else alone_pm
        opened = _opened(mind, axes[key], target) if key in axes else NOTHING
        units.extend((*mind.stake(unit, victim.fire), covert_pm, command_pm, *opened))
        ways.extend(bids[key])
        ends.append(len(ways))
    return Siege(ranked, kernels.int_view(units), kernels.int_view(ways), kernels.int_view(ends), _ground(mind, target))


def _ground(mind: Mind, target: HexId) -> int:
    """Return what a hex of the enemy is worth, in men: for its victory points, and more where a defending side's supply
    passes through it or beside it, for then he has broken in.
    """
    wanted = mind.view.holder[target] != mind.side and mind.may_go_for(target)
    men = mind.prizes.get(target, 0) * mind.ai.vp_men if wanted else 0
    if not mind.attacks and mind.home.cost(target) < mind.ai.intruder_tenths:
        men += mind.ai.intruder_men
    return men


def _opened(mind: Mind, i: int, target: HexId) -> Sequence[int]:
    """Return how far a hex leads on along a thrust, in men, from the hex across each of its hexsides."""
    noted = mind.openings.get((i, target))
    if noted is None:
        ai, thrust = mind.ai, mind.thrusts[i]
        cost, most, weight = thrust.field.cost, ai.progress_most_tenths, thrust.axis.weight_pm
        ahead = [min(most, cost(h) - cost(target)) if h >= 0 else 0 for h in mind.view.board.grid.neighbors[target]]
        noted = mind.openings[i, target] = [tenths * ai.progress_men // 10 * weight // PM for tenths in ahead]
    return noted


def _support_power(mind: Mind, target: HexId) -> int:
    key = (target, expected_support(mind.view, target))
    if key not in mind.supports:
        mind.supports[key] = expected_power(mind.view, *key)
    return mind.supports[key]


def _own_armies(view: SideView) -> Iterator[int]:
    return (army for army, record in enumerate(view.armies) if record is not None)


def _surprise(mind: Mind, victim: Piece) -> int:
    view = mind.view
    if view.side != Side.COMMUNIST:
        return PM
    for turn, army, pm in view.ruleset.combat.surprise_pm:
        if turn == view.turn and army in (-1, victim.army):
            return pm
    return PM


def _strike(
    mind: Mind, target: HexId, contacts: Sequence[Piece], bids: Mapping[UnitId, Sequence[int]]
) -> Strike | None:
    view, rules, board = mind.view, mind.view.ruleset, mind.view.board
    victim = _victim(mind, target, contacts)
    able = {key: ways for key, ways in bids.items() if view.own[key].army not in victim.truce}
    if not able:
        return None
    siege = _siege(mind, target, victim, able)
    buffers, neighbors = scratch(board.grid.size), board.grid.neighbors[target]
    threshold, gaps = _ring(mind, target, victim)
    count, score = fights.best_assault(
        target,
        siege.units,
        siege.ends,
        siege.ways,
        buffers.order,
        mind.terrain.side_view,
        *outlook(rules, threshold, victim.leave_from),
        gaps,
        (victim.surprise, _support_power(mind, target), victim.defense),
        victim.prey,
        siege.ground,
        (
            min(mind.level.assault_points, rules.units.assault_stack_limit),
            rules.units.hexside_stack_limit,
            rules.combat.axes_hexsides,
        ),
        (rules.combat.axes_pm, rules.combat.surround_pm),
        _prices(mind),
        mind.error_pm(target),
        mind.ai.join_men,
        buffers.found_view,
    )
    if not count:
        return None
    picked = buffers.found[: 2 * count]
    units = tuple([siege.keys[i] for i in picked[::2]])
    places = tuple([neighbors[direction] for direction in picked[1::2]])
    if all(view.own[key].hex == h for key, h in zip(units, places, strict=True)):
        score = _confirmed(mind, target, victim, siege, units)
    return Strike(target, units, places, score)


def _ring(mind: Mind, target: HexId, victim: Victim) -> tuple[int, int]:
    """Return the threshold of the defenders of a hex, and the hexsides (bits) to close around them."""
    view, flight = mind.view, foe_flight(mind.view)
    threshold, neighbors = victim.threshold, view.board.grid.neighbors[target]
    if is_trapped(flight, target, [piece for _, piece in defenders_at(view, target)]):
        threshold += view.ruleset.combat.surrounded_thousandths
    return threshold, sum([1 << neighbors.index(n) for n in exits(flight, target) if not view.own_zoc[n]])


def _prices(mind: Mind) -> tuple[int, int, int, int, int]:
    """Return what decides about assaults: see ``fights.assault_worth``."""
    ai, posture = mind.ai, mind.posture
    return ai.cohesion_men, ai.shatter_pm, ai.kill_pm, posture.caution_pm, posture.least_chance_pm


def _confirmed(mind: Mind, target: HexId, victim: Victim, siege: Siege, units: tuple[UnitId, ...]) -> int:
    """Return what a strike whose units are all in place is worth by the rule's own odds."""
    view = mind.view
    odds = attack_odds(view, units, target, support=expected_support(view, target))
    rows, fates = outlook(view.ruleset, odds.threshold, odds.leave_from)
    row, picked = choices.row_of(rows, odds.attack, odds.defense), scratch(view.board.grid.size).found_view
    worth = fights.assault_worth(row, fates, siege.units, picked, len(units), victim.prey, siege.ground, _prices(mind))
    return worth + abs(worth) * mind.error_pm(target) // PM
