"""What becomes of an edited file: ``check`` passes it or tells what is wrong and where, soon, and reads it right."""

import os
import shutil
import time
import traceback
from pathlib import Path
from typing import Any

import yaml

from game.ai.registry import make_seats
from game.data.check import check_files
from game.data.source import parse_source
from game.errors import ScenarioError
from game.session.match import Match
from game.session.setting import open_scenario
from tests.support.mutations import Edit, Text, edit_of

SHIPPED = Path(__file__).parents[2] / "scenarios"
LONGEST_S = 2.0
IDLE = ("idle", "idle")
PLAYED_WITH = {  # the game that shows whether a file which is no scenario can be played with
    "events/korea.yaml": "campaign.yaml",
    "maps/korea.yaml": "invasion.yaml",
    "template/maps/template.yaml": "template/template.yaml",
}
PARTS = ("maps", "events", "rules", "chronicle")
_LOADER: Any = getattr(yaml, "CBaseLoader", yaml.BaseLoader)


class Bench:
    """A copy of the shipped files, of which one at a time is edited and judged."""

    def __init__(self, folder: Path) -> None:
        self.root = folder / "scenarios"
        shutil.copytree(SHIPPED, self.root, ignore=shutil.ignore_patterns("schema"))
        self.files = sorted(self.root.rglob("*.yaml"))
        self.texts = {file: Text(file) for file in self.files}
        self.written = 0
        self.passed = 0
        self.slowest = 0.0

    def judge(self, file: Path, seed: int) -> list[str]:
        """Return what is wrong with how an edit of a file is taken; the file is put back."""
        edit = edit_of(self.texts[file], seed)
        before = file.read_bytes()
        try:
            self._write(file, edit.data)
            faults = self._faults(file, edit)
        except Exception:
            faults = [traceback.format_exc()]
        finally:
            self._write(file, before)
        return [f"{file.relative_to(self.root).as_posix()}, seed {seed}, {edit.kind}: {fault}" for fault in faults]

    def _write(self, file: Path, data: bytes) -> None:
        """Write a file with a time of its own: nothing read before may pass for it."""
        file.write_bytes(data)
        self.written += 1
        os.utime(file, ns=(self.written, self.written))

    def _faults(self, file: Path, edit: Edit) -> list[str]:
        started = time.process_time()
        problems = check_files([file])
        took = time.process_time() - started
        self.slowest = max(self.slowest, took)
        faults = [f"took {took:.1f} s"] if took > LONGEST_S else []
        faults += [
            f"no place or no words: {p}" for p in problems if not (p.where.line and p.where.column and p.message)
        ]
        if not problems:
            self.passed += 1
            faults += ["passed"] if edit.fatal else _misread(edit.data)
            self._play(file)
        return faults

    def _play(self, file: Path) -> None:
        """Play the first turn of a game that uses a file which passed; a scenario may miss what its map now lacks."""
        name = file.relative_to(self.root).as_posix()
        is_part = file.parent.name in PARTS
        try:
            setting = open_scenario(str(self.root / PLAYED_WITH.get(name, "tutorial.yaml") if is_part else file))
        except ScenarioError:
            if is_part:
                return
            raise
        Match(setting, 1, players=make_seats(IDLE, 1)).run(setting.scenario.first_turn)


def _misread(data: bytes) -> list[str]:
    """Return whether another reader finds something else in a file."""
    theirs = yaml.load(data.decode("utf-8-sig"), Loader=_LOADER)
    return [] if _is_same(parse_source(data, "").value, theirs) else ["another reader finds something else in it"]


def _is_same(ours: Any, theirs: Any) -> bool:
    """Return whether a value is what a reader that makes text of everything has read."""
    if isinstance(ours, dict):
        found = (
            {key if key in ours else _key(key): value for key, value in theirs.items()}
            if isinstance(theirs, dict)
            else {}
        )
        return ours.keys() == found.keys() and all(_is_same(value, found[key]) for key, value in ours.items())
    if isinstance(ours, list):
        return len(ours) == len(theirs) and all(map(_is_same, ours, theirs))
    if ours is None:
        return theirs in ("null", "~")
    if isinstance(ours, bool):
        return bool(theirs == {True: "true", False: "false"}[ours])
    return bool(type(ours)(theirs) == ours)


def _key(key: str) -> str | int:
    """Return a key as a number where it is one."""
    return int(key) if key.lstrip("+-").isdigit() else key
