"""Where a unit that does not assault should go this turn.

The score of a hex is counted in men: the way it saves towards the unit's goal, the places it takes, minus the danger
of standing there (rule 16.2: influence, terrain and entrenchment, axis progress, isolation). The danger is what the
enemy's next assault would cost there, from the battle's own functions.
"""

from typing import NamedTuple

from game.ai.estimate import defender_threshold, prospect, worth_men
from game.ai.fields import FAR, Field
from game.ai.mind import Mind
from game.model.ids import HexId
from game.model.units import Unit

PM, BP = 1000, 10_000


class Choice(NamedTuple):
    """The best hex to end in, its score, and the score of staying."""

    hex: HexId
    score: int
    stay: int


def standing_power(mind: Mind, h: HexId, *, without: int) -> int:
    """Return the strength of the own units of a hex, one left out, in thousandths."""
    own = mind.view.own
    return sum(mind.power(own[i]) for i in mind.view.own_at.get(h, ()) if i != without and not own[i].is_hq)


def danger(mind: Mind, unit: Unit, h: HexId) -> int:
    """Return the men that the enemy's next operations would cost a unit on a hex."""
    threat = mind.survey.threat[h]
    if not threat:
        return 0
    view = mind.view
    dug_in = PM + view.ruleset.combat.entrenchment_pm * (unit.e if h == unit.hex else 0)
    power = mind.power(unit) + standing_power(mind, h, without=unit.id)
    defense = power * mind.terrain.defense_pm[h] // PM * dug_in // PM
    expected = prospect(view.ruleset, threat, defense, threshold=defender_threshold(view, unit.army))
    worth = worth_men(unit)
    hurt = worth * expected.defender_bp // BP + unit.men * expected.defender_c // PM * mind.ai.cohesion_men // 10
    return hurt + worth * expected.shatter_pm(unit.c) // PM * mind.ai.own_shatter_pm // PM


def has_room(mind: Mind, unit: Unit, h: HexId) -> bool:
    """Return whether a unit may end its turn on a hex beside those that stand there now."""
    stack = mind.view.own_stack[h] - (unit.toe.stack_points if h == unit.hex else 0)
    return stack + unit.toe.stack_points <= mind.terrain.limit[h]


def seizure(mind: Mind, h: HexId) -> int:
    """Return what entering a hex is worth for the place on it, in men."""
    if h not in mind.prizes or mind.view.holder[h] == mind.side:
        return 0
    return max(mind.ai.place_men, mind.prizes[h] * mind.ai.vp_men)


def comfortable_haul(mind: Mind, unit: Unit) -> int:
    """Return how far from his railheads, in hundredths, an attacker goes without minding.

    His stock makes it farther; so does the end of the scenario, when there is less and less to save it for.
    """
    ai, view = mind.ai, mind.view
    comfort = ai.comfort_haul_hundredths + unit.s * ai.comfort_per_supply // 10
    comfort += max(0, ai.finish_turns - (view.scenario.last_turn - view.turn)) * ai.finish_haul_hundredths
    return max(comfort, mind.hauls[unit.hex])


def advance_choice(mind: Mind, unit: Unit) -> Choice:
    """Return where a unit of an attacking side goes: along its axis, or out of the line if it is tired."""
    thrust = mind.thrust(unit)
    if thrust is None or mind.is_tired(unit):
        return _best(mind, unit, None, pace=0, fear_pm=mind.ai.tired_fear_pm)
    pace = mind.ai.progress_men * thrust.axis.weight_pm // PM
    return _best(mind, unit, thrust.field, pace=pace, fear_pm=mind.ai.attack_fear_pm)


def post_choice(mind: Mind, unit: Unit, field: Field) -> Choice:
    """Return where a unit of a defending side goes, whose post ``field`` leads to."""
    return _best(mind, unit, field, pace=mind.ai.post_men, fear_pm=mind.ai.post_fear_pm)


def refuge_choice(mind: Mind, unit: Unit) -> Choice:
    """Return where a unit of a defending side without a plan goes: out of danger, no farther than it must."""
    return _best(mind, unit, None, pace=0, fear_pm=mind.ai.post_fear_pm)


def _best(mind: Mind, unit: Unit, field: Field | None, *, pace: int, fear_pm: int) -> Choice:
    """Return the best hex within reach; ``pace``: what ten tenths of the way are worth. Ties: the nearest."""
    reach = mind.reach(unit)
    chosen, best, stay = unit.hex, -FAR * PM, -FAR * PM
    foe_zoc, hauls, haul_men = mind.view.foe_zoc, mind.hauls, mind.ai.haul_men
    comfort = comfortable_haul(mind, unit) if mind.attacks else FAR * PM
    for h in reach.order[: reach.count]:
        if not has_room(mind, unit, h):
            continue
        over = hauls[h] - comfort
        score = seizure(mind, h) - (over * haul_men // 100 if over > 0 else 0)
        score -= field.cost(h) * pace // 10 if field is not None else 2 * reach.best[h]
        if score <= best and h != unit.hex:
            continue  # the danger can only make it worse
        if fear_pm:
            score -= danger(mind, unit, h) * fear_pm // PM
            if foe_zoc[h]:
                score -= mind.ai.contact_men * fear_pm // PM
        if h == unit.hex:
            stay = score
        if score > best:
            chosen, best = h, score
    return Choice(chosen, best, stay)
