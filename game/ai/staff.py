"""Staff work: divisions raised again, mergers, HQs and their units, replacements (rules 4.4, 4.5, 5, 8.6, 9.2)."""

from game.ai.course import Proposals, one_of
from game.ai.mind import Mind
from game.ai.roster import present
from game.kernels import UNREACHED
from game.model.ids import OFF_MAP, HexId, Priority, Status, Trait, UnitId
from game.model.units import Unit
from game.rules.command import command_range, commanded_from, may_command, obstacles
from game.rules.orders.merge import MergeOrder, can_merge
from game.rules.orders.reform import ReformOrder
from game.rules.orders.staff import AssignHqOrder, MarkReplacementsOrder, SetPriorityOrder
from game.rules.reform import reformable

PM = 1000


def reforms(mind: Mind) -> Proposals:
    """Propose to bring back every division that can come: on the map, behind the front and safe from it, else in a box.

    Rule 8.6.
    """
    due = mind.view.turn - mind.view.ruleset.morale.reform_turns
    if not any(unit.status == Status.DISSOLVED and unit.dissolved_turn <= due for unit in mind.roster.absent):
        return
    places: dict[UnitId, list[tuple[HexId, int]]] = {}
    for key, h, box in reformable(mind.view):
        places.setdefault(key, []).append((h, box))
    for key, found in places.items():
        h, box = min(found, key=lambda at: _unfit(mind, at[0]))
        yield ReformOrder(mind.side, key, h, box)


def _unfit(mind: Mind, h: HexId) -> tuple[bool, bool, int, HexId]:
    """Return how little a place is fit for raising a division again: off the map least, then before a planned line."""
    if h == OFF_MAP:
        return True, False, 0, h
    return False, not mind.may_go_for(h), abs(mind.survey.arrival.cost(h) - mind.ai.reform_way_tenths), h


def priorities(mind: Mind) -> Proposals:
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


def assignments(mind: Mind) -> Proposals:
    """Propose another HQ for units left far behind by their own, or without one: of the army first (4.4, 4.5)."""
    view, hqs = mind.view, mind.hqs
    alone = [unit for unit in mind.fighters if not _is_led(mind, unit)]
    blocked = obstacles(view) if alone else b""
    led = {hq.id: commanded_from(view, hq, blocked) for hq in hqs if alone}
    for unit in alone:
        near = [
            (hq.army != unit.army, view.board.grid.distance(hq.hex, unit.hex), hq.id)
            for hq in hqs
            if hq.id != unit.hq and may_command(view, hq.army, unit.army) and led[hq.id][unit.hex] != UNREACHED
        ]
        if near:
            _, _, best = min(near)
            yield AssignHqOrder(mind.side, unit.id, best)


def mergers(mind: Mind) -> Proposals:
    """Propose to merge what is left of a wrecked unit into another of its kind in the same hex (rule 5)."""
    own = mind.view.own
    for unit in present(mind.fighters):
        if _filled_pm(unit) < mind.ai.wreck_pm:
            near = mind.view.own_at[unit.hex]
            yield from one_of(MergeOrder(mind.side, unit.id, other) for other in near if can_merge(unit, own[other]))


def marks(mind: Mind) -> Proposals:
    """Propose who gets replacements first: good units worth filling up, then the others; police gets none (9.2)."""
    for unit in present(mind.fighters):
        wanted = -1 if unit.traits & Trait.SECURITY else int(_is_worth_filling(mind, unit))
        if wanted != unit.replacements_first:
            yield MarkReplacementsOrder(mind.side, unit.id, wanted)


def _is_worth_filling(mind: Mind, unit: Unit) -> bool:
    return unit.q >= mind.ai.refill_quality_pm and mind.ai.wreck_pm <= _filled_pm(unit) < mind.ai.refill_below_pm


def _filled_pm(unit: Unit) -> int:
    return unit.men * PM // unit.toe.men


def _is_led(mind: Mind, unit: Unit) -> bool:
    """Return whether a unit's own HQ commands it, or is near enough to catch up."""
    hq = mind.view.own.get(unit.hq)
    if hq is None or not hq.on_map:
        return False
    span = command_range(mind.view, hq) + mind.ai.hq_patience_hexes
    return mind.view.board.grid.distance(hq.hex, unit.hex) <= span
