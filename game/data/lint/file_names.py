"""A map or scenario is called like its file, so that others find it by its id."""

from collections.abc import Iterator
from pathlib import PurePosixPath

from game.data.lint.registry import lint_pass
from game.data.map_case import MapCase
from game.data.scenario_case import ScenarioCase
from game.data.source import YamlSource
from game.errors import Problem


def _named_like_its_file(source: YamlSource, key: str) -> Iterator[Problem]:
    stem = PurePosixPath(source.name).stem
    if key != stem:
        yield source.problem(("id",), f"must be the name of the file, '{stem}', not '{key}'")


@lint_pass(MapCase)
def map_is_named_like_its_file(case: MapCase) -> Iterator[Problem]:
    """Yield a map whose id is not the name of its file."""
    yield from _named_like_its_file(case.source, case.spec.id)


@lint_pass(ScenarioCase)
def scenario_is_named_like_its_file(case: ScenarioCase) -> Iterator[Problem]:
    """Yield a scenario whose id is not the name of its file."""
    yield from _named_like_its_file(case.source, case.spec.id)
