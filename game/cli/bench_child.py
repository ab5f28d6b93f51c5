"""What the children of ``bench`` run: one measurement in a process of its own, without what tables and options need."""

import json
import os
import sys

from game.ai.registry import make_seats
from game.session.match import Match
from game.session.setting import open_scenario
from game.sim.bench import campaigns, engine, files, first_order, memory
from game.sim.play import Plan

PLAIN_TURNS = 5  # without numba a whole game takes long


def probe(what: str, scenario: str, player: str, games: str, turns: str) -> None:
    """Measure one thing in this process and print it as JSON; ``turns`` 0 plays games to their end."""
    last = int(turns) or (PLAIN_TURNS if os.environ.get("NOJIT") else None)
    plan = Plan(scenario, open_scenario, (player, player), last_turn=last)
    found: dict[str, float] = {}
    if what == "campaigns":
        found = campaigns(plan, int(games))
    elif what == "engine":
        found = engine(plan, int(games))
    elif what == "files":
        found = files(plan)
    elif what == "memory":
        found = memory(plan)
    elif what == "first_order":
        first_order(plan, Match(plan.setting, 1, players=make_seats(plan.players, 1), names=plan.players))
    sys.stdout.write(json.dumps(found))
