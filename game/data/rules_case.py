"""The rules on their way to a game: every file has the right shape, the lint passes look at their meaning."""

from dataclasses import dataclass

from game.data.source import Location, YamlSource
from game.errors import Problem
from game.model.ruleset import Ruleset


@dataclass(frozen=True)
class RulesCase:
    """All rules files of a folder, by name, and the ruleset they make."""

    sources: dict[str, YamlSource]
    rules: Ruleset

    def problem(self, file: str, path: Location, message: str) -> Problem:
        """Return a problem of one of the files."""
        return self.sources[file].problem(path, message)
