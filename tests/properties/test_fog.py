"""STYLE 8, property 5: what a side cannot see changes nothing it does, and nothing forbidden can be reached."""

import gc
from types import FunctionType, ModuleType

import pytest

from game.ai.registry import make_player
from game.model.dice import Dice
from game.model.digest import digest
from game.model.ids import SIDES, Side
from game.model.picture import Picture
from game.model.records import ArmyRecord
from game.model.state import GameState
from game.model.units import Unit
from game.model.view import SideView
from game.rules.engine import submit
from game.rules.visibility import observe
from tests.support.checks import frozen
from tests.support.fog import disturb
from tests.support.matches import SMALL, played

SKIPPED = (type, ModuleType, FunctionType)


def reachable(root: object) -> list[object]:
    """Return every object that can be reached from a view, code and classes aside."""
    found: dict[int, object] = {}
    waiting = [root]
    while waiting:
        thing = waiting.pop()
        if id(thing) in found or isinstance(thing, SKIPPED):
            continue
        found[id(thing)] = thing
        waiting.extend(gc.get_referents(thing))
    return list(found.values())


@pytest.mark.parametrize("side", SIDES)
def test_nothing_forbidden_can_be_reached_from_a_view(side: Side) -> None:
    match = played("idle", "idle")
    match.run(1)
    things = reachable(match.view(side))
    assert not [thing for thing in things if isinstance(thing, GameState | Picture | Dice)]
    assert not [thing for thing in things if isinstance(thing, Unit) and thing.side != side]
    hidden = [
        army for army in match.state.armies if match.state.ruleset.armies[match.state.armies.index(army)].side != side
    ]
    assert not [thing for thing in things if isinstance(thing, ArmyRecord) and any(thing is army for army in hidden)]


def test_the_walk_finds_what_it_looks_for() -> None:
    """A view that held the state would be found out."""
    match = played("idle", "idle")
    leaky = match.view(Side.UN)._replace(result=match.state)  # type: ignore[arg-type]
    assert any(thing is match.state for thing in reachable(leaky))


def test_the_containers_of_a_view_refuse_writes() -> None:
    view = played("idle", "idle").view(Side.UN)
    for name in ("own", "own_at", "foes", "foes_at", "assault_attempts"):
        with pytest.raises(TypeError):
            getattr(view, name)[0] = None
    for name in ("own_stack", "own_zoc", "foe_stack", "foe_zoc", "holder", "rail", "bridges"):
        with pytest.raises(TypeError):
            getattr(view, name)[0] = 0
    with pytest.raises(AttributeError):
        view.turn = 3  # type: ignore[misc]


def same_orders(computer: str, state: GameState, other: GameState, side: Side) -> int:
    """Let a computer play a phase in both states for as long as its views agree; return how many orders it gave."""
    one, two = make_player(computer, side, 1), make_player(computer, side, 1)
    given, turn = 0, state.turn
    while state.decider == side and state.turn == turn:
        here, there = observe(state, side), observe(other, side)
        if frozen(here) != frozen(there):
            break
        order = one.choose(here)
        assert two.choose(there) == order
        submit(state, order)
        submit(other, order)
        given += 1
    return given


@pytest.mark.parametrize("side", SIDES)
def test_what_a_side_cannot_see_changes_nothing_it_does(computer: str, small: str, side: Side) -> None:
    match = played(computer, computer, seed=8, setting=SMALL[small]())
    last = match.state.turn + 1
    disturbed = compared = 0
    while match.state.turn <= last and not match.is_over:
        if match.state.decider == side:
            other = match.state.copy()
            disturbed += disturb(other, side, len(match.orders))
            assert frozen(observe(other, side)) == frozen(match.view(side))
            compared += same_orders(computer, match.state.copy(), other, side)
        match.step()
    assert compared
    assert disturbed, "nothing was hidden: the test shows nothing"


def test_a_computer_that_saw_the_truth_would_be_found_out() -> None:
    match = played("idle", "idle")
    other = match.state.copy()
    assert disturb(other, Side.COMMUNIST, 1)
    assert digest(other) != digest(match.state)
    peeked: list[SideView] = [
        observe(state, Side.COMMUNIST)._replace(foe_zoc=state.zoc[Side.UN]) for state in (match.state, other)
    ]
    assert frozen(peeked[0]) != frozen(peeked[1])
