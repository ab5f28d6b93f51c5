"""What the deciders of history ordered, as data: the plan a computer in the historical mode is held to (rule 16.4)."""

from dataclasses import dataclass

from game.model.ids import HexId, Side, UnitId


@dataclass(frozen=True, slots=True)
class LandingAim:
    """Where a side means to land and where it pretends to, by the sites of the rules; ``cover`` -1 = nowhere (10.5)."""

    site: int
    cover: int


@dataclass(frozen=True, slots=True)
class PlanStage:
    """What one side set out to do in a span of turns; how its fights end is not for a plan to say.

    ``axes`` are the axes it follows, by their place in the scenario, each with the last of its hexes it goes for;
    None follows all of them to the end.
    """

    side: Side
    from_turn: int
    to_turn: int
    posture: str  # of ai.yaml
    axes: tuple[tuple[int, HexId], ...] | None
    forces: tuple[tuple[UnitId, int], ...]  # units bound to an axis, by its place in the scenario; the others are free
    line: str  # the defense line it holds, "" = as it judges
    landing: LandingAim | None  # None = it plans none
    shore_guards: bool  # whether it garrisons landing sites
    limits: tuple[tuple[int, str], ...] = ()  # an army and the named line of the map it may not go beyond
    spares: tuple[int, ...] = ()  # the enemy armies it does not attack


def stage_of(plan: tuple[PlanStage, ...], side: Side, turn: int) -> PlanStage | None:
    """Return the stage of a side on a turn, the first that fits; None if the plan says nothing of it."""
    return next((s for s in plan if s.side == side and s.from_turn <= turn <= s.to_turn), None)
