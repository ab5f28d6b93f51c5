"""An assault being put together: who, on what, its forecast, who else could join; and who stands in a hex."""

from collections.abc import Sequence
from dataclasses import dataclass

from game.model.ids import HexId, UnitId
from game.model.orders import Refusal
from game.model.picture import Contact
from game.model.units import Unit
from game.model.view import SideView
from game.rules.forecast import Forecast, forecast
from game.rules.orders.assault import AssaultOrder
from game.rules.support import NO_SUPPORT, Support, limits
from game.view.text import t


@dataclass(slots=True)
class AttackPlan:
    """An assault being put together."""

    target: HexId
    units: tuple[UnitId, ...]
    forecast: Forecast
    refusal: Refusal | None
    support: Support = NO_SUPPORT


def planned(view: SideView, target: HexId, units: tuple[UnitId, ...], support: Support = NO_SUPPORT) -> AttackPlan:
    """Return the plan of an assault by own units on a hex with known enemies, with aircraft and ships in support."""
    refusal = AssaultOrder(view.side, units, target, *support).check(view)
    return AttackPlan(target, units, forecast(view, units, target, support=support), refusal, support)


def next_support(view: SideView, plan: AttackPlan) -> Support:
    """Return a point more of each arm that has one left for the fight, none after the most (rules 7.2, 10.4)."""
    most = limits(view, view.side, plan.target)
    level = max(plan.support) + 1
    return NO_SUPPORT if level > max(most) else Support(min(level, most.cas), min(level, most.gunfire))


def candidates(view: SideView, plan: AttackPlan) -> tuple[UnitId, ...]:
    """Return the units that could join a planned assault, by hex and id."""

    def may_join(unit: UnitId) -> bool:
        together = tuple(sorted((*plan.units, unit)))
        return unit not in plan.units and AssaultOrder(view.side, together, plan.target).check(view) is None

    return tuple(u for h in view.board.near[plan.target] for u in view.own_at.get(h, ()) if may_join(u))


def next_attacker(view: SideView, plan: AttackPlan, stack: Sequence[UnitId]) -> UnitId:
    """Return whom a click on a stack puts into a planned assault: the first who can join, else the last in comes out.

    Where nobody can do either it is the first: the forecast says why he cannot.
    """
    ordered = sorted(stack, key=lambda u: (view.own[u].is_hq, -view.own[u].men, u))
    able = [u for u in candidates(view, plan) if u in stack]
    joined = [u for u in reversed(ordered) if u in plan.units]
    return next((u for u in ordered if u in able), joined[0] if joined else ordered[0])


def contacts_at(view: SideView, h: HexId | None) -> list[Contact]:
    """Return the enemies known in a hex, the largest first."""
    found = [view.foes[i] for i in view.foes_at.get(h, ())] if h is not None else []
    contacts = [c for c in found if isinstance(c, Contact)]
    return sorted(contacts, key=lambda c: (c.toe.is_hq, -c.men, c.id))


def foe_names(view: SideView, h: HexId) -> str:
    """Return the enemies known in a hex by name."""
    return " + ".join(contact.spec.short if contact.spec else "?" for contact in contacts_at(view, h))


def stack_note(view: SideView, unit: Unit) -> str:
    """Return which unit of its stack an own unit is, empty if it stands alone."""
    here = view.own_at.get(unit.hex, ())
    return t("unit.stack", index=here.index(unit.id) + 1, count=len(here)) if len(here) > 1 else ""


def next_in_stack(view: SideView, stack: Sequence[UnitId], after: UnitId) -> UnitId:
    """Return the own unit that follows ``after`` in its hex, the strongest first and HQs last, then the first again."""
    ordered = sorted(stack, key=lambda u: (view.own[u].is_hq, -view.own[u].men, u))
    return ordered[(ordered.index(after) + 1) % len(ordered)] if after in ordered else ordered[0]
