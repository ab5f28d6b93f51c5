"""How units hold what they hold: their stance (rules 3.2, 7.3) and the bridges behind them, blown or kept (2.4)."""

from game.ai.course import Proposals
from game.ai.estimate import defender_threshold, outlook
from game.ai.marches import defense
from game.ai.mind import Mind
from game.ai.roster import present
from game.model.board import Bridge
from game.model.ids import BridgeId, HexId, Stance
from game.model.layers import bank_bridges
from game.model.units import Unit
from game.rules.movement import points_left
from game.rules.orders.bridges import BlowBridgeOrder, KeepBridgeOrder
from game.rules.orders.stance import SetStanceOrder

PM = 1000


def stances(mind: Mind) -> Proposals:
    """Propose to delay where the hex will be lost, to stand where a great place can be kept, else to hold."""
    for unit in present(mind.fighters):
        if mind.survey.threat[unit.hex]:
            wanted = _stance(mind, unit)
            if wanted == unit.stance or (yield SetStanceOrder(mind.side, unit.id, wanted)):
                continue
            if wanted == Stance.STAND and unit.stance == Stance.DELAY:
                yield SetStanceOrder(mind.side, unit.id, Stance.HOLD)


def _stance(mind: Mind, unit: Unit) -> Stance:
    h, ai, combat = unit.hex, mind.ai, mind.view.ruleset.combat
    power = defense(mind, unit, h)
    threshold = defender_threshold(mind.view, unit.army)
    lost = outlook(mind.view.ruleset, threshold).leave_pm(mind.survey.threat[h], power)
    if mind.prizes.get(h, 0) >= ai.stand_points:
        firm = threshold + combat.stance_thousandths[Stance.STAND]
        kept = PM - outlook(mind.view.ruleset, firm).leave_pm(mind.survey.threat[h], power)
        return Stance.STAND if kept >= ai.stand_pm else Stance.HOLD
    return Stance.DELAY if lost >= ai.delay_from_pm else Stance.HOLD


def demolitions(mind: Mind, unit: Unit) -> Proposals:
    """Propose to blow the bridges a unit of a defending side stands at, once the enemy is near and no friend beyond."""
    view = mind.view
    if mind.attacks or points_left(unit) < view.ruleset.terrain.bridge_blow_cost_tenths:
        return
    for i in bank_bridges(view.board)[unit.hex]:
        if not view.bridges[i] and _should_fall(mind, view.board.bridges[i], unit):
            yield BlowBridgeOrder(mind.side, unit.id, i)


def _should_fall(mind: Mind, bridge: Bridge, sapper: Unit) -> bool:
    arrival = mind.survey.arrival
    near, far = sorted((bridge.a, bridge.b), key=lambda h: (-arrival.cost(h), h))
    if arrival.cost(far) > mind.ai.bridge_alarm_tenths:
        return False
    return not any(
        _is_beyond(mind, unit.hex, near, far) for unit in mind.fighters if unit.id != sapper.id and not unit.rested
    )


def crossings(mind: Mind) -> Proposals:
    """Propose which bridges near the enemy are left standing behind a beaten stack, which are not (rule 2.4).

    An attacker wants all of them for his next blow; a defender those that others beyond the river have still to cross.
    """
    view, arrival = mind.view, mind.survey.arrival
    for i, bridge in enumerate(view.board.bridges):
        far, near = sorted((bridge.a, bridge.b), key=lambda h: (arrival.cost(h), h))
        if view.bridges[i] or view.holder[near] != mind.side or arrival.cost(far) > mind.ai.bridge_alarm_tenths:
            continue
        keep = mind.attacks or any(unit.hex != far and _is_beyond(mind, unit.hex, near, far) for unit in mind.fighters)
        if keep != (i in view.keep_bridges):
            yield KeepBridgeOrder(mind.side, BridgeId(i), keep)


def _is_beyond(mind: Mind, h: HexId, near: HexId, far: HexId) -> bool:
    distance = mind.view.board.grid.distance
    return distance(h, far) < distance(h, near) and distance(h, far) <= mind.ai.bridge_wait_hexes
