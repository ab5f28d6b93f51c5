"""Where scenarios, maps and rules lie: the shipped ones, the user's own, and what a scenario finds beside itself."""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from game.data.archive import ARCHIVE, unpacked
from game.resources import scenarios_root, user_folder

Stamp = tuple[int, ...]  # when files were last written
WHAT_IF = "what_if"  # the folder of scenarios that change one thing of another


@dataclass(frozen=True)
class Entry:
    """A scenario of the library: a file, or an archive with one."""

    id: str
    path: Path
    own: bool  # the user's, not shipped
    what_if: bool = False  # changes one thing of another scenario


def entries() -> list[Entry]:
    """Return all scenarios, the shipped ones first, each by id, what-ifs after the others.

    The user's own may also lie in a folder of their name, with their maps and rules, or in an archive of such a folder.
    """
    own = user_folder() / "scenarios"
    found = [
        Entry(path.stem, path, is_own, part == WHAT_IF)
        for folder, is_own in ((scenarios_root(), False), (own, True))
        for part in ("", WHAT_IF)
        for path in sorted((folder / part).glob("*.yaml"))
    ]
    apart = [path for path in sorted(own.glob("*/*.yaml")) if path.stem == path.parent.name != WHAT_IF]
    found += [Entry(path.stem, path, own=True) for path in (*apart, *sorted(own.glob(f"*{ARCHIVE}")))]
    return found


def sound_path(path: Path) -> Path:
    """Return the scenario file of a path: that in it if it is an archive; GameError if that cannot be read."""
    return unpacked(path) if path.suffix == ARCHIVE else path


def home_of(path: Path) -> Path:
    """Return the folder a scenario belongs to; that of what-ifs is the one around theirs."""
    return path.parent.parent if path.parent.name == WHAT_IF else path.parent


def map_path_of(path: Path, name: str) -> Path:
    """Return the file of the map a scenario names: under ``maps`` beside it, else shipped."""
    beside = home_of(path) / "maps" / f"{name}.yaml"
    return beside if beside.is_file() else scenarios_root() / "maps" / f"{name}.yaml"


def base_folders(path: Path) -> list[Path]:
    """Return where a scenario looks for the one that it extends: beside it, at home, among the shipped ones."""
    return list(dict.fromkeys((path.parent, home_of(path), scenarios_root(), scenarios_root() / WHAT_IF)))


def base_path_of(name: str, path: Path, folders: Sequence[Path]) -> Path | None:
    """Return the first file of a scenario's name that is not the one which extends it."""
    files = (folder / f"{name}.yaml" for folder in folders)
    return next((file for file in files if file.is_file() and file.resolve() != path.resolve()), None)


def stamp(path: Path) -> Stamp:
    """Return when a file was last written and how large it is; zeros if it is not there."""
    try:
        status = path.stat()
    except OSError:
        return (0, 0)
    return (status.st_mtime_ns, status.st_size)
