"""What the computer sends along with its assaults: close support and naval gunfire (rules 7.2, 10.4)."""

from game.ai.estimate import outlook
from game.ai.mind import Mind
from game.ai.strike import Strike
from game.model.ids import HexId
from game.model.view import SideView
from game.rules.combat import attack_odds
from game.rules.support import NO_SUPPORT, Support, additions, limits


def expected_support(view: SideView, target: HexId) -> Support:
    """Return the support that an assault on a hex is given if it needs it."""
    if not view.backing.cas_left and not view.gunfire_left:
        return NO_SUPPORT
    points = view.ruleset.ai.air_support_points
    most = limits(view, view.side, target)
    return Support(min(points, most.cas), min(points, most.gunfire))


def expected_power(view: SideView, target: HexId, support: Support) -> int:
    """Return what that support adds, in thousandths of a strength point."""
    if support == NO_SUPPORT:
        return 0
    return sum(addition.power for addition in additions(view, view.side, target, support))


def support_for(mind: Mind, strike: Strike) -> Support:
    """Return the support for an assault that is about to be made: none where it succeeds without."""
    view = mind.view
    support = expected_support(view, strike.target)
    if support == NO_SUPPORT:
        return support
    odds = attack_odds(view, strike.units, strike.target)
    leave_pm = outlook(view.ruleset, odds.threshold, odds.leave_from).leave_pm(odds.attack, odds.defense)
    return NO_SUPPORT if leave_pm >= mind.ai.air_enough_pm else support
