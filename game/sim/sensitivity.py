"""What values of the rules do to the games: each tried a fifth lower and a fifth higher, on the same seeds (P-41)."""

from collections.abc import Sequence
from csv import writer
from dataclasses import dataclass, replace
from io import StringIO

from game.errors import GameError
from game.session.setting import rule_value
from game.sim.compare import Effect, effect
from game.sim.figures import Figure, columns
from game.sim.lines import Games
from game.sim.play import Plan

FIFTH = 5


@dataclass(frozen=True, slots=True)
class Lever:
    """A whole number of the rules, and what it is tried at; None where the rules do not allow that."""

    path: str  # FILE.key
    value: int
    lower: int | None
    higher: int | None

    @property
    def tried(self) -> list[int]:
        """Return the values it is tried at."""
        return [value for value in (self.lower, self.higher) if value is not None]


@dataclass(frozen=True, slots=True)
class Swing:
    """What a lever does to one figure, at its lower value and at its higher; None where that cannot be told."""

    lever: Lever
    lower: Effect | None
    higher: Effect | None

    @property
    def told(self) -> list[Effect]:
        """Return what can be told."""
        return [it for it in (self.lower, self.higher) if it is not None]

    @property
    def is_shown(self) -> bool:
        """Return whether either interval leaves no difference out."""
        return any(it.is_shown for it in self.told)

    @property
    def reach(self) -> float:
        """Return by how much the figure moves at most."""
        return max((abs(it.more) for it in self.told), default=0.0)


@dataclass(frozen=True, slots=True)
class Tornado:
    """The swings of one figure, the widest first."""

    figure: Figure
    swings: list[Swing]


def lever(plan: Plan, path: str) -> Lever:
    """Return a value of the rules that the games of a plan are played by, and what is a fifth, or 1, from it.

    GameError if it is no whole number, or if the rules allow neither.
    """
    value = rule_value(plan.setting, path, plan.changes)
    if type(value) is not int:
        raise GameError(f"'{path}' is not one whole number")
    step = max(1, abs(value) // FIFTH)
    lower, higher = (it if _is_allowed(plan, path, it) else None for it in (value - step, value + step))
    if lower is higher is None:
        raise GameError(f"'{path}': the rules allow neither {value - step} nor {value + step}")
    return Lever(path, value, lower, higher)


def with_value(plan: Plan, path: str, value: int) -> Plan:
    """Return how the games are played with a value of the rules other than it is."""
    return replace(plan, replays=False, changes=(*plan.changes, f"{path}={value}"))


def _is_allowed(plan: Plan, path: str, value: int) -> bool:
    try:
        _ = with_value(plan, path, value).setting
    except GameError:
        return False
    return True


class Readings:
    """What figures read from the games of some seeds: a number for each figure and seed, the games themselves gone."""

    def __init__(self, asked: Sequence[Figure], games: Games, seeds: Sequence[int]) -> None:
        read = columns(asked, games)
        self._rows = {
            figure.name: dict(zip(seeds, values, strict=True)) for figure, values in zip(asked, read, strict=True)
        }

    def effect(self, figure: Figure, other: "Readings") -> Effect | None:
        """Return how a figure is other in the other games, over the seeds of both; None if too few can tell."""
        mine, others = self._rows[figure.name], other._rows[figure.name]
        return effect(figure, [(mine[seed], value) for seed, value in others.items() if seed in mine])


@dataclass(frozen=True, slots=True)
class Sensitivity:
    """The games as they are, and those of each lever at each value that it was tried at."""

    figures: list[Figure]
    base: Readings
    tried: list[tuple[Lever, dict[int, Readings]]]

    def tornado(self, figure: Figure) -> Tornado:
        """Return what every lever does to a figure, the widest swing first."""
        swings = [
            Swing(it, *(self._effect(figure, there, value) for value in (it.lower, it.higher)))
            for it, there in self.tried
        ]
        return Tornado(figure, sorted(swings, key=lambda it: (-it.reach, it.lever.path)))

    def _effect(self, figure: Figure, there: dict[int, Readings], value: int | None) -> Effect | None:
        return None if value is None else self.base.effect(figure, there[value])

    def csv_text(self) -> str:
        """Return the effect of every value tried on every figure as comma-separated values."""
        out = StringIO()
        rows = writer(out, lineterminator="\n")
        rows.writerow(["rule", "value", "tried", "figure", "kind", *_NUMBERS])
        for it, there in self.tried:
            for value in it.tried:
                for figure in self.figures:
                    if (found := self._effect(figure, there, value)) is not None:
                        numbers = [getattr(found, name) for name in _NUMBERS]
                        rows.writerow([it.path, it.value, value, figure.name, figure.kind, *numbers])
        return out.getvalue()


_NUMBERS = ("a", "b", "more", "low", "high", "n")
