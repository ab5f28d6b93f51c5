"""The orders of an amphibious operation: plan, cancel, land (rule 10.5)."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from game.model.dice import Dice
from game.model.events.base import Event
from game.model.events.sea import BeliefChanged, LandingCanceled, LandingPlanned
from game.model.ids import Side, UnitId
from game.model.orders import Reason, Refusal, order_kind
from game.model.sea import NO_SITE, Landing, LandingStage
from game.model.state import GameState
from game.model.view import Position, SideView
from game.rules.ashore import land
from game.rules.landings import force_refusal, planning_refusal, preparation_turns, wave_refusal
from game.rules.orders.assault import support_refusal
from game.rules.orders.common import deciding, operating
from game.rules.sites import blank_weights, site_hexes, site_index
from game.rules.support import Support
from game.rules.truth import truth


@order_kind
@dataclass(frozen=True, slots=True)
class PlanLandingOrder:
    """Plan a landing at ``site`` with the units of ``force``, pretending one at ``cover`` ("" for none); sites by id.

    While a landing is planned it changes that plan: another site takes more time, another force as long as it takes.
    """

    kind: ClassVar[str] = "plan_landing"
    side: Side
    site: str
    cover: str
    force: tuple[UnitId, ...]

    def check(self, view: SideView) -> Refusal | None:
        """Refuse sites that the map does not have, and units that are not at home."""
        if (refusal := deciding(view, self.side) or planning_refusal(view)) is not None:
            return refusal
        site = site_index(view, self.site)
        if site == NO_SITE or self.cover == self.site:
            return Refusal(Reason.NO_SUCH_SITE)
        if self.cover and site_index(view, self.cover) == NO_SITE:
            return Refusal(Reason.NO_SUCH_SITE)
        if (refusal := force_refusal(view, self.force)) is not None:
            return refusal
        if view.sea is not None and self._plan(view) == view.sea.plan:
            return Refusal(Reason.NOTHING_TO_CHANGE)
        return None

    def _plan(self, at: Position) -> Landing:
        """Return the plan this order makes, or makes of the one there is."""
        before = at.sea.plan if at.sea is not None else Landing()
        site, cover = site_index(at, self.site), site_index(at, self.cover)
        force = tuple(sorted(self.force))
        planned, moves, bombarded, ready = at.turn, 0, 0, 0
        if before.stage != LandingStage.NONE:
            moved = site != before.site
            planned, moves = before.planned_turn, before.moves + moved
            bombarded = 0 if moved else before.bombarded
            ready = before.ready_turn if (site, force) == (before.site, before.force) else 0
        ready = ready or planned + preparation_turns(at, force, moves)
        stage = LandingStage.READY if ready <= at.turn else LandingStage.PLANNING
        return Landing(stage, site, cover, force, planned, ready, moves, bombarded)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the plan."""
        yield LandingPlanned(self._plan(truth(state, self.side)))


@order_kind
@dataclass(frozen=True, slots=True)
class CancelLandingOrder:
    """Give up the landing that is planned: its units are free."""

    kind: ClassVar[str] = "cancel_landing"
    side: Side

    def check(self, view: SideView) -> Refusal | None:
        """Refuse where nothing is planned."""
        if (refusal := deciding(view, self.side) or planning_refusal(view)) is not None:
            return refusal
        planned = view.sea is not None and view.sea.plan.stage != LandingStage.NONE
        return None if planned else Refusal(Reason.NO_PLAN)

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the end of the plan; the enemy's suspicions fade with it."""
        yield LandingCanceled()
        yield BeliefChanged(blank_weights(state.board, state.ruleset))


@order_kind
@dataclass(frozen=True, slots=True)
class LandOrder:
    """Land the assault wave at the planned site: units of the force, HQs with them.

    ``cas`` and ``gunfire``: whole points of close support and naval gunfire, where the site is defended (rule 7.2).
    """

    kind: ClassVar[str] = "land"
    side: Side
    units: tuple[UnitId, ...]
    cas: int = 0
    gunfire: int = 0

    def check(self, view: SideView) -> Refusal | None:
        """Refuse before all is ready, without the tide, beyond the lift of a wave, on closed ground."""
        if (refusal := operating(view, self.side) or wave_refusal(view, self.units)) is not None:
            return refusal
        target = site_hexes(view.board, view.ruleset)[view.sea.plan.site if view.sea is not None else NO_SITE]
        return support_refusal(view, target, Support(self.cas, self.gunfire))

    def resolve(self, state: GameState, dice: Dice) -> Iterator[Event]:
        """Yield the landing and its consequences."""
        yield from land(state, dice, self.units, Support(self.cas, self.gunfire))
