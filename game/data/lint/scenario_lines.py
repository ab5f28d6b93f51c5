"""Lines of defense (rule 16.1): each parts the ground, or nothing would be behind it."""

from collections.abc import Iterator

from game.data.lint.registry import lint_pass
from game.data.scenario_case import ScenarioCase
from game.errors import Problem
from game.model.ids import HexId


@lint_pass(ScenarioCase)
def lines_part_the_ground(case: ScenarioCase) -> Iterator[Problem]:
    """Yield lines that one can walk around: what lies before and behind them is one ground."""
    if not case.is_ground_clear:
        return
    for i, line in enumerate(case.spec.hints.lines):
        path = ("hints", "lines", i, "hexes")
        if case.source.is_clear(path) and _is_passed_by(case, set(case.read.hexes(line.hexes))):
            yield case.source.problem(path, "one can walk around this line, which must part the land")


def _is_passed_by(case: ScenarioCase, line: set[HexId]) -> bool:
    """Return whether all hexes beside a line can be reached from each other without crossing it."""
    near = case.board.near
    beside = {n for h in line for n in near[h]} - line
    reached = set(sorted(beside)[:1])
    front = list(reached)
    for h in front:
        after = [n for n in near[h] if n not in line and n not in reached]
        reached.update(after)
        front.extend(after)
    return beside <= reached
