"""Integer expressions of weights (rule 14.1): what a parsed one is worth, and the names it may hold."""

from collections.abc import Mapping
from typing import cast

from game.model.politics import Expression
from game.model.ruleset import Ruleset
from game.model.scenario import Scenario
from game.model.view import Position

TURN, GAIN = "TURN", "GAIN"
MORALE, CUT = "AM_", "CUT_"
PERCENT = 10  # per mille in a per cent
POINT = 10  # tenths in a point


def names_known(scenario_tracks: list[str], armies: list[str]) -> list[str]:
    """Return every name that an expression may hold."""
    shares = [prefix + army for prefix in (MORALE, CUT) for army in armies]
    return [*(track.upper() for track in scenario_tracks), *shares, TURN, GAIN]


def values_of(at: Position, gain: int) -> dict[str, int]:
    """Return what the names stand for: tracks and army morale in points, shares in per cent as far as they are known.

    ``GAIN``: the victory points that whoever asks expects of playing on.
    """
    return {**_values(at.scenario, at.ruleset, at), TURN: at.turn, GAIN: gain}


def _values(scenario: Scenario, ruleset: Ruleset, at: Position) -> dict[str, int]:
    values = {track.id.upper(): level for track, level in zip(scenario.tracks, at.tracks, strict=True)}
    for i, army in enumerate(ruleset.armies):
        record = at.armies[i]
        values[MORALE + army.id] = at.morale[i] // POINT
        values[CUT + army.id] = record.share_cut_pm // PERCENT if record is not None else 0
    return values


def worth(expression: Expression, values: Mapping[str, int]) -> int:
    """Return the value of an expression; a division by nothing gives 0."""
    match expression:
        case ("int", number):
            return cast("int", number)
        case ("name", name):
            return values[cast("str", name)]
        case ("min", left, right):
            return min(worth(cast("Expression", left), values), worth(cast("Expression", right), values))
        case ("max", left, right):
            return max(worth(cast("Expression", left), values), worth(cast("Expression", right), values))
        case (sign, left, right):
            return _joined(
                cast("str", sign), worth(cast("Expression", left), values), worth(cast("Expression", right), values)
            )
    raise ValueError(expression)


def _joined(sign: str, left: int, right: int) -> int:
    if sign == "+":
        return left + right
    if sign == "-":
        return left - right
    if sign == "*":
        return left * right
    return left // right if right else 0
