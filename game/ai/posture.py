"""The posture of a side: whether it follows its axes, and how boldly, or keeps what it holds (rule 16.1)."""

from game.model.rule_ai import AiPosture, AiRules
from game.model.view import SideView

PM = 1000
TENTHS = 10


def balance_pm(own: int, enemy: int) -> int:
    """Return one power against another, per mille; against nobody it counts as a thousand to one."""
    return own * PM // max(1, enemy)


def aircraft_power(view: SideView) -> tuple[int, int]:
    """Return what the tactical aircraft of the side and of its enemy, as last revealed, would bring to fights if all
    of them flew close support (7.2): the armies count with them when they are weighed (16.1).
    """
    each = view.ruleset.air.support_power
    return view.air.tactical * each // TENTHS, view.foe_air.tactical * each // TENTHS


def posture_at(ai: AiRules, balance: int, *, has_axes: bool, planned: str = "") -> AiPosture:
    """Return the first posture in the order of the rules that a balance per mille allows, the last if none does.

    Who has no axis left to follow cannot take one that attacks. A plan of history names its posture, which
    may be one that nobody takes freely (16.4).
    """
    possible = [posture for posture in ai.postures if has_axes or not posture.attacks]
    if planned:
        return next((posture for posture in possible if posture.id == planned), ai.postures[-1])
    return next((posture for posture in possible if posture.free and balance >= posture.balance_pm), ai.postures[-1])
