"""Two ways to play the same games: who wins a pair, what differs and how sure that is (PRODUCT 2)."""

import json
from math import comb

import pytest

from game.errors import GameError
from game.sim.compare import Duel, Effect, Sides, Variant, duel, duel_plans, effects, in_words, own_sum
from game.sim.figures import MEAN, SHARE, Figure, figures
from game.sim.lines import Game
from game.sim.stopping import odds_against_chance, parse_precision
from tests.support.matches import open_skirmish, skirmish
from tests.support.records import made_up, turn


def scored(score: int, winner: str = "draw", ended: str = "turn_limit") -> Game:
    game = made_up(turn(1), winner=winner)
    result = {**game.result, "score": score, "ended": ended}
    return Game(game.seed, result, game.start, game.deeds, game.waves, game.turns)


@pytest.mark.parametrize(
    ("as_communist", "as_un", "won"),
    [(10, 4, "a"), (-10, -12, "a"), (4, 10, "b"), (3, 3, "undecided"), (0, -1, "a")],
)
def test_a_pair_is_won_by_the_larger_sum_of_own_results(as_communist: int, as_un: int, won: str) -> None:
    """In the second game the first computer is UN: what is good for the Communist side is bad for it there."""
    found = duel([own_sum(Sides(scored(as_communist), scored(as_un)))])
    assert {name: getattr(found, name) for name in Duel.__slots__} == {"a": 0, "b": 0, "undecided": 0, won: 1}


def test_who_is_beaten_early_does_not_win_by_what_was_not_yet_lost() -> None:
    """Rule 15: in the first game ``a`` loses outright, with fewer points gone than ``b`` loses by the last turn."""
    assert own_sum(Sides(scored(-5, "un", "automatic"), scored(-40, "un"))) < 0
    assert own_sum(Sides(scored(120, "communist", "collapse"), scored(-10, "un"))) == 130
    assert own_sum(Sides(scored(7, "draw", "general_war"), scored(0))) == 7


def test_computers_change_seats() -> None:
    first, second = duel_plans(Variant(ai="regular"), Variant(ai="idle"), "skirmish", open_skirmish)
    assert (first.players, second.players) == (("regular", "idle"), ("idle", "regular"))


def test_the_odds_are_those_of_all_strengths_alike_against_a_coin() -> None:
    for wins, losses in ((0, 0), (3, 1), (10, 10), (9, 0)):
        n = wins + losses
        exact = 2**n / ((n + 1) * comb(n, wins))
        assert odds_against_chance(wins, losses) == pytest.approx(exact)


def test_nine_to_nothing_is_beyond_doubt_and_nine_to_three_is_not() -> None:
    assert Duel(9, 0, 5).is_settled
    assert not Duel(9, 3, 0).is_settled
    assert Duel(0, 0, 7).share is None


def values(name: str, kind: str = MEAN) -> Figure:
    """Return a figure that reads the supply of the KPA."""
    return Figure(name, kind, lambda game: game.turns[0].number("armies", "KPA", "supply"))


def pairs(*both: tuple[float, float]) -> list[Sides]:
    return [Sides(*(made_up(turn(1, armies={"KPA": {"supply": value}})) for value in pair)) for pair in both]


def effect_on(figure: Figure, played: list[Sides]) -> Effect | None:
    found = effects([figure], played)
    return found[0] if found else None


def test_the_effect_is_the_mean_of_the_differences_of_pairs() -> None:
    found = effect_on(values("supply"), pairs((50, 60), (10, 21), (80, 89), (30, 40), (70, 80)))
    assert found is not None
    assert (found.a, found.b, found.more, found.n) == (48, 58, 10, 5)
    assert found.low == pytest.approx(10 - 2.776 * 0.7071 / 5**0.5, abs=0.001)
    assert found.is_shown
    assert in_words(found) == "supply: 10.00 more with b (9.12 to 10.88), 58.00 instead of 48.00"


def test_words_say_when_nothing_is_shown() -> None:
    same = effect_on(values("supply"), pairs(*[(50, 50)] * 5))
    chance = effect_on(values("supply"), pairs((50, 60), (60, 50), (50, 55), (55, 50), (50, 50)))
    assert same is not None
    assert chance is not None
    assert in_words(same) == "supply: the same in all 5 pairs"
    assert in_words(chance).startswith("supply: no difference shown (-")
    assert effect_on(values("supply"), pairs((50, 60))) is None  # too few
    less = effect_on(values("held", SHARE), pairs((1, 0), (1, 0), (1, 0), (1, 0), (0, 0)))
    assert less is not None
    assert in_words(less) == "held: 80 % points less with b (24 % to 100 %), 0 % instead of 80 %"


@pytest.mark.parametrize(
    ("text", "name", "width"),
    [("KPA losses±500", "KPA losses", 500), ("winner: un +- 5%", "winner: un", 0.05), ("SCORE+/-2.5", "score", 2.5)],
)
def test_a_precision_is_read(text: str, name: str, width: float) -> None:
    found = parse_precision(text, figures(skirmish()))
    assert (found.figure.name, found.width) == (name, width)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("KPA losses", "must be FIGURE±WIDTH"),
        ("KPA loses±5", "no figure 'KPA loses': did you mean 'KPA losses'?"),
        ("xyzzy±5", "no figure 'xyzzy': simulate prints those there are"),
        ("KPA losses±5%", "is no share: leave the % out"),
        ("KPA losses±0", "the width must be more than 0"),
    ],
)
def test_a_precision_that_cannot_be_is_told(text: str, message: str) -> None:
    with pytest.raises(GameError) as error:
        parse_precision(text, figures(skirmish()))
    assert message in str(error.value)


def test_records_have_the_score() -> None:
    from game.sim.play import Plan, play_game

    line = play_game(Plan("skirmish", open_skirmish, ("idle", "idle")), 1).line
    assert json.loads(line)["result"]["score"] == 0
