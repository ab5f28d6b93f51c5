"""Rule 14.2: the decisions of 1950, and the ledger of Chinese resolve of rule 13."""

from functools import cache

import pytest

from game.ai.registry import make_seats
from game.model.dice import Dice
from game.model.digest import digest
from game.model.events.politics import PoliticsCounted
from game.model.ids import Phase, Side
from game.model.politics import Chooser, HistoricalEvent
from game.model.state import GameState
from game.rules.arrivals import arrivals_phase
from game.rules.engine import submit
from game.rules.orders.decide import DecideOrder
from game.rules.orders.end_phase import EndPhaseOrder
from game.rules.politics.will import political_upkeep
from game.rules.sequence import begin_phase
from game.rules.setup import set_up
from game.rules.visibility import observe
from game.session.gamefile import file_text, parse_game
from game.session.match import Match
from game.session.replay import restore
from game.session.setting import Setting
from tests.support.checks import frozen
from tests.support.politics import (
    applied,
    as_history,
    chosen,
    open_council,
    otherwise,
    track,
    war,
    whole_council,
    whole_war,
)

C, U = Side.COMMUNIST, Side.UN
SEOUL_LOST, LANDED, SEOUL_BACK = 2, 25, 28  # councils that hear of it: the landing is in the operations of T24
NUMBERS = [f"E{number:02}" for number in range(40)]


def events() -> tuple[HistoricalEvent, ...]:
    return whole_war()[2].politics.events


def standing(seed: int) -> GameState:
    """Return the war with the armies where they stood on the first day."""
    state = war(seed)
    applied(state, set_up(state, Dice(seed, 1)))
    return state


def with_seoul(state: GameState, side: Side) -> None:
    """Let Seoul change hands, and let it be counted as a turn's end does; what it does to the will is left out."""
    state.set_holder(state.board.place("seoul").hex, side)
    applied(state, (event for event in political_upkeep(state) if isinstance(event, PoliticsCounted)))


def councils(state: GameState, first: int, last: int, choose=as_history) -> None:  # type: ignore[no-untyped-def]
    """Hold the councils of some turns while Seoul falls, the landing succeeds and Seoul is retaken in their time."""
    for turn in range(first, last + 1):
        if turn == SEOUL_LOST:
            with_seoul(state, C)
            state.set_holder(state.board.place("inchon").hex, C)
        if turn == SEOUL_BACK:
            with_seoul(state, U)
        if turn == LANDED:
            state.flags |= {"landing_succeeded"}
        whole_council(state, turn, choose)


@cache
def historical_seed() -> int:
    """Return the first seed whose dice decide as Stalin did."""
    for seed in range(1, 60):
        state = standing(seed)
        councils(state, 1, 33)
        if chosen(state, "E19") == ["promise"] and chosen(state, "E23") == ["equipment_only"]:
            return seed
    raise AssertionError


def test_every_event_of_the_table_is_there() -> None:
    """Rule 14.2: E00 to E39; E33 and E39 stand for several cards."""
    assert sorted({event.id[:3] for event in events()}) == NUMBERS
    assert [event.id for event in events()] == sorted(event.id for event in events())


@pytest.mark.parametrize("event", events(), ids=lambda event: event.id)
def test_an_event_has_its_words_and_one_historical_choice(event: HistoricalEvent) -> None:
    """Rule 14.1: ``historical`` names the default; P-7: what was known, who decided, what it led to."""
    assert sum(choice.historical for choice in event.choices) == 1
    assert all((event.title, event.date, event.known, event.decided_by, event.led_to))
    assert all(choice.text for choice in event.choices)
    assert event.chooser != Chooser.AUTO or len(event.choices) == 1


def test_the_chinese_ledger_of_history() -> None:
    """Rule 13: 35 +5 +5 +10 +8 +6 +0 +10 = 79; -15 -5 +8 -3 = 64, so the Volunteers cross on T34."""
    state = standing(historical_seed())
    councils(state, 1, 30)
    assert track(state, "china") == 79
    councils(state, 31, 33)
    assert track(state, "china") == 64
    assert chosen(state, "E27") == ["cross"]
    assert "cpv_crossed" not in state.flags
    councils(state, 34, 34)
    assert "cpv_crossed" in state.flags
    assert state.politics.flag_turn("cpv_crossed") == 34
    assert chosen(state, "E29") == ["strike_rok"]


@pytest.mark.parametrize(("crossing", "resolve"), [("halt", 54), ("rok_only", 57)])
def test_no_crossing_where_the_americans_stop(crossing: str, resolve: int) -> None:
    """Rule 13: if U halts at the 38th 54, if only the ROK crosses 57: the Volunteers do not cross."""
    state = standing(historical_seed())
    councils(state, 1, 33, otherwise(E15=crossing))
    assert track(state, "china") == resolve
    assert chosen(state, "E27") == ["delay"]


def test_the_doubters_can_be_overruled() -> None:
    """Rule 13: unless the C player overrules at AM_CPV -15."""
    state = standing(historical_seed())
    cpv = state.ruleset.army("CPV")
    morale = state.armies[cpv].morale
    councils(state, 1, 34, otherwise(E15="halt", E27="overrule"))
    assert state.armies[cpv].morale == morale - 150
    assert "cpv_crossed" in state.flags


def test_america_comes_by_steps() -> None:
    """Rule 14.2, E03: US_COMMIT 4, 6 from T8; E02, E06: COALITION 2, then 4; E04: sea control from T3."""
    state = standing(1)
    levels = {}
    for turn in range(1, 9):
        councils(state, turn, turn)
        levels[turn] = (track(state, "us_commit"), track(state, "coalition"), "sea_control" in state.flags)
    assert levels[1] == (0, 2, False)
    assert levels[2] == (4, 2, False)
    assert levels[3] == (4, 2, True)
    assert levels[4] == (4, 4, True)
    assert levels[8] == (6, 4, True)


def test_mobilization_fills_the_pool() -> None:
    """Rule 14.2, E01: KPA trained pool 4,000."""
    state = standing(1)
    councils(state, 1, 1)
    assert state.armies[state.ruleset.army("KPA")].pool.trained == 4000


def test_no_intervention_is_an_option() -> None:
    """Rule 14.2, E03: what-if "no intervention" only with the option acheson_line."""
    state = standing(1)
    open_council(state, 2)
    index = state.scenario.politics.event("E03")
    (question,) = [asked for asked in state.politics.asked[U] if asked.event == index]
    none = [choice.id for choice in events()[index].choices].index("no_intervention")
    assert none not in question.choices
    state = standing(1)
    state.flags |= {"acheson_line"}
    open_council(state, 2)
    (question,) = [asked for asked in state.politics.asked[U] if asked.event == index]
    assert none in question.choices


def test_waiting_concentrates_the_24th_division() -> None:
    """Rule 14.2, E05: all of it on T5, ROK AM -6."""
    state = standing(1)
    rok = state.ruleset.army("ROK")
    morale = state.armies[rok].morale
    councils(state, 1, 3, otherwise(E05="wait"))
    us = state.ruleset.army("US")
    due = [s.unit for s in state.scenario.setups if state.units[s.unit].army == us and 1 < s.turn < 5]
    assert due
    assert dict(state.politics.late) == dict.fromkeys(due, 5)
    assert state.armies[rok].morale == morale - 60


def test_batches_first_then_the_general_retreat() -> None:
    """Rule 14.2, E14: retreat orders for up to half the HQs on the first firing (T25), general retreat on T26."""
    state = standing(historical_seed())
    councils(state, 1, 25)
    kpa = state.ruleset.army("KPA")
    assert chosen(state, "E14") == ["batches"]
    assert any(unit.retreat_scope for unit in state.own[C].values())
    assert not state.armies[kpa].general_retreat_turn
    councils(state, 26, 26)
    assert chosen(state, "E14") == ["batches", "general"]
    assert state.armies[kpa].general_retreat_turn == 26


def test_garrisons_come_out_of_the_pool() -> None:
    """Rule 14.2, E09: 2 KPA_BDE, 8,000 men of the pool as far as it goes; KPA men from the pool halved for 4 turns."""
    state = standing(1)
    councils(state, 1, 14, otherwise(E09="heed"))
    kpa = state.ruleset.army("KPA")
    assert {"ports_heeded", "spawned_KPA-PG1", "spawned_KPA-PG2"} <= state.flags
    state.armies[kpa].pool.trained = 5000
    port = state.board.place("kunsan").hex
    state.set_holder(state.board.place("inchon").hex, C)
    state.set_holder(port, C)
    applied(state, begin_phase(state, 14, Phase.ARRIVALS))
    applied(state, arrivals_phase(state, Dice(1, 14)))
    first, second = (unit for unit in state.units if unit.spec.key in ("KPA-PG1", "KPA-PG2"))
    assert (first.men, second.men) == (4000, 1000)
    assert second.hex == port
    assert state.armies[kpa].pool.trained < 1000  # the inflow of the turn comes after them


def test_heeding_zhou_gives_up_the_north() -> None:
    """Rule 14.2, E17: stop at the narrow neck, CHINA -12, cities beyond it score nothing for U."""
    state = standing(historical_seed())
    councils(state, 1, 28)
    before = track(state, "china")
    whole_council(state, 29, otherwise(E17="heed"))
    assert track(state, "china") == before + 6 - 12
    lost = {state.scenario.goals[key // 2].place for key in state.politics.forfeited}
    names = {state.board.places[place].id for place in lost}
    assert {"sinuiju", "kanggye", "chongjin"} <= names
    assert not {"seoul", "pyongyang"} & names


SECRETS = (
    (14, "E09", ("ignore", "heed")),
    (29, "E20", ("no_agreement", "push")),
    (30, "E21", ("commander", "wait")),
    (32, "E25", ("go", "ask_delay")),
    (33, "E27", ("cross", "delay", "never")),
    (34, "E29", ("strike_rok", "northern_base", "general_offensive")),
)


@pytest.mark.parametrize(("turn", "key", "options"), SECRETS, ids=[key for _, key, _ in SECRETS])
def test_the_enemy_learns_nothing_of_a_secret(turn: int, key: str, options: tuple[str, ...]) -> None:
    """Rule 14: C's internal choices and Chinese resolve are not shown to U: its view is the same whatever C chose."""
    state = standing(historical_seed())
    councils(state, 1, turn - 1)
    state.phase, state.decider = Phase.EVENTS, C
    open_council(state, turn)
    views = []
    for option in options:
        twin = state.copy()
        twin.decider = C
        submit(twin, DecideOrder(C, key, option))
        while twin.politics.asked[C]:
            question = twin.politics.asked[C][0]
            event = twin.scenario.politics.events[question.event]
            default = event.choices[as_history(twin, C, question)].id
            submit(twin, DecideOrder(C, event.id, default))
        views.append(frozen(observe(twin, U)))
        assert option in chosen(twin, key)
    assert len(set(views)) == 1
    assert observe(state, U).tracks != state.tracks


def test_the_view_names_the_decisions_of_its_side_only() -> None:
    """Rule 14.1: a side is asked its own questions, and reads the public answers."""
    state = standing(1)
    councils(state, 1, 13)
    open_council(state, 14)
    asked = [state.scenario.politics.events[question.event].id for question in observe(state, C).politics.questions]
    assert asked == ["E09"]
    assert observe(state, U).politics.questions == ()
    known = {state.scenario.politics.events[taken.event].id for taken in observe(state, C).politics.taken}
    assert "E03" in known
    assert not {"E10", "E11"} & known


def test_the_phase_does_not_end_while_a_decision_is_open() -> None:
    """Rule 14.1; the computers that do nothing decide as history did."""
    board, rules, scenario = whole_war()
    match = Match(Setting(board, rules, scenario), 3, players=make_seats(("idle", "idle"), 3), names=("idle", "idle"))
    match.run(3)
    assert chosen(match.state, "E03") == ["ground"]
    assert chosen(match.state, "E05") == ["delay"]


@pytest.mark.parametrize("name", ["random", "recruit"])
def test_a_war_with_decisions_is_replayed(name: str) -> None:
    """STYLE 3: a saved game is its orders, decisions among them."""
    board, rules, scenario = whole_war()
    setting = Setting(board, rules, scenario)
    match = Match(setting, 5, players=make_seats((name, name), 5), names=(name, name))
    match.run(2)
    assert any(isinstance(order, DecideOrder) for order in match.orders)
    loaded = restore(parse_game("save", file_text(match)), setting)
    assert digest(loaded.state) == digest(match.state)


def test_a_council_is_held_by_orders() -> None:
    """Rule 1.3: C answers first, then U; the phase ends with their orders."""
    board, rules, scenario = whole_war()
    match = Match(Setting(board, rules, scenario), 3)
    assert (match.state.phase, match.decider) == (Phase.ALLOCATION, C)  # nobody is asked anything on the first turn
    for side in (C, C, U):  # the Communist side alone has aircraft then
        match.submit(EndPhaseOrder(side))
    assert (match.state.phase, match.decider) == (Phase.EVENTS, U)
    match.submit(DecideOrder(U, "E03", "ground"))
    assert track(match.state, "us_commit") == 4
    match.submit(EndPhaseOrder(U))
    assert (match.state.phase, match.decider) == (Phase.ALLOCATION, C)
