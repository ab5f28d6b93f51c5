"""The lines of factors in a forecast."""

from game.rules.power import Factor
from game.ui.play.forecast_panel import factor_pairs


def test_a_factor_of_both_sides_is_one_line() -> None:
    """Two values for one side are two lines, each side from the top."""
    tanks, night = "tanks_terrain", "night_guns"
    factors = (Factor(tanks, True, 700), Factor(tanks, False, 700), Factor(night, False, 500), Factor(tanks, True, 850))
    assert factor_pairs(factors) == [
        (tanks, "× 0.70", "× 0.70"),
        (night, "–", "× 0.50"),
        (tanks, "× 0.85", "–"),
    ]
