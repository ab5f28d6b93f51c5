"""Amphibious operations of the computer (rules 10.5, 16.1): where it pays to land, with whom, and when to go.

A site is worth the enemies whose way home leads past it, as far as they would be cut off, times the chance of the
wave, times surprise, by the turns until it can sail; less the farther it lies from his railways and from the own front.
"""

from collections.abc import Iterator
from typing import NamedTuple

from game.ai.course import Proposals
from game.ai.estimate import general_power, worth_men
from game.ai.fields import FAR, Field, lasting_field, walker
from game.ai.mind import Mind
from game.model.ids import OFF_MAP, HexId, MovementClass, Side, Status, UnitId
from game.model.layers import source_hexes
from game.model.plan import LandingAim
from game.model.sea import NO_LANDING, LandingStage
from game.model.units import Piece
from game.model.view import SideView
from game.rules.closures import is_closed
from game.rules.combat import defenders_at
from game.rules.forecast import forecast
from game.rules.landings import available, planning_refusal, preparation_turns, sailing_refusal, wave_limit
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.orders.naval import AllocateNavalOrder
from game.rules.sites import alert_pm, first_window, landing_factors, site_hexes
from game.rules.stacking import stack_limit
from game.rules.support import NO_SUPPORT, limits

PM = 1000


class Prospect(NamedTuple):
    """What landing at a site promises, in men cut off by the turn of waiting."""

    worth: int
    site: int


def plans(mind: Mind) -> Proposals:
    """Propose to plan a landing while the front stands still, to add to its force, or to give it up."""
    view = mind.view
    if view.sea is None or not mind.level.plans or planning_refusal(view) is not None:
        return
    plan = view.sea.plan
    if plan.stage == LandingStage.NONE:
        yield from _new_plan(mind) if mind.stage is None else _historic_plan(mind, mind.stage.landing)
        return
    target = site_hexes(view.board, view.ruleset)[plan.site]
    missed = _is_at_home(view, plan.force) and mind.balance_pm < mind.ai.landing_rescue_pm
    useless = mind.stage is None and (_is_hopeless(mind) or missed or not _is_meant(view, plan.site))
    if useless or view.holder[target] == mind.side or not first_window(view, plan.site, plan.ready_turn):
        yield CancelLandingOrder(mind.side)
        return
    force = _force(mind, plan.force)
    ready = plan.planned_turn + preparation_turns(view, force, plan.moves)
    if len(force) > len(plan.force) and ready <= max(view.turn, plan.ready_turn):
        yield _order(mind, plan.site, plan.cover, force)


def _is_meant(view: SideView, site: int) -> bool:
    """Return whether a site is what has been decided on (E10), as long as that can still be landed on."""
    rules = view.ruleset.sea
    if rules.other_site_flag in view.flags:
        return site != 0
    first = site_hexes(view.board, view.ruleset)[0]
    bound = rules.first_site_flag in view.flags and view.holder[first] != view.side
    return site == 0 or not bound or not first_window(view, 0, view.turn)


def _is_hopeless(mind: Mind) -> bool:
    """Return whether a landing that has been ready for long finds too strong a garrison at its site, or no occasion."""
    view = mind.view
    plan = view.sea.plan if view.sea is not None else NO_LANDING
    waited = view.turn - plan.ready_turn
    if plan.stage != LandingStage.READY or waited < mind.ai.landing_patience_turns:
        return False
    target = site_hexes(view.board, view.ruleset)[plan.site]
    weak = _chance_pm(mind, plan.force, plan.site, target) < mind.ai.landing_odds_pm
    return weak or waited >= view.ruleset.sea.plan_most_turns


def _order(mind: Mind, site: int, cover: int, force: tuple[UnitId, ...]) -> PlanLandingOrder:
    sites = mind.view.ruleset.sea.sites
    return PlanLandingOrder(mind.side, sites[site].id, sites[cover].id if cover >= 0 else "", force)


def _new_plan(mind: Mind) -> Proposals:
    """Propose the best site, with the second best as its cover."""
    force = _force(mind, ())
    points = sum(mind.view.own[unit].toe.stack_points for unit in force)
    if points < mind.ai.landing_points_least or not _is_static(mind, force):
        return
    found = sorted(_prospects(mind, force), key=lambda prospect: (-prospect.worth, prospect.site))
    if found and found[0].worth > 0:
        yield _order(mind, found[0].site, found[1].site if len(found) > 1 else -1, force)


def _historic_plan(mind: Mind, aim: LandingAim | None) -> Proposals:
    """Propose the landing of a plan of history with whatever there is for it (16.4)."""
    force = _force(mind, ()) if aim is not None else ()
    if aim is not None and any(not mind.view.own[unit].is_hq for unit in force):
        yield _order(mind, aim.site, aim.cover, force)


def _force(mind: Mind, listed: tuple[UnitId, ...]) -> tuple[UnitId, ...]:
    """Return the force of a landing: those already listed, then the strongest there are, and every HQ at home.

    Who comes home later than the longest preparation takes is not waited for.
    """
    view = mind.view
    latest = view.turn + view.ruleset.sea.plan_most_turns
    late = {setup.unit for setup in view.scenario.setups if setup.turn > latest}
    force, points = list(listed), sum(view.own[unit].toe.stack_points for unit in listed)
    others = [view.own[unit] for unit in available(view) if unit not in listed and not _is_missing(view, unit, late)]
    for unit in sorted(others, key=lambda unit: (-_strength(view, unit.id), unit.id)):
        if unit.is_hq or points + unit.toe.stack_points <= mind.ai.landing_points:
            force.append(unit.id)
            points += unit.toe.stack_points
    return tuple(sorted(force))


def _is_missing(view: SideView, unit: UnitId, late: set[UnitId]) -> bool:
    return unit in late and view.own[unit].status == Status.EXPECTED


def _is_static(mind: Mind, force: tuple[UnitId, ...]) -> bool:
    """Return whether the front stands still without the force: the army has dug in, and is not too weak to stay.

    Nobody at the front misses who has not come home yet.
    """
    levels = [unit.e for unit in mind.fighters]
    dug_in = bool(levels) and 10 * sum(levels) >= mind.ai.landing_static_tenths * len(levels)
    return dug_in and (mind.balance_pm >= mind.ai.landing_balance_pm or not _is_at_home(mind.view, force))


def _is_at_home(view: SideView, force: tuple[UnitId, ...]) -> bool:
    """Return whether a combat unit of a force is there already, and could fight elsewhere."""
    units = (view.own[unit] for unit in force)
    return any(not unit.is_hq and unit.status != Status.EXPECTED for unit in units)


def _strength(view: SideView, key: UnitId) -> int:
    """Return the strength of a unit of a force in thousandths: of one that is due, as it will come."""
    unit = view.own[key]
    if unit.status != Status.EXPECTED:
        return general_power(view, unit)
    setup = next(setup for setup in view.scenario.setups if setup.unit == key)
    arrived = unit.copy()
    for name in ("men", "guns", "tanks", "q", "c", "s", "e", "stance"):
        setattr(arrived, name, getattr(setup, name))
    return general_power(view, arrived)


def guns(mind: Mind) -> Proposals:
    """Propose what the plan of a landing needs of the fleet: its cover, and to shell a garrison in the last turns."""
    view = mind.view
    if view.sea is None or view.naval is None or not mind.level.plans or not view.scenario.landings:
        return
    plan, points = view.sea.plan, view.naval.points
    cover = bombardment = 0
    if plan.stage != LandingStage.NONE:
        cover = min(points, int(plan.cover >= 0))
        window = first_window(view, plan.site, plan.ready_turn)
        near = view.turn <= window < view.turn + mind.ai.landing_guns_turns
        guarded = bool(defenders_at(view, site_hexes(view.board, view.ruleset)[plan.site]))
        bombardment = min(points - cover, int(near and guarded))
    if (view.naval.bombardment, view.naval.cover) != (bombardment, cover):
        yield AllocateNavalOrder(mind.side, bombardment, cover)


# --- what a site is worth -------------------------------------------------------------------------------------


def _prospects(mind: Mind, force: tuple[UnitId, ...]) -> Iterator[Prospect]:
    """Yield what every site promises that the enemy holds, politics allow and a tide serves in time."""
    view = mind.view
    foot = walker(view, MovementClass.FOOT)
    roots = tuple((h, 0) for h in _enemy_sources(view))
    if not roots:
        return
    supply = lasting_field(view, foot, roots)
    ready = view.turn + preparation_turns(view, force, 0)
    for site, h in enumerate(site_hexes(view.board, view.ruleset)):
        if (
            h == OFF_MAP
            or not _is_meant(view, site)
            or view.holder[h] == mind.side
            or any(is_closed(view, view.own[u].army, h) for u in force)
        ):
            continue
        window = first_window(view, site, ready)
        way = lasting_field(view, foot, ((h, 0),))
        link = min((way.cost(unit.hex) for unit in mind.fighters), default=FAR)
        if not window or link >= FAR or supply.cost(h) >= FAR:
            continue
        cut = _cut_off(mind, [supply.cost(h) + way.cost(foe.hex) - supply.cost(foe.hex) for foe in _foes(view)])
        cut = cut * mind.ai.landing_rail_tenths // (mind.ai.landing_rail_tenths + _way_to_rail(view, way))
        linked = cut * mind.ai.landing_link_tenths // (mind.ai.landing_link_tenths + link)
        chance = _chance_pm(mind, force, site, h)
        if linked >= mind.ai.landing_least_men and chance >= mind.ai.landing_odds_pm:
            worth = linked * chance // PM
            yield Prospect(worth * (2 * PM - alert_pm(view, site)) // PM // max(1, window - view.turn), site)


def _way_to_rail(view: SideView, way: Field) -> int:
    """Return the walk from a site to the nearest railway that the enemy holds and lives on (6.2); 0 without any."""
    lines = (h for h, there in enumerate(view.board.has_rail) if there and view.holder[h] != view.side)
    return min((way.cost(h) for h in lines), default=0)


def _enemy_sources(view: SideView) -> list[HexId]:
    sources = zip(view.ruleset.supply.sources, source_hexes(view.board, view.ruleset), strict=True)
    return [h for rules, h in sources if rules.side == Side.COMMUNIST and h != OFF_MAP and view.holder[h] != view.side]


def _foes(view: SideView) -> list[Piece]:
    return [view.foes[i] for i in sorted(view.foes) if not view.foes[i].toe.is_hq]


def _cut_off(mind: Mind, detours: list[int]) -> int:
    """Return the men who would be cut off, by how much longer the way home of each enemy is by way of the site."""
    most = mind.ai.landing_detour_tenths
    foes = zip(_foes(mind.view), detours, strict=True)
    return sum(worth_men(foe) * (most - max(0, detour)) // most for foe, detour in foes if detour < most)


def _chance_pm(mind: Mind, force: tuple[UnitId, ...], site: int, h: HexId) -> int:
    """Return how well the wave compares with the garrison that is known of, per mille."""
    view = mind.view
    wave = sum(_strength(view, unit) for unit in _wave(mind, force, wave_limit(view, site)))
    for _, factor in landing_factors(view, h):
        wave = wave * factor // PM
    garrison = mind.survey.massed.get(h, 0) * mind.terrain.defense_pm[h] // PM
    return wave * PM // max(1, wave + garrison)


def _wave(mind: Mind, units: tuple[UnitId, ...], limit: int) -> list[UnitId]:
    """Return the strongest units that fit into a wave."""
    view, wave, points = mind.view, list[UnitId](), 0
    for unit in sorted(units, key=lambda unit: (-_strength(view, unit), unit)):
        if not view.own[unit].is_hq and points + view.own[unit].toe.stack_points <= limit:
            wave.append(unit)
            points += view.own[unit].toe.stack_points
    return sorted(wave)


# --- the wave -------------------------------------------------------------------------------------------------


def waves(mind: Mind) -> Proposals:
    """Propose to land the strongest wave that can go now, its HQs with it, if it is likely enough to get ashore."""
    view = mind.view
    if view.sea is None or sailing_refusal(view) is not None:
        return
    plan = view.sea.plan
    target = site_hexes(view.board, view.ruleset)[plan.site]
    fit = [unit for unit in plan.force if LandOrder(mind.side, (unit,)).check(view) is None]
    wave = _wave(mind, tuple(fit), min(wave_limit(view, plan.site), stack_limit(view.board, view.ruleset, target)))
    if not wave:
        return
    support = limits(view, mind.side, target) if defenders_at(view, target) else NO_SUPPORT
    if defenders_at(view, target) and forecast(view, wave, target, support=support).leaves < mind.ai.landing_chance_pm:
        return
    leaders = {view.own[unit].hq for unit in wave}
    staffs = [view.own[unit] for unit in plan.force if unit in leaders]
    at_hand = [staff.id for staff in staffs if staff.status == Status.IN_BOX and not staff.moved]
    yield LandOrder(mind.side, tuple(sorted((*wave, *at_hand))), *support)
