"""A scenario file that is being edited: its text, what was done to it, and what of it is on the disk (PRODUCT P-34).

Nothing is written but by ``save``, and never over what somebody else has written meanwhile. What has not been saved is
kept apart by ``keep``, for the next time the file is opened.
"""

import hashlib
import json
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from pathlib import Path

from game.data.writing import write_bytes_whole, write_whole
from game.errors import GameError
from game.resources import user_folder

BOM = b"\xef\xbb\xbf"
MOST_STEPS = 500


class Disk(Enum):
    """How the file on the disk stands to what was last read or written here."""

    SAME = auto()
    CHANGED = auto()
    GONE = auto()


@dataclass(frozen=True, slots=True)
class Step:
    """A text of the file, and what was done to make it, in words."""

    text: str
    done: str


class Document:
    """The text of a file with its history; GameError at the opening if the file cannot be read as text."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._target = path.resolve()  # a link stays one
        self.base = self._read()
        self._bom = self.base.startswith(BOM)
        self._breaks = "\r\n" if _has_only_crlf(self.base) else "\n"
        self._steps = [Step(self._decoded(self.base), "")]
        self._at = 0
        self._keeps = False  # whether anything has been kept since the opening

    # --- what it says -----------------------------------------------------------------------------------------

    @property
    def text(self) -> str:
        """Return the text as it is now, lines ending in a line feed where all end alike."""
        return self._steps[self._at].text

    @property
    def data(self) -> bytes:
        """Return the text as it will be on the disk: what was not changed to the byte as it was."""
        return self._encoded(self.text)

    @property
    def is_saved(self) -> bool:
        """Return whether the text is what was last read or written."""
        return self.data == self.base

    # --- what was done ----------------------------------------------------------------------------------------

    def change(self, text: str, done: str) -> None:
        """Take another text, which can be undone; ``done`` says in words what was done."""
        if text != self.text:
            self._steps = [*self._steps[: self._at + 1][-MOST_STEPS:], Step(text, done)]
            self._at = len(self._steps) - 1

    @property
    def undoable(self) -> str:
        """Return what can be undone, in words; empty if there is nothing."""
        return self._steps[self._at].done if self._at else ""

    @property
    def redoable(self) -> str:
        """Return what can be done again, in words; empty if there is nothing."""
        return self._steps[self._at + 1].done if self._at + 1 < len(self._steps) else ""

    def undo(self) -> str:
        """Take the last change back and return what it was."""
        done = self.undoable
        self._at -= bool(done)
        return done

    def redo(self) -> str:
        """Make the last change that was taken back and return what it is."""
        done = self.redoable
        self._at += bool(done)
        return done

    # --- the disk ---------------------------------------------------------------------------------------------

    def disk(self) -> Disk:
        """Return how the file on the disk stands to what was last read or written here."""
        try:
            return Disk.SAME if self._target.read_bytes() == self.base else Disk.CHANGED
        except OSError:
            return Disk.GONE

    def save(self) -> None:
        """Write the file, wholly or not at all; GameError if that fails, or if somebody else has changed it."""
        if self.disk() is Disk.CHANGED:
            raise GameError(f"{self.path}: has been changed by another program")
        data = self.data
        write_bytes_whole(self._target, data)
        self.base = data
        self.forget()

    def take_theirs(self, done: str) -> None:
        """Take over what another program has written, as a change that can be undone."""
        base = self._read()
        text = self._decoded(base)
        self.base, self._bom = base, base.startswith(BOM)
        self._breaks = "\r\n" if _has_only_crlf(base) else "\n"
        self.change(text, done)

    def keep_mine(self) -> None:
        """Let the next ``save`` write over what another program has written."""
        self.base = self._target.read_bytes() if self._target.is_file() else self.base

    # --- what is left of a crash ------------------------------------------------------------------------------

    @property
    def spare(self) -> Path:
        """Return where changes are kept that have not been saved."""
        name = hashlib.blake2b(str(self._target).encode(), digest_size=8).hexdigest()
        return user_folder() / "recovery" / f"{self.path.stem}-{name}.json"

    def keep(self) -> None:
        """Keep what has not been saved, for the case of a crash; GameError if it cannot be written."""
        if not self.is_saved:
            write_whole(self.spare, json.dumps({"file": str(self._target), "text": self.text}, ensure_ascii=False))
            self._keeps = True
        elif self._keeps:  # what an earlier crash has left is not thrown away unasked
            self.forget()

    def forget(self) -> None:
        """Throw away what was kept."""
        with suppress(OSError):
            self.spare.unlink()

    def kept(self) -> str | None:
        """Return the text that was kept when the file was last left without saving, None if there is no other."""
        try:
            text = json.loads(self.spare.read_text(encoding="utf-8"))["text"]
        except (OSError, ValueError, LookupError, TypeError):
            return None
        return text if isinstance(text, str) and text != self.text else None

    # --- bytes ------------------------------------------------------------------------------------------------

    def _read(self) -> bytes:
        try:
            return self._target.read_bytes()
        except OSError as error:
            raise GameError(f"{self.path}: cannot be read: {error.strerror}") from None

    def _decoded(self, data: bytes) -> str:
        try:
            text = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise GameError(f"{self.path}: not UTF-8 text; save the file as UTF-8") from None
        return text.replace("\r\n", "\n") if _has_only_crlf(data) else text

    def _encoded(self, text: str) -> bytes:
        data = text.replace("\n", self._breaks).encode() if self._breaks != "\n" else text.encode()
        return BOM + data if self._bom else data


def _has_only_crlf(data: bytes) -> bool:
    breaks = data.count(b"\n")
    return breaks > 0 and data.count(b"\r\n") == breaks == data.count(b"\r")
