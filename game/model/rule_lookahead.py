"""The numbers of thinking ahead (rule 16.3): ``lookahead.yaml``."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Intent:
    """How a side may set out to carry itself for some turns: one plan of those that a veteran weighs."""

    id: str
    posture: str  # of ai.yaml; "" = as it judges by the balance of power
    gives_way: bool  # who does not follow an axis keeps out of danger instead of taking posts


FREE = Intent("", "", gives_way=False)  # of who does not think ahead


@dataclass(frozen=True, slots=True)
class LookaheadRules:
    """``lookahead.yaml``: what a veteran weighs, how often it plays it out, and how it judges what comes of it."""

    intents: tuple[Intent, ...]
    turns: int  # played out
    first_samples: int  # guesses at what is hidden, with which every intent is played
    rivals: int  # of the first intent that are played on, and it with them ...
    more_samples: int  # ... with so many more
    doubt_pm: int  # of the spread of its gains over the first one that an intent is marked down by
    hidden_pm: int  # how often an enemy who was never seen and should be there is there
    hidden_hexes: int  # how far at most from a place or from friends of his
    army_pm: int  # weight of men against those that victory points are worth
    army_turns: int  # turns left from which on armies weigh in full
    fresh_pm: int  # share of a unit's worth that does not depend on its cohesion and supply
    reach_hexes: int  # how far a unit counts for a place
    reach_pm: int  # weight of the share of the strength around a place, against holding it
    grain_men: int  # powers around a place are told apart by so much
