"""Whatever can be taken back leads to the very game before it, and given again to the very game after it."""

from collections import Counter

from game.ai.registry import make_player
from game.model.digest import digest
from game.model.ids import SIDES
from game.session.match import Match
from game.session.news import NoUndo
from tests.support.checks import frozen
from tests.support.matches import SMALL


def test_orders_of_every_kind_are_taken_back_and_given_again(small: str) -> None:
    match = Match(SMALL[small](), 13)
    players = [make_player("random", side, 13) for side in SIDES]
    reasons: Counter[NoUndo | None] = Counter()
    while not match.is_over:
        side = match.decider
        assert side is not None
        before, known = digest(match.state), frozen(match.view(side))
        order = players[side].choose(match.view(side))
        match.submit(order)
        reasons[match.cannot_undo()] += 1
        if match.cannot_undo() is None:
            after = digest(match.state)
            assert match.undo() == order
            assert (digest(match.state), frozen(match.view(side))) == (before, known)
            match.redo()
            assert digest(match.state) == after
    assert reasons[None] > reasons[NoUndo.PHASE] > 0
    assert reasons[NoUndo.DICE] > 0
