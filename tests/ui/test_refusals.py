"""What a refused order is answered with: the figures of the rule, in the units of the screen."""

import pytest

from game.model.ids import Side
from game.model.orders import Reason, Refusal
from game.session.match import Match
from game.ui.play.commands import refusal_text
from tests.support.play import invasion

CASES = [
    (Refusal(Reason.NO_MOVEMENT_LEFT, 30, 25, 1), "Not enough movement points left: needs 3, has 2.5"),
    (Refusal(Reason.TOO_FAR, 75, 60, 1), "Not enough movement points: needs 7.5, has 6"),
    (Refusal(Reason.TOO_FAR, 22, 20), "Not enough movement points: needs 22, has 20"),  # hexes by rail
    (Refusal(Reason.NO_SUPPLY, 250, 220, 1), "Not enough supply: needs 25, has 22"),
    (Refusal(Reason.NO_AIR_POINTS, 25, 20), "Not enough air points left: needs 2.5, has 2"),
    (Refusal(Reason.NO_AIR_POINTS, 3, 2, 1), "Not enough air points left: needs 3, has 2"),  # support for a fight
    (Refusal(Reason.ASSAULT_LIMIT, 12, 15, 1), "Too many in one assault: at most 12"),
    (Refusal(Reason.ASSAULTS_SPENT, 2, 2, 1), "It has made all its assaults this turn"),
    (Refusal(Reason.FORBIDDEN_STANCE, 5, 3, 1), "This stance is not allowed now: from turn 5"),
    (Refusal(Reason.NO_TIDE, 0, 24), "No landing is possible this turn"),
    (Refusal(Reason.ORDER_IN_FORCE, 7, 5), "The order is in force already: until turn 7"),
    (Refusal(Reason.STACK_LIMIT, 12, 9, 1), "Too many stack points for the hex: needs 12, has 9"),
]


@pytest.mark.parametrize(("refusal", "words"), CASES)
def test_a_refusal_is_told_in_the_units_of_the_screen(refusal: Refusal, words: str) -> None:
    assert refusal_text(Match(invasion(), 1).view(Side.UN), refusal) == words
