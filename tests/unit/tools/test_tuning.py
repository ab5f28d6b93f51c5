"""The tools of calibration: what may be moved, what being off history costs, and what tables they write (rule 17.2)."""

from pathlib import Path

import pytest

from bench import tune
from bench.trials import MOST, Lever, lever, misfit
from game.data.metrics import load_metrics
from game.errors import GameError
from game.resources import scenarios_root
from game.sim.history import Finding

LEVERS = Path(tune.__file__).with_name("levers.txt")
QUICK = ["--jobs", "1", "--turns", "2", "--only", "seoul_by_t2", "kpa_supply_t5"]


def test_every_lever_is_a_number_of_the_rules() -> None:
    lines = [line.partition("#")[0].strip() for line in LEVERS.read_text("utf-8").splitlines()]
    assert all(lever(line).low < lever(line).high for line in lines if line)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("combat.threshold=1..2", "did you mean 'threshold_thousandths'?"),
        ("combat.bands=1..2", "'combat.bands' is not one whole number"),
        ("combat.sigma_thousandths", "must be FILE.key=LOW..HIGH"),
        ("combat.sigma_thousandths=400..a", "must be FILE.key=LOW..HIGH"),
        ("combat.sigma_thousandths=400..300", "400 must be less than 300"),
    ],
)
def test_a_wrong_lever_is_told_in_words(text: str, message: str) -> None:
    with pytest.raises(GameError) as error:
        lever(text)
    assert message in str(error.value)


def test_a_lever_moves_between_its_limits() -> None:
    it = Lever("combat.sigma_thousandths", 360, 300, 400)
    assert it.start == 0.6
    assert [it.change(place) for place in (0.0, it.start, 1.0)] == [f"{it.path}={n}" for n in (300, 360, 400)]
    assert Lever("combat.sigma_thousandths", 500, 300, 400).start == 1


def test_being_off_history_costs_the_square_of_the_distance() -> None:
    metric = next(it for it in load_metrics(scenarios_root() / "rules") if it.id == "taejon_falls")  # 6 to 10, 2 a step

    def cost(value: float | None) -> float:
        return misfit(Finding(metric, value, (), 1, 1))

    assert [cost(value) for value in (6, 10, 12, 4, 14)] == [0, 0, 1.5, 1.5, 4.5]
    assert cost(40) == cost(float("inf")) == cost(None) == MOST


def test_a_search_ends_with_a_table_of_what_it_found(capsys: pytest.CaptureFixture[str]) -> None:
    few = ["--rounds", "1", "--candidates", "3", "--games", "1", "--check", "1"]
    levers = ["combat.loss_attacker_base_bp=479..481", "combat.loss_defender_base_bp=299..301"]
    assert tune.main([*levers, *QUICK, *few]) == 0
    said = capsys.readouterr().out
    assert "round 1: best 9.0" in said  # the supply of turn 5 cannot be told
    assert "Seeds 2 to 2 of campaign, historical mode: 1 of 2 inside, 1 absurd, misfit 9.0" in said
    assert "| Seoul falls by the end of turn 2 | 95 to 100 | 100 | 100 |" in said


def test_what_cannot_be_looked_at_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    assert tune.main(["combat.threshold_thousandths=250..550", "--only", "nothing"]) == 2
    assert "no such metrics of campaign in historical mode: nothing" in capsys.readouterr().err
