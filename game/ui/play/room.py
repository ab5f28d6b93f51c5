"""The player's side of a match: what is selected, planned and shown, and the orders that come of it. No drawing."""

from collections.abc import Callable, Sequence

from game.model.events.base import Event
from game.model.ids import NO_UNIT, OPERATIONS, HexId, Phase, Side, UnitId
from game.model.orders import Order, Refusal
from game.model.picture import Contact
from game.model.state import GameState
from game.model.units import NO_HEX, Unit
from game.model.view import SideView
from game.rules.command import commanded
from game.rules.movement import UNREACHED, MovementField, movement_field
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.rules.orders.rail import RailOrder
from game.rules.rail import rail_reach
from game.rules.supply import SupplyForecast, supply_forecast
from game.rules.support import NO_SUPPORT
from game.session.match import Match
from game.ui.play.change import Change
from game.ui.play.logbook import Logbook, opened
from game.ui.play.overlay_choice import OverlayPictures
from game.ui.play.plan import AttackPlan, candidates, contacts_at, next_attacker, next_in_stack, next_support, planned
from game.view.overlays.layer import OverlayPicture
from game.view.supply_tables import WhatIf
from game.view.text import t


class Room:
    """One side's seat at a match; ``on_change`` and ``on_refused`` are told what happens there."""

    def __init__(
        self,
        match: Match,
        viewer: Side,
        look: Callable[[], SideView] | None = None,
        log: Logbook | None = None,
        *,
        seated: bool = True,
    ) -> None:
        """``look`` returns what is to be shown, what the viewer knows unless it is given (pictures without fog).

        Nobody can play from a seat that is not ``seated``: its viewer looks on.
        """
        self.match = match
        self.seated = seated
        self.recorded = False  # whether a record is shown, whose turns can be gone to
        self._look = look or (lambda: match.view(viewer))
        self.viewer = viewer
        self.selected = NO_UNIT
        self.hover: HexId | None = None
        self.plan: AttackPlan | None = None
        self.overlays: tuple[str, ...] = ("control", "objectives")
        self.log = log or opened(match, self.view)
        self.on_change: list[Callable[[Change], None]] = []
        self.on_refused: list[Callable[[Refusal | None, str], None]] = []
        self.skipped: set[UnitId] = set()  # units that wait for no orders this turn
        self._field: MovementField | None = None
        self._command: frozenset[UnitId] | None = None
        self._supply: SupplyForecast | None = None
        self.pictures = OverlayPictures()
        self._preview: AttackPlan | None = None
        self._rails: dict[HexId, tuple[HexId, ...]] | None = None
        self.by_rail = self._held = False  # the next click sends the unit by rail; a playback shows what happens first
        self.waits: Callable[[], bool] = lambda: False  # whether a fight will be shown before its outcome
        match.listeners.append(self._heard)

    @property
    def view(self) -> SideView:
        """Return what the viewer knows now; good until the next order."""
        return self._look()

    @property
    def yours(self) -> bool:
        """Return whether the viewer's player must decide."""
        return self.seated and self.match.human_decides and self.match.decider == self.viewer

    @property
    def operates(self) -> bool:
        """Return whether the viewer's player may move and fight now."""
        return self.yours and self.view.phase in OPERATIONS

    @property
    def waiting_for(self) -> str:
        """Return why units cannot be given orders: another phase, the other side moves, or the game is over."""
        if self.match.is_over:
            return t("result.over")
        if not self.yours:
            return t("hint.wait" if self.seated else "hint.watch")
        return t("hint.decide") if self.view.phase is Phase.EVENTS else t("hint.allot")

    @property
    def unit(self) -> Unit | None:
        """Return the selected unit."""
        return None if self.selected == NO_UNIT else self.view.own[self.selected]

    @property
    def field(self) -> MovementField | None:
        """Return the reach of the selected unit, None if it cannot be moved now."""
        if self._field is None and self.operates and (unit := self.unit) is not None and unit.on_map:
            self._field = movement_field(self.view, unit)
        return self._field

    @property
    def in_command(self) -> frozenset[UnitId]:
        """Return the viewer's units that are in command (rule 4.4)."""
        if self._command is None:
            self._command = commanded(self.view)
        return self._command

    @property
    def supply(self) -> SupplyForecast:
        """Return what the next supply phase brings if nothing changes."""
        if self._supply is None:
            self._supply = supply_forecast(self.view)
        return self._supply

    @property
    def path(self) -> tuple[HexId, ...]:
        """Return the way of the selected unit to the hex under the pointer, empty if it cannot get there."""
        field = self.field
        if field is None or self.hover is None or self.plan is not None:
            return ()
        if self.by_rail:
            return self.rail_paths.get(self.hover, ())
        return field.path_to(self.hover) if self.can_reach(self.hover) else ()

    @property
    def rail_paths(self) -> dict[HexId, tuple[HexId, ...]]:
        """Return the hexes the selected unit can go to by rail, with the way (rule 4.6)."""
        if self._rails is None:
            unit = self.unit
            ready = self.operates and unit is not None and unit.on_map
            self._rails = rail_reach(self.view, unit) if ready and unit is not None else {}
        return self._rails

    def why_no_rail(self) -> str | None:
        """Return why the selected unit cannot go by rail, None if it can."""
        if not self.operates or self.unit is None:
            return t("hint.select")
        return None if self.rail_paths else t("order.rail.none")

    def toggle_rail(self) -> None:
        """Let the next click send the selected unit by rail, or on foot again."""
        if not self.by_rail and (why := self.why_no_rail()) is not None:
            self.refuse(None, why)
            return
        self.by_rail = not self.by_rail
        self.plan = self._preview = None
        self._tell(Change.SELECTION)

    @property
    def reach(self) -> tuple[HexId, ...]:
        """Return the hexes the selected unit can go to, in ascending order; empty while it cannot be moved."""
        field = self.field
        if field is None or self.plan is not None:
            return ()
        if self.by_rail:
            return tuple(sorted(self.rail_paths))
        unit = self.unit
        advance = () if unit is None or unit.advance_to == NO_HEX else (unit.advance_to,)
        return tuple(sorted({*field.order[1 : field.count], *field.overruns, *advance}))

    def can_reach(self, h: HexId) -> bool:
        """Return whether the selected unit can go to a hex now."""
        field = self.field
        return field is not None and h != field.origin and field.best[h] != UNREACHED

    def advances(self, h: HexId) -> bool:
        """Return whether the selected unit may advance into a hex that its fight has emptied (7.7)."""
        return self.unit is not None and self.unit.advance_to == h != NO_HEX

    def own_at(self, h: HexId | None) -> tuple[UnitId, ...]:
        """Return the viewer's units in a hex."""
        return () if h is None else self.view.own_at.get(h, ())

    def overlay_pictures(self) -> list[OverlayPicture]:
        """Return the pictures of the overlays that are on, areas first."""
        return self.pictures.of(self.view, self.overlays, self.selected)

    def inspected(self) -> Contact | None:
        """Return the largest enemy under the pointer, as known."""
        return next(iter(contacts_at(self.view, self.hover)), None)

    def stands_alone(self, h: HexId) -> bool:
        """Return whether at most one counter the viewer knows of stands in a hex."""
        return len(self.own_at(h)) + len(self.view.foes_at.get(h, ())) <= 1

    def point_at(self, h: HexId | None) -> None:
        """Move the pointer to a hex."""
        if h == self.hover:
            return
        before, inspected = self._preview, self.inspected()
        self.hover = h
        self._preview = self._previewed()
        shown = self._preview is not before or (self.selected == NO_UNIT and self.inspected() is not inspected)
        self._tell(Change.INSPECTION if shown else Change.HOVER)

    def _previewed(self) -> AttackPlan | None:
        """Return the assault a click would plan: the selected unit on the enemy under the pointer."""
        h = self.hover
        idle = self.operates and self.plan is None
        if h is None or not idle or not self.view.foe_stack[h] or not self._touches(h):
            return None
        return planned(self.view, h, (self.selected,))

    @property
    def shown_plan(self) -> AttackPlan | None:
        """Return the plan, else the one a click would make."""
        return self.plan or self._preview

    def select(self, unit: UnitId) -> None:
        """Select a unit of one's own, or none."""
        self.selected = unit
        self.plan = self._preview = self._field = self._rails = None
        self.by_rail = False
        self._tell(Change.SELECTION)

    def click(self, h: HexId) -> None:
        """Do what the hex is for: plan an assault, move there, or select who stands there."""
        own = self.own_at(h)
        if self.by_rail:
            self._ride(h)
        elif self.operates and self.plan is not None and own and h != self.plan.target:
            self.toggle_attacker(next_attacker(self.view, self.plan, own))
        elif self.operates and self.selected != NO_UNIT and self.view.foe_stack[h] and self._touches(h):
            self.plan_attack(h, (self.selected,))
        elif self.advances(h) or (not own and self.can_reach(h)):
            self.move_to(h)
        elif own:
            self.select(next_in_stack(self.view, own, self.selected))
        else:
            self.select(NO_UNIT)

    def click_aside(self, h: HexId) -> None:
        """Move the selected unit to a hex in reach whoever of its own stands there, else drop plan or selection."""
        if self.plan is None and not self.by_rail and (self.advances(h) or self.can_reach(h)):
            self.move_to(h)
        else:
            self.cancel()

    def _ride(self, h: HexId) -> None:
        self.by_rail = False
        if (path := self.rail_paths.get(h)) is not None:
            self.give(RailOrder(self.viewer, self.selected, path))
        else:
            self._tell(Change.SELECTION)

    def move_to(self, h: HexId) -> None:
        """Send the selected unit to a hex in reach, friends there or not; an advance is for nothing (7.7)."""
        if self.advances(h):
            self.give(MoveOrder(self.viewer, self.selected, (h,)))
        elif (field := self.field) is not None and self.can_reach(h):
            self.give(MoveOrder(self.viewer, self.selected, field.path_to(h)))

    def _touches(self, h: HexId) -> bool:
        unit = self.unit
        return unit is not None and unit.on_map and h in self.view.board.near[unit.hex] and not unit.is_hq

    def plan_attack(self, target: HexId, units: tuple[UnitId, ...]) -> None:
        """Plan an assault and forecast it; an empty list drops the plan."""
        support = self.plan.support if self.plan is not None and self.plan.target == target else NO_SUPPORT
        self.plan = planned(self.view, target, units, support) if units else None
        self._preview = None
        self._tell(Change.SELECTION)

    def add_next(self) -> None:
        """Add the strongest unit that can still join the planned assault."""
        self._take_up()
        if self.plan is not None and (able := candidates(self.view, self.plan)):
            self.toggle_attacker(min(able, key=lambda u: (-self.view.own[u].men, u)))

    def _take_up(self) -> None:
        """Make the plan that is shown under the pointer the plan, unless there is one."""
        if self.plan is None:
            self.plan, self._preview = self._preview, None

    def add_support(self) -> None:
        """Give the planned assault a point more of aircraft and ships, none after the most there is."""
        self._take_up()
        if (plan := self.plan) is not None:
            self.plan = planned(self.view, plan.target, plan.units, next_support(self.view, plan))
            self._tell(Change.SELECTION)

    def toggle_attacker(self, unit: UnitId) -> None:
        """Add a unit to the planned assault, or take it out."""
        if self.plan is None:
            return
        units = tuple(u for u in self.plan.units if u != unit)
        self.plan_attack(self.plan.target, units if unit in self.plan.units else tuple(sorted((*units, unit))))

    def commit_attack(self) -> None:
        """Order the planned assault."""
        self._take_up()
        plan, self.plan = self.plan, None
        if plan is not None and not self.give(AssaultOrder(self.viewer, plan.units, plan.target, *plan.support)):
            self.plan = plan
        self._tell(Change.INSPECTION)

    def cancel(self) -> bool:
        """Drop the plan, else the selection; return whether there was anything to drop."""
        if self.plan is not None or self.by_rail:
            self.plan, self.by_rail = None, False
            self._tell(Change.SELECTION)
            return True
        if self.selected != NO_UNIT:
            self.select(NO_UNIT)
            return True
        return False

    def give(self, order: Order) -> bool:
        """Submit an order if it is legal, else tell why not; return whether it was given."""
        if not self.yours:
            return False
        if (refusal := order.check(self.match.view(self.viewer))) is not None:
            self.refuse(refusal, "")
            return False
        self.match.submit(order)
        return True

    def refuse(self, refusal: Refusal | None, otherwise: str) -> None:
        """Tell why an order cannot be given."""
        for hear in self.on_refused:
            hear(refusal, otherwise)

    def why_no_undo(self) -> str | None:
        """Return why the last order cannot be taken back, None if it can."""
        if not self.yours:
            return self.waiting_for
        reason = self.match.cannot_undo()
        return None if reason is None else reason.value

    def end_turn(self) -> None:
        """End the viewer's phase."""
        self.skipped.clear()
        self.log.end_turn()
        if self.give(EndPhaseOrder(self.viewer)):
            self.select(NO_UNIT)

    def undo(self) -> None:
        """Take back the last order; UndoError says why it cannot be."""
        self.match.undo()
        self.log.untell(self.view)
        self._renew()

    def redo(self) -> None:
        """Give again what was taken back."""
        self.match.redo()

    def toggle_overlay(self, name: str) -> None:
        """Switch an overlay."""
        self.overlays = self.pictures.toggled(self.overlays, name)
        self._tell(Change.OVERLAYS)

    def suppose(self, thought: WhatIf) -> None:
        """Think of something as lost or cut: the overlay of supply shows it while there is anything."""
        self.pictures.suppose(thought)
        if ("supply" in self.overlays) != bool(thought):
            self.overlays = self.pictures.toggled(self.overlays, "supply")
        self._tell(Change.OVERLAYS)

    def _heard(self, state: GameState, order: Order | None, events: Sequence[Event]) -> None:
        self.log.hear(state, self.view, events)
        if not self._held and not self.waits():
            self._renew()

    def hold(self) -> None:
        """Tell nothing of what happens until ``catch_up``: a playback shows it first."""
        self._held = True

    @property
    def held(self) -> bool:
        """Return whether something has happened that was not told yet."""
        return self._held

    def catch_up(self) -> None:
        """Tell that everything may have changed."""
        self._held = self._held and not self.yours
        self._renew()

    def rewound(self, log: Logbook) -> None:
        """Tell that the match has been put elsewhere, and what had been told by then."""
        self.log = log
        self._renew()

    def _renew(self) -> None:
        self._preview = self._field = self._rails = self._command = self._supply = None
        self.by_rail = False
        self.pictures.forget()
        self.log.shown = len(self.log.lines)
        if self.selected != NO_UNIT and not self.view.own[self.selected].on_map:
            self.selected = NO_UNIT
        self._tell(Change.STATE)

    def _tell(self, change: Change) -> None:
        for hear in self.on_change:
            hear(change)
