"""What listeners of a room are told."""

from enum import Enum


class Change(Enum):
    """What listeners of the room are told has changed."""

    HOVER = "hover"
    INSPECTION = "inspection"  # what is under the pointer is worth a panel
    SELECTION = "selection"
    STATE = "state"
    OVERLAYS = "overlays"
