"""The landing that the player has in mind: site, cover, force; what it promises; the orders it leads to (rule 10.5)."""

from collections.abc import Callable

from game.model.ids import HexId, UnitId
from game.model.orders import Order
from game.model.sea import NO_SITE, LandingStage
from game.rules.landings import available, first_wave
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.sites import site_hexes
from game.rules.support import NO_SUPPORT, Support, limits
from game.ui.actions import Action
from game.ui.buttons import Button, Kind
from game.ui.choices import Toggle
from game.ui.layout import Column, Row, growing, named
from game.ui.play.commands import refusal_text
from game.ui.play.room import Room
from game.ui.widget import Widget
from game.view.landing_outlook import Outlook, outlook
from game.view.landing_words import SiteLine, plan_words, site_lines
from game.view.text import t
from game.view.theme import METRICS

CERTAIN = 1000  # rolls of 1000: nobody is known to stand there


class LandingPlan:
    """What the player has marked of the next landing; ``again`` is told when it has changed."""

    def __init__(self, room: Room, again: Callable[[], None], go: Callable[[HexId], None]) -> None:
        """``go`` leaves the page for a hex of the map: where the wave comes ashore."""
        self.room, self.again, self.go = room, again, go
        plan = room.view.sea.plan if room.view.sea is not None else None
        sites = room.view.ruleset.sea.sites
        planned = plan is not None and plan.stage != LandingStage.NONE
        self.site = sites[plan.site].id if planned and plan is not None else ""
        self.cover = sites[plan.cover].id if planned and plan is not None and plan.cover != NO_SITE else ""
        self.supported = True  # whether aircraft and ships are sent into the fight for a defended site
        self.force: set[UnitId] = set(plan.force if planned and plan is not None else available(room.view))
        self.table: list[tuple[SiteLine, Outlook]] = []
        self.look()

    # --- what it promises -------------------------------------------------------------------------------------

    def look(self) -> None:
        """Reckon what a landing at each site promises as things stand."""
        support = self._support() if self.supported else NO_SUPPORT
        self.table = []
        for line in site_lines(self.room.view):
            found = outlook(self.room.view, line.id, self._cover_of(line.id), sorted(self.force), support)
            if found is not None:
                self.table.append((line, found))

    def _cover_of(self, site: str) -> str:
        """Return the marked cover of a landing at a site, which cannot be the site itself."""
        return "" if site == self.cover else self.cover

    @property
    def seen(self) -> str:
        """Return the site that is shown: the marked one, without one the best of those in time; "" if there is none.

        The best is where the garrison gives way most often, of those as good the first. It is only looked at: no order
        takes it for the marked one.
        """
        if self.site or not self.table:
            return self.site

        def promise(row: tuple[SiteLine, Outlook]) -> tuple[bool, int]:
            found = row[1]
            return found.sails > 0, CERTAIN if found.forecast is None else found.forecast.leaves

        return max(self.table, key=promise)[0].id

    @property
    def line(self) -> SiteLine | None:
        """Return the site that is shown, None without one."""
        return next((line for line, _ in self.table if line.id == self.seen), None)

    @property
    def found(self) -> Outlook | None:
        """Return what the landing at the site that is shown promises, None without one."""
        return next((found for line, found in self.table if line.id == self.seen), None)

    @property
    def seen_words(self) -> str:
        """Return that the site shown is only looked at, "" if it is the marked one or there is none."""
        return t("landing.seen", site=self.line.name) if self.line is not None and not self.site else ""

    @property
    def words(self) -> str:
        """Return what is planned, in words."""
        return plan_words(self.room.view)

    @property
    def is_ready(self) -> bool:
        """Return whether a landing is planned and all is ready."""
        sea = self.room.view.sea
        return sea is not None and sea.plan.stage == LandingStage.READY

    # --- what is marked ---------------------------------------------------------------------------------------

    def choose_site(self, site: str) -> None:
        """Mark a site."""
        self.site = site
        self.again()

    def site_chooser(self, site: str) -> Callable[[], None]:
        """Return what marks a site."""
        return lambda: self.choose_site(site)

    def cover_chooser(self, site: str) -> Callable[[], None]:
        """Return what marks a site as the cover, or takes the mark away."""

        def choose() -> None:
            self.cover = "" if self.cover == site else site
            self.again()

        return choose

    def taker(self, unit: UnitId) -> Callable[[], None]:
        """Return what puts a unit into the force, or out of it."""

        def take() -> None:
            (self.force.discard if unit in self.force else self.force.add)(unit)
            self.again()

        return take

    # --- what it leads to -------------------------------------------------------------------------------------

    def buttons(self) -> Widget:
        """Return what can be done with the plan; in the operations phase, when all is ready, it sails."""
        cancel = self._giver("cancel", CancelLandingOrder(self.room.viewer), Kind.DANGER)
        if self.is_ready and self.room.operates:
            sail = self._giver("sail", self._land_order(), Kind.PRIMARY, go=self._beach())
            acts: list[Widget] = [*self._support_switch(), sail, cancel]
        else:
            plan = self._giver("plan", self._plan_order(), Kind.PRIMARY)
            acts = [Row(growing(cancel), growing(plan, 1.6), gap=8)]
        return Column(*acts, gap=8, pad=(METRICS.inset, 8, METRICS.inset, 10))

    @property
    def can_act(self) -> bool:
        """Return whether the plan can be made or carried out now."""
        return self._best() is not None

    def confirm(self) -> None:
        """Do what Enter is for: land the first wave in the operations phase, before it plan what is marked."""
        order = self._best()
        if order is not None:
            self._give(order, self._beach() if isinstance(order, LandOrder) else None)

    def _best(self) -> Order | None:
        order = self._land_order() if self.is_ready and self.room.operates else self._plan_order()
        return order if order.check(self.room.view) is None else None

    def _plan_order(self) -> Order:
        return PlanLandingOrder(self.room.viewer, self.site, self._cover_of(self.site), tuple(sorted(self.force)))

    def _land_order(self) -> Order:
        support = self._support() if self.supported else NO_SUPPORT
        return LandOrder(self.room.viewer, first_wave(self.room.view), *support)

    def _support(self) -> Support:
        """Return the aircraft and ships that can be sent along; without a fight for the site none are used up."""
        view, target = self.room.view, self._beach()
        return NO_SUPPORT if target is None or not self.room.operates else limits(view, view.side, target)

    def _beach(self) -> HexId | None:
        """Return where a landing that is ready goes."""
        view = self.room.view
        plan = view.sea.plan if view.sea is not None else None
        if plan is None or plan.stage != LandingStage.READY:
            return None
        return site_hexes(view.board, view.ruleset)[plan.site]

    def _support_switch(self) -> list[Widget]:
        most = self._support()
        if most == NO_SUPPORT:
            return []

        def switch(on: bool) -> None:  # noqa: FBT001  a toggle's answer
            self.supported = on
            self.again()

        words = t("landing.support", cas=most.cas, gunfire=most.gunfire)
        return [named(Toggle(words, switch, on=self.supported), "landing_support")]

    def _giver(self, name: str, order: Order, kind: Kind, *, go: HexId | None = None) -> Button:
        button = Button(t(f"landing.{name}"), lambda: self._give(order, go), kind=kind)
        button.action = Action.CONFIRM if kind is Kind.PRIMARY else None
        refusal = order.check(self.room.view)
        button.enabled = refusal is None
        button.why_disabled = "" if refusal is None else refusal_text(self.room.view, refusal)
        return named(button, f"landing_{name}")

    def _give(self, order: Order, go: HexId | None) -> None:
        if go is not None:
            self.go(go)
        self.room.give(order)
        self.again()
