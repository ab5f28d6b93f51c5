"""One file for each map overlay; importing the package registers them all."""

from game.view.overlays import control, history, objectives, supply, terrain, zoc
from game.view.overlays.layer import OVERLAYS, Overlay, OverlayPicture

__all__ = ["OVERLAYS", "Overlay", "OverlayPicture", "control", "history", "objectives", "supply", "terrain", "zoc"]
