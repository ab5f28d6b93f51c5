"""Files are written wholly or not at all."""

import os
from contextlib import suppress
from pathlib import Path

from game.errors import GameError


def write_whole(path: Path, text: str) -> None:
    """Write a text as UTF-8, as ``write_bytes_whole`` does."""
    write_bytes_whole(path, text.encode())


def write_bytes_whole(path: Path, data: bytes) -> None:
    """Write a file wholly or not at all: what was there before stays until the new one is safe on the disk."""
    draft = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with draft.open("wb") as stream:
            stream.write(data)
            stream.flush()
            os.fsync(stream.fileno())
        draft.replace(path)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise GameError(f"{path}: cannot be written: {error.strerror}") from None
