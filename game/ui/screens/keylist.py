"""Which keys the player is told of: those that something answers."""

from game.ui.actions import DEFAULT_KEYS, NOT_YET, PLACES, Action, Place
from game.view.overlays import OVERLAYS


def told_actions(place: Place) -> list[Action]:
    """The actions of a place in their order, without those that nothing answers so far."""
    missing = {Action(f"overlay_{n}") for n in range(10)} - {Action(f"overlay_{o.key}") for o in OVERLAYS.values()}
    return [action for action in DEFAULT_KEYS if PLACES[action] is place and action not in NOT_YET | missing]


def told_places() -> list[Place]:
    """The places that have such actions."""
    return [place for place in Place if told_actions(place)]
