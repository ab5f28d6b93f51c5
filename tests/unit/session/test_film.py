"""A recorded game looked at from any turn again."""

from game.model.digest import digest
from game.session.film import Film, filming
from game.session.gamefile import file_text, parse_game
from game.session.replay import finished
from tests.support.matches import played, skirmish


def film() -> Film:
    match = played("random", "random")
    match.run()
    return finished(filming(parse_game("game.json", file_text(match)), skirmish()))


def test_a_film_plays_the_record_to_its_end_and_stands_still() -> None:
    shown = film()
    match, end = shown.match, shown.frames[-1]
    assert shown.at == shown.frames[0].turn
    match.run()
    assert shown.ended
    assert tuple(match.orders) == shown.orders
    assert digest(match.state) == digest(end.state)
    assert match.step() is None


def test_every_turn_can_be_gone_to_and_leads_to_the_same_end() -> None:
    shown = film()
    for frame in reversed(shown.frames):
        assert shown.seek(frame.turn) is frame
        assert shown.at == frame.turn
        assert len(shown.match.orders) == frame.orders
        shown.match.run()
        assert digest(shown.match.state) == digest(shown.frames[-1].state)
    assert shown.seek(999) is shown.frames[-1]
    assert shown.seek(-1) is shown.frames[0]
