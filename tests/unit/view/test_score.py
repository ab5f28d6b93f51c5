"""The score in words."""

from game.model.ids import Side
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.score import score_why, score_words


def test_the_sum_is_explained_by_its_parts_history_and_what_is_to_come() -> None:
    """Inchon begins far from its baseline: the tip says what makes the sum and how much can still change."""
    view = Match(open_scenario("inchon"), 1).view(Side.UN)
    points, words, leads = score_words(view)
    total = f"+{64 - view.scenario.baseline}"
    assert (points, words, leads) == (total, "6 turns to go", False)
    late = view._replace(turn=view.scenario.last_turn - 1)
    assert score_words(late) == (total, "Communist decisive", False)
    lines = score_why(view).splitlines()
    assert lines[0] == "*Communist 106*: places held 106."
    assert lines[1] == "*UN 42*: places held 42."
    assert "difference is +64" in lines[2]
    assert "history's campaign was over it was −42" in lines[2]
    assert f"*{total}*" in lines[2]
    assert lines[3].startswith("Turns still to come: 6.")
