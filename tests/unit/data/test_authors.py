"""What authors start from, take along and share: templates, folders of one's own, archives, rules of one's own."""

import shutil
import zipfile
from pathlib import Path

import pytest

from game.data import archive, files, library, starter
from game.data.check import check_files
from game.data.pack import pack_scenario
from game.errors import GameError
from game.session.match import Match
from game.session.setting import open_scenario

ROOT = Path(__file__).parents[3]


@pytest.fixture
def own(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Return the user's folder of scenarios, still empty."""
    monkeypatch.setattr(files, "user_folder", lambda: tmp_path / "data")
    monkeypatch.setattr(archive, "cache_folder", lambda: tmp_path / "cache")
    return tmp_path / "data" / "scenarios"


def test_a_new_scenario_is_sound_and_listed(own: Path) -> None:
    """PRODUCT 2, P-2: found by its id like a shipped one; every word of the template follows its name."""
    path = starter.new_scenario("hill_303", own)
    assert path == own / "hill_303" / "hill_303.yaml"
    assert check_files([path, own / "hill_303" / "maps" / "hill_303.yaml"]) == []
    assert starter.TEMPLATE not in path.read_text(encoding="utf-8")
    assert library.find_scenario("hill_303") == path
    setting = open_scenario("hill_303")
    assert (setting.scenario.title, setting.board.id) == ("Hill 303", "hill_303")
    assert sorted(file.name for file in (own / "hill_303" / "schema").iterdir())[-1] == "scenario.schema.json"


def test_a_source_of_the_scenario_serves_its_side(own: Path) -> None:
    """Rule 6.4: beside those of the rules, open from the start, for this scenario alone."""
    starter.new_scenario("hill_303", own)
    setting = open_scenario("hill_303")
    last = setting.ruleset.supply.sources[-1]
    assert (last.place, last.tons) == ("southport", 2000)
    assert Match(setting, 1).state.sources[-1].open_turn == setting.scenario.first_turn
    assert open_scenario("tutorial").ruleset.supply.sources[-1].place != "southport"


@pytest.mark.parametrize("base", ["invasion", "tutorial", "china_stays_out"])
def test_scenarios_made_from_others_are_sound(base: str, own: Path) -> None:
    changed = starter.changed_scenario("changed", own, base)
    whole = starter.copied_scenario("whole", own, base)
    assert check_files([changed, whole]) == []
    assert open_scenario("whole").scenario.units == open_scenario(base).scenario.units


def test_own_scenarios_are_copied_whole(own: Path) -> None:
    starter.new_scenario("hill_303", own)
    with pytest.raises(GameError, match="--whole copies hill_303"):
        starter.changed_scenario("hill_304", own, "hill_303")
    path = starter.copied_scenario("hill_304", own, "hill_303")
    assert check_files([path]) == []
    assert open_scenario("hill_304").board.id == "hill_303"


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("Hill 9", "'Hill 9' is no name for a scenario: lower-case letters, digits, _ (did you mean 'hill_9'?)"),
        ("invasion", "there is a scenario 'invasion' already"),
        ("template", "there is a scenario 'template' already"),
        ("taken", "taken is there already"),
    ],
)
def test_names_that_cannot_be(name: str, message: str, own: Path) -> None:
    (own / "taken").mkdir(parents=True)
    with pytest.raises(GameError) as error:
        starter.new_scenario(name, own)
    assert str(error.value).endswith(message)


def test_a_packed_scenario_is_read_as_it_is(own: Path, tmp_path: Path) -> None:
    """The same bytes each time; the same game as from its folder; messages name the archive."""
    path = starter.new_scenario("hill_303", own)
    target = tmp_path / "hill_303.zip"
    assert pack_scenario(path, target) == ["hill_303.yaml", "maps/hill_303.yaml"]
    first = target.read_bytes()
    pack_scenario(path, target)
    assert target.read_bytes() == first
    digest = open_scenario("hill_303").scenario.digest
    shutil.rmtree(own / "hill_303")
    shutil.move(target, own / "hill_303.zip")
    assert open_scenario("hill_303").scenario.digest == digest
    assert library.label_of(files.sound_path(own / "hill_303.zip")) == "hill_303.zip/hill_303.yaml"


def test_a_change_is_packed_without_what_is_shipped(own: Path, tmp_path: Path) -> None:
    path = starter.changed_scenario("changed", own, "invasion")
    assert pack_scenario(path, tmp_path / "changed.zip") == ["changed.yaml"]
    assert check_files([tmp_path / "changed.zip"]) == []


@pytest.mark.parametrize(
    ("names", "message"),
    [
        (["x.yaml"], "holds no bad.yaml; an archive is called like its scenario"),
        (["bad.yaml", "../up.yaml"], "'../up.yaml' has no place in the archive of a scenario"),
        (["bad.yaml", "/abs.yaml"], "'/abs.yaml' has no place in the archive of a scenario"),
        (["bad.yaml", "maps/../../x.yaml"], "'maps/../../x.yaml' has no place in the archive of a scenario"),
        (["bad.yaml", "run.py"], "'run.py' has no place in the archive of a scenario"),
        (["bad.yaml", *(f"maps/{i}.yaml" for i in range(100))], "more than 100 files or 20,000,000 bytes"),
        ([], "no archive that can be read: File is not a zip file"),
    ],
)
def test_strange_archives_are_told(names: list[str], message: str, own: Path, tmp_path: Path) -> None:
    path = tmp_path / "bad.zip"
    path.write_bytes(b"no zip at all")
    if names:
        with zipfile.ZipFile(path, "w") as made:
            for name in names:
                made.writestr(name, "format: 1\n")
    (problem,) = check_files([path])
    assert (problem.where.line, problem.message) == (1, message)
    assert not (tmp_path / "up.yaml").exists()


def test_only_those_rules_that_differ_are_needed(own: Path) -> None:
    """PRODUCT P-30: rules files beside the scenario; the shipped ones for the rest; defects stand in their own file."""
    path = starter.new_scenario("hill_303", own)
    plain = open_scenario("hill_303").ruleset
    rules = own / "hill_303" / "rules"
    rules.mkdir()
    text = (ROOT / "scenarios" / "rules" / "victory.yaml").read_text(encoding="utf-8")
    (rules / "victory.yaml").write_text(text.replace("draw: 8", "draw: 9"), encoding="utf-8")
    changed = open_scenario("hill_303").ruleset
    assert (plain.victory.draw, changed.victory.draw) == (8, 9)
    assert changed.combat == plain.combat
    (rules / "victory.yaml").write_text(text.replace("draw: 8", "draw: eight"), encoding="utf-8")
    (problem,) = library.read_scenario(path).problems
    assert problem.where.file.endswith("hill_303/rules/victory.yaml")
