"""The shipped rules files load, and hold the numbers of the rules."""

import re
from pathlib import Path

import pytest

from game.data.authored import DIVISORS
from game.data.rules import FILES, adapter, load_ruleset
from game.errors import ScenarioError
from game.model.ids import MovementClass, Road, Trait
from game.model.ruleset import IMPASSABLE, Ruleset
from tools import tables

FOLDER = Path(__file__).parents[3] / "scenarios" / "rules"


@pytest.fixture(scope="module")
def rules() -> Ruleset:
    return load_ruleset(FOLDER)


def test_terrain_is_that_of_rule_2(rules: Ruleset) -> None:
    """Rules 2.1 and 2.2: mountains stop vehicles, a primary road costs one point for all."""
    mountain = rules.terrain.types[2]
    assert mountain.cost_tenths == (30, 25, IMPASSABLE, IMPASSABLE)
    assert mountain.closed
    assert rules.terrain.road_cost_tenths[Road.PRIMARY] == (10, 10, 10, 10)
    assert rules.terrain.rail_march == Road.TRACK


def test_tables_of_organization_are_those_of_rule_3_4(rules: Ruleset) -> None:
    """Rule 3.4: ROK divisions get 24 guns from turn 16; KPA infantry marches at night."""
    toes = {toe.id: toe for toe in rules.units.toes}
    assert [toes["ROK_DIV"].guns_on(turn) for turn in (1, 15, 16)] == [15, 15, 24]
    assert toes["KPA_DIV_SOV"].traits == Trait.NIGHT
    assert toes["KPA_TK_RGT"].movement == MovementClass.TRACKED
    assert [army.id for army in rules.armies] == ["KPA", "CPV", "ROK", "US", "CW"]


def test_no_rule_divides_by_zero() -> None:
    """A value that rules divide by is 1 or more in every file that passes."""
    code = "".join(path.read_text(encoding="utf-8") for path in (FOLDER.parents[1] / "game").glob("[ars]*/**/*.py"))
    known = {key for file in FILES for key in keys_of(adapter(file).json_schema())}
    divisors = {
        name for name in re.findall(r"(?://|%) [\w.]+\.(\w+)", code) if name in known and name not in ("armies", "men")
    }
    assert sorted(divisors - DIVISORS) == []


def keys_of(node: object) -> list[str]:
    """Return the name of every property in a schema."""
    if isinstance(node, list):
        return [key for inner in node for key in keys_of(inner)]
    if not isinstance(node, dict):
        return []
    return [*node.get("properties", {}), *(key for inner in node.values() for key in keys_of(inner))]


def test_chances_add_up(rules: Ruleset) -> None:
    """Rules 7.4, 8.5, 11: what is split is split without a rest."""
    for month in rules.weather.chances_pm[6:]:
        assert [sum(row) for row in month] == [1000, 1000]
    for row in rules.morale.rows:
        assert row.escape_pm + row.guerrilla_pm + row.prisoner_pm + row.killed_pm == 1000
    assert rules.combat.killed_pm + rules.combat.wounded_pm + rules.combat.missing_pm == 1000


def test_tables_are_current() -> None:
    """Rule 1.6: the committed tables are those the tool writes from combat.yaml."""
    assert (FOLDER / "tables.yaml").read_text(encoding="utf-8") == tables.text(FOLDER)


def test_tables_have_known_values(rules: Ruleset) -> None:
    """Rule 1.6: ratio 7555 is 2.022, the middle rolls draw nothing."""
    assert rules.tables.ln_milli[7555 - 50] == 2022
    assert rules.tables.ln_milli[1000 - 50] == 0
    assert (rules.tables.logit_milli[499], rules.tables.logit_milli[500]) == (-1, 1)
    assert rules.tables.loss_attacker_bp[80] == 10_000
    assert len(rules.tables.loss_defender_bp) == 181


def test_the_digest_tells_files_apart(rules: Ruleset, tmp_path: Path) -> None:
    for file in FILES:
        (tmp_path / f"{file}.yaml").write_bytes((FOLDER / f"{file}.yaml").read_bytes())
    assert load_ruleset(tmp_path).digest == rules.digest
    with (tmp_path / "ai.yaml").open("a", encoding="utf-8") as file_object:
        file_object.write("# changed\n")
    assert load_ruleset(tmp_path).digest != rules.digest


def test_a_missing_file_is_a_problem_of_that_file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Where the shipped one is missing too; else that counts."""
    for file in FILES[1:]:
        (tmp_path / f"{file}.yaml").write_bytes((FOLDER / f"{file}.yaml").read_bytes())
    assert [army.id for army in load_ruleset(tmp_path, "rules").armies] == ["KPA", "CPV", "ROK", "US", "CW"]
    monkeypatch.setattr("game.data.rules.scenarios_root", lambda: tmp_path)
    with pytest.raises(ScenarioError) as error:
        load_ruleset(tmp_path, "rules")
    assert str(error.value) == "rules/armies.yaml:1:1: cannot be read: No such file or directory"
