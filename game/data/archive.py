"""A scenario with its maps, rules and events in one file: written the same for the same files, unpacked to be read."""

import hashlib
import os
import shutil
import zipfile
from collections.abc import Mapping
from contextlib import suppress
from pathlib import Path, PurePosixPath

from game.errors import GameError
from game.resources import cache_folder

ARCHIVE = ".zip"
MAX_FILES = 100
MAX_BYTES = 20_000_000  # unpacked
PARTS = ("maps", "rules", "events")  # folders an archive may have
OLDEST = (1980, 1, 1, 0, 0, 0)  # the date of every file in an archive


def write_archive(target: Path, files: Mapping[str, bytes]) -> None:
    """Write files, by their names inside, as an archive: wholly or not at all, the same bytes for the same files."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with zipfile.ZipFile(draft, "w", zipfile.ZIP_DEFLATED) as archive:
            for name in sorted(files):
                entry = zipfile.ZipInfo(name, OLDEST)
                entry.external_attr = 0o644 << 16
                entry.create_system = 3
                archive.writestr(entry, files[name], zipfile.ZIP_DEFLATED)
        draft.replace(target)
    except OSError as error:
        with suppress(OSError):
            draft.unlink()
        raise GameError(f"{target}: cannot be written: {error.strerror}") from None


def unpacked(path: Path) -> Path:
    """Return the scenario file of an archive, which is unpacked into the cache; GameError says why it cannot be."""
    try:
        data = path.read_bytes()
    except OSError as error:
        raise GameError(f"cannot be read: {error.strerror}") from None
    folder = _shelf() / hashlib.blake2b(data, digest_size=8).hexdigest() / path.name
    scenario = folder / f"{path.stem}.yaml"
    if not scenario.is_file():
        _unpack(path, folder)
    return scenario


def label_in_archive(path: Path) -> str | None:
    """Return how messages name a file that was unpacked, by its archive; None for other files."""
    try:
        return PurePosixPath(*path.relative_to(_shelf()).parts[1:]).as_posix()
    except ValueError:
        return None


def _shelf() -> Path:
    return cache_folder() / "unpacked"


def _unpack(path: Path, folder: Path) -> None:
    """Write the files of an archive to a folder, which appears only when it is whole."""
    draft = folder.with_name(f".{os.getpid()}.part")
    try:
        with zipfile.ZipFile(path) as archive:
            names = _sound_names(path, archive)
            for name in names:
                target = draft / name
                target.parent.mkdir(parents=True, exist_ok=True)
                target.write_bytes(archive.read(name))
        if not folder.is_dir():
            draft.replace(folder)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, EOFError) as error:
        raise GameError(f"no archive that can be read: {error}") from None
    except OSError as error:
        raise GameError(f"cannot be unpacked: {error.strerror or error}") from None
    finally:
        shutil.rmtree(draft, ignore_errors=True)


def _sound_names(path: Path, archive: zipfile.ZipFile) -> list[str]:
    """Return the files to unpack; GameError if anything else is in the archive."""
    entries = [entry for entry in archive.infolist() if not entry.is_dir()]
    if len(entries) > MAX_FILES or sum(entry.file_size for entry in entries) > MAX_BYTES:
        raise GameError(f"more than {MAX_FILES} files or {MAX_BYTES:,} bytes")
    for entry in entries:
        parts = PurePosixPath(entry.filename).parts
        inside = len(parts) == 1 or (len(parts) == 2 and parts[0] in PARTS)
        if not inside or not entry.filename.endswith(".yaml") or "\\" in entry.filename or ":" in entry.filename:
            raise GameError(f"'{entry.filename}' has no place in the archive of a scenario")
    names = [entry.filename for entry in entries]
    if f"{path.stem}.yaml" not in names:
        raise GameError(f"holds no {path.stem}.yaml; an archive is called like its scenario")
    return names
