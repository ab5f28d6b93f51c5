"""Looking ahead (rule 16.3): games as a side imagines them, plans played out on them, and the player who does so."""

from dataclasses import replace

import pytest

from game.ai.lookahead import Leader, deliberate, different, merit, playout, value_of
from game.ai.veteran import Veteran
from game.model.digest import digest
from game.model.ids import OPERATIONS, SIDES, Side
from game.model.orders import Order
from game.model.picture import Contact
from game.model.rule_lookahead import FREE, Intent
from game.model.state import GameState
from game.model.view import SideView
from game.rules.engine import submit
from game.rules.imagine import Imagined, imagine
from game.rules.sightings import covert_toe
from game.rules.visibility import observe
from game.session.match import Match
from game.session.setting import open_scenario
from tests.support.checks import assert_sound, frozen
from tests.support.fog import disturb
from tests.support.games import shipped_scenarios
from tests.support.matches import played

BOLD, SHY = Intent("bold", "storm", gives_way=False), Intent("shy", "hold", gives_way=True)


def begun(scenario: str = "tutorial", turns: int = 1, seed: int = 1) -> Match:
    """Return a game between regular computers after some turns, when operations begin."""
    players = (Leader(Side.COMMUNIST, seed), Leader(Side.UN, seed))
    match = Match(open_scenario(scenario), seed, players=players)
    match.run(match.setting.scenario.first_turn + turns - 1)
    while match.state.phase not in OPERATIONS:
        match.step()
    return match


def orders_of(player: Leader | Veteran, state: GameState, side: Side) -> list[Order]:
    """Let a player end its phase, and return its orders."""
    given: list[Order] = []
    phase = state.phase
    while state.phase == phase and state.result is None:
        given.append(player.choose(observe(state, side)))
        submit(state, given[-1])
    return given


def state_of(game: Imagined) -> str:
    """Return the digest of an imagined game."""
    return digest(game._state)


@pytest.mark.parametrize("side", SIDES)
@pytest.mark.parametrize("scenario", shipped_scenarios())
def test_an_imagined_game_looks_to_its_side_as_the_real_one_does(scenario: str, side: Side) -> None:
    match = begun(scenario, 0)
    real = observe(match.state, side)
    game = imagine(real, 5)
    seen = game.view(side)
    assert_sound(game._state)
    for name in ("own_stack", "own_zoc", "foe_stack", "foe_zoc", "holder", "rail", "bridges"):
        assert bytes(getattr(seen, name)) == bytes(getattr(real, name)), name
    for name in (
        "turn",
        "phase",
        "decider",
        "weather",
        "morale",
        "tracks",
        "flags",
        "own_at",
        "air",
        "source_open_turn",
    ):
        assert getattr(seen, name) == getattr(real, name), name
    assert sorted(piece.hex for piece in seen.foes.values()) == sorted(piece.hex for piece in real.foes.values())
    assert frozen(observe(match.state, side)) == frozen(real)


def test_the_salt_decides_between_guesses_and_nothing_else_does() -> None:
    match = begun("invasion")
    for side in SIDES:
        view = observe(match.state, side)
        assert state_of(imagine(view, 5)) == state_of(imagine(view, 5)) != state_of(imagine(view, 6))


@pytest.mark.parametrize("side", SIDES)
def test_nothing_is_imagined_from_what_cannot_be_seen(side: Side) -> None:
    match = begun("invasion")
    other = match.state.copy()
    assert disturb(other, side, 3)
    here, there = imagine(observe(match.state, side), 5), imagine(observe(other, side), 5)
    assert state_of(here) == state_of(there)


def test_what_happens_in_an_imagined_game_stays_there() -> None:
    match = begun()
    before = digest(match.state)
    side = match.state.decider
    assert side is not None
    game = imagine(observe(match.state, side), 5)
    playout(game, side, BOLD, 1)
    assert digest(match.state) == before
    assert game.clock[0] > match.state.turn


@pytest.mark.parametrize(("disguised", "army"), [(True, "CPV"), (False, "KPA")])
def test_an_enemy_without_a_name_is_taken_for_one_who_may_be_there(disguised: bool, army: str) -> None:
    """Rule 12.2: a covert unit looks like a regiment of the KPA; where all of those are known it is somebody else."""
    view = observe(begun("chinese_entry", 0).state, Side.UN)
    rules, known = view.ruleset, next(it for it in view.foes.values() if isinstance(it, Contact))
    stranger = known._replace(id=999, spec=None, army=rules.intelligence.covert_army, toe=covert_toe(rules))
    regiments = [it for it in view.scenario.units if it.toe is stranger.toe and it.army == stranger.army]
    others = [known._replace(id=i, spec=it, army=it.army, toe=it.toe) for i, it in enumerate(regiments) if disguised]
    game = imagine(view._replace(foes={999: stranger, **{it.id: it for it in others}}), 5)
    who = game._state.units[next(unit for unit, i in game._state.tracked[Side.UN].items() if i == 999)]
    assert (who.hex, rules.armies[who.army].id, who.covert) == (stranger.hex, army, disguised)


def test_a_landing_is_imagined_as_often_as_it_is_believed_in() -> None:
    """Rule 10.5: the Communist side does not know the site; it knows what it believes."""
    view = observe(begun("inchon", 0).state, Side.COMMUNIST)
    assert sum(view.belief)
    sites = [imagine(view, salt)._state.sea.plan.site for salt in range(60)]
    assert len(set(sites)) > 2
    assert all(view.belief[site] for site in sites)
    nobody = view._replace(belief=(*(0 for _ in view.belief[:-1]), 1000))
    assert imagine(nobody, 5)._state.sea.plan.site == -1
    inchon = max(range(len(view.belief) - 1), key=lambda i: view.belief[i])
    sure = view._replace(belief=tuple(1000 * (i == inchon) for i in range(len(view.belief))))
    assert imagine(sure, 5)._state.sea.plan.site == inchon


def thoughts(view: SideView, seed: int) -> tuple[Intent, int]:
    """Return what a deliberation comes to, and in how many playouts."""
    steps, deliberation = 0, deliberate(view, seed)
    while True:
        try:
            next(deliberation)
        except StopIteration as end:
            return end.value, steps
        steps += 1


def test_the_budget_is_a_number_of_playouts() -> None:
    match = begun()
    side = match.state.decider
    assert side is not None
    view = observe(match.state, side)
    rules, open_to_it = view.ruleset.lookahead, different(view, 1)
    intent, playouts = thoughts(view, 1)
    assert playouts == rules.first_samples * len(open_to_it) + rules.more_samples * (1 + rules.rivals)
    assert intent in open_to_it
    assert thoughts(view, 1)[0] == intent


def test_intents_that_come_to_the_same_are_played_once() -> None:
    """In the tutorial the UN side has no axes: it cannot storm."""
    match = begun()
    while match.state.decider != Side.UN:
        match.step()
    found = different(observe(match.state, Side.UN), 1)
    assert "storm" not in [intent.id for intent in found]
    assert len(found) > 1


def test_the_doubtful_gain_counts_less() -> None:
    rules = replace(begun().setting.ruleset.lookahead, doubt_pm=500)
    first, sure, wild = FREE, BOLD, SHY
    found = {first: [100, 200], sure: [110, 210], wild: [150, 180]}
    assert merit(rules, found, first) == 0
    assert merit(rules, found, sure) == 10
    assert merit(rules, found, wild) == 15 - 17


@pytest.mark.parametrize("side", SIDES)
def test_a_game_is_worth_more_with_more_places_and_men(side: Side) -> None:
    match = begun()
    game = imagine(observe(match.state, side), 5)
    before = value_of(game, side)
    richer = game.copy()
    poorer = game.copy()
    for at, holder in ((richer, side), (poorer, side.enemy)):
        for goal in match.setting.scenario.goals:
            at._state.holder[goal.hex] = holder
    stronger = game.copy()
    next(unit for unit in stronger._state.own[side].values() if unit.on_map and not unit.is_hq).men += 1000
    assert value_of(richer, side) >= before >= value_of(poorer, side)
    assert value_of(stronger, side) > before
    assert value_of(richer, side) > value_of(poorer, side)


def test_who_gives_way_does_not_take_posts() -> None:
    match = begun()
    while match.state.decider != Side.UN:
        match.step()
    ways = []
    for intent in (FREE, SHY):
        leader = Leader(Side.UN, 1)
        leader.mind.intent = intent
        ways.append(orders_of(leader, match.state.copy(), Side.UN))
    assert ways[0] != ways[1]


def test_thinking_in_parts_leads_to_the_same_orders() -> None:
    """A window lets it ponder between two pictures."""
    match = played("idle", "idle")
    match.run(1)
    while match.state.phase not in OPERATIONS:
        match.step()
    side = match.state.decider
    assert side is not None
    at_once, in_parts = Veteran(side, 1), Veteran(side, 1)
    parts = 0
    while in_parts.ponder(observe(match.state, side)):
        parts += 1
    assert parts
    one, two = match.state.copy(), match.state.copy()
    assert orders_of(at_once, one, side) == orders_of(in_parts, two, side)


def test_a_match_lets_its_computer_ponder() -> None:
    match = played("veteran", "idle")
    while match.state.phase not in OPERATIONS:
        assert not match.ponder()
        match.step()
    count, before = 0, digest(match.state)
    while match.ponder():
        count += 1
    assert count
    assert digest(match.state) == before
    match.step()
    match.players = (None, None)
    assert not match.ponder()
