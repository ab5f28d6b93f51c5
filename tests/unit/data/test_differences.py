"""What differs, in words."""

from pathlib import Path

import pytest

from game.data.differences import file_differences, scenario_differences
from game.data.library import find_scenario

SHIPPED = Path(__file__).parents[3] / "scenarios"
TUTORIAL = SHIPPED / "tutorial.yaml"
EDITS = (  # what stands there, what is put there, what is said
    ('arrives: "1950-07-20"', 'arrives: "1950-07-09"', "8th Cavalry Regiment arrives turn 5, was turn 8"),
    ("at: osan, men: 540", "at: osan, men: 1540", "21st Infantry Regiment has 1,540 men, was 540"),
    ("at: chonan, men", "at: osan, men", "34th Infantry Regiment is at osan, was chonan"),
    ("  ROK-POL-CHONJU:", "  ROK-P2:", "Chonju Police Regiment (ROK-POL-CHONJU) is not there"),
    (
        "  ROK-POL-CHONJU:",
        "  ROK-P2:",
        "Chonju Police Regiment (ROK-P2) is new: ROK ROK_SEC_RGT, 2,000 men, at chonju, from the start",
    ),
    ('hexes: "0203 0303', 'hexes: "0103 0203 0303', "hints.lines.pyongtaek.hexes has also 0103"),
    ("baseline: 16", "baseline: 12", "baseline is 12, was 16"),
    ("known: {communist: [ROK-CAP, ", "known: {communist: [", "known.communist has no more ROK-CAP"),
    ("Five hundred Americans", "A handful of Americans", "briefing.summary reads otherwise"),
    ("sea_control_from: 3\n", "", "sea_control_from is 0, was 3"),
    ("un_command:", "joint_command:", "flags.un_command is not there, was 1950-07-07"),
    ('note: "Kim Ung. [F]"', 'note: "Kim."', "KPA I Corps has another note"),
    ('arrives: "1950-07-20"', "arrives: 8", ""),
)


@pytest.mark.parametrize(("old", "new", "text"), EDITS)
def test_an_edit_is_told(old: str, new: str, text: str, tmp_path: Path) -> None:
    source = TUTORIAL.read_text(encoding="utf-8")
    assert old in source
    (tmp_path / "tutorial.yaml").write_text(source.replace(old, new, 1), encoding="utf-8")
    found = [difference.text for difference in scenario_differences(TUTORIAL, tmp_path / "tutorial.yaml")]
    assert text in found if text else found == []


def test_a_scenario_is_itself() -> None:
    assert scenario_differences(find_scenario("campaign"), find_scenario("campaign")) == []


def test_rules_of_its_own_are_told(tmp_path: Path) -> None:
    (tmp_path / "rules").mkdir()
    (tmp_path / "tutorial.yaml").write_bytes(TUTORIAL.read_bytes())
    text = (SHIPPED / "rules" / "combat.yaml").read_text(encoding="utf-8")
    (tmp_path / "rules" / "combat.yaml").write_text(text.replace("tank_guard: 10", "tank_guard: 12"), encoding="utf-8")
    (found,) = scenario_differences(TUTORIAL, tmp_path / "tutorial.yaml")
    assert found.text == "rules.combat.tank_guard is 12, was 10"


def test_files_of_other_kinds_are_compared_as_they_are(tmp_path: Path) -> None:
    source = SHIPPED / "maps" / "osan_taejon.yaml"
    text = source.read_text(encoding="utf-8")
    (tmp_path / "osan_taejon.yaml").write_text(text.replace("id: osan,", "id: osan, vp: 3,"), encoding="utf-8")
    assert [found.field for found in file_differences(source, tmp_path / "osan_taejon.yaml")] == ["places.osan.vp"]
