"""Where units stand and arrive: on ground, on their own side of the line, within the stack limit."""

from collections import defaultdict
from collections.abc import Iterator

from game.data.lint.registry import lint_pass
from game.data.scenario_case import ScenarioCase
from game.errors import Problem
from game.model.board import SEA
from game.model.ids import City, HexId, Side


@lint_pass(ScenarioCase)
def units_stand_on_ground(case: ScenarioCase) -> Iterator[Problem]:
    """Yield units without a place, with two, or with one where no unit can stand."""
    for key, unit in case.spec.units.items():
        path = ("units", key)
        if (unit.at is None) == (unit.box is None):
            yield case.source.problem(path, "needs either 'at' or 'box'")
        h = case.spot(unit.at) if unit.at is not None else None
        if h is not None and not case.board.is_ground(h):
            what = "sea" if case.board.terrain[h] == SEA else "beyond the border"
            yield case.source.problem((*path, "at"), f"{case.board.grid.label(h)} is {what}; no unit can stand there")
        box = next((box for box in case.spec.boxes if box.id == unit.box), None)
        side = case.side_of(unit)
        if box is not None and side is not None and box.side != side.key:
            yield case.source.problem((*path, "box"), f"the box '{box.id}' belongs to the other side")


@lint_pass(ScenarioCase)
def sides_stand_apart(case: ScenarioCase) -> Iterator[Problem]:
    """Yield hexes with units of both sides, and units in hexes their enemy holds."""
    first: dict[HexId, tuple[str, Side]] = {}
    for key, unit, h, side in case.at_start:
        other, other_side = first.setdefault(h, (key, side))
        path, label = ("units", key, "at"), case.board.grid.label(h)
        if other_side != side:
            yield case.source.problem(path, f"{label} is already taken by the enemy's {other}")
        elif case.holder[h] == side.enemy and not case.is_hq(unit):
            yield case.source.problem(path, f"{label} is held by the enemy; list it under control.{side.key}")


@lint_pass(ScenarioCase)
def stacks_fit(case: ScenarioCase) -> Iterator[Problem]:
    """Yield stacks over the limit of their hex at the start (rule 3.3)."""
    stacks: dict[tuple[HexId, Side], int] = defaultdict(int)
    for key, unit, h, side in case.at_start:
        toe = case.toes.get(unit.toe)
        if toe is None or not case.board.is_ground(h):
            continue
        before = stacks[h, side]
        stacks[h, side] += toe.stack_points
        limit = _limit(case, h)
        if before <= limit < stacks[h, side]:
            message = f"{stacks[h, side]} stack points in {case.board.grid.label(h)}, the limit is {limit}"
            yield case.source.problem(("units", key, "at"), message)


def _limit(case: ScenarioCase, h: HexId) -> int:
    if case.board.city[h] != City.NONE:
        return case.rules.terrain.stack_limit_default
    return case.rules.terrain.types[case.board.terrain[h]].stack_limit
