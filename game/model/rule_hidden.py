"""Rules of what is hidden: guerrillas (9.5) and covert units (7.2, 12.2), as read from their files."""

from dataclasses import dataclass

from game.model.shapes import ArmyIndex, Schedule, SideIndex


@dataclass(frozen=True, slots=True)
class GuerrillaRules:
    """``guerrillas.yaml``: rule 9.5; what they do to supply stands in ``supply.yaml`` (6.3)."""

    side: SideIndex  # whose they are
    army: ArmyIndex  # the army that takes them back
    contained_men: int  # by each stack point of a security unit or of a resting enemy unit
    destroyed_bp: int  # of the men contained, per turn
    growth_bp: int  # per turn where a combat unit of their side is near
    decline_bp: int  # per turn where none is
    growth_flag: str  # while it is set ...
    growth_flag_bp: int  # ... so much is added to the growth (E08)
    return_men: int  # most who return per turn and zone
    harass_men: int  # for each so many free men of the zone ...
    harass_cohesion_tenths: int  # ... enemy units in it lose this per turn ...
    harass_supply_tenths: int  # ... if they have less supply than this


@dataclass(frozen=True, slots=True)
class Surprise:
    """The surprise of a covert unit's first assault (rule 7.2); the first one whose flag and enemy fit holds."""

    flag: str  # set, or "" for always
    against: ArmyIndex  # -1 = anybody
    factor_pm: int


@dataclass(frozen=True, slots=True)
class IntelligenceRules:
    """``intelligence.yaml``: rule 12.2."""

    covert_army: ArmyIndex  # what a covert unit is taken for
    covert_toe: str
    covert_surprise: tuple[Surprise, ...]  # 7.2
    break_contact_flag: str  # set: units of the estimated army out of enemy ZOC are covert again (E32)
    estimated_army: ArmyIndex  # the army whose strength its enemy estimates
    estimate_every_turns: int
    estimate_before_pm: int  # share of its men that is believed before its first fight
    estimate_pm: Schedule  # and after it, by turn
