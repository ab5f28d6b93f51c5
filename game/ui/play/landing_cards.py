"""The cards of the landing planner: force and lift, secrecy and alert, the forecast (rules 7.8, 10.5)."""

from collections.abc import Callable, Sequence

from game.model.ids import Status, UnitId
from game.rules.forecast import Forecast
from game.rules.landings import available
from game.rules.sea import lift_points
from game.ui import draw
from game.ui.bars import BandsBar, Bar
from game.ui.buttons import Kind, raised_looks
from game.ui.labels import Fit, Label, Rule, Side
from game.ui.layout import Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.forecast_panel import BANDS, per_mille, strength_points
from game.ui.play.knobs import Knobs
from game.ui.play.landing import LandingPlan
from game.ui.scroll import Scroll
from game.ui.typeset import shortened, text_image, text_width
from game.ui.widget import Rect, Size, Surface, Ui, Widget
from game.view.allotments import naval
from game.view.explain import strength_why
from game.view.faces import army_color, strength_milli
from game.view.landing_outlook import Outlook, men_ashore, percent
from game.view.landing_secrecy import alert_parts, beliefs
from game.view.text import t
from game.view.theme import (
    BODY_STRONG,
    COLUMN_HEAD,
    KEY_FIGURE,
    LABEL,
    METRICS,
    NOTE,
    NOTE_STRONG,
    SMALL,
    SMALL_MEDIUM,
    SMALL_STRONG,
)

INSET = (METRICS.inset, 8, METRICS.inset, 8)
BELIEF_NAME, BELIEF_FIGURE = 118, 40  # units
BELIEF_INKS = {"true": "gold", "cover": "good", "none": "t3", "others": "un"}
PM = 1000


def fact(words: str, value: str, why: str = "", *, color: str = "text") -> Widget:
    """Return a line: what, and how much; what it comes of is its tooltip."""
    label = growing(Label(words, SMALL, "t2", fit=Fit.SHORTEN))
    return described(Row(label, Label(value, SMALL_STRONG, color, side=Side.RIGHT), gap=8), why)


def gauge(words: str, value: str, share: float, color: str, why: str = "") -> Widget:
    """Return a line with a bar under it."""
    return described(Column(fact(words, value), Bar(share, color), gap=3), why)


class ForceRow(Widget):
    """A unit that may be of the force: its army, names long and short, strength, the wave it comes with."""

    focusable = True
    hoverable = True

    def __init__(
        self, army: str, names: tuple[str, str], strength: str, tag: str, take: Callable[[], None], *, on: bool
    ) -> None:
        super().__init__()
        self.army, self.names, self.strength, self.tag, self.take, self.on = army, names, strength, tag, take, on

    def activate(self, ui: Ui) -> None:
        ui.play("press")
        self.take()

    def measure(self, ui: Ui, width: int) -> Size:
        return width, ui.px(25)

    def paint(self, ui: Ui, to: Surface) -> None:
        p, looks = ui.palette, raised_looks(ui, self, Kind.NORMAL)
        draw.box(to, self.rect, looks.fill, radius=ui.px(4), light=looks.light)
        middle = self.rect.centery
        swatch = Rect(self.rect.left + ui.px(8), middle - ui.px(7), ui.px(9), ui.px(14))
        draw.box(to, swatch, p.armies[self.army].fill, radius=ui.px(2))
        face = ui.face(NOTE_STRONG)
        tag = text_image(face, self.tag, p.text if self.on else p.t3)
        pill = Rect(0, 0, tag.get_width() + ui.px(14), ui.px(18))
        pill.midright = (self.rect.right - ui.px(6), middle)
        draw.box(to, pill, p.un if self.on else p.panel, edge=None if self.on else p.line, radius=pill.height // 2)
        to.blit(tag, tag.get_rect(center=pill.center))
        figure = text_image(ui.face(SMALL), self.strength, p.t2)
        right = pill.left - ui.px(10)
        to.blit(figure, figure.get_rect(midright=(right, middle)))
        left = swatch.right + ui.px(8)
        room = right - figure.get_width() - ui.px(8) - left
        ink = p.text if self.on else p.t3
        label = ui.face(LABEL)
        fitting = next((name for name in self.names if text_width(label, name) <= room), self.names[-1])
        name = text_image(label, shortened(label, fitting, max(0, room)), ink)
        to.blit(name, name.get_rect(midleft=(left, middle)))

    def overflow(self, ui: Ui) -> list[str]:
        wide = text_width(ui.face(NOTE_STRONG), self.tag) + text_width(ui.face(SMALL), self.strength) + ui.px(90)
        return [f"no room for a unit's name: {self.names[0]!r}"] if wide > self.rect.width else []


def force_card(plan: LandingPlan) -> Panel:
    """Return who may be of the force and in which wave, and what the ships carry."""
    view, found = plan.room.view, plan.found
    units = available(view)
    rows: list[Widget] = [_unit_row(plan, unit) for unit in units]
    if not units:
        rows = [Label(t("force.nobody"), SMALL, "t2", fit=Fit.WRAP)]
    points = sum(view.own[unit].toe.stack_points for unit in plan.force)
    foot: list[Widget] = []
    if found is not None and plan.line is not None:
        words = t("force.wave", beach=plan.line.beach)
        share = found.wave_points / max(1, found.wave_limit)
        value = t("force.of", points=found.wave_points, limit=found.wave_limit)
        foot.append(gauge(words, value, share, "good", t("force.wave.why", turns=view.ruleset.sea.follow_turns)))
    if (lift := lift_points(view)) and view.sea is not None:
        value = t("force.of", points=view.sea.lift_used, limit=lift)
        foot.append(gauge(t("force.lift"), value, view.sea.lift_used / lift, "gold", t("force.lift.why")))
    body = Scroll(Column(*rows, gap=2, pad=INSET))
    footer = Column(*foot, gap=6, pad=INSET) if foot else None
    panel = Panel(t("force.title"), body, glyph="list", note=t("force.note", points=points), footer=footer)
    return named(panel, "landing_force")


def _unit_row(plan: LandingPlan, unit: UnitId) -> Widget:
    view, found = plan.room.view, plan.found
    own = view.own[unit]
    strength = "" if own.is_hq else strength_points(strength_milli(view, unit, own))
    if own.status != Status.IN_BOX:
        strength = t("force.at_sea" if own.status == Status.AT_SEA else "force.due")
    waves = found.waves if found is not None else ()
    nth = next((i for i, wave in enumerate(waves) if unit in wave), None)
    on = unit in plan.force
    tag = t("force.out") if not on else t("force.in") if nth is None else t("force.nth", nth=nth + 1)
    row = ForceRow(
        army_color(view.ruleset, own), (own.spec.name, own.spec.short), strength, tag, plan.taker(unit), on=on
    )
    return named(described(row, t("force.hq.why") if own.is_hq else strength_why(view, own)), f"force_{own.spec.key}")


def secrecy_card(plan: LandingPlan, knobs: Knobs) -> Panel:
    """Return what he may believe, how alert he is at the site and why, and what ships do about it."""
    view, found = plan.room.view, plan.found
    rows: list[Widget] = []
    if found is None:
        rows.append(Label(t("strip.none"), SMALL, "t2", fit=Fit.WRAP))
    else:
        rows += [
            _head("secrecy.believes"),
            *_beliefs(plan, found),
            Rule(),
            _head("secrecy.alert"),
            *_alert(plan, found),
        ]
    rules, knobs_there = view.ruleset.sea, list(naval(view))
    rows += [Rule()] if knobs_there else []
    for knob in knobs_there:
        about = t(
            f"about.{knob.id}",
            men=percent(rules.bombard_men_bp // 10),
            cohesion=rules.bombard_cohesion_tenths // 10,
            alert=percent(rules.bombard_alert_pm),
            done=view.sea.plan.bombarded if view.sea is not None else 0,
            most=rules.bombard_turns,
            weight=f"{rules.cover_pm / PM:.2f}",
        )
        label = described(Label(knob.label, SMALL_MEDIUM, fit=Fit.SHORTEN), about)
        rows.append(Row(growing(label), knobs.turner(knob), gap=8))
    return named(Panel(t("secrecy.title"), Scroll(Column(*rows, gap=3, pad=INSET)), glyph="eye"), "landing_secrecy")


def _head(key: str) -> Widget:
    return Label(t(key).upper(), COLUMN_HEAD, "t3")


def _beliefs(plan: LandingPlan, found: Outlook) -> list[Widget]:
    rows: list[Widget] = []
    for line in beliefs(plan.room.view, found):
        name = sized(Label(line.name, SMALL, "t2", fit=Fit.SHORTEN), width=BELIEF_NAME)
        figure = sized(Label(percent(line.share), SMALL_STRONG, side=Side.RIGHT), width=BELIEF_FIGURE)
        bar = growing(Bar(line.share / PM, BELIEF_INKS[line.kind]))
        rows.append(described(Row(name, bar, figure, gap=8), t("outlook.belief.why")))
    return rows


def _alert(plan: LandingPlan, found: Outlook) -> list[Widget]:
    view = plan.room.view
    rows = [fact(part.name, signed_percent(part.more)) for part in alert_parts(view, found)]
    why = t("outlook.alert.why", surprise=percent(view.ruleset.sea.surprise_pm))
    total = Row(growing(Label(t("outlook.alert"), SMALL_STRONG)), Label(percent(found.alert), KEY_FIGURE, "gold"))
    rows.append(described(Column(total, Bar(found.alert / PM, "gold", notches=(0.25, 0.5, 0.75)), gap=2), why))
    return rows


def signed_percent(pm: int) -> str:
    """Return what is added, per mille, with its sign."""
    return f"{'+' if pm >= 0 else '−'}{percent(abs(pm))}"


def forecast_card(plan: LandingPlan, buttons: Widget | None = None) -> Panel:
    """Return how the fight for the beach would go and what comes after, ``buttons`` below it."""
    found = plan.found
    if found is None:
        rows: list[Widget] = [Label(t("strip.none"), SMALL, "t2", fit=Fit.WRAP)]
        title = t("landing_forecast.title")
    else:
        head = [Label(plan.seen_words, NOTE, "gold", fit=Fit.WRAP), Rule()] if plan.seen_words else []
        rows = [*head, *_fight(plan, found), Rule(), *_after(plan, found)]
        key = "landing_forecast.title_turn" if found.sails else "landing_forecast.title"
        title = t(key, turn=found.sails)
    body = Scroll(Column(*rows, gap=4, pad=INSET))
    return named(Panel(title, body, glyph="swords", footer=buttons), "landing_outlook")


def _fight(plan: LandingPlan, found: Outlook) -> list[Widget]:
    if found.forecast is None:
        nobody = Label(t("outlook.no_fight"), BODY_STRONG, "good", fit=Fit.WRAP)
        return [nobody, Label(t("outlook.no_fight.why"), SMALL, "t2", fit=Fit.WRAP)]
    forecast = found.forecast
    odds = forecast.odds
    head = Row(
        Label(t("forecast.odds"), SMALL, "t2"),
        Label(f"{odds.ratio / PM:.1f} : 1", KEY_FIGURE, "gold"),
        Spacer(),
        Label(t("landing_forecast.leaves", rolls=forecast.leaves), SMALL, "t2", marked=True, accent="good"),
        gap=8,
    )
    bar = BandsBar(list(forecast.bands), [t(f"band_name.{band}") for band in BANDS])
    return [head, bar, *_factors(plan, found.wave, forecast)]


def _factors(plan: LandingPlan, wave: Sequence[UnitId], forecast: Forecast) -> list[Widget]:
    """Return a line for each thing that makes the odds of a wave; the enemy's are marked as his."""
    odds, view = forecast.odds, plan.room.view
    own = sum(strength_milli(view, unit, view.own[unit]) for unit in wave)
    rows = [fact(t("landing_forecast.wave", units=len(wave)), strength_points(own))]
    seen: list[tuple[str, str, bool]] = []
    for factor in odds.factors:
        line = (factor.key, per_mille(factor.pm), factor.attacking)
        if line not in seen:
            seen.append(line)
            words = t(f"factor.{factor.key}")
            rows.append(fact(words if factor.attacking else t("landing_forecast.his", words=words), line[1]))
    for added in odds.additions:
        words = t(f"support.{added.key}", points=added.points)
        sign = f"+{strength_points(added.power)}"
        rows.append(fact(words if added.attacking else t("landing_forecast.his", words=words), sign))
    rows.append(fact(t("forecast.power"), strength_points(odds.attack)))
    rows.append(fact(t("landing_forecast.garrison"), f"~{strength_points(odds.defense)}"))
    losses = t("forecast.spread", **{k: f"{v:,}" for k, v in forecast.attacker_men._asdict().items()})
    rows.append(fact(t("landing_forecast.losses"), losses, t("landing_forecast.losses.why")))
    return rows


def _after(plan: LandingPlan, found: Outlook) -> list[Widget]:
    """Return what comes ashore, how far it is inland, what a defeat costs."""
    view, rules = plan.room.view, plan.room.view.ruleset.sea
    rows: list[Widget] = []
    if found.sails:
        due = any(view.own[unit].status == Status.EXPECTED for unit in plan.force)
        for i, men in enumerate(men_ashore(view, found)):
            words = t("landing_forecast.ashore", turn=found.sails + i)
            rows.append(fact(words, f"{'~' if due else ''}{men:,}", t("landing_forecast.ashore.why")))
    if found.objective:
        inland = t("outlook.inland", place=found.objective, hexes=found.inland)
        rows.append(fact(t("outlook.objective"), inland, t("outlook.objective.why")))
    kept = per_mille(PM - rules.repelled_men_bp // 10)
    if found.forecast is not None:
        rows.append(fact(t("landing_forecast.thrown"), t("landing_forecast.kept", factor=kept), color="bad"))
    return rows
