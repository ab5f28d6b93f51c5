"""Transport by sea (rules 10.6, 16.1): who is brought over from home, and who leaves a port that cannot be held."""

from collections.abc import Iterator

from game.ai.course import Proposals, one_of
from game.ai.mind import Mind
from game.ai.roster import present
from game.model.ids import OFF_MAP, HexId, Status
from game.model.orders import Order
from game.model.units import NO_BOX, Unit
from game.rules.orders.embark import EmbarkOrder
from game.rules.sea import departure_refusal, havens, home_box
from game.rules.sources import is_port
from game.rules.stacking import stack_limit

PM = 1000


def sailings(mind: Mind) -> Proposals:
    """Propose to ship every unit that is fit from home: to a beachhead first, else as near to the enemy as is safe.

    On the first turn nobody has been asked yet, with the enemy in sight, whether he plans a landing (10.5): who does
    keeps his force at home for one.
    """
    view = mind.view
    if view.sea is None:
        return
    is_first = view.turn == view.scenario.first_turn and not view.sea.beachheads
    if is_first and view.scenario.landings and mind.level.plans:
        return
    home, shores = home_box(view), havens(view)
    for unit in view.own.values():
        if unit.status != Status.IN_BOX or unit.box != home or unit.moved:
            continue
        if (not unit.is_hq and mind.is_tired(unit)) or departure_refusal(view, unit) is not None:
            continue
        best = sorted((h for h in shores if has_room(mind, unit, h)), key=lambda h: _drawback(mind, h))
        yield from one_of(EmbarkOrder(mind.side, unit.id, h) for h in best)


def _drawback(mind: Mind, h: HexId) -> tuple[bool, bool, int, HexId]:
    survey = mind.survey
    return is_port(mind.view.board, h) and not _is_beachhead(mind, h), bool(survey.threat[h]), survey.arrival.cost(h), h


def _is_beachhead(mind: Mind, h: HexId) -> bool:
    sea = mind.view.sea
    return sea is not None and any(head.hex == h and head.last_wave_turn >= mind.view.turn for head in sea.beachheads)


def has_room(mind: Mind, unit: Unit, h: HexId) -> bool:
    """Return whether a unit finds room in a port when it comes ashore, with all who are bound for it."""
    view, bound = mind.view, mind.view.sea.bound if mind.view.sea is not None else {}
    aboard = sum(view.own[i].toe.stack_points for i in sorted(bound) if bound[i] == h)
    points = unit.toe.stack_points
    return not points or view.own_stack[h] + aboard + points <= stack_limit(view.board, view.ruleset, h)


def evacuations(mind: Mind) -> Proposals:
    """Propose to take units off from a coast where the enemy closes every way out and is by far the stronger."""
    if mind.view.sea is None:
        return
    for unit in present((*mind.fighters, *mind.hqs)):
        if _is_lost(mind, unit.hex) and departure_refusal(mind.view, unit) is None:
            yield from one_of(_ways_out(mind, unit))


def _is_lost(mind: Mind, h: HexId) -> bool:
    view = mind.view
    if not (is_port(view.board, h) or view.board.beach[h]):
        return False
    if mind.survey.threat[h] * PM < mind.standing[h] * mind.ai.evacuate_pm or not mind.survey.threat[h]:
        return False
    near = view.board.near[h]
    return all(n in view.foes_at or (view.foe_zoc[n] and not view.own_stack[n]) for n in near)


def _ways_out(mind: Mind, unit: Unit) -> Iterator[Order]:
    """Propose the nearest port that is safe, then home; the last port with points is not given up."""
    view, distance = mind.view, mind.view.board.grid.distance
    ports = [h for h in havens(view) if h != unit.hex]
    safe = [h for h in ports if not mind.survey.threat[h] and has_room(mind, unit, h)]
    for h in sorted(safe, key=lambda h: (distance(unit.hex, h), h)):
        yield EmbarkOrder(mind.side, unit.id, h)
    if home_box(view) != NO_BOX and (ports or unit.hex not in mind.prizes):
        yield EmbarkOrder(mind.side, unit.id, OFF_MAP)
