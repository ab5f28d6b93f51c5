"""Staff work: divisions raised again, units put under the HQ that can reach them, the main effort (4.4, 4.5, 8.6)."""

from collections.abc import Iterator

from game.ai.mind import Mind
from game.model.ids import HexId, Priority, Status, UnitId
from game.model.orders import Order
from game.model.units import Unit
from game.rules.command import command_range, commands
from game.rules.orders.reform import ReformOrder
from game.rules.orders.staff import AssignHqOrder, SetPriorityOrder
from game.rules.reform import reformable


def reforms(mind: Mind) -> Iterator[Order]:
    """Propose to bring back every division that can come, as far from the enemy as may be (rule 8.6)."""
    due = mind.view.turn - mind.view.ruleset.morale.reform_turns
    if not any(unit.status == Status.DISSOLVED and unit.dissolved_turn <= due for unit in mind.absent):
        return
    places: dict[UnitId, list[HexId]] = {}
    for key, h in reformable(mind.view):
        places.setdefault(key, []).append(h)
    arrival = mind.survey.arrival
    for key, found in places.items():
        yield ReformOrder(mind.side, key, max(found, key=lambda h: (arrival.cost(h), -h)))


def priorities(mind: Mind) -> Iterator[Order]:
    """Propose to make the HQs that lead most the main effort, to demote the others first (rule 4.4)."""
    hqs = mind.hqs
    led = {hq.id: 0 for hq in hqs}
    for unit in mind.fighters:
        if unit.hq in led:
            led[unit.hq] += unit.toe.stack_points
    ranked = sorted((hq.id for hq in hqs if led[hq.id]), key=lambda key: (-led[key], key))
    best = ranked[: mind.view.ruleset.units.main_effort_limit]
    for hq in hqs:
        if hq.id not in best and hq.priority == Priority.MAIN_EFFORT:
            yield SetPriorityOrder(mind.side, hq.id, Priority.NORMAL)
    for key in best:
        if mind.view.own[key].priority != Priority.MAIN_EFFORT:
            yield SetPriorityOrder(mind.side, key, Priority.MAIN_EFFORT)


def assignments(mind: Mind) -> Iterator[Order]:
    """Propose another HQ for units that their own has left far behind, or that have none (rule 4.5)."""
    view = mind.view
    hqs = mind.hqs
    for unit in mind.fighters:
        if _is_led(mind, unit):
            continue
        near = [hq for hq in hqs if hq.army == unit.army and hq.id != unit.hq and commands(view, hq, unit.hex)]
        if near:
            distance = view.board.grid.distance
            best = min(near, key=lambda hq: (distance(hq.hex, unit.hex), hq.id))
            yield AssignHqOrder(mind.side, unit.id, best.id)


def _is_led(mind: Mind, unit: Unit) -> bool:
    """Return whether a unit's own HQ commands it, or is near enough to catch up."""
    hq = mind.view.own.get(unit.hq)
    if hq is None or not hq.on_map:
        return False
    span = command_range(mind.view, hq) + mind.ai.hq_patience_hexes
    return mind.view.board.grid.distance(hq.hex, unit.hex) <= span
