"""The forecast of a planned assault: who, odds, five bands, factors, losses, supply (PRODUCT P-12, P-13)."""

from collections.abc import Callable, Sequence

from game.model.ids import UnitId
from game.rules.forecast import Forecast, Spread
from game.rules.power import Factor
from game.rules.support import Support, limits
from game.ui.actions import Action
from game.ui.bars import BandsBar
from game.ui.buttons import Button, Kind
from game.ui.labels import Fit, Label, Side
from game.ui.layout import Column, Row, Spacer, described, growing, named, sized
from game.ui.panels import Panel
from game.ui.play.plan import AttackPlan, candidates, foe_names
from game.ui.play.room import Room
from game.ui.play.top_bar import ArmySwatch
from game.ui.widget import Widget
from game.view.faces import army_key
from game.view.text import t
from game.view.theme import BODY, BODY_STRONG, COLUMN_HEAD, KEY_FIGURE, METRICS, NOTE, SMALL

WIDTH = 372
NOTHING = "–"
BANDS = ("repulse", "hold", "retreat_1", "retreat_2", "rout")


def per_mille(value: int) -> str:
    """Return a factor as shown: ``× 1.35``."""
    return f"× {value // 1000}.{value % 1000 // 10:02d}"


def strength_points(milli: int) -> str:
    """Return a strength as shown: ``17.4 SP``."""
    return f"{milli / 1000:.1f} SP"


def signed(milli: int) -> str:
    """Return a shift of the threshold as shown: ``+0.10``, ``−0.05``."""
    return f"{milli / 1000:+.2f}".replace("-", "−")


def _spread(spread: Spread) -> str:
    return t("forecast.spread", median=f"{spread.median:,}", low=f"{spread.low:,}", high=f"{spread.high:,}")


def _side_line(army: str, name: str, strength: int, note: str = "") -> Widget:
    return Row(
        ArmySwatch(army),
        growing(Label(name, BODY_STRONG, fit=Fit.SHORTEN)),
        Label(note, NOTE, "t3"),
        Label(strength_points(strength), KEY_FIGURE),
        gap=8,
    )


def _pair(name: str, own: str, enemy: str, color: str = "text") -> Widget:
    return Row(
        growing(Label(name, SMALL, "t2", fit=Fit.SHORTEN)),
        sized(Label(own, SMALL, color, side=Side.RIGHT), width=64),
        sized(Label(enemy, SMALL, color, side=Side.RIGHT), width=64),
        gap=4,
    )


def factor_pairs(factors: Sequence[Factor]) -> list[tuple[str, str, str]]:
    """Return a line for every factor: its key, what it makes of the own power and of the enemy's, – for nothing.

    What moves both is one line; a factor that is not the same for all units of a side has a line for each value.
    """
    lines: list[list[str]] = []
    for factor in factors:
        at = 1 if factor.attacking else 2
        line = next((it for it in lines if it[0] == factor.key and it[at] == NOTHING), None)
        if line is None:
            lines.append(line := [factor.key, NOTHING, NOTHING])
        line[at] = per_mille(factor.pm)
    return [(key, own, enemy) for key, own, enemy in lines]


def _factor_rows(forecast: Forecast) -> list[Widget]:
    odds = forecast.odds
    rows: list[Widget] = [
        Row(
            growing(Label(t("forecast.factors").upper(), COLUMN_HEAD, "t3")),
            sized(Label(t("forecast.own").upper(), COLUMN_HEAD, "t3", side=Side.RIGHT), width=64),
            sized(Label(t("forecast.enemy").upper(), COLUMN_HEAD, "t3", side=Side.RIGHT), width=64),
            gap=4,
        )
    ]
    for key, own, enemy in factor_pairs(odds.factors):
        rows.append(_pair(t(f"factor.{key}"), own, enemy))
    for added in odds.additions:
        value = f"+{strength_points(added.power)}"
        name = t(f"support.{added.key}", points=added.points)
        rows.append(_pair(name, value if added.attacking else NOTHING, NOTHING if added.attacking else value))
    rows.append(_pair(t("forecast.power"), strength_points(odds.attack), strength_points(odds.defense)))
    shifts = " ".join(f"{t(f'shift.{s.key}')} {signed(s.thousandths)}" for s in odds.shifts[1:])
    rows.append(_pair(t("forecast.threshold", shifts=shifts), "", f"x* {odds.threshold / 1000:.2f}"))
    return rows


def _odds_why(forecast: Forecast) -> str:
    """Return how the odds become chances: power against power, the threshold and its parts (rules 7.2, 7.3)."""
    odds = forecast.odds
    shifts = ", ".join(f"{t(f'shift.{s.key}')} {signed(s.thousandths)}" for s in odds.shifts)
    return t(
        "forecast.why",
        attack=strength_points(odds.attack),
        defense=strength_points(odds.defense),
        ratio=f"{odds.ratio / 1000:.2f}",
        threshold=signed(odds.threshold),
        shifts=shifts,
    )


def _support_row(room: Room, plan: AttackPlan, most: Support) -> Widget:
    """Return what aircraft and ships give the fight, of what they could, with the button that gives more."""
    words = t(
        "forecast.support", cas=plan.support.cas, most=most.cas, guns=plan.support.gunfire, most_guns=most.gunfire
    )
    more = Button(t("forecast.more_support"), room.add_support, action=Action.SUPPORT, height=28)
    return Row(growing(Label(words, SMALL, "t2", fit=Fit.SHORTEN)), named(more, "more_support"), gap=8)


def _names(room: Room, units: tuple[UnitId, ...]) -> str:
    return " + ".join(room.view.own[u].spec.short for u in units)


def forecast_panel(room: Room, plan: AttackPlan, refused: Callable[[], str], *, tight: bool) -> Panel:
    """Return the floating panel of a planned assault."""
    view, forecast = room.view, plan.forecast
    odds = forecast.odds
    own_army = army_key(view.ruleset, view.own[plan.units[0]].army)
    foes = [view.foes[i] for i in view.foes_at.get(plan.target, ())]
    enemy = max(foes, key=lambda piece: piece.men)
    grade = t(f"intelligence.{forecast.intelligence.name.lower()}") if forecast.intelligence is not None else ""
    rows: list[Widget] = [
        _side_line(own_army, _names(room, plan.units), odds.attack),
        _side_line(army_key(view.ruleset, enemy.army), foe_names(view, plan.target), odds.defense, grade),
        Row(
            Label(t("forecast.odds"), BODY, "t2"),
            described(Label(f"{odds.ratio / 1000:.2f} : 1", KEY_FIGURE, "gold"), _odds_why(forecast)),
            Spacer(),
            Label(t("forecast.leaves", rolls=forecast.leaves), SMALL, "t2", marked=True, accent="good"),
            gap=10,
        ),
        BandsBar(list(forecast.bands), [t(f"band_name.{band}") for band in BANDS]),
        *_factor_rows(forecast),
        Label(t("forecast.own_losses", men=_spread(forecast.attacker_men)), SMALL, "t2"),
        Label(t("forecast.enemy_losses", men=_spread(forecast.defender_men)), SMALL, "t2"),
        Label(t("forecast.supply", points=forecast.supply.attacker // 10), SMALL, "t2"),
    ]
    if any(most := limits(view, view.side, plan.target)):
        rows.append(_support_row(room, plan, most))
    if plan.refusal is not None:
        rows.append(Label(refused(), SMALL, "bad", fit=Fit.WRAP))
    assault = Button(t("forecast.assault"), room.commit_attack, action=Action.CONFIRM, kind=Kind.PRIMARY)
    assault.name = "assault"
    assault.enabled = plan.refusal is None
    assault.why_disabled = refused()
    add = Button(t("forecast.add"), room.add_next, action=Action.ADD_TO_ATTACK)
    add.name = "add_unit"
    add.enabled = bool(candidates(view, plan))
    add.why_disabled = t("forecast.nobody")

    def drop() -> None:
        room.cancel()

    cancel = Button(t("forecast.cancel"), drop, action=Action.BACK)
    footer = Row(growing(assault), growing(add), growing(cancel), gap=8, pad=(METRICS.inset, 8, METRICS.inset, 10))
    body = Column(*rows, gap=2 if tight else 6, pad=(METRICS.inset, 10, METRICS.inset, 10))
    panel = Panel(
        t("panel.forecast"),
        body,
        glyph="swords",
        note=t("forecast.nth", count=room.view.assault_attempts.get(plan.target, 0) + 1),
        footer=footer,
        floating=True,
    )
    panel.name = "forecast"
    panel.width = WIDTH
    return panel
