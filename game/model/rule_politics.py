"""The numbers of politics: a part of ``game.model.ruleset.Ruleset``."""

from dataclasses import dataclass

from game.model.shapes import Schedule


@dataclass(frozen=True, slots=True)
class Will:
    """How a track follows what befalls an army and the capitals (rule 13)."""

    track: str  # its id in the scenario; nothing happens where it has none
    army: str
    capital: str  # the place whose loss counts, "" = none
    enemy_capital: str
    loss_men: int  # men lost for good ...
    loss_points: int  # ... that take off so many points


@dataclass(frozen=True, slots=True)
class Threshold:
    """What happens once when the track of escalation reaches ``at`` for the first time (rule 13)."""

    at: int
    flag: str  # set then
    track: str  # that moves, "" = none
    points: int


@dataclass(frozen=True, slots=True)
class PoliticsRules:
    """``politics.yaml``: rules 9.3 and 13."""

    wills: tuple[Will, ...]
    capital_lost: int  # points of a will: signed
    capital_regained: int
    capital_taken: int  # the enemy's, once
    general_retreat: int  # of the will that follows the army (8.4)
    escalation_track: str
    thresholds: tuple[Threshold, ...]
    general_war_at: int
    others_follow_history: bool  # 14: who decides on neither side does what history did, no die is rolled
    city_pop_tenths: int  # 14, E39: a city counts from so many people, in tenths of 100,000
    driven_back_hexes: int  # 14, E34: units that retreated count as driven back by an army that fought so near
    ally_army: str  # 9.3: its units wait for the track of the coalition ...
    ally_coalition: Schedule  # ... to reach this, by the turn of their row
