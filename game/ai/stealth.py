"""Covert units come near unseen (rules 12.2, 16.1: "CPV night march to ambush hex")."""

from game.ai.course import Proposals
from game.ai.marches import has_room
from game.ai.mind import Mind
from game.ai.orders import is_fresh
from game.ai.roster import present
from game.model.ids import HexId
from game.model.units import Unit
from game.rules.orders.move import MoveOrder
from game.rules.orders.rest import RestOrder

OUT_OF_SIGHT = 2  # hexes: who stands beside an enemy is seen (12.1)


def approaches(mind: Mind) -> Proposals:
    """Propose the march of every covert unit of an axis that struck nobody: on, but not beside an enemy, or to rest.

    From the second hex before the enemy it strikes next turn, by surprise; it takes no train, which would reveal it.
    """
    if not mind.attacks:
        return
    for unit in present(mind.fighters):
        if unit.covert and is_fresh(unit) and mind.thrust(unit) is not None:
            h = _lair(mind, unit)
            if h == unit.hex or not (yield MoveOrder(mind.side, unit.id, mind.reach(unit).path_to(h))):
                yield RestOrder(mind.side, unit.id)


def _lair(mind: Mind, unit: Unit) -> HexId:
    """Return the hex farthest along the axis of a unit that it can reach and where no known enemy sees it."""
    thrust, reach, steps = mind.thrust(unit), mind.reach(unit), mind.survey.steps
    if thrust is None:
        return unit.hex
    hidden = [h for h in reach.order[: reach.count] if steps[h] >= OUT_OF_SIGHT and has_room(mind, unit, h)]
    return min(hidden, key=lambda h: (thrust.field.cost(h), reach.best[h], h), default=unit.hex)
