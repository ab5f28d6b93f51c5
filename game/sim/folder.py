"""The folder of a run: games.jsonl, run.json, replays; what is there already is kept, so that a run can go on."""

import json
import platform
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

from game.data.writing import write_whole
from game.errors import GameError
from game.model.ids import SIDES
from game.sim.lines import Lines
from game.sim.play import Plan, Played
from game.sim.record import RECORD_FORMAT
from game.version import VERSION

SUMS = ("games", "wall_s", "cpu_s", "activations", "orders")  # of Costs, in run.json
LIBRARIES = ("numba", "numpy", "PyYAML", "pydantic")


@dataclass(slots=True)
class Costs:
    """What some games took."""

    games: int = 0
    activations: int = 0
    orders: int = 0
    cpu_s: float = 0.0
    wall_s: float = 0.0
    crashed: list[int] = field(default_factory=list)

    def add(self, game: Played) -> None:
        """Count one game."""
        self.games += 1
        self.activations += game.activations
        self.orders += game.orders
        self.cpu_s += game.cpu_s
        if game.trouble:
            self.crashed.append(game.seed)

    @property
    def speed(self) -> float:
        """Return units activated per second of processor time (UA/s)."""
        return self.activations / self.cpu_s if self.cpu_s else 0.0


class RunFolder:
    """Writes the lines of a run as they come; without a folder it only remembers them."""

    def __init__(self, folder: Path | None, plan: Plan) -> None:
        self.folder = folder
        self.plan = plan
        self.setting = plan.setting
        self.costs = Costs()  # of the games played this time
        self._before: dict[str, float] = {}  # what those took that were there already, as run.json has it
        self.lines = Lines()
        self._last: int | None = None  # the seed of the last line of the file
        self._in_order = True
        if folder is not None:
            self._read(folder)

    @property
    def games_file(self) -> Path | None:
        """Return where the lines are written."""
        return None if self.folder is None else self.folder / "games.jsonl"

    def missing(self, seeds: Sequence[int]) -> list[int]:
        """Return the seeds that have no line yet."""
        return [seed for seed in seeds if seed not in self.lines]

    def is_played(self, seed: int) -> bool:
        """Return whether the game of a seed is there, or has crashed just now."""
        return seed in self.lines or seed in self.costs.crashed

    def add(self, game: Played) -> None:
        """Keep a game: its line, its replay, or what is left of a crash."""
        self.costs.add(game)
        if game.line:
            self._in_order = self._in_order and (self._last is None or self._last < game.seed)
            self._last = game.seed
            self.lines[game.seed] = game.line
        if self.folder is None:
            return
        if game.line:
            _append(self.folder / "games.jsonl", game.line)
        if game.replay:
            write_whole(self.replay_path(game), game.replay)
        if game.trouble:
            write_whole(self.folder / "crashes" / f"{game.seed}.txt", game.trouble)

    def replay_path(self, game: Played) -> Path:
        """Return where the replay of a game goes."""
        return (self.folder or Path()) / ("crashes" if game.trouble else "replays") / f"{game.seed}.json"

    def close(self, wall_s: float, jobs: int) -> None:
        """Put the lines in the order of their seeds and write ``run.json``; ``wall_s`` is what playing took."""
        self.costs.wall_s = wall_s
        if self.folder is None:
            return
        if not self._in_order:
            self._rewrite()
        write_whole(self.folder / "run.json", json.dumps(self._facts(self.costs, jobs), indent=1) + "\n")

    def _rewrite(self) -> None:
        seeds = self.lines.seeds()
        write_whole((self.folder or Path()) / "games.jsonl", "".join(self.lines[seed] + "\n" for seed in seeds))
        self._in_order = True
        self._last = seeds[-1] if seeds else None

    # --- what is there already --------------------------------------------------------------------------------

    def _read(self, folder: Path) -> None:
        """Take what is there, line by line; what a cut-off write left behind goes, and the lines are put in order."""
        try:
            folder.mkdir(parents=True, exist_ok=True)
            with (folder / "games.jsonl").open(encoding="utf-8", errors="replace", newline="\n") as stream:
                self._read_facts(folder)
                sound = [self._take(line) for line in stream]
        except FileNotFoundError:
            return
        except OSError as error:
            raise GameError(f"{folder}: cannot be used for --out: {error.strerror}") from None
        if not all(sound):
            self._rewrite()

    def _take(self, raw: str) -> bool:
        """Keep a line of the file if it is whole, and return whether it may stay as it stands there."""
        line = raw.removesuffix("\n")
        if (seed := self._seed_of(line)) is None:
            return False
        follows = self._last is None or self._last < seed
        self.lines[seed] = line
        self._last = seed
        return follows and raw != line

    def _read_facts(self, folder: Path) -> None:
        """Take what the games that are there took; GameError if another version played them."""
        try:
            facts = json.loads((folder / "run.json").read_text("utf-8"))
            made_by, cost = facts.get("version"), facts.get("cost")
        except (OSError, ValueError, AttributeError):
            return
        if made_by != VERSION:
            raise GameError(f"{folder} holds games of version {made_by}, this is {VERSION}: choose another --out")
        if isinstance(cost, dict) and all(isinstance(number, int | float) for number in cost.values()):
            self._before = cost

    def _seed_of(self, line: str) -> int | None:
        """Return the seed of a whole line of this run, None for what a cut-off write left behind."""
        try:
            record = json.loads(line)
        except ValueError:
            return None
        if not isinstance(record, dict) or type(record.get("seed")) is not int:
            return None
        if (other := self._difference(record)) is not None:
            raise GameError(f"{self.folder} holds games of another run ({other}): choose another --out")
        return int(record["seed"])

    def _difference(self, record: dict[str, object]) -> str | None:
        expected: dict[str, object] = {
            "format": RECORD_FORMAT,
            "scenario": self.setting.scenario.id,
            "scenario_hash": self.setting.scenario.digest,
            "players": {side.key: self.plan.players[side] for side in SIDES},
            "settings": self.plan.settings(),
        }
        return next((f"{key} differs" for key, value in expected.items() if record.get(key) != value), None)

    def _cost(self, costs: Costs) -> dict[str, float]:
        """Return what all the games took that were ever played into this folder."""
        now = {name: getattr(costs, name) for name in SUMS}
        sums = {name: round(number + self._before.get(name, 0), 3) for name, number in now.items()}
        speed = sums["activations"] / sums["cpu_s"] if sums["cpu_s"] else 0
        return {**sums, "activations_per_cpu_s": round(speed)}

    def _facts(self, costs: Costs, jobs: int) -> dict[str, object]:
        return {
            "format": RECORD_FORMAT,
            "version": VERSION,
            "scenario": self.setting.scenario.id,
            "scenario_hash": self.setting.scenario.digest,
            "players": {side.key: self.plan.players[side] for side in SIDES},
            "settings": self.plan.settings(),
            "games": len(self.lines),
            "crashed": costs.crashed,
            "jobs": jobs,
            "cost": self._cost(costs),
            "python": sys.version.split()[0],
            "system": f"{platform.system()} {platform.machine()}",
            "libraries": {name: _version(name) for name in LIBRARIES},
        }


def _append(path: Path, line: str) -> None:
    try:
        with path.open("a", encoding="utf-8", newline="\n") as stream:
            stream.write(line + "\n")
    except OSError as error:
        raise GameError(f"{path}: cannot be written: {error.strerror}") from None


def _version(name: str) -> str | None:
    try:
        return version(name)
    except PackageNotFoundError:
        return None
