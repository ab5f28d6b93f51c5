"""Air power: the pools of the turn, who contests the sky where, and what the fight for it costs (rules 10.1, 10.2)."""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from game.model.air import Allotment, Mission
from game.model.board import NO_ZONE, Board
from game.model.events.air import AirLost, AirReadied
from game.model.events.base import Event
from game.model.ids import SIDES, Side
from game.model.ruleset import at_turn
from game.model.state import GameState
from game.model.view import Position
from game.rules.politics.params import param_of

PM = 1000
TENTHS = 10


def flies(state: GameState, side: Side) -> bool:
    """Return whether a side has any aircraft in this scenario."""
    setup = state.scenario.air
    return setup is not None and setup.flies[side]


def commitment_pm(state: GameState) -> int:
    """Return what commitment makes of the UN pools: its level against that of history (rule 10.1)."""
    rules, track = state.ruleset.air, state.scenario.commit_track
    usual = at_turn(rules.commit_history, state.turn)
    if track < 0 or not usual:
        return PM
    return min(rules.commit_max_pm, state.tracks[track] * PM // usual)


def wing_points(state: GameState, index: int) -> int:
    """Return the points of a wing this turn, in tenths (rule 10.1)."""
    wing = state.ruleset.air.wings[index]
    if not flies(state, Side(wing.side)) or (wing.flag and wing.flag not in state.flags) or wing.unless in state.flags:
        return 0
    return max(0, at_turn(wing.pool_tenths, state.turn) - state.air.wing_lost[index])


def readied(state: GameState) -> AirReadied:
    """Return the pools of the turn; what was shot down or bombed is made good as far as it may be (10.1-10.3)."""
    rules, air = state.ruleset.air, state.air
    lost = tuple(max(0, gone - wing.regain_tenths) for gone, wing in zip(air.wing_lost, rules.wings, strict=True))
    tactical, heavy = [0, 0], [0, 0]
    if flies(state, Side.UN):
        share = commitment_pm(state)
        tactical[Side.UN] = at_turn(rules.tactical_tenths, state.turn) * share // PM
        heavy[Side.UN] = at_turn(rules.heavy_tenths, state.turn) * share // PM
    for i, wing in enumerate(rules.wings):
        if wing.supports:
            tactical[wing.side] += wing_points(state, i)
    for side in SIDES:
        tactical[side] = max(0, tactical[side] + param_of(state, "air_tenths", side)) if flies(state, side) else 0
    trimmed = [fitted(air.forces[side].allotments, tactical[side], heavy[side]) for side in SIDES]
    return AirReadied(
        (tactical[0], tactical[1]),
        (heavy[0], heavy[1]),
        (trimmed[0], trimmed[1]),
        lost,
        tuple(max(0, damage - rules.bombing_recovery_pm) for damage in air.damage),
        tuple(cut for cut in air.cuts if cut[1] > state.turn),
    )


def fitted(allotments: Sequence[Allotment], tactical: int, heavy: int) -> tuple[Allotment, ...]:
    """Return standing allotments cut down alike to what the pools still hold; those left with nothing go."""
    asked = sum(entry.tactical for entry in allotments)
    asked_heavy = sum(entry.heavy for entry in allotments)
    cut = [
        entry._replace(
            tactical=entry.tactical * tactical // asked if asked > tactical else entry.tactical,
            heavy=entry.heavy * heavy // asked_heavy if asked_heavy > heavy else entry.heavy,
        )
        for entry in allotments
    ]
    return tuple(entry for entry in cut if entry.tactical or entry.heavy)


def allotted(allotments: Sequence[Allotment], mission: Mission) -> int:
    """Return the tactical points given to a mission, whatever its targets, in tenths."""
    return sum(entry.tactical for entry in allotments if entry.mission == mission)


@lru_cache(maxsize=16)
def zone_bands(board: Board) -> tuple[int, ...]:
    """Return the weather band of each zone: that of most of its hexes, of a tie the southern."""
    counts = [[0] * (max(board.weather_band) + 1) for _ in board.zones]
    for h, zone in enumerate(board.zone):
        if zone != NO_ZONE:
            counts[zone][board.weather_band[h]] += 1
    return tuple(max(range(len(bands)), key=lambda band: (bands[band], -band)) for bands in counts)


def zone_sky_pm(at: GameState | Position, zone: int) -> int:
    """Return what the weather over a zone leaves of the effect of air points (rule 11)."""
    band = zone_bands(at.board)[zone]
    return at.ruleset.weather.skies[at.weather[band].sky].air_pm


def contested(state: GameState, superiority: int) -> tuple[int, ...]:
    """Return what UN missions lose, per mille by zone, against this much superiority in tenths (rule 10.2)."""
    rules, board = state.ruleset.air, state.board
    against = [0] * len(board.zones)
    for i, wing in enumerate(rules.wings):
        points = wing_points(state, i)
        for zone, place in enumerate(board.zones):
            if points and place.id in wing.zones:
                against[zone] += points
    return tuple(rules.opposed_pm * there // (there + superiority) if there else 0 for there in against)


def support_points(state: GameState, superiority: int) -> int:
    """Return the tenths that the Communist side can fly for its army: none unless it outnumbers its enemy (10.2)."""
    wings = state.ruleset.air.wings
    there = sum(wing_points(state, i) for i in range(len(wings)))
    able = sum(wing_points(state, i) for i, wing in enumerate(wings) if wing.supports)
    return able if there > superiority else 0


def air_battle(state: GameState, superiority: int) -> Iterator[Event]:
    """Yield what the wings lose to enemy superiority (rule 10.2)."""
    rules = state.ruleset.air
    share = min(rules.superiority_loss_max_pm, rules.superiority_loss_pm * superiority // TENTHS)
    for i in range(len(rules.wings)):
        points = wing_points(state, i)
        if lost := points * share // PM:
            yield AirLost(i, points, lost)
