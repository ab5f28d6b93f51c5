"""Why a figure is what it is: its factors by name, as a tooltip says them (PRODUCT P-12)."""

from game.model.ids import NO_UNIT, RetreatScope
from game.model.units import Unit
from game.model.view import SideView
from game.rules.command import command_range
from game.rules.movement import allowance
from game.rules.power import PM, piece_power
from game.view.faces import OPEN_FIRE, points
from game.view.text import t

SP = 1000  # thousandths of a strength point


def pm_text(value: int) -> str:
    """Return a factor as shown: ``×1.35``."""
    return f"×{value // PM}.{value % PM // 10:02d}"


def strength_why(view: SideView, unit: Unit) -> str:
    """Return what makes the strength of a unit (rule 7.1)."""
    power = piece_power(view.ruleset, unit.id, unit, turn=view.turn, fire=OPEN_FIRE)
    return t(
        "why.strength",
        men=f"{power.men / SP:.1f}",
        arms=f"{power.arms / SP:.1f}",
        quality=pm_text(power.quality_pm),
        cohesion=pm_text(power.cohesion_pm),
        sum=f"{power.power / SP:.1f}",
        count=f"{unit.men:,}",
        guns=unit.guns,
        tanks=unit.tanks,
    )


def cohesion_why(view: SideView, unit: Unit) -> str:
    """Return what cohesion does for a unit, and what it must not fall under (rules 7.1, 5)."""
    floor = view.ruleset.combat.cohesion_floor_pm
    factor = floor + (PM - floor) * unit.c // PM
    rules = view.ruleset.units
    return t(
        "why.cohesion",
        value=unit.c // 10,
        factor=pm_text(factor),
        assault=rules.assault_min_cohesion_tenths // 10,
        stand=rules.stand_min_cohesion_tenths // 10,
        spent=rules.spent_cohesion_tenths // 10,
    )


def movement_why(view: SideView, unit: Unit) -> str:
    """Return the movement a unit starts with and what makes it more or less (rules 2.3, 8.4, 11)."""
    rules = view.ruleset.units
    base = rules.move_tenths[unit.toe.movement]
    lines = [t("why.move.base", kind=t(f"class.{unit.toe.movement.name.lower()}"), value=points(base))]
    if unit.s < rules.starved_supply_tenths:
        lines.append(t("why.move.starved", factor=pm_text(rules.starved_move_pm[unit.toe.movement])))
    if unit.c < rules.spent_cohesion_tenths:
        lines.append(t("why.move.spent", factor=pm_text(rules.spent_move_pm)))
    if unit.retreat_scope != RetreatScope.NONE:
        lines.append(t("why.move.retreat", value=points(rules.retreat_order_move_tenths)))
    total = allowance(view, unit) if unit.on_map else base
    lines.append(t("why.move.sum", total=points(total), left=points(unit.mp)))
    return "\n".join(lines)


def command_why(view: SideView, unit: Unit) -> str:
    """Return which HQ commands a unit, how far it is and how far it may be (rule 4.4)."""
    hq = view.own.get(unit.hq) if unit.hq != NO_UNIT else None
    if hq is None or not hq.on_map or not unit.on_map:
        return t("why.command.none")
    away = view.board.grid.distance(unit.hex, hq.hex)
    priority = t(f"priority.{hq.priority}")
    return t("why.command", hq=hq.spec.name, away=away, reach=command_range(view, hq), priority=priority)


def morale_why(view: SideView, army: int) -> str:
    """Return the morale of an army, the marks under which its state changes (8.2), what it is believed to be (12.2)."""
    rules = view.ruleset.morale
    marks = (("shaken", rules.shaken_tenths), ("broken", rules.broken_tenths), ("collapsed", rules.collapsed_tenths))
    words = ", ".join(t("why.morale.mark", state=t(f"army_state.{n}"), value=v // 10) for n, v in marks)
    told = t("why.morale", army=view.ruleset.armies[army].name, value=view.morale[army] // 10, marks=words)
    believed = view.estimates[army]
    return told + t("why.estimate", men=f"{believed:,}") if believed else told
