"""Edits the set-up of a scenario file: each change patches only what it must, and everything is checked at once."""

import re
from collections.abc import Callable, Iterable, Sequence
from pathlib import Path
from typing import Any

from game.data.archive import ARCHIVE
from game.data.calendar import Days
from game.data.document import Document
from game.data.extends import read_extended
from game.data.files import base_folders, base_path_of
from game.data.library import Draft, label_of, read_draft
from game.data.patch import GONE, Change, Gone, PatchError, Plain, has, in_rows, put, with_words
from game.data.scenario_case import SIDE_OF
from game.data.source import EXTENDS, Location, parse_source
from game.errors import GameError, Problem, ScenarioError
from game.model.ids import HexId, Side

NUMBER = re.compile(r"(\d+)(?!.*\d)")  # the last number of a text


class Editing:
    """An open scenario file: its document, what it says now, what is wrong with it.

    ``draft`` is of the present text; ``shown`` of the last text that could be read to its end. Every method that
    changes something takes the words of it for the history and raises PatchError where the file cannot be changed so.
    """

    def __init__(self, path: Path) -> None:
        """Open a file; GameError if it is an archive, cannot be read to its end, or names no map."""
        if path.suffix == ARCHIVE:
            raise GameError(f"{path}: an archive is to be played, not edited; --from makes a copy that can be")
        self.document = Document(path)
        self.draft = self.shown = self._read()
        if not _can_be_shown(self.draft):
            raise ScenarioError(list(self.problems))

    @property
    def problems(self) -> tuple[Problem, ...]:
        """Return what is wrong with the scenario now."""
        return self.draft.loaded.problems

    @property
    def is_readable(self) -> bool:
        """Return whether the text is YAML to its end, so that it can be changed here."""
        return self.draft.case.source.readable

    def read(self) -> None:
        """Read the present text anew: it, or a file beside it, has changed."""
        self.draft = self._read()
        if _can_be_shown(self.draft):
            self.shown = self.draft

    def _read(self) -> Draft:
        return read_draft(self.document.path, self.document.data)

    def undo(self) -> str:
        """Take the last change back and return what it was, empty if there was none."""
        if done := self.document.undo():
            self.read()
        return done

    def redo(self) -> str:
        """Make the last change that was taken back and return what it is, empty if there was none."""
        if done := self.document.redo():
            self.read()
        return done

    def take(self, text: str, done: str) -> None:
        """Take another text."""
        self.document.change(text, done)
        self.read()

    # --- values -----------------------------------------------------------------------------------------------

    def set(self, path: Location, value: Plain | Gone, done: str) -> None:
        """Set a value, or take it out; a value that a base has is taken out by ``null``."""
        self.take(self._set(self.document.text, path, value), done)

    def set_all(self, changes: Iterable[tuple[Location, Plain | Gone]], done: str) -> None:
        """Set some values as one change."""
        text = self.document.text
        for path, value in changes:
            text = self._set(text, path, value)
        self.take(text, done)

    def _set(self, text: str, path: Location, value: Plain | Gone) -> str:
        if not isinstance(value, Gone):
            return put(text, Change(path, value))
        if _at(self._base, path) is not None:
            return put(text, Change(path, None))
        return put(text, Change(path, GONE)) if has(text, path) else text

    @property
    def _base(self) -> Any:
        """Return the plain value of what the file extends, None if it extends nothing."""
        path = self.document.path
        top = parse_source(self.document.data, "").value
        name = top.get(EXTENDS) if isinstance(top, dict) else None
        folders = base_folders(path)
        base = base_path_of(name, path, folders) if isinstance(name, str) else None
        return None if base is None else read_extended(base, label_of, folders)[0].value

    # --- units ------------------------------------------------------------------------------------------------

    def place_unit(self, key: str, h: HexId, done: str) -> None:
        """Put a unit on a hex, from another or from a box off the map."""
        unit = self.draft.case.spec.units[key]
        changes: list[tuple[Location, Plain | Gone]] = [(("units", key, "at"), self.named(h))]
        if unit.box is not None:
            changes.append((("units", key, "box"), GONE))
        self.set_all(changes, done)

    def box_unit(self, key: str, box: str, done: str) -> None:
        """Put a unit into a box off the map."""
        changes: list[tuple[Location, Plain | Gone]] = [(("units", key, "box"), box)]
        if self.draft.case.spec.units[key].at is not None:
            changes.append((("units", key, "at"), GONE))
        self.set_all(changes, done)

    def named(self, h: HexId) -> str:
        """Return how a file calls a hex: by its place if it has one, else by its number."""
        board = self.draft.case.board
        return board.places[board.place_at[h]].id if h in board.place_at else board.grid.label(h)

    def set_arrival(self, key: str, turn: int, done: str) -> None:
        """Let a unit arrive on a turn, written as a day if it was; on the first turn it is there from the start."""
        case = self.draft.case
        before = case.spec.units[key].arrives
        if case.turns is not None and turn <= case.turns.first:
            self.set(("units", key, "arrives"), GONE, done)
        else:
            value = _day(case.days, turn) if isinstance(before, str) else turn
            self.set(("units", key, "arrives"), value, done)

    def add_unit(self, entry: dict[str, Plain], like: str, done: str) -> str:
        """Add a unit and return its key, which is made like another one."""
        key = self.free_key(like)
        self.set(("units", key), entry, done)
        return key

    def free_key(self, like: str) -> str:
        """Return a key that no unit has, like another one: with the next number, or with a number behind it."""
        taken = self.draft.case.spec.units
        match = NUMBER.search(like)
        start, number, end = (
            (like[: match.start()], int(match[1]), like[match.end() :]) if match else (f"{like}-", 1, "")
        )
        while (key := f"{start}{number}{end}") in taken:
            number += 1
        return key

    def copied(self, key: str) -> dict[str, Plain]:
        """Return the entry of a unit as it stands, with what a base says of it."""
        entry = self.draft.case.source.value["units"][key]
        return dict(entry)

    def remove_unit(self, key: str, done: str) -> None:
        """Take a unit out, also out of the lists of known units."""
        changes: list[tuple[Location, Plain | Gone]] = [(("units", key), GONE)]
        known = self.draft.case.spec.known
        for side in Side:
            listed = getattr(known, side.key)
            if isinstance(listed, list) and key in listed:
                changes.append(self._unlisted(("known", side.key), listed, key))
        self.set_all(changes, done)

    def _unlisted(self, path: Location, listed: list[str], word: str) -> tuple[Location, Plain | Gone]:
        """Return the change that takes a word out of a list; the whole list where only a base has it."""
        if has(self.document.text, path):
            return (*path, listed.index(word)), GONE
        rest: Plain = [other for other in listed if other != word]
        return path, rest

    # --- the ground -------------------------------------------------------------------------------------------

    def hold(self, hexes: Iterable[HexId], side: Side, done: str) -> None:
        """Let a side hold some hexes at the start; what is no ground is left out."""
        case = self.draft.case
        lists = {it: _words(getattr(case.spec.control, it.key)) for it in Side}
        label, region = case.board.grid.label, case.spec.control.by_region
        wanted = [h for h in hexes if case.board.is_ground(h) and case.holder[h] != side]
        out = [label(h) for h in wanted if label(h) in lists[side.enemy]]
        more = [
            label(h)
            for h in wanted
            if label(h) not in lists[side]
            and SIDE_OF.get(region.get(_region(case.board.regions, case.board.region[h]), "")) is not side
        ]
        text = self.document.text
        text = self._with_hexes(text, side.enemy, lists[side.enemy], without=out, more=[])
        text = self._with_hexes(text, side, lists[side], without=[], more=more)
        self.take(text, done)

    def _with_hexes(self, text: str, side: Side, words: Sequence[str], *, without: list[str], more: list[str]) -> str:
        if not without and not more:
            return text
        path: Location = ("control", side.key)
        if has(text, path):
            return with_words(text, path, without=without, more=more)
        listed = sorted((*(word for word in words if word not in without), *more), key=in_rows)
        return put(text, Change(path, " ".join(listed)))


def _can_be_shown(draft: Draft) -> bool:
    """Return whether the text is YAML to its end and names a map."""
    source = draft.case.source
    return source.readable and source.is_intact(("map",)) and draft.case.board.grid.size > 0


def _words(text: str) -> list[str]:
    return text.split()


def _region(regions: Sequence[str], index: int) -> str:
    return regions[index] if index >= 0 else ""


def _at(value: Any, path: Location) -> Any:
    """Return what a plain value has at a path, None if nothing."""
    for part in path:
        if not isinstance(value, dict) or part not in value:
            return None
        value = value[part]
    return value


def _day(days: Days | None, turn: int) -> str | int:
    """Return the first day of a turn, or its number where the calendar does not say."""
    return turn if days is None or not 0 < turn <= len(days.first) else days.first[turn - 1].isoformat()


def guarded(act: Callable[[], object]) -> str:
    """Do what changes a file and return why it could not be done, empty if it was."""
    try:
        act()
    except PatchError as error:
        return str(error)
    return ""
