"""What there is to know before a landing: garrison, secrecy, time, the fight for the beach, the way inland (10.5)."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType

from game.model.board import Board
from game.model.ids import HexId, Intelligence, Status, UnitId
from game.model.picture import Contact
from game.model.sea import NO_SITE, Landing, LandingStage
from game.model.view import SideView
from game.rules.combat import defenders_at
from game.rules.forecast import Forecast, forecast
from game.rules.landings import first_wave, preparation_turns, wave_limit
from game.rules.sites import alert_pm, blank_weights, first_window, shares_pm, site_hexes, site_index
from game.rules.support import NO_SUPPORT, Support
from game.view.faces import strength_milli
from game.view.text import t

PM = 1000
INLAND = 8  # hexes: an objective farther from the beach is not what the landing is for


@dataclass(frozen=True, slots=True)
class Outlook:
    """A landing at one site as far as its planner can know; ``forecast`` is None where no enemy is known to stand.

    ``ready`` and ``sails`` are turns, ``sails`` 0 if no tide serves in time; ``belief`` and ``alert`` per mille.
    ``waves`` are the units that come ashore together, turn by turn, HQs with the first. ``objective`` is the richest
    one the enemy holds near the beach, nameless if there is none, ``way`` the shortest one over land from beach to it.
    """

    hex: HexId
    plan: Landing
    garrison: tuple[Contact, ...]
    ready: int
    sails: int
    waves: tuple[tuple[UnitId, ...], ...]
    wave: tuple[UnitId, ...]
    wave_points: int
    wave_limit: int
    belief: int
    alert: int
    forecast: Forecast | None
    objective: str
    way: tuple[HexId, ...]

    @property
    def inland(self) -> int:
        """Return how far the objective is, in hexes over land; 0 on the beach itself or without one."""
        return max(0, len(self.way) - 1)


def outlook(
    view: SideView, site_id: str, cover_id: str, force: Sequence[UnitId], support: Support = NO_SUPPORT
) -> Outlook | None:
    """Return what a landing at a site promises if it is planned so; None without a site."""
    site = site_index(view, site_id)
    if site == NO_SITE or view.sea is None:
        return None
    plan = _plan(view, site, site_index(view, cover_id) if cover_id else NO_SITE, tuple(sorted(force)))
    sea = view.sea.copy()
    sea.plan = plan
    at = view._replace(sea=sea)
    target = site_hexes(view.board, view.ruleset)[site]
    limit = wave_limit(at, site)
    wave = _now_ready(at) or strongest_wave(at, force, limit)
    weights = sea.weights or blank_weights(view.board, view.ruleset)
    objective, way = _objective(at, target)
    return Outlook(
        hex=target,
        plan=plan,
        garrison=garrison(at, target),
        ready=plan.ready_turn,
        sails=first_window(at, site, plan.ready_turn),
        waves=_waves(at, force, wave),
        wave=wave,
        wave_points=sum(view.own[unit].toe.stack_points for unit in wave),
        wave_limit=limit,
        belief=shares_pm(weights)[site],
        alert=alert_pm(at, site),
        forecast=forecast(at, wave, target, support=support) if wave and defenders_at(at, target) else None,
        objective=objective,
        way=way,
    )


def _plan(view: SideView, site: int, cover: int, force: tuple[UnitId, ...]) -> Landing:
    """Return the plan that there is if it is this one, else the one that would be made now."""
    before = view.sea.plan if view.sea is not None else Landing()
    if before.stage != LandingStage.NONE and (site, force) == (before.site, before.force):
        return before._replace(cover=cover)
    planned, moves = view.turn, 0
    if before.stage != LandingStage.NONE:
        planned, moves = before.planned_turn, before.moves + (site != before.site)
    ready = max(view.turn, planned + preparation_turns(view, force, moves))
    shelled = before.bombarded if site == before.site else 0
    return Landing(LandingStage.PLANNING, site, cover, force, planned, ready, moves, shelled)


def strongest_wave(view: SideView, force: Sequence[UnitId], limit: int) -> tuple[UnitId, ...]:
    """Return the strongest units of a force that land together, in id order; HQs follow them."""

    wave: list[UnitId] = []
    points = 0
    for unit in sorted(force, key=lambda unit: (-strength_milli(view, unit, view.own[unit]), unit)):
        size = view.own[unit].toe.stack_points
        if not view.own[unit].is_hq and points + size <= limit:
            wave.append(unit)
            points += size
    return tuple(sorted(wave))


def _now_ready(at: SideView) -> tuple[UnitId, ...]:
    """Return the combat units that would land if it sailed now; none before all is ready."""
    if at.sea is None or at.sea.plan.stage != LandingStage.READY:
        return ()
    return tuple(unit for unit in first_wave(at) if not at.own[unit].is_hq)


def _waves(view: SideView, force: Sequence[UnitId], first: tuple[UnitId, ...]) -> tuple[tuple[UnitId, ...], ...]:
    """Return who comes ashore turn by turn: the first wave with all HQs, then as many as a wave may have (10.5)."""
    rules = view.ruleset.sea
    staffs = tuple(unit for unit in force if view.own[unit].is_hq)
    waves = [tuple(sorted((*first, *staffs)))]
    left = [unit for unit in force if unit not in waves[0]]
    while left and len(waves) <= rules.follow_turns:
        if not (wave := strongest_wave(view, left, rules.wave_points)):
            break
        waves.append(wave)
        left = [unit for unit in left if unit not in wave]
    return tuple(waves)


def men_ashore(view: SideView, found: Outlook) -> tuple[int, ...]:
    """Return the men on the beach after each wave, if none are lost: of units still due as many as they come with."""
    due = {setup.unit: setup.men for setup in view.scenario.setups}
    counts = []
    for wave in found.waves:
        units = [view.own[unit] for unit in wave]
        counts.append(sum(due[u.id] if u.status == Status.EXPECTED and u.id in due else u.men for u in units))
    return tuple(sum(counts[: i + 1]) for i in range(len(counts)))


def garrison(view: SideView, h: HexId) -> tuple[Contact, ...]:
    """Return the enemies known in a hex, the largest first."""
    found = [view.foes[i] for i in view.foes_at.get(h, ())]
    return tuple(sorted((c for c in found if isinstance(c, Contact)), key=lambda c: (-c.men, c.id)))


def _objective(view: SideView, target: HexId) -> tuple[str, tuple[HexId, ...]]:
    """Return the name of the richest objective of the enemy near a beach and the shortest way there over land."""
    ways = ways_inland(view.board, target)
    near = [
        (-goal.vp, len(ways[goal.hex]), goal.place)
        for goal in view.scenario.goals
        if goal.hex in ways and view.holder[goal.hex] == view.side.enemy
    ]
    if not near:
        return "", ()
    place = view.board.places[min(near)[2]]
    return place.name, ways[place.hex]


@lru_cache(maxsize=64)
def ways_inland(board: Board, beach: HexId) -> Mapping[HexId, tuple[HexId, ...]]:
    """Return the shortest way over land from a beach to each hex that is not too far, both ends in it."""
    ways: dict[HexId, tuple[HexId, ...]] = {beach: (beach,)}
    edge = [beach]
    for _ in range(INLAND):
        further = []
        for h in edge:
            for n in board.near[h]:
                if n not in ways:
                    ways[n] = (*ways[h], n)
                    further.append(n)
        edge = further
    return MappingProxyType(ways)


# --- in words -----------------------------------------------------------------------------------------------------


def garrison_men(view: SideView, known: Sequence[Contact]) -> str:
    """Return the men of a garrison as a range, one figure where it is exact."""
    if not known:
        return t("outlook.nobody")
    men, error = sum(contact.men for contact in known), 0
    if (worst := confidence(known)) is not Intelligence.EXACT:
        error = view.ruleset.combat.estimate_error_pm[worst]
    low, high = _round(men * (PM - error) // PM), _round(men * (PM + error) // PM)
    return t("outlook.men" if error else "outlook.men_exact", low=f"{low:,}", high=f"{high:,}")


def confidence(known: Sequence[Contact]) -> Intelligence:
    """Return how well the worst known of some enemies is known."""
    return min(contact.intelligence for contact in known)


def _round(men: int) -> int:
    return (men + 50) // 100 * 100


def garrison_why(view: SideView, known: Sequence[Contact]) -> str:
    """Return who stands there and when that was seen."""
    lines = [
        t(
            "outlook.seen_now" if contact.seen else "outlook.seen_before",
            unit=contact.spec.name if contact.spec is not None else t("outlook.unknown"),
            men=f"{_round(contact.men):,}",
            turns=view.turn - contact.turn,
        )
        for contact in known
    ]
    return "\n".join(lines) or t("outlook.nobody.why")


def percent(pm: int) -> str:
    """Return a share as shown: ``17 %``."""
    return f"{(pm + 5) // 10} %"
