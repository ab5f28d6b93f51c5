"""Rules 6.1-6.5, 6.8: the worked examples of supply, its forecast, its levels."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from game.model.dice import Dice
from game.model.events.supply import SupplyDrawn
from game.model.ids import Road
from game.rules.supply import SupplyLevel, supply_forecast, supply_level
from game.rules.supply_phase import supply_phase
from game.rules.truth import truth
from game.rules.visibility import observe
from tests.support.ground import place
from tests.support.rules import ruleset
from tests.support.supply import CPV_DIV, KPA_DIV, ROK_DIV, US_RCT, carry_out, front, line, row, supply_of
from tests.support.world import C, U, unit, world


@pytest.mark.parametrize(
    ("zones", "rails", "road", "army", "toe", "home", "expected"),
    [
        ({0: 0, 1: 400, 18: 600}, 36, 2, "KPA", KPA_DIV, "pyongyang", (2130, 416, 208)),
        ({0: 0, 1: 400, 18: 600, 29: 500}, 42, 8, "KPA", KPA_DIV, "pyongyang", (3270, 232, 116)),
        ({0: 0}, 10, 2, "KPA", KPA_DIV, "pyongyang", (450, 941, 470)),
        ({0: 0}, 8, 1, "US", US_RCT, "pusan", (300, 990, 495)),
        ({0: 0, 1: 300}, 0, 28, "CPV", CPV_DIV, "sinuiju", (3640, 98, 49)),
    ],
)
def test_the_worked_example_of_taegu_and_masan(
    zones: Mapping[int, int],
    rails: int,
    road: int,
    army: str,
    toe: str,
    home: str,
    expected: tuple[int, int, int],
) -> None:
    """Rules 18 C: L, f and intake of the divisions before Waegwan and Masan, in June, of 1st Cavalry, of the CPV."""
    side = U if army == "US" else C
    got = supply_of(front(zones, rails, road, army=army, toe=toe, home=home, side=side), "unit", side)
    assert (got.haul, got.reach_pm, got.intake) == expected


def test_the_worked_example_of_the_chongchon() -> None:
    """Rules 18 C: eight hexes of road under I .3 and two of track cost the CPV 14.40: f .409, intake 20.4 against 8."""
    made = world(
        ["." * 11],
        [unit("army", C, "CPV", "1000", CPV_DIV, s=0)],
        places=[place("sinuiju", "0000")],
        roads={Road.PRIMARY: [row(0, 8)], Road.TRACK: [row(8, 10)]},
    )
    made.state.interdiction[C] = (300,)
    got = supply_of(made, "army")
    assert (got.haul, got.reach_pm, got.intake, got.upkeep) == (1440, 409, 204, 80)


def test_an_empty_stock_halves_the_worked_example() -> None:
    """Rules 6.5, 18 C: with the stock empty and twice as much asked as gained, all intakes of the army halve."""
    made = line(
        *(unit(f"d{i}", C, "KPA", "0000", KPA_DIV, s=0) for i in range(4)),
        scenario={"stocks": (0, 0, -1, -1, -1)},
    )
    armies = tuple(replace(army, stock_gain_tons=35 * 60 // 10 * 4 // 2) for army in made.state.ruleset.armies)
    made.state.ruleset = replace(made.state.ruleset, armies=armies)
    forecast = supply_forecast(truth(made.state, C))
    assert [entry.intake for entry in forecast.units.values()] == [250] * 4
    assert (forecast.stocks[0].asked, forecast.stocks[0].left) == (840, 0)


def test_the_forecast_of_a_side_is_the_rule() -> None:
    """Rule 6.2: what a side that knows its enemy foresees is what the phase brings."""
    made = line(unit("a", C, "KPA", "0900", KPA_DIV, s=300), unit("b", U, "ROK", "1100", ROK_DIV, s=300))
    foreseen = supply_forecast(observe(made.state, C)).units[made.ids["a"]]
    carry_out(made.state)
    assert made["a"].s == foreseen.after == 300 + foreseen.intake - 120


def test_no_supply_on_the_first_turn() -> None:
    """Rule 1.3: the supply phase of a scenario's first turn is skipped."""
    made = line(unit("a", C, "KPA", "0900", KPA_DIV, s=300))
    assert carry_out(made.state, turn=1) == []
    assert carry_out(made.state, turn=2) == ["supply_drawn"]


def test_nobody_takes_more_than_it_can_hold() -> None:
    """Rule 6.2: intake is never more than what was missing and what is used up."""
    made = line(unit("a", C, "KPA", "0100", KPA_DIV, s=950))
    got = supply_of(made, "a")
    assert (got.intake, got.after) == (50 + 120, 1000)


@pytest.mark.parametrize(("pm", "factor"), [(800, 0.8), (1250, 1.25)])
def test_a_handicap_changes_the_intake_of_its_side_and_not_what_that_costs(pm: int, factor: float) -> None:
    """Rule 16.3: it multiplies the intake of one side; the same tons are hauled for it."""
    drawn = {}
    for value in (1000, pm):
        made = line(unit("a", C, "KPA", "0500", KPA_DIV, s=0), scenario={"stocks": (9000, 0, -1, -1, -1)})
        supply = replace(made.state.ruleset.supply, handicap_pm=(value, 1000))
        made.state.ruleset = replace(made.state.ruleset, supply=supply)
        forecast = supply_forecast(truth(made.state, C))
        drawn[value] = (supply_of(made, "a").intake, forecast.stocks[0].asked)
    assert drawn[pm][0] == pytest.approx(drawn[1000][0] * factor, abs=1)
    assert drawn[pm][1] == pytest.approx(drawn[1000][1], abs=1)


@pytest.mark.parametrize(
    ("s", "level"),
    [
        (1000, SupplyLevel.FULL),
        (750, SupplyLevel.FULL),
        (749, SupplyLevel.FAIR),
        (499, SupplyLevel.SHORT),
        (249, SupplyLevel.EXHAUSTED),
        (1, SupplyLevel.EXHAUSTED),
        (0, SupplyLevel.NONE),
    ],
)
def test_levels(s: int, level: SupplyLevel) -> None:
    """Rule 6.8: the names of supply levels."""
    assert supply_level(ruleset(), s) is level


def test_one_event_tells_all_units_of_a_side() -> None:
    """Rule 6.1: what every unit drew stands in one event, in id order."""
    made = line(unit("a", C, "KPA", "0900", KPA_DIV), unit("b", C, "KPA", "0100", KPA_DIV))
    made.state.turn = 2
    drawn = next(iter(supply_phase(made.state, Dice(1, 2))))
    assert isinstance(drawn, SupplyDrawn)
    assert drawn.units == (made.ids["a"], made.ids["b"])
    assert drawn.hauls == (900, 100)
