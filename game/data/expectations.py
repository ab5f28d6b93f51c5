"""Builds what an author expects of a scenario (PRODUCT P-33)."""

from game.data.expectation_spec import ExpectationSpec
from game.data.scenario_case import ScenarioCase
from game.model.expectations import Claim, Expectation, Figure, Held, Reading, Winner
from game.model.metrics import Mode

CLAIMS = ("wins", "holds", "figure", "reading")


def build_expectations(case: ScenarioCase) -> tuple[Expectation, ...]:
    """Return the expectations of a scenario without defects."""
    return tuple(
        Expectation(spec.text, Mode[spec.mode.upper()], _claim(case, spec), spec.least, spec.most)
        for spec in case.spec.expectations
    )


def _claim(case: ScenarioCase, spec: ExpectationSpec) -> Claim:
    if spec.holds is not None:
        place = case.board.place(spec.holds.place).name
        return Held(place, spec.holds.side, spec.holds.turns[0], spec.holds.turns[1])
    if spec.figure is not None:
        asked = spec.figure
        return Figure(asked.army, asked.name, asked.turn, asked.least, asked.most)
    if spec.reading is not None:
        return Reading(spec.reading.metric, spec.reading.least, spec.reading.most)
    return Winner(spec.wins or "")
