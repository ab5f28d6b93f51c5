"""Scenarios that extend another: what holds of the base, and where defects are told."""

import json
import shutil
from itertools import pairwise
from pathlib import Path

import jsonschema
import pytest
import yaml

from game.data.check import check_files
from game.data.extends import MAX_BASES
from game.data.library import load_scenario, read_scenario

ROOT = Path(__file__).parents[3]
TINY = ROOT / "tests" / "scenarios"
HEAD = "format: 1\nid: {id}\nextends: {base}\ntitle: Changed\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return a folder with the tiny scenario and its map, the current one."""
    shutil.copytree(TINY / "maps", tmp_path / "maps")
    shutil.copy(TINY / "tiny.yaml", tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


def put(folder: Path, name: str, text: str, base: str = "tiny") -> Path:
    path = folder / f"{name}.yaml"
    path.write_text(HEAD.format(id=name, base=base) + text, encoding="utf-8")
    return path


def told(path: Path) -> list[str]:
    return [str(problem) for problem in check_files([path])]


def test_what_is_not_said_holds_as_in_the_base(folder: Path) -> None:
    _, _, tiny = load_scenario(folder / "tiny.yaml")
    _, _, same = load_scenario(put(folder, "same", ""))
    assert (same.id, same.title) == ("same", "Changed")
    assert (same.units, same.setups, same.holder) == (tiny.units, tiny.setups, tiny.holder)
    assert same.digest != tiny.digest


def test_mappings_go_together_and_lists_are_replaced(folder: Path) -> None:
    """A unit keeps what is not said of it; the list of drafts is another one; a new unit comes last."""
    text = (
        "units:\n  R-1: {men: 5000}\n"
        "  R-2: {name: Reserve, short: R, army: ROK, toe: ROK_DIV, hq: R-HQ, at: southport, men: 4000, grade: 3}\n"
        "drafts: [{arrives: 3, army: US, unit: U-1, men: 100}]\n"
    )
    _, _, changed = load_scenario(put(folder, "changed", text))
    _, _, tiny = load_scenario(folder / "tiny.yaml")
    assert [unit.key for unit in changed.units] == [*(unit.key for unit in tiny.units), "R-2"]
    guards = next(setup for setup in changed.setups if changed.units[setup.unit].key == "R-1")
    assert (guards.men, guards.guns, guards.q, guards.e) == (5000, 15, 850, 1)
    assert [draft.men for draft in changed.drafts] == [100]


def test_null_takes_a_key_out(folder: Path) -> None:
    text = "units: {U-1: null}\ndrafts: []\nearly: ~\n"
    _, _, changed = load_scenario(put(folder, "changed", text))
    assert "U-1" not in [unit.key for unit in changed.units]
    assert changed.early_goals == ()


def test_what_is_expected_of_the_base_is_not_expected_of_what_changes_it(folder: Path) -> None:
    """PRODUCT P-33: a what-if is there to come out differently."""
    text = (folder / "tiny.yaml").read_text("utf-8") + 'expectations: [{text: "x", wins: un, most: 50}]\n'
    (folder / "tiny.yaml").write_text(text, "utf-8")
    assert len(load_scenario(folder / "tiny.yaml")[2].expectations) == 1
    assert load_scenario(put(folder, "changed", "baseline: 1\n"))[2].expectations == ()


def test_only_files_that_extend_may_hold_null(folder: Path) -> None:
    text = (folder / "tiny.yaml").read_text(encoding="utf-8").replace("baseline: 5", "baseline: null")
    (folder / "tiny.yaml").write_text(text, encoding="utf-8")
    assert told(folder / "tiny.yaml") == [
        "tiny.yaml:34:11: baseline: has no value; give one or leave the key out",
    ]


def test_defects_are_told_where_they_stand(folder: Path) -> None:
    """In the file that says it: the base's own in the base, a new reference to what is gone in the new file."""
    text = (folder / "tiny.yaml").read_text(encoding="utf-8").replace("toe: ROK_DIV", "toe: ROK_DVI")
    (folder / "tiny.yaml").write_text(text, encoding="utf-8")
    path = put(folder, "changed", "units:\n  R-1: {men: many}\n  K-HQ: null\n  K-9: null\n")
    assert told(path) == [
        "changed.yaml:6:14: units.R-1.men: must be a whole number, not 'many'",
        "changed.yaml:8:8: units.K-9: there is nothing to take out here",
        f"tiny.yaml:{place(folder, 'K-1', 'hq: ')}: units.K-1.hq: no unit 'K-HQ' (did you mean 'U-HQ'?)",
        (
            f"tiny.yaml:{place(folder, 'R-1', 'toe: ')}: units.R-1.toe: no table of organization 'ROK_DVI'"
            " (did you mean 'ROK_DIV'?)"
        ),
    ]


def place(folder: Path, unit: str, key: str) -> str:
    """Return line and column of a value of a unit that stands on one line."""
    lines = (folder / "tiny.yaml").read_text(encoding="utf-8").splitlines()
    line = next(i for i, text in enumerate(lines) if text.startswith(f"  {unit}:"))
    return f"{line + 1}:{lines[line].index(key) + len(key) + 1}"


def test_a_base_may_have_a_base(folder: Path) -> None:
    put(folder, "one", "baseline: 7\nunits: {R-1: {men: 5000}}\n")
    _, _, two = load_scenario(put(folder, "two", "units: {R-1: {guns: 3}}\n", base="one"))
    guards = next(setup for setup in two.setups if two.units[setup.unit].key == "R-1")
    assert (two.baseline, guards.men, guards.guns) == (7, 5000, 3)


def test_circles_are_told(folder: Path) -> None:
    put(folder, "one", "", base="two")
    path = put(folder, "two", "", base="one")
    assert told(path) == ["one.yaml:3:10: extends: goes round in a circle: two - one - two"]
    assert told(put(folder, "three", "", base="three")) == ["three.yaml:3:10: extends: a scenario cannot extend itself"]


def test_a_chain_has_an_end(folder: Path) -> None:
    names = ["tiny", *(f"step_{number}" for number in range(1, MAX_BASES + 2))]
    paths = [put(folder, name, "", base=base) for base, name in pairwise(names)]
    assert told(paths[-2]) == []
    assert told(paths[-1]) == [
        f"step_1.yaml:3:10: extends: more than {MAX_BASES} scenarios extend each other",
    ]


def test_a_change_of_the_base_is_seen(folder: Path) -> None:
    """The digest covers all files involved."""
    path = put(folder, "changed", "")
    _, _, before = load_scenario(path)
    text = (folder / "tiny.yaml").read_text(encoding="utf-8")
    (folder / "tiny.yaml").write_text(text.replace("baseline: 5", "baseline: 17"), encoding="utf-8")
    _, _, after = load_scenario(path)
    assert (before.baseline, after.baseline) == (5, 17)
    assert before.digest != after.digest


def test_what_ifs_find_the_scenario_in_the_folder_around_theirs(folder: Path) -> None:
    (folder / "what_if").mkdir()
    _, _, changed = load_scenario(put(folder / "what_if", "less", "baseline: 1\n"))
    assert changed.baseline == 1


def test_an_unreadable_base_is_the_only_defect(folder: Path) -> None:
    (folder / "tiny.yaml").write_text("format: [1\n", encoding="utf-8")
    problems = read_scenario(put(folder, "changed", "")).problems
    assert {problem.where.file for problem in problems} == {"tiny.yaml"}


def test_the_schema_wants_less_of_a_file_that_extends() -> None:
    schema = json.loads((ROOT / "scenarios" / "schema" / "scenario.schema.json").read_text(encoding="utf-8"))
    text = HEAD.format(id="changed", base="tiny") + "units: {U-1: null, R-1: {men: 5000}}\n"
    jsonschema.validate(yaml.safe_load(text), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text.replace("extends: tiny", "baseline: 3")), schema)
    with pytest.raises(jsonschema.ValidationError):
        jsonschema.validate(yaml.safe_load(text.replace("men: 5000", "mens: 5000")), schema)
