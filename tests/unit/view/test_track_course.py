"""How political tracks came to their levels: by what, in what steps, and what a side may know of it (rule 13)."""

from game.model.events.base import Event
from game.model.events.politics import HistoryDecided
from game.model.events.turn import PhaseBegan, TrackChanged
from game.model.ids import Phase
from game.model.politics import Politics
from game.rules.politics.conditions import AllOf, InTurns, TrackAt
from game.rules.visibility import observe
from game.view.track_course import EARLIER, NO_EVENT, SECRET, WAR, TrackMove, change_this_turn, moves_heard, track_bars
from game.view.track_marks import is_secret, next_mark, track_marks, track_of_event
from tests.support.politics import CHINA, ESC, choice, event, political
from tests.support.world import C, U, World

CHANGED: list[Event] = [TrackChanged(CHINA, 40)]


def asked() -> World:
    """Return a world of a secret event and of one that waits for the escalation."""
    hidden = event("E01", choice("a", historical=True), hidden_from=U)
    waits = AllOf((InTurns((1, 200)), TrackAt(ESC, least=30)))
    return political(politics=Politics((hidden, event("E02", choice("a", historical=True), when=waits))))


def test_a_move_has_the_cause_that_stands_before_it() -> None:
    state = asked().state
    events: list[Event] = [
        TrackChanged(ESC, 11),
        HistoryDecided(1, 0, U),
        TrackChanged(ESC, 21),
        HistoryDecided(0, 0, C),
        TrackChanged(ESC, 26),
        PhaseBegan(2, Phase.EVENTS, None),
        TrackChanged(ESC, 24),
    ]
    told = list(moves_heard(state.scenario, U, events, 1))
    assert [(move.turn, move.level, move.event, move.why) for move in told] == [
        (1, 11, NO_EVENT, WAR),
        (1, 21, 1, ""),
        (1, 26, NO_EVENT, SECRET),
        (2, 24, NO_EVENT, WAR),
    ]
    assert [move.event for move in moves_heard(state.scenario, C, events, 1)][2] == 0


def test_a_side_hears_nothing_of_a_secret_track() -> None:
    state = asked().state
    assert list(moves_heard(state.scenario, U, CHANGED, 1)) == []
    assert len(list(moves_heard(state.scenario, C, CHANGED, 1))) == 1
    assert is_secret(observe(state, U), CHINA)
    assert not is_secret(observe(state, C), CHINA)


def test_steps_add_up_to_the_present_level_however_many_are_shown() -> None:
    world = asked()
    levels = (12, 17, 9, 30, 28, 41)
    moves = [TrackMove(turn, ESC, level, NO_EVENT, WAR) for turn, level in enumerate(levels, 1)]
    for most in (1, 3, 6, 9):
        bars = track_bars(observe(world.state, U), 10, moves, ESC, most)
        assert len(bars) == min(most, len(levels))
        assert 10 + sum(bar.change for bar in bars) == bars[-1].level == 41
    assert [bar.change for bar in bars] == [2, 5, -8, 21, -2, 13]
    assert track_bars(observe(world.state, U), 10, moves, CHINA, 9) == []


def test_what_does_not_fit_is_one_step() -> None:
    moves = [TrackMove(turn, ESC, 10 + turn, 1) for turn in (1, 2, 3)]
    first, last = track_bars(observe(asked().state, U), 10, moves, ESC, 2)
    assert (first.change, first.level) == (2, 12)
    assert first.label != "E02" == last.label
    assert EARLIER not in last.words


def test_moves_of_one_turn_for_one_reason_are_one_step() -> None:
    moves = [TrackMove(1, ESC, 12, 1), TrackMove(1, ESC, 15, 1), TrackMove(2, ESC, 18, 1)]
    bars = track_bars(observe(asked().state, U), 10, moves, ESC, 9)
    assert [(bar.label, bar.change) for bar in bars] == [("E02", 5), ("E02", 3)]


def test_the_change_of_a_turn_counts_from_its_beginning() -> None:
    state = asked().state
    view = observe(state, U)
    level = view.tracks[ESC]
    old = TrackMove(view.turn - 1, ESC, level - 4, NO_EVENT, WAR)
    now = TrackMove(view.turn, ESC, level, NO_EVENT, WAR)
    assert change_this_turn(view, level - 9, [old, now], ESC) == 4
    assert change_this_turn(view, level - 9, [now], ESC) == 9
    assert change_this_turn(view, level, [], ESC) == 0


def test_thresholds_are_those_of_events_the_side_would_hear_of() -> None:
    world = asked()
    view = observe(world.state, U)
    mine = [mark.level for mark in track_marks(view, ESC) if "E02" in mark.short]
    assert mine == [30]
    assert next_mark(view, ESC) in track_marks(view, ESC)
    assert not any("E01" in mark.words for i in range(len(view.tracks)) for mark in track_marks(view, i))
    assert track_of_event(view, view.scenario.politics.events[1]) == ESC
