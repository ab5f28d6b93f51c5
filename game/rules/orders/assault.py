"""The order that sends units against an enemy hex (rules 5, 7.2)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.ids import ArmyState, HexId, RetreatScope, Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import SideView
from game.rules.battle import fight
from game.rules.combat import defenders_at
from game.rules.orders.common import operating, owned_and_active
from game.rules.politics.params import is_spared
from game.rules.support import Support, limits


@order_kind
@dataclass(frozen=True, slots=True)
class AssaultOrder:
    """Assault the enemy combat units of ``target`` with ``units``, all of them beside it, as one combat.

    ``cas`` and ``gunfire``: whole points of close support and naval gunfire (rules 7.2, 10.4, 10.6).
    """

    kind: ClassVar[str] = "assault"
    side: Side
    units: tuple[UnitId, ...]
    target: HexId
    cas: int = 0
    gunfire: int = 0

    def check(self, view: SideView) -> Refusal | None:
        """Refuse what rules 5, 7.2, 8.2 and 8.4 forbid, as far as the side knows."""
        if (refusal := operating(view, self.side)) is not None:
            return refusal
        if not self.units or len(set(self.units)) != len(self.units):
            return Refusal(Reason.NO_SUCH_UNIT)
        for unit in self.units:
            if (refusal := assault_refusal(view, self.side, unit, self.target)) is not None:
                return refusal
        refusal = _target_refusal(view, self.target) or _crowding(view, self.units, self.target)
        return refusal or support_refusal(view, self.target, Support(self.cas, self.gunfire))

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the fight and its consequences."""
        yield from fight(
            state, dice, self.side, units=self.units, target=self.target, support=Support(self.cas, self.gunfire)
        )


def assault_refusal(view: SideView, side: Side, unit_id: UnitId, target: HexId) -> Refusal | None:
    """Return why one unit may not take part in an assault on a hex, or None; the target's limits are not looked at."""
    if (refusal := owned_and_active(view, side, unit_id)) is not None:
        return refusal
    unit = view.own[unit_id]
    if unit.is_hq:
        return Refusal(Reason.NOT_A_COMBAT_UNIT, where=unit_id)
    if target not in view.board.near[unit.hex]:
        return Refusal(Reason.NOT_ADJACENT, where=unit_id)
    if unit.retreat_scope != RetreatScope.NONE:
        return Refusal(Reason.RETREAT_ORDER, where=unit_id)
    record = view.armies[unit.army]
    if record is not None and record.state >= ArmyState.BROKEN:
        return Refusal(Reason.ARMY_BROKEN, where=unit_id)
    if any(is_spared(view, unit.army, foe.army) for _, foe in defenders_at(view, target)):
        return Refusal(Reason.TRUCE, where=unit_id)
    return _spent(view, unit)


def _spent(view: SideView, unit: Unit) -> Refusal | None:
    rules = view.ruleset.units
    if unit.assaults >= rules.assaults_per_unit:
        return Refusal(Reason.ASSAULTS_SPENT, needs=rules.assaults_per_unit, has=unit.assaults, where=unit.id)
    cost = rules.assault_cost_tenths[unit.toe.movement]
    if unit.mp < cost:
        return Refusal(Reason.NO_MOVEMENT_LEFT, needs=cost, has=unit.mp, where=unit.id)
    if unit.s < rules.assault_min_supply_tenths:
        return Refusal(Reason.NO_SUPPLY, needs=rules.assault_min_supply_tenths, has=unit.s, where=unit.id)
    if unit.c < rules.assault_min_cohesion_tenths:
        return Refusal(Reason.NO_COHESION, needs=rules.assault_min_cohesion_tenths, has=unit.c, where=unit.id)
    return None


def _target_refusal(view: SideView, target: HexId) -> Refusal | None:
    if not defenders_at(view, target):
        return Refusal(Reason.NO_ENEMY_THERE, where=target)
    limit, tried = view.ruleset.units.assaults_per_hex, view.assault_attempts.get(target, 0)
    if tried >= limit:
        return Refusal(Reason.HEX_ASSAULTED_OUT, needs=limit, has=tried, where=target)
    return None


def support_refusal(view: SideView, target: HexId, asked: Support) -> Refusal | None:
    """Return a refusal if a side asks for more support over a hex than it has (rules 7.2, 10.4), or None."""
    most = limits(view, view.side, target)
    for wanted, there, reason in (
        (asked.cas, most.cas, Reason.NO_AIR_POINTS),
        (asked.gunfire, most.gunfire, Reason.NO_GUNFIRE),
    ):
        if not 0 <= wanted <= there:
            return Refusal(reason, needs=wanted, has=there, where=target)
    return None


def _crowding(view: SideView, units: tuple[UnitId, ...], target: HexId) -> Refusal | None:
    rules = view.ruleset.units
    through: dict[HexId, int] = {}
    for unit_id in units:
        unit = view.own[unit_id]
        through[unit.hex] = through.get(unit.hex, 0) + unit.toe.stack_points
    for h, points in through.items():
        if points > rules.hexside_stack_limit:
            return Refusal(Reason.HEXSIDE_LIMIT, needs=rules.hexside_stack_limit, has=points, where=h)
    if (total := sum(through.values())) > rules.assault_stack_limit:
        return Refusal(Reason.ASSAULT_LIMIT, needs=rules.assault_stack_limit, has=total, where=target)
    return None
