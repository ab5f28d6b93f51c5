"""Values of the rules tried a fifth lower and higher: what is tried, what is told of it, what is drawn (P-41)."""

import json
import re
from csv import DictReader
from pathlib import Path

import pytest

from game.cli.main import main
from game.cli.simulate import run as simulate
from game.errors import GameError
from game.session.setting import open_scenario
from game.sim.figures import MEAN, Figure
from game.sim.lines import Games, Lines
from game.sim.play import Plan
from game.sim.sensitivity import Lever, Readings, Sensitivity, lever, with_value

PLAN = Plan("tutorial", open_scenario, ("idle", "idle"))
BASE = "combat.loss_attacker_base_bp"
SCORE = Figure("score", MEAN, lambda game: float(str(game.result["score"])))
IDLE = ["tutorial", "--un", "idle", "--communist", "idle", "--jobs", "1", "--games", "5"]


def test_a_value_is_tried_a_fifth_lower_and_higher() -> None:
    shipped = lever(PLAN, BASE)
    assert (shipped.lower, shipped.higher) == (shipped.value - shipped.value // 5, shipped.value + shipped.value // 5)
    small = lever(PLAN, "morale.reform_turns")
    assert small.tried == [small.value - 1, small.value + 1]


def test_what_the_run_has_changed_is_where_it_starts() -> None:
    plan = with_value(PLAN, BASE, 100)
    assert lever(plan, BASE) == Lever(BASE, 100, 80, 120)
    assert with_value(plan, BASE, 80).setting.ruleset.combat.loss_attacker_base_bp == 80


def test_what_the_rules_forbid_is_not_tried() -> None:
    """Killed, wounded and missing add up to a thousand."""
    with pytest.raises(GameError, match="the rules allow neither"):
        lever(PLAN, "combat.killed_pm")
    none = lever(with_value(PLAN, "armies.KPA.stock_tons", 0), "armies.KPA.stock_tons")
    assert (none.lower, none.higher) == (None, 1)


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (["--sensitivity", "combat.threshold"], "'combat.threshold': no 'threshold' in combat (did you mean"),
        (["--sensitivity", "combat.bands"], "'combat.bands' is not one whole number"),
        (["--sensitivity", BASE, "--of", "scor"], "--of 'scor': no such figure: did you mean 'score'?"),
        (["--of", "score"], "--of goes with --sensitivity FILE.key"),
        (["--pairs", "5"], "--pairs goes with --sensitivity FILE.key"),
        (["--sensitivity", BASE, "--pairs", "4"], "argument --pairs: must be at least 5, not 4"),
    ],
)
def test_bad_input_is_one_clear_line(arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["simulate", *IDLE, *arguments]) == 2
    said = capsys.readouterr().err
    assert message in said
    assert said.count("\n") == 1


def read(scores: dict[int, int]) -> Readings:
    """Return what the score of some games is, by their seeds."""
    lines = Lines()
    for seed, score in scores.items():
        game = {"seed": seed, "result": {"score": score}, "start": {}, "deeds": {"landings": []}, "turns": []}
        lines[seed] = json.dumps(game)
    return Readings([SCORE], Games(lines, list(scores)), list(scores))


def test_effects_are_those_within_pairs_and_the_widest_swing_comes_first() -> None:
    """A crashed game has no partner; luck that both games of a pair have counts for nothing."""
    luck = {seed: 10 * seed for seed in range(1, 8)}
    weak, strong = Lever("combat.weak", 10, 8, 12), Lever("combat.strong", 10, None, 12)
    found = Sensitivity(
        [SCORE],
        read(luck),
        [
            (weak, {8: read(luck), 12: read({seed: it + 1 for seed, it in luck.items() if seed > 1})}),
            (strong, {12: read({seed: it - 5 - seed % 2 for seed, it in luck.items()})}),
        ],
    )
    first, second = found.tornado(SCORE).swings
    assert (first.lever, second.lever) == (strong, weak)
    assert first.lower is None
    assert first.is_shown
    assert first.higher is not None
    assert round(first.higher.more, 2) == -5.57
    assert second.lower is not None
    assert (second.lower.more, second.lower.is_shown, second.lower.n) == (0, False, 7)
    assert second.higher is not None
    assert (second.higher.more, second.higher.n) == (1, 6)
    rows = list(DictReader(found.csv_text().splitlines()))
    assert [(row["rule"], row["tried"], row["n"]) for row in rows] == [
        ("combat.weak", "8", "7"),
        ("combat.weak", "12", "6"),
        ("combat.strong", "12", "7"),
    ]


def test_simulate_draws_a_tornado_and_goes_on_where_it_was(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = [*IDLE, "--sensitivity", "morale.reform_turns", "--of", "score", "KPA losses", "--out", str(tmp_path)]
    assert simulate([*asked, "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert [it["figure"] for it in answer["sensitivity"]] == ["score", "KPA losses"]
    (swing,) = answer["sensitivity"][0]["swings"]
    assert (swing["value"], swing["lower"]["tried"], swing["higher"]["n"]) == (3, 2, 5)
    page = (tmp_path / "report.html").read_text("utf-8")
    assert re.findall(r"<h2>(Sensitivity: .*?)</h2>", page) == ["Sensitivity: score", "Sensitivity: KPA losses"]
    table = (tmp_path / "sensitivity.csv").read_bytes()
    games = {file: file.read_bytes() for file in tmp_path.glob("sensitivity/*/games.jsonl")}
    cut = tmp_path / "sensitivity" / "morale.reform_turns=4" / "games.jsonl"
    assert cut in games
    cut.write_bytes(b"".join(games[cut].splitlines(keepends=True)[:2]))
    assert simulate(asked) == 0
    assert "Sensitivity: KPA losses" in capsys.readouterr().out
    assert {file: file.read_bytes() for file in games} == games
    assert (tmp_path / "sensitivity.csv").read_bytes() == table
    assert (tmp_path / "report.html").read_text("utf-8") == page
