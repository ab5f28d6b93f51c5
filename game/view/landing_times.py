"""When a landing is prepared, ready and sails, the tides it waits for, and what leaks of it meanwhile (rule 10.5)."""

from dataclasses import dataclass

from game.model.sea import LandingStage
from game.model.view import SideView
from game.rules.landings import preparation_turns
from game.rules.sites import blank_weights
from game.view.landing_outlook import Outlook

AHEAD, BEHIND = 12, 12  # turns shown after now at least, and before it at most
PM = 1000


@dataclass(frozen=True, slots=True)
class Times:
    """The calendar of a landing; turns, inclusive.

    ``first`` to ``last`` are shown. ``sails`` is 0 if no tide serves; ``tides`` None where any turn does. ``leak`` is
    the weight of the site in what the enemy believes, per mille, by turn from ``first``.
    """

    first: int
    last: int
    now: int
    begun: int
    ready: int
    sails: int
    needs: int
    is_planned: bool
    tides: tuple[int, ...] | None
    leak: tuple[int, ...]


def landing_times(view: SideView, found: Outlook) -> Times:
    """Return the calendar of the landing that is planned or would be planned now."""
    plan, now, scenario = found.plan, view.turn, view.scenario
    before = view.sea.plan if view.sea is not None else plan
    site = view.ruleset.sea.sites[plan.site]
    first = max(scenario.first_turn, now - BEHIND, min(now, plan.planned_turn))
    last = min(scenario.last_turn, max(now + AHEAD, found.sails + 2, found.ready + 2))
    return Times(
        first=first,
        last=last,
        now=now,
        begun=plan.planned_turn,
        ready=found.ready,
        sails=found.sails,
        needs=preparation_turns(view, plan.force, plan.moves),
        is_planned=before.stage != LandingStage.NONE and (plan.site, plan.force) == (before.site, before.force),
        tides=tuple(turn for turn in site.windows if first <= turn <= last) if site.windows else None,
        leak=_leak(view, found, first, last),
    )


def _leak(view: SideView, found: Outlook, first: int, last: int) -> tuple[int, ...]:
    """Return the weight of the site by turn: it grows with each turn of planning until all is ready."""
    sea, plan = view.sea, found.plan
    weights = (sea.weights if sea is not None else ()) or blank_weights(view.board, view.ruleset)
    now, more = weights[plan.site], view.ruleset.sea.leak_pm

    def turns(until: int) -> int:
        return max(0, min(until, found.ready) - plan.planned_turn)

    reckoned = [now + more * (turns(turn) - turns(view.turn)) for turn in range(first, last + 1)]
    return tuple(max(PM, weight) for weight in reckoned)
