"""``check --expect``: plays the games that the expectations of scenarios need, and says what came of them."""

from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path

from game.errors import GameError
from game.model.metrics import Mode
from game.session.setting import open_scenario
from game.sim.expect import Outcome, decided
from game.sim.history import PLAYERS
from game.sim.lines import Game
from game.sim.play import Plan
from game.sim.runner import run_games


def outcomes_of(paths: Sequence[Path], given: Namespace) -> list[tuple[str, Outcome]]:
    """Return the outcome of every expectation of some sound scenarios, with the id of its scenario."""
    found: list[tuple[str, Outcome]] = []
    for path in paths:
        scenario = open_scenario(str(path)).scenario
        for mode in Mode:
            asked = [expectation for expectation in scenario.expectations if expectation.mode == mode]
            if asked:
                games = _Games(str(path), mode, given)
                found += [(scenario.id, outcome) for outcome in decided(asked, games.play, given.games)]
    return found


class _Games:
    """The games of a scenario in a mode, played as they are asked for."""

    def __init__(self, scenario: str, mode: Mode, given: Namespace) -> None:
        player = PLAYERS[mode]
        self.plan = Plan(scenario, open_scenario, (player, player))
        self.given = given

    def play(self, first: int, last: int) -> list[Game]:
        """Return the games from one number up to, but without, another; GameError if one crashed."""
        seeds = range(self.given.seed + first, self.given.seed + last)
        games = []
        for played in run_games([(self.plan, seed) for seed in seeds], self.given.jobs):
            if played.trouble:
                raise GameError(f"{self.plan.scenario}: seed {played.seed} crashed; simulate shows it with --replays")
            games.append(Game.read(played.line))
        return games


def as_row(scenario: str, outcome: Outcome) -> dict[str, object]:
    """Return an outcome for programs."""
    wanted = outcome.expectation
    return {
        "scenario": scenario,
        "text": wanted.text,
        "mode": wanted.mode.name.lower(),
        "least": wanted.least_pct,
        "most": wanted.most_pct,
        "verdict": outcome.verdict.value,
        "hits": outcome.hits,
        "games": outcome.games,
        "low": round(outcome.low, 1),
        "high": round(outcome.high, 1),
    }


def as_line(scenario: str, outcome: Outcome) -> str:
    """Return an outcome in words."""
    wanted = outcome.expectation
    asked = f"{wanted.least_pct} to {wanted.most_pct} %"
    share = f"{outcome.hits} of {outcome.games} games, {outcome.low:.0f} to {outcome.high:.0f} %"
    return f"{outcome.verdict.value:9} {scenario}: {wanted.text} ({share}; asked {asked})"
