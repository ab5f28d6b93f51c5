"""Values of the rules changed from the command line: where they go, what is refused and how (PRODUCT 2)."""

from pathlib import Path

import pytest

from game.data.changes import changed_rules, parse_change
from game.data.library import rules_case
from game.errors import GameError
from game.resources import scenarios_root
from game.session.setting import open_again, open_scenario

FOLDER = scenarios_root() / "rules"


def test_a_value_is_changed_and_nothing_else() -> None:
    rules = changed_rules(FOLDER, ("combat.surrounded_thousandths=400",)).rules
    assert rules.combat.surrounded_thousandths == 400
    shipped = rules_case(FOLDER).rules
    assert shipped.combat.surrounded_thousandths == 300
    assert rules.supply == shipped.supply
    assert rules.digest != shipped.digest


def test_entries_are_reached_by_their_ids_and_places() -> None:
    rules = changed_rules(
        FOLDER,
        ("armies.KPA.command_range=7", "combat.stance_thousandths.stand=600", "armies.armies.CPV.command_range=2"),
    ).rules
    assert [army.command_range for army in rules.armies[:2]] == [7, 2]
    assert rules.combat.stance_thousandths == (-400, 0, 600)


def test_curves_follow_what_they_are_made_from() -> None:
    """Rule 1.6."""
    shipped = rules_case(FOLDER).rules
    rules = changed_rules(FOLDER, ("combat.sigma_thousandths=180",)).rules
    assert rules.tables.logit_milli[900] == pytest.approx(shipped.tables.logit_milli[900] / 2, abs=1)
    assert rules.tables.ln_milli == shipped.tables.ln_milli
    same = changed_rules(FOLDER, ("combat.sigma_thousandths=360",)).rules
    assert same.tables == shipped.tables


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("combat", "'combat' must be FILE.key=value"),
        ("combat.surrounded_thousandths=", "must be FILE.key=value"),
        ("=4", "must be FILE.key=value"),
        ("combt.sigma_thousandths=3", "no rules file 'combt' (did you mean 'combat'?)"),
        ("combat.sigma=3", "no 'sigma' in combat (did you mean 'sigma_thousandths'?)"),
        ("armies.KPA.comand_range=3", "no 'comand_range' in armies.armies.KPA (did you mean 'command_range'?)"),
        ("combat.sigma_thousandths.x=3", "no 'x' in combat.sigma_thousandths: it has nothing inside"),
        ("combat.sigma_thousandths=abc", "'combat.sigma_thousandths=abc': must be a whole number, not 'abc'"),
        ("combat.sigma_thousandths=[1", "'combat.sigma_thousandths=[1': not valid YAML"),
        ("weather.bands=[a, b, c]", "'weather.bands=[a, b, c]': must have 2 names, of the south and of the north"),
        ("combat.sigma_thousandths=0", "'combat.sigma_thousandths=0': must be at least 1, not 0"),
        ("combat.loss_attacker_base_bp=-5", "must be at least 0, not -5"),
        ("supply.guerrilla_pm=-60", "must be at least 0, not -60"),
        ("combat.killed_pm=300", "'combat.killed_pm=300': killed, wounded and missing add up to"),
        ("combat.wounded_pm=300", "combat.yaml: killed_pm: killed, wounded and missing add up to"),
    ],
)
def test_a_wrong_change_is_told_in_words(text: str, message: str) -> None:
    with pytest.raises(GameError) as error:
        changed_rules(FOLDER, (text,))
    assert message in str(error.value)
    assert "\n" not in str(error.value)


def test_a_changed_scenario_is_another_and_is_found_again() -> None:
    changes = ("combat.surrounded_thousandths=400", "supply.guerrilla_pm=60")
    changed = open_scenario("tutorial", changes)
    assert changed.scenario.digest != open_scenario("tutorial").scenario.digest
    assert changed.ruleset.combat.surrounded_thousandths == 400
    again = open_again("tutorial", {"set": "; ".join(changes)}, "")
    assert again.scenario.digest == changed.scenario.digest
    assert open_again("tutorial", {}, "").scenario.digest == open_scenario("tutorial").scenario.digest


def test_a_list_file_may_be_named_without_its_only_key() -> None:
    assert parse_change("armies.KPA.command_range = 7").keys == ("armies", "KPA", "command_range")
    assert parse_change("combat.a.b=[1, 2]").value == "[1, 2]"


def test_edited_files_are_read_anew(tmp_path: Path) -> None:
    """A game with a handicap, or a laboratory's values, is played by the files as they are now."""
    combat = tmp_path / "combat.yaml"
    shipped = (FOLDER / "combat.yaml").read_text("utf-8")
    combat.write_text(shipped, "utf-8")
    changes = ("supply.handicap_pm.un=1250",)
    assert changed_rules(tmp_path, changes).rules.combat.surrounded_thousandths == 300
    combat.write_text(shipped.replace("surrounded_thousandths: 300", "surrounded_thousandths: 310 "), "utf-8")
    assert changed_rules(tmp_path, changes).rules.combat.surrounded_thousandths == 310
