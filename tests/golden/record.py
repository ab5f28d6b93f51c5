"""Records the golden games and counts anew, after a rule changed on purpose: ``python -m tests.golden.record``.

Say why in CHANGELOG.md.
"""

import json
import sys

from game.data.writing import write_whole
from game.model.ids import Phase
from game.rules.orders.end_phase import EndPhaseOrder
from game.session.gamefile import file_text
from game.session.match import Match
from game.sim.perft import order_digest, perft
from tests.golden.games import GAMES, PERFT


def counts() -> dict[str, dict[str, object]]:
    """Return the counts of legal orders at the first operations of each scenario, and two deep in the small ones."""
    found: dict[str, dict[str, object]] = {}
    for golden in GAMES:
        if golden.scenario in found:
            continue
        match = Match(golden.setting(), golden.seed)
        while match.state.phase == Phase.ALLOCATION and match.decider is not None:
            match.submit(EndPhaseOrder(match.decider))
        start = match.state
        row: dict[str, object] = {"orders": perft(start, 1), "digest": order_digest(start)}
        if golden.scenario == "skirmish":
            row["two deep"] = perft(start, 2)
        found[golden.scenario] = row
    return found


def main() -> None:
    """Write every file."""
    for golden in GAMES:
        match = golden.play()
        write_whole(golden.path, file_text(match))
        sys.stdout.write(f"{golden.path.name}: {len(match.orders)} orders\n")
    write_whole(PERFT, json.dumps(counts(), indent=1) + "\n")


if __name__ == "__main__":
    main()
