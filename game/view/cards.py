"""From scenarios to briefings: the situation, the balance of forces, what can be chosen."""

from collections.abc import Iterable, Sequence

from game.model.ids import OFF_MAP, SIDES, Side, Trait
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario, Setup
from game.model.units import NO_BOX, Unit
from game.model.view import SideView
from game.view.dates import short_date, span_of_days
from game.view.faces import army_key, strength_milli
from game.view.screens import (
    BalanceLine,
    BriefingData,
    BriefingPage,
    Choice,
    OpponentChoice,
    OptionSwitch,
    SideChoice,
)
from game.view.tables import where_words
from game.view.text import t

LEVELS = ("recruit", "regular", "veteran", "historical")


def dates_of(scenario: Scenario) -> str:
    """Return from the first day to the last: ``25 Jun – 2 Aug 1950``."""
    calendar = scenario.calendar
    return span_of_days(calendar.first_day[scenario.first_turn], calendar.last_day[scenario.last_turn])


def briefing_of(
    ident: str, views: tuple[SideView, SideView], *, seed: int, computers: Sequence[str], guided: bool = False
) -> BriefingData:
    """The briefing of a game that has not begun; ``views`` by Side, ``computers`` the players that there are.

    ``guided``: whether a beginner is spoken to unless he wants otherwise.
    """
    view = views[Side.UN]
    scenario, board, rules = view.scenario, view.board, view.ruleset
    text = scenario.briefing
    first = scenario.calendar.first_day[scenario.first_turn]
    turns = scenario.last_turn - scenario.first_turn + 1
    return BriefingData(
        ident=ident,
        title=scenario.title,
        subtitle=t("briefing.subtitle", dates=dates_of(scenario), turns=turns),
        when=f"{short_date(first)} {first[:4]}",
        situation=tuple(part for part in (text.summary, text.situation) if part),
        history="",
        hints=text.hints,
        victory=tuple((board.places[goal.place].name, goal.vp) for goal in sorted(scenario.goals, key=lambda g: -g.vp)),
        first_turn=scenario.first_turn,
        balance_sides=(t("briefing.side.communist"), t("briefing.side.un")),
        balance=_balance(views),
        balance_note=t("briefing.balance_note", count=len(_later(scenario))),
        sides=tuple(
            _side(side, views[side], text.un if side is Side.UN else text.communist) for side in reversed(SIDES)
        ),
        opponents=tuple(_opponents(computers)),
        options=(
            OptionSwitch("fog", t("option.fog"), t("option.fog.note"), on=True),
            OptionSwitch("guide", t("option.guide"), t("option.guide.note"), on=guided),
        ),
        goal=_goal(scenario, rules),
        handicap=True,
        seed=seed,
        pages=(*(_forces(views[side]) for side in SIDES), *(_arrivals(view, side) for side in SIDES)),
    )


def _side(side: Side, view: SideView, task: str) -> SideChoice:
    """The choice of a side; its mark is that of its army with most men."""
    men: dict[int, int] = {}
    for unit in view.own.values():
        men[unit.army] = men.get(unit.army, 0) + unit.men
    army = max(sorted(men), key=lambda a: men[a], default=0)
    key = army_key(view.ruleset, army)
    if side is Side.UN:
        key = "us"
    return SideChoice(side.key, t(f"briefing.side.{side.key}"), t(f"briefing.note.{side.key}"), key, task)


def _opponents(computers: Sequence[str]) -> Iterable[OpponentChoice]:
    for level in LEVELS:
        if level in computers:
            yield OpponentChoice(level, t(f"level.{level}"), t(f"level.{level}_note"))
    yield OpponentChoice("human", t("level.human"), t("level.human_note"))
    yield OpponentChoice(Choice.BY_FILE.value, t("level.by_file"), t("level.by_file_note"))


def _goal(scenario: Scenario, rules: Ruleset) -> str:
    if not scenario.goals:
        return ""
    low, high = scenario.baseline - rules.victory.draw, scenario.baseline + rules.victory.draw
    return t("briefing.goal", low=f"{low - 1:+d}", high=f"{high + 1:+d}").replace("-", "−")


# --- figures of both sides ---


def _on_map(view: SideView) -> list[Unit]:
    return [unit for unit in view.own.values() if unit.hex != OFF_MAP]


def _balance(views: tuple[SideView, SideView]) -> tuple[BalanceLine, ...]:
    fighting = [[unit for unit in _on_map(view) if not unit.is_hq] for view in views]
    lines = [
        _line("men", [sum(unit.men for unit in units) for units in fighting]),
        _line("guns", [sum(unit.guns for unit in units) for units in fighting]),
        _line("tanks", [sum(unit.tanks for unit in units) for units in fighting]),
        _line("strength", [_strength(view, units) for view, units in zip(views, fighting, strict=True)]),
        _line("cohesion", [_mean(units) for units in fighting]),
    ]
    return tuple(lines)


def _strength(view: SideView, units: Sequence[Unit]) -> int:
    return sum(strength_milli(view, unit.id, unit) for unit in units) // 1000


def _mean(units: Sequence[Unit]) -> int:
    men = sum(unit.men for unit in units)
    return sum(unit.c * unit.men for unit in units) // (10 * men) if men else 0


def _line(name: str, values: Sequence[int]) -> BalanceLine:
    most = max(*values, 1)
    left, right = values
    return BalanceLine(t(f"balance.{name}"), f"{left:,}", f"{right:,}", (left / most, right / most))


# --- pages ---


def _forces(view: SideView) -> BriefingPage:
    head = tuple(t(f"forces.{name}") for name in ("unit", "army", "where", "men", "guns", "tanks", "strength"))
    rows = tuple(_force(view, unit) for unit in sorted(_on_map(view), key=lambda unit: unit.id))
    return BriefingPage(t("forces.title"), head, rows, t("forces.none"), view.side.key)


def _force(view: SideView, unit: Unit) -> tuple[str, ...]:
    army = view.ruleset.armies[unit.army].id
    name = "USMC" if army == "US" and unit.traits & Trait.MARINE else army
    milli = 0 if unit.is_hq else strength_milli(view, unit.id, unit)
    figures = (f"{unit.men:,}", str(unit.guns), str(unit.tanks), f"{milli / 1000:.1f}")
    return (unit.spec.name, name, where_words(view, unit.hex), *(("–",) * 4 if unit.is_hq else figures))


def _later(scenario: Scenario) -> list[Setup]:
    return [s for s in scenario.setups if scenario.first_turn < s.turn <= scenario.last_turn]


def _arrivals(view: SideView, side: Side) -> BriefingPage:
    scenario, rules = view.scenario, view.ruleset
    head = tuple(t(f"forces.{name}") for name in ("unit", "army", "turn", "date", "where", "men"))
    coming = [setup for setup in _later(scenario) if scenario.units[setup.unit].side == side]
    rows = []
    for setup in sorted(coming, key=lambda s: (s.turn, s.unit)):
        spec = scenario.units[setup.unit]
        box = scenario.boxes[setup.box].name if setup.box != NO_BOX else ""
        where = where_words(view, setup.hex) if setup.hex != OFF_MAP else box
        date = short_date(scenario.calendar.first_day[setup.turn])
        rows.append((spec.name, rules.armies[spec.army].id, str(setup.turn), date, where, f"{setup.men:,}"))
    return BriefingPage(t("forces.arrivals"), head, tuple(rows), t("forces.no_arrivals"), side.key)
