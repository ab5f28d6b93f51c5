"""A match: taking back orders, and what makes that impossible."""

import pytest

from game.ai.registry import make_player
from game.model.contacts import forget
from game.model.digest import digest
from game.model.ids import HexId, Side, UnitId
from game.model.orders import IllegalOrderError, Order
from game.model.view import SideView
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.orders.move import MoveOrder
from game.session.match import Match, UndoError
from game.session.news import NoUndo
from tests.support.matches import skirmish

C, U = Side.COMMUNIST, Side.UN


@pytest.fixture
def match() -> Match:
    return Match(skirmish(), 1, players=(None, make_player("idle", U, 1)), names=("human", "idle"))


def unit(match: Match, key: str) -> UnitId:
    return next(spec.id for spec in match.setting.scenario.units if spec.key == key)


def path(match: Match, labels: str) -> tuple[HexId, ...]:
    return tuple(match.setting.board.grid.from_label(label) for label in labels.split())


def back(match: Match) -> Order:
    """Return the march of the reserve division to the rear, which tells nothing new."""
    return MoveOrder(C, unit(match, "kpa-13"), path(match, "0601"))


def test_a_march_to_the_rear_can_be_taken_back_and_given_again(match: Match) -> None:
    start = digest(match.state)
    assert match.cannot_undo() is NoUndo.NOTHING
    order = back(match)
    match.submit(order)
    moved = digest(match.state)
    assert match.cannot_undo() is None
    assert match.undo() == order
    assert (digest(match.state), match.orders, match.can_redo) == (start, [], True)
    match.redo()
    assert (digest(match.state), match.orders, match.can_redo) == (moved, [order], False)
    with pytest.raises(UndoError, match="no order to take back"):
        match.redo()


def test_several_orders_are_taken_back_one_by_one(match: Match) -> None:
    digests = []
    for label in ("0601", "0600"):
        digests.append(digest(match.state))
        match.submit(MoveOrder(C, unit(match, "kpa-13"), path(match, label)))
    while digests:
        match.undo()
        assert digest(match.state) == digests.pop()
    with pytest.raises(UndoError):
        match.undo()


def test_a_new_order_ends_what_could_be_given_again(match: Match) -> None:
    match.submit(back(match))
    match.undo()
    match.submit(MoveOrder(C, unit(match, "kpa-13"), path(match, "0701")))
    assert not match.can_redo


def test_dice_cannot_be_taken_back(match: Match) -> None:
    match.submit(back(match))
    match.submit(AssaultOrder(C, (unit(match, "kpa-3"), unit(match, "kpa-4")), path(match, "0404")[0]))
    assert match.cannot_undo() is NoUndo.DICE
    with pytest.raises(UndoError) as caught:
        match.undo()
    assert caught.value.reason is NoUndo.DICE


def test_news_of_the_enemy_cannot_be_taken_back() -> None:
    """The tanks ride down the flank until they see the ROK 1st Division, which nobody had told them of."""
    match = Match(skirmish(), 1)
    state = match.state
    forget(state, C, unit(match, "rok-1"))
    match.submit(MoveOrder(C, unit(match, "kpa-4"), path(match, "0504")))
    assert match.cannot_undo() is NoUndo.ENEMY


def test_going_out_of_sight_of_the_enemy_can_be_taken_back(match: Match) -> None:
    match.submit(MoveOrder(C, unit(match, "kpa-3"), path(match, "0303")))
    match.submit(MoveOrder(C, unit(match, "kpa-4"), path(match, "0502")))
    assert match.cannot_undo() is None


def test_the_end_of_a_phase_cannot_be_taken_back(match: Match) -> None:
    match.submit(back(match))
    match.submit(EndPhaseOrder(C))
    assert match.cannot_undo() is NoUndo.PHASE
    match.step()
    assert match.cannot_undo() is NoUndo.PHASE


def test_a_refused_order_keeps_what_can_be_taken_back(match: Match) -> None:
    match.submit(back(match))
    with pytest.raises(IllegalOrderError):
        match.submit(EndPhaseOrder(U))
    assert match.cannot_undo() is None


def test_the_computer_plays_until_a_human_decides(match: Match) -> None:
    assert match.human_decides
    assert match.step() is None
    match.submit(EndPhaseOrder(C))
    match.run()
    assert (match.state.turn, match.decider) == (2, C)
    assert [mark.turn for mark in match.marks] == [1, 2]


def test_listeners_hear_of_the_beginning_and_of_every_order() -> None:
    heard: list[Order | None] = []
    match = Match(skirmish(), 1, listeners=[lambda state, order, events: heard.append(order)])
    match.submit(EndPhaseOrder(C))
    assert heard == [None, EndPhaseOrder(C)]


def test_a_computer_that_never_ends_its_phase_is_stopped(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("game.session.match.MAX_ORDERS_PER_PHASE", 10)

    class Pacer:
        """Walks to and fro and is given the same movement again."""

        match: Match

        def choose(self, view: SideView) -> Order:
            walker = self.match.state.units[unit(self.match, "kpa-13")]
            walker.mp = 60
            there = "0601" if walker.hex == path(self.match, "0602")[0] else "0602"
            return MoveOrder(C, walker.id, path(self.match, there))

    pacer = Pacer()
    pacer.match = Match(skirmish(), 1, players=(pacer, None), names=("pacer", "human"))
    with pytest.raises(RuntimeError, match="pacer: 11 orders in one phase"):
        pacer.match.run()
