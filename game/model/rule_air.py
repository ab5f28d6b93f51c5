"""The numbers of air power and naval guns (rules 10.1-10.4, 10.6, 12.1): a part of ``game.model.ruleset.Ruleset``."""

from dataclasses import dataclass
from typing import Annotated

from game.model.shapes import Keys, Schedule, SideIndex

RECON_TERRAIN = ("plain", "hills", "mountain", "alpine")
SIZES = ("regiment", "brigade", "division")


@dataclass(frozen=True, slots=True)
class Wing:
    """Aircraft of one kind that contest the sky over some zones (rules 10.1, 10.2)."""

    id: str
    side: SideIndex
    pool_tenths: Schedule
    flag: str
    unless: str
    zones: tuple[str, ...]
    regain_tenths: int
    supports: bool


BySize = Annotated[tuple[int, int, int], Keys(SIZES)]
ByReconTerrain = Annotated[tuple[int, int, int, int], Keys(RECON_TERRAIN)]
ByArm = Annotated[tuple[int, int], Keys(("cas", "gunfire"))]


@dataclass(frozen=True, slots=True)
class AirRules:
    """``air.yaml``: rules 10.1-10.4, naval points of 10.6, reconnaissance of 12.1."""

    tactical_tenths: Schedule
    heavy_tenths: Schedule
    commit_history: Schedule
    commit_max_pm: int
    wings: tuple[Wing, ...]
    opposed_pm: int
    superiority_loss_pm: int
    superiority_loss_max_pm: int
    interdiction_most_pm: int
    interdiction_scale_tenths: int
    interdiction_keep_pm: int
    interdiction_heavy_pm: int
    bombed_army: str
    bombing_source_pm: int
    bombing_source_max_pm: int
    bombing_recovery_pm: int
    bombing_stock_tons: int
    bombing_region: str
    bombing_recruits: int
    will_track: str
    will_least_tenths: int
    will_loss: int
    will_loss_most: int
    border_flag: str
    border_hexes: int
    escalation_track: str
    escalation: int
    bridge_sources: tuple[str, ...]
    bridge_strike_tenths: int
    bridge_strike_pm: int
    bridge_cut_pm: int
    bridge_cut_turns: int
    support_power: int
    support_most: int
    support_distant_pm: int
    support_hexes: int
    support_night_pm: int
    gunfire_power: int
    gunfire_most: int
    doctrine_most: int
    doctrine_from_pm: int
    doctrine_to_pm: int
    doctrine_start: ByArm
    doctrine_assumed: ByArm
    airlift_tenths: BySize  # by stack points less one
    drop_lift_tenths: int
    drop_hexes: int
    drop_enemy_points: int
    drop_cohesion_tenths: int
    naval_points: Schedule
    sea_control_flag: str
    recon_tenths: int
    recon_pm: ByReconTerrain  # by the terrain of the same name
    recon_guerrilla_men: int
    recon_guerrilla_pm: int
