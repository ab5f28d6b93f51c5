"""What a side is told of the conditions of events is what the rule finds, or that it cannot know (P-12, rule 14.1)."""

import pytest

from game.ai.registry import make_seats
from game.model.ids import SIDES, Side
from game.rules.politics.conditions import AllOf, AnyOf, InTurns, Not, TrackAt
from game.session.match import Match
from game.session.setting import open_scenario
from game.view.condition_words import judged, requirements
from game.view.politics import events_waiting

NAMES = ("historical", "historical")


def leaves(condition: object) -> list[object]:
    if isinstance(condition, AllOf | AnyOf):
        return [leaf for part in condition.parts for leaf in leaves(part)]
    return leaves(condition.part) if isinstance(condition, Not) else [condition]


@pytest.fixture(scope="module")
def games() -> list[Match]:
    """The campaign as it begins, and the Chinese entry after some turns: between them most kinds of conditions."""
    first = Match(open_scenario("campaign"), 1, players=make_seats(NAMES, 1))
    later = Match(open_scenario("campaign"), 1, players=make_seats(NAMES, 1))
    later.run(5)
    return [first, later]


def test_no_side_is_told_what_is_not_so(games: list[Match]) -> None:
    told = set()
    for match in games:
        state = match.state
        for side in SIDES:
            view = match.view(side)
            for event in state.scenario.politics.events:
                for leaf in leaves(event.when):
                    found = judged(leaf, view)
                    assert found is None or found == leaf.is_met(state), (side, event.id, leaf)  # type: ignore[attr-defined]
                    told.add((type(leaf).__name__, found))
    assert {kind for kind, found in told if found is not None} >= {"InTurns", "Holds", "TrackAt", "Chosen", "FlagSet"}


def test_what_is_kept_from_a_side_is_not_known_to_it(games: list[Match]) -> None:
    view = games[1].view(Side.UN)
    secret = {
        line.text
        for event in view.scenario.politics.events
        for line in requirements(view, event)
        if line.is_met is None
    }
    assert any("Chinese resolve" in text for text in secret)
    assert not any("now" in text for text in secret if "Chinese resolve" in text)
    hidden = {event.title for event in view.scenario.politics.events if event.hidden_from is Side.UN}
    assert hidden
    assert not any(title in text for text in secret for title in hidden)
    assert hidden.isdisjoint(line.event.title for line in events_waiting(view))


def test_three_values_are_joined() -> None:
    view = Match(open_scenario("campaign"), 1).view(Side.UN)
    track = next(i for i, track in enumerate(view.scenario.tracks) if track.known_to is Side.COMMUNIST)
    yes, no, unknown = InTurns((1, 200)), InTurns((90, 91)), TrackAt(track, 1)
    for kind, parts, found in (
        (AllOf, (yes, unknown), None),
        (AllOf, (no, unknown), False),
        (AllOf, (yes, yes), True),
        (AnyOf, (yes, unknown), True),
        (AnyOf, (no, unknown), None),
        (AnyOf, (no, no), False),
    ):
        assert judged(kind(parts), view) is found
    assert judged(Not(unknown), view) is None
    assert judged(Not(no), view) is True


def test_an_event_that_waits_says_how_much_of_it_holds() -> None:
    view = Match(open_scenario("campaign"), 1).view(Side.UN)
    lines = {line.event.id: line for line in events_waiting(view)}
    line = lines["E11"]  # the landing: turns and Inchon in communist hands
    assert line.outer
    met = sum(1 for need in line.outer if need.is_met)
    assert line.words.startswith(f"{met} of {len(line.outer)}")
