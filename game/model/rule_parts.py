"""The numbers of combat, supply, morale, weather, replacements and victory: parts of ``game.model.ruleset.Ruleset``."""

from dataclasses import dataclass
from typing import Annotated

from game.model.shapes import (
    SIDE_KEYS,
    ArmyIndex,
    ByBand,
    ByClass,
    ByIntelligence,
    BySide,
    ByStance,
    Columns,
    Keys,
    NumberList,
    RoadHauls,
    Schedule,
    SideIndex,
    SkyChances,
)

MONTHS = ("-", "-", "-", "-", "-", "-", "june", "july", "august", "september", "october", "november", "december")
BANDS = ("south", "north")


@dataclass(frozen=True, slots=True)
class Tables:
    """``tables.yaml``: the committed curves (rule 1.6), written by ``tools/tables.py``."""

    ln_milli: NumberList  # index 0 = ratio 50
    logit_milli: NumberList  # by roll 0..999, scaled by sigma
    logit_good_milli: NumberList  # the three scales of fogged forecasts (7.8)
    logit_fair_milli: NumberList
    logit_poor_milli: NumberList
    loss_attacker_bp: NumberList  # e^(-.3x) * 10,000 for x -4000..5000 step 50
    loss_defender_bp: NumberList
    interdiction_pm: NumberList  # 0.85 (1 - e^(-effort/3)) by effort in tenths, 0..400


@dataclass(frozen=True, slots=True)
class Band:
    """A result band (rule 7.3): what happens to the defender when d reaches ``floor_thousandths``."""

    id: str
    floor_thousandths: int
    retreat_hexes: int
    extra_loss_bp: int
    guns_abandoned_pm: int
    tanks_abandoned_pm: int
    defender_cohesion_tenths: int
    attacker_cohesion_tenths: int


SurpriseRow = Annotated[tuple[int, ArmyIndex, int], Columns(("turn", "against", "factor_pm"))]  # army -1 = any


@dataclass(frozen=True, slots=True)
class CombatRules:
    """``combat.yaml``: rules 7.1-7.8."""

    sigma_thousandths: int
    threshold_thousandths: int  # 0.38
    stance_thousandths: ByStance
    morale_origin_tenths: int  # 60.0
    surrounded_thousandths: int
    bands: tuple[Band, ...]  # repulse, hold, retreat_1, retreat_2, rout: in rising order of d
    full_fire_supply_tenths: int  # a of 7.1
    starved_men_pm: int  # h
    night_guns_pm: int  # n
    cohesion_floor_pm: int  # 0.4 of (0.4 + 0.6 c/100)
    tank_guard: int  # tanks in a stack that make AT 1.0
    out_of_command_pm: int
    entrenchment_pm: int  # per level
    axes_hexsides: int
    axes_pm: int
    surround_pm: int
    surprise_pm: tuple[SurpriseRow, ...]  # for side COMMUNIST
    ambush_pm: int
    loss_attacker_base_bp: int
    loss_defender_base_bp: int
    loss_heavy_base_pm: int  # 0.6
    loss_heavy_share_pm: int  # 0.8
    loss_min_bp: int
    loss_max_bp: int
    gun_loss_pm: int
    tank_loss_pm: int
    killed_pm: int  # split of men lost
    wounded_pm: int
    missing_pm: int
    wounded_return_pm: int
    wounded_return_turns: int
    assault_supply_tenths: int
    defense_supply_tenths: int
    attacker_cohesion_tenths: int
    attacker_cohesion_slope_tenths: int
    defender_cohesion_tenths: int
    defender_cohesion_slope_tenths: int
    defender_cohesion_origin_thousandths: int  # the slope counts from this d (7.5)
    entrench_loss_bp: int
    retreat_zoc_loss_bp: int  # 7.6
    retreat_zoc_cohesion_tenths: int
    retreat_ford_loss_bp: int
    retreat_extra_hexes: int
    trapped_loss_bp: int
    trapped_cohesion_tenths: int
    shatter_cohesion_tenths: int
    shatter_d_thousandths: int
    shatter_men_pm: int
    estimate_sigma_thousandths: ByIntelligence
    estimate_error_pm: ByIntelligence  # of men (12.1)


@dataclass(frozen=True, slots=True)
class SourceRules:
    """One supply source of ``sources.yaml`` (rule 6.4)."""

    id: str
    place: str  # place id of the map; its hex must be held
    side: SideIndex
    tons: int  # per day
    growth_tons: int  # added per turn after opening
    max_tons: int
    open_turns: int  # turns between capture and first delivery
    open_at_start: bool
    start_haul_hundredths: int
    depot: bool  # an intermediate source: needs rail to the border, lost for good on capture (Pyongyang, Wonsan)
    rail_to: tuple[str, ...]  # a depot: rail must reach one of these places
    frozen_pm: int  # capacity while the major rivers of its band are frozen, 1000 = no change


@dataclass(frozen=True, slots=True)
class SupplyRules:
    """``supply.yaml`` with ``sources.yaml``: rules 6.1-6.7."""

    sources: tuple[SourceRules, ...]
    turn_days_tenths: int  # 3.5 days: tons per day -> per turn (1.2)
    intake_tenths: int  # 50 points
    handicap_pm: BySide  # what a handicap makes of it, in the open (16.3)
    haul_rail_hundredths: int
    haul_road_hundredths: Annotated[tuple[RoadHauls, RoadHauls], Keys(SIDE_KEYS)]  # by Road; NONE = porters
    haul_river_hundredths: BySide  # for a major river without bridge; C: its armies are `night` armies
    interdiction_rail_pm: int  # rail cost x (1 + 2 I)
    interdiction_road_pm: int
    guerrilla_men: int
    guerrilla_pm: int
    guerrilla_max_pm: int
    beach_tons: int  # over the beach
    beach_haul_hundredths: int
    border_tons: int  # over the border, in all
    border_haul_hundredths: int
    border_flag: str  # E28: from then on
    depot_cut_turns: int
    depot_interdiction_pm: int  # capacity x (1 - this x mean I on the rail)
    sealift_tons_min: int
    sealift_tons_per_commit: int
    dump_tenths: int  # 6.6
    isolated_cohesion_tenths: int
    isolated_men_bp: int
    levels_tenths: Annotated[tuple[int, int, int], Keys(("full", "fair", "short"))]  # 6.8


@dataclass(frozen=True, slots=True)
class DissolutionRow:
    """How the men of a dissolved unit are split (rule 8.5), per mille."""

    id: str
    army: str
    cut_off: bool  # applies to units with no open path, in ``region`` if one is named
    region: str
    escape_pm: int
    guerrilla_pm: int
    prisoner_pm: int
    killed_pm: int


@dataclass(frozen=True, slots=True)
class MoraleRules:
    """``morale.yaml``: rules 8.1-8.6. What changes army morale has its sign; what costs cohesion is positive."""

    starved_share_tenths: int
    starved_supply_tenths: int
    cut_share_tenths: int
    retreated_share_tenths: int
    advanced_share_tenths: int
    destroyed_tenths: int
    destroyed_enemy_tenths: int
    destroyed_base: int
    destroyed_min_divisions: int
    division_points: int
    drift_up_tenths: int
    drift_down_tenths: int
    drift_origin_tenths: int
    drift_cut_pm: int
    capital_lost_tenths: int
    capital_lost_early_tenths: int  # an army's own capital lost by turn ``capital_lost_early_turn``
    capital_lost_early_army: str
    capital_lost_early_turn: int
    capital_regained_tenths: int
    capital_taken_tenths: int
    shaken_tenths: int
    broken_tenths: int
    collapsed_tenths: int
    shaken_recovery_pm: int
    broken_cohesion_tenths: int
    collapsed_leave_pm: int
    recovery_tenths: int
    recovery_adjacent_tenths: int
    recovery_rest_tenths: int
    recovery_morale_origin_tenths: int
    recovery_morale_max_pm: int
    recovery_floor_tenths: int  # 50 of (50 + 0.5 s)
    recovery_supply_pm: int
    recovery_out_of_command_pm: int
    retreat_order_turns: int
    retreat_order_cohesion_tenths: int
    general_retreat_morale_tenths: int
    general_retreat_cut_pm: int
    general_retreat_escape_pm: int
    rows: tuple[DissolutionRow, ...]
    closed_guerrilla_army: str
    closed_guerrilla_pm: int
    open_guerrilla_pm: int
    open_prisoner_pm: int
    surrounded_escape_pm: int
    massed_units: int
    massed_prisoner_pm: int
    escape_turns: int
    reform_turns: int
    reform_men_pm: int
    reform_cohesion_tenths: int
    reform_supply_tenths: int
    reform_enemy_distance: int
    reform_per_turn: int


@dataclass(frozen=True, slots=True)
class SkyRules:
    """What one sky does (rule 11)."""

    id: str
    name: str
    air_pm: int
    step_tenths: ByClass  # extra off links
    haul_road_pm: int
    entrench: bool


BandChances = Annotated[tuple[SkyChances, SkyChances], Keys(BANDS)]


@dataclass(frozen=True, slots=True)
class WeatherRules:
    """``weather.yaml``: rule 11. Bands: index 0 south, 1 north of ``band_latitude_tenths``."""

    skies: tuple[SkyRules, ...]  # by Sky
    chances_pm: Annotated[tuple[BandChances, ...], Keys(MONTHS)]  # [month 1..12][band] -> by Sky; month 0 unused
    cold_pm: Annotated[tuple[Schedule, Schedule], Keys(BANDS)]  # [band]: chance of severe cold by turn
    bands: tuple[str, ...]  # their names
    band_latitude_tenths: int  # 38.5 N
    cold_cohesion_tenths: int
    cold_exposed_cohesion_tenths: int
    cold_exposed_men_bp: int
    cold_exposed_supply_tenths: int
    cold_vehicle_move_pm: int
    ice_minor_turn: ByBand  # 0 = never
    ice_major_turn: ByBand


@dataclass(frozen=True, slots=True)
class Lending:
    """Recruits of one army that may fill the units of another (rule 9.1: KATUSA)."""

    from_turn: int
    lender: str  # army ids
    borrower: str
    men: int  # most per turn
    quality_pm: int


@dataclass(frozen=True, slots=True)
class ManpowerRules:
    """``replacements.yaml``: rules 9.1-9.3, 4.9 (boxes), 3.7 (security)."""

    min_supply_tenths: int
    max_tanks: int
    max_guns: int
    cohesion_divisor: int
    lendings: tuple[Lending, ...]
    box_cohesion_tenths: int  # 4.9: recovered per turn
    box_supply_tenths: int
    box_route_points: int  # 4.9: stack points a turn that come out of a box by one route
    box_crossing_hexes: int  # 4.9: how far from a crossing
    security_raise_turns: int  # 3.7: a destroyed security unit is raised again
    arrival_slip_turns: int
    arrival_early_commit: int  # from this commitment on units come ``arrival_early_turns`` early
    arrival_early_turns: int


@dataclass(frozen=True, slots=True)
class VictoryRules:
    """``victory.yaml``: rule 15. A result is (VP communist - VP un) - baseline."""

    draw: int
    marginal: int
    major: int
    prisoners_per_point: int  # 10,000 prisoners = 2 VP: 5,000 each
