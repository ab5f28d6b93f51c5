"""What the choices of the deciders are worth in play: ``python -m bench.choices RUN...``, folders of campaigns.

The computer chooses by weights, so the games of a run are an experiment: those where an event was decided one way
beside those where it was decided another. The share is how often, of two such games, the one with the choice came out
better for the side that chose (the North where nobody of the two sides did; equal ones count half). Up to nine in ten a
choice leaves a decision. What only an earlier course of the war leads to (E27, E37) is compared with that course, and
tells the less.
"""

import sys
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path

from game.model.politics import Chooser
from game.session.setting import open_scenario
from game.sim.compare import worth
from game.sim.lines import Game

FEWEST = 5  # games with and without a choice, to say anything of it
SURE = 0.9

Choices = dict[str, dict[str, list[int]]]  # results of games, by event and what was chosen


def chosen(games: Iterator[Game]) -> Choices:
    """Return how games ended, Communist points less those of the UN, by what was chosen in each event last."""
    found: Choices = defaultdict(lambda: defaultdict(list))
    for game in games:
        last = {event: str(choice) for turn in game.turns for event, choice in turn.part("decisions").items()}
        for event, choice in last.items():
            found[event][choice].append(worth(game))
    return found


def better(ours: Sequence[int], others: Sequence[int]) -> float:
    """Return the share of pairs, one of each, in which ours is larger; equal ones count half."""
    ranked = sorted(others)
    wins = sum(bisect_left(ranked, it) + bisect_right(ranked, it) for it in ours) / 2
    return wins / (len(ours) * len(others))


def _read(folders: Sequence[str]) -> Iterator[Game]:
    for folder in folders:
        with (Path(folder) / "games.jsonl").open(encoding="utf-8") as lines:
            yield from map(Game.read, lines)


def main(*folders: str) -> int:
    """Print the table of the choices; return 0 if none is better in nine of ten."""
    plain = True
    politics = open_scenario("campaign").scenario.politics
    print(f"{'event':8}{'choice':22}{'games':>7}{'better':>8}")
    for event, by_choice in sorted(chosen(_read(folders)).items()):
        for choice, results in sorted(by_choice.items(), key=lambda it: -len(it[1])):
            others = [it for other, its in by_choice.items() if other != choice for it in its]
            enough = min(len(results), len(others)) >= FEWEST
            share = better(results, others) if enough else 0.5
            if politics.events[politics.event(event)].chooser == Chooser.UN:
                share = 1 - share
            plain = plain and share <= SURE
            print(f"{event:8}{choice:22}{len(results):7}{f'{share:.0%}' if enough else '-':>8}")
    print("no choice is better in nine of ten" if plain else "a choice is better in nine of ten")
    return int(not plain)


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
