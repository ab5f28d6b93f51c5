"""Where a unit that does not assault should go this turn.

The score of a hex is counted in men: the way it saves towards the unit's goal, the places it takes, minus the danger
of standing there (rule 16.2: influence, terrain and entrenchment, axis progress, isolation). The danger is what the
enemy's next assault would cost there, from the battle's own functions.
"""

from typing import NamedTuple

from game import kernels
from game.ai.axes import lane
from game.ai.estimate import defender_threshold, outlook, worth_men
from game.ai.fields import Field, scratch
from game.ai.hauls import reckoned
from game.ai.mind import Mind
from game.kernels import Ints, choices
from game.model.ids import HexId
from game.model.units import Unit
from game.rules.haul import MOST_HAUL
from game.rules.movement import MovementField

PM = 1000


class Choice(NamedTuple):
    """The best hex to end in, its score, and the score of staying."""

    hex: HexId
    score: int
    stay: int


def defense(mind: Mind, unit: Unit, h: HexId) -> int:
    """Return the power, in thousandths, with which a unit defends a hex beside those that stand there now."""
    power = mind.standing[h] + (mind.power(unit) if h != unit.hex else 0)
    return power * mind.terrain.defense_pm[h] // PM * dug_in(mind, unit, h) // PM


def dug_in(mind: Mind, unit: Unit, h: HexId) -> int:
    """Return what a unit's entrenchment makes of its defense, per mille: nothing but where it stands."""
    return PM + mind.view.ruleset.combat.entrenchment_pm * (unit.e if h == unit.hex else 0)


def danger(mind: Mind, unit: Unit, h: HexId) -> int:
    """Return the men that the enemy's next operations would cost a unit on a hex."""
    threat = mind.survey.threat[h]
    if not threat:
        return 0
    rows, fates = outlook(mind.view.ruleset, defender_threshold(mind.view, unit.army))
    row = choices.row_of(rows, threat, defense(mind, unit, h))
    return choices.losses(fates, row, worth_men(unit), unit.men, unit.c, mind.ai.cohesion_men, mind.ai.own_shatter_pm)


def has_room(mind: Mind, unit: Unit, h: HexId) -> bool:
    """Return whether a unit may end its turn on a hex beside those that stand there now."""
    stack = mind.view.own_stack[h] - (unit.toe.stack_points if h == unit.hex else 0)
    return stack + unit.toe.stack_points <= mind.terrain.limit[h]


def comfortable_haul(mind: Mind, unit: Unit) -> int:
    """Return how far from his railheads, in hundredths, an attacker goes without minding.

    His stock makes it farther; so does the end of the scenario, when there is less and less to save it for.
    """
    ai, view = mind.ai, mind.view
    comfort = ai.comfort_haul_hundredths + unit.s * ai.comfort_per_supply // 10
    comfort += max(0, ai.finish_turns - (view.scenario.last_turn - view.turn)) * ai.finish_haul_hundredths
    return max(comfort, reckoned(mind.hauls[unit.hex]))


def advance_choice(mind: Mind, unit: Unit) -> Choice:
    """Return where a unit of an attacking side goes: along its axis, or out of the line if it is tired."""
    thrust = mind.thrust(unit)
    if thrust is None or mind.is_tired(unit):
        return _best(mind, unit, None, pace=0, fear_pm=mind.ai.tired_fear_pm)
    pace = mind.ai.progress_men * thrust.axis.weight_pm // PM
    return _best(mind, unit, lane(mind.view, thrust, unit), pace=pace, fear_pm=mind.posture.fear_pm)


def post_choice(mind: Mind, unit: Unit, field: Field) -> Choice:
    """Return where a unit of a defending side goes, whose post ``field`` leads to."""
    return _best(mind, unit, field, pace=mind.ai.post_men, fear_pm=mind.ai.post_fear_pm)


def least_danger(mind: Mind, unit: Unit, reach: MovementField) -> int:
    """Return the men that the enemy's next operations would cost a unit on the best hex of its reach, at least."""
    if not mind.survey.threat[unit.hex]:
        return 0
    nothing, flat = kernels.int_view(mind.nothing), scratch(len(mind.nothing)).flat
    return -_ends(mind, unit, reach, nothing, (flat, MOST_HAUL, 0), (flat, 1, 0), (PM, 0)).score


def refuge_choice(mind: Mind, unit: Unit) -> Choice:
    """Return where a unit of a defending side without a plan goes: out of danger, no farther than it must."""
    return _best(mind, unit, None, pace=0, fear_pm=mind.ai.post_fear_pm)


def _best(mind: Mind, unit: Unit, field: Field | None, *, pace: int, fear_pm: int) -> Choice:
    """Return the best hex within reach; ``pace``: what ten tenths of the way are worth. Ties: the nearest."""
    reach, ai, seizures = mind.reach(unit), mind.ai, kernels.int_view(mind.seizures)
    flat = scratch(len(mind.nothing)).flat
    supply = (flat, MOST_HAUL, 0)  # no haul is too long for who does not advance
    if mind.attacks:
        supply = (kernels.short_view(mind.hauls), comfortable_haul(mind, unit), mind.posture.haul_men)
    progress = (flat, 0, 0) if field is None else (field.best_view, 1, pace)
    return _ends(mind, unit, reach, seizures, supply, progress, (fear_pm, ai.contact_men))


def _ends(
    mind: Mind,
    unit: Unit,
    reach: MovementField,
    seizures: Ints,
    supply: tuple[Ints, int, int],
    progress: tuple[Ints, int, int],
    fear: tuple[int, int],
) -> Choice:
    """Return the best hex to end in: ``choices.best_end`` for a unit; the layers lead what they are weighed by."""
    ai, terrain = mind.ai, mind.terrain
    rows, fates = outlook(mind.view.ruleset, defender_threshold(mind.view, unit.army))
    return Choice(
        *choices.best_end(
            reach.order_view,
            len(reach.order),
            reach.best_view,
            kernels.byte_view(mind.view.own_stack),
            terrain.limit_view,
            seizures,
            supply[0],
            progress[0],
            kernels.byte_view(mind.view.foe_zoc),
            mind.survey.threat_view,
            kernels.int_view(mind.standing),
            terrain.defense_view,
            rows,
            fates,
            (unit.hex, unit.toe.stack_points, mind.power(unit), worth_men(unit), unit.men, unit.c),
            dug_in(mind, unit, unit.hex),
            (*supply[1:], MOST_HAUL),
            progress[1:],
            (*fear, ai.cohesion_men, ai.own_shatter_pm),
        )
    )
