"""The numbers of the rules, as read from ``scenarios/rules/*.yaml``; frozen and shared by every game.

Whole numbers only, with the unit in the name: ``_tenths``, ``_pm`` (per mille), ``_bp`` (1/10,000), ``_hundredths``,
``_thousandths``. One class for each file; the rule number stands with each field.
"""

from dataclasses import dataclass
from typing import Annotated

from game.model.ids import MovementClass, Road, Trait
from game.model.rule_ai import AiRules
from game.model.rule_air import AirRules
from game.model.rule_hidden import GuerrillaRules, IntelligenceRules
from game.model.rule_lookahead import LookaheadRules
from game.model.rule_parts import (
    CombatRules,
    ManpowerRules,
    MoraleRules,
    SupplyRules,
    Tables,
    VictoryRules,
    WeatherRules,
)
from game.model.rule_politics import PoliticsRules
from game.model.sea_rules import SeaRules
from game.model.shapes import (
    SIDE_KEYS,
    ByCity,
    ByClass,
    BySide,
    CostByClass,
    Keys,
    RoadCosts,
    Schedule,
    SideIndex,
)

IMPASSABLE = -1  # in a CostByClass


@dataclass(frozen=True, slots=True)
class TerrainType:
    """One kind of ground (rule 2.1)."""

    id: str
    name: str
    cost_tenths: CostByClass
    defense_pm: int
    tank_pm: int
    stack_limit: int
    closed: bool  # a ZOC needs a link or a pack unit to reach in (4.2); the hill row of 8.5
    open: bool  # plain, for 8.5


@dataclass(frozen=True, slots=True)
class TerrainRules:
    """``terrain.yaml``: rules 2.1-2.5, 4.1-4.2."""

    types: tuple[TerrainType, ...]
    city_defense_pm: ByCity  # the hex takes the larger of this and its terrain's (2.1)
    city_tank_pm: ByCity  # the hex takes the smaller (2.1)
    road_cost_tenths: RoadCosts  # by Road; NONE is unused (2.2)
    rail_march: Road  # the Road a railway marches as (2.2)
    minor_river_tenths: int  # 2.4
    major_river_tenths: CostByClass  # without bridge; IMPASSABLE for vehicles (2.4)
    major_river_night_tenths: int  # for units with the night trait
    minor_river_attack_pm: int
    major_river_attack_pm: int
    bridge_blow_pm: int  # chance per attempt (2.4)
    bridge_blow_first_turn_pm: int
    bridge_blow_cost_tenths: int
    bridge_rebuild_turns: int
    zoc_enter_tenths: ByClass  # 4.2
    zoc_to_zoc_tenths: int
    zoc_min_cohesion_tenths: int
    zoc_min_men: int
    zoc_min_tanks: int
    control_range: int  # 1.4
    stack_limit_default: int  # of a city hex, whatever its terrain (2.1)
    surplus_cohesion_tenths: int  # 3.3


@dataclass(frozen=True, slots=True)
class Toe:
    """A table of organization and equipment (rule 3.4)."""

    id: str
    name: str
    men: int
    guns: int
    tanks: int
    movement: MovementClass
    is_hq: bool
    stack_points: int
    full_tons: int  # tons per day at full intake
    upkeep_tenths: int  # points of stock per turn
    symbol: str  # infantry, armor, mechanized, motorized, recon, marine, airborne, security, hq
    echelon: str  # III, X, XX, XXX, XXXX
    traits: Trait  # every unit of the kind has these
    later_guns: Schedule  # guns from a turn on, where that changes (3.4: ROK_DIV)

    def guns_on(self, turn: int) -> int:
        """Return the guns of its table on a turn."""
        return at_turn(self.later_guns, turn) or self.guns


@dataclass(frozen=True, slots=True)
class UnitRules:
    """``unit_types.yaml``: rules 2.3, 3.2-3.6, 4.3-4.7, 5."""

    toes: tuple[Toe, ...]
    move_tenths: ByClass  # 2.3
    starved_supply_tenths: int
    starved_move_pm: ByClass
    spent_cohesion_tenths: int
    spent_move_pm: int
    interdicted_level_pm: int
    interdicted_move_tenths: int
    retreat_order_move_tenths: int
    assault_cost_tenths: ByClass  # 5
    assaults_per_unit: int
    assaults_per_hex: int
    assault_min_supply_tenths: int
    assault_min_cohesion_tenths: int
    hexside_stack_limit: int  # 7.2: stack points through one hexside
    assault_stack_limit: int  # 7.2: in all
    rest_cohesion_tenths: int
    stand_min_cohesion_tenths: int
    entrench_field_max: int
    entrench_command_max: int
    entrench_fortified_max: int
    entrench_min_supply_tenths: int
    quality_pm_by_grade: tuple[int, ...]  # 3.6, index 0 = grade 1
    quality_per_fight_pm: int
    overrun_cost_tenths: int  # 4.3
    overrun_men: int
    overrun_cohesion_tenths: int
    displace_hexes: int
    displace_cohesion_tenths: int
    displace_turns: int
    reassign_cohesion_tenths: int  # 4.5
    rail_hexes: int  # 4.6
    rail_min_cohesion_tenths: int
    rail_enemy_distance: int
    rail_capacity_sp: BySide
    rail_north_capacity_sp: BySide  # of that, in the region north
    rail_north_until_turn: int  # the limit holds before this turn
    rail_hq_sp: int
    rail_vehicle_factor: int  # motor and tracked units count so often
    rail_interdiction_pm: BySide  # points x (1 + this x I): what the highest I on the path costs
    rail_broken_turns: int
    rail_repair_hexes: Annotated[tuple[Schedule, Schedule], Keys(SIDE_KEYS)]  # hexes a turn, by turn
    rail_hubs: Annotated[tuple[tuple[str, ...], tuple[str, ...]], Keys(SIDE_KEYS)]  # where repair starts, best first
    main_effort_limit: int  # 4.4: HQs at the highest priority
    advised_army: str  # 4.4: Soviet advisers, while the scenario's soviet track stands at ``advised_track_min`` or more
    advised_track_min: int
    advised_range: int  # hexes added to the range of its HQs
    advised_recovery_tenths: int
    joint_command_flag: str  # 4.4: once it is set, HQs of one of ``joint_command_armies`` may command the others' units
    joint_command_armies: tuple[str, ...]
    wear_adjacent_bp: int  # 4.7
    wear_tank_pm: int  # of tanks, against men, under interdiction
    wear_sheltered_pm: int  # where night units hide in closed ground, and for units that did not move
    wear_interdiction_bp: int
    wear_march_cohesion_tenths: int


@dataclass(frozen=True, slots=True)
class ArmyRules:
    """One army of ``armies.yaml`` (rule 3.5)."""

    id: str
    name: str
    side: SideIndex
    men_weight_pm: int
    marine_weight_pm: int
    gun_power: Schedule  # thousandths of a strength point per gun
    tank_power: Schedule
    antitank_pm: Schedule  # AT of rule 7.1 when this army is shot at
    morale_tenths: int
    recruit_quality_pm: int
    trained_quality_pm: int
    quality_cap_pm: int
    haul_reach_hundredths: int  # K of 6.2
    command_range: int
    capital: str  # place id, for 8.1
    home_region: str  # region id; rule 8.1 "open path home"
    home_haul_most_hundredths: int  # a path home that takes more haul is none; 0 = any will do (8.1)
    start_quality_pm: int  # what the enemy assumes before it knows better (12.1)
    unlimited_stock: bool
    stock_tons: int  # 6.5
    stock_gain_tons: int  # per turn, before tracks
    stock_gain_soviet_tenths: int  # tenths of a ton per turn and point of the scenario's Soviet track (6.5)
    pool_inflow: "Inflow"  # 9.1
    start_trained: int
    replacement_pm: int  # 9.2: most of TOE men per turn
    replacement_adjacent_pm: int
    loss_victory_men: int  # 15: men lost for good per victory point to the enemy
    can_reform: bool
    stance_from_turn: int  # 5: the first turn its units may set a stance (ROK: 2)
    arrival_cohesion_tenths: Schedule  # 3.6, by the turn of arrival
    arrival_supply_tenths: int
    arrival_guns_soviet: int  # 9.3: least Soviet support with which new units bring guns


@dataclass(frozen=True, slots=True)
class TrackScale:
    """``value`` x track // base (rule 9.1); unscaled where the scenario has no such track or ``track`` is empty."""

    track: str
    base: int


@dataclass(frozen=True, slots=True)
class Inflow:
    """What an army's pools gain per turn (rule 9.1), by turn."""

    trained: Schedule
    recruits: Schedule
    recruits_per_pop_tenth: Schedule  # hundredths of a man per tenth of population (100,000s) held
    recruits_region: str  # region whose held places count, empty = all
    tanks: Schedule
    guns: Schedule
    trained_scale: TrackScale
    flag_recruits: int  # more of them once ``recruits_flag`` is set (E28)
    recruits_flag: str
    recruits_full_flag: str  # per population: all of it once this is decided, half with the next flag (14, E08) ...
    recruits_half_flag: str  # ... nothing before; where a scenario has no events, all of it from the start
    recruits_scale: TrackScale
    weapons_scale: TrackScale


@dataclass(frozen=True, slots=True, eq=False)
class Ruleset:
    """All rules data; ``digest`` is the hash of the files it was read from."""

    terrain: TerrainRules
    units: UnitRules
    armies: tuple[ArmyRules, ...]
    tables: Tables
    combat: CombatRules
    supply: SupplyRules
    morale: MoraleRules
    weather: WeatherRules
    manpower: ManpowerRules
    guerrillas: GuerrillaRules
    intelligence: IntelligenceRules
    victory: VictoryRules
    sea: SeaRules
    air: AirRules
    politics: PoliticsRules
    ai: AiRules
    lookahead: LookaheadRules
    digest: str

    def army(self, key: str) -> int:
        """Return the index of the army of this id; ValueError if there is none."""
        return [army.id for army in self.armies].index(key)


def at_turn(steps: tuple[tuple[int, int], ...], turn: int) -> int:
    """Return the value of a stepped schedule on a turn: that of the last step not after it, 0 before the first."""
    value = 0
    for start, amount in steps:
        if start > turn:
            break
        value = amount
    return value
