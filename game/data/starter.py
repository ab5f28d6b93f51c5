"""New scenarios for authors to start from: out of the template, as a change of another scenario, or as its copy."""

import re
import shutil
from pathlib import Path

from game.data.archive import PARTS
from game.data.files import entries, home_of, sound_path
from game.data.forms import ID_PATTERN
from game.data.library import find_scenario, read_scenario
from game.data.schema import write_schemas
from game.data.shape import plain_id
from game.errors import GameError, ScenarioError
from game.model.scenario import Scenario
from game.resources import scenarios_root

TEMPLATE = "template"
SCHEMA = re.compile(r"\$schema=\S*/([a-z]+\.schema\.json)")
_BASED = """# yaml-language-server: $schema=schema/scenario.schema.json
# A change of {base}: whatever is not said here is as there. Keys with values go together, key by key; a list or a plain
# value replaces that of the base whole; null takes a key out. Take the # away from what you change.
format: 1
id: {name}
extends: {base}
title: "{title}"

briefing:
  summary: >-
    What is different here, in two sentences.

#turns: {{first: {first}, last: {last}}}

units:
  {unit}: {{men: {men}}}  # {long}: its other values stay
#  {other}: null  # not there at all

baseline: {baseline}  # points of the communist side less those of the UN that make a draw
"""


def new_scenario(name: str, folder: Path) -> Path:
    """Write a commented scenario with a map of its own and return its file."""
    home = _made(name, folder)
    source = scenarios_root() / TEMPLATE
    _copy(source / f"{TEMPLATE}.yaml", home / f"{name}.yaml", TEMPLATE, name)
    _copy(source / "maps" / f"{TEMPLATE}.yaml", home / "maps" / f"{name}.yaml", TEMPLATE, name)
    return _finished(home, name)


def changed_scenario(name: str, folder: Path, base: str) -> Path:
    """Write a scenario that extends a shipped one and return its file."""
    path = find_scenario(base)
    if path.resolve().parent not in (scenarios_root().resolve(), (scenarios_root() / "what_if").resolve()):
        raise GameError(f"only shipped scenarios can be extended from elsewhere; --whole copies {base}")
    text = _based(name, _sound(path))
    home = _made(name, folder)
    (home / f"{name}.yaml").write_text(text, encoding="utf-8", newline="\n")
    return _finished(home, name)


def copied_scenario(name: str, folder: Path, base: str) -> Path:
    """Write a copy of a scenario, with its map, rules and events where these are its own, and return its file."""
    path = find_scenario(base)
    scenario = _sound(path)
    path = sound_path(path)
    home = _made(name, folder)
    _copy(path, home / f"{name}.yaml", scenario.id, name)
    if home_of(path).resolve() != scenarios_root().resolve():
        for part in PARTS:
            if (home_of(path) / part).is_dir():
                shutil.copytree(home_of(path) / part, home / part, ignore=shutil.ignore_patterns("schema"))
    return _finished(home, name)


def _sound(path: Path) -> Scenario:
    loaded = read_scenario(path)
    if loaded.scenario is None:
        raise ScenarioError(list(loaded.problems))
    return loaded.scenario


def _made(name: str, folder: Path) -> Path:
    """Make the folder of a new scenario and return it; GameError if the name is none, or taken."""
    if not re.match(ID_PATTERN, name):
        raise GameError(f"'{name}' is no name for a scenario: lower-case letters, digits, _{plain_id(name)}")
    if name in [TEMPLATE, *(entry.id for entry in entries())]:
        raise GameError(f"there is a scenario '{name}' already")
    home = folder / name
    try:
        home.mkdir(parents=True)
    except FileExistsError:
        raise GameError(f"{home} is there already") from None
    except OSError as error:
        raise GameError(f"{home}: cannot be made: {error.strerror}") from None
    return home


def _copy(source: Path, target: Path, old: str, new: str) -> None:
    """Copy a file under another id; what else carries the old one in its comments follows."""
    text = source.read_text(encoding="utf-8")
    if old == TEMPLATE:
        text = text.replace(old, new).replace('title: "The river"', f'title: "{_title(new)}"')
    else:
        text = re.sub(rf"^id: {re.escape(old)}\b", f"id: {new}", text, count=1, flags=re.MULTILINE)
    up = "../" * (target.parent.name == "maps")
    target.parent.mkdir(exist_ok=True)
    target.write_text(SCHEMA.sub(rf"$schema={up}schema/\1", text, count=1), encoding="utf-8", newline="\n")


def _finished(home: Path, name: str) -> Path:
    """Write the schemas that editors use beside a new scenario; return its file."""
    write_schemas(scenarios_root() / "rules", home / "schema")
    return home / f"{name}.yaml"


def _title(name: str) -> str:
    return name.replace("_", " ").capitalize()


def _based(name: str, base: Scenario) -> str:
    fighters = [spec for spec in base.units if not spec.toe.is_hq]
    first, other = fighters[0], fighters[-1]
    return _BASED.format(
        name=name,
        base=base.id,
        title=_title(name),
        first=base.first_turn,
        last=base.last_turn,
        unit=first.key,
        men=base.setups[first.id].men,
        long=first.name,
        other=other.key,
        baseline=base.baseline,
    )
