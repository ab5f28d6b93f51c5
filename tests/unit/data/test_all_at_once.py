"""PRODUCT P-31: the defects of shape, of names and of meaning come out together, and no defect causes another line."""

import copy
import json
import shutil
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from game.data.check import check_files
from game.data.source import parse_source

TINY = Path(__file__).parents[2] / "scenarios"
SHIPPED = Path(__file__).parents[3] / "scenarios"
SHORT_NAME = "must be a short name in lower case: letters, digits, _"
Trail = tuple[str | int, ...]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the current folder with the tiny scenario, its map and rules of its own."""
    (tmp_path / "maps").mkdir()
    shutil.copy(TINY / "tiny.yaml", tmp_path)
    shutil.copy(TINY / "maps" / "tiny.yaml", tmp_path / "maps")
    shutil.copytree(SHIPPED / "rules", tmp_path / "rules")
    monkeypatch.chdir(tmp_path)
    return tmp_path


def change(path: Path, *changes: tuple[str, str]) -> None:
    """Replace texts of a file, each at its first place; every one must be there."""
    text = path.read_text(encoding="utf-8")
    for old, new in changes:
        assert old in text
        text = text.replace(old, new, 1)
    path.write_text(text, encoding="utf-8")


def told(*paths: Path) -> list[str]:
    """Return the lines that a check of some files prints."""
    return [str(problem) for problem in check_files(list(paths))]


def test_defects_of_shape_names_and_meaning_come_together(folder: Path) -> None:
    change(
        folder / "tiny.yaml",
        ("id: tiny", "id: Tiny Land"),
        ("turns: {first: 1, last: 4}", "turns: {first: 5, last: 3}"),
        ("  difficulty:", "  dificulty:"),
        ("at: northtown", "at: nortown"),
        ("army: KPA, toe: KPA_DIV_SOV", "army: KPAA, toe: KPA_DIV_SO"),
        ("men: 9000", "men: many"),
        ('"0202", men', "0202, men"),
        ("guns: 15, q: 0.85", "q: 0.85, grade: 4"),
    )
    assert told(folder / "tiny.yaml") == [
        f"tiny.yaml:3:5: id: {SHORT_NAME}, not 'Tiny Land' (did you mean 'tiny_land'?)",
        "tiny.yaml:6:25: turns.last: turn 3 is before the first, 5",
        "tiny.yaml:13:3: briefing.dificulty: unknown key (did you mean 'difficulty'?)",
        "tiny.yaml:20:63: units.K-HQ.at: no place 'nortown' on the map (did you mean 'northtown'?)",
        "tiny.yaml:21:51: units.K-1.army: no army 'KPAA' (did you mean 'KPA'?)",
        "tiny.yaml:21:62: units.K-1.toe: no table of organization 'KPA_DIV_SO' (did you mean 'KPA_DIV_SOV'?)",
        'tiny.yaml:23:72: units.R-1.at: 0202 is octal for some readers; put it in quotes: "0202"',
        "tiny.yaml:23:83: units.R-1.men: must be a whole number, not 'many'",
        "tiny.yaml:23:92: units.R-1.q: give either 'grade' or 'q'",
    ]


def test_what_is_in_a_misspelled_section_is_looked_at(folder: Path) -> None:
    change(folder / "tiny.yaml", ("briefing:", "breifing:"), ("communist: 2, un: 2", "communist: 2, un: 9"))
    assert told(folder / "tiny.yaml") == [
        "tiny.yaml:8:1: breifing: unknown key (did you mean 'briefing'?)",
        "tiny.yaml:13:34: briefing.difficulty.un: must be at most 5, not 9",
    ]


def test_defects_of_all_files_come_together(folder: Path) -> None:
    change(folder / "rules" / "armies.yaml", ("side: communist", "side: red"))
    change(folder / "rules" / "combat.yaml", ("killed_pm: 250", "killed_pm: 260"))
    change(folder / "maps" / "tiny.yaml", ("tier: 1", "tier: 9"), ('"0200 0201 0202', '"0200 0202'))
    change(folder / "tiny.yaml", ("place: southport", "place: southprot"))
    assert [line.split(": ", 1)[0] for line in told(folder / "tiny.yaml")] == [
        "maps/tiny.yaml:25:57",
        "maps/tiny.yaml:34:51",
        "rules/armies.yaml:11:11",
        "rules/combat.yaml:94:12",
        "tiny.yaml:32:17",
    ]


@pytest.mark.parametrize("file", ["rules/unit_types.yaml", "rules/armies.yaml", "rules/terrain.yaml", "maps/tiny.yaml"])
def test_an_unreadable_file_hides_nothing_and_causes_nothing(file: str, folder: Path) -> None:
    (folder / file).write_text("a: [\n", encoding="utf-8")
    change(folder / "tiny.yaml", ("hq: K-HQ", "hq: K-QH"), ("q: 0.85", "q: 8.5"))
    assert told(folder / "tiny.yaml") == [
        f"{file}:2:1: not valid YAML: expected a value here; a bracket or quote may not be closed",
        "tiny.yaml:21:78: units.K-1.hq: no unit 'K-QH' (did you mean 'K-HQ'?)",
        "tiny.yaml:23:104: units.R-1.q: must be at most 1.4, not 8.5",
    ]


@pytest.mark.parametrize(
    ("file", "old", "new", "line"),
    [
        (
            "armies",
            "capital: pyongyang",
            "capital: pyongyan",
            "rules/armies.yaml:23:14: armies.KPA.capital: no place 'pyongyan' on any map (did you mean 'pyongyang'?)",
        ),
        (
            "morale",
            "region: south",
            "region: soth",
            "rules/morale.yaml:61:51: rows.kpa_cut_off.region: no region 'soth' on any map (did you mean 'south'?)",
        ),
        (
            "air",
            "zones: [chongchon_sinuiju]",
            "zones: [chongchon_sinuju]",
            (
                "rules/air.yaml:41:13: wings.mig_limited.zones.0: no zone 'chongchon_sinuju' on any map"
                " (did you mean 'chongchon_sinuiju'?)"
            ),
        ),
        (
            "sources",
            "place: pusan",
            "place: pusann",
            "rules/sources.yaml:88:12: sources.pusan.place: no place 'pusann' on any map (did you mean 'pusan'?)",
        ),
    ],
)
def test_rules_name_places_and_regions_of_some_map(file: str, old: str, new: str, line: str, folder: Path) -> None:
    change(folder / "rules" / f"{file}.yaml", (old, new))
    assert told(folder / "rules" / f"{file}.yaml") == [line]
    (folder / "maps" / "tiny.yaml").write_text("a: [\n", encoding="utf-8")
    assert told(folder / "rules" / f"{file}.yaml") == []  # the place may be on the map that cannot be read


def written(value: Any) -> str:
    """Return a value as YAML."""
    if isinstance(value, dict):
        keys = {key: str(key) if isinstance(key, int) else json.dumps(key) for key in value}
        return "{" + ", ".join(f"{keys[key]}: {written(inner)}" for key, inner in value.items()) + "}"
    if isinstance(value, list):
        return "[" + ", ".join(map(written, value)) + "]"
    return json.dumps(value)


def trails(value: Any, before: Trail = ()) -> Iterator[Trail]:
    """Yield the path of every value within a value."""
    inner = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    for key, part in inner:
        yield (*before, key)
        yield from trails(part, (*before, key))


def with_value(value: Any, trail: Trail, new: object) -> Any:
    """Return a copy with another value at a path."""
    made = copy.deepcopy(value)
    inner = made
    for part in trail[:-1]:
        inner = inner[part]
    inner[trail[-1]] = new
    return made


STRANGE: tuple[object, ...] = ([[]], {"zz": {}}, "Zz zz!", -77_777)
WHOLE = ("units", "legend")  # what is put in place of these is looked at as an entry of theirs


@pytest.mark.parametrize("file", ["tiny.yaml", "maps/tiny.yaml", "rules/armies.yaml", "rules/unit_types.yaml"])
def test_a_broken_value_causes_no_other_line(file: str, folder: Path) -> None:
    """Each value of a file is broken in turn: everything told is told of it, whatever else rests on it."""
    whole = parse_source((folder / file).read_bytes(), file).value
    every = 1 if "tiny" in file else 40  # some of the rules: all of them take minutes
    for number, trail in enumerate(trails(whole)):
        if trail[-1] in WHOLE or number % every:
            continue
        (folder / file).write_text(written(with_value(whole, trail, STRANGE[number % len(STRANGE)])), encoding="utf-8")
        for problem in check_files([folder / file, folder / "tiny.yaml"]):
            field = problem.field.replace("legend..", "legend.dot").split(".")
            path = [str(part) if part != "." else "dot" for part in trail]
            common = min(len(field), len(path))
            assert (problem.where.file, field[:common]) == (file, path[:common]), (trail, str(problem))
