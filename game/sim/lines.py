"""A line of games.jsonl read back (PRODUCT P-40)."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from io import SEEK_END
from json import loads
from math import inf
from tempfile import TemporaryFile
from weakref import finalize
from zlib import compress, decompress

Json = str | int | float | bool | None | list["Json"] | dict[str, "Json"]
NEVER = inf  # in place of the turn of what never happened: later than every turn
MEANS = {  # weighted by men, each with the men of the units it is a mean of
    "supply": "unit_men",
    "front_supply": "front_men",
    "cohesion": "unit_men",
    "recruit_share": "unit_men",
}


class Turn:
    """One turn of a record, as a program reads it back."""

    __slots__ = ("data",)

    def __init__(self, data: Mapping[str, object]) -> None:
        self.data = data

    def part(self, name: str) -> Mapping[str, object]:
        """Return a part of the turn by name, empty if it is not in the record."""
        value = self.data.get(name)
        return value if isinstance(value, dict) else {}

    def number(self, *path: str) -> float:
        """Return a number of the turn by the names that lead to it; ValueError if there is none."""
        if (value := self.find(*path)) is None:
            raise ValueError(f"the record has no number at {'.'.join(path)}")
        return value

    def find(self, *path: str) -> float | None:
        """Return a number of the turn by the names that lead to it, None if there is none."""
        value = _within(self.data, path)
        return float(value) if isinstance(value, int | float) else None

    def of_army(self, army: str, name: str) -> float | None:
        """Return a figure of an army, None if there is none: the mean of units that are not on the map is nothing."""
        if name in MEANS and not self.find("armies", army, MEANS[name]):
            return None
        return self.find("armies", army, name)


def _within(data: object, path: tuple[str, ...]) -> object:
    """Return what is at the end of a path of keys, None if it leads nowhere."""
    for step in path:
        data = data.get(step) if isinstance(data, dict) else None
    return data


@dataclass(frozen=True, slots=True)
class Wave:
    """A wave of a landing, and the men who came ashore there since, by turn: cumulative, with their rear."""

    site: str
    turn: int
    won: bool
    men: Mapping[int, int]

    def ashore(self, turn: int) -> int:
        """Return the men ashore at the end of a turn."""
        return max((men for when, men in self.men.items() if when <= turn), default=0)


@dataclass(frozen=True, slots=True)
class Game:
    """A line of games.jsonl read back."""

    seed: int
    result: Mapping[str, object]
    start: Mapping[str, object]
    deeds: Mapping[str, object]
    waves: tuple[Wave, ...]
    turns: tuple[Turn, ...]

    @classmethod
    def read(cls, line: str) -> "Game":
        """Return the game of a line."""
        data = loads(line)
        turns = tuple(Turn(turn) for turn in data["turns"])
        waves = tuple(
            Wave(it["site"], it["turn"], it["won"], {int(turn): men for turn, men in it["men"].items()})
            for it in data["deeds"]["landings"]
        )
        return cls(data["seed"], data.get("result", {}), data["start"], data["deeds"], waves, turns)

    def at(self, turn: int) -> Turn | None:
        """Return a turn by its number, None if the game was over before, or began after it."""
        return next((it for it in self.turns if it.data["turn"] == turn), None)

    def deed(self, *path: str) -> object:
        """Return what happened by the names that lead to it, None if it did not."""
        return _within(self.deeds, path)

    def start_men(self, army: str) -> float:
        """Return the men in units of an army when the game began."""
        found = _within(self.start, ("unit_men", army))
        return found if isinstance(found, int) else 0


class Lines:
    """The lines of a run by seed, packed in a file that goes with them: a long war is 400 kB, and there may be many."""

    def __init__(self) -> None:
        self._file = TemporaryFile()  # noqa: SIM115  # open as long as this lives
        self._places: dict[int, tuple[int, int]] = {}  # where each begins, and its bytes
        finalize(self, self._file.close)

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._places)

    def __contains__(self, seed: int) -> bool:
        """Return whether the game of a seed is there."""
        return seed in self._places

    def __getitem__(self, seed: int) -> str:
        """Return the line of a seed."""
        start, length = self._places[seed]
        self._file.seek(start)
        return decompress(self._file.read(length)).decode()

    def __setitem__(self, seed: int, line: str) -> None:
        """Keep the line of a seed."""
        packed = compress(line.encode(), 1)
        start = self._file.seek(0, SEEK_END)
        self._file.write(packed)
        self._places[seed] = (start, len(packed))

    def seeds(self) -> list[int]:
        """Return the seeds there are, in order."""
        return sorted(self._places)


class Games:
    """The games of some seeds, each read back when it is its turn: as often as one likes, never all at once."""

    def __init__(self, lines: Lines, seeds: Sequence[int]) -> None:
        self._lines = lines
        self._seeds = seeds

    def __len__(self) -> int:
        """Return how many there are."""
        return len(self._seeds)

    def __iter__(self) -> Iterator[Game]:
        """Yield them in the order of their seeds."""
        for seed in self._seeds:
            yield Game.read(self._lines[seed])
