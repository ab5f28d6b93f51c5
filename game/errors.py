"""What can go wrong with input, and where: the only errors the game raises on purpose."""

from dataclasses import dataclass


class GameError(Exception):
    """Something the user can mend; shown as its message, never as a traceback."""


@dataclass(frozen=True, slots=True)
class SourceLocation:
    """A place in a text file; ``line`` and ``column`` count from 1."""

    file: str
    line: int
    column: int

    def __str__(self) -> str:
        return f"{self.file}:{self.line}:{self.column}"


@dataclass(frozen=True, slots=True)
class Problem:
    """One defect of a file: where it is, which field, what is wrong and what was expected."""

    where: SourceLocation
    field: str
    message: str

    def __str__(self) -> str:
        return f"{self.where}: {self.field}: {self.message}" if self.field else f"{self.where}: {self.message}"


class ScenarioError(GameError):
    """A file that cannot be used; carries every problem found, in file order."""

    def __init__(self, problems: list[Problem]) -> None:
        self.problems = sorted(problems, key=lambda p: (p.where.file, p.where.line, p.where.column, p.field, p.message))
        super().__init__("\n".join(str(problem) for problem in self.problems))
