"""What there is to know before a landing: garrison, secrecy, time, the fight for the beach, the way inland (10.5)."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.model.ids import OFF_MAP, HexId, Intelligence, UnitId
from game.model.picture import Contact
from game.model.sea import NO_SITE, Landing, LandingStage
from game.model.view import SideView
from game.rules.combat import defenders_at
from game.rules.forecast import Forecast, forecast
from game.rules.landings import preparation_turns, wave_limit
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
    ``objective`` is the richest one the enemy holds near the beach, ``inland`` its distance in hexes.
    """

    hex: HexId
    garrison: tuple[Contact, ...]
    ready: int
    sails: int
    wave: tuple[UnitId, ...]
    wave_points: int
    wave_limit: int
    belief: int
    alert: int
    forecast: Forecast | None
    objective: str
    inland: int


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
    wave = strongest_wave(at, force, wave_limit(at, site))
    weights = sea.weights or blank_weights(view.board, view.ruleset)
    objective, inland = _objective(at, target)
    return Outlook(
        hex=target,
        garrison=garrison(at, target),
        ready=plan.ready_turn,
        sails=first_window(at, site, plan.ready_turn),
        wave=wave,
        wave_points=sum(view.own[unit].toe.stack_points for unit in wave),
        wave_limit=wave_limit(at, site),
        belief=shares_pm(weights)[site],
        alert=alert_pm(at, site),
        forecast=forecast(at, wave, target, support=support) if wave and defenders_at(at, target) else None,
        objective=objective,
        inland=inland,
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


def garrison(view: SideView, h: HexId) -> tuple[Contact, ...]:
    """Return the enemies known in a hex, the largest first."""
    found = [view.foes[i] for i in view.foes_at.get(h, ())]
    return tuple(sorted((c for c in found if isinstance(c, Contact)), key=lambda c: (-c.men, c.id)))


def _objective(view: SideView, target: HexId) -> tuple[str, int]:
    distance = view.board.grid.distance
    near = [
        (-goal.vp, distance(target, goal.hex), goal.place)
        for goal in view.scenario.goals
        if goal.hex != OFF_MAP and view.holder[goal.hex] == view.side.enemy and distance(target, goal.hex) <= INLAND
    ]
    if not near:
        return "", 0
    _, away, place = min(near)
    return view.board.places[place].name, away


# --- in words -----------------------------------------------------------------------------------------------------


def garrison_words(view: SideView, known: Sequence[Contact]) -> str:
    """Return the men of a garrison as a range, and how well it is known."""
    if not known:
        return t("outlook.nobody")
    worst = min(contact.intelligence for contact in known)
    men = sum(contact.men for contact in known)
    error = view.ruleset.combat.estimate_error_pm[worst] if worst != Intelligence.EXACT else 0
    low, high = _round(men * (PM - error) // PM), _round(men * (PM + error) // PM)
    key = "outlook.men" if error else "outlook.men_exact"
    return t(key, low=f"{low:,}", high=f"{high:,}", grade=t(f"confidence.{worst.name.lower()}"))


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


def alert_why(view: SideView, found: Outlook) -> str:
    """Return what makes the enemy alert at a site (rule 10.5)."""
    rules = view.ruleset.sea
    return t(
        "outlook.alert.why",
        belief=percent(found.belief),
        shelled=percent(rules.bombard_alert_pm),
        garrison=percent(rules.garrison_alert_pm),
        surprise=percent(rules.surprise_pm),
    )


def percent(pm: int) -> str:
    """Return a share as shown: ``17 %``."""
    return f"{(pm + 5) // 10} %"
