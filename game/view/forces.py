"""The order of battle of a side: a row for each unit with its figures, the groups it can be narrowed to, the sums."""

from collections.abc import Collection, Sequence

from game.model.ids import NO_UNIT, Status, UnitId
from game.model.units import Unit
from game.model.view import SideView
from game.view.faces import points, strength_milli, unit_face
from game.view.tables import Line, army_group, army_groups, box_name, status_words, where_words
from game.view.text import t

SP = 1000
SHORT, OUT, MOVES = "short", "out", "moves"  # groups beside those of the armies
HERE = (Status.ON_MAP, Status.IN_BOX)
NONE = "–"


def forces(view: SideView, in_command: Collection[UnitId], waiting: Collection[UnitId]) -> list[Line]:
    """Return every unit of the side that has come: first who waits in a box, the dissolved ones last.

    Its groups are its army, and of those on the map who is short of supply, not ``in_command``, or ``waiting`` for
    orders.
    """
    units = [unit for unit in view.own.values() if unit.status not in (Status.EXPECTED, Status.GONE)]
    lines = []
    for unit in sorted(units, key=lambda u: (_whereabouts(u), u.army, u.id)):
        groups = [army_group(view, unit.army)]
        if unit.on_map and not unit.is_hq:
            groups += [SHORT] if unit.s < view.ruleset.supply.levels_tenths[2] else []
            groups += [OUT] if unit.id not in in_command else []
        groups += [MOVES] if unit.id in waiting else []
        lines.append(_force(view, unit, tuple(groups)))
    return lines


def _whereabouts(unit: Unit) -> int:
    return 0 if unit.status == Status.IN_BOX else 1 if unit.on_map else 2


def _force(view: SideView, unit: Unit, groups: tuple[str, ...]) -> Line:
    where = where_words(view, unit.hex) if unit.on_map else box_name(view, unit) or NONE
    hq = view.own[unit.hq].spec.name if unit.hq != NO_UNIT else NONE
    there = unit.status in HERE
    fights = there and not unit.is_hq
    men, guns, tanks = ((f"{n:,}", float(n)) if fights else (NONE, None) for n in (unit.men, unit.guns, unit.tanks))
    milli = strength_milli(view, unit.id, unit) if fights else 0
    strength = (f"{milli / SP:.1f}", milli / SP) if fights else (NONE, None)
    cohesion, supply = ((str(v // 10), v / 10) if fights else (NONE, None) for v in (unit.c, unit.s))
    left = (points(unit.mp), unit.mp / 10) if unit.on_map else (NONE, None)
    works = ("", float(unit.e)) if fights and unit.on_map else ("", None)
    figures = (men, guns, tanks, strength, cohesion, supply, left, works)
    return Line(
        (unit.spec.name, hq, *(text for text, _ in figures), where, status_words(unit)),
        (None, None, *(value for _, value in figures), None, None),
        unit.id,
        unit.hex if unit.on_map else None,
        dim=not there,
        groups=groups,
        face=unit_face(view, unit, in_command=True, mp_shown=False),
    )


def force_groups(view: SideView, lines: Sequence[Line]) -> list[tuple[str, str]]:
    """Return the groups to which the order of battle can be narrowed, with their names: armies only if several."""
    return [*army_groups(view, lines), *((group, t(f"forces.group.{group}")) for group in (SHORT, OUT, MOVES))]


def forces_total(view: SideView) -> str:
    """Return the combat units on the map and in boxes, their strength and their men, in words."""
    units = [unit for unit in view.own.values() if unit.status in HERE and not unit.is_hq]
    milli = sum(strength_milli(view, unit.id, unit) for unit in units)
    men = sum(unit.men for unit in units)
    return t("forces.total", units=len(units), points=f"{(milli + SP // 2) // SP:,}", men=f"{men:,}")
