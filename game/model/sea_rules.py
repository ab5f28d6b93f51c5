"""The numbers of the sea: a part of ``game.model.ruleset.Ruleset`` (rules 10.5, 10.6)."""

from dataclasses import dataclass

from game.model.shapes import Schedule


@dataclass(frozen=True, slots=True)
class SiteRules:
    """One place of ``sites.yaml`` where an army may come ashore (rule 10.5); the map says how good its beach is."""

    id: str
    name: str
    at: str  # place id of the map, or a hex number
    windows: tuple[int, ...]  # turns of the tide; empty = any
    mined: bool


@dataclass(frozen=True, slots=True)
class SeaRules:
    """``sea.yaml`` with ``sites.yaml``: rules 10.5 and 10.6, the beachhead of 6.4, the surprise of 7.2."""

    sites: tuple[SiteRules, ...]
    home_box: str  # where units embark from and go back to
    lift_points: Schedule  # stack points a turn
    control_turn: int  # before this turn only ``early_armies`` go by sea, and control is not asked for
    early_armies: tuple[str, ...]
    beach_factor: int  # evacuation over a beach costs so many times the points
    plan_base_turns: int  # preparation: 4 + 4 for each 3 points of the force
    plan_step_turns: int
    plan_step_points: int
    plan_least_turns: int
    plan_most_turns: int
    plan_practiced_pm: int  # after the first success
    plan_move_turns: int  # for each change of the site
    pause_turns: int  # between two operations
    mine_turns: int  # a mined site is swept so long after all is ready
    wave_points: int  # of the assault wave, and of each wave that follows
    rough_beach: int  # from this beach on ...
    rough_wave_points: int  # ... the assault wave may have no more
    follow_turns: int  # turns in which more waves sail
    beach_strength_pm: int  # lost for each grade of the beach
    surprise_pm: int  # of a landing that nobody expects
    repelled_men_bp: int  # lost by a wave that is thrown back
    beachhead_tons: int  # a day ...
    beachhead_grade_tons: int  # ... less for each grade of the beach
    beachhead_turns: int
    bombard_turns: int  # most turns of bombardment that count
    bombard_entrenchment: int  # a turn's bombardment of the site: levels
    bombard_men_bp: int
    bombard_cohesion_tenths: int
    bombard_alert_pm: int
    leak_pm: int  # weight of the true site in the enemy's belief, for each turn of planning
    cover_pm: int  # weight of the cover site, for each turn it is paid for
    ignored_flag: str  # E09: the enemy does not heed the warning
    heeded_flag: str  # E09: he does
    first_site_flag: str  # E10: the landing is to be at the first of the sites
    other_site_flag: str  # E10: at another
    ignored_pm: int
    success_flag: str  # set by the first landing on ground the enemy held (E13) ...
    failure_flag: str  # ... and by one that is thrown back (15)
    garrison_alert_pm: int  # alert for each stack point of the garrison beyond the first
    belief_error_pm: int  # of each weight, as the enemy sees it
