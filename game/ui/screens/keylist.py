"""Which keys the player is told of: all of them, by the place where they count."""

from game.ui.actions import DEFAULT_KEYS, PLACES, Action, Place


def told_actions(place: Place) -> list[Action]:
    """The actions of a place in their order."""
    return [action for action in DEFAULT_KEYS if PLACES[action] is place]


def told_places() -> list[Place]:
    """The places that have actions."""
    return [place for place in Place if told_actions(place)]
