"""One file for each map overlay; importing the package registers them all."""

from game.view.overlays import (
    control,
    history,
    interdiction,
    objectives,
    reach,
    supply,
    terrain,
    threat,
    weather,
    zoc,
)
from game.view.overlays.layer import OVERLAYS, Overlay, OverlayPicture

__all__ = [
    "OVERLAYS",
    "Overlay",
    "OverlayPicture",
    "control",
    "history",
    "interdiction",
    "objectives",
    "reach",
    "supply",
    "terrain",
    "threat",
    "weather",
    "zoc",
]
