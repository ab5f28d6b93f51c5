"""The calibrated values: told in the document, and really other than the rulebook's (rule 17.2)."""

from pathlib import Path

import pytest

from tests.support.rules import PRINTED, PRINTED_ARMY, PRINTED_RECRUITS, shipped

TOLD = (Path(__file__).parents[3] / "docs" / "calibration.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("file", "key"), [(file, key) for file, values in PRINTED.items() for key in values])
def test_a_calibrated_value_is_told_and_differs(file: str, key: str) -> None:
    assert getattr(getattr(shipped(), file), key) != PRINTED[file][key]
    assert key in TOLD


def test_what_is_calibrated_of_the_kpa_is_told_and_differs() -> None:
    kpa = shipped().armies[shipped().army("KPA")]
    assert [key for key, printed in PRINTED_ARMY.items() if getattr(kpa, key) == printed] == []
    assert [
        key for key in ("haul_reach_hundredths", "stock_tons", "home_haul_most_hundredths") if key not in TOLD
    ] == []
    assert kpa.pool_inflow.recruits_per_pop_tenth != PRINTED_RECRUITS
