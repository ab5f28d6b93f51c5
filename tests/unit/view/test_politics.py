"""What the page of politics tells (rule 14)."""

from dataclasses import replace

from game.model.ids import Side
from game.model.politics import Param
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.politics import changes


def test_a_change_of_the_rules_is_told_while_it_is_in_force() -> None:
    """'U units may stand at any c for 6 turns' (14.2, E07): through its last turn, and not after it."""
    view = Match(open_scenario("campaign"), 1).view(Side.UN)
    for until, told in ((13, 0), (14, 1), (0, 1)):
        params = (Param("stand_at_any_cohesion", int(Side.UN), 1, until, -1),)
        known = view._replace(turn=14, politics=replace(view.politics, params=params))
        assert len(changes(known)) == told
