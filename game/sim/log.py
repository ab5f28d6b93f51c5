"""Every event of one game, a line each: what a report leads to when a game looks odd (PRODUCT P-41)."""

import json
from pathlib import Path

from game.data.writing import write_whole
from game.model.events.base import Event
from game.model.state import GameState
from game.session.codec import Codec
from game.sim.play import Plan, Played, play_game


class EventLog:
    """Keeps the events of a game as lines of JSON: turn, phase, kind and fields, units by key and hexes by label."""

    def __init__(self, plan: Plan) -> None:
        self.lines: list[str] = []
        self._codec = Codec(plan.setting)

    def watch(self, state: GameState, event: Event) -> None:
        """Keep an event that is about to be applied."""
        when = {"turn": state.turn, "phase": state.phase.name.lower()}
        self.lines.append(json.dumps({**when, **self._codec.describe(event)}, ensure_ascii=False))


def log_game(plan: Plan, seed: int, file: Path) -> Played:
    """Return the game of a seed, its events written to a file; those up to a crash, too."""
    log = EventLog(plan)
    played = play_game(plan, seed, log.watch)
    write_whole(file, "".join(f"{line}\n" for line in log.lines))
    return played
