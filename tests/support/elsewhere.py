"""A war that is not that of Korea: the shipped rules with other armies and places (``tests/scenarios/elsewhere``)."""

import re
import shutil
from pathlib import Path
from typing import Any

import yaml

from game.data.rules import FILES

ROOT = Path(__file__).parents[2]
ARMIES = {"KPA": "HIL", "CPV": "MTN", "ROK": "VAL", "USMC": "SEAMC", "US": "SEA", "CW": "ISL", "TURK": "ISLG"}
NAMED = re.compile(rf"\b(?:{'|'.join(ARMIES)})(?=\b|_)")
PLACES = {  # of the shipped rules, and what stands for them
    "pyongyang": "alba",
    "sinuiju": "alba",
    "seoul": "brig",
    "pusan": "cove",
    "inchon": "cove",
}
REGIONS = {"home_region": "uplands", "recruits_region": "lowlands", "bombing_region": "uplands", "region": "lowlands"}


def elsewhere(folder: Path) -> Path:
    """Put the scenario with its map and rules into a folder and return its file."""
    home = folder / "elsewhere"
    shutil.copytree(ROOT / "tests" / "scenarios" / "elsewhere", home)
    (home / "rules").mkdir()
    for file in FILES:
        rules = yaml.safe_load((ROOT / "scenarios" / "rules" / f"{file}.yaml").read_text(encoding="utf-8"))
        _prune(file, rules)
        text = yaml.safe_dump(_renamed(rules), allow_unicode=True, sort_keys=False, width=4000)
        (home / "rules" / f"{file}.yaml").write_text(text, encoding="utf-8")
    return home / "elsewhere.yaml"


def _prune(file: str, rules: dict[str, Any]) -> None:
    """Leave only those places and zones that the island has."""
    if file == "sources":
        rules["sources"] = {"alba": rules["sources"]["sinuiju"], "cove": rules["sources"]["pusan"]}
    elif file == "sites":
        rules["sites"] = {"strand": {**rules["sites"]["kunsan"], "at": "0607"}}
    elif file == "air":
        rules["bridge_sources"] = ["alba"]
        for wing in rules["wings"].values():
            wing["zones"] = ["vale"]
    elif file == "unit_types":
        rules["rail_hubs"] = {"communist": ["alba"], "un": ["cove"]}


def _renamed(value: Any, key: str = "") -> Any:
    """Return a value in which armies, their tables, places and regions have their other names."""
    if isinstance(value, dict):
        return {_name(inner): _renamed(entry, str(inner)) for inner, entry in value.items()}
    if isinstance(value, list):
        return [_renamed(entry, key) for entry in value]
    return (REGIONS[key] if value else value) if key in REGIONS else _name(value)


def _name(value: Any) -> Any:
    if not isinstance(value, str):
        return value
    return PLACES.get(value) or NAMED.sub(lambda found: ARMIES[found[0]], value)
