"""How the computer uses its aircraft: allotments, doctrine, airborne drops (rules 10.2-10.4)."""

from game.ai.course import Proposals
from game.ai.hauls import enemy_hauls
from game.ai.mind import Mind
from game.model.air import NO_TARGET, Mission
from game.model.board import NO_ZONE
from game.model.ids import HexId, Side
from game.rules.air import zone_bands
from game.rules.airlift import can_board, is_drop_zone
from game.rules.bombing import is_near_border, sources
from game.rules.closures import is_closed
from game.rules.haul import NO_PATH
from game.rules.orders.air import AllocateAirOrder, SetCasDoctrineOrder, standing
from game.rules.orders.air_drop import AirDropOrder

PM = 1000
POINT = 10  # tenths: fights are supported by whole points
Task = tuple[Mission, str]
Plan = dict[Task, tuple[int, int]]  # tactical and heavy points, in tenths


def allocations(mind: Mind) -> Proposals:
    """Propose the allotments of the turn: what is given up first, so that there is room for the rest."""
    view = mind.view
    if not view.air.tactical and not view.air.heavy:
        return
    plan = _plan(mind)
    flown = {(entry.mission, entry.target) for entry in view.air.allotments}
    steps = []
    for task in sorted(flown | plan.keys()):
        wanted, had = plan.get(task, (0, 0)), standing(view, *task)
        lowered = (min(wanted[0], had[0]), min(wanted[1], had[1]))
        steps += [(0, task, lowered)] if lowered != had else []
        steps += [(1, task, wanted)] if wanted not in (had, lowered) else []
    for _, (mission, target), (tactical, heavy) in sorted(steps):
        yield AllocateAirOrder(mind.side, mission, target, tactical, heavy)


def doctrines(mind: Mind) -> Proposals:
    """Propose how much a defense may get: little where the side needs its aircraft for assaults of its own."""
    view = mind.view
    points = mind.ai.air_attack_doctrine if mind.attacks else mind.ai.air_defense_doctrine
    if view.air.tactical or (view.naval is not None and view.naval.points):
        yield SetCasDoctrineOrder(mind.side, points, points)


def _plan(mind: Mind) -> Plan:
    return _un_plan(mind) if mind.side == Side.UN else _communist_plan(mind)


def _communist_plan(mind: Mind) -> Plan:
    """Return what the Communist aircraft do: whole points for the fights, the rest against the roads to the front."""
    points = mind.view.air.tactical
    ready = points // POINT * POINT
    plan: Plan = {}
    _give(plan, (Mission.CAS, NO_TARGET), ready, points)
    for _, zone in _meeting_zones(mind)[:1]:
        _give(plan, (Mission.INTERDICTION, mind.view.board.zones[zone].id), points - ready, points)
    return plan


def _un_plan(mind: Mind) -> Plan:
    """Return what the UN's aircraft do: the sky first, then eyes, help for those cut off, the army, the railways."""
    view, ai = mind.view, mind.ai
    left = view.air.tactical
    plan: Plan = {}
    if view.foe_air.tactical or any(view.backing.opposed):
        enough = view.foe_air.tactical * ai.air_superiority_ratio or ai.air_superiority_tenths
        points = min(enough, ai.air_superiority_tenths, left * ai.air_superiority_pm // PM)
        left -= _give(plan, (Mission.SUPERIORITY, NO_TARGET), points, left)
    for task, points in (*_lifts(mind), *_recon(mind)):
        left -= _give(plan, task, points, left)
    wanted = ai.air_cas_tenths * len(_contacts(mind))
    ready = min(wanted, left * ai.air_cas_pm // PM) // POINT * POINT
    left -= _give(plan, (Mission.CAS, NO_TARGET), ready, left)
    zones = supply_zones(mind)
    heavy = _bombers(mind, plan, zones)
    for zone in zones:
        points = min(left, ai.air_zone_tenths)
        if points or heavy:
            plan[Mission.INTERDICTION, zone] = (points, heavy)
        left, heavy = left - points, 0
    if left:
        ready = plan.get((Mission.CAS, NO_TARGET), (0, 0))[0]
        plan[Mission.CAS, NO_TARGET] = (ready + left, 0)
    return plan


def _give(plan: Plan, task: Task, points: int, left: int) -> int:
    given = min(points, left)
    if given > 0:
        plan[task] = (given, 0)
    return max(0, given)


def _contacts(mind: Mind) -> list[HexId]:
    """Return the enemy hexes that own combat units stand beside."""
    stack = mind.view.own_stack
    return [h for h in sorted({foe.hex for foe in mind.foes}) if any(stack[n] for n in mind.view.board.near[h])]


def _meeting_zones(mind: Mind) -> list[tuple[int, int]]:
    """Return the zones in which the armies touch, the busiest first: (less than 0 by the hexes, zone)."""
    counts: dict[int, int] = {}
    for h in _contacts(mind):
        zone = mind.view.board.zone[h]
        counts[zone] = counts.get(zone, 0) + 1
    return sorted((-count, zone) for zone, count in counts.items() if zone != NO_ZONE)


def _recon(mind: Mind) -> list[tuple[Task, int]]:
    """Return a watch over the zones in which the armies meet, most of them first; more points under clouds."""
    view = mind.view
    tasks = []
    for _, zone in _meeting_zones(mind)[: mind.ai.air_recon_zones]:
        sky = view.ruleset.weather.skies[view.weather[zone_bands(view.board)[zone]].sky].air_pm
        effect = max(1, sky * (PM - view.backing.opposed[zone]) // PM)
        points = -(-view.ruleset.air.recon_tenths * PM // effect)
        tasks.append(((Mission.RECON, view.board.zones[zone].id), points))
    return tasks


def _lifts(mind: Mind) -> list[tuple[Task, int]]:
    """Return the airlift: supplies for those cut off, the hungriest first, and planes for a drop worth making."""
    view, ai = mind.view, mind.ai
    starved = sorted((unit.s, unit.id) for unit in mind.fighters if unit.isolated_turns)
    tasks = [((Mission.AIRLIFT, view.own[key].spec.key), ai.air_lift_tenths) for _, key in starved[: ai.air_lift_units]]
    if any(can_board(view, unit) for unit in view.own.values()) and mind.attacks:
        tasks.append(((Mission.AIRLIFT, NO_TARGET), view.ruleset.air.drop_lift_tenths))
    return tasks


def supply_zones(mind: Mind) -> list[str]:
    """Return the zones worth interdicting, best first: through which the enemy's supply must come, where he stands.

    Every known unit counts with its stack points for each hex of its way to the nearest of the enemy's sources, and
    as several hexes more for the zone it stands in, where it loses men and movement.
    """
    view, board = mind.view, mind.view.board
    starts = [h for _, h in sources(view) if view.holder[h] != view.side]
    if not starts:
        return []
    field, zones = enemy_hauls(view, starts), board.zone
    weights = [0] * (len(board.zones) + 1)  # the last for no zone
    for contact in view.foes.values():
        h, points = contact.hex, contact.toe.stack_points
        weights[zones[h]] += points * mind.ai.air_standing_hexes
        while h != NO_PATH and field.cost[h] != NO_PATH:
            weights[zones[h]] += points
            h = field.via[h]
    ranked = sorted((-weight, zone) for zone, weight in enumerate(weights[:-1]) if weight)
    return [board.zones[zone].id for _, zone in ranked[: mind.ai.air_zones]]


def _bombers(mind: Mind, plan: Plan, zones: list[str]) -> int:
    """Add what the heavy bombers do to the plan; return the tenths that are left to interdict with.

    A bridge of the border comes first, once that is allowed, then the largest source not yet bombed out.
    """
    view, rules = mind.view, mind.view.ruleset.air
    left = view.air.heavy
    targets = [
        (-view.ruleset.supply.sources[i].tons, i)
        for i, h in sources(view)
        if view.holder[h] != view.side and view.bombed.sources[i] < rules.bombing_source_max_pm
    ]
    may_cross = rules.border_flag in view.flags
    for _, i in sorted(targets):
        key, h = view.ruleset.supply.sources[i].id, dict(sources(view))[i]
        if is_near_border(view, h) and not may_cross:
            continue
        if key in rules.bridge_sources and left >= rules.bridge_strike_tenths:
            plan[Mission.BRIDGE, key] = (0, rules.bridge_strike_tenths)
            return left - rules.bridge_strike_tenths
        points = left * mind.ai.air_source_pm // PM if zones else left
        if points:
            plan[Mission.SOURCE, key] = (0, points)
        return left - points
    return left


def drops(mind: Mind) -> Proposals:
    """Propose to drop on the best place behind the enemy's front that the army can reach soon."""
    view = mind.view
    if view.air.lift_left < view.ruleset.air.drop_lift_tenths:
        return
    jumpers = [unit for unit in view.own.values() if can_board(view, unit)]
    zones = [h for h in sorted(mind.prizes) if is_drop_zone(view, h)] if jumpers else []
    for unit in jumpers:
        worth = [(-_worth(mind, h), h) for h in zones if not is_closed(view, unit.army, h)]
        best = min(worth, default=(0, -1))
        if -best[0] >= mind.ai.drop_least_men:
            yield AirDropOrder(mind.side, unit.id, best[1])


def _worth(mind: Mind, h: HexId) -> int:
    """Return what a drop on a hex is worth in men: the place there, if friends are near enough to link up."""
    view = mind.view
    if view.holder[h] == view.side or any(view.foe_stack[n] for n in view.board.near[h]):
        return 0
    distance, reach = view.board.grid.distance, mind.ai.drop_link_hexes
    if not any(distance(unit.hex, h) <= reach for unit in mind.fighters):
        return 0
    return mind.prizes.get(h, 0) * mind.ai.vp_men
