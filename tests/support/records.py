"""Made-up records of games, for what reads them."""

import json
from collections.abc import Mapping

from game.sim.lines import Game, Json

ARMY: dict[str, Json] = {
    "men": 100_000,
    "unit_men": 80_000,
    "front_men": 60_000,
    "guns": 500,
    "tanks": 100,
    "supply": 60.0,
    "front_supply": 60.0,
    "cohesion": 70.0,
    "morale": 60.0,
    "recruit_share": 0.2,
    "killed": 0,
    "wounded": 0,
    "missing": 0,
    "prisoners": 0,
    "guerrillas": 0,
    "replacements": 0,
}


def turn(number: int, /, *, armies: Mapping[str, Mapping[str, Json]] | None = None, **parts: Json) -> dict[str, Json]:
    """Return a turn of a record: the figures of the armies that are not given are those above."""
    found: dict[str, Json] = {key: {**ARMY, **figures} for key, figures in (armies or {}).items()}
    return {"turn": number, "holder": {}, "armies": found, **parts}


def made_up(
    *turns: dict[str, Json],
    deeds: Mapping[str, Json] | None = None,
    start: Mapping[str, Json] | None = None,
    winner: str | None = None,
    seed: int = 1,
) -> Game:
    """Return a game read from a line that was never played."""
    nothing: dict[str, Json] = {"armies": {}, "lines": {}, "landings": []}
    record: dict[str, Json] = {
        "seed": seed,
        "turns": [*turns],
        "start": {"unit_men": dict(start or {})},
        "deeds": {**nothing, **(deeds or {})},
    }
    if winner is not None:
        record["result"] = {"winner": winner, "level": "draw"}
    return Game.read(json.dumps(record))
