"""The landing planner: site, cover, force, when it is ready and when it can sail (rule 10.5)."""

from collections.abc import Callable

from game.model.ids import UnitId
from game.model.orders import Order
from game.model.sea import NO_SITE, LandingStage
from game.rules.landings import available, first_wave
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.sites import site_hexes
from game.rules.support import NO_SUPPORT, Support, limits
from game.ui.buttons import Button, Kind
from game.ui.choices import RadioRow, Toggle
from game.ui.labels import Fit, Label, Rule
from game.ui.layout import Column, Row, Spacer, growing, named
from game.ui.panels import Panel
from game.ui.play.commands import refusal_text
from game.ui.play.room import Room
from game.ui.scroll import Scroll
from game.ui.widget import Widget
from game.view.landing_words import plan_words, site_lines
from game.view.text import t
from game.view.theme import COLUMN_HEAD, METRICS, SMALL

INSET = (METRICS.inset, 10, METRICS.inset, 10)


class LandingPlan:
    """What the player has marked of the next landing; ``again`` is told when it has changed."""

    def __init__(self, room: Room, again: Callable[[], None]) -> None:
        self.room, self.again = room, again
        plan = room.view.sea.plan if room.view.sea is not None else None
        sites = room.view.ruleset.sea.sites
        planned = plan is not None and plan.stage != LandingStage.NONE
        self.site = sites[plan.site].id if planned and plan is not None else ""
        self.cover = sites[plan.cover].id if planned and plan is not None and plan.cover != NO_SITE else ""
        self.supported = True  # whether aircraft and ships are sent into the fight for a defended site
        self.force: set[UnitId] = set(plan.force if planned and plan is not None else available(room.view))

    def panel(self) -> Panel:
        """Return the panel as things stand."""
        view = self.room.view
        sites = list(site_lines(view))
        rows: list[Widget] = [Label(plan_words(view), SMALL, "t2", fit=Fit.WRAP), Rule()]
        rows.append(Label(t("landing.site").upper(), COLUMN_HEAD, "t3"))
        rows += [
            named(
                RadioRow(line.name, line.note, self._choose_site(line.id), on=line.id == self.site),
                f"site_{line.id}",
            )
            for line in sites
        ]
        rows += [Rule(), Label(t("landing.cover").upper(), COLUMN_HEAD, "t3")]
        rows.append(named(RadioRow(t("landing.no_cover"), "", self._choose_cover(""), on=not self.cover), "cover_none"))
        rows += [
            named(RadioRow(line.name, "", self._choose_cover(line.id), on=line.id == self.cover), f"cover_{line.id}")
            for line in sites
            if line.id != self.site
        ]
        rows += [Rule(), Label(t("landing.force").upper(), COLUMN_HEAD, "t3")]
        rows += [self._unit_row(unit) for unit in available(view)]
        return Panel(t("landing.title"), Scroll(Column(*rows, gap=6, pad=INSET)), footer=self._buttons())

    def _unit_row(self, unit: UnitId) -> Widget:
        spec = self.room.view.own[unit].spec
        take = Toggle(spec.name, lambda on: self._take(unit, on=on), on=unit in self.force)
        return named(take, f"force_{spec.key}")

    def _take(self, unit: UnitId, *, on: bool) -> None:
        (self.force.add if on else self.force.discard)(unit)
        self.again()

    def _buttons(self) -> Widget:
        """Return what can be done with the plan; in the operations phase, when all is ready, it sails."""
        room, view = self.room, self.room.view
        cancel = self._giver(t("landing.cancel"), CancelLandingOrder(room.viewer), Kind.NORMAL)
        plan = PlanLandingOrder(room.viewer, self.site, self.cover, tuple(sorted(self.force)))
        ready = view.sea is not None and view.sea.plan.stage == LandingStage.READY
        kind = Kind.NORMAL if ready else Kind.PRIMARY
        acts: list[Widget] = [named(self._giver(t("landing.plan"), plan, kind), "landing_plan")]
        if ready:
            support = self._support() if self.supported else NO_SUPPORT
            order = LandOrder(room.viewer, first_wave(view), *support)
            acts.append(named(self._giver(t("landing.sail"), order, Kind.PRIMARY), "landing_sail"))
        row = Row(named(cancel, "landing_cancel"), growing(Spacer()), *acts, gap=8)
        return Column(*self._support_switch(), row, gap=8, pad=INSET)

    def _support(self) -> Support:
        """Return the aircraft and ships that can be sent along; without a fight for the site none are used up."""
        view = self.room.view
        plan = view.sea.plan if view.sea is not None else None
        if plan is None or plan.stage != LandingStage.READY or not self.room.operates:
            return NO_SUPPORT
        target = site_hexes(view.board, view.ruleset)[plan.site]
        return limits(view, view.side, target)

    def _support_switch(self) -> list[Widget]:
        most = self._support()
        if most == NO_SUPPORT:
            return []

        def switch(on: bool) -> None:  # noqa: FBT001  a toggle's answer
            self.supported = on
            self.again()

        words = t("landing.support", cas=most.cas, gunfire=most.gunfire)
        return [named(Toggle(words, switch, on=self.supported), "landing_support")]

    def _giver(self, label: str, order: Order, kind: Kind) -> Button:
        def give() -> None:
            self.room.give(order)
            self.again()

        button = Button(label, give, kind=kind)
        refusal = order.check(self.room.view)
        button.enabled = refusal is None
        button.why_disabled = "" if refusal is None else refusal_text(self.room.view, refusal)
        return button

    def _choose_site(self, site: str) -> Callable[[], None]:
        def choose() -> None:
            self.site = site
            self.cover = "" if self.cover == site else self.cover
            self.again()

        return choose

    def _choose_cover(self, site: str) -> Callable[[], None]:
        def choose() -> None:
            self.cover = site
            self.again()

        return choose
