"""Finding scenarios, maps and rules, and reading each once."""

import shutil
from pathlib import Path

import pytest

from game.data import files, library
from game.errors import GameError, ScenarioError

ROOT = Path(__file__).parents[3]
TINY = ROOT / "tests" / "scenarios"


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's folder of scenarios, with one in it."""
    folder = tmp_path / "scenarios"
    shutil.copytree(TINY / "maps", folder / "maps")
    shutil.copy(TINY / "tiny.yaml", folder)
    monkeypatch.setattr(files, "user_folder", lambda: tmp_path)
    return folder


def test_shipped_and_own_scenarios_are_listed(own: Path) -> None:
    """PRODUCT P-2: both are in the menu."""
    listed = [(entry.id, entry.own) for entry in files.entries()]
    assert ("invasion", False) in listed
    assert listed[-1] == ("tiny", True)


def test_a_scenario_is_found_by_id_or_path(own: Path) -> None:
    assert library.find_scenario("invasion") == ROOT / "scenarios" / "invasion.yaml"
    assert library.find_scenario("tiny") == own / "tiny.yaml"
    assert library.find_scenario(str(own / "tiny.yaml")) == own / "tiny.yaml"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("invasoin", "no scenario 'invasoin' (did you mean 'invasion'?)"),
        ("no/such.yaml", "there is no file no/such.yaml"),
    ],
)
def test_what_is_not_there_is_told(name: str, message: str) -> None:
    with pytest.raises(GameError, match="no ") as error:
        library.find_scenario(name)
    assert str(error.value).startswith(message)


def test_a_scenario_is_read_once_until_its_file_changes(own: Path) -> None:
    first = library.load_scenario(own / "tiny.yaml")
    assert all(a is b for a, b in zip(first, library.load_scenario(own / "tiny.yaml"), strict=True))
    text = (own / "tiny.yaml").read_text(encoding="utf-8")
    (own / "tiny.yaml").write_text(text.replace("baseline: 5", "baseline: 17"), encoding="utf-8")
    board, rules, scenario = library.load_scenario(own / "tiny.yaml")
    assert (board, rules) == first[:2]
    assert (first[2].baseline, scenario.baseline) == (5, 17)
    assert first[2].digest != scenario.digest


def test_a_broken_scenario_raises_all_its_defects(own: Path) -> None:
    text = (own / "tiny.yaml").read_text(encoding="utf-8")
    (own / "tiny.yaml").write_text(text.replace("toe: HQ,", "toe: HG,"), encoding="utf-8")
    with pytest.raises(ScenarioError) as error:
        library.load_scenario(own / "tiny.yaml")
    assert [problem.field for problem in error.value.problems] == ["units.K-HQ.toe", "units.R-HQ.toe"]


def test_rules_beside_a_scenario_count(own: Path) -> None:
    shutil.copytree(ROOT / "scenarios" / "rules", own / "rules")
    victory = own / "rules" / "victory.yaml"
    victory.write_text(victory.read_text(encoding="utf-8").replace("draw: 8", "draw: 9"), encoding="utf-8")
    assert library.load_scenario(own / "tiny.yaml")[1].victory.draw == 9


def test_every_place_the_rules_name_is_on_the_map_of_korea() -> None:
    board, rules, _ = library.load_scenario(ROOT / "scenarios" / "invasion.yaml")
    named = [source.place for source in rules.supply.sources]
    named += [place for source in rules.supply.sources for place in source.rail_to]
    named += [place for hubs in rules.units.rail_hubs for place in hubs]
    named += [army.capital for army in rules.armies if army.capital]
    assert set(named) <= {place.id for place in board.places}
    assert {army.home_region for army in rules.armies if army.home_region} <= set(board.regions)


def test_what_ifs_come_after_the_scenarios_they_change(own: Path) -> None:
    """Shipped and own ones, each kind by id; they are found by id like the others."""
    (own / "what_if").mkdir()
    text = "format: 1\nid: mine\nextends: tiny\ntitle: Mine\n"
    (own / "what_if" / "mine.yaml").write_text(text, encoding="utf-8")
    listed = [(entry.own, entry.what_if, entry.id) for entry in files.entries()]
    assert listed == sorted(listed)
    assert listed[-2:] == [(True, False, "tiny"), (True, True, "mine")]
    assert library.load_scenario(library.find_scenario("mine"))[2].title == "Mine"
    assert library.find_scenario("china_stays_out").parent.name == files.WHAT_IF
