"""Where units stand and arrive: on ground, on their own side of the line, within the stack limit."""

from collections import defaultdict
from collections.abc import Iterator

from game.data.lint.registry import lint_pass
from game.data.map_case import UNCLEAR
from game.data.scenario_case import ScenarioCase
from game.data.scenario_spec import UnitEntry
from game.errors import Problem
from game.model.ids import City, HexId, Side


@lint_pass(ScenarioCase)
def units_stand_on_ground(case: ScenarioCase) -> Iterator[Problem]:
    """Yield units without a place, with two, or with one where no unit can stand."""
    for key, unit in case.spec.units.items():
        path = ("units", key)
        clear = case.source.is_clear((*path, "at"), (*path, "box"))
        if clear and (unit.at is None) == (unit.box is None):
            yield case.source.problem(path, "needs either 'at' or 'box'")
        h = case.spot(unit.at) if unit.at is not None else None
        if h is not None and (what := case.map.fault_of(h)) is not None:
            yield case.source.problem((*path, "at"), f"{case.board.grid.label(h)} is {what}; no unit can stand there")
        side = case.side_of(unit)
        box = next((box for box in case.spec.boxes if box.id == unit.box), None) if _are_boxes_clear(case) else None
        if box is not None and side is not None and box.side != side.key:
            yield case.source.problem((*path, "box"), f"the box '{box.id}' belongs to the other side")


def _are_boxes_clear(case: ScenarioCase) -> bool:
    return case.source.is_clear(("boxes",))


@lint_pass(ScenarioCase)
def sides_stand_apart(case: ScenarioCase) -> Iterator[Problem]:
    """Yield hexes with units of both sides, and units in hexes their enemy holds."""
    first: dict[HexId, tuple[str, Side]] = {}
    for key, unit, h, side in case.at_start:
        other, other_side = first.setdefault(h, (key, side))
        path, label = ("units", key, "at"), case.board.grid.label(h)
        if other_side != side:
            yield case.source.problem(path, f"{label} is already taken by the enemy's {other}")
        elif case.is_holder_clear and case.holder[h] == side.enemy and _fights(case, unit):
            yield case.source.problem(path, f"{label} is held by the enemy; list it under control.{side.key}")


def _fights(case: ScenarioCase, unit: UnitEntry) -> bool:
    """Return whether a unit is known to be no headquarters."""
    toe = case.toe_of(unit)
    return toe is not None and not toe.is_hq


@lint_pass(ScenarioCase)
def stacks_fit(case: ScenarioCase) -> Iterator[Problem]:
    """Yield stacks over the limit of their hex at the start (rule 3.3)."""
    stacks: dict[tuple[HexId, Side], int] = defaultdict(int)
    for key, unit, h, side in case.at_start:
        toe = case.toe_of(unit)
        if toe is None or not case.board.is_ground(h):
            continue
        before = stacks[h, side]
        stacks[h, side] += toe.stack_points
        if (limit := _limit(case, h)) is None:
            continue
        if before <= limit < stacks[h, side]:
            message = f"{stacks[h, side]} stack points in {case.board.grid.label(h)}, the limit is {limit}"
            yield case.source.problem(("units", key, "at"), message)


def _limit(case: ScenarioCase, h: HexId) -> int | None:
    """Return the limit of a hex, or None if its ground or the limit is at fault."""
    rules, terrain = case.map.rules, case.rules.terrain
    if case.board.city[h] != City.NONE:
        return terrain.stack_limit_default if rules.is_clear("terrain", ("stack_limit_default",)) else None
    if case.map.terrain[h] == UNCLEAR or not case.is_map_clear("places"):
        return None
    kind = terrain.types[case.board.terrain[h]]
    return kind.stack_limit if rules.is_clear("terrain", ("types", kind.id, "stack_limit")) else None
