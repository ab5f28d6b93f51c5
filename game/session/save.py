"""Saved games in the user's folder: written so that a good one is never lost, a ring of autosaves, the list of them."""

from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

from game.data.writing import write_whole
from game.errors import GameError
from game.model.events.base import Event
from game.model.orders import Order
from game.model.state import GameState
from game.resources import user_folder
from game.session.gamefile import GameFile, file_text, read_game
from game.session.match import Match

RING = 10
QUICK = "quick"
_SUFFIX = ".json"


def saves_folder() -> Path:
    """Return where the user's saved games are kept."""
    return user_folder() / "saves"


@dataclass(frozen=True, slots=True)
class Entry:
    """A saved game in the list; ``trouble`` says why it cannot be read, and then ``game`` is None."""

    name: str
    path: Path
    saved_at: float  # seconds since 1970
    game: GameFile | None
    trouble: str


class SaveFolder:
    """The saved games of one folder."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = saves_folder() if folder is None else folder

    def path(self, name: str) -> Path:
        """Return the file of a saved game; GameError if the name cannot be one."""
        clean = name.strip()
        if not clean or clean.startswith(".") or any(letter in '/\\:*?"<>|' or letter < " " for letter in clean):
            raise GameError(f"{name!r} cannot be the name of a saved game: letters, digits, spaces, - and _ can")
        return self.folder / f"{clean}{_SUFFIX}"

    def save(self, match: Match, name: str) -> Path:
        """Save a match under a name and return its file."""
        path = self.path(name)
        write_whole(path, file_text(match))
        return path

    def quick_save(self, match: Match) -> Path:
        """Save a match in the one quick slot and return its file."""
        return self.save(match, QUICK)

    def autosave(self, match: Match) -> Path:
        """Save a match in the ring of autosaves, over the oldest when it is full, and return its file."""
        slots = [self.path(f"auto-{i:02d}") for i in range(1, RING + 1)]
        return self.save(match, min(slots, key=_age).stem)

    def entries(self) -> list[Entry]:
        """Return all saved games, newest first; those that cannot be read among them, with the reason."""
        found = [_entry(path) for path in sorted(self.folder.glob(f"*{_SUFFIX}")) if not path.name.startswith(".")]
        return sorted(found, key=lambda entry: (-entry.saved_at, entry.name))

    def latest(self) -> Entry | None:
        """Return the newest saved game that can be read, for *resume*."""
        return next((entry for entry in self.entries() if entry.game is not None), None)

    def delete(self, name: str) -> None:
        """Delete a saved game; nothing happens if there is none of this name."""
        with suppress(FileNotFoundError):
            self.path(name).unlink()


def _age(path: Path) -> tuple[int, str]:
    try:
        return path.stat().st_mtime_ns, path.name
    except OSError:
        return 0, path.name


def _entry(path: Path) -> Entry:
    game, trouble = None, ""
    try:
        game = read_game(path)
    except GameError as error:
        trouble = str(error)
    return Entry(path.stem, path, path.stat().st_mtime, game, trouble)


class Autosaver:
    """Saves a match whenever a human's phase begins or ends; ``trouble`` says why the last save failed, if it did."""

    def __init__(self, match: Match, folder: SaveFolder) -> None:
        self.match = match
        self.folder = folder
        self.trouble = ""
        self._clock = (match.state.turn, match.state.phase)
        match.listeners.append(self.notice)
        self._save()

    def notice(self, state: GameState, order: Order | None, events: Sequence[Event]) -> None:
        """Save if the phase has changed, to a human's or from one."""
        clock = (state.turn, state.phase)
        if clock == self._clock:
            return
        self._clock = clock
        from_human = order is not None and self.match.players[order.side] is None
        if from_human or self.match.human_decides:
            self._save()

    def _save(self) -> None:
        try:
            self.folder.autosave(self.match)
            self.trouble = ""
        except GameError as error:
            self.trouble = str(error)
