"""The plans of the computers of a match for its window: read when they are asked for, kept until the next order."""

from collections.abc import Callable, Sequence

from game.ai.intentions import Reader, has_intentions, intent_of
from game.model.ids import SIDES, Side
from game.model.intentions import Intentions
from game.session.match import Match


def planners(match: Match) -> tuple[Side, ...]:
    """Return the sides that a computer with plans plays, or has played in a record."""
    return tuple(side for side in SIDES if has_intentions(match.setting.ruleset, match.names[side]))


def plans_told(match: Match, sides: Callable[[], Sequence[Side]]) -> Callable[[], tuple[Intentions, ...]]:
    """Return what gives the plans of some sides, each read off what that side itself knows."""
    readers = {side: Reader(side, match.seed, match.names[side]) for side in planners(match)}
    kept: tuple[object, tuple[Intentions, ...]] = (None, ())

    def told() -> tuple[Intentions, ...]:
        nonlocal kept
        asked = tuple(side for side in sides() if side in readers)
        moment = (id(match.state), len(match.orders), asked)
        if kept[0] != moment:
            kept = (moment, tuple(_read(match, readers[side], len(match.orders)) for side in asked))
        return kept[1]

    return told


def _read(match: Match, reader: Reader, orders: int) -> Intentions:
    return reader.read(match.view(reader.side), orders, intent_of(match.players[reader.side]))
