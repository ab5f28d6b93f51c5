"""What a side sees (rule 12.1): the only maker of side views."""

from collections.abc import Callable
from functools import lru_cache
from operator import attrgetter
from typing import NamedTuple

from game.model.air import Doctrine
from game.model.escapes import EscapeRecord
from game.model.ids import Side
from game.model.picture import Shown
from game.model.politics import Known
from game.model.records import ArmyRecord
from game.model.ruleset import Ruleset, at_turn
from game.model.scenario import Scenario
from game.model.state import GameState
from game.model.view import Position, SideView

MORALE: Callable[[ArmyRecord], int] = attrgetter("morale")
_POINTS: Callable[[EscapeRecord], int] = attrgetter("points")
Politics = tuple[tuple[int, ...], tuple[int, ...], frozenset[str], Known]


def observe(state: GameState, side: Side) -> SideView:
    """Return what ``side`` knows, as references to what the state keeps for it; never keep it beyond one order."""
    secrets = _secrets(state.scenario, side)
    politics = (
        morale_known(state, side),
        _tracks(state.tracks, secrets.tracks),
        _without(state.flags, secrets.flags) if secrets.flags else state.flags,
        state.shown_politics[side],
    )
    return position(state, side, state.pictures[side].shown, politics, _assumed_doctrine(state.ruleset))


@lru_cache(maxsize=16)
def _assumed_doctrine(ruleset: Ruleset) -> Doctrine:
    return Doctrine(*ruleset.air.doctrine_assumed)


class _Secrets(NamedTuple):
    """What a scenario keeps from a side: the value that tracks read as, None if true, and flags (rules 13, 14)."""

    tracks: tuple[int | None, ...]
    flags: frozenset[str]


@lru_cache(maxsize=64)
def _secrets(scenario: Scenario, side: Side) -> _Secrets:
    tracks = tuple(
        None if track.known_to in (None, side) else max(track.low, at_turn(track.steps, scenario.first_turn))
        for track in scenario.tracks
    )
    return _Secrets(tracks, scenario.politics.secret_flags[side])


@lru_cache(maxsize=256)
def _tracks(tracks: tuple[int, ...], shown: tuple[int | None, ...]) -> tuple[int, ...]:
    return tuple(level if value is None else value for level, value in zip(tracks, shown, strict=True))


@lru_cache(maxsize=256)
def _without(flags: frozenset[str], hidden: frozenset[str]) -> frozenset[str]:
    return flags - hidden


def morale_known(state: GameState, side: Side) -> tuple[int, ...]:
    """Return the morale of every army in tenths as a side knows it: an army in hiding reads as at the start (14)."""
    known = list(map(MORALE, state.armies))
    politics, record = state.scenario.politics, state.politics
    if politics.events:
        for i in _armies_of(state.ruleset, side.enemy):
            hidden = i in politics.veiled and not record.fought[i]
            known[i] = state.scenario.morale[i] if hidden else max(0, known[i] - record.hidden_morale[i])
    return tuple(known)


@lru_cache(maxsize=16)
def _armies_of(ruleset: Ruleset, side: Side) -> tuple[int, ...]:
    return tuple(i for i, rules in enumerate(ruleset.armies) if rules.side == side)


def position(state: GameState, side: Side, others: Shown, politics: Politics, foe_doctrine: Doctrine) -> Position:
    """Return the position of ``side``; ``others``: the enemy and the ground, as known to it or as they are.

    So are the morale of the armies, the tracks and the flags in ``politics``, and ``foe_doctrine``, what the enemy
    spends on a defense (10.4).
    """
    air, foe = state.air, side.enemy
    now = (
        state.turn,
        state.phase,
        state.decider,
        state.weather,
        state.pictures[side].version,
        *politics,
        state.interdiction[side],
        state.guerrillas,
        state.insurgency.contained,
        state.estimates[side],
        state.prisoners,
        *state.shown_sources[side],
        state.naval if side == Side.UN else None,
        state.sea if side == Side.UN else None,
        state.belief if side == Side.COMMUNIST else (),
        state.naval.gunfire_left,
        air.forces[side],
        air.reports[foe],
        air.backing[side],
        air.backing[foe],
        foe_doctrine,
        air.bombed,
        state.interdiction[foe],
        state.keep_bridges[side],
        state.rail_used[side],
        state.rail_used_north[side],
        state.early_points,
        tuple(map(_POINTS, state.escapes)),
        state.result,
    )
    ground = (side, state.board, state.ruleset, state.scenario)
    return Position._make(ground + state.frames[side] + others + now)  # by position: twice as fast as by name
