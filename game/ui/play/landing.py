"""The landing planner: site, cover, force, and what is known of all that before it sails (rule 10.5)."""

from collections.abc import Callable

from game.model.ids import HexId, UnitId
from game.model.orders import Order
from game.model.sea import NO_SITE, LandingStage
from game.rules.landings import available, first_wave
from game.rules.orders.landing import CancelLandingOrder, LandOrder, PlanLandingOrder
from game.rules.sites import site_hexes
from game.rules.support import NO_SUPPORT, Support, limits
from game.ui.bars import BandsBar
from game.ui.buttons import Button, Kind
from game.ui.choices import RadioRow, Toggle
from game.ui.labels import Fit, Label, Rule, Side
from game.ui.layout import Align, Column, Row, Spacer, described, growing, named
from game.ui.panels import Panel
from game.ui.play.commands import refusal_text
from game.ui.play.forecast_panel import BANDS
from game.ui.play.room import Room
from game.ui.scroll import Scroll
from game.ui.widget import Widget
from game.view.explain import pm_text
from game.view.landing_outlook import Outlook, alert_why, garrison_why, garrison_words, outlook, percent
from game.view.landing_words import plan_words, site_lines
from game.view.text import t
from game.view.theme import COLUMN_HEAD, LABEL, METRICS, SMALL

INSET = (METRICS.inset, 10, METRICS.inset, 10)


def _fact(name: str, words: str, why: str) -> Widget:
    """Return a line of the outlook; what it comes of is its tooltip."""
    label = Label(t(f"outlook.{name}"), SMALL, "t2")
    return described(Row(label, growing(Label(words, LABEL, side=Side.RIGHT, fit=Fit.SHORTEN)), gap=8), why)


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

    def outlook(self) -> Widget | None:
        """Return what is known of a landing at the marked site with the marked force; None without a site."""
        view = self.room.view
        support = self._support() if self.supported else NO_SUPPORT
        found = outlook(view, self.site, self.cover, sorted(self.force), support)
        if found is None:
            return None
        left = Column(*self._times(found), gap=2)
        right = Column(*self._dangers(found), gap=2)
        body = Row(growing(left), growing(right), gap=18, pad=INSET, align=Align.START)
        site = next(line.name for line in site_lines(view) if line.id == self.site)
        return named(Panel(t("outlook.title", site=site), body, glyph="eye"), "landing_outlook")

    def _times(self, found: Outlook) -> list[Widget]:
        """Return when it sails, with whom, and where to."""
        view = self.room.view
        sails = t("outlook.sails", turn=found.sails) if found.sails else t("landing.no_tide")
        names = ", ".join(view.own[unit].spec.short for unit in found.wave)
        inland = t("outlook.inland", place=found.objective, hexes=found.inland) if found.objective else "–"
        return [
            _fact("ready", t("outlook.turn", turn=found.ready), t("outlook.ready.why")),
            _fact("when", sails, t("outlook.when.why")),
            _fact("wave", t("outlook.points", points=found.wave_points, limit=found.wave_limit), names),
            _fact("objective", inland, t("outlook.objective.why")),
        ]

    def _dangers(self, found: Outlook) -> list[Widget]:
        """Return who is there, what he expects, and how the fight for the beach would go."""
        view = self.room.view
        rows = [
            _fact("garrison", garrison_words(view, found.garrison), garrison_why(view, found.garrison)),
            _fact("belief", percent(found.belief), t("outlook.belief.why")),
            _fact("alert", percent(found.alert), alert_why(view, found)),
        ]
        if found.forecast is None:
            return [*rows, _fact("fight", t("outlook.no_fight"), t("outlook.no_fight.why"))]
        odds = found.forecast.odds
        factors = [f"{t(f'factor.{factor.key}')} {pm_text(factor.pm)}" for factor in odds.factors]
        fight = _fact("fight", f"{odds.ratio / 1000:.1f} : 1", "\n".join(factors))
        bar = BandsBar(list(found.forecast.bands), [t(f"band_name.{band}") for band in BANDS], legend=False)
        return [*rows, fight, bar]

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
            acts.append(named(self._giver(t("landing.sail"), order, Kind.PRIMARY, go=self._beach()), "landing_sail"))
        row = Row(named(cancel, "landing_cancel"), growing(Spacer()), *acts, gap=8)
        return Column(*self._support_switch(), row, gap=8, pad=INSET)

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

    def _giver(self, label: str, order: Order, kind: Kind, *, go: HexId | None = None) -> Button:
        def give() -> None:
            if go is not None:
                self.go(go)
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
