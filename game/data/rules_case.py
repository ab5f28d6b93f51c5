"""The rules on their way to a game: every file has the right shape, the lint passes look at their meaning."""

from collections.abc import Iterable
from dataclasses import dataclass

from game.data.source import Location, YamlSource
from game.errors import Problem
from game.model.ruleset import Ruleset


@dataclass(frozen=True, eq=False)
class RulesCase:
    """All rules files of a folder, by name, and the ruleset they make: stand-ins where the files are broken.

    A ruleset without files is sound.
    """

    sources: dict[str, YamlSource]
    rules: Ruleset

    def all_sources(self) -> Iterable[YamlSource]:
        """Return the files."""
        return self.sources.values()

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return the defects of all files."""
        return tuple(problem for source in self.sources.values() for problem in source.problems)

    def problem(self, file: str, path: Location, message: str) -> Problem:
        """Return a problem of one of the files."""
        return self.sources[file].problem(path, message)

    def is_clear(self, file: str, *paths: Location) -> bool:
        """Return whether nothing at, in, or around some values of a file is broken."""
        return file not in self.sources or self.sources[file].is_clear(*paths)

    def has_all_keys(self, file: str, path: Location) -> bool:
        """Return whether the keys of a mapping of a file are all known."""
        return file not in self.sources or self.sources[file].has_all_keys(path)
