"""Every computer plays the invasion to its end; other scenarios are begun; what must always hold holds (STYLE 8)."""

import pytest

from game.ai.registry import make_seats
from game.model.digest import digest
from game.model.events.base import Event
from game.model.events.turn import PhaseBegan
from game.model.ids import Side
from game.model.state import GameState
from game.rules.visibility import observe
from game.session.gamefile import file_text, parse_game
from game.session.match import Match
from game.session.replay import restore
from game.session.setting import open_scenario
from tests.properties.test_fog import same_orders
from tests.support.checks import assert_sound, frozen
from tests.support.fog import disturb
from tests.support.games import computer_names, shipped_scenarios
from tests.support.manpower import ManCounter

WHOLE = "invasion"  # by every computer to its end ...
SMALL = {"veteran": "tutorial"}  # ... but by who plays dozens of games for each turn of one
PAIRS = [(SMALL.get(name, WHOLE), name) for name in computer_names()]
OTHERS = [scenario for scenario in shipped_scenarios() if scenario != WHOLE]
SHORT_TURNS, BEGUN_TURNS = 12, 3  # others up to so long are played to their end, longer ones only begun
COVERT = ("chinese_entry", "regular")  # units that nobody sees come out of a box


def new_match(scenario: str, name: str, seed: int, counter: ManCounter | None = None) -> Match:
    names = (name, name)
    watch = counter.watch if counter else None
    return Match(open_scenario(scenario), seed, players=make_seats(names, seed), names=names, watch=watch)


@pytest.mark.parametrize(("scenario", "name"), PAIRS)
def test_a_game_comes_to_its_end_and_nothing_is_lost(scenario: str, name: str) -> None:
    """Properties 1, 3 and 6 at every turn of a whole game."""
    counter = ManCounter()
    match = new_match(scenario, name, 1, counter)
    twin = match.state.copy()
    happened: list[Event] = []
    match.listeners.append(lambda state, order, events: happened.extend(events))
    while not match.is_over:
        match.run(match.state.turn)
        for event in happened:
            event.apply(twin)
        happened.clear()
        assert digest(twin) == digest(match.state)
        assert_sound(match.state)
    assert match.state.result is not None
    assert match.state.turn <= match.setting.scenario.last_turn
    assert counter.events
    loaded = restore(parse_game("save", file_text(match)), match.setting)
    assert (loaded.marks, digest(loaded.state)) == (match.marks, digest(match.state))


@pytest.mark.parametrize(("scenario", "name"), PAIRS)
def test_a_game_loaded_at_a_turns_end_goes_on_as_it_was_played(scenario: str, name: str) -> None:
    """Property 3 for the shipped scenarios: the computers think again after loading, and think the same."""
    whole, setting = new_match(scenario, name, 2), open_scenario(scenario)
    last = setting.scenario.first_turn + (1 if name in SMALL else 2)
    saves = []
    while not whole.is_over and whole.state.turn <= last:
        saves.append(file_text(whole))
        whole.run(whole.state.turn)
    for text in saves:
        loaded = restore(parse_game("save", text), setting, make_seats((name, name), 2))
        loaded.run(last)
        assert digest(loaded.state) == digest(whole.state)


@pytest.mark.parametrize("scenario", OTHERS)
def test_every_scenario_can_be_played(scenario: str) -> None:
    """STYLE 9: the regular computer against itself; properties 1 and 6 at every turn's end."""
    counter = ManCounter()
    match = new_match(scenario, "regular", 1, counter)
    turns = match.setting.scenario
    is_short = turns.last_turn - turns.first_turn < SHORT_TURNS
    last = turns.last_turn if is_short else turns.first_turn + BEGUN_TURNS - 1
    twin = match.state.copy()
    happened: list[Event] = []
    match.listeners.append(lambda state, order, events: happened.extend(events))
    while not match.is_over and match.state.turn <= last:
        match.run(match.state.turn)
        for event in happened:
            event.apply(twin)
        happened.clear()
        assert digest(twin) == digest(match.state)
        assert_sound(match.state)
    assert counter.events
    assert match.is_over == is_short


@pytest.mark.parametrize("side", Side)
@pytest.mark.parametrize(("scenario", "name"), [*PAIRS, COVERT])
def test_a_computer_does_not_know_what_its_side_cannot_see(scenario: str, name: str, side: Side) -> None:
    """Property 5 on a real map: hidden enemies elsewhere and weaker, the same orders."""
    match = new_match(scenario, name, 3)
    first = match.setting.scenario.first_turn
    disturbed = compared = 0
    while not match.is_over and match.state.turn <= (first if name in SMALL else first + 1):
        if match.state.decider == side:
            other = match.state.copy()
            disturbed += disturb(other, side, match.state.turn)
            assert frozen(observe(other, side)) == frozen(match.view(side))
            compared += same_orders(name, match.state.copy(), other, side)
        finish_phase(match)
    assert disturbed
    assert compared


def finish_phase(match: Match) -> None:
    """Let the side that decides play until another phase begins."""
    clock = (match.state.turn, match.state.phase)
    while (match.state.turn, match.state.phase) == clock:
        match.step()


def test_every_turn_of_a_game_begins_with_the_same_phases() -> None:
    """Rule 1.3: the sequence of play, as the events tell it."""
    phases: list[tuple[int, str]] = []

    def note(state: GameState, event: Event) -> None:
        if isinstance(event, PhaseBegan):
            phases.append((event.turn, event.phase.name))

    names = ("idle", "idle")
    match = Match(open_scenario("invasion"), 1, players=make_seats(names, 1), names=names, watch=note)
    match.run(2)
    second = [name for turn, name in phases if turn == 2]
    assert second == [
        "EVENTS",
        "WEATHER",
        "ARRIVALS",
        "ALLOCATION",
        "SUPPLY",
        "COMMUNIST_OPERATIONS",
        "UN_OPERATIONS",
        "UPKEEP",
    ]
