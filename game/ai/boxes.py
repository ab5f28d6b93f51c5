"""Boxes off the map: who is brought back from one, and who saves himself into one (rule 4.9)."""

from game.ai.course import Proposals
from game.ai.mind import Mind
from game.ai.roster import present
from game.model.ids import HexId, Status
from game.model.units import NO_BOX, Unit
from game.rules.boxes import exits_of, is_open, refuge
from game.rules.orders.boxes import EnterBoxOrder, LeaveBoxOrder


def returns(mind: Mind) -> Proposals:
    """Propose to bring every unit that is fit again out of its box: as near to the enemy as is out of his reach."""
    for unit in mind.view.own.values():
        if unit.status == Status.IN_BOX and not unit.moved and (unit.is_hq or not mind.is_tired(unit)):
            places = exits_of(mind.view, unit)
            if places:
                yield LeaveBoxOrder(mind.side, unit.id, min(places, key=lambda h: _drawback(mind, h)))


def _drawback(mind: Mind, h: HexId) -> tuple[bool, int, int, HexId]:
    survey = mind.survey
    return bool(survey.threat[h]), mind.view.own_stack[h], survey.arrival.cost(h), h


def refugees(mind: Mind) -> Proposals:
    """Propose to take units off the map that are worn out and within the enemy's reach, where a box is open."""
    view = mind.view
    if not any(is_open(flag, view.flags) for box in view.scenario.boxes for flag in box.enter):
        return
    for unit in present(mind.roster.on_map):
        if _is_in_danger(mind, unit):
            box = refuge(view.board, view.scenario, view.flags, unit.army, unit.hex)
            if box != NO_BOX:
                yield EnterBoxOrder(mind.side, unit.id, box)


def _is_in_danger(mind: Mind, unit: Unit) -> bool:
    return bool(mind.survey.threat[unit.hex]) and (unit.is_hq or mind.is_tired(unit))
