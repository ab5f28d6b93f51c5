"""What a computer intends, read off its view: the plan it acts by, made again at any time, and nothing else (P-16)."""

import pytest

from game.ai.intentions import Reader, has_intentions, intent_of
from game.ai.registry import make_seats
from game.ai.regular import Regular
from game.model.ids import OPERATIONS, Side
from game.model.intentions import AimKind, Intentions
from game.model.rule_lookahead import FREE
from game.rules.orders.assault import AssaultOrder
from game.rules.orders.move import MoveOrder
from game.session.match import Match
from game.session.setting import open_scenario

NAMES = ("regular", "regular")


def played(scenario: str, seed: int = 3) -> Match:
    return Match(open_scenario(scenario), seed, players=make_seats(NAMES, seed), names=NAMES)


def at_operations(match: Match, side: Side) -> Match:
    """Play to the beginning of a side's operations."""
    while not (match.decider is side and match.state.phase in OPERATIONS):
        match.step()
    return match


def reading(match: Match, side: Side, level: str = "regular") -> Intentions:
    return Reader(side, match.seed, level).read(match.view(side), len(match.orders))


def test_an_attacker_is_read_as_his_player_thinks() -> None:
    match = at_operations(played("pusan_perimeter"), Side.COMMUNIST)
    player = match.players[Side.COMMUNIST]
    assert isinstance(player, Regular)
    first, read = None, reading(match, Side.COMMUNIST)
    while not isinstance(first, AssaultOrder | MoveOrder):  # staff work comes before it
        read = reading(match, Side.COMMUNIST)
        first = player.choose(match.view(Side.COMMUNIST))
        match.submit(first)
    mind = player.course.mind
    assert read.posture == mind.posture
    assert read.posture.attacks
    assert [push.goal for push in read.pushes] == [thrust.goal for thrust in mind.thrusts]
    followed = {key: aim.push for key, aim in read.aims.items() if aim.kind is AimKind.THRUST}
    assert followed
    assert followed == {key: push for key, push in mind.axes.items() if key not in mind.guards}
    assert read.blows
    best = read.blows[0]
    assert set(first.units if isinstance(first, AssaultOrder) else (first.unit,)) <= set(best.units)
    for push in read.pushes:
        assert push.way[-1] == push.goal
        assert all(push.name == read.pushes[read.aims[key].push].name for key in push.units)


def test_a_defender_is_read_with_posts_and_line() -> None:
    match = at_operations(played("invasion"), Side.UN)
    read = reading(match, Side.UN)
    assert not read.posture.attacks
    assert not read.pushes
    player = match.players[Side.UN]
    assert isinstance(player, Regular)
    player.choose(match.view(Side.UN))
    posts = {key: post.hex for key, post in player.course.mind.posts.items()}
    told = {key: aim.hex for key, aim in read.aims.items() if aim.kind is AimKind.POST}
    assert told
    assert told == {key: h for key, h in posts.items() if key in told}
    assert {stand.hex for stand in read.stands} == set(told.values())
    lines = {line.name: line.hexes for line in match.setting.scenario.defense_lines if line.side is Side.UN}
    assert not read.line or lines[read.line] == read.line_hexes


def test_reading_changes_nothing_of_the_game() -> None:
    read, alone = played("tutorial"), played("tutorial")
    readers = {side: Reader(side, read.seed, "regular") for side in Side}
    while not read.is_over and read.state.turn < 4:
        for side, reader in readers.items():
            reader.read(read.view(side), len(read.orders))
        read.step()
        alone.step()
    assert read.orders == alone.orders
    assert read.marks == alone.marks


@pytest.mark.parametrize("side", Side)
def test_a_moment_gone_back_to_is_read_as_at_first(side: Side) -> None:
    match = played("invasion")
    at_operations(match, Side.COMMUNIST)
    reader = Reader(side, match.seed, "regular")
    state, orders = match.state.copy(), list(match.orders)
    then = reader.read(match.view(side), len(match.orders))
    for _ in range(25):
        match.step()
        reader.read(match.view(side), len(match.orders))
    match.wind(state, orders)
    assert reader.read(match.view(side), len(match.orders)) == then == reading(match, side)


def test_levels_alone_have_intentions() -> None:
    rules = open_scenario("tutorial").ruleset
    known = {
        name for name in ("recruit", "regular", "veteran", "historical", "idle", "human") if has_intentions(rules, name)
    }
    assert known == {"recruit", "regular", "veteran", "historical"}


def test_the_veteran_is_read_with_what_he_has_set_out_to_do() -> None:
    match = at_operations(played("tutorial"), Side.UN)
    veteran, _ = make_seats(("veteran", "regular"), 1)
    assert intent_of(veteran) is FREE
    holding = next(intent for intent in match.setting.ruleset.lookahead.intents if intent.posture == "hold")
    reader = Reader(Side.UN, match.seed, "veteran")
    view, orders = match.view(Side.UN), len(match.orders)
    free, held = reader.read(view, orders), reader.read(view, orders, holding)
    assert held.posture.id == "hold"
    assert not held.pushes
    assert reader.read(view, orders) == free
