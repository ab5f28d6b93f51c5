"""Packs a scenario for others: it, what it extends, and its own map, rules and events, in one archive."""

from pathlib import Path

from game.data.archive import PARTS, write_archive
from game.data.extends import read_extended
from game.data.files import base_folders, home_of, sound_path
from game.data.library import label_of, load_scenario
from game.resources import scenarios_root


def pack_scenario(path: Path, target: Path) -> list[str]:
    """Write the archive of a sound scenario and return the names in it; ScenarioError with every defect otherwise.

    What the game ships is left out: whoever has the game has it.
    """
    load_scenario(path)
    path = sound_path(path)
    _, chain = read_extended(path, label_of, base_folders(path))
    shipped = scenarios_root().resolve()
    found = [file for file in chain if shipped not in file.resolve().parents]
    home = home_of(path)
    if home.resolve() != shipped:
        found += [file for part in PARTS for file in sorted((home / part).glob("*.yaml"))]
    names = {f"{file.parent.name}/{file.name}" if file.parent.name in PARTS else file.name: file for file in found}
    if path.name not in names:
        names[path.name] = path
    write_archive(target, {name: file.read_bytes() for name, file in names.items()})
    return sorted(names)
