"""Rules of the computer players (16), as read from their file: how they carry themselves and what they weigh."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class AiLevel:
    """One level of the computer (rule 16.3)."""

    id: str
    noise_pm: int  # error of its scores
    assault_points: int  # most stack points it plans to send against one hex
    plans: bool  # has the layers above the tactical loop
    history: bool  # is held to what the deciders of history decided (16.4)


@dataclass(frozen=True, slots=True)
class AiPosture:
    """How a side carries itself while the powers stand to each other as they do (rule 16.1)."""

    id: str
    free: bool  # may be taken without a plan of history
    balance_pm: int  # own power in the field against the enemy's that is known: with less the next one is looked at
    attacks: bool  # it follows its axes; else it takes posts
    caution_pm: int  # weight of own losses in an assault
    fear_pm: int  # weight of danger on the march
    least_chance_pm: int  # an assault that succeeds more seldom is not made
    haul_men: int  # each hex of haul beyond what an attacker does not mind


@dataclass(frozen=True, slots=True)
class AiRules:
    """``ai.yaml``: what the scores of the computer weigh (rules 16.1-16.3), counted in men."""

    levels: tuple[AiLevel, ...]
    postures: tuple[AiPosture, ...]  # from the boldest
    vp_men: int  # a victory point
    decisive_points: int  # what a group of places that ends the game is worth more, shared by those still missing
    place_men: int  # a port or airfield without points
    overrun_men: int  # an enemy who can be run over
    cohesion_men: int  # a point of cohesion of 1,000 men
    shatter_pm: int  # share of an enemy unit lost when it dissolves; of an own unit
    own_shatter_pm: int
    kill_pm: int  # enemy losses, against own
    assault_min_men: int  # an assault must be worth more
    cohesion_ease: int  # cohesion lost in an assault counts (cohesion_ease - cohesion) / 100
    join_men: int  # what one more unit must add to it
    own_antitank_pm: int  # AT of an own stack, before it is known who strikes
    supply_men: int  # a point of supply of 1,000 men, times (supply_ease - supply) / 100
    supply_ease: int
    progress_men: int  # ten tenths of the way along an axis
    progress_most_tenths: int  # most of the way that one assault is credited with
    comfort_haul_hundredths: int  # up to this an attacker does not mind the haul
    comfort_per_supply: int  # and so many hundredths more for each point of supply in hand
    finish_turns: int  # in the last turns of a scenario ...
    finish_haul_hundredths: int  # ... so many more for each turn nearer to its end
    bypassed_pm: int  # weight of a place with points that an axis has gone past, of the axis's own
    axis_load_tenths: int  # how much farther an axis seems for each stack point on it
    guard_points: int  # victory points of a place worth a garrison
    guard_always_points: int  # and of one that is never left empty, however far the enemy
    guard_points_most: int  # stack points of a unit that may be one
    guard_alarm_tenths: int  # the enemy's way to it at which it gets one
    guard_way_tenths: int  # longest way of a garrison
    intruder_men: int  # driving off an enemy who stands near the sources of a defending side ...
    intruder_tenths: int  # ... within this walk
    tired_cohesion_tenths: int  # a unit with less, or with less supply, rests
    tired_supply_tenths: int
    tired_fear_pm: int  # weight of danger on the march of a tired unit, and on the way to a post
    post_fear_pm: int
    contact_men: int  # standing in an enemy ZOC
    post_least_men: int  # a post must be worth more; who gets none is the reserve
    post_men: int  # ten tenths of the way to a post
    stop_men: int  # keeping a place without points from the enemy, if he comes with stop_power or more
    stop_power: int  # thousandths of a strength point
    patience_pm: int  # worth left of what he will be at only a turn later
    depth_pm: int  # worth lost for every hex given up
    behind_pm: int  # worth left behind a post
    posts_in_depth: int  # posts on one way
    delay_pm: int  # worth of a post that will not hold, against one that will
    usual_cohesion_tenths: int  # of a unit that takes a post
    line_men: int  # a hex of a defense line of the scenario
    line_past_pm: int  # share of the enemy's power that may be behind it
    line_lost_pm: int  # share of its hexes that may be lost
    line_hexes_per_unit: int  # most hexes a unit has to cover
    keep_tenths: int  # how much farther a place seems to the enemy for each point less than the best
    travel_most_tenths: int  # longest way to a post
    travel_men: int  # ten tenths of it
    late_men: int  # a post not reached this turn, for each turn
    late_turns: int  # turns after the enemy that a unit may come to one
    enemy_pace_tenths: int  # what the enemy walks in a turn
    post_toll_tenths: int  # what a post and its ZOC cost the enemy's way
    zoc_toll_tenths: int
    leftover_tenths: int  # movement points worth a second thought
    leftover_men: int  # and what a second march must gain
    hq_habit_men: int  # what a better place for an HQ must gain
    hq_danger_men: int  # an HQ within the enemy's reach
    hq_distance_men: int  # each hex between an HQ and one of its units
    hq_range_men: int  # each hex beyond its range
    retreat_alarm_pm: int  # share of their worth that the units of an HQ expect to lose before they may run
    general_retreat_cut_pm: int  # share of an army's men cut off at which all of it runs
    reform_way_tenths: int  # the enemy's way to where a division is raised again
    wreck_pm: int  # share of its men below which a unit is merged into another
    refill_below_pm: int  # units with less than this, and with a quality of ...
    refill_quality_pm: int  # ... so much are filled up first
    hq_patience_hexes: int  # beyond its range within which an HQ is expected to catch up
    ride_gain_pm: int  # what a ride must save, in marches of a turn
    stand_points: int  # victory points of a place worth a stand
    stand_pm: int  # if it is kept so often
    delay_from_pm: int  # a hex lost as often as this is only delayed at
    bridge_alarm_tenths: int  # the enemy's way to a bridge at which it is blown
    bridge_wait_hexes: int  # friends beyond it are waited for within this
    patrol_men: int  # guerrillas nobody holds down for whom a security unit leaves its zone
    orders_per_unit: int  # most orders of a phase
    evacuate_pm: int  # the enemy's power against that of a port with no way out at which its garrison leaves by sea
    landing_balance_pm: int  # own power in the field against the enemy's at which a force can be kept at home
    landing_rescue_pm: int  # and at which it must come over after all
    landing_points: int  # most stack points of a landing force
    landing_points_least: int
    landing_static_tenths: int  # mean entrenchment of the army at which its front counts as static
    landing_detour_tenths: int  # an enemy whose way home is this much longer by way of the site is not cut off
    landing_link_tenths: int  # the way from the site to the own front that halves what it is worth
    landing_rail_tenths: int  # the way from the site to his railways that does
    landing_least_men: int  # enemies a landing must be expected to cut off
    landing_chance_pm: int  # a wave that would succeed more seldom waits
    landing_odds_pm: int  # power of the wave against that of wave and garrison together: with less it is not planned
    landing_patience_turns: int  # nor kept once it has been ready so long
    landing_guns_turns: int  # in the last turns before a landing the fleet shells the garrison
    landing_alarm_pm: int  # belief in a landing at which a site gets a garrison
    air_superiority_tenths: int  # points that contest the sky while the enemy flies (10)
    air_superiority_ratio: int  # points for each of his
    air_superiority_pm: int  # but no more of the pool
    air_recon_zones: int  # most zones watched
    air_cas_tenths: int  # close support for each hex where the armies touch
    air_cas_pm: int  # but no more of what is left
    air_zone_tenths: int  # points that interdict one zone
    air_zones: int  # most zones interdicted
    air_standing_hexes: int  # hexes of the enemy's way that a unit counts for the zone it stands in
    air_source_pm: int  # share of the heavy bombers against sources
    air_lift_tenths: int  # airlift for a unit that is cut off
    air_lift_units: int  # most such units
    air_support_points: int  # points of each arm that an assault is given
    air_enough_pm: int  # unless the enemy leaves so often without them
    air_attack_doctrine: int  # points for a defense of a side with axes
    air_defense_doctrine: int  # and of one without
    drop_link_hexes: int  # how far from the own front a drop may be
    drop_least_men: int  # what it must be worth
    armistice_hexes: int  # how far around a place forces count when an end is weighed (14.2, E38)
